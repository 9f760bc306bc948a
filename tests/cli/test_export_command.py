"""What an editor sees of po export."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support import Dragoman
from toolkit.po import Catalog, Entry
from toolkit.po.handout import HEADER, Handout
from toolkit.workflow import handouts
from toolkit.workflow.workspace import open_workspace

ROOT = Path(__file__).parents[2]
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
CONTENTS = [
    "README.txt",
    "flight.ar.po",
    "glossary.csv",
    "glossary.po",
    "glossary.tbx",
    "glossary.txt",
    "manifest.json",
    "memory.tmx",
    "source.txt",
    "style-sheet.html",
]


@pytest.fixture
def article(workspace: Path, dragoman: Dragoman) -> Path:
    """An article with a reviewed, a fuzzy and a missing entry in Arabic."""
    assert dragoman("translate", "--engine", "none").status == 0
    path = workspace / "translations" / "flight" / "ar.po"
    catalog = Catalog.read(path)
    catalog.entries[0].msgstr = "عنوان"
    catalog.entries[1].msgstr, catalog.entries[1].tcomment = "فر داعش من الحويجة يوم الاثنين.", "draft: argos en-ar 1.0"
    catalog.entries[1].flags.append("fuzzy")
    catalog.write()
    return path


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def test_one_po_file_by_default(article: Path, dragoman: Dragoman) -> None:
    result = dragoman("po", "export", "flight", "--to", "ar")
    assert result.status == 0
    assert result.out == ""
    assert result.err == "wrote flight.ar.po: 3 texts, 10 words (1 missing, 1 fuzzy)\n"
    made, ours = Catalog.read(Path("flight.ar.po")), Catalog.read(article)
    assert [(entry.msgid, entry.msgstr, entry.flags) for entry in made.entries] == [
        (entry.msgid, entry.msgstr, entry.flags) for entry in ours.entries
    ]
    assert "term: Daesh = داعش (daesh)" in made.entries[1].comment
    assert made.entries[1].tcomment == "draft: argos en-ar 1.0"
    assert HEADER not in ours.headers


def test_the_workspace_keeps_a_copy_of_what_was_handed_out(article: Path, dragoman: Dragoman) -> None:
    dragoman("po", "export", "flight", "--to", "ar")
    name = Catalog.read(Path("flight.ar.po")).headers[HEADER]
    kept = handouts.find(open_workspace(), name)
    assert kept is not None
    assert (kept.article, kept.language, kept.source, kept.part, kept.parts) == ("flight", "ar", "en", 1, 1)
    assert [(one.msgid, one.texts, one.fuzzy) for one in kept.entries] == [
        (entry.msgid, tuple(entry.texts), entry.fuzzy) for entry in Catalog.read(article).entries
    ]


def test_a_bundle_holds_all_that_helps(article: Path, dragoman: Dragoman) -> None:
    result = dragoman("po", "export", "flight", "--to", "ar", "--bundle", "--format", "json")
    [told] = json.loads(result.out)
    files = _unpacked(Path("flight.ar.zip"))
    assert sorted(files) == told["contents"] == CONTENTS
    assert told["file"] == "flight.ar.zip"
    assert (told["entries"], told["translated"], told["fuzzy"], told["missing"], told["words"]) == (3, 1, 1, 1, 10)
    manifest = Handout.from_json(files["manifest.json"].decode())
    assert manifest.id == told["handout"]
    assert manifest == handouts.find(open_workspace(), manifest.id)
    assert f'"{HEADER}: {manifest.id}\\n"' in files["flight.ar.po"].decode()
    assert files["source.txt"] == (article.parent / "source.txt").read_bytes()
    assert b'lang="ar" dir="rtl"' in files["style-sheet.html"]
    assert "عنوان".encode() in files["memory.tmx"]
    for name in ("glossary.csv", "glossary.po", "glossary.tbx", "glossary.txt"):
        assert "الحويجة" in files[name].decode("utf-8-sig"), name


def test_the_readme_names_every_file_and_no_other(article: Path, dragoman: Dragoman) -> None:
    dragoman("po", "export", "flight", "--to", "ar", "--bundle")
    files = _unpacked(Path("flight.ar.zip"))
    text = files["README.txt"].decode()
    listed = text.split("How to open it")[0]
    assert {name for name in files if name in listed} == set(files)
    assert set(re.findall(r"[\w.-]+\.(?:po|tmx|csv|tbx|html|json|txt)\b", text)) == set(files)
    assert "such as “term: Daesh = داعش (daesh)”" in text.replace("\r\n  ", " ")
    assert all(len(line) <= 72 for line in text.split("\r\n"))


def test_without_a_memory_nothing_speaks_of_one(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("po", "export", "flight", "--to", "kmr", "--bundle")
    files = _unpacked(Path("flight.kmr.zip"))
    assert "memory.tmx" not in files
    assert b"memory.tmx" not in files["README.txt"]


def test_only_concepts_of_the_article_go_along(article: Path, workspace: Path, dragoman: Dragoman) -> None:
    more = '\n[mosul]\nen = "Mosul"\nar = "الموصل"\n'
    glossary = workspace / "glossary" / "terms.toml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + more, encoding="utf-8")
    dragoman("po", "export", "flight", "--to", "ar", "--bundle")
    files = _unpacked(Path("flight.ar.zip"))
    for name in ("glossary.csv", "glossary.po", "glossary.tbx", "glossary.txt"):
        assert b"Mosul" not in files[name], name
        assert b"Daesh" in files[name], name


def test_of_a_large_memory_only_what_is_like_a_text_goes_along(
    article: Path, workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "old.txt").write_text("Daesh fled Hawija on Sunday.\n\nThe weather is nice today.\n", encoding="utf-8")
    assert dragoman("add", "old.txt").status == 0
    catalog = Catalog.read(workspace / "translations" / "old" / "ar.po")
    for entry in catalog.entries:
        entry.msgstr = "ترجمة"
    catalog.write()
    monkeypatch.setattr("toolkit.workflow.enclosures._MOST_UNITS", 2)
    assert dragoman("po", "export", "flight", "--to", "ar", "--bundle").status == 0
    memory = _unpacked(Path("flight.ar.zip"))["memory.tmx"].decode()
    assert "<seg>Daesh fled Hawija on Sunday.</seg>" in memory
    assert "<seg>A headline</seg>" in memory
    assert "<seg>The weather is nice today.</seg>" not in memory


def test_the_same_state_gives_the_same_bytes(
    article: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragoman("po", "export", "flight", "--to", "ar", "--bundle", "-o", "one.zip")
    monkeypatch.setattr("toolkit.po.glossary_file.now", lambda: "2030-01-01 00:00+0000")
    assert dragoman("po", "export", "flight", "--to", "ar", "--bundle", "-o", "two.zip").status == 0
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    # And so it is no other file that would be replaced.
    assert dragoman("po", "export", "flight", "--to", "ar", "--bundle", "-o", "one.zip").status == 0


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("missing", ["Nobody was hurt."]),
        ("fuzzy", ["Daesh fled Hawija on Monday."]),
        ("unreviewed", ["Daesh fled Hawija on Monday.", "Nobody was hurt."]),
        ("all", ["A headline", "Daesh fled Hawija on Monday.", "Nobody was hurt."]),
    ],
)
def test_only_what_is_asked_for(only: str, expected: list[str], article: Path, dragoman: Dragoman) -> None:
    assert dragoman("po", "export", "flight", "--to", "ar", "--only", only).status == 0
    assert [entry.msgid for entry in Catalog.read(Path("flight.ar.po")).entries] == expected


def test_nothing_to_hand_out_is_said(article: Path, dragoman: Dragoman) -> None:
    catalog = Catalog.read(article)
    catalog.entries[1].flags.remove("fuzzy")
    catalog.write()
    result = dragoman("po", "export", "flight", "--to", "ar", "--only", "fuzzy")
    assert result.status == 1
    assert "there is nothing that is fuzzy in it to hand out; leave --only out" in result.err
    assert not Path("flight.ar.po").exists()


def test_several_translators_get_a_part_each(article: Path, dragoman: Dragoman) -> None:
    result = dragoman("po", "export", "flight", "--to", "ar", "--split", "2", "--bundle", "-o", "out")
    assert result.status == 0
    parts = [_unpacked(Path("out") / f"flight.ar.{number}of2.zip") for number in (1, 2)]
    texts = []
    for number, files in enumerate(parts, 1):
        manifest = Handout.from_json(files["manifest.json"].decode())
        assert (manifest.part, manifest.parts) == (number, 2)
        assert f"This is part {number} of 2" in files["README.txt"].decode().replace("\r\n", " ")
        texts += [entry.msgid for entry in manifest.entries]
    assert texts == [entry.msgid for entry in Catalog.read(article).entries]


def test_more_translators_than_texts(article: Path, dragoman: Dragoman) -> None:
    result = dragoman("po", "export", "flight", "--to", "ar", "--split", "9")
    assert result.status == 0
    assert sorted(path.name for path in Path().glob("*.po")) == [f"flight.ar.{number}of3.po" for number in (1, 2, 3)]


def test_an_article_that_changed_is_brought_up_to_date_first(article: Path, dragoman: Dragoman) -> None:
    source = article.parent / "source.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("Monday", "Friday"), encoding="utf-8")
    result = dragoman("po", "export", "flight", "--to", "ar")
    assert result.err.startswith("updated translations/flight/ar.po\nwrote flight.ar.po: 3 texts")
    assert Catalog.read(Path("flight.ar.po")).entries[1].previous_msgid == "Daesh fled Hawija on Monday."
    assert Catalog.read(article).entries[1].msgid == "Daesh fled Hawija on Friday."


def test_a_language_without_a_po_file_gets_one(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("po", "export", "--to", "ckb", "--to", "kmr", "-o", "out")
    assert result.status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["flight.ckb.po", "flight.kmr.po"]
    assert (workspace / "translations" / "flight" / "kmr.po").exists()


@pytest.mark.parametrize(
    ("output", "options", "expected"),
    [
        ("to.po", [], "to.po"),
        ("new", [], "new/flight.ar.po"),
        ("there.d", [], "there.d/flight.ar.po"),
        ("to.zip", ["--bundle"], "to.zip"),
        ("new", ["--split", "2"], "new/flight.ar.1of2.po"),
        ("deep/er/to.po", [], "deep/er/to.po"),
    ],
)
def test_it_is_written_where_it_was_asked_for(
    output: str, options: list[str], expected: str, article: Path, dragoman: Dragoman
) -> None:
    Path("there.d").mkdir()
    assert dragoman("po", "export", "flight", "--to", "ar", "-o", output, *options).status == 0
    assert Path(expected).is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "ours.po"], "ours.po: there is another file of this name; move it away, choose another place with -o"),
        (["-o", "many.po", "--split", "2"], "many.po: several files cannot be written into one; name a folder"),
        (["-o", "translations/flight"], "among the articles it would pass for a translation; name a folder elsewhere"),
        (["-o", "translations/flight/ar.po", "--force"], "among the articles it would pass for a translation"),
        (["-o", "ours.po/x.po"], "ours.po"),
    ],
)
def test_nothing_is_written_where_it_would_do_harm(
    options: list[str], said: str, article: Path, dragoman: Dragoman
) -> None:
    Path("ours.po").write_text("# mine\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file() and ".dragoman" not in path.parts}
    result = dragoman("po", "export", "flight", "--to", "ar", *options)
    assert result.status == 1
    assert said in result.err
    assert result.err.count("\n") == 1
    after = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file() and ".dragoman" not in path.parts}
    assert after == before


def test_one_file_in_the_way_keeps_all_from_being_written(article: Path, dragoman: Dragoman) -> None:
    Path("flight.ar.2of2.po").write_text("# mine\n", encoding="utf-8")
    assert dragoman("po", "export", "flight", "--to", "ar", "--split", "2").status == 1
    assert not Path("flight.ar.1of2.po").exists()
    assert dragoman("po", "export", "flight", "--to", "ar", "--split", "2", "--force").status == 0
    assert Path("flight.ar.1of2.po").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["flight"], 2, "--to"),
        (["flight", "--to", "tlh"], 1, "'tlh' is no language known here"),
        (["flight", "--to", "en"], 1, "there is nothing to hand out"),
        (["nowhere", "--to", "ar"], 1, "no article 'nowhere'"),
        (["flight", "--to", "ar", "--only", "some"], 2, "--only"),
        (["flight", "--to", "ar", "--split", "0"], 2, "--split"),
        (["flight", "--to", "ar", "--xliff", "3"], 2, "--xliff"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    arguments: list[str], status: int, said: str, workspace: Path, dragoman: Dragoman
) -> None:
    result = dragoman("po", "export", *arguments)
    assert result.status == status
    assert said in result.err
    assert result.out == ""


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_xliff_in_place_of_po(version: str, article: Path, dragoman: Dragoman) -> None:
    assert dragoman("po", "export", "flight", "--to", "ar", "--xliff", version, "--bundle").status == 0
    files = _unpacked(Path("flight.ar.zip"))
    assert "flight.ar.po" not in files
    text = files["flight.ar.xlf"].decode()
    assert f'version="{version}"' in text
    assert "term: Daesh = داعش (daesh)" in text
    assert Handout.from_json(files["manifest.json"].decode()).id in text
    assert b"flight.ar.xlf" in files["README.txt"]
    assert b"header" not in files["README.txt"]


def test_whatever_an_article_holds_can_be_handed_out(workspace: Path, dragoman: Dragoman) -> None:
    odd = 'A "quoted" \\n headline\n\n' + "x" * 400 + "\n\n{name} and <b>%s</b>\u2028\u202e.\n\n\u200f\n"
    (workspace / "translations" / "flight" / "source.txt").write_text(odd, encoding="utf-8")
    assert dragoman("po", "export", "flight", "--to", "ckb", "--bundle").status == 0
    files = _unpacked(Path("flight.ckb.zip"))
    read = Catalog.parse(files["flight.ckb.po"], Path("flight.ckb.po"))
    manifest = Handout.from_json(files["manifest.json"].decode())
    assert [entry.msgid for entry in read.entries] == [one.msgid for one in manifest.entries]


def test_an_entry_with_plurals_is_handed_out_whole(article: Path, dragoman: Dragoman) -> None:
    # The article itself makes none, but a PO file may have come from elsewhere.
    catalog = Catalog.read(article)
    assert len(catalog.entries) == 3
    entry = Entry(msgid="%d man", msgid_plural="%d men", msgstr_plural=dict.fromkeys(range(6), "%d"))
    catalog.replace_entries([*catalog.entries, entry])
    catalog.write()
    assert dragoman("po", "export", "flight", "--to", "ar").status == 0
    assert [entry.msgid for entry in Catalog.read(Path("flight.ar.po")).entries][:3] == [
        entry.msgid for entry in catalog.entries[:3]
    ]


def test_what_the_documentation_shows_is_what_happens(tmp_path: Path) -> None:
    for name in ("dragoman.toml", "glossary", "translations"):
        subprocess.run(["cp", "-r", ROOT / name, tmp_path], check=True)
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    environment["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    page = (ROOT / "docs" / "handing-out.md").read_text(encoding="utf-8")
    ran = 0
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for command, expected in STEP.findall(block):
            done = subprocess.run(
                ["bash", "-c", f"{command} 2>&1"], cwd=tmp_path, env=environment, capture_output=True, check=False
            )
            assert done.stdout.decode() == expected, command
            ran += 1
    assert ran >= 4


def test_a_bundle_opens_in_windows_too(article: Path, dragoman: Dragoman) -> None:
    dragoman("po", "export", "flight", "--to", "ar", "--bundle")
    with zipfile.ZipFile(io.BytesIO(Path("flight.ar.zip").read_bytes())) as packed:
        for info in packed.infolist():
            assert not re.search(r'[<>:"/\\|?*]|\.\.|^[/.]', info.filename)
            assert info.date_time >= (1980, 1, 1, 0, 0, 0)
