"""Find the words of a translation that render a term, when nobody has said what they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.engines.constraints.alignment import Alignment, Links, Pair
from toolkit.engines.constraints.words import Lexemes, Unit, Word, skeleton, units_of, words_of
from toolkit.languages.base import Language
from toolkit.model import TermMatch

_ROOT = 3  # consonants that two lexemes must share to be kin
_KIN = 0.5  # the weight of a word whose kin renders the term elsewhere, to that of the kin
_BESIDE = 0.3  # how often, where a term is rendered by a word, another must stand beside it to belong to it
_BOUND = 0.35  # how often a neighbour renders the term, to belong to it, where the source has one word
_BOUND_MANY = 0.1  # the same where the source has several
_OWN = 0.3  # how much less than for another unit a neighbour may stand for the term
_LONGEST = 4  # words of a rendering
_HEADS = 5  # words that are tried as the heart of a rendering


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence and its translation, cut up."""

    source: str
    text: str
    units: tuple[Unit, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a translation that render a term."""

    first: int
    """Numbers of the first and the last word."""
    last: int
    weight: float
    """How likely, to be compared within a sentence and term."""


def cut(source: str, text: str, matches: Sequence[TermMatch]) -> Drafted:
    """Return *source*, in which *matches* are, and its translation *text*, in units and words."""
    return Drafted(source, text, tuple(units_of(source, matches)), tuple(words_of(text)))


class Locator:
    """Finds what renders terms in the translations of a run; learns it from the run itself."""

    def __init__(self, drafted: Sequence[Drafted], target: Language) -> None:
        self._drafted = drafted
        self.lexemes = Lexemes(([word.text for word in one.words] for one in drafted), target)
        self._usable = [number for number, one in enumerate(drafted) if one.units and one.words]
        self._alignment = Alignment([self._pair(drafted[number]) for number in self._usable])
        self._links = dict(zip(self._usable, self._alignment.links, strict=True))
        self._kin: dict[str, dict[str, float]] = {}
        self._heads: Counter[tuple[str, str]] = Counter()
        self._beside: Counter[tuple[str, str, int, str]] = Counter()
        self._observe()

    def places(self, number: int, concept: str) -> list[Place]:
        """Return where sentence *number* of the run may render *concept*, the likeliest first.

        Of one that the source names more than once, every mention is sought.
        """
        found: dict[tuple[int, int], float] = {}
        for row in self._rows(number, concept):
            weights = self._weights(number, row)
            for head in sorted(range(len(weights)), key=lambda column: -weights[column])[:_HEADS]:
                span = self._span(number, row, head)
                found[span] = max(found.get(span, 0.0), weights[head])
        ranked = sorted(found.items(), key=lambda item: -item[1])
        return [Place(first, last, weight) for (first, last), weight in ranked]

    def repeats(self, number: int, concept: str, place: Place) -> list[Place]:
        """Return the other places in sentence *number* that have the words of *place*, so far as they render *concept*."""
        same = self._families(number, place)
        found = []
        for first in range(len(self._drafted[number].words) - (place.last - place.first)):
            other = Place(first, first + place.last - place.first, place.weight)
            apart = other.last < place.first or place.last < other.first
            if apart and self._families(number, other) == same and self._renders(number, concept, other):
                found.append(other)
        return found

    def _rows(self, number: int, concept: str) -> list[int]:
        if number not in self._links:
            return []
        return [row for row, unit in enumerate(self._drafted[number].units) if unit.concept == concept]

    def _families(self, number: int, place: Place) -> list[str]:
        return [self._family(number, word) for word in range(place.first, place.last + 1)]

    def _renders(self, number: int, concept: str, place: Place) -> bool:
        """Return whether no other unit has a better claim to any word of *place*."""
        links = self._links[number]
        return all(
            any(self._is_own(links, row, word) for row in self._rows(number, concept))
            for word in range(place.first, place.last + 1)
        )

    def _pair(self, one: Drafted) -> Pair:
        return Pair(
            [unit.key for unit in one.units],
            [self.lexemes.family(word.text) for word in one.words],
            [(unit.start + unit.end) / 2 / len(one.source) for unit in one.units],
            [(word.start + word.end) / 2 / len(one.text) for word in one.words],
        )

    def _weights(self, number: int, row: int) -> list[float]:
        """Return how likely each word renders the unit in *row*, or is at the heart of what renders it."""
        links = self._links[number]
        weights: list[float] = (links.renders[row] ** 0.5 * links.rendered[row] * links.prior[row]).tolist()
        kin = self._kin.get(self._drafted[number].units[row].key)
        if kin:
            prior = links.prior[row].tolist()
            for word in range(len(weights)):
                known = kin.get(skeleton(self._family(number, word)), 0.0)
                weights[word] = max(weights[word], _KIN * known * prior[word])
        return weights

    def _observe(self) -> None:
        """Count which words render terms, and which stand beside them."""
        kin: dict[str, dict[str, float]] = {}
        for number in self._usable:
            for row, unit in enumerate(self._drafted[number].units):
                if not unit.concept:
                    continue
                weights = self._weights(number, row)
                head = weights.index(max(weights))
                lexeme = self._family(number, head)
                self._heads[unit.key, lexeme] += 1
                for side in (-1, 1):
                    self._beside[unit.key, lexeme, side, self._family(number, head + side)] += 1
                if self._heads[unit.key, lexeme] > 1 and len(root := skeleton(lexeme)) >= _ROOT:
                    links = self._links[number]
                    known = weights[head] / float(links.prior[row][head])
                    kin.setdefault(unit.key, {})[root] = max(known, kin.get(unit.key, {}).get(root, 0.0))
        self._kin = kin

    def _family(self, number: int, word: int) -> str:
        words = self._drafted[number].words
        return self.lexemes.family(words[word].text) if 0 <= word < len(words) else ""

    def _span(self, number: int, row: int, head: int) -> tuple[int, int]:
        """Return the first and the last word of the rendering that *head* belongs to."""
        first = last = head
        while last - first + 1 < _LONGEST and self._belongs(number, row, last, 1, head):
            last += 1
        while last - first + 1 < _LONGEST and self._belongs(number, row, first, -1, head):
            first -= 1
        return first, last

    def _belongs(self, number: int, row: int, word: int, side: int, head: int) -> bool:
        """Return whether the neighbour of *word* renders the unit in *row* together with it."""
        one = self._drafted[number]
        other = word + side
        if not 0 <= other < len(one.words):
            return False
        left, right = sorted((word, other))
        if one.text[one.words[left].end : one.words[right].start].strip():
            return False
        links, unit = self._links[number], one.units[row]
        if not self._is_own(links, row, other):
            return False
        parts = words_of(one.source, unit.start, unit.end)
        bound = float(links.rendered[row][other])
        if len(parts) > 1:
            bound += sum(self._alignment.rendered(part.text.casefold(), self._family(number, other)) for part in parts)
        if bound < (_BOUND_MANY if len(parts) > 1 else _BOUND):
            return False
        key = (unit.key, self._family(number, word))
        if word != head or not self._heads[key]:
            return True
        return self._beside[(*key, side, self._family(number, other))] / self._heads[key] >= _BESIDE

    @staticmethod
    def _is_own(links: Links, row: int, column: int) -> bool:
        likely = links.renders[:, column] * links.prior[:, column]
        return bool(likely[row] >= _OWN * likely.max())


def clashing(one: Place, others: Iterator[Place]) -> bool:
    """Return whether *one* shares a word with any of *others*."""
    return any(one.first <= other.last and other.first <= one.last for other in others)
