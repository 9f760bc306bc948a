"""Find terms in running text, however they are inflected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.languages import get
from toolkit.languages.base import Marks
from toolkit.languages.inflection import Pattern, Reading, readings
from toolkit.model import Concept, TermMatch
from toolkit.recognition.capitals import agree, is_headline
from toolkit.recognition.index import Bucket, Entry, build
from toolkit.recognition.words import Word, is_final_apostrophe, is_gap, is_hyphenated, words

_MEMORY = 50_000  # words whose readings are kept; a long article has a few thousand different ones


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a term can be read; several may overlap, or share the place."""

    match: TermMatch
    rank: tuple[int, ...]
    """Of two candidates for one place the smaller is the better: spelling, case, whether entered, status, order."""


class Recognizer:
    """Finds the terms of one language in running text, whatever their status.

    A text is read once: each word is stripped of its affixes and the stems are looked up, so that the number of terms
    hardly matters. The index is built when the first text is read.

    Args:
        concepts: the glossary. Terms of concepts that are not translated are found in texts of every language.
        language: tag of the language of the texts.

    Raises:
        LanguageError: *language* is not known.
    """

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._concepts = tuple(concepts)
        self._language = get(language)
        self._readings: dict[str, tuple[Reading, ...]] = {}

    @property
    def tag(self) -> str:
        """Tag of the language of the texts, as the glossary writes it."""
        return self._language.tag

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms in *text* in order: the leftmost, of these the longest, none overlapping."""
        return tuple(candidate.match for candidate in exclusive(self.candidates(text)))

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Return every place where a term can be read, nested and ambiguous ones too, each term once a place."""
        found: dict[tuple[int, int, int], Candidate] = {}
        parts = words(text)
        for number in range(len(parts)):
            for entry, pattern in self._beginning(parts[number : number + 2]):
                candidate = self._candidate(text, parts[number : number + len(entry.parts)], entry, pattern)
                if candidate:
                    key = (entry.order, candidate.match.start, candidate.match.end)
                    found[key] = min(candidate, found.get(key, candidate), key=_rank)
        return tuple(found.values())

    def _beginning(self, parts: tuple[Word, ...]) -> Iterator[tuple[Entry, Pattern]]:
        """Yield the entries that may begin with the one or two words *parts*."""
        for reading in self._read(parts[0].text):
            bucket = self._index.get(reading.stem)
            if bucket is None:
                continue
            yield from bucket.words
            if len(parts) > 1 and bucket.phrases:
                for stem in {second.stem for second in self._read(parts[1].text)}:
                    yield from bucket.phrases.get(stem, ())

    @cached_property
    def _index(self) -> dict[str, Bucket]:
        return build(self._concepts, self._language)

    def _read(self, word: str) -> tuple[Reading, ...]:
        known = self._readings.get(word)
        if known is None:
            if len(self._readings) >= _MEMORY:
                self._readings.clear()
            known = self._readings[word] = readings(word, self._language)
        return known

    def _candidate(self, text: str, parts: tuple[Word, ...], entry: Entry, first: Pattern) -> Candidate | None:
        if len(parts) < len(entry.parts):
            return None
        for number in range(1, len(parts)):
            between = text[parts[number - 1].end : parts[number].start]
            if not is_gap(between) and between != entry.gap(number):
                return None
        defining = self._language.inflection.defining
        taken = False  # whether the word before has an article
        for number, part in enumerate(parts):
            allowed = (first,) if number == 0 else entry.patterns[number]
            fitting = [
                reading for reading in self._read(part.text) if self._fits(text, part, number, reading, entry, allowed)
            ]
            if taken and number == len(parts) - 1 and entry.agrees:
                fitting = [reading for reading in fitting if defining in reading.marks]
            if not fitting:
                return None
            taken = any(defining in reading.marks for reading in fitting)
        start, end = parts[0].start, parts[-1].end
        if self._language.inflection.final_apostrophe and is_final_apostrophe(text, end):
            end += 1
        hyphenated = self._language.inflection.hyphenated
        if hyphenated and (tail := hyphenated.match(text, end)):
            end = tail.end()
        match = TermMatch(entry.concept.id, entry.term, text[start:end], start, end)
        return Candidate(match, self._quality(parts, entry))

    def _fits(
        self, text: str, part: Word, number: int, reading: Reading, entry: Entry, allowed: tuple[Pattern, ...]
    ) -> bool:
        """Return whether *part*, read as *reading*, can be word *number* of *entry*."""
        if not any(pattern.fits(reading) for pattern in allowed):
            return False
        if self._language.inflection.rigid and reading.ending and number < len(entry.parts) - 1:
            return False
        return not reading.marks & self._bars(entry, number) and (
            entry.term.case == "any" or self._has_case(text, part, number, reading, entry)
        )

    def _bars(self, entry: Entry, number: int) -> Marks:
        return entry.bars | self._language.inflection.inner_bars if number else entry.bars

    def _has_case(self, text: str, part: Word, number: int, reading: Reading, entry: Entry) -> bool:
        word = self._language.inflection.clean(part.text)[max(reading.start, 0) :]
        if self._language.script == "Latin" and word.isupper():
            if len(entry.parts) > 1:
                return True  # capitals of several words in a row are a choice of type, wherever they stand
            if is_headline(text, part.start):
                plain = not reading.ending and not is_hyphenated(text, part.start, part.end)
                return not (plain and reading.stem in self._language.inflection.ordinary)
        return agree(entry.cleaned[number], word)

    def _quality(self, parts: tuple[Word, ...], entry: Entry) -> tuple[int, ...]:
        """Prefer the text's own spelling, then exact case, entered to derived, approved terms, the glossary's order."""
        clean = self._language.inflection.clean
        verbatim = sum(own in clean(part.text) for own, part in zip(entry.cleaned, parts, strict=True))
        term = entry.term
        return (-verbatim, term.case != "exact", entry.derived, not term.status.approved, entry.order)


def exclusive(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the leftmost-longest of *candidates*, in order, none overlapping an earlier one."""
    end = -1
    for candidate in sorted(candidates, key=lambda one: (one.match.start, -one.match.end, one.rank)):
        if candidate.match.start >= end:
            yield candidate
            end = candidate.match.end


def _rank(candidate: Candidate) -> tuple[int, ...]:
    return candidate.rank
