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


def _openpyxl() -> "ModuleType":
    try:
        import openpyxl
    except ImportError as error:
        cure = "install it with: pip install 'dragoman[xlsx]'"
        raise DragomanError("Excel workbooks need the package openpyxl", cure=cure) from error
    return openpyxl


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the workbook at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    openpyxl = _openpyxl()
    data = io.BytesIO(read_bytes(path))
    try:
        with warnings.catch_warnings():
            # It warns of what it cannot keep, such as drop-down lists: nothing of that is wanted here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(data, read_only=True)
            found = list(enumerate(book.worksheets[0].iter_rows(), 1))
    except Exception as error:
        # A damaged workbook fails in zipfile, zlib, expat or openpyxl, and in each of them in many ways.
        raise _unreadable(path) from error
    formulas = [_rejected(cells, path, line) for line, cells in found if any(_runs(cell) for cell in cells)]
    yield from formulas
    yield from entries(_filled(found), path, intake)


def _unreadable(path: Path) -> GlossaryError:
    return GlossaryError("not an Excel workbook (.xlsx)", cure="save it anew in Excel or LibreOffice", path=path)


def _filled(found: Sequence[tuple[int, Sequence[Any]]]) -> Iterator[Row]:
    for line, cells in found:
        texts = ["" if cell.value is None else str(cell.value) for cell in cells]
        while texts and not texts[-1].strip():
            texts.pop()
        if texts and not any(_runs(cell) for cell in cells):
            # What is text here is text for sure: this keeps an apostrophe from being taken for a guard.
            yield line, [neutralised(text) for text in texts]


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
