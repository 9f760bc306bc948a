"""What a format cannot hold: taken off before writing, and named to whoever exports."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.glossary.exchange.base import default_case
from toolkit.glossary.parse import CONCEPT_KEYS, TERM_KEYS
from toolkit.model import Concept, Status, Term

_SPACES = re.compile(r"[ \t\n]+")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")

EVERYTHING = frozenset(TERM_KEYS[1:])


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format has a place for."""

    concept: frozenset[str] = frozenset(CONCEPT_KEYS)
    term: frozenset[str] = EVERYTHING
    synonyms: bool = True
    lines: bool = True
    """True where a text may have several lines."""

    def keep(self, concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
        """Return what is left of *concept*, none where it has no term in *tags*."""
        terms = {tag: kept for tag in tags if (kept := self.terms(concept.terms.get(tag, ())))}
        values: dict[str, Any] = {}
        for key in CONCEPT_KEYS:
            value = getattr(concept, key)
            if key not in self.concept:
                values[key] = True if key == "translate" else type(value)()
            elif key != "translate":
                values[key] = self._clean(value)
        return (replace(concept, terms=terms, **values),) if terms else ()

    def terms(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Return what is left of the *terms* of one language."""
        if "status" not in self.term:
            approved = sorted((term for term in terms if term.status.approved), key=_not_preferred)
            ranked = (Status.PREFERRED, *(Status.ADMITTED for _ in approved))
            terms = (replace(term, status=status) for term, status in zip(approved, ranked, strict=False))
        kept = tuple(self._term(term) for term in terms)
        return kept if self.synonyms else kept[:1]

    def _term(self, term: Term) -> Term:
        text = _SPACES.sub(" ", clean(term.text))
        values: dict[str, Any] = {"text": text}
        for key in TERM_KEYS[1:]:
            if key not in self.term and key != "status":
                values[key] = default_case(text) if key == "case" else type(getattr(term, key))()
            elif key in ("forms", "pos", "gender", "number", "note", "source"):
                values[key] = self._clean(getattr(term, key))
        return replace(term, **values)

    def _clean(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._clean(item) for item in value)
        return clean(value) if self.lines else " ".join(clean(value).split())


def clean(text: str) -> str:
    """Return *text* without what a file format may not keep: control characters, spaces at the ends of its lines."""
    unified = _LINE_END.sub("\n", text)
    plain = "".join(one for one in unified if one in "\n\t" or not _is_unwritable(one))
    return plain.strip()


def _is_unwritable(character: str) -> bool:
    # XML 1.0, section 2.2: no controls, no surrogates, no U+FFFE and U+FFFF.
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"


def _not_preferred(term: Term) -> bool:
    return term.status is not Status.PREFERRED


@dataclass(slots=True)
class Loss:
    """What writing in a format loses."""

    counts: Counter[str] = field(default_factory=Counter)

    def note(self, concept: Concept, kept: Sequence[Concept], tags: Sequence[str]) -> None:
        """Count what of *concept* is not in *kept*."""
        if not kept:
            self.counts["concepts without a term in each language"] += 1
            return
        for key in CONCEPT_KEYS:
            if all(getattr(one, key) != getattr(concept, key) for one in kept):
                self.counts[key] += 1
        for tag in tags:
            there = {term.text: term for one in kept for term in one.terms.get(tag, ())}
            for term in concept.terms.get(tag, ()):
                self._note_term(term, there)
        if len(kept) > 1:
            self.counts["links between synonyms"] += 1

    def _note_term(self, term: Term, there: Mapping[str, Term]) -> None:
        other = there.get(term.text)
        if other is None:
            self.counts["synonyms" if term.status.approved else "deprecated and forbidden terms"] += 1
            return
        for key in TERM_KEYS[1:]:
            if getattr(other, key) != getattr(term, key):
                self.counts["grammatical number of terms" if key == "number" else f"{key} of terms"] += 1

    def __str__(self) -> str:
        return ", ".join(f"{what} ({count})" for what, count in self.counts.items())
