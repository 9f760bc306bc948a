"""Tables with tabs: source and target, with or without languages in the first row, and Wordfast's memories.

Wordfast's files have seven columns (date, user, count, source language, source, target language, target) and a first
row that starts with a percent sign; seen in files that it has written.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import FileError
from toolkit.files import read_blocks
from toolkit.memory.exchange.base import Intake
from toolkit.memory.unit import Unit

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w+)*")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)~(\d\d)(\d\d)(\d\d)")
_QUOTED = re.compile(r'"(?:[^"]|"")*""(?:[^"]|"")*"')
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_PLAIN = ("source", "target")
_WORDFAST = 7

_Row = tuple[int, list[str]]


def read(path: Path, intake: Intake) -> Iterator[Unit]:
    """Yield the units of the table at *path*, which is UTF-8 or, with a byte order mark, UTF-16.

    Raises:
        FileError: it cannot be read, or neither it nor *intake* says which languages it holds.
        LanguageError: see :meth:`toolkit.memory.exchange.base.Intake.tag_of`.
    """
    rows = ((number, line.split("\t")) for number, line in enumerate(_lines(path, intake), 1) if line.strip())
    if (first := next(rows, None)) is None:
        return
    line, cells = first
    names = [cell.strip() for cell in cells]
    if names[0].startswith("%"):
        yield from _wordfast(rows, path, intake)
        return
    if len(names) > 1 and all(map(_TAG.fullmatch, names)) and not _is_plain(names):
        tags = [intake.tag(name, path, line) for name in names]
    elif intake.source and intake.target:
        tags = [intake.source, intake.target]
        if not _is_plain(names):
            yield from _units(cells, tags, path, intake)
    else:
        cure = "say --from LANG --to LANG, or write the languages in the first row, as en, a tab, ar"
        raise FileError("it does not say which two languages it holds", cure=cure, path=path, line=line)
    for _, texts in rows:
        yield from _units(texts, tags, path, intake)


def _is_plain(names: Sequence[str]) -> bool:
    return tuple(name.casefold() for name in names[:2]) == _PLAIN


def _units(cells: Sequence[str], tags: Sequence[str], path: Path, intake: Intake) -> Iterator[Unit]:
    """Yield the units of a row whose *cells* are in the languages *tags*, the first being the source."""
    if len(cells) == 1:
        intake.left_out["line without a tab"] += 1
        return
    texts = dict(zip(tags, map(_unquoted, cells), strict=False))
    source = intake.source or tags[0]
    for tag, text in texts.items():
        if tag and source in texts:
            yield from intake.units(Unit(source, tag, texts[source], text, origin=path.name))


def _wordfast(rows: Iterator[_Row], path: Path, intake: Intake) -> Iterator[Unit]:
    for line, cells in rows:
        if len(cells) < _WORDFAST:
            intake.left_out["line without seven columns"] += 1
            continue
        source, target = intake.tag(cells[3], path, line), intake.tag(cells[5], path, line)
        found = _DATE.fullmatch(cells[0])
        date = "{}-{}-{}T{}:{}:{}".format(*found.groups()) if found else ""
        if source and target:
            yield from intake.units(Unit(source, target, cells[4], cells[6], changed=date, origin=path.name))


def _unquoted(cell: str) -> str:
    """Return *cell* without the quotation marks that spreadsheets put around one that has some itself."""
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell


def _lines(path: Path, intake: Intake) -> Iterator[str]:
    """Yield the lines of *path* without their ends; a block of the file is held at a time."""
    decoder: codecs.IncrementalDecoder | None = None
    rest, number, size = "", 1, 0
    for block in read_blocks(path):
        if decoder is None:
            encoding = next((name for mark, name in _MARKS.items() if block.startswith(mark)), "utf-8-sig")
            decoder = codecs.getincrementaldecoder(encoding)()
        try:
            *lines, rest = (rest + decoder.decode(block)).split("\n")
        except UnicodeDecodeError as error:
            cure = "save it as UTF-8 in your editor"
            line = number + error.object.count(b"\n", 0, error.start)
            raise FileError("neither UTF-8 nor UTF-16", cure=cure, path=path, line=line) from error
        size += len(block)
        intake.watch(size)
        for text in lines:
            yield text.removesuffix("\r").removeprefix("\ufeff" if number == 1 else "")
            number += 1
    yield rest.removesuffix("\r")
