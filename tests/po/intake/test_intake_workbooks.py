"""Excel workbooks: their sheets are tables like those in text files."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from toolkit.errors import CatalogError, DragomanError
from toolkit.po.intake import read_returned

ROWS = [
    ("English", "کوردی", "Status"),
    ("Iraqi forces have retaken the town.", "هێزەکانی عێراق شارۆچکەکەیان گرتەوە.", "done"),
    ("Why did they flee?", "بۆچی هەڵاتن؟", "draft"),
]


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def test_a_sheet_is_read_by_its_titles(tmp_path: Path) -> None:
    (found,) = read_returned(workbook(tmp_path / "hawija.xlsx", ROWS))
    assert (found.name, found.language) == ("hawija.xlsx: Sheet1", "ckb")
    assert [(entry.msgid, entry.texts, entry.fuzzy, entry.line) for entry in found.entries] == [
        (ROWS[1][0], (ROWS[1][1],), False, 2),
        (ROWS[2][0], (ROWS[2][1],), True, 3),
    ]


def test_every_sheet_is_read_and_empty_ones_are_passed_over(tmp_path: Path) -> None:
    arabic = [("source", "target"), ("Retaken", "استعادت القوات العراقية البلدة")]
    found = read_returned(workbook(tmp_path / "hawija.xlsx", ROWS, [], arabic))
    assert [(one.name, one.language) for one in found] == [
        ("hawija.xlsx: Sheet1", "ckb"),
        ("hawija.xlsx: Sheet3", "ar"),
    ]


def test_cells_keep_what_was_typed(tmp_path: Path) -> None:
    rows = [("source", "target"), ("a", "'=x"), ("b", 2014), ("c", "a_x000D_\nb"), ("d", "=SUM(A1)"), ("", "e")]
    (found,) = read_returned(workbook(tmp_path / "ar.xlsx", rows))
    assert [entry.texts[0] for entry in found.entries] == ["=x", "2014", "a\nb", "=SUM(A1)", "e"]


def test_a_workbook_without_translations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no column of translations is in it"):
        read_returned(workbook(tmp_path / "ar.xlsx", [("Monday",), ("Tuesday",)]))


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ar.xlsx", ROWS)
    data = bytearray(path.read_bytes())
    place = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[place : place + 50] = b"\0" * 50
    path.write_bytes(data)
    with pytest.raises(CatalogError, match="not an Excel workbook"):
        read_returned(path)


def test_without_openpyxl_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "ar.xlsx", ROWS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(DragomanError, match=r"pip install 'dragoman\[xlsx\]'"):
        read_returned(path)


def test_a_sheet_that_lies_about_its_size_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ar.xlsx", ROWS)
    book = openpyxl.load_workbook(path)
    stream = io.BytesIO()
    book.save(stream)
    import zipfile

    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:C3"', b'ref="A1:XFD1048576"'))
    (found,) = read_returned(path)
    assert len(found.entries) == len(ROWS) - 1
