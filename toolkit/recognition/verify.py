"""Judge whether a translation uses the glossary's terms for what its source names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.model import Concept, Term, TermMatch
from toolkit.recognition.recognizer import Candidate, Recognizer, exclusive

_Place = tuple[int, int]
_SPELLING = 3  # the parts of Candidate.rank that say how well the text agrees with the term


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one concept that the source names."""

    concept: str
    source: TermMatch
    """Where the source names it first."""
    target: TermMatch | None
    """The approved term in the translation that serves it."""
    expected: tuple[str, ...]
    """Texts of the approved terms, the preferred one first."""
    ok: bool
    instead: TermMatch | None
    """A deprecated or forbidden term of the same concept in the translation."""


class Verifier:
    """Compares texts of two languages by the terms they use.

    Args:
        concepts: the glossary.
        source: tag of the language translated from.
        target: tag of the language translated into.

    Raises:
        LanguageError: a tag is not known.
    """

    def __init__(self, concepts: Iterable[Concept], source: str, target: str) -> None:
        concepts = tuple(concepts)
        self._source = Recognizer(concepts, source)
        self._target = Recognizer(concepts, target)
        self._approved = {concept.id: concept.approved(self._target.tag) for concept in concepts}

    def verify(self, source_text: str, target_text: str) -> tuple[Verdict, ...]:
        """Return one verdict for each concept in *source_text*, in the order in which the source names them.

        A place in the translation serves one concept; where concepts share a form, places are given so that as many
        concepts as possible have one. Where concepts share the form in the source, the one that the translation has a
        term of is judged. Concepts without an approved term in the target language are not judged.
        """
        named = self._named(source_text)
        found = self._target.candidates(target_text)
        places = _places(found, {concept for choice in named for concept in choice}, self._approved)
        served = _assign([[place for place in places if places[place].keys() & choice] for choice in named])
        unwanted = [candidate.match for candidate in exclusive(_unwanted(found))]
        verdicts: dict[str, Verdict] = {}
        for number, (choice, sources) in enumerate(named.items()):
            here = places[served[number]] if number in served else {}
            concept = next((one for one in choice if one in here), choice[0])
            verdicts.setdefault(
                concept,
                Verdict(
                    concept=concept,
                    source=sources[concept],
                    target=here.get(concept),
                    expected=tuple(dict.fromkeys(term.text for term in self._approved[concept])),
                    ok=concept in here,
                    instead=next((match for match in unwanted if match.concept == concept), None),
                ),
            )
        return tuple(verdicts.values())

    def banned(self, target_text: str) -> tuple[TermMatch, ...]:
        """Return the deprecated and forbidden terms in *target_text*, in order, none overlapping another.

        One that an approved term covers is not counted: *Dewleta Îslamî* within *rêxistina Dewleta Îslamî*.
        """
        return tuple(candidate.match for candidate in exclusive(_unwanted(self._target.candidates(target_text))))

    def _named(self, text: str) -> dict[tuple[str, ...], dict[str, TermMatch]]:
        """Return the concepts that a place in the source may name → their matches there; one item for each concept."""
        candidates = sorted(self._source.candidates(text), key=lambda one: one.rank)
        sharing: dict[_Place, list[Candidate]] = {}
        for one in candidates:
            sharing.setdefault(_place(one), []).append(one)
        named: dict[tuple[str, ...], dict[str, TermMatch]] = {}
        for best in exclusive(candidates):
            judged: dict[str, TermMatch] = {}
            for one in sharing[_place(best)]:
                if _quality(one) == _quality(best) and self._approved[one.match.concept]:
                    judged.setdefault(one.match.concept, one.match)
            if judged:
                named.setdefault(tuple(judged), judged)
        single = {choice[0] for choice in named if len(choice) == 1}
        return {choice: found for choice, found in named.items() if len(choice) == 1 or not single & set(choice)}


def _place(candidate: Candidate) -> _Place:
    return candidate.match.start, candidate.match.end


def _quality(candidate: Candidate) -> tuple[int, ...]:
    return candidate.rank[:_SPELLING]


def _places(
    candidates: Sequence[Candidate], wanted: Collection[str], approved: Mapping[str, tuple[Term, ...]]
) -> dict[_Place, dict[str, TermMatch]]:
    """Return each place that can serve a *wanted* concept → the concepts it can serve, with their best match there.

    Other concepts do not compete, so that "Kirkuk province" serves Kirkuk where the source names no province.
    """
    refused = {(one.match.concept, *_place(one)) for one in _unwanted(candidates)}
    rivals = [
        one
        for one in candidates
        if one.match.concept in wanted
        and one.match.term in approved[one.match.concept]
        and (one.match.concept, *_place(one)) not in refused
    ]
    rivals.sort(key=lambda one: one.rank)
    places: dict[_Place, dict[str, TermMatch]] = {_place(one): {} for one in exclusive(rivals)}
    for one in rivals:
        if _place(one) in places:
            places[_place(one)].setdefault(one.match.concept, one.match)
    return places


def _assign(wishes: Sequence[Sequence[_Place]]) -> dict[int, _Place]:
    """Return number of a wish → its place, for as many wishes as can be met.

    Maximum bipartite matching by augmenting paths (Kuhn 1955; Berge 1957). The path is kept in a list, not on the call
    stack, which a text with very many terms would exhaust.
    """
    holder: dict[_Place, int] = {}
    for start in range(len(wishes)):
        came: dict[_Place, int] = {}
        queue = [start]
        for wisher in queue:
            for place in wishes[wisher]:
                if place in came:
                    continue
                came[place] = wisher
                if place in holder:
                    queue.append(holder[place])
                    continue
                _shift(place, came, holder, start)
                queue.clear()
                break
    return {wisher: place for place, wisher in holder.items()}


def _shift(place: _Place, came: Mapping[_Place, int], holder: dict[_Place, int], start: int) -> None:
    """Give *place* to the wisher that reached it, its former place to the one before, and so on back to *start*."""
    held = {wisher: own for own, wisher in holder.items()}
    while True:
        wisher = came[place]
        holder[place] = wisher
        if wisher == start:
            return
        place = held[wisher]


def _unwanted(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that may not stand in a translation and that no approved term covers.

    For one place the spelling decides: a deprecated one is not excused by folding to the approved one.
    """
    approved = [one for one in candidates if one.match.term.status.approved]
    return [
        one
        for one in candidates
        if not one.match.term.status.approved and not any(_covers(other, one) for other in approved)
    ]


def _covers(approved: Candidate, other: Candidate) -> bool:
    if _place(approved) == _place(other):
        return _quality(approved) <= _quality(other)
    return approved.match.start <= other.match.start and other.match.end <= approved.match.end
