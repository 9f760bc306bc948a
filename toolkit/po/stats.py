"""How far a PO file is."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.po.catalog import Entry


@dataclass(frozen=True, slots=True)
class Counts:
    """Entries by state, and the words of their sources."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    words: int = 0
    translated_words: int = 0

    @property
    def total(self) -> int:
        """All entries."""
        return self.translated + self.fuzzy + self.missing


def count(entries: Iterable[Entry]) -> Counts:
    """Count *entries* as msgfmt --statistics does: fuzzy is fuzzy, even where it is empty. White space is no text.

    Words are what white space separates in the msgid.
    """
    translated = fuzzy = missing = words = translated_words = 0
    for entry in entries:
        size = len(entry.msgid.split())
        words += size
        if entry.fuzzy:
            fuzzy += 1
        elif entry.translated() and not entry.msgstr.isspace():
            translated += 1
            translated_words += size
        else:
            missing += 1
    return Counts(translated, fuzzy, missing, words, translated_words)
