"""Bringing a PO file up to date with its source, without losing a word that somebody typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.po import lending
from toolkit.po.catalog import Catalog, Entry, Key, key_of
from toolkit.po.extract import Extracted
from toolkit.po.lenders import lenders

_FROM_TEMPLATE = ("POT-Creation-Date", "Report-Msgid-Bugs-To")
"""The header fields that speak of the source: all others belong to the translators (msgmerge has the same two)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the entries in an update."""

    kept: int = 0
    """Their text is as it was."""
    fuzzy: int = 0
    """Their text has changed; they have the translation of a similar one to start from."""
    new: int = 0
    """Nothing like them was translated."""
    obsolete: int = 0
    """Their text has gone; they are kept as ``#~``."""
    revived: int = 0
    """Their text has come back, and with it the translation that was kept as ``#~``."""


def update(catalog: Catalog, extracted: Sequence[Extracted], headers: Mapping[str, str]) -> Tally:
    """Make *catalog* hold one entry for each of *extracted*, in their order.

    A translation stays with its text. A text that changed takes over the translation of the old one, marked fuzzy, with
    the old text in ``#|``. Entries whose text is gone are kept as ``#~`` and come back with it.

    Args:
        catalog: changed in place; nothing is written.
        extracted: what the source says now.
        headers: header fields to set; all others are kept.
    """
    wanted = [
        Entry(
            msgid=item.msgid,
            msgctxt=item.msgctxt,
            comment="\n".join(item.notes),
            occurrences=list(item.references),
        )
        for item in extracted
    ]
    # A document says nothing of flags, so those in the PO file are the translators' own.
    tally = _update(catalog, wanted, flagged=False)
    _set_headers(catalog, headers)
    return tally


def merge(catalog: Catalog, template: Catalog) -> Tally:
    """Make *catalog* hold the entries of *template*, in their order, as GNU msgmerge --previous does.

    Args:
        catalog: changed in place; nothing is written.
        template: the POT file, or another PO file whose texts are wanted; what it holds may end up in *catalog*.
    """
    tally = _update(catalog, template.entries, flagged=True)
    if catalog.headers:
        _set_headers(catalog, {name: template.headers[name] for name in _FROM_TEMPLATE if name in template.headers})
    else:
        catalog.headers.update(template.headers)
    return tally


def _update(catalog: Catalog, wanted: Sequence[Entry], *, flagged: bool) -> Tally:
    old = list(catalog)
    known: dict[Key, Entry] = {key_of(entry): entry for entry in old if entry.obsolete}
    # An empty entry knows less than an obsolete one of the same text.
    known |= {
        key_of(entry): entry
        for entry in old
        if not entry.obsolete and (_worth_keeping(entry) or key_of(entry) not in known)
    }
    unknown = [item for item in wanted if key_of(item) not in known]
    lent = lenders(unknown, wanted, old)
    plurals = lending.plural_forms(catalog.headers.get("Plural-Forms", ""))
    result: list[Entry] = []
    spent: set[int] = set()
    revived = 0
    for item in wanted:
        if (entry := known.get(key_of(item))) is not None:
            revived += entry.obsolete
            lending.keep(entry, item, plurals, flagged=flagged)
            spent.add(id(entry))
        elif (lender := lent.get(id(item))) is not None:
            entry = lending.lend(lender.entry, item, plurals)
            if lender.whole and lending.is_whole(lender.entry, entry):
                spent.add(id(lender.entry))
        else:
            entry = lending.begin(item, plurals)
        result.append(entry)
    leftover = [entry for entry in old if id(entry) not in spent and _worth_keeping(entry)]
    gone = sum(not entry.obsolete for entry in leftover)
    catalog.replace_entries(result + [_retire(entry) for entry in leftover])
    kept = len(wanted) - len(unknown)
    return Tally(kept - revived, len(lent), len(unknown) - len(lent), gone, revived)


def _worth_keeping(entry: Entry) -> bool:
    return bool(entry.tcomment) or any(lending.forms(entry))


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
