"""What comes back from a translator, whatever form it has: files of entries, with what was odd about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.po.handout import Handout


@dataclass(frozen=True, slots=True)
class ReturnedEntry:
    """A text and what the translator made of it."""

    msgctxt: str | None
    """None where there is none, and where the form (a table of two columns, say) has no place for one."""
    msgid: str
    msgid_plural: str
    """Empty where the text has no plural."""
    texts: tuple[str, ...]
    """The translations, in the order of the plural forms; one, maybe empty, where the text has no plural."""
    fuzzy: bool | None
    """None where the form does not say whether somebody still has to look at it, as a table of two columns."""
    tcomment: str = ""
    """The translator's own remarks, a line each."""
    number: int = 0
    """Place among the entries of its file, counted from 0."""
    line: int = 0
    """Line of its file, or row of its sheet, counted from 1; 0 where there is none to name."""
    obsolete: bool = False
    doubt: str = ""
    """Why the text may not be what was typed, such as letters that its charset could not hold; else empty."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that could not be read as an entry: kept, so that nothing in it is lost."""

    line: int
    """Where it starts, counted from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """One file of translations."""

    name: str
    """For messages: the name of the file, with that of the archive it was in before it."""
    language: str | None
    """Tag of the language, one that is known here; None where nothing says for certain which it is."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What its header says, as it says it; empty where it has none."""
    entries: tuple[ReturnedEntry, ...] = ()
    unread: tuple[Piece, ...] = ()
    handout: Handout | None = None
    """What was handed out for it, where its record came back with it."""
    comment: str = ""
    """Remarks on the file as a whole, those above its header and below its last entry."""
    messages: tuple[str, ...] = ()
    """What was odd, a line each."""
