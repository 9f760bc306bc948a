"""Rules about a glossary that only recognition can judge: whether its terms would be found at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from toolkit import languages
from toolkit.glossary import Glossary
from toolkit.glossary.lint import Problem, Rule
from toolkit.model import Concept, Term, TermMatch
from toolkit.recognition.recognizer import Recognizer, exclusive
from toolkit.recognition.words import words

_IN_A_SENTENCE = ", x"
"""What makes of a term in capitals more than a line of capitals, which is read as a headline."""


def rules() -> tuple[Rule, ...]:
    """Return the rules, for one glossary: they share what they find in it."""
    reach = _Reach()
    return reach.never_found, reach.hidden, reach.contains


@dataclass(frozen=True, slots=True, eq=False)
class _Sight:
    """What recognition sees in a text; worked out once for each text, for many concepts may have the same."""

    reached: frozenset[int]
    """The terms that can be read anywhere in it. Here and below each is known by its identity."""
    whole: frozenset[int]
    """Those among them that take in every word."""
    taken: TermMatch | None
    """The term that is found in it, where that takes in every word."""
    within: tuple[TermMatch, ...]
    """The approved terms that take in fewer words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A term's text or one of its forms, and what is seen in it."""

    concept: Concept
    tag: str
    term: Term
    text: str
    sight: _Sight


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
            if id(one.term) not in one.sight.whole:
                message = f"{one.tag} '{one.text}' is never found, not even where a text has just that"
                yield Problem("never-found", "warning", message, one.concept, one.tag)

    def hidden(self, glossary: Glossary) -> Iterator[Problem]:
        """Yield the terms in whose place a term of another concept is found, though it is spelt otherwise."""
        for one in self._texts(glossary):
            taken = one.sight.taken
            if taken is None or taken.concept == one.concept.id or id(one.term) not in one.sight.reached:
                continue
            told = _share(glossary[taken.concept], one.concept, one.tag)
            if not told and one.text not in (taken.term.text, *taken.term.forms):
                message = f"{one.tag} '{one.text}' is always taken for '{taken.term.text}' ({taken.concept})"
                yield Problem("hidden", "warning", message, one.concept, one.tag)

    def contains(self, glossary: Glossary) -> Iterator[Problem]:
        """Yield the approved terms within which those of other concepts stand, which are not found there."""
        for one in self._texts(glossary):
            if one.text != one.term.text or not one.term.status.approved:
                continue
            others = [match for match in one.sight.within if match.concept != one.concept.id]
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
        see = cache(partial(_see, Recognizer(glossary, tag)))
        for concept in glossary:
            for term in concept.terms.get(tag, ()):
                for text in (term.text, *term.forms):
                    yield _Text(concept, tag, term, text, see(text))


def _see(recognizer: Recognizer, text: str) -> _Sight:
    found = recognizer.candidates(text + _IN_A_SENTENCE)
    parts = words(text)

    def is_whole(match: TermMatch) -> bool:
        return bool(parts) and match.start <= parts[0].start and match.end >= parts[-1].end

    matches = [place.match for place in found]
    best = next(exclusive(found), None)
    return _Sight(
        reached=frozenset(id(match.term) for match in matches),
        whole=frozenset(id(match.term) for match in matches if is_whole(match)),
        taken=best.match if best is not None and is_whole(best.match) else None,
        within=tuple(match for match in matches if match.term.status.approved and not is_whole(match)),
    )
