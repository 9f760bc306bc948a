"""Find the words of a translation that render a term, when nobody has said what they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.engines.constraints.alignment import Alignment, Links, Pair
from toolkit.engines.constraints.words import Lexemes, Unit, Word, units_of, words_of
from toolkit.languages.base import Language
from toolkit.languages.sounds import is_alike, skeleton
from toolkit.model import TermMatch

_ROOT = 3  # consonants that two lexemes must share to be kin
_KIN = 0.5  # the weight of a word whose kin renders the term elsewhere, to that of the kin
_NAME = 0.3  # how surely a word that sounds like a name is that name
_BESIDE = 0.3  # how often, where a term is rendered by a word, another must stand beside it to belong to it
_BOUND = 0.25  # how often a neighbour renders the term, to belong to it, where the source has one word
_BOUND_MANY = 0.1  # the same where the source has several
_BOUND_RARE = 0.4  # the same where the run has the term seldom
_BOUND_FAR = 0.5  # the same for a word behind a joint
_JOINT = 2  # letters of a word within a name: تاج و تەخت
_OWN = 0.6  # how much less than for another unit a neighbour may stand for the term
_RARE = 3  # times that a term is named in a run that shows little of it
_TOLD = 1.5  # how much more the model's own word counts than what the run shows
_MUCH = 0.15  # share of a translation that depends on a word which surely renders the term
_PART = 0.3  # of what depends on that word, for a neighbour to render the term with it
_LONGEST = 4  # words of a rendering
_HEADS = 5  # words that are tried as the heart of a rendering
_LETTERS = 25  # of a word; what is longer is several that have grown together


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a model says of terms that the run has too seldom."""

    shares: Mapping[tuple[int, int], Sequence[float]]
    """Number of a sentence and of a unit in it → how much each word of the translation depends on the unit."""
    alone: Mapping[str, str]
    """Concept → what the model makes of its term without a sentence."""


def rare(drafted: Sequence[Drafted]) -> set[str]:
    """Return the concepts that a run names so seldom that it cannot show what renders them."""
    named = Counter(unit.concept for one in drafted for unit in one.units)
    return {concept for concept, times in named.items() if concept and times <= _RARE}


def cut(source: str, text: str, matches: Sequence[TermMatch]) -> Drafted:
    """Return *source*, in which *matches* are, and its translation *text*, in units and words."""
    return Drafted(source, text, tuple(units_of(source, matches)), tuple(words_of(text)))


class Locator:
    """Finds what renders terms in the translations of a run; learns it from the run itself, and from the model.

    Args:
        drafted: the sentences of the run.
        target: the language translated into.
        told: what the model says of terms that are rare in it.
    """

    def __init__(self, drafted: Sequence[Drafted], target: Language, told: Told) -> None:
        self._drafted = drafted
        self._rare = rare(drafted)
        self._shares = told.shares
        alone = {concept: [word.text for word in words_of(text)] for concept, text in told.alone.items()}
        self.lexemes = Lexemes([*([word.text for word in one.words] for one in drafted), *alone.values()], target)
        self._alone = {concept: set(map(self.lexemes.family, words)) for concept, words in alone.items()}
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
            words = self._drafted[number].words
            heads = (column for column in range(len(weights)) if len(words[column].text) <= _LETTERS)
            for head in sorted(heads, key=lambda column: -weights[column])[:_HEADS]:
                span = self._span(number, row, head)
                found[span] = max(found.get(span, 0.0), weights[head])
        ranked = sorted(found.items(), key=lambda item: -item[1])
        return [Place(first, last, weight) for (first, last), weight in ranked]

    def repeats(self, number: int, concept: str, place: Place) -> list[Place]:
        """Return where else the words of *place* stand in sentence *number* and render *concept*."""
        same = self._roots(number, place)
        found = []
        for first in range(len(self._drafted[number].words) - (place.last - place.first)):
            other = Place(first, first + place.last - place.first, place.weight)
            apart = other.last < place.first or place.last < other.first
            if apart and self._roots(number, other) == same and self._renders(number, concept, other):
                found.append(other)
        return found

    def _rows(self, number: int, concept: str) -> list[int]:
        if number not in self._links:
            return []
        return [row for row, unit in enumerate(self._drafted[number].units) if unit.concept == concept]

    def _roots(self, number: int, place: Place) -> list[str]:
        families = [self._family(number, word) for word in range(place.first, place.last + 1)]
        return [root if len(root := skeleton(family)) >= _ROOT else family for family in families]

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
        links, one = self._links[number], self._drafted[number]
        weights: list[float] = (links.renders[row] ** 0.5 * links.rendered[row] * links.prior[row]).tolist()
        unit = one.units[row]
        name = one.source[unit.start : unit.end]
        kin = self._kin.get(unit.key, {})
        prior = links.prior[row].tolist()
        for column, word in enumerate(one.words):
            known = kin.get(skeleton(self._family(number, column)), 0.0)
            if name[:1].isupper() and is_alike(name, word.text):
                known = max(known, _NAME)
            weights[column] = max(weights[column], _KIN * known * prior[column])
        return self._with_told(number, row, weights)

    def _with_told(self, number: int, row: int, weights: list[float]) -> list[float]:
        """Return *weights* with what the model says of the unit in *row*, if it was asked."""
        shares = self._shares.get((number, row))
        if shares is None:
            return weights
        alone = self._alone[self._drafted[number].units[row].concept]
        whole = sum(weights) or 1.0
        return [
            weight / whole + _TOLD * share + (self._family(number, word) in alone) / max(1, len(alone))
            for word, (weight, share) in enumerate(zip(weights, shares, strict=True))
        ]

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
        while last - first + 1 < _LONGEST and (step := self._step(number, row, last, 1, head)):
            last += step
        while last - first + 1 < _LONGEST and (step := self._step(number, row, first, -1, head)):
            first -= step
        return first, last

    def _step(self, number: int, row: int, word: int, side: int, head: int) -> int:
        """Return how many words beside *word* render the unit in *row* with it: none, one, or one behind a joint."""
        one = self._drafted[number]
        joint, beyond = word + side, word + 2 * side
        if not 0 <= joint < len(one.words) or not self._touch(one, word, joint):
            return 0
        shares = self._shares.get((number, row))
        if shares is not None and shares[head] > _MUCH:
            return int(shares[joint] >= _PART * shares[head] and abs(joint - head) < self._most(number, row))
        bound = self._bound(number, row, joint)
        if bound and self._binds(number, row, word, joint, bound, head):
            return 1
        if len(one.words[joint].text) > _JOINT or not 0 <= beyond < len(one.words):
            return 0
        return 2 if self._touch(one, joint, beyond) and self._bound(number, row, beyond) >= _BOUND_FAR else 0

    def _most(self, number: int, row: int) -> int:
        """Return how far from its heart a rendering goes of which nothing but the model's word is known."""
        one = self._drafted[number]
        return max(2, len(words_of(one.source, one.units[row].start, one.units[row].end)))

    @staticmethod
    def _touch(one: Drafted, word: int, other: int) -> bool:
        left, right = sorted((word, other))
        return not one.text[one.words[left].end : one.words[right].start].strip()

    def _bound(self, number: int, row: int, word: int) -> float:
        """Return how often *word* renders the unit in *row*, or a part of it; 0 where it rather renders another."""
        links, one = self._links[number], self._drafted[number]
        if not self._is_own(links, row, word):
            return 0.0
        bound = float(links.rendered[row][word])
        parts = words_of(one.source, one.units[row].start, one.units[row].end)
        if len(parts) > 1:
            family = self._family(number, word)
            bound += sum(self._alignment.rendered(part.text.casefold(), family) for part in parts)
            bound *= _BOUND / _BOUND_MANY
        return bound

    def _binds(self, number: int, row: int, word: int, other: int, bound: float, head: int) -> bool:
        """Return whether *other* belongs to a rendering that has *word*, given how *bound* it is to the unit."""
        unit = self._drafted[number].units[row]
        if bound < (_BOUND_RARE if unit.concept in self._rare else _BOUND):
            return False
        key = (unit.key, self._family(number, word))
        if word != head or not self._heads[key]:
            return True
        return self._beside[(*key, other - word, self._family(number, other))] / self._heads[key] >= _BESIDE

    @staticmethod
    def _is_own(links: Links, row: int, column: int) -> bool:
        likely = links.renders[:, column] * links.prior[:, column]
        return bool(likely[row] >= _OWN * likely.max())
