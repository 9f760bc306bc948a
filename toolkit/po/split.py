"""Cutting a catalogue into parts for several translators."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from toolkit.languages.words import count_words
from toolkit.po.catalog import Entry


def words(entry: Entry) -> int:
    """Return how many words the source of *entry* has; see :mod:`toolkit.languages.words`."""
    return count_words(entry.msgid) + count_words(entry.msgid_plural)


def split(entries: Sequence[Entry], parts: int) -> list[list[Entry]]:
    """Return *entries* in *parts* runs, in the order of the document, with about as many words each.

    Every cut is made between two entries where it comes nearest to an equal share, so no run has more than such a
    share and the words of the longest entry.

    Args:
        entries: what to cut.
        parts: how many runs, at least 1; fewer are returned where there are fewer entries.
    """
    parts = min(parts, len(entries))
    before = [0, *accumulate(words(entry) for entry in entries)]
    cuts = [0]
    for number in range(1, parts):
        share = before[-1] * number / parts
        after = bisect_left(before, share)
        nearest = after if before[after] - share < share - before[after - 1] else after - 1
        # Everybody gets at least one entry, those who come later too.
        cuts.append(min(max(nearest, cuts[-1] + 1), len(entries) - (parts - number)))
    cuts.append(len(entries))
    return [list(entries[start:end]) for start, end in pairwise(cuts) if end > start]
