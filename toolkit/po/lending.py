"""What an entry takes from the source, and what from the translations there are: msgmerge's division of the two."""

import re

from toolkit.po.catalog import Entry

_PROGRAM_FLAG = re.compile(r"[\w-]+-(?:format|check)|(?:no-)?wrap|range:.*")
"""The flags that xgettext writes, so the source decides on them."""
_RANGE = re.compile(r"range:\s*(\d+)\s*\.\.\s*(\d+)")
_NPLURALS = re.compile(r"\bnplurals\s*=\s*(\d+)")
_USUAL_PLURALS = 2  # what gettext takes where the header says nothing


def plural_forms(header: str) -> int:
    """Return how many plural forms the field ``Plural-Forms`` gives, two where it does not say."""
    found = _NPLURALS.search(header)
    return max(1, int(found[1])) if found else _USUAL_PLURALS


def keep(entry: Entry, item: Entry, plurals: int, *, flagged: bool) -> None:
    """Bring *entry* up to date with *item*, which has the same text.

    Where the plural of the text has come, gone or changed, the translation becomes fuzzy with the old one shown; a form
    for which there is no more room becomes a comment. So it does where it was made for other numbers (``range:``).

    Args:
        entry: changed in place.
        item: what the source says.
        plurals: how many plural forms the language has.
        flagged: whether the source decides on flags such as ``c-format``.
    """
    entry.obsolete = False
    if entry.msgid_plural != item.msgid_plural:
        _change_plural(entry, item, plurals)
    if flagged:
        if _range_narrower_than(entry, item) and "fuzzy" not in entry.flags:
            entry.flags = ["fuzzy", *entry.flags]
        flags = _flags(entry.flags, item.flags)
        if set(flags) != set(entry.flags):
            entry.flags = flags
    entry.occurrences = item.occurrences
    entry.comment = item.comment


def lend(lender: Entry, item: Entry, plurals: int) -> Entry:
    """Return a fuzzy entry for the text of *item* with the translation of *lender*.

    ``#|`` says what that translation was made for: if *lender* is fuzzy itself and says so, what it says.
    """
    shown = lender.previous_msgid is not None and "fuzzy" in lender.flags
    result = Entry(
        msgid=item.msgid,
        msgctxt=item.msgctxt,
        msgid_plural=item.msgid_plural,
        flags=["fuzzy", *_flags([flag for flag in lender.flags if flag != "fuzzy"], item.flags)],
        tcomment=lender.tcomment,
        comment=item.comment,
        occurrences=item.occurrences,
        previous_msgctxt=lender.previous_msgctxt if shown else lender.msgctxt,
        previous_msgid=lender.previous_msgid if shown else lender.msgid,
        previous_msgid_plural=lender.previous_msgid_plural if shown else lender.msgid_plural or None,
    )
    _translate(result, forms(lender), plurals)
    return result


def is_whole(lender: Entry, entry: Entry) -> bool:
    """Return whether *entry* holds all that was typed as the translation of *lender*."""
    return not set(filter(None, forms(lender))) - set(forms(entry))


def begin(item: Entry, plurals: int) -> Entry:
    """Return an entry for the text of *item*, with the room for its translation."""
    if item.msgid_plural and not any(item.msgstr_plural.values()):
        item.msgstr_plural = dict.fromkeys(range(plurals), "")
    return item


def forms(entry: Entry) -> list[str]:
    """Return the translations of *entry*: one for each plural form, or one."""
    plural = entry.msgstr_plural
    return [plural[number] for number in sorted(plural)] if plural else [entry.msgstr]


def _translate(entry: Entry, texts: list[str], plurals: int) -> None:
    """Give *entry* the translation *texts*; one text serves as every form of a plural."""
    if not entry.msgid_plural:
        entry.msgstr, entry.msgstr_plural = texts[0], {}
    else:
        entry.msgstr = ""
        entry.msgstr_plural = dict(enumerate(texts * plurals if len(texts) == 1 else texts))


def _change_plural(entry: Entry, item: Entry, plurals: int) -> None:
    texts = forms(entry)
    if any(texts):
        if "fuzzy" not in entry.flags:
            entry.flags = ["fuzzy", *entry.flags]
            entry.previous_msgctxt, entry.previous_msgid = entry.msgctxt, entry.msgid
            entry.previous_msgid_plural = entry.msgid_plural or None
        if not item.msgid_plural:
            rest = [f"msgstr[{number}]: {text}" for number, text in enumerate(texts) if number and text != texts[0]]
            entry.tcomment = "\n".join(filter(None, [entry.tcomment, *rest]))
    was_plural = bool(entry.msgid_plural)
    entry.msgid_plural = item.msgid_plural
    if was_plural != bool(item.msgid_plural):
        _translate(entry, texts, plurals)


def _flags(own: list[str], items: list[str]) -> list[str]:
    """Return the flags *own*, without those that are the source's to give, and those that *items* has."""
    kept = [flag for flag in own if not _PROGRAM_FLAG.fullmatch(flag) or flag in items]
    return kept + [flag for flag in items if flag not in kept and flag != "fuzzy"]


def _range_narrower_than(entry: Entry, item: Entry) -> bool:
    """Return whether the translation was made for certain numbers and the text now speaks of others."""
    old, new = (next((found for flag in one.flags if (found := _RANGE.fullmatch(flag))), None) for one in (entry, item))
    return old is not None and not (new and int(old[1]) <= int(new[1]) and int(new[2]) <= int(old[2]))
