"""Where a translation breaks the glossary, and whether it was an edit of the glossary that made it so."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model import TermMatch
from toolkit.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class Breach:
    """A place, or a concept without a place, where a translation breaks the glossary."""

    concept: str
    source: TermMatch | None
    """Where the source names the concept, if it does."""
    found: TermMatch | None
    """What stands in the translation: a term that may not, or one that the glossary has given up."""

    @property
    def key(self) -> tuple[str, int]:
        """What stays the same when other places of the translation are mended."""
        return self.concept, -1 if self.found is None else self.found.start


def breaches(now: Desk, before: Desk | None, source: tuple[str, str], target: tuple[str, str]) -> tuple[Breach, ...]:
    """Return the breaches of the glossary in a translation, from left to right, those without a place last.

    Args:
        now: the glossary as it stands.
        before: the glossary as it was: only what was right under it counts. None counts everything.
        source: the language and the text of the source.
        target: the language and the text of the translation.
    """
    verifier = now.verifier(source[0], target[0])
    verdicts = verifier.verify(source[1], target[1])
    banned = verifier.banned(target[1])
    former = {}
    if before is not None:
        earlier = before.verifier(source[0], target[0])
        known = {(match.start, match.end) for match in earlier.banned(target[1])}
        banned = tuple(match for match in banned if (match.start, match.end) not in known)
        former = {(one.source.start, one.source.end): one for one in earlier.verify(source[1], target[1])}
    sources = {verdict.concept: verdict.source for verdict in verdicts}
    found = [Breach(match.concept, sources.get(match.concept), match) for match in banned]
    told = {match.concept for match in banned}
    for verdict in verdicts:
        if verdict.ok or verdict.concept in told:
            continue
        was = former.get((verdict.source.start, verdict.source.end))
        if was is not None and not was.ok:
            continue
        places = list(_given_up(now, before, was.concept, target)) if before is not None and was is not None else []
        found += [Breach(verdict.concept, verdict.source, place) for place in places or (None,)]
    return tuple(sorted(found, key=lambda one: (one.found is None, one.key[1])))


def _given_up(now: Desk, before: Desk, concept: str, target: tuple[str, str]) -> Iterator[TermMatch]:
    """Yield the terms of *concept* in the translation that were approved before and are not now."""
    tag, text = target
    approved = {
        (one.match.start, one.match.end)
        for one in now.recognizer(tag).candidates(text)
        if one.match.concept == concept and one.match.term.status.approved
    }
    for match in before.recognizer(tag).find(text):
        if match.concept == concept and match.term.status.approved and (match.start, match.end) not in approved:
            yield match
