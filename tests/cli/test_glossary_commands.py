"""What an editor at the desk sees of the glossary commands."""

import json
from pathlib import Path

import pytest

from support import Dragoman

USAGE, FOUND, DONE = 2, 1, 0


@pytest.fixture
def file(workspace: Path) -> Path:
    return workspace / "glossary" / "terms.toml"


def test_list_shows_the_preferred_terms_in_80_columns(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("glossary", "list")
    assert result.status == DONE
    assert max(map(len, result.out.splitlines())) <= 80
    rows = [line.split() for line in result.out.splitlines() if line.strip()]
    assert rows[0] == ["id", "en", "ar", "ckb", "kmr"]
    assert rows[2] == ["daesh", "Daesh", "داعش", "داعش", "DAIŞ"]


def test_an_id_is_never_cut_short(file: Path, dragoman: Dragoman) -> None:
    name = "syrian-observatory-for-human-rights-and-more-words"
    file.write_text(f'[{name}]\nen = "SOHR"\n', encoding="utf-8")
    lines = [line.split(" ", 3) for line in dragoman("glossary", "list").out.splitlines()]
    assert name in "".join(words[1] for words in lines if len(words) > 1)


def test_list_keeps_to_a_subject_and_a_language(file: Path, dragoman: Dragoman) -> None:
    file.write_text(
        '[a]\nsubject = "Places"\nen = "a"\n[b]\nsubject = "places"\nckb = "ب"\n[c]\nen = "c"\n', encoding="utf-8"
    )
    listed = json.loads(dragoman("glossary", "list", "--subject", "places", "--format", "json").out)
    assert [concept["id"] for concept in listed["concepts"]] == ["a", "b"]
    listed = json.loads(dragoman("glossary", "list", "--lang", "ckb", "--format", "json").out)
    assert [concept["id"] for concept in listed["concepts"]] == ["b"]
    result = dragoman("glossary", "list", "--subject", "people")
    assert (result.status, result.out) == (FOUND, "")
    assert "no concept has the subject 'people'; the subjects are Places, places" in result.err


def test_show_says_everything_as_text_and_as_json(workspace: Path, dragoman: Dragoman) -> None:
    text = dragoman("glossary", "show", "daesh").out
    for part in ("glossary/terms.toml:1", "داعش", "DAIŞ", "preferred", "DEAŞ", "forbidden"):
        assert part in text
    concept = json.loads(dragoman("glossary", "show", "daesh", "--format", "json").out)
    assert (concept["id"], concept["file"], concept["line"]) == ("daesh", "glossary/terms.toml", 1)
    assert list(concept["terms"]) == ["en", "ar", "ckb", "kmr"]
    assert concept["terms"]["kmr"][1] == {
        "text": "DEAŞ",
        "status": "forbidden",
        "case": "exact",
        "forms": [],
        "kind": "",
        "pos": "",
        "gender": "",
        "number": "",
        "note": "",
        "source": "",
    }


def test_brackets_in_a_note_are_text(file: Path, dragoman: Dragoman) -> None:
    file.write_text('[a]\nen = { text = "a [b]", note = "see [red]" }\n', encoding="utf-8")
    shown = dragoman("glossary", "show", "a").out
    assert "a [b]" in shown
    assert "see [red]" in shown


def test_search_finds_or_says_that_it_did_not(workspace: Path, dragoman: Dragoman) -> None:
    found = dragoman("glossary", "search", "حويجة")
    assert found.status == DONE
    assert "hawija" in found.out
    missed = dragoman("glossary", "search", "mosul", "--format", "json")
    assert (missed.status, json.loads(missed.out)) == (FOUND, {"concepts": []})
    assert "nothing in the glossary has 'mosul'" in missed.err


def test_an_edit_says_what_happened_and_where(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("glossary", "set", "daesh", "ar", "تنظيم داعش")
    assert (result.status, result.out) == (DONE, "")
    assert result.err == "daesh: ar داعش → تنظيم داعش (glossary/terms.toml:3)\n"
    assert dragoman("glossary", "set", "daesh", "ar", "تنظيم داعش").err == "daesh: nothing to change\n"


def test_a_dry_run_prints_a_diff(file: Path, dragoman: Dragoman) -> None:
    before = file.read_bytes()
    result = dragoman("glossary", "rename", "daesh", "isis", "--dry-run")
    assert result.out == (
        "--- glossary/terms.toml\n+++ glossary/terms.toml\n@@ -1,4 +1,4 @@\n"
        '-[daesh]\n+[isis]\n en = "Daesh"\n ar = "داعش"\n ckb = "داعش"\n'
    )
    assert result.err == "not written: daesh → isis (glossary/terms.toml:1)\n"
    assert file.read_bytes() == before


def test_a_concept_goes_to_the_file_of_its_subject(workspace: Path, dragoman: Dragoman) -> None:
    assert dragoman("glossary", "add", "mosul", "en=Mosul", "ar=الموصل", "--file", "places").status == DONE
    assert dragoman("glossary", "add", "iraq", "kmr=Iraq", "en=Iraq", "kmr=Îraq", "--subject", "Places").status == DONE
    assert (workspace / "glossary" / "places.toml").read_text(encoding="utf-8") == (
        '[mosul]\nen = "Mosul"\nar = "الموصل"\n\n[iraq]\nsubject = "Places"\nen = "Iraq"\nkmr = ["Iraq", "Îraq"]\n'
    )
    lost = dragoman("glossary", "add", "sniper", "en=sniper")
    assert lost.status == FOUND
    assert "which file of the glossary should hold it?; say --file and one of places, terms or a new one" in lost.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["add", "daesh", "en=a"], FOUND, "glossary/terms.toml:1: concept 'daesh' is there already; change it with"),
        (["add", "Sniper", "en=a"], FOUND, "'Sniper' is not a concept id; use small letters"),
        (["add", "a b", "en=a"], FOUND, "'a b' is not a concept id; use small letters"),
        (["add", "a", "ku=a"], FOUND, "'ku' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)"),
        (["add", "a", "en"], USAGE, "'en' is not LANG=TEXT, as in ar=داعش"),
        (["add", "a"], USAGE, "LANG=TEXT"),
        (["add", "a", "en=a", "--file", "../up!"], FOUND, "cannot name a file of the glossary"),
        (["show", "daes"], FOUND, "no concept 'daes' in the glossary; did you mean daesh?"),
        (["set", "deash", "ar", "x"], FOUND, "no concept 'deash' in the glossary; did you mean daesh?"),
        (["set", "daesh", "fr", "x"], FOUND, "'fr' is no language known here"),
        (["set", "daesh", "ar"], USAGE, "say what the term is"),
        (["set", "daesh"], USAGE, "say what to set"),
        (["set", "daesh", "--status", "forbidden"], USAGE, "say which term"),
        (["set", "daesh", "ar", "x", "--definition", "y"], USAGE, "belongs to the concept"),
        (["set", "daesh", "ar", "x", "--status", "bad"], USAGE, "bad"),
        (["set", "daesh", "ar", "x", "--keep-as", "preferred"], USAGE, "only one term can be preferred"),
        (["set", "daesh", "ar", "x", "--keep-as", "admitted", "--replace", "y"], USAGE, "either replaced or kept"),
        (
            ["set", "daesh", "kmr", "x", "--replace", "y"],
            FOUND,
            "daesh has no term 'y' in kmr; the terms there are DAIŞ, DEAŞ",
        ),
        (["set", "daesh", "kmr", "DEAŞ"], FOUND, "daesh has 'DEAŞ' in kmr already (forbidden)"),
        (["set", "daesh", "ar", " "], FOUND, "a term of daesh in ar cannot be empty"),
        (["set", "daesh", "ar", "\udce9"], FOUND, "is not UTF-8; set the terminal to UTF-8"),
        (["remove", "daesh", "--term", "x"], USAGE, "say which language it is in"),
        (["remove", "daesh", "--lang", "kmr", "--term", "x"], FOUND, "daesh has no term 'x' in kmr"),
        (["remove", "isis"], FOUND, "no concept 'isis' in the glossary"),
        (["rename", "daesh", "hawija"], FOUND, "glossary/terms.toml:7: concept 'hawija' is there already"),
        (["rename", "daesh", "New Name"], FOUND, "'New Name' is not a concept id"),
    ],
)
def test_a_wrong_command_changes_nothing_and_says_why(
    arguments: list[str], status: int, said: str, file: Path, dragoman: Dragoman
) -> None:
    before = file.read_bytes()
    result = dragoman("glossary", *arguments)
    assert (result.status, result.out) == (status, "")
    assert said in " ".join(result.err.replace("│", " ").split())
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["terms.toml"]


def test_a_concept_is_built_up_and_taken_down_by_commands(file: Path, dragoman: Dragoman) -> None:
    before = file.read_bytes()
    for arguments in (
        ["add", "raid", "en=raid", "--definition", "A sudden attack."],
        ["set", "raid", "ar", "غارة", "--gender", "feminine", "--form", "غارات", "--form", "غارتان"],
        ["set", "raid", "ar", "هجمة", "--status", "admitted", "--note", "less usual"],
        ["set", "raid", "--note", "n", "--related", "daesh", "--no-translate"],
        ["rename", "raid", "air-raid"],
    ):
        assert dragoman("glossary", *arguments).status == DONE
    assert file.read_bytes().decode()[len(before.decode()) :] == (
        '\n[air-raid]\ndefinition = "A sudden attack."\nnote = "n"\nrelated = ["daesh"]\n'
        'translate = false\nen = "raid"\n'
        'ar = [{ text = "غارة", gender = "feminine", forms = ["غارات", "غارتان"] }, '
        '{ text = "هجمة", note = "less usual" }]\n'
    )
    assert dragoman("glossary", "remove", "air-raid").status == DONE
    assert file.read_bytes() == before


def test_lint_only_counts_the_notes_unless_asked_for_them(file: Path, dragoman: Dragoman) -> None:
    content = dragoman("glossary", "lint")
    assert (content.status, content.out) == (DONE, "nothing wrong\n2 notes, which --notes shows: 2 no-definition\n")
    file.write_text('[a]\nckb = "كورد"\n', encoding="utf-8")
    found = dragoman("glossary", "lint")
    assert found.status == FOUND
    finding, count, notes = found.out.splitlines()
    assert finding.startswith("glossary/terms.toml:2: warning a: ckb 'كورد' has U+0643")
    assert count == "1 warning"
    assert notes == "2 notes, which --notes shows: 1 no-definition, 1 missing-language"
    file.write_text('[a]\ndefinition = "d"\ntranslate = false\nen = "a"\n', encoding="utf-8")
    assert dragoman("glossary", "lint").out == "nothing wrong\n"


def test_lint_finds_or_is_content(file: Path, dragoman: Dragoman) -> None:
    content = dragoman("glossary", "lint", "--notes")
    assert content.status == DONE
    assert "glossary/terms.toml:1: info daesh: no definition (no-definition)" in content.out
    assert content.out.endswith("\n2 notes\n")
    file.write_text('[a]\nckb = "كورد"\nfr = "b"\n', encoding="utf-8")
    found = dragoman("glossary", "lint", "--format", "json")
    assert found.status == FOUND
    document = json.loads(found.out)
    assert document["summary"] == {"error": 1, "warning": 1, "info": 2}
    assert {
        "rule": "wrong-letter",
        "severity": "warning",
        "file": "glossary/terms.toml",
        "line": 2,
    }.items() <= document["findings"][2].items()
