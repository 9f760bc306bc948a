"""Drafts by a LibreTranslate server, asked over HTTP.

The interface is that of LibreTranslate 1.9 (``POST /translate``, ``GET /languages``, ``GET /frontend/settings``).
"""

import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from toolkit.engines.base import EngineContext, Request
from toolkit.engines.libretranslate_server import Server, TooMuchError
from toolkit.errors import EngineError
from toolkit.model import Draft

KEY_VARIABLE = "DRAGOMAN_LIBRETRANSLATE_KEY"
_MOST_TEXTS = 20
_MOST_CHARACTERS = 3000
"""Of a batch: a server on a small machine takes the better part of its time-out to translate as much."""
_AMBIGUOUS = {"ckb": "Sorani", "kmr": "Kurmanji"}
_TIMEOUT = 20.0


class LibreTranslate:
    """The engine ``libretranslate``.

    Args:
        settings: ``url``, ``timeout`` in seconds, ``codes``: language tag → the server's code for it.
        key: the API key, or nothing where the server asks for none.
        sleep: waits so many seconds.

    Raises:
        EngineError: there is no ``url``.
    """

    def __init__(self, settings: Mapping[str, Any], key: str, sleep: Callable[[float], None] = time.sleep) -> None:
        if "url" not in settings:
            cure = 'write url = "https://..." under [engines.libretranslate] in the settings'
            raise EngineError("no LibreTranslate server is set", cure=cure)
        self._server = Server(settings["url"], key, settings.get("timeout", _TIMEOUT), sleep)
        self._codes: Mapping[str, str] = settings.get("codes", {})
        self._known: dict[str, set[str]] | None = None
        self._characters = _MOST_CHARACTERS

    def drafts(self, requests: Sequence[Request]) -> Iterator[tuple[int, Draft | None]]:
        """Yield the drafts of *requests*, batch by batch.

        Raises:
            EngineError: the server cannot be reached, refuses, or does not have the languages; or, when all else is
                done, a text is longer than it takes.
        """
        if not requests:
            return
        source, target = self._pair(requests[0].source, requests[0].target)
        refused = 0
        for numbers in self._batches(requests):
            answers = self._answers([requests[number].text for number in numbers], source, target)
            for number, answer in zip(numbers, answers, strict=True):
                refused += answer is None
                yield number, Draft(answer, "libretranslate") if answer and answer.strip() else None
        if refused:
            texts = "a text" if refused == 1 else f"{refused} texts"
            what = f"{self._server.name} refuses {texts} as too long; all others are done"
            raise EngineError(what, cure="translate by hand, or raise the limit of the server (LT_CHAR_LIMIT)")

    def _answers(self, texts: list[str], source: str, target: str) -> list[str | None]:
        """Return the translations of *texts*; what is too much at once is halved, None is what is too long alone."""
        try:
            return [*self._server.translate(texts, source, target)]
        except TooMuchError:
            if len(texts) == 1:
                return [None]
            half = len(texts) // 2
            return [*self._answers(texts[:half], source, target), *self._answers(texts[half:], source, target)]

    def _batches(self, requests: Sequence[Request]) -> Iterator[list[int]]:
        batch: list[int] = []
        size = 0
        for number, request in enumerate(requests):
            if batch and (len(batch) == _MOST_TEXTS or size + len(request.text) > self._characters):
                yield batch
                batch, size = [], 0
            batch.append(number)
            size += len(request.text)
        if batch:
            yield batch

    def _pair(self, source: str, target: str) -> tuple[str, str]:
        """Return the server's codes for two languages."""
        if self._known is None:
            self._known = self._server.languages()
            self._characters = min(self._server.most_characters() or _MOST_CHARACTERS, _MOST_CHARACTERS)
        one, other = self._code(source, self._known.keys()), self._code(target, self._known.keys())
        if other not in self._known[one]:
            there = ", ".join(sorted(self._known[one])) or "nothing"
            what = f"{self._server.name} does not translate from {one} to {other}, only to {there}"
            raise EngineError(what, cure="use another engine for this language")
        return one, other

    def _code(self, tag: str, known: Collection[str]) -> str:
        code = self._codes.get(tag, tag)
        if code in known:
            return code
        what = f"{self._server.name} does not have the language {code}, only {', '.join(sorted(known))}"
        if tag in _AMBIGUOUS and "ku" in known:
            # Which of the two a server means by it, its operator knows.
            cure = f'if its ku is {_AMBIGUOUS[tag]}, write codes = {{ {tag} = "ku" }} under [engines.libretranslate]'
            raise EngineError(what, cure=cure)
        raise EngineError(what, cure="use another engine for this language")


def make(context: EngineContext) -> LibreTranslate:
    """Return the engine that *context* describes, with the key in the environment.

    Raises:
        EngineError: there is no ``url`` in its settings.
    """
    return LibreTranslate(context.settings, os.environ.get(KEY_VARIABLE, "").strip())
