"""The things two or more rooms talk about; all frozen, so that they can be shared and compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, NamedTuple


class Status(StrEnum):
    """What the desk thinks of a term; the administrative status of ISO 30042 (TBX)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"

    @property
    def approved(self) -> bool:
        """True where the term may stand in a translation."""
        return self in (Status.PREFERRED, Status.ADMITTED)


Case = Literal["exact", "any"]


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a concept in one language."""

    text: str
    language: str
    status: Status = Status.PREFERRED
    case: Case = "any"
    """``exact``: *IS* is never *is*, though a headline in capitals still matches."""
    forms: tuple[str, ...] = ()
    """Inflected forms that no rule derives, such as Arabic broken plurals."""
    kind: Literal["", "full", "acronym", "short"] = ""
    pos: str = ""
    gender: str = ""
    number: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing the desk has decided a name for, in every language."""

    id: str
    terms: Mapping[str, tuple[Term, ...]]
    """Language tag → its terms, in the order of the file."""
    subject: str = ""
    definition: str = ""
    note: str = ""
    related: tuple[str, ...] = ()
    translate: bool = True
    """False for what stays in every language as it is in the source."""
    path: Path | None = None
    line: int = 0

    def approved(self, language: str) -> tuple[Term, ...]:
        """The terms that may stand in a text of *language*, the preferred one first.

        A concept that is not translated and has no term in *language* lends those of its other languages.
        """
        own = self.terms.get(language, ())
        if not own and not self.translate:
            own = tuple(term for terms in self.terms.values() for term in terms)
        return tuple(
            sorted((term for term in own if term.status.approved), key=lambda term: term.status != "preferred")
        )

    def preferred(self, language: str) -> Term | None:
        """The term to use in a text of *language*, or None where the desk has not decided."""
        return next(iter(self.approved(language)), None)


class TermMatch(NamedTuple):
    """A term found in running text. Offsets are code points; the span covers the words that carry the term.

    A named tuple, since a long text has millions, and a dataclass takes three times as long to make.

    Clitics and endings belong to the span (*وداعش*, *Daesh’s*); the other half of a hyphenated word does not
    (*IS* in *IS-held*).
    """

    concept: str
    term: Term
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a document that is translated as one."""

    text: str
    line: int
    """Line of the document, counted from 1, where the segment starts."""
    kind: Literal["heading", "paragraph"]
    number: int = 0
    """Place among the document's paragraphs, counted from 1; 0 for a heading."""

    @property
    def context(self) -> str | None:
        """The PO msgctxt: a heading is translated in another style than the same words in a sentence."""
        return "heading" if self.kind == "heading" else None


Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check saw in a translation. Offsets are code points of the msgstr, when it concerns a part."""

    rule: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    file: str = ""
    line: int = 0
    msgid: str = ""
    msgctxt: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed translation and where it came from, as the PO file will say it: ``memory 100%``."""

    text: str
    origin: str = field(default="")
    notes: tuple[str, ...] = ()
    """Why a person should look at it closely, a line each: a term that the engine could not place, for example."""
