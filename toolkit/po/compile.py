"""A catalogue as the .mo file that programs load: what msgfmt writes of it, in a form that means the same.

Format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html, without the hash table, which only saves
time, and without what is expanded at run time (``<PRIu64>`` of C).

polib 1.2.0 is not made use of: an empty msgctxt is none to it, it moves header fields, leaves out texts of which some
plural forms are missing, and needs time that grows with the square of the file.
"""

import gettext
import io
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from toolkit import languages
from toolkit.errors import CatalogError, LanguageError
from toolkit.po import fields
from toolkit.po.catalog import Catalog, Entry

MAGIC = (bytes.fromhex("de120495"), bytes.fromhex("950412de"))
"""What .mo files begin with: those with the low bytes first, as they are written here, and those with the high."""
_START = 7 * 4
_TEMPLATE_DATE = re.compile(r"^POT-Creation-Date:.*\n?", re.MULTILINE)
"""Left out by msgfmt since 0.20, so that a new template without new texts does not make a new .mo file."""
_CHARSET = re.compile(r"charset=([\w.:-]+)")
_PLURALS = re.compile(r"\s*nplurals\s*=\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Compiled:
    """The .mo file of a catalogue."""

    data: bytes
    entries: int
    """How many translations it has; the header is none."""
    left_out: int
    """How many entries have no translation that counts."""
    messages: tuple[str, ...]
    """What programs will stumble over, a line each."""


def compile_catalog(catalog: Catalog, *, fuzzy: bool = False) -> Compiled:
    """Return *catalog* as a .mo file: what is translated, in the charset that the header says.

    As to msgfmt, a text whose first plural form is there counts as translated, and so does white space.

    Args:
        catalog: the PO file.
        fuzzy: take what is fuzzy too.

    Raises:
        CatalogError: two entries would answer to one text, or a text has a character that ends texts.
    """
    chosen = [entry for entry in catalog.entries if entry.texts[:1] > [""] and (fuzzy or not entry.fuzzy)]
    texts = dict(_texts(catalog, chosen))
    header = fields.change(catalog.head.msgstr if catalog.head else "", catalog.headers)
    messages = []
    try:
        pairs = _encoded(header, texts, _charset(header))
    except (UnicodeError, LookupError):
        header = fields.change(header, fields.in_utf8(fields.parse(header)))
        messages.append("the header names no charset for these texts: they are in UTF-8, and the .mo file says so")
        pairs = _encoded(header, texts, "utf-8")
    data = _pack(pairs)
    messages += _stumbling_blocks(data, catalog, chosen)
    return Compiled(data, len(chosen), len(catalog.entries) - len(chosen), tuple(messages))


def _texts(catalog: Catalog, entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """Yield what a program looks up, and what it finds, for each of *entries*."""
    seen: dict[str, int] = {}
    for entry in entries:
        context = "" if entry.msgctxt is None else f"{entry.msgctxt}\4"
        if any("\0" in text for text in (context, entry.msgid, entry.msgid_plural, *entry.texts)):
            what = "a NUL character, which ends texts in .mo files"
            raise CatalogError(what, cure="take it out", path=catalog.path, line=entry.linenum)
        key = context + entry.msgid
        if key in seen:
            what = f"a program could not tell this text from the one in line {seen[key]}"
            raise CatalogError(
                what, cure="compile the domains of this file apart", path=catalog.path, line=entry.linenum
            )
        seen[key] = entry.linenum
        plural = f"\0{entry.msgid_plural}" if entry.msgid_plural else ""
        yield key + plural, "\0".join(entry.texts)


def _charset(header: str) -> str:
    """Return the charset that programs will read texts in."""
    found = _CHARSET.search(header)
    return found[1] if found else "ascii"


def _encoded(header: str, texts: Mapping[str, str], charset: str) -> list[tuple[bytes, bytes]]:
    # Programs search by halves: what they look up is in the order of its bytes.
    everything = {"": _TEMPLATE_DATE.sub("", header, count=1), **texts} if header else texts
    return sorted((key.encode(charset), text.encode(charset)) for key, text in everything.items())


def _pack(pairs: list[tuple[bytes, bytes]]) -> bytes:
    count = len(pairs)
    start = _START + 16 * count
    tables: list[int] = []
    strings = [key for key, _ in pairs] + [text for _, text in pairs]
    places = accumulate((len(string) + 1 for string in strings), initial=start)
    for string, place in zip(strings, places, strict=False):
        tables += (len(string), place)
    head = (0, count, _START, _START + 8 * count, 0, start)
    return MAGIC[0] + struct.pack(f"<{6 + 4 * count}I", *head, *tables) + b"".join(string + b"\0" for string in strings)


def _stumbling_blocks(data: bytes, catalog: Catalog, entries: list[Entry]) -> Iterator[str]:
    said = catalog.headers.get("Plural-Forms", "").strip()
    try:
        gettext.GNUTranslations(io.BytesIO(data))
    except (ValueError, LookupError, OSError) as error:
        yield f"programs may refuse to load this (Python's gettext: {error}): mend the header{_advice(catalog)}"
        return
    plurals = [entry for entry in entries if entry.msgid_plural]
    if plurals and not said:
        yield f"texts with plural forms, but no Plural-Forms in the header: add it{_advice(catalog)}"
    elif found := _PLURALS.match(said):
        for entry in plurals:
            if len(entry.texts) != int(found[1]):
                yield f"line {entry.linenum} has {len(entry.texts)} plural forms, where the header says {found[1]}"


def _advice(catalog: Catalog) -> str:
    try:
        language = languages.get(catalog.headers.get("Language", ""))
    except LanguageError:
        return ""
    return f", as Plural-Forms: {language.plural_forms}"
