"""Drafts out of what people have already translated: an identical text elsewhere in the workspace."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.engines.base import Request
from toolkit.model import Draft


@dataclass(frozen=True, slots=True)
class Known:
    """A reviewed translation."""

    source: str
    target: str
    context: str | None
    text: str
    translation: str


class KnownTexts:
    """The engine ``none``: it makes nothing up.

    A translation from the same context is taken before one from another, and of several the first.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self._exact: dict[tuple[str, str, str | None, str], str] = {}
        self._any: dict[tuple[str, str, str], str] = {}
        for one in known:
            self._exact.setdefault((one.source, one.target, one.context, one.text), one.translation)
            self._any.setdefault((one.source, one.target, one.text), one.translation)

    def drafts(self, requests: Sequence[Request]) -> Iterator[tuple[int, Draft | None]]:
        """Yield the known translation of each request as a draft from ``memory 100%``."""
        return enumerate(map(self._one, requests))

    def _one(self, request: Request) -> Draft | None:
        exact = self._exact.get((request.source, request.target, request.context, request.text))
        found = exact or self._any.get((request.source, request.target, request.text))
        return Draft(found, "memory 100%") if found else None
