"""An entry of a PO file, as people and programs see it: texts without quotation marks and escapes."""

from dataclasses import dataclass, field

Key = tuple[str | None, str]
"""What identifies an entry: msgctxt and msgid. No msgctxt is not the same as an empty one."""


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
