"""The terms of a glossary, to be looked up by the stem of their first word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.languages import Language
from toolkit.languages.base import Marks, Place
from toolkit.languages.inflection import Pattern, patterns
from toolkit.model import Concept, Term
from toolkit.recognition.words import Word, words

_COMPOUND = 2  # words in a compound
_PARTICLE = 3  # letters that the small words within a name have at most: of, the, for; ya


@dataclass(frozen=True)
class Entry:
    """One written form of a term: its text, or one of its listed forms."""

    concept: Concept
    term: Term
    text: str
    parts: tuple[Word, ...]
    order: int
    """Place in the glossary."""
    language: Language
    derived: bool = False
    """True for a spelling that was not entered but follows from one that was."""
    is_name: bool = False
    """Whether it names one thing, which has neither number nor owner."""

    @cached_property
    def cleaned(self) -> tuple[str, ...]:
        """Its words without what is no part of their spelling."""
        return tuple(self.language.inflection.clean(part.text) for part in self.parts)

    @cached_property
    def patterns(self) -> tuple[tuple[Pattern, ...], ...]:
        """What each of its words may be."""
        return tuple(_patterns(self, part) for part in self.parts)

    @cached_property
    def bars(self) -> Marks:
        """The marks that none of its words can have."""
        return self.language.inflection.bars(self.term)

    @cached_property
    def agrees(self) -> bool:
        """Whether its last word has an article wherever a text gives one to the word before."""
        return len(self.parts) > 1 and self.language.inflection.agreeing(*self.cleaned[-2:])

    def gap(self, number: int) -> str:
        """Return what stands before word *number* in the term as it was entered."""
        return self.text[self.parts[number - 1].end : self.parts[number].start]


class Bucket:
    """The entries whose first word has one stem."""

    def __init__(self) -> None:
        self.entries: list[tuple[Entry, Pattern]] = []
        """Each with what else its first word must be."""

    @cached_property
    def words(self) -> list[tuple[Entry, Pattern]]:
        """The entries of one word."""
        return [one for one in self.entries if len(one[0].parts) == 1]

    @cached_property
    def phrases(self) -> dict[str, list[tuple[Entry, Pattern]]]:
        """Stem of the second word → the entries of several words; sorted out when a text first needs them.

        Thousands of names may begin with one word, as ministries do.
        """
        phrases: dict[str, list[tuple[Entry, Pattern]]] = {}
        for entry, first in self.entries:
            if len(entry.parts) > 1:
                for stem in {pattern.stem for pattern in entry.patterns[1]}:
                    phrases.setdefault(stem, []).append((entry, first))
        return phrases


def build(concepts: Iterable[Concept], language: Language) -> dict[str, Bucket]:
    """Return stem of the first word → the entries that begin so."""
    index: dict[str, Bucket] = {}
    for order, (concept, term) in enumerate(_terms(concepts, language.tag)):
        for text in dict.fromkeys((term.text, *term.forms)):
            for entry in _entries(concept, term, text, order, language):
                for pattern in _patterns(entry, entry.parts[0]):
                    index.setdefault(pattern.stem, Bucket()).entries.append((entry, pattern))
    return index


def _entries(concept: Concept, term: Term, text: str, order: int, language: Language) -> Iterator[Entry]:
    parts = words(text)
    is_name = _is_name(concept, term, language)
    if parts:
        yield Entry(concept, term, text, parts, order, language, is_name=is_name)
    if language.inflection.compounds:
        for joined in _joined([part.text for part in parts], language):
            yield Entry(concept, term, joined, words(joined), order, language, derived=True, is_name=is_name)


def _joined(parts: list[str], language: Language) -> Iterator[str]:
    """Yield how else a term of these words is written: two as one, and an "and" against the word on either side."""
    if len(parts) == _COMPOUND:
        yield "".join(parts)
    leaning = {opening.text for opening in language.inflection.openings}
    for number in range(1, len(parts) - 1):
        if parts[number] in leaning:
            before, after = parts[: number - 1], parts[number + 2 :]
            yield " ".join([*before, parts[number - 1] + parts[number], parts[number + 1], *after])
            yield " ".join([*before, parts[number - 1], parts[number] + parts[number + 1], *after])


def _patterns(entry: Entry, part: Word) -> tuple[Pattern, ...]:
    parts = entry.parts
    place: Place = "never" if len(parts) == 1 else "anywhere" if part is parts[-1] else "before"
    return patterns(part.text, entry.language, place=place, is_name=entry.is_name)


def _is_name(concept: Concept, term: Term, language: Language) -> bool:
    """Return whether *term* is a proper name; in a script without capitals the concept's other terms say so."""
    if language.script == "Latin":
        return term.case == "exact"
    return any(one.case == "exact" and _in_capitals(one.text) for terms in concept.terms.values() for one in terms)


def _in_capitals(text: str) -> bool:
    """Return whether every long word of *text* has a capital: Haider al-Abadi, but not Kurdish fighters."""
    return all(word != word.lower() for word in text.split() if len(word) > _PARTICLE)


def _terms(concepts: Iterable[Concept], tag: str) -> Iterator[tuple[Concept, Term]]:
    for concept in concepts:
        own = concept.terms.get(tag, ())
        yield from ((concept, term) for term in own)
        if not concept.translate:
            texts = {term.text for term in own}
            for other, terms in concept.terms.items():
                if other != tag:
                    yield from ((concept, term) for term in terms if term.text not in texts)
