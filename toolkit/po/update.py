"""Bringing a PO file up to date with its source, without losing a word that somebody typed."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from toolkit.po.catalog import Catalog, Entry, Key, key_of
from toolkit.po.extract import Extracted

FUZZY_THRESHOLD = 0.6
"""How alike two texts must be for one to lend its translation: msgmerge's FUZZY_THRESHOLD (gettext, src/message.h)."""


def update(catalog: Catalog, extracted: Sequence[Extracted], headers: Mapping[str, str]) -> None:
    """Make *catalog* hold one entry for each of *extracted*, in their order.

    A translation stays with its text. A text that changed takes over the translation of the old one, marked fuzzy, with
    the old text in ``#|``. Entries whose text is gone are kept as ``#~`` and come back with it.

    Args:
        catalog: changed in place; nothing is written.
        extracted: what the source says now.
        headers: header fields to set; all others are kept.
    """
    known: dict[Key, Entry] = {key_of(entry): entry for entry in catalog.obsolete}
    # An empty entry knows less than an obsolete one of the same text.
    known |= {key_of(entry): entry for entry in catalog.entries if _worth_keeping(entry) or key_of(entry) not in known}
    wanted = {item.key for item in extracted}
    vanished = [entry for entry in catalog if key_of(entry) not in wanted]
    current: list[Entry] = []
    used: set[int] = set()
    for item in extracted:
        entry = known.get(item.key)
        if entry is None and (similar := _most_similar(item, vanished)) is not None:
            used.add(id(similar))
            entry = _lend(similar, item)
        current.append(_refresh(entry or Entry(msgid=item.msgid, msgctxt=item.msgctxt), item))
    used.update(id(entry) for entry in current)
    leftover = [entry for entry in catalog if id(entry) not in used]
    catalog.replace_entries(current + [_retire(entry) for entry in leftover if _worth_keeping(entry)])
    _set_headers(catalog, headers)


def _refresh(entry: Entry, item: Extracted) -> Entry:
    entry.obsolete = False
    entry.occurrences = list(item.references)
    entry.comment = "\n".join(item.notes)
    return entry


def _most_similar(item: Extracted, vanished: Sequence[Entry]) -> Entry | None:
    """Return the vanished entry whose text is most like that of *item*, if one is close and has a translation.

    Contexts are never mixed: a headline's wording is wrong in a sentence.
    """
    best, ratio = None, FUZZY_THRESHOLD
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(item.msgid)
    for entry in vanished:
        if entry.msgctxt != item.msgctxt or not entry.msgstr:
            continue
        matcher.set_seq1(entry.msgid)
        if matcher.real_quick_ratio() < ratio or matcher.quick_ratio() < ratio:
            continue
        if (score := matcher.ratio()) >= ratio:
            best, ratio = entry, score
    return best


def _lend(old: Entry, item: Extracted) -> Entry:
    """Return a fuzzy entry for *item* with the translation of *old*; an older ``#|`` says more than a newer one."""
    chained = old.fuzzy and old.previous_msgid
    return Entry(
        msgid=item.msgid,
        msgctxt=item.msgctxt,
        msgstr=old.msgstr,
        tcomment=old.tcomment,
        flags=[*old.flags] if old.fuzzy else [*old.flags, "fuzzy"],
        previous_msgid=old.previous_msgid if chained else old.msgid,
        previous_msgctxt=old.previous_msgctxt if chained else old.msgctxt,
    )


def _worth_keeping(entry: Entry) -> bool:
    return bool(entry.msgstr or entry.msgstr_plural or entry.tcomment)


def _retire(entry: Entry) -> Entry:
    entry.obsolete = True
    entry.occurrences = []
    entry.comment = ""
    return entry


def _set_headers(catalog: Catalog, headers: Mapping[str, str]) -> None:
    """Set *headers*; a version number alone is no reason to change a file."""
    generator = catalog.headers.get("X-Generator", "")
    for name, value in headers.items():
        if name == "X-Generator" and generator.split(" ")[0] == value.split(" ")[0]:
            continue
        catalog.headers[name] = value
