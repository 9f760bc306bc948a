"""Every file in ``cases`` is read as the JSON file of the same name says: what it says and what is odd about it."""

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.errors import CatalogError
from toolkit.po.intake import Returned, ReturnedEntry, read_returned

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".json")
_PLAIN = ReturnedEntry(None, "", "", (), fuzzy=False)
_TOLD = ("msgctxt", "msgid_plural", "fuzzy", "tcomment", "obsolete", "doubt")


def told(returned: Returned) -> dict[str, Any]:
    """What a case is to say of a file; what is usual is left out."""
    entries = []
    for entry in returned.entries:
        unusual = {key: getattr(entry, key) for key in _TOLD if getattr(entry, key) != getattr(_PLAIN, key)}
        entries.append({"msgid": entry.msgid, "texts": list(entry.texts)} | unusual)
    said: dict[str, Any] = {"language": returned.language, "messages": list(returned.messages), "entries": entries}
    if returned.unread:
        said["unread"] = [[piece.line, piece.text] for piece in returned.unread]
    return said | ({"comment": returned.comment} if returned.comment else {})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_returned_file_is_read_as_its_case_says(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    assert [told(returned) for returned in read_returned(path)] == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_entries_are_numbered_and_have_lines(path: Path) -> None:
    for returned in read_returned(path):
        assert [entry.number for entry in returned.entries] == list(range(len(returned.entries)))
        assert all(entry.line > 0 for entry in returned.entries)


def test_every_form_has_cases() -> None:
    assert {path.suffix for path in FILES} == {".po", ".txt", ".csv", ".tsv", ".xlf"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "there is nothing in this file"),
        (b"\0" * 500, "there is nothing in this file"),
        (b"%PDF-1.7\n...", "a PDF holds no entries"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "a file of an old Word or Excel holds no entries"),
        (b"{\\rtf1\\ansi}", "an RTF document holds no entries"),
        (b"Rar!\x1a\x07\x00", "a RAR archive holds no entries"),
        (b"\xde\x12\x04\x95\0\0\0\0", "a compiled MO file holds no entries"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "a web page holds no entries"),
        (b'<?xml version="1.0"?><tmx version="1.4"/>', "a translation memory holds no entries"),
        ("استعادت القوات العراقية بلدة الحويجة.\nلماذا؟\n".encode(), "a text without entries holds no entries"),
        (bytes(range(32)) * 20, "a file that is no text holds no entries"),
        (
            b'msgid ""\nmsgstr "Project-Id-Version: glossary\\n"\n\nmsgid "Daesh"\nmsgstr "x"\n',
            "a glossary, not a file",
        ),
        (b'<?xml version="1.0"?><xliff version="1.2"><file><body><trans-unit>', "not valid XML"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><xliff version="1.2"/>', "it declares entities"),
        (b'<?xml version="1.0"?><xliff version="1.2"></xliff>', "no XLIFF file with texts in it"),
    ],
)
def test_what_holds_nothing_is_refused_in_one_line_that_says_what_to_ask_for(
    tmp_path: Path, data: bytes, what: str
) -> None:
    path = tmp_path / "returned"
    path.write_bytes(data)
    with pytest.raises(CatalogError) as caught:
        read_returned(path)
    assert caught.value.what.startswith(what)
    assert caught.value.cure
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Iraqi forces have retaken the town.\n", "no column of translations is in it"),
        ("source\nIraqi forces have retaken the town.\n", "no column of translations is in it"),
        ("id,subject,definition,en,ar\ndaesh,,,Daesh,داعش\n", "a glossary, not a file of translations"),
    ],
)
def test_a_table_without_translations_is_refused(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "returned.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_returned(path)
    assert caught.value.what == what
    assert caught.value.cure


def test_a_cell_may_be_as_long_as_any_text(tmp_path: Path) -> None:
    path, long = tmp_path / "returned.csv", "س " * 100_000
    path.write_text(f"source,target\nOne.,{long}\nTwo.,دوو\n", encoding="utf-8")
    [found] = read_returned(path)
    assert [entry.texts for entry in found.entries] == [(long,), ("دوو",)]
