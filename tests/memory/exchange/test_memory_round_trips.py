"""What is written as TMX is read back letter for letter, here and by other readers."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tmx import tmxfile

from toolkit.errors import DragomanError, FileError
from toolkit.memory.exchange import tmx, tsv
from toolkit.memory.exchange.base import Intake
from toolkit.memory.unit import Unit

DTD = """
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note|prop|ude)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
  srclang CDATA #REQUIRED datatype CDATA #REQUIRED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note|prop)*, tuv+)>
<!ATTLIST tu srclang CDATA #IMPLIED>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tuv ((note|prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED changedate CDATA #IMPLIED>
<!ELEMENT seg (#PCDATA)>
<!ELEMENT note (#PCDATA)>
<!ELEMENT ude (#PCDATA)>
"""
"""What TMX 1.4b says of the elements and attributes that are written here."""

XML_TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff").filter(
        lambda letter: letter >= " " or letter in "\t\n\r"
    )
    | st.sampled_from("<>&\"'{}\r\n\tيكةیکەêş\u200f\u200c\u2028\U0001f54a")
)
TEXT = XML_TEXT.filter(str.strip)
DATES = st.just("") | st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda date: f"{date:%Y-%m-%dT%H:%M:%SZ}")  # noqa: DTZ001 - it is UTC
UNITS = st.builds(
    Unit,
    source=st.sampled_from(["en", "ar"]),
    target=st.sampled_from(["ckb", "kmr"]),
    text=TEXT,
    translation=TEXT,
    context=st.none() | XML_TEXT,
    previous=XML_TEXT,
    following=XML_TEXT,
    origin=XML_TEXT.filter(bool),
    changed=DATES,
)
PLAIN = Unit("en", "kmr", "Nobody was hurt.", "Kes birîndar nebû.", origin="x")


@given(units=st.lists(UNITS, max_size=5))
def test_what_is_written_is_read_back(units: list[Unit], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    assert tmx.write(units, path) == len(units)
    intake = Intake()
    assert list(tmx.read(path, intake)) == units
    assert not intake.left_out


@given(units=st.lists(UNITS, min_size=1, max_size=5))
def test_other_readers_find_a_valid_file_with_the_same_texts(
    units: list[Unit], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    tmx.write(units, path)
    tree = etree.parse(str(path))
    dtd = etree.DTD(StringIO(DTD))
    assert dtd.validate(tree), dtd.error_log
    expected = [(unit.text, unit.translation) for unit in units]
    assert [tuple(segment.text for segment in unit.iter("seg")) for unit in tree.iter("tu")] == expected
    for target in ("ckb", "kmr"):
        with path.open("rb") as stream:
            theirs = tmxfile(stream, sourcelanguage=units[0].source, targetlanguage=target)
        wanted = [unit for unit in units if (unit.source, unit.target) == (units[0].source, target)]
        found = [(str(unit.source), str(unit.target)) for unit in theirs.units if unit.source and unit.target]
        assert [pair for pair in found if pair[0].strip()] == [(unit.text, unit.translation) for unit in wanted]


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    tmx.write([replace(PLAIN, text="a\x1fb\ud800c\uffff")], path)
    (unit,) = tmx.read(path, Intake())
    assert unit.text == "a\ufffdb\ufffdc\ufffd"


@pytest.mark.parametrize(
    ("changed", "written"),
    [
        ("2024-01-31T12:00:00+03:00", "2024-01-31T09:00:00Z"),
        ("last week", ""),
        ("", ""),
    ],
)
def test_any_date_is_written_in_utc_or_not_at_all(changed: str, written: str, tmp_path: Path) -> None:
    tmx.write([replace(PLAIN, changed=changed)], tmp_path / "memory.tmx")
    (unit,) = tmx.read(tmp_path / "memory.tmx", Intake())
    assert unit.changed == written


def test_a_file_that_cannot_be_written_whole_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text("before", encoding="utf-8")

    def units() -> Iterator[Unit]:
        yield PLAIN
        raise FileError("no more")

    with pytest.raises(FileError):
        tmx.write(units(), path)
    assert path.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["memory.tmx"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tmx") / "large.tmx"
    tmx.write((replace(PLAIN, text=f"Text {number}. " + "More of it. " * 20) for number in range(8000)), path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_large_file_is_read_and_written_in_little_memory(large: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "large.tmx"
    path.write_bytes(large.read_text(encoding="utf-8").replace("UTF-8", "UTF-16", 1).encode(encoding))
    assert path.stat().st_size > 3_000_000
    tracemalloc.start()
    try:
        assert tmx.write(tmx.read(path, Intake()), tmp_path / "again.tmx") == 8000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_500_000
    assert (tmp_path / "again.tmx").read_bytes() == large.read_bytes()


@given(pairs=st.lists(st.tuples(TEXT, TEXT), max_size=5))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_holds_what_stands_in_it(
    pairs: list[tuple[str, str]], encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Tabs and line breaks part cells and rows; a cell within quotation marks is a spreadsheet's.
    rows = [tuple(" ".join(cell.split()).strip('"') or "x" for cell in pair) for pair in pairs]
    path = tmp_path_factory.mktemp("tsv") / "table.tsv"
    path.write_text("".join(f"{one}\t{other}\n" for one, other in [("en", "ar"), *rows]), encoding=encoding)
    assert [(unit.text, unit.translation) for unit in tsv.read(path, Intake())] == rows


def test_only_the_languages_that_are_wanted_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "many.tmx"
    texts = {"en": "Yes.", "ar": "نعم.", "kmr": "Erê.", "ku": "Erê"}
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in texts.items())
    path.write_text(
        f'<tmx version="1.4"><header srclang="en"/><body><tu>{variants}</tu></body></tmx>', encoding="utf-8"
    )

    def pairs(intake: Intake) -> list[tuple[str, str]]:
        return [(unit.source, unit.target) for unit in tmx.read(path, intake)]

    assert pairs(Intake("ar", "en")) == [("ar", "en")]
    assert pairs(Intake(target="ckb", mapping={"ku": "ckb"})) == [("en", "ckb")]
    assert pairs(Intake("kmr", mapping={"ku": "ckb"})) == [("kmr", "en"), ("kmr", "ar"), ("kmr", "ckb")]
    with pytest.raises(DragomanError, match="'ku' means Kurdish of either kind"):
        pairs(Intake("kmr"))
