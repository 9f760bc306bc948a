"""The same table as the first sheet of an Excel workbook: the one door of openpyxl."""

import io
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import DragomanError, GlossaryError
from toolkit.files import read_bytes
from toolkit.glossary.exchange.base import Format, Intake, Item, Written
from toolkit.glossary.exchange.formulas import neutralised, starts_formula
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.rows import Row, entries, rows
from toolkit.model import Concept

if TYPE_CHECKING:
    from types import ModuleType

_LONGEST = 32_767
"""Characters a cell of Excel can hold."""
_LAST_ROW = 1 << 20
"""Of a sheet of Excel."""
_MOST_CELLS = 5_000_000


def _openpyxl() -> "ModuleType":
    try:
        import openpyxl
    except ImportError as error:
        cure = "install it with: pip install 'dragoman[xlsx]'"
        raise DragomanError("Excel workbooks need the package openpyxl", cure=cure) from error
    return openpyxl


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the workbook at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    _, found = next(_sheets(read_bytes(path), path), ("", []))
    formulas = [_rejected(cells, path, line) for line, cells in found if any(_runs(cell) for cell in cells)]
    yield from formulas
    yield from entries(_filled(found), path, intake)


def sheets(data: bytes, path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield name and rows of each sheet of the workbook *data*; a formula is its own text.

    Raises:
        GlossaryError: it is no workbook, or one with more cells than anybody fills.
        DragomanError: openpyxl is not installed.
    """
    for name, found in _sheets(data, path):
        yield name, [(line, [_text(cell) for cell in cells]) for line, cells in found]


def _sheets(data: bytes, path: Path) -> Iterator[tuple[str, list[tuple[int, Sequence[Any]]]]]:
    openpyxl = _openpyxl()
    try:
        with warnings.catch_warnings():
            # It warns of what it cannot keep, such as drop-down lists: nothing of that is wanted here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            for sheet in book.worksheets:
                yield sheet.title, list(_rows(sheet))
    except Exception as error:
        # A damaged workbook fails in zipfile, zlib, expat or openpyxl, and in each of them in many ways.
        raise _unreadable(path) from error


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    # What it says of its size may be wrong, and rows are filled up to that.
    sheet.reset_dimensions()
    count = 0
    for line, cells in enumerate(sheet.iter_rows(max_row=_LAST_ROW), 1):
        count += len(cells)
        if count > _MOST_CELLS:
            raise ValueError("too many cells")
        yield line, cells


def _unreadable(path: Path) -> GlossaryError:
    return GlossaryError("not an Excel workbook (.xlsx)", cure="save it anew in Excel or LibreOffice", path=path)


def _filled(found: Sequence[tuple[int, Sequence[Any]]]) -> Iterator[Row]:
    for line, cells in found:
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1].strip():
            texts.pop()
        if texts and not any(_runs(cell) for cell in cells):
            # What is text here is text for sure: this keeps an apostrophe from being taken for a guard.
            yield line, [neutralised(text) for text in texts]


def _text(cell: Any) -> str:
    return "" if cell.value is None else str(cell.value)


def _runs(cell: Any) -> bool:
    return bool(cell.data_type == "f")


def _rejected(cells: Sequence[Any], path: Path, line: int) -> GlossaryError:
    where = next(cell.coordinate for cell in cells if _runs(cell))
    return GlossaryError(f"cell {where} is a formula", cure="put its value there as text", path=path, line=line)


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a workbook whose cells are all text.

    Raises:
        GlossaryError: a cell would have to hold more than Excel lets it.
    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "glossary"
    count = 0
    for line, row in enumerate(rows(concepts, tags), 1):
        for column, text in enumerate(row, 1):
            if len(text) > _LONGEST:
                what = f"{row[0]}: a cell of more than {_LONGEST} characters"
                raise GlossaryError(what, cure="shorten it, or export in another format")
            if not text:
                continue
            cell = sheet.cell(line, column, text)
            if starts_formula(text):
                count += 1
                # Stored as text, and still text after somebody edits the cell.
                cell.data_type, cell.quotePrefix = "s", True
    sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    note = f"cells that start like a formula are stored as text: {count}"
    return Written(stream.getvalue(), (note,) if count else ())


FORMAT = Format("xlsx", read, write, Holds().keep, ranked=True)
