"""Engines that other distributions bring: entry points of the group ``dragoman.engines``."""

from collections.abc import Iterator, Sequence
from importlib.metadata import EntryPoint, entry_points

from toolkit.engines.base import Engine, EngineContext, Request
from toolkit.errors import EngineError
from toolkit.model import Draft

GROUP = "dragoman.engines"


def plugins() -> dict[str, EntryPoint]:
    """Return the name of each engine that is installed as a plug-in → its entry point, in the order of the names."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


class Plugin:
    """The engine behind an entry point, which names a function that takes an :class:`EngineContext`.

    Whatever it does wrong is an EngineError that names it.

    Raises:
        EngineError: it cannot be loaded.
    """

    def __init__(self, point: EntryPoint, context: EngineContext) -> None:
        self._name = point.name
        try:
            self._engine: Engine = point.load()(context)
        except Exception as error:
            raise self._failed(error) from error

    def drafts(self, requests: Sequence[Request]) -> Iterator[tuple[int, Draft | None]]:
        """Yield what the plug-in yields, once it has been looked at.

        Raises:
            EngineError: it failed, or it gave something else than one draft or None for each request.
        """
        try:
            yield from self._answers(requests)
        except Exception as error:
            raise self._failed(error) from error

    def _answers(self, requests: Sequence[Request]) -> Iterator[tuple[int, Draft | None]]:
        unanswered = set(range(len(requests)))
        for number, draft in self._engine.drafts(requests):
            if number not in unanswered:
                raise EngineError(f"it answers request {number!r}, which is answered already or not there")
            unanswered.remove(number)
            yield number, self._checked(draft)
        if unanswered:
            raise EngineError(f"it leaves {len(unanswered)} of {len(requests)} requests without an answer")

    def _checked(self, draft: object) -> Draft | None:
        """Return *draft* with an origin; None where it says nothing."""
        if draft is None:
            return None
        if not isinstance(draft, Draft):
            raise EngineError(f"it gives a {type(draft).__name__} in place of a Draft")
        for text in (draft.text, draft.origin, *draft.notes):
            if not isinstance(text, str):
                raise EngineError(f"its draft holds {text!r}, which is not a string")
            text.encode()  # half a surrogate pair would only be found out when the PO file is written
        return Draft(draft.text, draft.origin or self._name, tuple(draft.notes)) if draft.text.strip() else None

    def _failed(self, error: Exception) -> EngineError:
        what = str(error) if isinstance(error, EngineError) else f"{type(error).__name__}: {error}"
        return EngineError(f"the engine '{self._name}' failed: {what}", cure="ask whoever made it, or use another one")
