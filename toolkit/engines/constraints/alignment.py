"""Say which words of a translation render which words of its source, from all sentences of a run together.

IBM model 1 (Brown et al. 1993) with a prior that favours the diagonal (as Dyer, Chahuneau and Smith 2013 have one). A
word that appears in the translations whenever a term appears in the sources, and not otherwise, renders the term: a run
of some dozen sentences shows that, and no model has to be asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Numbers = NDArray[np.int64]

_ROUNDS = 5
_DIAGONAL = 1.0
_NOTHING = 0.02  # how often a word renders nothing
_SPARSE = 0.01  # smoothing: what is seen once is not certain
_RARE = 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence and its translation."""

    source: Sequence[str]
    """Keys of its units."""
    target: Sequence[str]
    """Keys of its words."""
    source_places: Sequence[float]
    """Where each unit stands, from 0 to 1."""
    target_places: Sequence[float]


@dataclass(frozen=True, slots=True)
class Links:
    """How units and words of one pair go together: one row for each unit, one column for each word."""

    renders: "Matrix"
    """How often, in the run, the unit is rendered by the word."""
    rendered: "Matrix"
    """How often, in the run, the word renders the unit."""
    prior: "Matrix"
    """How likely the places of both are for each other."""


class Alignment:
    """What a run of *pairs* shows about which keys render which."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        import numpy as np

        self._sources: dict[str, int] = {}
        self._targets: dict[str, int] = {}
        keys = [self._keys(pair.source, pair.target) for pair in pairs]
        self._kinds, flat = np.unique(np.concatenate([key.ravel() for key in keys]), return_inverse=True)
        parts = np.split(flat, np.cumsum([key.size for key in keys])[:-1])
        numbers = [part.reshape(key.shape) for part, key in zip(parts, keys, strict=True)]
        priors = [_prior(pair) for pair in pairs]
        self._renders, self._rendered = _learn(self._kinds, numbers, priors)
        self.links = [
            Links(self._renders[number], self._rendered[number], prior)
            for number, prior in zip(numbers, priors, strict=True)
        ]
        """Of each pair, in their order."""

    def rendered(self, source: str, target: str) -> float:
        """Return how often, in the run, the word *target* renders the unit *source*."""
        import numpy as np

        if source not in self._sources or target not in self._targets:
            return 0.0
        kind = (self._sources[source] << 32) + self._targets[target]
        place = int(np.searchsorted(self._kinds, kind))
        return float(self._rendered[place]) if place < len(self._kinds) and self._kinds[place] == kind else 0.0

    def _keys(self, source: Sequence[str], target: Sequence[str]) -> "Numbers":
        import numpy as np

        rows = [self._sources.setdefault(key, len(self._sources)) for key in source]
        columns = [self._targets.setdefault(key, len(self._targets)) for key in target]
        keys: Numbers = (np.array(rows, dtype=np.int64)[:, None] << 32) + np.array(columns, dtype=np.int64)[None, :]
        return keys


def _prior(pair: Pair) -> "Matrix":
    import numpy as np

    distance = np.abs(np.array(pair.source_places)[:, None] - np.array(pair.target_places)[None, :])
    near: Matrix = np.exp(-_DIAGONAL * distance)
    near /= near.sum(axis=0, keepdims=True)
    return near


def _learn(kinds: "Numbers", numbers: "Sequence[Numbers]", priors: "Sequence[Matrix]") -> "tuple[Matrix, Matrix]":
    """Return, for each of *kinds* of a source and a target key, how often one renders the other, by maximum likelihood.

    Args:
        kinds: pairs of keys, the source key in the upper half.
        numbers: for each sentence, which of *kinds* a unit and a word are.
        priors: of each sentence.
    """
    import numpy as np

    source, target = kinds >> 32, kinds & 0xFFFFFFFF
    vocabulary = int(target.max()) + 1
    renders = np.full(len(kinds), 1.0 / vocabulary)
    counts = np.zeros(len(kinds))
    for _ in range(_ROUNDS):
        counts = np.zeros(len(kinds))
        for number, prior in zip(numbers, priors, strict=True):
            share = renders[number] * prior
            share /= share.sum(axis=0, keepdims=True) + _NOTHING / vocabulary
            np.add.at(counts, number.ravel(), share.ravel())
        renders = counts / (np.bincount(source, weights=counts)[source] + _SPARSE)
    return renders, counts / (np.bincount(target, weights=counts)[target] + _RARE)
