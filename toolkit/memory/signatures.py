"""A few bytes that stand for a text, such that texts that are alike have alike bytes.

The letters of a text that come one after the other, two or three at a time, are hashed to the bits of a signature, so
that what two signatures have in common says about how much the texts have (a Bloom filter of n-grams; how edits touch
n-grams: Ukkonen, Approximate string-matching with q-grams and maximal matches, 1992). Numbers and marks are letters
here, and nothing is folded, because :func:`toolkit.similarity.similarity` does not fold either.

What tells short texts apart would fill the signatures of long ones. So texts go into bands by their length, each with
features of its own, and are compared within a band: a text that is looked up gets a signature of each band that it may
have likes in.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]
    Signatures = NDArray[np.uint64]

WORDS = 4
"""Numbers of 64 bits in a signature."""

BITS = 255
"""One less than there is room for, so that a count of bits fits a byte."""
_SHORT = 40
"""Code points below which single letters count too."""
_FULL = 320
"""Code points from which the features of a whole text would fill most bits; of twice as long ones half are taken."""
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
"""Odd numbers that spread bits well: the first three 32-bit primes of xxHash."""


def band_of(length: int) -> int:
    """Return the band of texts with so many code points: 0, or 1 and up for those that share no more features."""
    return 0 if length < _SHORT else 1 + (length // _FULL).bit_length()


def bands(shortest: int, longest: int) -> Iterator[tuple[int, int, int]]:
    """Yield each band that the lengths from *shortest* to *longest* touch: its number, and its part of the lengths."""
    for band in range(band_of(shortest), band_of(longest) + 1):
        first = 0 if band == 0 else _SHORT if band == 1 else _FULL << (band - 2)
        last = (_SHORT if band == 0 else _FULL << (band - 1)) - 1
        yield band, max(shortest, first), min(longest, last)


def sign(texts: Sequence[str], band: int) -> "Signatures":
    """Return the signatures of *texts* as *band* has them: one column for each text, of :data:`WORDS` rows."""
    import numpy as np

    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32)
    numbers = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
    bits = np.zeros((len(texts), WORDS * 64), np.bool_)
    if band == 0:
        _mark(bits, numbers, _spread(letters, _repeats(letters, numbers)))
        _mark_runs(bits, numbers, letters, 2)
    else:
        _mark_runs(bits, numbers, letters, 3, (1 << (band - 1)) - 1)
    return np.ascontiguousarray(np.packbits(bits, axis=1).view(np.uint64).T)


def _mark_runs(bits: "NDArray[np.bool_]", numbers: "Numbers", letters: "Numbers", run: int, skip: int = 0) -> None:
    """Mark each *run* of letters that no text ends within, but only those whose hash has none of the bits of *skip*."""
    import numpy as np

    count = max(0, len(letters) - run + 1)
    hashes = _spread(*(letters[step : step + count] for step in range(run)))
    whole = numbers[:count] == numbers[run - 1 :]
    if skip:
        whole &= hashes & np.uint32(skip) == 0
    _mark(bits, numbers[:count][whole], hashes[whole])


def _repeats(letters: "Numbers", numbers: "Numbers") -> "Numbers":
    """Return how often each letter stands in its text up to there."""
    import numpy as np

    order = np.lexsort((letters, numbers))
    places = np.arange(len(order))
    new = np.ones(len(order), np.bool_)
    new[1:] = (letters[order][1:] != letters[order][:-1]) | (numbers[order][1:] != numbers[order][:-1])
    counts = np.empty_like(letters)
    counts[order] = places - np.maximum.accumulate(np.where(new, places, 0)) + 1
    return counts


def _spread(*columns: "Numbers") -> "Numbers":
    """Return a hash of each row of *columns*, which are up to three."""
    import numpy as np

    hashes = columns[0] * np.uint32(_FACTORS[0])
    for column, factor in zip(columns[1:], _FACTORS[1:], strict=False):
        hashes += column * np.uint32(factor)
    hashes ^= hashes >> np.uint32(15)
    return hashes * np.uint32(_FACTORS[1])


def _mark(bits: "NDArray[np.bool_]", numbers: "Numbers", hashes: "Numbers") -> None:
    import numpy as np

    # The 24 upper bits of a hash, as a share of BITS: faster than a division.
    places = (hashes >> np.uint32(8)) * np.uint32(BITS) >> np.uint32(24)
    bits.reshape(-1)[numbers * np.uint32(bits.shape[1]) + places] = True
