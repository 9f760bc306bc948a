"""The index of fuzzy look-ups: the signatures of many texts, in the order of their lengths.

A text is looked up by reading the signatures of all texts that its length lets be like it: some 40 bytes for each, a
million in a few milliseconds. What is added becomes a block of its own; blocks of like size are joined, so that there
are few, and none is larger than can be written anew in a moment.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from toolkit.memory.signatures import BITS, WORDS, band_of, bands, sign

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from toolkit.memory.signatures import Signatures

LARGEST = 1 << 17
"""Texts in a block at most."""

_CHUNK = 1 << 15
"""Texts whose signatures are compared at a time: few enough for the processor's cache."""
_SIGNED = 1 << 9
"""Texts that get their signatures at a time, for the same reason."""
_SLACK = 0.42
"""How far the score of two signatures may lie below the likeness of the texts.

Of texts edited in many ways (news and software strings, English, Arabic and Kurdish), one in 500 of those that are 0.7
alike scored below 0.39.
"""
_ANY = -9.0
"""Lower than any score."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Block:
    """Texts by length, then by number; column by column."""

    numbers: "NDArray[np.uint32]"
    """The rows of the texts in the database."""
    lengths: "NDArray[np.uint32]"
    """In code points."""
    sizes: "NDArray[np.uint8]"
    """How many bits of the signature are set."""
    signatures: "Signatures"
    """One column for each text."""

    @classmethod
    def of(cls, numbers: Sequence[int], texts: Sequence[str]) -> Self:
        """Return the block of *texts*, which have these *numbers*."""
        import numpy as np

        lengths = np.fromiter(map(len, texts), np.uint32, len(texts))
        signatures = np.empty((WORDS, len(texts)), np.uint64)
        by_band: dict[int, list[int]] = {}
        for place, text in enumerate(texts):
            by_band.setdefault(band_of(len(text)), []).append(place)
        for band, places in by_band.items():
            for start in range(0, len(places), _SIGNED):
                some = places[start : start + _SIGNED]
                signatures[:, some] = sign([texts[place] for place in some], band)
        sizes = np.bitwise_count(signatures).sum(axis=0, dtype=np.uint8)
        return cls.joined([cls(np.array(numbers, np.uint32), lengths, sizes, signatures)])

    @classmethod
    def joined(cls, blocks: Sequence[Self]) -> Self:
        """Return one block of all that is in *blocks*."""
        import numpy as np

        whole = cls(
            np.concatenate([block.numbers for block in blocks]),
            np.concatenate([block.lengths for block in blocks]),
            np.concatenate([block.sizes for block in blocks]),
            np.concatenate([block.signatures for block in blocks], axis=1),
        )
        return whole.taken(np.lexsort((whole.numbers, whole.lengths)))

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Return the block that :meth:`encode` made *data* of."""
        import numpy as np

        count = len(data) // (4 + 4 + 1 + 8 * WORDS)
        return cls(
            np.frombuffer(data, "<u4", count),
            np.frombuffer(data, "<u4", count, 4 * count),
            np.frombuffer(data, np.uint8, count, (8 + 8 * WORDS) * count),
            np.frombuffer(data, np.uint64, WORDS * count, 8 * count).reshape(WORDS, count),
        )

    def encode(self) -> bytes:
        """Return it as bytes, the same on every machine: of signatures only the bits matter."""
        columns = (self.numbers.astype("<u4"), self.lengths.astype("<u4"), self.signatures, self.sizes)
        return b"".join(column.tobytes() for column in columns)

    def without(self, numbers: Iterable[int]) -> Self:
        """Return it without the texts that have these *numbers*."""
        import numpy as np

        return self.taken(np.flatnonzero(np.isin(self.numbers, np.fromiter(numbers, np.uint32), invert=True)))

    def range(self, shortest: int, longest: int) -> range:
        """Return where the texts of these lengths stand."""
        import numpy as np

        # Numbers of another type would have all lengths converted.
        first, behind = np.array([shortest, longest + 1], self.lengths.dtype)
        return range(int(self.lengths.searchsorted(first)), int(self.lengths.searchsorted(behind)))

    def taken(self, places: "NDArray[np.int64]") -> Self:
        """Return the texts at *places*, in that order."""
        return type(self)(
            self.numbers[places],
            self.lengths[places],
            self.sizes[places],
            self.signatures.take(places, axis=1),
        )


def likely(blocks: Sequence[Block], text: str, least: float, most: int) -> list[int]:
    """Return the numbers of the texts that may be like *text*, the likeliest of each band of lengths first.

    Args:
        blocks: where to look.
        text: what to look up.
        least: the likeness wanted.
        most: how many to return of each band that the lengths of texts so much alike touch.
    """
    # Two texts share at most all of the shorter one: likeness <= 2 * shorter / (one + other).
    shortest = math.ceil(len(text) * least / (2 - least) - _ROUNDING)
    longest = max((int(block.lengths[-1]) for block in blocks), default=-1)
    if least > 0:
        longest = min(longest, math.floor(len(text) * (2 - least) / least + _ROUNDING))
    found: list[tuple[int, int]] = []
    for band, first, last in bands(shortest, longest) if shortest <= longest else ():
        ranges = [(block, block.range(first, last)) for block in blocks]
        few = sum(len(places) for _, places in ranges) <= most
        found += enumerate(_highest(ranges, sign([text], band)[:, 0], _ANY if few else least - _SLACK, most))
    return [number for _, number in sorted(found)]


def _highest(ranges: Sequence[tuple[Block, range]], signature: "Signatures", least: float, most: int) -> list[int]:
    """Return the numbers of the *most* texts whose signatures score highest with *signature*, highest first.

    The score is the share of bits in common (Dice's coefficient) beyond what chance gives two signatures with as many
    bits, so that it does not matter how full they are. None is below *least*.
    """
    import numpy as np

    size = int(np.bitwise_count(signature).sum())
    scores, numbers = np.empty(0, np.float32), np.empty(0, np.uint32)
    for block, places in ranges:
        for start in places[::_CHUNK]:
            part = slice(start, min(start + _CHUNK, places.stop))
            shared, sizes = _shared(block.signatures[:, part], signature), block.sizes[part]
            # The same as scores >= least, for so few bits in common, without a score for each text.
            slope, offset = size / BITS * (1 - least) + least / 2, size * least / 2
            near = np.flatnonzero(shared >= np.multiply(sizes, slope, dtype=np.float32) + np.float32(offset))
            scores = np.concatenate([scores, _scores(shared[near], sizes[near], size)])
            numbers = np.concatenate([numbers, block.numbers[part][near]])
            if len(scores) > most:
                best = np.argpartition(scores, -most)[-most:]
                scores, numbers = scores[best], numbers[best]
                least = float(scores.min())
    return list(map(int, numbers[np.argsort(-scores, kind="stable")]))


def _scores(shared: "NDArray[np.uint8]", sizes: "NDArray[np.uint8]", size: int) -> "NDArray[np.float32]":
    import numpy as np

    chance = sizes * np.float32(size / BITS)
    return np.divide(shared - chance, np.maximum((sizes + np.float32(size)) / 2 - chance, _ROUNDING), dtype=np.float32)


def _shared(signatures: "Signatures", signature: "Signatures") -> "NDArray[np.uint8]":
    """Return how many bits each of *signatures* has in common with *signature*."""
    import numpy as np

    shared: NDArray[np.uint8] = np.bitwise_count(signatures[0] & signature[0])
    for row, word in zip(signatures[1:], signature[1:], strict=True):
        shared += np.bitwise_count(row & word)
    return shared
