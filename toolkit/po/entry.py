"""An entry of a PO file, as people and programs see it: texts without quotation marks and escapes."""

from dataclasses import dataclass, field, fields

Key = tuple[str | None, str]
"""What identifies an entry: msgctxt and msgid. No msgctxt is not the same as an empty one."""

State = tuple[object, ...]
"""Everything that :func:`state_of` sees of an entry; equal for as long as nobody touches it."""


@dataclass(slots=True, eq=False)
class Origin:
    """Where an entry was read, so that what nobody touched goes back as it came."""

    file: object
    """The same object for all that was read from one file."""
    number: int
    """Position among all that was read from it, the header included, from 0."""
    gap: str
    """What stands between the entry before and this one: blank lines, ``domain`` lines."""
    raw: str
    """Its lines."""
    state: State


@dataclass(slots=True, eq=False)
class Entry:
    """A text, its translation, and what is said about them."""

    msgid: str = ""
    msgstr: str = ""
    msgctxt: str | None = None
    msgid_plural: str = ""
    """Empty where the text has no plural."""
    msgstr_plural: dict[int, str] = field(default_factory=dict)
    """Number of the plural form → translation; empty where there is no plural."""
    flags: list[str] = field(default_factory=list)
    """``fuzzy``, ``python-format`` ..., those of ``#=`` lines too."""
    obsolete: bool = False
    tcomment: str = ""
    """The ``# `` lines, without that."""
    comment: str = ""
    """The ``#.`` lines, without that."""
    occurrences: list[tuple[str, str]] = field(default_factory=list)
    """File and line (empty where there is none) of each reference."""
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    previous_msgid_plural: str | None = None
    linenum: int = 0
    """Line of the file where the entry starts, counted from 1; 0 where it was not read from one."""
    domain: str = ""
    """What the last ``domain`` line above the entry says; empty where there is none."""
    origin: Origin | None = field(default=None, repr=False)
    """For the writer alone."""

    @property
    def fuzzy(self) -> bool:
        """True where a person has yet to look at the translation."""
        return "fuzzy" in self.flags

    def translated(self) -> bool:
        """Return whether there is a translation that counts: one that is whole, not fuzzy and not obsolete."""
        if self.obsolete or self.fuzzy:
            return False
        if self.msgid_plural:
            return bool(self.msgstr_plural) and all(self.msgstr_plural.values())
        return bool(self.msgstr)

    @property
    def texts(self) -> list[str]:
        """The translations, in the order of the plural forms; one, maybe empty, where the text has no plural."""
        return [text for _, text in sorted(self.msgstr_plural.items())] if self.msgid_plural else [self.msgstr]


def key_of(entry: Entry) -> Key:
    """Return the identity of *entry*."""
    return entry.msgctxt, entry.msgid


def state_of(entry: Entry) -> State:
    """Return what *entry* says, its place in a file aside, in the order of :data:`STATE_FIELDS`."""
    return (
        entry.msgid,
        entry.msgstr,
        entry.msgctxt,
        entry.msgid_plural,
        tuple(entry.msgstr_plural.items()) if entry.msgstr_plural else (),
        tuple(entry.flags) if entry.flags else (),
        entry.obsolete,
        entry.tcomment,
        entry.comment,
        tuple(entry.occurrences) if entry.occurrences else (),
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
    )


STATE_FIELDS = tuple(one.name for one in fields(Entry) if one.name not in ("linenum", "domain", "origin"))
"""What :func:`state_of` looks at."""
