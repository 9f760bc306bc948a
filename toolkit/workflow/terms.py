"""Terms in running text, line by line, so that a text of any size needs no more memory than its longest line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from toolkit import languages
from toolkit.errors import FileError
from toolkit.model import TermMatch
from toolkit.recognition import Verdict
from toolkit.workflow.desk import Desk
from toolkit.workflow.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class Verified:
    """A pair of lines and how its translation treats the glossary."""

    line: int
    verdicts: tuple[Verdict, ...]
    banned: tuple[TermMatch, ...]
    """Forbidden and deprecated terms in the target."""


def choose_desk(glossary: Path | None, workspace: Path | None) -> Desk:
    """Return the desk with the glossary file that was named, or the workspace's.

    Raises:
        DragomanError: the glossary is wrong, or there is neither.
    """
    return Desk.of(open_workspace(workspace)) if glossary is None else Desk.of_file(glossary)


def find_terms(desk: Desk, language: str, lines: Iterable[str]) -> Iterator[tuple[int, tuple[TermMatch, ...]]]:
    """Yield the number of each line, counted from 1, and the terms in it.

    Raises:
        LanguageError: *language* is not known.
    """
    find = desk.recognizer(languages.get(language).tag).find
    for number, line in enumerate(lines, 1):
        yield number, find(line)


def verify_lines(
    desk: Desk, source: str, target: str, source_lines: Iterable[str], target_lines: Iterable[str]
) -> Iterator[Verified]:
    """Yield what became of the terms of each source line in the target line beside it.

    Raises:
        LanguageError: a language is not known.
        FileError: one side has more lines than the other.
    """
    verifier = desk.verifier(languages.get(source).tag, languages.get(target).tag)
    for number, (one, other) in enumerate(zip_longest(source_lines, target_lines), 1):
        if one is None or other is None:
            side = "source" if one is None else "target"
            cure = "give line-aligned files, each line beside its translation"
            raise FileError(f"the {side} ends before line {number}", cure=cure)
        yield Verified(number, verifier.verify(one, other), verifier.banned(other))
