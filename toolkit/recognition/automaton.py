"""Many phrases looked for at once."""

from collections.abc import Callable, Iterable

Hit = tuple[int, int, int]
"""The number of a phrase, and where it begins and ends."""


def automaton(phrases: Iterable[bytes]) -> Callable[[bytes], list[Hit]]:
    """Return what finds *phrases* in a text: the leftmost, of these the longest, none overlapping.

    Aho and Corasick 1975, "Efficient string matching: an aid to bibliographic search".
    """
    from ahocorasick_rs import BytesAhoCorasick, MatchKind

    return BytesAhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes
