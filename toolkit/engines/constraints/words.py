"""Cut sentences and their translations into the units that are aligned: words, and terms as one unit each."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from toolkit import languages
from toolkit.languages.base import Language
from toolkit.languages.inflection import Reading, readings
from toolkit.languages.sounds import skeleton
from toolkit.model import TermMatch

# Python's \w knows no combining marks: an Arabic word is not over at its harakat.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W_][\w{_MARKS}]*(?:['’`\u200c][\w{_MARKS}]+)*")
_NEARLY = 0.75  # of the texts that have a stem, to have a longer one that may be the word
_FORMS = 2  # words of the run in which that longer one has endings
_WORD_LETTERS = 3  # that a word has which no text shows alone
_ROOT = 4  # consonants that tell words apart
_SHORTEST = 2  # letters of a stem that words are put together by


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; offsets in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """What is aligned as one on the source side: a word, or all words of a term."""

    key: str
    """The word without capitals, or the concept's id between brackets, so that both never meet."""
    start: int
    end: int
    concept: str = ""
    """Empty where it is no term."""


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of *text* between *start* and *end*."""
    stop = len(text) if end is None else end
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text, start, stop)]


def readings_of(word: str, language: Language) -> tuple[Reading, ...]:
    """Return every reading of *word*; the words of a run are read more than once."""
    return _readings(word, language.tag)


@lru_cache(maxsize=1 << 16)
def _readings(word: str, tag: str) -> tuple[Reading, ...]:
    return readings(word, languages.get(tag))


def units_of(text: str, matches: Sequence[TermMatch]) -> list[Unit]:
    """Return the units of a source *text*, *matches* being the terms in it in their order, none overlapping."""
    units: list[Unit] = []
    at = 0
    for match in matches:
        if match.start < at:
            continue
        units += _single(text, at, match.start)
        units.append(Unit(f"<{match.concept}>", match.start, match.end, match.concept))
        at = match.end
    return units + _single(text, at, len(text))


def _single(text: str, start: int, end: int) -> list[Unit]:
    return [Unit(word.text.casefold(), word.start, word.end) for word in words_of(text, start, end)]


class Lexemes:
    """Puts the inflected words of a run together: الرئيس and وللرئيس are one.

    Which of its readings a word has is decided by the run: the stem that the most texts have, or a longer one that
    nearly as many have and that takes endings itself (baran, not bar, though baran could be a plural of it).

    Args:
        texts: the words of each text of the run.
        language: their language.
    """

    def __init__(self, texts: Iterable[Iterable[str]], language: Language) -> None:
        self._stems = cache(lambda word: _stems(word, language))
        # With as many texts for each, a Kurmanji word has an ending (sedsala, sedsal), since its nouns end in none of
        # them; what an Arabic or Sorani word seems to end in is as often its own (الصين, هەینی).
        self._sign = -1 if language.script == "Latin" else 1
        self._spread: Counter[str] = Counter()
        self._seen: set[str] = set()
        for text in texts:
            words = set(text)
            self._seen.update(map(str.casefold, words))
            self._spread.update({stem for word in words for stem in self._stems(word)})
        self._inflected = Counter(
            stem
            for word in map(language.fold, self._seen)
            for stem in self._stems(word)
            if word.startswith(stem) and word != stem
        )
        self._whole = set(map(language.fold, self._seen))
        self._chosen: dict[str, str] = {}
        self._language = language

    def __getitem__(self, word: str) -> str:
        """Return the stem that stands for *word*."""
        if word not in self._chosen:
            stems = self._stems(word)
            best = max(stems, key=lambda stem: (self._spread[stem], self._sign * len(stem)))
            longer = (
                stem
                for stem in stems
                if (stem.startswith(best) and self._takes_endings(stem, best))
                or (stem.endswith(best) and self._begins_itself(stem, best))
            )
            self._chosen[word] = max(longer, key=len, default=best)
        return self._chosen[word]

    def shows_number(self, word: str) -> bool:
        """Return whether the run has *word* with the ending of a plural, so that it is none without."""
        return self[word] in self._plurals

    def family(self, word: str) -> str:
        """Return what *word* has in common with its other numbers and spellings: its consonants, if it has enough."""
        lexeme = self[word]
        root = skeleton(lexeme)
        return root if len(root) >= _ROOT else lexeme

    def has(self, word: str) -> bool:
        """Return whether a text of the run has the very *word*, whatever its capitals."""
        return word.casefold() in self._seen

    @cached_property
    def _plurals(self) -> set[str]:
        plural = self._language.inflection.plural
        return {
            reading.stem
            for word in self._seen
            for reading in readings_of(word, self._language)
            if reading.marks & plural and reading.stem == self[word]
        }

    def _begins_itself(self, stem: str, shorter: str) -> bool:
        """Return whether the first letters of *stem* are hardly proclitics: كيم is not "like Yim"."""
        if shorter in self._whole:
            return False
        return len(shorter) < _WORD_LETTERS or self._spread[stem] >= _NEARLY * self._spread[shorter]

    def _takes_endings(self, stem: str, shorter: str) -> bool:
        return self._spread[stem] >= _NEARLY * self._spread[shorter] and self._inflected[stem] >= _FORMS


def _stems(word: str, language: Language) -> tuple[str, ...]:
    found = dict.fromkeys(reading.stem for reading in readings_of(word, language) if len(reading.stem) >= _SHORTEST)
    return tuple(found) or (language.fold(word),)
