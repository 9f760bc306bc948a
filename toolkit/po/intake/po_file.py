"""PO files as they come back: read as they stand where they can be, else entry by entry, whatever is damaged."""

import re
from dataclasses import replace
from pathlib import Path

from toolkit.errors import CatalogError
from toolkit.po.catalog import Catalog
from toolkit.po.entry import Entry
from toolkit.po.intake.base import Piece, Returned, ReturnedEntry
from toolkit.po.intake.charset import Decoded
from toolkit.po.intake.finish import finished
from toolkit.po.intake.mojibake import undone
from toolkit.po.intake.wounded import Salvaged, read_wounded

_CHARSET = re.compile(r'^("Content-Type:[^"\n]*charset=)[^\\"\s;]+', re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(
    r"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language(?:-\w+)?"
    r"|MIME-Version|Content-[\w-]+|Plural-Forms|Generated-By|X-[\w-]+):[ \t]*(.*)",
    re.IGNORECASE,
)
"""A field that a header may have: a translation may well have a colon after its first word."""
_PLURALS = re.compile(r"(?:nplurals|plural|INTEGER|EXPRESSION|n|[\d\s=;()?:!<>&|%+*/-])*")
_BELOW = re.compile(r"(?:^#(?![.:,=|~])[^\n]*(?:\n|\Z)|^[ \t\r]*\n)+\Z", re.MULTILINE)
_CUT = "the end of its text may be missing"
_IN_COMMENT = re.compile(
    r'^[ \t]*#(?:(?:~[ \t]*#)?(?![~|]).*msgstr(?:\[\d+\])?[ \t]*"|\|.*msgstr|[|.]"|[:,][^"\n]*")', re.MULTILINE
)
"""A translation in a comment, where nobody has put it, or no program would."""
_IN_ARABIC = re.compile("(?:[\u0620-\u06d5]+ ){2}[\u0620-\u06d5]+")
_MOST_FORMS = 6
"""As many as Arabic has; a higher number of a plural form is damage."""


def read_po(decoded: Decoded, path: Path, name: str) -> Returned:
    """Return what is in the PO file *decoded*, however damaged it is.

    Args:
        decoded: the file.
        path: for messages.
        name: of the file, which may say its language.

    Raises:
        CatalogError: it is a glossary.
    """
    decoded = _cleaned(decoded)
    # Whatever its header says, this is the charset that it is in now.
    text = _CHARSET.sub(r"\g<1>UTF-8", decoded.text, count=1)
    read, messages = _read(text, path)
    header = next((entry for entry in read.entries if _is_header(entry)), None)
    headers, stray = fields_of(header) if header else ({}, [])
    if headers.get("Project-Id-Version") == "glossary":
        cure = "take it in with `dragoman glossary import`"
        raise CatalogError("a glossary, not a file of translations", cure=cure, path=path)
    if not headers:
        messages.append("it has no header")
    if pieces := (*read.pieces, *stray):
        count = "a piece" if len(pieces) == 1 else f"{len(pieces)} pieces"
        messages.append(f"{count} of it could not be read as entries")
    doubts = [_CUT if place in read.cut else "" for place in range(len(read.entries))]
    wanted = [one for one in zip(read.entries, doubts, strict=True) if one[0] is not header and _says_anything(one[0])]
    entries = tuple(_entry(entry, number, why) for number, (entry, why) in enumerate(wanted))
    comment = _remarks(header, text)
    found = Returned(name, None, headers, entries, pieces, comment=comment, messages=tuple(messages))
    found = finished(found, headers.get("Language", ""), decoded)
    return replace(found, unread=(*pieces, *_swallowed(found)))


def _swallowed(found: Returned) -> list[Piece]:
    """Return the msgids without translation that hold one, where other msgids do not: damage has moved it there."""
    odd = [entry for entry in found.entries if _IN_ARABIC.search(entry.msgid)]
    if 2 * len(odd) > len(found.entries):
        return []
    return [Piece(entry.line, entry.msgid) for entry in odd if not any(entry.texts)]


def _read(text: str, path: Path) -> tuple[Salvaged, list[str]]:
    """Return what is in *text*, and why not all of it could be read as it stands."""
    try:
        catalog = Catalog.parse(text.encode("utf-8", "replace"), path)
    except CatalogError as error:
        place = f"line {error.line}: " if error.line else ""
        return read_wounded(text), [f"{place}{error.what}; what could be read is taken"]
    if _IN_COMMENT.search(text):
        return read_wounded(text), ["there are texts in its comments; what could be read is taken"]
    return Salvaged([*([catalog.head] if catalog.head else []), *catalog]), []


def _cleaned(decoded: Decoded) -> Decoded:
    messages = list(decoded.messages)
    text = decoded.text
    if "\0" in text:
        messages.append(f"{text.count(chr(0))} zero bytes are left out, which a damaged disk or transfer has put there")
        text = text.replace("\0", "")
    text, runs = undone(text)
    if runs:
        messages.append("its letters were encoded as UTF-8 twice: undone")
    return replace(decoded, text=text, messages=tuple(messages))


def _is_header(entry: Entry) -> bool:
    return entry.msgid == "" and entry.msgctxt is None and not entry.obsolete and bool(_FIELD.match(entry.msgstr))


def fields_of(header: Entry) -> tuple[dict[str, str], list[Piece]]:
    """Return the fields of *header*, and the lines in it that are none: damage has moved them there."""
    lines = [line for line in header.msgstr.split("\n") if line.strip()]
    fields = [(found[1], found[2]) for line in lines if (found := _FIELD.fullmatch(line)) is not None]
    stray = [Piece(header.linenum, line) for line in lines if not _FIELD.fullmatch(line)]
    # Of a field that is there twice, the second may be what somebody typed.
    stray += [Piece(header.linenum, f"{field}: {value}") for field, value in fields if dict(fields)[field] != value]
    plurals = dict(fields).get("Plural-Forms", "")
    stray += [Piece(header.linenum, plurals)] if not _PLURALS.fullmatch(plurals) else []
    stray += [Piece(header.linenum, text) for text in header.msgstr_plural.values() if text]
    return dict(fields), stray


def _remarks(header: Entry | None, text: str) -> str:
    """Return the comments above *header*, and those below the last entry of *text*."""
    below = _BELOW.search(text)
    lines = [line.removeprefix("#").strip() for line in (below[0] if below else "").split("\n")]
    return "\n".join(filter(None, [header.tcomment if header else "", *lines]))


def _says_anything(entry: Entry) -> bool:
    return bool(entry.msgid or any(_texts(entry)) or entry.tcomment)


def _entry(entry: Entry, number: int, why: str) -> ReturnedEntry:
    return ReturnedEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        texts=_texts(entry),
        fuzzy=entry.fuzzy,
        tcomment=entry.tcomment,
        number=number,
        line=entry.linenum,
        obsolete=entry.obsolete,
        doubt=why,
    )


def _texts(entry: Entry) -> tuple[str, ...]:
    """Return every text of *entry*, each at the place of its form as far as damage has left that."""
    forms = dict(entry.msgstr_plural)
    if not forms or entry.msgstr:
        return (entry.msgstr, *(text for _, text in sorted(forms.items())))
    last = max(forms)
    if last >= _MOST_FORMS:
        return tuple(text for _, text in sorted(forms.items()))
    return tuple(forms.get(form, "") for form in range(last + 1))
