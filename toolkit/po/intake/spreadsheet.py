"""Spreadsheets: the sheets of an Excel workbook, and text files of rows and columns."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.errors import CatalogError, GlossaryError
from toolkit.glossary.exchange.rows import Row
from toolkit.glossary.exchange.xlsx import sheets
from toolkit.po.intake.base import Returned
from toolkit.po.intake.charset import Decoded
from toolkit.po.intake.table import read_table

_DELIMITERS = "\t;,"
_SAMPLE = 50
"""Rows by which delimiters are compared."""
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?")
_NO_TABLE = "no column of translations is in it"
_CURE = "name the columns source and target in the first row"


def read_workbook(data: bytes, path: Path, name: str) -> list[Returned]:
    """Return the translations in the sheets of the Excel workbook *data*.

    Raises:
        CatalogError: it cannot be read, or holds none.
        DragomanError: openpyxl is not installed.
    """
    found: list[Returned] = []
    try:
        for title, rows in sheets(data, path):
            # Excel writes the CR of a line break so, as ISO/IEC 29500-1, 22.4.2.4, has it.
            plain: list[Row] = [(line, [cell.replace("_x000D_", "\r") for cell in cells]) for line, cells in rows]
            filled = [(line, cells) for line, cells in plain if any(cell.strip() for cell in cells)]
            found += read_table(filled, path, f"{name}: {title}")
    except GlossaryError as error:
        raise CatalogError(error.what, cure=error.cure, path=path) from error
    if not found:
        raise CatalogError(_NO_TABLE, cure=_CURE, path=path)
    return found


def read_rows(decoded: Decoded, path: Path, name: str) -> list[Returned]:
    """Return the translations in a text file of rows and columns, with commas, semicolons or tabs between the cells.

    Raises:
        CatalogError: it holds none.
    """
    rows, messages = _rows(decoded.text)
    found = read_table(rows, path, name, replace(decoded, messages=(*decoded.messages, *messages)))
    if not found:
        raise CatalogError(_NO_TABLE, cure=_CURE, path=path)
    return found


def is_table(text: str) -> bool:
    """Return whether most lines of *text* have a tab or semicolon that separates cells, as prose does not."""
    lines = text.split("\n", _SAMPLE)[:_SAMPLE]
    filled = [line for line in lines if line.strip()]
    return any(2 * sum(delimiter in line for line in filled) > len(filled) for delimiter in "\t;")


def _rows(text: str) -> tuple[list[Row], tuple[str, ...]]:
    start = 0
    if (said := _SEPARATOR_LINE.match(text)) is not None:
        text, start = text[said.end() :], 1
    # A cell may be longer than the 128 KiB that are read unless somebody says so.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    delimiter = said[1] if said else _delimiter(text)
    try:
        return list(_cells(text, delimiter, start, strict=True)), ()
    except csv.Error:
        # An open quotation mark would take all rows below it into one cell.
        lines = text.split("\n")
        found: list[Row] = [(line, _split(row, delimiter)) for line, row in enumerate(lines, start + 1) if row.strip()]
        return found, ("quotation marks in it do not match: each line was read as a row",)


def _cells(text: str, delimiter: str, start: int = 0, *, strict: bool) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=strict, delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start + line, cells
        line = reader.line_num + 1


def _split(row: str, delimiter: str) -> list[str]:
    cells = row.rstrip("\r").split(delimiter)
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in cells]


def _delimiter(text: str) -> str:
    """Return what cuts most of the first rows of *text* into the same number of cells, two at least."""

    def fitness(delimiter: str) -> int:
        sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])
        try:
            widths = Counter(len(cells) for _, cells in _cells(sample, delimiter, strict=False))
        except csv.Error:
            return 0
        widths.pop(1, None)
        return max(widths.values(), default=0)

    return max(_DELIMITERS, key=fitness)
