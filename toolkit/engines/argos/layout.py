"""A text as its sentences and the white space around them, which no model is shown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.languages import Language
from toolkit.languages.sentences import split

_TABS = re.compile(r"[^\S\r\n]*[\t\v\f][^\S\r\n]*")
"""What sets the cells of a line apart; models would read it as a space."""
_CLAUSE_END = re.compile(r"(?<=[,;:،؛—–])\s+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text, cut: ``gaps[0] sentences[0] gaps[1] ... gaps[-1]``."""

    gaps: tuple[str, ...]
    """White space; one more than there are sentences."""
    sentences: tuple[str, ...]

    def filled(self, translations: Mapping[str, str]) -> str:
        """Return the text with the *translations* of its sentences in their places."""
        filled = [self.gaps[0]]
        for sentence, gap in zip(self.sentences, self.gaps[1:], strict=True):
            filled += [translations[sentence], gap]
        return "".join(filled)


def cut(text: str, language: Language) -> Layout:
    """Cut *text*, which is in *language*, into sentences; tabs and line breaks end one as well."""
    spans: list[tuple[int, int]] = []
    for start, end in split(text, language):
        at = start
        for tab in _TABS.finditer(text, start, end):
            spans.append((at, tab.start()))
            at = tab.end()
        spans.append((at, end))
    return _layout(text, spans)


def shortened(sentence: str, fits: Callable[[str], bool]) -> Layout:
    """Cut *sentence* into as few parts that a model takes as can be had by halving it.

    It is cut after the punctuation of a clause, or else at white space, as near the middle as can be. A word that does
    not fit stays whole.

    Args:
        sentence: without white space around it.
        fits: whether the model takes a part.
    """
    spans: list[tuple[int, int]] = []
    waiting = [(0, len(sentence))]
    while waiting:
        start, end = waiting.pop()
        if fits(sentence[start:end]) or (gap := _middle(sentence, start, end)) is None:
            spans.append((start, end))
        else:
            waiting += [(gap.end(), end), (start, gap.start())]
    return _layout(sentence, spans)


def _middle(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the best white space to cut ``text[start:end]`` at; None where there is none.

    The punctuation of a clause is better if it leaves a quarter of the text on either side.
    """
    middle = (start + end) / 2
    for pattern, room in ((_CLAUSE_END, (end - start) / 4), (_SPACE, 0)):
        gaps = [
            gap for gap in pattern.finditer(text, start, end) if start + room < gap.start() and gap.end() < end - room
        ]
        if gaps:
            return min(gaps, key=lambda gap: abs((gap.start() + gap.end()) / 2 - middle))
    return None


def _layout(text: str, spans: list[tuple[int, int]]) -> Layout:
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    gaps = tuple(text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))
    return Layout(gaps, tuple(text[start:end] for start, end in spans))
