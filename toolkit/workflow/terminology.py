"""The desk's glossary as engines see it."""

from collections.abc import Sequence
from functools import cache, partial

from toolkit import languages
from toolkit.engines import Terminologies, Terminology, Wanted
from toolkit.model import Concept, Term, TermMatch
from toolkit.recognition.carry import attempt, carry
from toolkit.settings import Settings, merge_style
from toolkit.workflow.desk import Desk

_MISSING = "term not placed: "
_BANNED = "term not to use: "


class DeskTerminology:
    """The glossary of *desk* for texts of *source* that are translated into *target*."""

    def __init__(self, desk: Desk, settings: Settings, source: str, target: str) -> None:
        self._source = desk.recognizer(source)
        self._target = desk.recognizer(target)
        self._verifier = desk.verifier(source, target)
        self._language = languages.get(target)
        self._style = merge_style(self._language.style, settings.style.get(target, {}))
        self._renderings = {concept.id: _renderings(concept, target) for concept in desk.concepts}

    def wanted(self, text: str) -> Sequence[Wanted]:
        """Return the terms in *text* that have an approved term in the target language, in order of their places."""
        named = (Wanted(match, *self._renderings[match.concept]) for match in self._source.find(text))
        return [one for one in named if one.approved]

    def found(self, translation: str) -> Sequence[TermMatch]:
        """Return the terms in *translation* whatever their status, in order, none overlapping."""
        return self._target.find(translation)

    def missing(self, text: str, translation: str) -> Sequence[Wanted]:
        """Return what *text* names, once a concept, and *translation* does not."""
        verdicts = self._verifier.verify(text, translation)
        return [Wanted(one.source, *self._renderings[one.concept]) for one in verdicts if not one.ok]

    def banned(self, translation: str) -> Sequence[TermMatch]:
        """Return the deprecated and forbidden terms in *translation*, in order."""
        return self._verifier.banned(translation)

    def approved(self, concept: str) -> Sequence[Term]:
        """Return the terms of *concept* that may stand in a translation, the preferred one first; maybe none."""
        return self._renderings[concept][0]

    def carried(self, surface: str, old: Term, new: Term) -> str | None:
        """Return *new* with the clitics and endings that *surface*, a form of *old*, has; None if not certain."""
        return carry(self._language, surface, old, new, self._style)

    def likely(self, surface: str, old: Term, new: Term) -> str | None:
        """Return the likeliest of what :meth:`carried` may be; None if no rule says."""
        options = attempt(self._language, surface, old, new, self._style).options
        return options[0] if options else None


def _renderings(concept: Concept, target: str) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the approved terms of *concept* in the language *target*, and the others."""
    unwanted = tuple(term for term in concept.terms.get(target, ()) if not term.status.approved)
    return concept.approved(target), unwanted


def terminologies(desk: Desk, settings: Settings) -> Terminologies:
    """Return what gives the terminology of *desk* for a source and a target language, made once for each pair."""
    return cache(partial(DeskTerminology, desk, settings))


def judged(notes: Sequence[str], text: str, translation: str, terminology: Terminology) -> tuple[str, ...]:
    """Return *notes*, those on a draft of *text*, with what the glossary has against *translation* as it is now.

    What *notes* say of terms already stays only where the glossary says the same; an engine may know the reason.
    """
    missing = (
        f"{_MISSING}{one.match.term.text} = {one.approved[0].text}" for one in terminology.missing(text, translation)
    )
    banned = (f"{_BANNED}{match.surface} ({match.term.status})" for match in terminology.banned(translation))
    now = [
        next((note for note in notes if note == said or note.startswith(f"{said} (")), said)
        for said in (*missing, *banned)
    ]
    others = [note for note in notes if not note.startswith((_MISSING, _BANNED))]
    return tuple(dict.fromkeys([*now, *others]))
