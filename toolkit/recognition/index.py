"""The terms of a glossary in the order of their words, to be followed as a text is read."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from toolkit.languages import Language
from toolkit.languages.base import NO_MARKS, Marks, Place
from toolkit.languages.inflection import Pattern, Reading, patterns
from toolkit.model import Concept, Term
from toolkit.recognition.words import is_gap, words

_COMPOUND = 2  # words in a compound
_PARTICLE = 3  # letters that the small words within a name have at most: of, the, for; ya


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One written form of a term: its text, or one of its listed forms."""

    concept: str
    term: Term
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands before each word, where that is more than may stand between any two words of a term."""
    cleaned: tuple[str, ...]
    """Its words without what is no part of their spelling."""
    bars: Marks
    """The marks that none of its words can have."""
    is_name: bool
    """Whether it names one thing, which has neither number nor owner."""
    is_agreeing: bool
    """Whether its last word has an article wherever a text gives one to the word before."""
    rank: tuple[int, ...]
    """Of two entries that a text spells equally well the smaller: exact case, entered, approved, first in the glossary.

    The last number is the term's place in the glossary.
    """


@dataclass(frozen=True, slots=True, eq=False)  # equal ones are one object, and quick to look up
class Demand:
    """What a word of a text must be to be a certain word of a term; terms with a word in common share it."""

    cleaned: str
    """The word of the term without what is no part of its spelling."""
    patterns: tuple[Pattern, ...]
    bars: Marks
    is_exact: bool
    """True where capitals count."""
    is_alone: bool
    """True where the term has no other word."""
    is_last: bool
    """True where the term ends with it."""
    is_agreeing: bool
    """True where it has an article if the word before has one."""
    is_rigid: bool
    """True where it takes no ending."""
    gap: str
    """What stands before it in the term, if that is more than may stand between any two words of a term."""

    def allows(self, reading: Reading) -> bool:
        """Return whether a word with this *reading* will do, as far as capitals do not matter."""
        return (
            any(pattern.fits(reading) for pattern in self.patterns)
            and not reading.marks & self.bars
            and not (self.is_rigid and reading.ending)
        )


_START = Demand(
    cleaned="",
    patterns=(),
    bars=NO_MARKS,
    is_exact=False,
    is_alone=False,
    is_last=False,
    is_agreeing=False,
    is_rigid=False,
    gap="",
)


class Demands:
    """Makes the demands on the words of entries, equal ones once.

    Args:
        language: the language of the texts.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[tuple[object, ...], Demand] = {}

    def of(self, entry: Entry, number: int) -> Demand:
        """Return the demand on word *number* of *entry*."""
        inflection = self._language.inflection
        last = len(entry.words) - 1
        place: Place = "never" if last == 0 else "anywhere" if number == last else "before"
        word, gap = entry.words[number], entry.gaps[number]
        bars = entry.bars | inflection.inner_bars if number else entry.bars
        is_exact, is_agreeing = entry.term.case == "exact", entry.is_agreeing and number == last
        key = (word, place, bars, gap, is_exact, entry.is_name, is_agreeing)
        demand = self._known.get(key)
        if demand is None:
            demand = self._known[key] = Demand(
                cleaned=entry.cleaned[number],
                patterns=patterns(word, self._language, place=place, is_name=entry.is_name),
                bars=bars,
                is_exact=is_exact,
                is_alone=last == 0,
                is_last=number == last,
                is_agreeing=is_agreeing,
                is_rigid=inflection.rigid and number < last,
                gap=gap,
            )
        return demand


class Node:
    """The entries that begin with certain words and have as many in all: none, or some, more to come.

    Branches are sorted out when a text first comes here; most of a large glossary is never needed for one text.
    """

    __slots__ = ("_branches", "_demands", "_depth", "demand", "entries")

    def __init__(self, demands: Demands, depth: int, demand: Demand) -> None:
        self._demands = demands
        self._depth = depth
        self._branches: dict[str, list[Node]] | None = None
        self.demand = demand
        """What the last word was to be."""
        self.entries: list[Entry] = []

    @property
    def is_end(self) -> bool:
        """Whether the entries end here; a demand on the last word of a term is none on an earlier one."""
        return self.demand.is_last

    @property
    def branches(self) -> dict[str, list["Node"]]:
        """Stem of the next word → where it may lead."""
        if self._branches is None:
            self._branches = self._sorted()
        return self._branches

    def _sorted(self) -> dict[str, list["Node"]]:
        nodes: dict[Demand, Node] = {}
        for entry in self.entries:
            demand = self._demands.of(entry, self._depth)
            node = nodes.get(demand)
            if node is None:
                node = nodes[demand] = Node(self._demands, self._depth + 1, demand)
            node.entries.append(entry)
        branches: dict[str, list[Node]] = {}
        for demand, node in nodes.items():
            for stem in {pattern.stem for pattern in demand.patterns}:
                branches.setdefault(stem, []).append(node)
        return branches


def build(concepts: Iterable[Concept], language: Language) -> Node:
    """Return the node from which all terms start."""
    root = Node(Demands(language), 0, _START)
    with uncollected():
        for order, (concept, term) in enumerate(terms(concepts, language.tag)):
            for text in dict.fromkeys((term.text, *term.forms)):
                root.entries += _entries(concept, term, text, order, language)
        _ = root.branches
    return root


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the cyclic garbage collector from looking again and again through an index that has only begun to grow.

    Nor does it look through it soon: freezing and thawing moves what is new to what is old and rarely looked at.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # else somebody else wants something frozen
            gc.freeze()
            gc.unfreeze()
        if enabled:
            gc.enable()


def _entries(concept: Concept, term: Term, text: str, order: int, language: Language) -> Iterator[Entry]:
    entry = _entry(concept, term, text, order, language)
    if entry.words:
        yield entry
    if language.inflection.compounds:
        for joined in _joined(entry.words, language):
            yield _entry(concept, term, joined, order, language, derived=True)


def _joined(parts: Sequence[str], language: Language) -> Iterator[str]:
    """Yield how else a term of these words is written: two as one, and an "and" against the word on either side."""
    if len(parts) == _COMPOUND:
        yield "".join(parts)
    leaning = {opening.text for opening in language.inflection.openings}
    for number in range(1, len(parts) - 1):
        if parts[number] in leaning:
            before, after = parts[: number - 1], parts[number + 2 :]
            yield " ".join([*before, parts[number - 1] + parts[number], parts[number + 1], *after])
            yield " ".join([*before, parts[number - 1], parts[number] + parts[number + 1], *after])


def _entry(concept: Concept, term: Term, text: str, order: int, language: Language, *, derived: bool = False) -> Entry:
    inflection, parts = language.inflection, words(text)
    cleaned = tuple(inflection.clean(part.text) for part in parts)
    gaps = (text[one.end : other.start] for one, other in pairwise(parts))
    return Entry(
        concept=concept.id,
        term=term,
        words=tuple(part.text for part in parts),
        gaps=("", *("" if is_gap(gap) else gap for gap in gaps)),
        cleaned=cleaned,
        bars=inflection.bars(term),
        is_name=_is_name(concept, term, language),
        is_agreeing=len(parts) > 1 and inflection.agreeing(*cleaned[-2:]),
        rank=(term.case != "exact", derived, not term.status.approved, order),
    )


def _is_name(concept: Concept, term: Term, language: Language) -> bool:
    """Return whether *term* is a proper name; in a script without capitals the concept's other terms say so."""
    if language.script == "Latin":
        return term.case == "exact"
    return any(one.case == "exact" and _in_capitals(one.text) for terms in concept.terms.values() for one in terms)


def _in_capitals(text: str) -> bool:
    """Return whether every long word of *text* has a capital: Haider al-Abadi, but not Kurdish fighters."""
    return all(word != word.lower() for word in text.split() if len(word) > _PARTICLE)


def terms(concepts: Iterable[Concept], tag: str) -> Iterator[tuple[Concept, Term]]:
    """Yield the terms that are found in texts of the language *tag*, with their concepts, in order."""
    for concept in concepts:
        own = concept.terms.get(tag, ())
        yield from ((concept, term) for term in own)
        if not concept.translate:
            texts = {term.text for term in own}
            for other, terms in concept.terms.items():
                if other != tag:
                    yield from ((concept, term) for term in terms if term.text not in texts)
