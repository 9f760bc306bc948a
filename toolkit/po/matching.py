"""Which of the texts that are translated is most like a new one."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from toolkit.po.ngrams import candidates
from toolkit.similarity import alike

FUZZY_THRESHOLD = 0.6
"""How alike two texts must be for one to lend its translation: msgmerge's FUZZY_THRESHOLD (gettext, src/message.h)."""

_LEAST = FUZZY_THRESHOLD - 1e-5
"""The smallest likeness that passes: msgmerge adds as much as that to texts of the same context."""
_SURE = 0.85
"""Texts as alike as this are found by the runs of letters that they share; for others the pool is searched."""
_FEW = 100_000
"""Pairs of texts that are compared one by one in less time than an index takes."""
_MOST = 60
_RUN = 4
"""Letters in a row that both texts must have, if the new one has as many (msgmerge too: msgl-fsearch.c)."""
_EFFORT = 200.0
"""Microseconds, about, that a search through the pool may take for one text."""


class Match(NamedTuple):
    """A text of the pool that is like another text."""

    number: int
    """Its index in the pool."""
    score: float
    """How alike they are, from 0 to 1."""


class Pool:
    """Texts that have a translation to lend."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._bytes = [_bytes(text) for text in texts]
        # The same texts in the order of their lengths, to find those that can be alike at all.
        self._numbers = sorted(range(len(texts)), key=lambda number: len(self._bytes[number]))
        self._sorted = [self._bytes[number] for number in self._numbers]
        self._lengths = [len(data) for data in self._sorted]

    def nearest(self, texts: Sequence[str]) -> list[Match | None]:
        """Return, for each of *texts*, the text that is most like it; None where none is close."""
        if len(texts) * len(self._texts) <= _FEW:
            return [self._search(text) for text in texts]
        result = []
        for text, likely in zip(texts, candidates(texts, self._texts, _MOST), strict=True):
            best = self._best_of(text, [self._bytes[number] for number in likely], likely, _LEAST)
            if best is None or best.score < _SURE:
                best = self._search(text, best)
            result.append(best)
        return result

    def _search(self, text: str, best: Match | None = None) -> Match | None:
        """Return the text most like *text*, of those that can be more like it than *best* is, else *best*.

        If there are too many, of those whose lengths are nearest: texts that have little to do with each other are most
        alike where they are equally long.
        """
        least = best.score if best else _LEAST
        size = len(_bytes(text))
        # Of two texts of lengths s and l, at most s letters are the same: 2s / (s + l) is no less than least.
        stretch = 2 / least - 1
        first = bisect_left(self._lengths, ceil(size / stretch))
        last = bisect_left(self._lengths, int(size * stretch) + 1)
        room = int(_EFFORT / (0.04 + 0.0006 * ceil(size / 64) * size))
        if last - first > room:
            middle = bisect_left(self._lengths, size)
            first = max(first, min(middle - room // 2, last - room))
            last = first + room
        return self._best_of(text, self._sorted[first:last], self._numbers[first:last], least) or best

    def _best_of(self, text: str, others: list[bytes], numbers: Sequence[int], least: float) -> Match | None:
        """Return the text most like *text* of *others*, whose numbers in the pool are *numbers*.

        Among equals it is the one that has most runs of letters of *text*, and among these the first: as in msgmerge.
        """
        runs = [text[place : place + _RUN] for place in range(len(text) - _RUN + 1)]
        for score, equals in groupby(alike(_bytes(text), others, least), itemgetter(1)):
            tied = [numbers[place] for place, _ in equals]
            if runs:
                tied = [number for number in tied if any(run in self._texts[number] for run in runs)]
            if tied:
                return Match(tied[0] if len(tied) == 1 else self._first_of(tied, runs), score)
        return None

    def _first_of(self, numbers: Sequence[int], runs: Sequence[str]) -> int:
        texts = self._texts
        return min(numbers, key=lambda number: (-sum(run in texts[number] for run in runs), number))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
