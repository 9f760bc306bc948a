"""XML of any size is read in little memory, and none of it is fetched or expanded."""

import socket
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from toolkit.errors import DragomanError
from toolkit.glossary.exchange import tbx
from toolkit.glossary.exchange.base import Entry, Intake
from toolkit.xml_stream import stream

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "http://127.0.0.1:9/TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
"""
ENTRY = """<termEntry id="thing-{0}"><descrip type="definition">What thing number {0} is, at some length: {1}</descrip>
<langSet xml:lang="en"><tig><term>thing {0}</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
<langSet xml:lang="ar"><tig><term>شيء {0}</term><note>A note on it, too.</note></tig></langSet></termEntry>
"""
FOOT = "</body></text></martif>\n"
LENGTH = "so that it takes up room, " * 40
SIZE = 5_000_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tbx") / "large.tbx"
    count = SIZE // len(ENTRY.format(1000, LENGTH).encode())
    path.write_text(HEAD + "".join(ENTRY.format(number, LENGTH) for number in range(count)) + FOOT, encoding="utf-8")
    return path


def test_a_large_file_is_read_in_little_memory(large: Path) -> None:
    assert large.stat().st_size > SIZE * 0.95
    next(tbx.read(large, Intake()))  # what is imported is no part of the reading
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Entry) for item in tbx.read(large, Intake()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == large.read_text(encoding="utf-8").count("<termEntry")
    assert peak < 2_000_000


def test_entries_come_before_the_file_is_read_to_its_end(large: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.tbx"
    broken.write_bytes(large.read_bytes()[: SIZE // 2])
    first = next(tbx.read(broken, Intake()))
    assert isinstance(first, Entry)
    assert first.id == "thing-0"


def test_an_external_dtd_is_accepted_and_never_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    path = tmp_path / "dtd.tbx"
    path.write_text(HEAD + ENTRY.format(1, LENGTH) + FOOT, encoding="utf-8")
    assert [item.id for item in tbx.read(path, Intake()) if isinstance(item, Entry)] == ["thing-1"]


def test_an_element_knows_its_line_and_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "small.xml"
    path.write_text('<a>\n<e n="1" xml:lang="ar">x <hi>y</hi>\n  z</e>\n\n<e><e>in</e></e></a>', encoding="utf-8")
    nodes = list(stream(path, "a", ("a",), ("e",), DragomanError))
    assert [(node.line, node.text) for node in nodes] == [(2, "x y z"), (5, "in")]
    assert nodes[0].attributes == {"n": "1", "lang": "ar"}
    assert [child.name for child in nodes[1].children] == ["e"]


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256", "iso-8859-1"])
def test_an_encoding_that_the_file_declares_is_followed(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "encoded.xml"
    word = "é" if encoding == "iso-8859-1" else "غارة"
    path.write_bytes(f'<?xml version="1.0" encoding="{encoding}"?><a><e>{word}</e></a>'.encode(encoding))
    assert [node.text for node in stream(path, "a", ("a",), ("e",), DragomanError)] == [word]


@pytest.mark.parametrize(
    ("declared", "actual"), [("utf-16", "utf-8"), ("utf-16", "utf-8-sig"), ("utf-8", "utf-16"), ("", "utf-16-le")]
)
def test_a_declaration_that_another_tool_has_left_wrong_is_passed_over(
    declared: str, actual: str, tmp_path: Path
) -> None:
    path = tmp_path / "encoded.xml"
    encoding = f' encoding="{declared}"' if declared else ""
    path.write_bytes(f'<?xml version="1.0"{encoding}?><a><e>غارة</e></a>'.encode(actual))
    assert [node.text for node in stream(path, "a", ("a",), ("e",), DragomanError)] == ["غارة"]


def test_an_entity_that_only_a_dtd_elsewhere_declares_is_not_lost_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "dtd.xml"
    path.write_text('<!DOCTYPE a SYSTEM "a.dtd">\n<a>\n<e>x&nbsp;y</e></a>', encoding="utf-8")
    with pytest.raises(DragomanError, match=r"dtd.xml:3: not valid XML: undefined entity &nbsp;;"):
        list(stream(path, "a", ("a",), ("e",), DragomanError))


def _deep(depth: int) -> Iterator[str]:
    yield from ("<e>" for _ in range(depth))
    yield from ("</e>" for _ in range(depth))


def test_no_depth_of_elements_stops_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "deep.xml"
    path.write_text(f"<a>{''.join(_deep(20_000))}</a>", encoding="utf-8")
    assert len(list(stream(path, "a", ("a",), ("e",), DragomanError))) == 1
