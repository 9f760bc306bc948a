"""How far a PO file is, and how much there is to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.languages.words import count_words
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
        elif _translated(entry):
            translated += 1
            translated_words += size
        else:
            missing += 1
    return Counts(translated, fuzzy, missing, words, translated_words)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much text some entries have; plural forms are texts too."""

    entries: int = 0
    source_words: int = 0
    """See :mod:`toolkit.languages.words`."""
    source_characters: int = 0
    """Code points, white space included."""
    target_words: int = 0
    target_characters: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(
            self.entries + other.entries,
            self.source_words + other.source_words,
            self.source_characters + other.source_characters,
            self.target_words + other.target_words,
            self.target_characters + other.target_characters,
        )


@dataclass(frozen=True, slots=True)
class Volume:
    """How much text is in each state; the states are those of :func:`count`."""

    translated: Amount = Amount()
    fuzzy: Amount = Amount()
    untranslated: Amount = Amount()
    obsolete: Amount = Amount()

    @property
    def total(self) -> Amount:
        """All that is in use: what is obsolete is left out."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """Percentage of the words that are translated, rounded down: 100 says that nothing is left."""
        total, done = self.total, self.translated
        if total.entries == done.entries:
            return 100
        return min(99, 100 * done.source_words // total.source_words) if total.source_words else 0

    def __add__(self, other: "Volume") -> "Volume":
        return Volume(
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.untranslated + other.untranslated,
            self.obsolete + other.obsolete,
        )


def measure(entries: Iterable[Entry]) -> Volume:
    """Return how much text *entries* have, obsolete ones included."""
    amounts = {"translated": Amount(), "fuzzy": Amount(), "untranslated": Amount(), "obsolete": Amount()}
    for entry in entries:
        state = "obsolete" if entry.obsolete else "fuzzy" if entry.fuzzy else "translated"
        if state == "translated" and not _translated(entry):
            state = "untranslated"
        amounts[state] += _amount(entry)
    return Volume(**amounts)


def _translated(entry: Entry) -> bool:
    return entry.translated() and not entry.msgstr.isspace()


def _amount(entry: Entry) -> Amount:
    sources = [entry.msgid, entry.msgid_plural]
    targets = [entry.msgstr, *entry.msgstr_plural.values()]
    return Amount(
        1,
        sum(map(count_words, sources)),
        sum(map(len, sources)),
        sum(map(count_words, targets)),
        sum(map(len, targets)),
    )
