"""What an editor sees of import and export."""

import builtins
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support import GLOSSARY, Dragoman
from toolkit.cli.glossary_exchange import FormatName
from toolkit.workflow.exchange import FORMATS

ROOT = Path(__file__).parents[2]
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)

LIST = """\
id,en,ar,ckb,kmr
,raid,غارة,ھێرشی کتوپڕ,êrîş
daesh,Daesh,داعش,داعش,DAIŞ | DAÎŞ
hawija,Hawija,الحويجة,حەویجە,Hewîce
"""
FAULTY = LIST + ",sniper,قناص,nîşangir,\n"
CONTRARY = LIST + "hawija,Hawija,حويجة,,\n"


@pytest.fixture
def glossary(workspace: Path) -> Path:
    return workspace / "glossary" / "terms.toml"


def _file(text: str, name: str = "list.csv") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_taken_in_and_comments_stay(glossary: Path, dragoman: Dragoman) -> None:
    glossary.write_text(f"# ours\n{GLOSSARY}", encoding="utf-8")
    result = dragoman("glossary", "import", _file(LIST))
    assert result.status == 0
    assert result.err == "1 new, 1 changed, 1 unchanged (new concepts in glossary/terms.toml)\n"
    assert "en raid; ar غارة" in result.out
    text = glossary.read_text(encoding="utf-8")
    assert text.startswith("# ours\n[daesh]")
    assert text.endswith('\n\n[raid]\nen = "raid"\nar = "غارة"\nckb = "ھێرشی کتوپڕ"\nkmr = "êrîş"\n')
    assert 'kmr = ["DAIŞ", { text = "DEAŞ", status = "forbidden" }, "DAÎŞ"]' in text
    assert dragoman("glossary", "import", "list.csv").err == "3 unchanged\n"


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (FAULTY, [], "1 new, 1 changed, 1 unchanged, 1 rejected: nothing written; mend the file, leave these rows out"),
        (
            CONTRARY,
            [],
            "1 conflicting: nothing written; mend the file, leave these rows out with --partial, or let the",
        ),
        (LIST, ["--dry-run"], "1 new, 1 changed, 1 unchanged (new concepts in glossary/terms.toml): nothing written ("),
        (FAULTY, ["--dry-run", "--partial"], "1 rejected (new concepts in glossary/terms.toml): nothing written (--dr"),
    ],
)
def test_nothing_is_written(text: str, options: list[str], said: str, glossary: Path, dragoman: Dragoman) -> None:
    result = dragoman("glossary", "import", _file(text), *options)
    assert result.status == (0 if options else 1)
    assert said in result.err
    assert glossary.read_text(encoding="utf-8") == GLOSSARY


def test_rows_at_fault_are_left_out_where_that_is_wanted(glossary: Path, dragoman: Dragoman) -> None:
    assert dragoman("glossary", "import", _file(FAULTY), "--partial").status == 0
    text = glossary.read_text(encoding="utf-8")
    assert "[raid]" in text
    assert "sniper" not in text


def test_the_file_wins_where_that_is_wanted(glossary: Path, dragoman: Dragoman) -> None:
    result = dragoman("glossary", "import", _file("id,en,ar\nhawija,Hawija,حويجة\n"), "--overwrite")
    assert result.status == 0
    assert 'ar = ["حويجة", "الحويجة"]' in glossary.read_text(encoding="utf-8")


def test_new_concepts_go_where_the_editor_says(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("glossary", "import", _file(LIST), "--into", "war")
    assert (workspace / "glossary" / "war.toml").read_text(encoding="utf-8").startswith("[raid]")
    assert dragoman("glossary", "import", "list.csv", "--into", "../war/").status == 0
    assert "cannot name a file" in dragoman("glossary", "import", _file("en\nnew\n"), "--into", "a b").err


def test_subjects_and_the_name_of_the_file_say_where_else(workspace: Path, dragoman: Dragoman) -> None:
    (workspace / "glossary" / "armed-groups.toml").write_text("", encoding="utf-8")
    dragoman("glossary", "import", _file("subject,en\nArmed groups,gang\n,raid\n", "COVID list 2.csv"))
    assert (workspace / "glossary" / "armed-groups.toml").read_text(encoding="utf-8").startswith("[gang]")
    assert (workspace / "glossary" / "covid-list-2.toml").read_text(encoding="utf-8") == '[raid]\nen = "raid"\n'


def test_all_files_are_as_they_were_where_one_cannot_be_written(glossary: Path, dragoman: Dragoman) -> None:
    (glossary.parent / "other.toml").write_text("", encoding="utf-8")
    (glossary.parent / "list.toml").mkdir()
    result = dragoman("glossary", "import", _file("subject,en\nterms,gang\nother,bank\n,raid\n"))
    assert result.status == 1
    assert "glossary/list.toml: cannot write this file: is a directory" in result.err
    assert glossary.read_text(encoding="utf-8") == GLOSSARY
    assert (glossary.parent / "other.toml").read_text(encoding="utf-8") == ""


def test_the_report_is_there_for_programs(glossary: Path, dragoman: Dragoman) -> None:
    report = json.loads(dragoman("glossary", "import", _file(FAULTY), "--json").out)
    assert (report["file"], report["format"], report["written"]) == ("list.csv", "csv", False)
    assert report["summary"] == {"new": 1, "changed": 1, "unchanged": 1, "conflicting": 0, "rejected": 1}
    assert report["rows"][0] == {
        "verdict": "new",
        "id": "raid",
        "line": 2,
        "messages": ["en raid; ar غارة; ckb ھێرشی کتوپڕ; kmr êrîş"],
        "file": "glossary/terms.toml",
    }
    assert "seems to be kmr, Northern Kurdish" in report["rows"][3]["messages"][0]


def test_a_language_that_could_be_two_must_be_said(glossary: Path, dragoman: Dragoman) -> None:
    _file("id,en,ku,fr\nhawija,Hawija,Hewîce,Hawija\n")
    result = dragoman("glossary", "import", "list.csv")
    assert result.status == 1
    assert "list.csv:1: 'ku' means Kurdish of either kind; write ckb (Sorani) or kmr (Kurmanji), or" in result.err
    result = dragoman("glossary", "import", "list.csv", "--map", "ku=kmr")
    assert result.err == "left out: column 'fr' (1)\n1 unchanged\n"
    assert dragoman("glossary", "import", "list.csv", "--map", "ku").status == 2
    assert "'xx' is no language" in dragoman("glossary", "import", "list.csv", "--map", "ku=xx").err


def test_only_the_languages_wanted_are_taken(glossary: Path, dragoman: Dragoman) -> None:
    dragoman("glossary", "import", _file(FAULTY), "--lang", "en", "--lang", "ar")
    text = glossary.read_text(encoding="utf-8")
    assert '[sniper]\nen = "sniper"\nar = "قناص"\n' in text
    assert "DAÎŞ" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_exported_says_nothing_new(name: str, glossary: Path, dragoman: Dragoman) -> None:
    options = ["--lang", "ar"] if name in ("omegat", "po") else []
    exported = dragoman("glossary", "export", "file.out", "--format", name, *options)
    assert exported.status == 0
    assert exported.err.startswith(f"file.out: 2 concepts ({name})\n")
    # Of the one pair of languages nothing is lost here: one term each, and no notes.
    assert ("lost in " in exported.err) == (name in ("tmx", "google", "deepl"))
    result = dragoman("glossary", "import", "file.out", "--format", name, *options)
    assert (result.status, result.out) == (0, "")
    assert result.err == "2 unchanged\n"
    assert glossary.read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize("name", ["g.csv", "g.tsv", "g.xlsx", "g.tbx", "g.tmx"])
def test_an_exported_glossary_can_start_another(name: str, workspace: Path, dragoman: Dragoman) -> None:
    dragoman("glossary", "export", name)
    (workspace / "glossary" / "terms.toml").unlink()
    assert dragoman("glossary", "import", name).status == 0
    back = (workspace / "glossary" / "g.toml").read_text(encoding="utf-8")
    assert '[hawija]\nen = "Hawija"\n' in back
    assert dragoman("glossary", "lint").status == 0


def test_formulas_are_neutralised_and_counted(glossary: Path, dragoman: Dragoman) -> None:
    before = GLOSSARY + '\n[ism]\ndefinition = "=1+1"\nen = "-ism"\n'
    glossary.write_text(before, encoding="utf-8")
    assert "2 cells that start like a formula got an apostrophe" in dragoman("glossary", "export", "g.csv").err
    assert ",'=1+1,'-ism," in Path("g.csv").read_text(encoding="utf-8")
    assert dragoman("glossary", "import", "g.csv").err == "3 unchanged\n"
    assert "like a formula are stored as text: 2" in dragoman("glossary", "export", "g.xlsx").err
    glossary.write_text(before.replace('en = "-ism"', 'en = "-ism"\nar = "ـية"'), encoding="utf-8")
    assert "do not open the file in a spreadsheet" in dragoman("glossary", "export", "d.csv", "--format", "deepl").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "g.doc"], "g.doc: no format goes with the ending '.doc'; say --format and one of csv, tsv"),
        (["export", "g.doc"], "g.doc: no format goes with the ending '.doc'; say --format and one of csv, tsv"),
        (["import", "none.csv"], "none.csv: cannot read this file: no such file"),
        (["export", "glossary/terms.toml", "--format", "csv"], "glossary/terms.toml: an export must not replace the"),
        (["export", "g.po"], "the format po takes one pair of languages; say which with --lang, as --lang en --lang"),
        (["export", "g.tmx", "--lang", "en"], "the format tmx takes two or more languages; say which with --lang"),
        (["export", "g.csv", "--lang", "ku"], "'ku' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], said: str, glossary: Path, dragoman: Dragoman
) -> None:
    result = dragoman("glossary", *arguments)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"dragoman: {said}")
    assert result.err.count("\n") == 1


def test_the_command_line_offers_every_format(dragoman: Dragoman) -> None:
    assert set(FormatName) == set(FORMATS)
    said = " ".join(dragoman("glossary", "export", "--help").out.replace("│", " ").split())
    assert all(name in said for name in FORMATS)


def test_omegat_needs_to_be_told_its_languages(glossary: Path, dragoman: Dragoman) -> None:
    _file("Daesh\tداعش\n", "g.txt")
    assert "say --lang SOURCE --lang TARGET" in dragoman("glossary", "import", "g.txt").err
    assert dragoman("glossary", "import", "g.txt", "--lang", "ar").err == "1 unchanged\n"


def test_a_missing_package_is_named_with_its_cure(
    glossary: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.delitem(sys.modules, "openpyxl", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    result = dragoman("glossary", "export", "g.xlsx")
    assert result.status == 1
    assert "Excel workbooks need the package openpyxl; install it with: pip install 'dragoman[xlsx]'" in result.err


def test_a_broken_glossary_is_named_before_anything_is_written(glossary: Path, dragoman: Dragoman) -> None:
    glossary.write_text("[x\n", encoding="utf-8")
    for arguments in (["export", "g.csv"], ["import", _file(LIST)]):
        result = dragoman("glossary", *arguments)
        assert result.err.startswith("dragoman: glossary/terms.toml:1: not valid TOML")
    assert not Path("g.csv").exists()


def test_the_examples_of_the_documentation_are_true(tmp_path: Path) -> None:
    shutil.copy(ROOT / "dragoman.toml", tmp_path)
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    page = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
    ran = 0
    for kind, name, block in re.findall(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if name:
            (tmp_path / name).write_text(block, encoding="utf-8")
        for command, expected in STEP.findall(block) if kind == "console" else ():
            assert _run(command, tmp_path) == expected, command
            ran += 1
    assert ran >= 4


def _run(command: str, folder: Path) -> str:
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    environment["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"{command} 2>&1"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout
