"""Rules about a glossary that only recognition can judge: whether its terms would be found at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit import languages
from toolkit.glossary import Glossary
from toolkit.glossary.lint import Problem, Rule
from toolkit.model import Concept, Term
from toolkit.recognition.recognizer import Candidate, Recognizer, exclusive
from toolkit.recognition.words import words

_IN_A_SENTENCE = ", x"
"""What makes of a term in capitals more than a line of capitals, which is read as a headline."""


def rules() -> tuple[Rule, ...]:
    """Return the rules, for one glossary: they share what they find in it."""
    reach = _Reach()
    return reach.never_found, reach.hidden, reach.contains


@dataclass(frozen=True, slots=True)
class _Text:
    """A term's text or one of its forms, and every place in it where a term can be read."""

    concept: Concept
    tag: str
    term: Term
    text: str
    found: tuple[Candidate, ...]

    def whole(self, candidate: Candidate) -> bool:
        """Return whether *candidate* takes in every word of the text."""
        parts = words(self.text)
        return bool(parts) and candidate.match.start <= parts[0].start and candidate.match.end >= parts[-1].end


class _Reach:
    def __init__(self) -> None:
        self._known: tuple[_Text, ...] | None = None

    def _texts(self, glossary: Glossary) -> tuple[_Text, ...]:
        if self._known is None:
            self._known = tuple(_read(glossary))
        return self._known

    def never_found(self, glossary: Glossary) -> Iterator[Problem]:
        """Yield the terms that no text has, not even one that is the term itself."""
        for one in self._texts(glossary):
            if not any(place.match.term is one.term and one.whole(place) for place in one.found):
                message = f"{one.tag} '{one.text}' is never found, not even where a text has just that"
                yield Problem("never-found", "warning", message, one.concept, one.tag)

    def hidden(self, glossary: Glossary) -> Iterator[Problem]:
        """Yield the terms in whose place a term of another concept is found, though it is spelt otherwise."""
        for one in self._texts(glossary):
            best = next(exclusive(one.found), None)
            if best is None or best.match.concept == one.concept.id or not one.whole(best):
                continue
            other = best.match.term
            reached = any(place.match.term is one.term for place in one.found)
            told = _share(glossary[best.match.concept], one.concept, one.tag)
            if reached and not told and one.text not in (other.text, *other.forms):
                message = f"{one.tag} '{one.text}' is always taken for '{other.text}' ({best.match.concept})"
                yield Problem("hidden", "warning", message, one.concept, one.tag)

    def contains(self, glossary: Glossary) -> Iterator[Problem]:
        """Yield the approved terms within which those of other concepts stand, which are not found there."""
        for one in self._texts(glossary):
            if one.text != one.term.text or not one.term.status.approved:
                continue
            places = (place.match for place in one.found if not one.whole(place))
            others = [match for match in places if match.concept != one.concept.id and match.term.status.approved]
            if others:
                named = ", ".join(dict.fromkeys(f"'{match.term.text}' ({match.concept})" for match in others))
                message = f"{one.tag} '{one.text}' contains {named}: only the longer one is found there"
                yield Problem("contains", "info", message, one.concept, one.tag)


def _share(first: Concept, second: Concept, tag: str) -> bool:
    """Return whether two concepts have a term in common, so that they are known to be hard to tell apart."""
    return not {term.text for term in first.terms.get(tag, ())}.isdisjoint(
        term.text for term in second.terms.get(tag, ())
    )


def _read(glossary: Glossary) -> Iterator[_Text]:
    for tag in languages.TAGS:
        recognizer = Recognizer(glossary, tag)
        for concept in glossary:
            for term in concept.terms.get(tag, ()):
                for text in (term.text, *term.forms):
                    yield _Text(concept, tag, term, text, recognizer.candidates(text + _IN_A_SENTENCE))
