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

    Signatures = NDArray[np.uint64]

WORDS = 4
"""Numbers of 64 bits in a signature."""

BITS = 255
"""One less than there is room for, so that a count of bits fits a byte."""
_SHORT = 40
"""Code points below which single letters count too."""
_FULL = 320
"""Code points from which the features of a whole text would fill most bits; of twice as long ones half are taken."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers that spread bits well: 2**64 divided by the golden ratio, and two primes of xxHash."""


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
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    numbers = np.repeat(np.arange(len(texts)), lengths)
    bits = np.zeros((len(texts), WORDS * 64), np.bool_)
    if band == 0:
        _mark(bits, numbers, _repeats(letters, numbers))
        _mark_runs(bits, numbers, letters, 2)
    else:
        _mark_runs(bits, numbers, letters, 3, (1 << (band - 1)) - 1)
    return np.ascontiguousarray(np.packbits(bits, axis=1).view(np.uint64).T)


def _mark_runs(
    bits: "NDArray[np.bool_]", numbers: "NDArray[np.int64]", letters: "NDArray[np.uint64]", run: int, skip: int = 0
) -> None:
    """Mark each *run* of letters that no text ends within, but only those whose hash has none of the bits of *skip*."""
    import numpy as np

    count = max(0, len(letters) - run + 1)
    hashes = letters[:count]
    for step in range(1, run):
        hashes = _spread(hashes) + letters[step : step + count]
    hashes = _spread(hashes)
    whole = numbers[:count] == numbers[run - 1 :]
    if skip:
        whole &= hashes & np.uint64(skip) == 0
    _mark(bits, numbers[:count][whole], hashes[whole])


def _repeats(letters: "NDArray[np.uint64]", numbers: "NDArray[np.int64]") -> "NDArray[np.uint64]":
    """Return a hash of each letter and of how often it stands before in its text."""
    import numpy as np

    keys = numbers.astype(np.uint64) << np.uint64(21) | letters
    order = np.argsort(keys, kind="stable")
    places = np.arange(len(keys))
    keys = keys[order]
    new = np.ones(len(keys), np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    hashes = np.empty_like(letters)
    before = places - np.maximum.accumulate(np.where(new, places, 0))
    hashes[order] = _spread(_spread(letters[order]) + before.astype(np.uint64) + np.uint64(1))
    return hashes


def _spread(numbers: "NDArray[np.uint64]") -> "NDArray[np.uint64]":
    import numpy as np

    first, second, third = map(np.uint64, _FACTORS)
    numbers = (numbers + third) * first
    return (numbers ^ numbers >> np.uint64(32)) * second


def _mark(bits: "NDArray[np.bool_]", numbers: "NDArray[np.int64]", hashes: "NDArray[np.uint64]") -> None:
    import numpy as np

    bits[numbers, (hashes >> np.uint64(32)) % np.uint64(BITS)] = True
