"""Give the places of other words to terms that a translation lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.engines.base import Terminology, Wanted
from toolkit.engines.constraints.decoder import Decoder
from toolkit.engines.constraints.evidence import ask
from toolkit.engines.constraints.forms import Former
from toolkit.engines.constraints.places import Drafted, Locator, Place, rare
from toolkit.engines.constraints.placing import Edit, Placer, apply
from toolkit.languages.base import Language

_GUESS = 0.02  # weight, for each unit of the source, of a place that is hardly more than a guess
_TRIED = 3  # places for a term


@dataclass(frozen=True, slots=True)
class Lack:
    """A term that a sentence of the run lacks, or has another for that is not approved."""

    number: int
    """Of the sentence."""
    wanted: Wanted


class Replacer:
    """Replaces what renders a term by the desk's term, in the sentences of a run.

    Args:
        drafted: the sentences.
        lacks: what they lack.
        decoder: the model that translated them.
        terminology: the glossary.
        source: the language translated from.
        target: the language translated into.
        boldly: whether a place that is hardly more than a guess is better than none.
    """

    def __init__(
        self,
        drafted: Sequence[Drafted],
        lacks: Sequence[Lack],
        decoder: Decoder,
        terminology: Terminology,
        source: Language,
        target: Language,
        *,
        boldly: bool = False,
    ) -> None:
        self._drafted = drafted
        self._lacks = lacks
        self._boldly = boldly
        self._lacking: dict[int, set[str]] = {}
        for lack in lacks:
            self._lacking.setdefault(lack.number, set()).add(lack.wanted.concept)
        self._terminology = terminology
        told = ask(drafted, self._unclear(), decoder)
        self._locator = Locator(drafted, target, told)
        self._placer = Placer(Former(terminology, target, self._locator.lexemes), terminology, source, target)

    def replace(self) -> dict[int, str]:
        """Return the number of each sentence that lacks a term → the sentence after all terms that have a place."""
        edits: dict[int, list[Edit]] = {lack.number: [] for lack in self._lacks}
        for lack in self._lacks:
            edits[lack.number] += self._edits(lack, self._places(lack), edits[lack.number])
        return {number: apply(self._drafted[number].text, found) for number, found in edits.items()}

    def _unclear(self) -> list[tuple[int, int]]:
        """Return the number of a sentence and of a unit in it for each lacking term that the run does not show."""
        seldom = {one.wanted.concept for one in self._lacks} if self._boldly else rare(self._drafted)
        return [
            (lack.number, row)
            for lack in self._lacks
            for row, unit in enumerate(self._drafted[lack.number].units)
            if unit.concept == lack.wanted.concept and unit.concept in seldom
        ]

    def _places(self, lack: Lack) -> list[Place]:
        units = len(self._drafted[lack.number].units)
        places = self._locator.places(lack.number, lack.wanted.concept)
        return [place for place in places if self._boldly or place.weight * units >= _GUESS]

    def _edits(self, lack: Lack, places: Sequence[Place], before: Sequence[Edit]) -> list[Edit]:
        """Return the edits that put a term in the first of *places* that serves, and wherever its words stand again."""
        one = self._drafted[lack.number]
        if (named := self._named(lack)) and all(_is_free(edit, before) for edit in named):
            return named
        for place in places[:_TRIED]:
            for edit in self._placer.edits(one, lack.wanted, place):
                if _is_free(edit, before) and self._serves(lack, apply(one.text, [*before, edit])):
                    made = [edit]
                    for other in self._locator.repeats(lack.number, lack.wanted.concept, place):
                        again = self._placer.edits(one, lack.wanted, other)[0]
                        if _is_free(again, [*before, *made]):
                            made.append(again)
                    return made
        return []

    def _named(self, lack: Lack) -> list[Edit]:
        """Return the edits that put a term where the translation has another of the concept, which is not approved."""
        one = self._drafted[lack.number]
        return [
            self._placer.instead(one, lack.wanted, match)
            for match in self._terminology.banned(one.text)
            if match.concept == lack.wanted.concept
        ]

    def _serves(self, lack: Lack, text: str) -> bool:
        """Return whether *text* has the term, and no other is lost."""
        left = {one.concept for one in self._terminology.missing(self._drafted[lack.number].source, text)}
        return left <= self._lacking[lack.number] - {lack.wanted.concept}


def _is_free(edit: Edit, others: Iterable[Edit]) -> bool:
    return not any(edit.start < other.end and other.start < edit.end for other in others)
