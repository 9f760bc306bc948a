"""The glossary as a CSV file: commas, semicolons or tabs between the cells, UTF-8 or UTF-16."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from toolkit.errors import DragomanError, GlossaryError
from toolkit.glossary.exchange.base import Format, Intake, Item, Written, read_any_text
from toolkit.glossary.exchange.formulas import neutralised
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import columns, read_pairs
from toolkit.glossary.exchange.rows import Row, entries, rows, table, tables
from toolkit.glossary.parse import build, duplicate
from toolkit.model import Concept

_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?")


def parse_csv(text: str, path: Path) -> tuple[list[Concept], list[DragomanError]]:
    """Return the concepts in *text*, the CSV file at *path*, and what is wrong with it, in the order of the file."""
    concepts: dict[str, Concept] = {}
    faults: list[DragomanError] = []
    try:
        for line, name, cells in tables(_with_ids(cells_of(text, path), path), path):
            concept, wrong = build(name, table(cells, path, line), path, lambda *_, line=line: line)
            if name in concepts:
                wrong.append(duplicate(name, path, line, path, concepts[name].line))
            concepts.setdefault(name, concept)
            faults.extend(wrong)
    except GlossaryError as error:
        faults.append(error)
    return list(concepts.values()), faults


def _with_ids(found: Iterator[Row], path: Path) -> Iterator[Row]:
    """Yield *found*, once its first row is known to name a column ``id``."""
    line, header = next(found, (1, ()))
    if "id" not in [cell.strip() for cell in header]:
        cure = "give the columns id, subject, definition and one for each language, separated by commas"
        raise GlossaryError("the first line names no column 'id'", cure=cure, path=path, line=1)
    yield line, header
    yield from found


def cells_of(text: str, path: Path, delimiter: str = "") -> Iterator[Row]:
    """Yield the rows of *text* that have a filled cell.

    Args:
        text: a CSV file without its byte order mark.
        path: for messages.
        delimiter: what separates the cells; found out from the first line where it is not given.

    Raises:
        GlossaryError: it is no CSV.
    """
    start = 0
    if not delimiter and (said := _SEPARATOR_LINE.match(text)) is not None:
        delimiter, text, start = said[1], text[said.end() :], 1
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter or _delimiter(text))
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start + line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        place = start + reader.line_num
        raise GlossaryError(f"not valid CSV: {error}", cure="mend that line", path=path, line=place) from error


def _delimiter(text: str) -> str:
    bare = _QUOTED.sub("", text.lstrip()[:10_000])
    first = re.split(r"[\r\n]", bare, maxsplit=1)[0]
    return max(_DELIMITERS, key=first.count)


def read(path: Path, intake: Intake, delimiter: str = "") -> Iterator[Item]:
    """Yield the concepts of the CSV file at *path*; see :data:`toolkit.glossary.exchange.base.Reader`.

    A table whose columns are named as pairs of terms, rather than by languages, is read too.
    """
    found = cells_of(read_any_text(path), path, delimiter)
    first = next(found, (1, ()))
    reader = read_pairs if columns(first[1]) else entries
    return reader(chain([first], found), path, intake)


def write(concepts: Sequence[Concept], tags: Sequence[str], delimiter: str = ",") -> Written:
    """Return *concepts* as a CSV file."""
    found = list(rows(concepts, tags))
    safe = [[neutralised(cell) for cell in row] for row in found]
    return Written(csv_bytes(safe, delimiter), neutral_note(found, safe))


def csv_bytes(found: Iterable[Sequence[str]], delimiter: str) -> bytes:
    """Return the rows *found* in UTF-8 with a byte order mark, without which Excel garbles Arabic."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(found)
    return stream.getvalue().encode("utf-8-sig")


def neutral_note(found: Sequence[Sequence[str]], safe: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what to say of the cells of *found* that are not the same in *safe*."""
    pairs = (pair for old, new in zip(found, safe, strict=True) for pair in zip(old, new, strict=True))
    count = sum(old != new for old, new in pairs)
    if not count:
        return ()
    cells = "1 cell that starts" if count == 1 else f"{count} cells that start"
    return (f"{cells} like a formula got an apostrophe before it; an import takes it off again",)


FORMAT = Format("csv", read, write, Holds().keep, ranked=True)
