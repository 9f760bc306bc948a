"""What becomes of the texts that come back from a translator: what the report tells, entry by entry."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.model import Finding
from toolkit.po.entry import Key
from toolkit.po.intake.base import Piece

Kind = Literal["new", "changed", "reviewed", "unchanged", "conflict", "stale", "unknown", "emptied"]
"""What came back:

- ``new``: a translation where there was none;
- ``changed``: another translation, or a remark, or a mark that somebody should look at it;
- ``reviewed``: the same translation, no longer fuzzy;
- ``unchanged``: nothing that is not here already;
- ``conflict``: another translation, and here it has changed as well;
- ``stale``: a translation of a text that has changed in the article since;
- ``unknown``: a translation of a text that nobody here knows: somebody edited the msgid, or the text is gone;
- ``emptied``: no translation where one was handed out; that of here stays.
"""

KINDS: tuple[Kind, ...] = ("new", "changed", "reviewed", "unchanged", "conflict", "stale", "unknown", "emptied")
"""Every kind, in the order in which reports count them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one returned entry."""

    kind: Kind
    number: int
    """Its place in the returned file, counted from 0."""
    line: int
    """Its line in the returned file, counted from 1; 0 where there is none."""
    msgctxt: str | None
    """With :attr:`msgid`: the entry here that it belongs to, as it is now; as it came back where there is none."""
    msgid: str
    theirs: tuple[str, ...]
    """What came back, in the order of the plural forms; one where the text has no plural."""
    ours: tuple[str, ...]
    """What stood here before the import; empty where there was no such entry."""
    base: tuple[str, ...] | None
    """What was handed out; None where that is not known."""
    applied: bool = False
    """True where it has changed the PO file."""
    aside: bool = False
    """True where a text had to be kept in a side file: theirs, or ours where theirs has taken its place."""
    fuzzy: bool = False
    """Whether somebody still has to look at the translation in the PO file."""
    reason: str = ""
    """Why, in a few words for the person who reads the report; empty where the kind says it all."""
    returned_msgid: str = ""
    """The msgid that came back, where it is not :attr:`msgid`."""
    findings: tuple[Finding, ...] = ()
    """What the checks say about what was applied."""

    @property
    def key(self) -> Key:
        """The identity of the entry here."""
        return self.msgctxt, self.msgid

    @property
    def needs_a_look(self) -> bool:
        """True where a person has to decide or to mend something."""
        odd = self.kind in ("conflict", "stale", "unknown", "emptied")
        return odd or self.aside or any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of one returned file."""

    name: str
    """Of the file, with that of the archive it was in before it."""
    article: str
    language: str
    """Tag of the target language."""
    path: Path
    """The PO file that it belongs to."""
    handout: str = ""
    """Id of the hand-out that it was compared with; empty where none is known."""
    verdicts: tuple[Verdict, ...] = ()
    """In the order of the returned file."""
    unread: tuple[Piece, ...] = ()
    """What could not be read as an entry; it is kept in a side file."""
    sides: tuple[Path, ...] = ()
    """The side files that hold what was not applied."""
    messages: tuple[str, ...] = ()
    """What was odd about the file, a line each."""

    @property
    def needs_a_look(self) -> bool:
        """True where something of it was kept aside, or a person has to decide or to mend something."""
        return bool(self.unread) or any(verdict.needs_a_look for verdict in self.verdicts)
