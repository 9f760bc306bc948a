"""How alike two texts are, and where they differ: the one door of RapidFuzz."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Difference(NamedTuple):
    """A run of words that two texts share, or that one of them has in place of another's."""

    kind: str
    """``equal``, ``replace``, ``delete`` or ``insert``."""
    old: str
    new: str


class Span(NamedTuple):
    """A part of a text, from *start* up to, and without, *end*."""

    start: int
    end: int


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two texts are, from 0 to 1; 0 where that is below *least*.

    It is twice the length of their longest common subsequence over the sum of their lengths, which is what msgmerge
    calls fstrcmp (gettext, gnulib's fstrcmp.c) and RapidFuzz ``ratio``.
    """
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other, score_cutoff=least)


def most_similar(text: str, others: Sequence[str], least: float, most: int) -> list[tuple[int, float]]:
    """Return the index and the likeness of those *others* that are most like *text*, best first, at most *most*.

    Args:
        text: what to compare with.
        others: the texts to choose from.
        least: the likeness, from 0 to 1, that each must have.
        most: how many to return.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    scorer = Indel.normalized_similarity
    found = process.extract(text, others, scorer=scorer, processor=None, limit=most, score_cutoff=least)
    return [(index, score) for _, score, index in found]


def alike(data: bytes, others: Sequence[bytes], least: float) -> list[tuple[int, float]]:
    """Return the index and the likeness of those *others* that are like *data*, best first; of equals, in order.

    They are compared byte by byte, as msgmerge does: a letter of the Arabic script is two bytes.

    Args:
        data: what to compare with.
        others: the texts to choose from.
        least: the likeness, from 0 to 1, that each must have.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    scorer = Indel.normalized_similarity
    found = process.extract(data, others, scorer=scorer, processor=None, limit=None, score_cutoff=least)
    return [(index, score) for _, score, index in found]


def within(part: str, whole: str, least: float) -> Span | None:
    """Return where *part* stands in *whole*, a longer text, in one piece; None where it does not.

    Args:
        part: the text to find.
        whole: the text to find it in.
        least: how alike it and what stands there must be, from 0 to 1.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(part, whole, processor=None, score_cutoff=least * 100)
    return None if found is None else Span(found.dest_start, found.dest_end)


def differences(old: str, new: str) -> list[Difference]:
    """Return what to keep, take out and put in to make *new* of *old*, word by word, white space included."""
    from rapidfuzz.distance import Indel

    before, after = (_TOKEN.findall(text) for text in (old, new))
    return [
        Difference(
            step.tag,
            "".join(before[step.src_start : step.src_end]),
            "".join(after[step.dest_start : step.dest_end]),
        )
        for step in Indel.opcodes(before, after)
    ]
