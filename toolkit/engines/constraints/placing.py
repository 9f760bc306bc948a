"""Put terms in the places of what renders them in a translation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.engines.base import Terminology, Wanted
from toolkit.engines.constraints.forms import Former, numbered
from toolkit.engines.constraints.places import Drafted, Place
from toolkit.engines.constraints.words import Word, readings_of, words_of
from toolkit.languages.base import Language
from toolkit.languages.formation import formation_of
from toolkit.languages.formation.base import is_name
from toolkit.languages.inflection import Reading
from toolkit.model import Term, TermMatch

_SHORTEST = 3  # letters of a stem that two words must share


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a translation, and what is to stand there instead; offsets in code points."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* after *edits*, none of which overlap."""
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def without_banned(text: str, terminology: Terminology) -> str:
    """Return *text* with an approved term in the place of each deprecated or forbidden one, with its endings.

    One that no approved term can replace, or that would be banned again, stays, and is for a person to see.
    """
    edits = []
    for match in terminology.banned(text):
        for new in terminology.approved(match.concept):
            form = terminology.carried(match.surface, match.term, new) or new.text
            if not terminology.banned(form):
                edits.append(Edit(match.start, match.end, form))
                break
    return apply(text, edits)


class Placer:
    """Makes the edits that put terms in their places.

    Args:
        former: puts terms into forms.
        terminology: the glossary.
        source: the language translated from.
        target: the language translated into.
    """

    def __init__(self, former: Former, terminology: Terminology, source: Language, target: Language) -> None:
        self._former = former
        self._terminology = terminology
        self._source = source
        self._target = target

    def edits(self, one: Drafted, wanted: Wanted, place: Place) -> list[Edit]:
        """Return the ways to write what is *wanted* in *place*, the likeliest first."""
        # Where the old word shows its plural by an ending, the new one gets that ending too, if it takes it.
        shown = self._former.shows_plural(one.words[place.last])
        plural = self._is_plural(wanted) and not self._former.shows_number(one.words[place.last])
        definite = self._former.is_definite(one.words[place.first])
        made = []
        for term in self._terms(wanted):
            regular = shown and self._former.takes(one.words[place.first : place.last + 1], one.text, term)
            for new in numbered(term, plural=(plural or shown) and not regular):
                words = self._absorb(one, place, new)
                form = self._former.form(words, one.text, new)
                made.append((self._former.has_article(form) != definite, Edit(words[0].start, words[-1].end, form)))
        made.sort(key=lambda item: item[0])
        return list(dict.fromkeys(edit for _, edit in made))

    def instead(self, one: Drafted, wanted: Wanted, match: TermMatch) -> Edit:
        """Return how what is *wanted* is written instead of *match*, a term in the translation."""
        new = self._terms(wanted)[0]
        form = self._terminology.carried(match.surface, match.term, new)
        words = [word for word in one.words if word.start < match.end and match.start < word.end]
        return Edit(match.start, match.end, form or self._former.form(words, one.text, new))

    @staticmethod
    def _terms(wanted: Wanted) -> Sequence[Term]:
        """Return the approved terms, names as such: Arabic letters do not tell them, the source term's capital does."""
        if not is_name(wanted.match.term):
            return wanted.approved
        return [replace(term, case="exact") for term in wanted.approved]

    def _absorb(self, one: Drafted, place: Place, new: Term) -> Sequence[Word]:
        """Return the words of *place* with neighbours that *new* has too, so that none stands there twice."""
        inner = [word.text for word in words_of(new.text)]
        first, last = place.first, place.last
        if len(inner) > 1:
            if first > 0 and self._alike(one.words[first - 1].text, inner[0]):
                first -= 1
            if last + 1 < len(one.words) and self._alike(one.words[last + 1].text, inner[-1]):
                last += 1
        return one.words[first : last + 1]

    def _alike(self, word: str, other: str) -> bool:
        """Return whether both may be forms of one word."""
        stems = {reading.stem for reading in readings_of(word, self._target)}
        return any(
            reading.stem in stems for reading in readings_of(other, self._target) if len(reading.stem) >= _SHORTEST
        )

    def _is_plural(self, wanted: Wanted) -> bool:
        """Return whether the source names it in a plural that the glossary does not have."""
        said, entered = (words_of(text)[-1:] for text in (wanted.match.surface, wanted.match.term.text))
        if not said or not entered:
            return False
        stem = self._source.fold(entered[0].text)
        found = [one for one in readings_of(said[0].text, self._source) if one.stem == stem]
        return bool(found) and all(self._marks_plural(one) for one in found)

    def _marks_plural(self, reading: Reading) -> bool:
        endings = formation_of(self._source).plural_endings
        return bool(reading.marks & self._source.inflection.plural) or reading.ending in endings
