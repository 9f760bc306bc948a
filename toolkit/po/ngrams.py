"""Texts that share rare runs of letters: an index of some of the runs of each, so that many texts can be looked up.

Of every text the pool keeps about the same number of runs (n-grams), long or short: those whose hash is low enough.
Two texts that have much in common then have some of these in common too, and the rarest of them are looked up first.
Work and memory grow with the number of texts, not with its square.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEPT = 16
"""Runs of each size that the pool keeps of a text."""
_ASKED = 96
"""Runs of each size that are looked up: more, so that a text finds those that are parts of it."""
_POSTINGS = 300
"""Places in the pool that are looked at for one text."""
_BLOCK = 1 << 20
"""Letters that are hashed at a time."""
_MIX = 0x9E3779B1
"""The golden ratio in 32 bits: an odd factor that spreads neighbours (Knuth, TAOCP 3, 6.4)."""


class _Runs(NamedTuple):
    """Runs of letters and the numbers of the texts they are in."""

    hashes: "NDArray[np.uint64]"
    owners: "NDArray[np.uint64]"


def candidates(texts: Sequence[str], pool: Sequence[str], most: int) -> list[list[int]]:
    """Return, for each of *texts*, the indices of at most *most* of the *pool* that share runs of letters with it.

    Those that share most come first, and of these those that stand first in the pool.
    """
    import numpy as np

    index, asked = _runs(pool, _KEPT), _runs(texts, _ASKED)
    places = np.sort(index.hashes << np.uint64(32) | index.owners)
    # In order, so that the search walks through memory once.
    queries = np.sort(asked.hashes << np.uint64(32) | asked.owners)
    hashes = places >> np.uint64(32)
    start = np.searchsorted(hashes, queries >> np.uint64(32), "left")
    size = np.searchsorted(hashes, queries >> np.uint64(32), "right") - start
    chosen = _rarest(queries & np.uint64(0xFFFFFFFF), size)
    start, size = start[chosen], size[chosen]
    found = _expand(start, size)
    owners = np.repeat(queries[chosen] & np.uint64(0xFFFFFFFF), size)
    pairs, shared = np.unique(owners << np.uint64(32) | (places[found] & np.uint64(0xFFFFFFFF)), return_counts=True)
    return _best(pairs, shared, len(texts), most)


def _runs(texts: Sequence[str], wanted: int) -> _Runs:
    """Return about *wanted* runs of four letters, and as many of twelve, of each of *texts*: all of a short one."""
    import numpy as np

    parts = [_runs_of_block(texts[first:last], first, wanted) for first, last in _blocks(texts)]
    return _Runs(np.concatenate([part.hashes for part in parts]), np.concatenate([part.owners for part in parts]))


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = size = 0
    for number, text in enumerate(texts):
        size += len(text)
        if size > _BLOCK:
            yield first, number + 1
            first, size = number + 1, 0
    yield first, len(texts)


def _runs_of_block(texts: Sequence[str], first: int, wanted: int) -> _Runs:
    import numpy as np

    # A mark at the end of each text keeps it apart from the next.
    letters = np.frombuffer("".join(f"{text}\0" for text in texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
    limits = np.minimum(wanted / np.maximum(lengths, 1), 1) * 0xFFFFFFFF
    two = _joined(letters * np.uint32(_MIX), 1)
    four = _joined(two, 2)
    eight = _joined(four, 4)
    twelve = eight[: max(len(four) - 8, 0)] * np.uint32(_MIX) + four[8:]
    hashes, numbers = [], []
    for runs, length in ((four, 4), (twelve, 12)):
        mixed = (runs ^ (runs >> np.uint32(15))) * np.uint32(_MIX)
        inside = owners[: len(runs)] == owners[length - 1 :][: len(runs)]
        low = np.flatnonzero(inside & (mixed <= limits.astype(np.uint32)[owners[: len(runs)]]))
        hashes.append(mixed[low].astype(np.uint64))
        numbers.append(owners[low].astype(np.uint64) + np.uint64(first))
    return _Runs(np.concatenate(hashes), np.concatenate(numbers))


def _joined(runs: "NDArray[np.uint32]", length: int) -> "NDArray[np.uint32]":
    """Return the hashes of runs twice as long as those of *runs*, which have *length* letters."""
    import numpy as np

    factor = np.uint32(pow(_MIX, 2 * length + 1, 1 << 32))
    return runs[: max(len(runs) - length, 0)] * factor + runs[length:]


def _rarest(owners: "NDArray[np.uint64]", size: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return which runs to look up: of each owner those in the fewest places, up to a number of places in all."""
    import numpy as np

    there = np.flatnonzero((size > 0) & (size <= _POSTINGS))
    order = there[np.lexsort((size[there], owners[there]))]
    total = np.cumsum(size[order])
    ordered = owners[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=np.uint64(0xFFFFFFFF)))
    before = np.repeat(total[begins] - size[order][begins], np.diff(begins, append=len(order)))
    chosen: NDArray[np.int64] = order[total - before <= _POSTINGS]
    return chosen


def _expand(start: "NDArray[np.int64]", size: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return the numbers from each *start* on, as many as its *size*, one after the other."""
    import numpy as np

    found: NDArray[np.int64] = np.arange(size.sum()) + np.repeat(start - (np.cumsum(size) - size), size)
    return found


def _best(pairs: "NDArray[np.uint64]", shared: "NDArray[np.int64]", texts: int, most: int) -> list[list[int]]:
    import numpy as np

    owners = (pairs >> np.uint64(32)).astype(np.int64)
    order = np.lexsort((-shared, owners))  # stable: of equals, the first in the pool stays first
    ends = np.searchsorted(owners[order], np.arange(texts + 1))
    numbers = (pairs[order] & np.uint64(0xFFFFFFFF)).astype(np.int64).tolist()
    return [numbers[begin : min(begin + most, end)] for begin, end in pairwise(ends)]
