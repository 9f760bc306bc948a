"""Which form a returned file has, by what is in it; its name helps only where that does not say."""

import re
from dataclasses import replace
from pathlib import Path, PurePath

from toolkit.errors import CatalogError, DragomanError, FileError
from toolkit.files import file_error
from toolkit.po.handout import HEADER, Handout
from toolkit.po.intake.archive import MOST_BYTES, members, sizes
from toolkit.po.intake.base import Returned
from toolkit.po.intake.charset import decode
from toolkit.po.intake.po_file import read_po
from toolkit.po.intake.spreadsheet import is_table, read_rows, read_workbook
from toolkit.po.intake.units import read_xliff

_ZIP = b"PK"
_STARTS = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a file of an old Word or Excel",
    b"{\\rtf": "an RTF document",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"\xde\x12\x04\x95": "a compiled MO file",
    b"\x95\x04\x12\xde": "a compiled MO file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""What files start with that hold nothing to take back."""
_INSIDE = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an OpenDocument file",
}
"""Names in zip files that are something else."""
_WORKBOOK = "xl/workbook.xml"
_ROOTS = {"tmx": "a translation memory", "tbx": "a glossary", "martif": "a glossary", "html": "a web page"}
_ROOT = re.compile(
    r"\s*(?:(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?[^>]*>)\s*)*<(?:[\w-]+:)?([A-Za-z]+)",
    re.DOTALL | re.IGNORECASE,
)
_ENTRY = re.compile(r"^[ \t]*(?:#~[ \t]*)?msg(?:id|id_plural|str|ctxt)(?:\[\d+\])?[ \t]*[\"'“”„«‘’]", re.MULTILINE)
_PO = frozenset({".po", ".pot"})
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
_FIRST = 4096
_BINARY = 0.05
"""Part of the characters from which on control characters show that it is no text."""
_CURE = "ask for the PO file, or for a spreadsheet with the columns source and target"
_MANIFEST = "manifest.json"
_BESIDE = re.compile(r"(?:glossary|memory|style-sheet|source|README)\.\w+")
"""What a hand-out has beside its PO file and its manifest."""


def read_returned(path: Path) -> list[Returned]:
    """Return the files of translations in the file at *path*; every text that somebody typed is in one of them.

    Raises:
        CatalogError: there are none in it, or it is nothing that anybody should open; the message says what to ask for.
        FileError: it cannot be read.
        DragomanError: a package that its form needs is not installed.
    """
    data = _read(path)
    if _is_archive(data, path):
        return _unpacked(data, path, path.name, MOST_BYTES)
    return _taken(data, path, path.name)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            # What is no plain file, such as a pipe, says nothing of its size beforehand.
            data = b"" if size > MOST_BYTES else stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise file_error(error, path, "read") from error
    if max(size, len(data)) > MOST_BYTES:
        what = f"it has more than {MOST_BYTES >> 20} MiB, which no PO file of an article has"
        raise FileError(what, cure="ask for the PO file alone", path=path)
    if not data.strip(b"\0 \t\r\n"):
        raise CatalogError("there is nothing in this file", cure="ask for it again", path=path)
    return data


def _is_archive(data: bytes, path: Path) -> bool:
    """Return whether *data* is a zip file, and not one of the formats that are zip files too."""
    if not data.startswith(_ZIP):
        return False
    names = sizes(data, path)
    for name, kind in _INSIDE.items():
        if name in names:
            raise _not_taken(kind, path)
    return _WORKBOOK not in names


def _unpacked(data: bytes, path: Path, name: str, most: int, *, nested: bool = False) -> list[Returned]:
    """Return the translations in the files of the zip file *data*; those of a zip file in it too.

    Args:
        data: the zip file.
        path: for messages.
        name: of the zip file in messages.
        most: bytes that may be in it.
        nested: whether it was in one itself.
    """
    found: list[Returned] = []
    handouts: list[Handout] = []
    passed: list[str] = []
    within = sizes(data, path, most)
    room = most - sum(within.values())
    is_handout = any(PurePath(member).name == _MANIFEST for member in within)
    for member, content in members(data, path, most):
        if PurePath(member).name == _MANIFEST:
            handouts += _handout(content)
            continue
        if is_handout and _BESIDE.fullmatch(PurePath(member).name):
            continue
        try:
            if not _is_archive(content, path):
                found += _taken(content, path, f"{name}: {member}")
            elif nested:
                raise _not_taken("an archive in an archive in an archive", path)
            else:
                found += _unpacked(content, path, f"{name}: {member}", room, nested=True)
                room -= sum(sizes(content, path).values())
        except DragomanError as error:
            passed.append(f"{member} is passed over: {'; '.join(filter(None, (error.what, error.cure)))}")
    if not found:
        what = " ".join(["no file of translations is in it", *(f"({one})" for one in passed[:1])])
        raise CatalogError(what, cure=_CURE, path=path)
    found = [_with_handout(one, handouts) for one in found]
    return [replace(found[0], messages=(*found[0].messages, *passed)), *found[1:]]


def _handout(data: bytes) -> list[Handout]:
    try:
        return [Handout.from_json(data.decode("utf-8-sig"))]
    except ValueError:  # what it says is then not known, as if it had not come back
        return []


def _with_handout(one: Returned, handouts: list[Handout]) -> Returned:
    """Return *one* with that of *handouts* that it belongs to: by its id, or else by its language."""
    said = one.headers.get(HEADER)
    fitting = [
        handout for handout in handouts if handout.id == said or (not said and one.language in (None, handout.language))
    ]
    if len(fitting) != 1 or one.handout is not None:
        return one
    return replace(one, handout=fitting[0], language=one.language or fitting[0].language)


def _taken(data: bytes, path: Path, name: str) -> list[Returned]:
    """Return the translations in *data*, a file that is no archive."""
    if data.startswith(_ZIP):
        return read_workbook(data, path, name)
    for start, kind in _STARTS.items():
        if data.startswith(start):
            raise _not_taken(kind, path)
    decoded = decode(data)
    suffix = PurePath(name).suffix.casefold()
    if (root := _ROOT.match(decoded.text)) is not None:
        kind = root[1].casefold()
        if kind == "xliff":
            return read_xliff(data, path, name)
        raise _not_taken(_ROOTS.get(kind, "an XML file"), path)
    if _ENTRY.search(decoded.text.replace("\0", "")):
        return [read_po(decoded, path, name)]
    if len(_CONTROL.findall(decoded.text[:_FIRST])) > _BINARY * len(decoded.text[:_FIRST]):
        raise _not_taken("a file that is no text", path)
    if suffix in _PO:
        return [read_po(decoded, path, name)]
    if suffix in _TABLES or is_table(decoded.text):
        return read_rows(decoded, path, name)
    raise _not_taken("a text without entries", path)


def _not_taken(kind: str, path: Path) -> CatalogError:
    return CatalogError(f"{kind} holds no entries to take back", cure=_CURE, path=path)
