"""Machine translation of lines, as they come, with as much memory as a few hundred of them need."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit import languages
from toolkit.engines import Engine, Request, Terminology
from toolkit.errors import EngineError, LanguageError
from toolkit.model import Draft
from toolkit.settings import Settings
from toolkit.workflow.desk import Desk
from toolkit.workflow.engines import NONE, Choice, joined
from toolkit.workflow.terminology import judged, terminologies
from toolkit.workflow.terms import choose_desk
from toolkit.workflow.workspace import find_workspace

MOST_LINES = 256
"""How many lines are read before the first of them is translated."""
_MOST_CHARACTERS = 50_000
"""Of a chunk: enough for an engine to fill its batches with lines of about one length."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A line and its translation."""

    line: int
    text: str
    translation: str | None
    """On one line; None where the engine has none. A blank line is its own translation."""
    origin: str = ""
    notes: tuple[str, ...] = ()


class LineTranslator:
    """Translates lines from one language into another.

    Args:
        source: tag of the language of the lines.
        target: tag of the language to translate into.
        choice: the engine.
        desk: whose glossary is followed.
        settings: of the engine, and the house style.

    Raises:
        LanguageError: a tag is not known, or both are the same.
        EngineError: there is no such engine, or it cannot translate this pair.
    """

    def __init__(self, source: str, target: str, choice: Choice, desk: Desk, settings: Settings) -> None:
        choice.check()
        self._pair = languages.get(source).tag, languages.get(target).tag
        if self._pair[0] == self._pair[1]:
            raise LanguageError(f"from {source} to {target} there is nothing to translate", cure="give two languages")
        if choice.name == NONE:
            raise EngineError("the engine 'none' translates nothing", cure="choose another one with --engine")
        if lacking := choice.lacking([self._pair]):
            raise joined(lacking)
        glossary = terminologies(desk, settings)
        self._terminology: Terminology = glossary(*self._pair)
        self._engine: Engine = choice.engine(settings, glossary)

    def translate(self, lines: Iterable[str], most: int = MOST_LINES) -> Iterator[Translated]:
        """Yield each of *lines*, none of which has a line break, with its translation; *most* are read ahead.

        Raises:
            EngineError: the engine fails.
        """
        number = 0
        for chunk in _chunks(lines, most):
            drafts = self._drafts([text for text in dict.fromkeys(chunk) if text.strip()])
            for text in chunk:
                number += 1
                if not text.strip():
                    yield Translated(number, text, text)
                elif draft := drafts.get(text):
                    yield Translated(number, text, draft.text, draft.origin, draft.notes)
                else:
                    yield Translated(number, text, None)

    def _drafts(self, texts: Sequence[str]) -> dict[str, Draft]:
        """Return the draft of each of *texts* that the engine has one for."""
        requests = [Request(text, None, *self._pair) for text in texts]
        return {
            texts[number]: self._judged(texts[number], draft)
            for number, draft in self._engine.drafts(requests)
            if draft
        }

    def _judged(self, text: str, draft: Draft) -> Draft:
        translation = " ".join(part for line in draft.text.splitlines() if (part := line.strip()))
        return replace(draft, text=translation, notes=judged(draft.notes, text, translation, self._terminology))


def line_translator(
    source: str, target: str, choice: Choice, glossary: Path | None, workspace: Path | None, *, with_glossary: bool
) -> LineTranslator:
    """Return what translates lines with the glossary at *glossary*, or else with that of the workspace.

    Where there is no workspace, the settings are the defaults; without a glossary, none is needed.

    Raises:
        DragomanError: the glossary or the settings are wrong, or what :class:`LineTranslator` raises.
    """
    desk = choose_desk(glossary, workspace) if with_glossary else Desk(())
    here = find_workspace(workspace)
    return LineTranslator(source, target, choice, desk, here.settings if here else Settings())


def _chunks(lines: Iterable[str], most: int) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        if len(chunk) >= most or size >= _MOST_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
