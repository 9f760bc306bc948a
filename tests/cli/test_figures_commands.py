"""PO files are counted and compiled from the command line."""

import csv
import gettext
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import Dragoman
from toolkit import languages

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ar\\n"\n\n'
AR = f"""{HEAD}
msgctxt "c"
msgid "Two words"
msgstr "وكلمتان هنا، نعم"

#, fuzzy
msgid "Three small words"
msgstr "ثلاث"

msgid "Not yet"
msgstr ""

msgid "%d car"
msgid_plural "%d fast cars"
msgstr[0] "سيارة"
msgstr[1] "سيارتان"
msgstr[2] ""

#~ msgid "Gone"
#~ msgstr "ذهب"
"""
# A text of which a plural form is missing is translated to other tools, but could not be printed.
WHOLE = AR.replace('msgstr[2] ""', 'msgstr[2] "سيارات"')
CKB = HEAD + 'msgid "One"\nmsgstr "یەک"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "ar.po").write_text(AR, encoding="utf-8")
    (tmp_path / "po" / "ckb.po").write_text(CKB, encoding="utf-8")
    return tmp_path


def amount(entries: int, source: str, target: str) -> dict[str, int]:
    return {
        "entries": entries,
        "source_words": len(source.split()),
        "source_characters": len(source),
        "target_words": len(target.split()),
        "target_characters": len(target),
    }


def test_figures_as_json(folder: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "stats", "po", "--format", "json")
    assert (done.status, done.err) == (0, "")
    document = json.loads(done.out)
    ar, ckb = document["files"]
    assert (ar["file"], ar["language"]) == ("po/ar.po", "ar")
    assert ar["translated"] == amount(1, "Two words", "وكلمتان هنا، نعم")
    assert ar["fuzzy"] == amount(1, "Three small words", "ثلاث")
    assert ar["untranslated"] == {
        "entries": 2,
        "source_words": 7,
        "source_characters": len("Not yet%d car%d fast cars"),
        "target_words": 2,
        "target_characters": len("سيارةسيارتان"),
    }
    assert ar["obsolete"] == amount(1, "Gone", "ذهب")
    assert ar["total"]["entries"] == 4
    assert ar["total"]["source_words"] == 12
    assert (ar["percent"], ckb["percent"]) == (16, 100)
    assert document["total"]["total"]["source_words"] == 13
    assert document["total"]["percent"] == 23


def test_figures_as_csv_and_markdown(folder: Path, dragoman: Dragoman) -> None:
    rows = list(csv.DictReader(io.StringIO(dragoman("po", "stats", "po", "--format", "csv").out)))
    assert [row["file"] for row in rows] == ["po/ar.po", "po/ckb.po", "total"]
    assert [row["translated_source_words"] for row in rows] == ["2", "1", "3"]
    assert [row["percent"] for row in rows] == ["16", "100", "23"]
    lines = dragoman("po", "stats", "po", "--format", "markdown").out.splitlines()
    assert lines[0] == "| file | translated | fuzzy | untranslated | words | % |"
    assert lines[2] == "| po/ar.po | 1 | 1 | 2 | 2/12 | 16 |"
    assert "| obsolete | 1 | 1 | 4 | 1 | 3 |" in lines
    assert {line.count("|") for line in lines if line} == {7}


def test_figures_as_text_fit_the_screen(folder: Path, dragoman: Dragoman) -> None:
    deep = folder / "po" / ("x" * 60) / "kmr.po"
    deep.parent.mkdir()
    deep.write_text(CKB, encoding="utf-8")
    out = dragoman("po", "stats", "po").out
    assert re.search(r"^ ar\.po +1 +1 +2 +2/12 +16 *$", out, re.MULTILINE)
    assert re.search(r"^3 files", out, re.MULTILINE)
    assert re.search(r"^ obsolete +1 +1 +4 +1 +3 *$", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 80
    out = dragoman("po", "stats", folder / "po" / "ar.po", "po/ckb.po").out
    assert re.search(r"^2 files", out, re.MULTILINE)


def test_an_article_and_a_whole_workspace(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate", "--engine", "none")
    for arguments in ((), ("flight",), ("--workspace", workspace)):
        document = json.loads(dragoman("po", "stats", *arguments, "--format", "json").out)
        assert [Path(one["file"]).name for one in document["files"]] == ["ar.po", "ckb.po", "kmr.po"]
        assert document["total"]["untranslated"]["source_words"] == 3 * 10


def test_a_broken_file_is_told_and_the_others_are_counted(folder: Path, dragoman: Dragoman) -> None:
    (folder / "po" / "kmr.po").write_text('msgid "x\n')
    done = dragoman("po", "stats", "po", "--format", "json")
    assert done.status == 1
    assert done.err.startswith("dragoman: po/kmr.po:1: ")
    assert done.err.count("\n") == 1
    assert len(json.loads(done.out)["files"]) == 2
    (folder / "empty").mkdir()
    assert "no PO files in this folder" in dragoman("po", "stats", "empty").err
    assert "no such file or folder" in dragoman("po", "stats", "nowhere.po").err
    nothing = dragoman("po", "stats", "po/kmr.po")
    assert nothing.status == 1
    assert "0 files" in nothing.out


def test_other_tools_count_the_same(workspace: Path, dragoman: Dragoman) -> None:
    path = workspace / "all.po"
    path.write_text(WHOLE, encoding="utf-8")
    (ours,) = json.loads(dragoman("po", "stats", path, "--format", "json").out)["files"]
    pocount = Path(sys.executable).with_name("pocount")
    listed = subprocess.run([pocount, "--csv", path], check=True, capture_output=True, text=True).stdout
    (theirs,) = csv.DictReader(io.StringIO(listed))
    for state in ("translated", "fuzzy", "untranslated"):
        assert ours[state]["entries"] == int(theirs[f"{state.title()} Messages"])
        assert ours[state]["source_words"] == int(theirs[f"{state.title()} Source Words"])
    assert ours["translated"]["target_words"] == int(theirs["Translated Target Words"])


def test_msgfmt_counts_the_same_entries(folder: Path, dragoman: Dragoman) -> None:
    assert shutil.which("msgfmt"), "this test needs GNU gettext: install the package gettext"
    (folder / "po" / "ar.po").write_text(WHOLE, encoding="utf-8")
    command = ["msgfmt", "--statistics", "-o", "/dev/null", "po/ar.po"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env={"LC_ALL": "C"}).stderr
    (ours,) = json.loads(dragoman("po", "stats", "po/ar.po", "--format", "json").out)["files"]
    states = [ours[state]["entries"] for state in ("translated", "fuzzy", "untranslated")]
    assert [int(number) for number in re.findall(r"\d+", said)] == states == [2, 1, 1]


def look_up(path: str, text: str) -> str:
    with Path(path).open("rb") as stream:
        return gettext.GNUTranslations(stream).gettext(text)


def test_files_are_compiled_beside_themselves(folder: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "compile", "po")
    assert (done.status, done.out) == (0, "")
    right = languages.get("ar").plural_forms
    assert done.err.splitlines() == [
        f"po/ar.mo: texts with plural forms, but no Plural-Forms in the header: add it, as Plural-Forms: {right}",
        "compiled po/ar.mo: 2 entries, 2 left out",
        "compiled po/ckb.mo: 1 entry, 0 left out",
    ]
    assert look_up("po/ckb.mo", "One") == "یەک"
    assert look_up("po/ar.mo", "Three small words") == "Three small words"


def test_one_file_is_compiled_elsewhere_with_what_is_fuzzy(folder: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "compile", "po/ar.po", "-o", "out/LC_MESSAGES/x.mo", "--fuzzy")
    assert done.status == 0
    assert done.err.endswith("compiled out/LC_MESSAGES/x.mo: 3 entries, 1 left out\n")
    assert look_up("out/LC_MESSAGES/x.mo", "Three small words") == "ثلاث"
    assert dragoman("po", "compile", "po/ar.po", "-o", "out/LC_MESSAGES/x.mo").status == 0
    assert look_up("out/LC_MESSAGES/x.mo", "Three small words") == "Three small words"


@pytest.mark.parametrize("name", ["po/ar.po", "po/ckb.po"])
def test_no_other_file_is_written_over(name: str, folder: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "compile", "po/ar.po", "-o", name)
    assert (done.status, done.out) == (1, "")
    assert done.err == f"dragoman: {name}: there is another kind of file here; give another name with -o FILE.mo\n"
    assert (folder / "po" / "ar.po").read_text(encoding="utf-8") == AR


def test_one_output_is_for_one_file(folder: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "compile", "po", "-o", "x.mo")
    assert done.status == 1
    assert "x.mo: one .mo file cannot be made of 2 PO files; name one PO file, or leave -o out" in done.err
    assert not Path("x.mo").exists()


def test_a_broken_file_is_told_and_the_others_are_compiled(folder: Path, dragoman: Dragoman) -> None:
    (folder / "po" / "a.po").write_text('msgid "x\n')
    done = dragoman("po", "compile", "po")
    assert done.status == 1
    assert done.err.startswith("dragoman: po/a.po:1: ")
    assert Path("po/ar.mo").exists()
    assert not Path("po/a.mo").exists()
