"""Which packages lead from one language to another."""

from collections.abc import Iterable
from itertools import pairwise

from toolkit.engines.packages import Package
from toolkit.errors import EngineError

PIVOT = "en"
"""The language that most packages lead from or to."""
_IN_THE_INDEX = frozenset({"ar", PIVOT})


def route(packages: Iterable[Package], source: str, target: str) -> tuple[Package, ...]:
    """Return the fewest of *packages* that lead from *source* to *target*, one after the other.

    Of routes of the same length the one through English is taken, and of packages for the same languages the first.

    Raises:
        EngineError: none do; the message names what is missing and how to get it.
    """
    if source == target:
        raise EngineError(f"nothing to translate from {source} to {target}", cure="choose another language")
    legs: dict[tuple[str, str], Package] = {}
    for package in packages:
        legs.setdefault((package.source, package.target), package)
    ways: list[tuple[str, ...]] = [(source,)]
    reached = {source}
    while ways:
        further: list[tuple[str, ...]] = []
        for way in ways:
            if way[-1] == target:
                return tuple(legs[leg] for leg in pairwise(way))
            ahead = {end for start, end in legs if start == way[-1]} - reached
            reached.update(ahead)
            further += [(*way, tag) for tag in sorted(ahead, key=lambda tag: (tag != PIVOT, tag))]
        ways = further
    raise _missing(legs.keys(), source, target)


def _missing(legs: Iterable[tuple[str, str]], source: str, target: str) -> EngineError:
    wanted = [(source, target)] if PIVOT in (source, target) else [(source, PIVOT), (PIVOT, target)]
    lacking = [leg for leg in wanted if leg not in legs]
    named = [f"translate-{start}_{end}" for start, end in lacking]
    ways = [
        f"run 'dragoman models install {name}'"
        if _IN_THE_INDEX.issuperset(leg)
        else "see docs/models.md for 'dragoman models import'"
        for leg, name in zip(lacking, named, strict=True)
    ]
    cure = " and ".join(dict.fromkeys(ways))
    return EngineError(f"no Argos package from {source} to {target}: {' and '.join(named)} missing", cure=cure)
