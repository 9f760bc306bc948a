"""The memory at the command line: in from other tools, out to them, and looked into."""

import json
import os
import sys
from pathlib import Path

import pytest

from support import Dragoman
from toolkit.po import Catalog

PO = Path("translations/flight/kmr.po")
SAMPLES = Path(__file__).parents[1] / "memory" / "exchange"
TMX = SAMPLES / "samples" / "tmx" / "omegat.tmx"


@pytest.fixture
def reviewed(workspace: Path, dragoman: Dragoman) -> Path:
    """A workspace with one reviewed sentence."""
    dragoman("translate", "--to", "kmr", "--engine", "none")
    catalog = Catalog.read(PO)
    catalog.entries[1].msgstr = "DEAŞ roja Duşemê ji Hewîceyê reviya."
    catalog.write()
    return workspace


def test_a_search_shows_score_place_difference_translation_and_what_breaks_the_glossary(
    reviewed: Path, dragoman: Dragoman
) -> None:
    result = dragoman("memory", "search", "Daesh fled Mosul on Monday.", "--from", "en", "--to", "kmr")
    assert result.status == 0
    head, *lines = result.out.splitlines()
    assert head.startswith("80%  flight/kmr.po, 20")
    assert lines == [
        "  Daesh fled [-Hawija-] {+Mosul+} on Monday.",
        "  DEAŞ roja Duşemê ji Hewîceyê reviya.",
        "  term not placed: Daesh = DAIŞ",
        "  term not to use: DEAŞ (forbidden)",
    ]


def test_a_search_speaks_json_lines(reviewed: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.write(write, b"Daesh fled Hawija on Monday.\n\nSomething else.\n")
    os.close(write)
    with os.fdopen(read) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        result = dragoman("memory", "search", "-", "--from", "en", "--to", "kmr", "--format", "json")
    assert result.status == 0
    first, second = map(json.loads, result.out.splitlines())
    assert second == {"text": "Something else.", "matches": []}
    (match,) = first["matches"]
    assert (match["score"], match["percent"], match["origin"]) == (1.0, 100, "flight/kmr.po")
    assert match["differences"] == [
        {"kind": "equal", "old": "Daesh fled Hawija on Monday.", "new": "Daesh fled Hawija on Monday."}
    ]
    assert (match["previous"], match["following"]) == ("A headline", "Nobody was hurt.")


def test_a_search_that_finds_nothing_says_so(reviewed: Path, dragoman: Dragoman) -> None:
    result = dragoman("memory", "search", "Quite another thing", "--from", "en", "--to", "kmr", "--least", "80")
    assert (result.status, result.out, result.err) == (1, "", "nothing that is 80% like it\n")
    text = "Daesh fled Mosul on Monday."
    assert dragoman("memory", "search", text, "--from", "en", "--to", "kmr", "--least", "84").status == 1
    assert dragoman("memory", "search", text, "--from", "en", "--to", "ckb").status == 1
    assert dragoman("memory", "search", text, "--from", "en", "--to", "en").status == 1
    assert dragoman("memory", "search", text).status == 2


def test_an_import_is_looked_up_and_replaced_by_a_file_of_the_same_name(workspace: Path, dragoman: Dragoman) -> None:
    assert dragoman("memory", "import", TMX).err == f"{TMX}: 3 units\n"
    found = dragoman("memory", "search", "The bridge is closed.", "--from", "en", "--to", "ar", "--least", "60").out
    assert found.startswith("82%  omegat.tmx, 2024-03-11\n")
    again = dragoman("memory", "import", TMX)
    assert again.err == f"{TMX}: 3 units, in place of 3 from an earlier file of that name\n"
    stats = json.loads(dragoman("memory", "stats", "--format", "json").out)
    assert stats["origins"] == [{"origin": "omegat.tmx", "units": 3}]
    assert stats["pairs"] == [{"from": "en", "to": "ar", "units": 3}]
    dragoman("memory", "import", TMX, "--from", "ar", "--to", "en")
    assert json.loads(dragoman("memory", "stats", "--format", "json").out)["pairs"] == [
        {"from": "ar", "to": "en", "units": 3}
    ]


def test_what_an_import_leaves_out_is_told(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("memory", "import", SAMPLES / "samples" / "tmx" / "several-languages.tmx")
    assert result.status == 0
    assert result.err.splitlines()[1] == (
        "left out: language fr (2), unit without a text to translate (1), empty segment (1), "
        "text without a language (1)"
    )


def test_a_broken_file_brings_nothing_unless_its_sound_part_is_asked_for(workspace: Path, dragoman: Dragoman) -> None:
    broken = SAMPLES / "bad" / "tmx" / "cut-off.tmx"
    result = dragoman("memory", "import", TMX, broken)
    assert result.status == 1
    taken, fault = result.err.splitlines()
    assert taken == f"{TMX}: 3 units"
    assert fault.startswith(f"dragoman: {broken}:4: not valid XML: ")
    assert json.loads(dragoman("memory", "stats", "--format", "json").out)["units"] == 3
    partial = dragoman("memory", "import", "--partial", broken)
    assert partial.status == 1
    assert partial.err.splitlines() == [f"{broken}: 1 unit", fault]


def test_kurdish_of_either_kind_has_to_be_told_apart(workspace: Path, dragoman: Dragoman) -> None:
    path = SAMPLES / "bad" / "tmx" / "ambiguous-ku.tmx"
    result = dragoman("memory", "import", path)
    assert result.status == 1
    assert "--map ku=ckb" in result.err
    assert dragoman("memory", "import", path, "--map", "ku=ckb").err == f"{path}: 2 units\n"
    assert dragoman("memory", "import", path, "--map", "ku").status == 2


def test_po_files_and_tables_come_in(reviewed: Path, dragoman: Dragoman) -> None:
    theirs = Path("theirs.po")
    theirs.write_bytes(PO.read_bytes())
    table = SAMPLES / "samples" / "tsv" / "plain.txt"
    assert dragoman("memory", "import", theirs).err == "theirs.po: 1 unit\n"
    assert dragoman("memory", "import", table, "--from", "en", "--to", "ar").err.startswith(f"{table}: 3 units\n")
    theirs.write_text('msgid "Yes."\nmsgstr "Erê."\n', encoding="utf-8")
    assert "say --to LANG" in dragoman("memory", "import", theirs).err
    assert dragoman("memory", "import", theirs, "--to", "kmr").status == 0
    Path("memory.doc").write_text("x", encoding="utf-8")
    unknown = dragoman("memory", "import", "memory.doc", "--to", "kmr")
    assert (unknown.status, unknown.err.count("\n")) == (1, 1)


def test_what_is_exported_can_be_imported_elsewhere(reviewed: Path, dragoman: Dragoman) -> None:
    dragoman("memory", "import", TMX)
    assert dragoman("memory", "export", "all.tmx").err == "all.tmx: 4 units\n"
    assert dragoman("memory", "export", "kmr.tmx", "--from", "en", "--to", "kmr").err == "kmr.tmx: 1 unit\n"
    dragoman("init", "elsewhere")
    assert dragoman("memory", "import", "all.tmx", "--workspace", "elsewhere").err == "all.tmx: 4 units\n"
    assert dragoman("memory", "export", "all.csv").status == 1


def test_the_memory_is_made_anew_from_the_po_files(reviewed: Path, dragoman: Dragoman) -> None:
    dragoman("memory", "import", TMX)
    assert dragoman("memory", "rebuild").err == "1 unit from the PO files, 3 imported\n"
    Path(".dragoman/memory.sqlite").write_bytes(b"no memory at all" * 100)
    damaged = dragoman("memory", "stats")
    assert (damaged.status, damaged.err.count("\n")) == (1, 1)
    rebuilt = dragoman("memory", "rebuild")
    assert rebuilt.status == 0
    assert rebuilt.err.splitlines()[0] == "1 unit from the PO files, 0 imported"
    assert "import it again" in rebuilt.err
    assert "flight/kmr.po" in dragoman("memory", "stats").out
    assert max(map(len, dragoman("memory", "stats").out.splitlines())) <= 80
