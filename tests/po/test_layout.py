"""What nobody touched goes back as it came, whichever program laid it out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.po import Catalog

HEADER = (
    "# By the desk\n#. odd\n# and more\n#, fuzzy\n"
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"Language: kmr\\n"\n'
)
ENTRIES = [
    # Poedit without wrapping.
    '#. paragraph 1\n#: source.txt:1\nmsgid "one"\nmsgstr "' + "yek " * 40 + '"\n',
    # gettext's empty first line, another width, two references on lines of their own.
    (
        '#  indented remark\n#: a:1\n#: b:2\n#, fuzzy, no-wrap\n#| msgid "tow"\n'
        'msgid ""\n"tw"\n"o"\nmsgstr ""\n"du"\n" rêz"\n'
    ),
    'msgctxt "heading"\nmsgid   "three"\nmsgstr "sê"\n',
    '#~| msgid "older"\n#~ msgid "gone"\n#~ msgstr "çû"\n',
]
GAPS = ["\n", "\n\n\n", "\n\n", "\n"]


def _file(folder: Path, text: str) -> Path:
    path = folder / "kmr.po"
    path.write_bytes(text.encode())
    return path


def _text() -> str:
    return HEADER + "".join(gap + entry for gap, entry in zip(GAPS, ENTRIES, strict=True)) + "\n# last words\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_untouched_file_is_the_same_bytes(tmp_path: Path, ending: str) -> None:
    path = _file(tmp_path, _text().replace("\n", ending))
    catalog = Catalog.read(path)
    assert catalog.text() == _text()
    assert not catalog.write()


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("number", range(3))
def test_a_touched_entry_changes_its_own_lines_only(tmp_path: Path, number: int, ending: str) -> None:
    path = _file(tmp_path, _text().replace("\n", ending))
    catalog = Catalog.read(path)
    catalog.entries[number].msgstr = "guherî"
    assert catalog.write()
    after = path.read_bytes().decode()
    for place, entry in enumerate(ENTRIES):
        assert (entry.replace("\n", ending) in after) == (place != number)
    assert 'msgstr "guherî"' in after
    assert after.startswith(HEADER.replace("\n", ending))
    assert after.endswith(f"# last words{ending}")
    assert after.count("\n") == after.count(ending)
    assert [entry.msgstr for entry in Catalog.read(path).entries][number] == "guherî"


def test_a_header_that_changes_keeps_its_comments(tmp_path: Path) -> None:
    path = _file(tmp_path, _text())
    catalog = Catalog.read(path)
    catalog.headers["X-Generator"] = "dragoman"
    catalog.write()
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# By the desk\n#. odd\n# and more\n#, fuzzy\nmsgid")
    assert '"X-Generator: dragoman\\n"' in text
    assert Catalog.read(path).text() == text


def test_a_file_without_header_gets_one_only_when_it_is_written(tmp_path: Path) -> None:
    path = _file(tmp_path, 'msgid "one"\nmsgstr "yek"\n')
    catalog = Catalog.read(path)
    assert not catalog.write()
    catalog.entries[0].msgstr = "yekem"
    catalog.write()
    assert path.read_text(encoding="utf-8").startswith(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    )


def test_a_file_in_another_charset_is_written_in_utf8_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1256\\n"\n\nmsgid "one"\nmsgstr "واحد"\n'
    path.write_bytes(text.encode("cp1256"))
    catalog = Catalog.read(path)
    assert catalog.entries[0].msgstr == "واحد"
    assert not catalog.write()
    catalog.entries[0].msgstr = "الأول"
    catalog.write()
    assert "charset=UTF-8" in path.read_text(encoding="utf-8")
    assert Catalog.read(path).entries[0].msgstr == "الأول"


@given(st.permutations(range(3)), st.sets(st.integers(0, 2)))
def test_moved_entries_keep_their_layout(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], touched: set[int]
) -> None:
    path = _file(tmp_path_factory.mktemp("po"), _text())
    catalog = Catalog.read(path)
    entries = catalog.entries
    for number in touched:
        entries[number].msgstr += "!"
    catalog.replace_entries([*(entries[number] for number in order), *catalog.obsolete])
    catalog.write()
    after = path.read_text(encoding="utf-8")
    assert [entry.msgid for entry in Catalog.read(path).entries] == [entries[number].msgid for number in order]
    for number in set(range(3)) - touched:
        assert ENTRIES[number] in after
    assert ENTRIES[3] in after
