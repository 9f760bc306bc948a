"""Putting a translation right where that is safe: the old term's word is replaced, nothing else."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.languages import Language
from toolkit.model import Concept, Term, TermMatch
from toolkit.recognition.carry import attempt, raised
from toolkit.settings import HouseStyle
from toolkit.workflow.breach import Breach, breaches
from toolkit.workflow.desk import Desk

# Where a sentence begins: after its end or at the start of the text, behind opening quotation marks and brackets.
_BEGINS = re.compile(r"(?:^|[.!?…][\"'”’»)\]]*\s)\s*[\"'“‘«(\[]*$")


@dataclass(frozen=True, slots=True)
class Mend:
    """What can be done about a breach."""

    breach: Breach
    preferred: Term | None
    """The term that the glossary wants there."""
    replacement: str = ""
    """What stands there instead; empty where nothing is safe."""
    reason: str = ""
    """Why nothing is safe."""


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends translations between two languages after one glossary."""

    now: Desk
    before: Desk | None
    source: Language
    target: Language
    style: HouseStyle

    def mend(self, source_text: str, text: str, broken: Sequence[Breach]) -> tuple[str, tuple[Mend, ...]]:
        """Return *text* with what is safe mended, and what was done about each of the breaches in it."""
        mends = list(self._proposals(text, broken))
        new = _applied(text, mends)
        if new != text and (reason := self._fault(source_text, text, new, mends)):
            mends = [replace(mend, replacement="", reason=mend.reason or reason) for mend in mends]
        return _applied(text, mends), tuple(mends)

    def _proposals(self, text: str, broken: Sequence[Breach]) -> Iterator[Mend]:
        concepts = {concept.id: concept for concept in self.now.concepts}
        end = 0
        for breach in broken:
            concept = concepts[breach.concept]
            preferred = concept.preferred(self.target.tag)
            if breach.found is None or preferred is None:
                where = "the translation" if preferred else f"the glossary for {self.target.tag}"
                yield Mend(breach, preferred, reason=f"no term of this concept stands in {where}")
                continue
            if breach.found.start < end:
                yield Mend(breach, preferred, reason="another term stands in the same place")
                continue
            mend = self._proposal(text, breach, breach.found, concept, preferred)
            end = breach.found.end if mend.replacement else end
            yield mend

    def _proposal(self, text: str, breach: Breach, found: TermMatch, concept: Concept, preferred: Term) -> Mend:
        if rivals := self._rivals(text, found):
            return Mend(breach, preferred, reason=f"{found.surface} also stands for {', '.join(rivals)}")
        old, new = (self._judged(term, concept) for term in (found.term, preferred))
        carried = attempt(self.target, found.surface, old, new, self.style)
        if carried.text is None:
            return Mend(breach, preferred, reason=carried.reason)
        begins = self.target.script == "Latin" and found.surface[0].isupper() and _BEGINS.search(text[: found.start])
        return Mend(breach, preferred, raised(carried.text) if begins else carried.text)

    def _judged(self, term: Term, concept: Concept) -> Term:
        """Return *term*, told whether it is a name: in a script without capitals the source's capitals say so."""
        if self.target.script != "Arabic" or self.source.script != "Latin":
            return term
        named = [one for one in concept.terms.get(self.source.tag, ()) if one.status.approved]
        is_name = bool(named) and all(one.case == "exact" for one in named)
        return replace(term, case="exact" if is_name or term.case == "exact" else "any")

    def _rivals(self, text: str, found: TermMatch) -> list[str]:
        """Return the other concepts that the word at *found* may rightly stand for."""
        here = (one.match for one in self.now.recognizer(self.target.tag).candidates(text))
        return sorted(
            {
                match.concept
                for match in here
                if (match.start, match.end) == (found.start, found.end)
                and match.term.status.approved
                and match.concept != found.concept
            }
        )

    def _fault(self, source_text: str, old: str, new: str, mends: Sequence[Mend]) -> str:
        """Return what would be wrong with *new*, empty where it only mends."""
        candidates = self.now.recognizer(self.target.tag).candidates(new)
        places = {(one.match.concept, one.match.term.text, one.match.start, one.match.end) for one in candidates}
        shift = 0
        for mend in mends:
            if mend.replacement and mend.breach.found and mend.preferred:
                start = mend.breach.found.start + shift
                place = (mend.breach.concept, mend.preferred.text, start, start + len(mend.replacement))
                if place not in places:
                    return f"{mend.replacement} would not be found as {mend.preferred.text}"
                shift += len(mend.replacement) - len(mend.breach.found.surface)
        was, now = (
            Counter(
                one.concept for one in breaches(self.now, None, (self.source.tag, source_text), (self.target.tag, text))
            )
            for text in (old, new)
        )
        worse = now - (was - Counter(mend.breach.concept for mend in mends if mend.replacement))
        return f"the glossary would still be broken after it: {', '.join(sorted(worse))}" if worse else ""


def _applied(text: str, mends: Sequence[Mend]) -> str:
    parts, end = [], 0
    for mend in mends:
        if mend.replacement and mend.breach.found:
            parts += [text[end : mend.breach.found.start], mend.replacement]
            end = mend.breach.found.end
    return "".join([*parts, text[end:]])
