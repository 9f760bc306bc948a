"""What an editor sees of the suggestions."""

import io
import json
import tomllib
from pathlib import Path

import pytest

from support import Dragoman


def test_candidates_are_a_table_of_80_columns(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("glossary", "suggest", "translations/flight/source.txt")
    assert result.status == 0
    assert max(map(len, result.out.splitlines())) <= 80
    assert result.out.split()[:5] == ["term", "kind", "count", "score", "context"]
    assert "headline" in result.out
    for known in ("Daesh ", "Hawija "):
        assert f"\n {known}" not in result.out


def test_candidates_are_a_json_list(workspace: Path, dragoman: Dragoman) -> None:
    Path("news.txt").write_text("Iraq’s Joint Operations Command (JOC) fled Hawija.\n", encoding="utf-8")
    found = json.loads(dragoman("glossary", "suggest", "news.txt", "--format", "json").out)
    assert [one["text"] for one in found] == ["Iraq", "JOC"]
    assert found[1] == {
        "text": "JOC",
        "kind": "acronym",
        "count": 1,
        "score": 2.0,
        "contexts": ["Iraq’s Joint Operations Command (JOC) fled Hawija."],
        "expansion": "Joint Operations Command",
    }
    few = dragoman("glossary", "suggest", "news.txt", "--format", "json", "--top", "1")
    assert len(json.loads(few.out)) == 1


def test_candidates_can_be_pasted_into_the_glossary(workspace: Path, dragoman: Dragoman) -> None:
    Path("notes.md").write_text("He met Jane Doe.\n\nJane Doe and daesh the word left.\n", encoding="utf-8")
    text = dragoman("glossary", "suggest", "notes.md", "--format", "toml").out
    assert tomllib.loads(text)["jane-doe"] == {"en": "Jane Doe"}
    file = workspace / "glossary" / "terms.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    assert dragoman("glossary", "show", "jane-doe").status == 0
    assert "jane" not in dragoman("glossary", "suggest", "notes.md", "--format", "toml").out.lower()


def test_text_is_read_from_standard_input_in_any_language(
    workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "وصل كافانو. غادر كافانو الحويجة.\n".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    result = dragoman("glossary", "suggest", "-", "--lang", "ar", "--format", "json")
    found = json.loads(result.out)
    assert ("كافانو", 2) in [(one["text"], one["count"]) for one in found]
    assert not any("الحويجة" in one["text"] for one in found)


def test_without_a_workspace_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dragoman: Dragoman
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("They fled Hawija.\n", encoding="utf-8")
    assert "Hawija" in dragoman("glossary", "suggest", "a.txt").out


def test_nothing_to_suggest_is_said(workspace: Path, dragoman: Dragoman) -> None:
    Path("a.txt").write_text("They fled Hawija.\n", encoding="utf-8")
    result = dragoman("glossary", "suggest", "a.txt")
    assert (result.status, result.out) == (0, "")
    assert "nothing to suggest" in result.err
    assert dragoman("glossary", "suggest", "a.txt", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["missing.txt"], 1, "missing.txt: cannot read this file"),
        (["bad.md"], 1, "bad.md:1: not UTF-8"),
        (["a.txt", "--lang", "xx"], 1, "'xx' is no language known here"),
        (["a.txt", "--format", "csv"], 2, "csv"),
        (["a.txt", "--top", "0"], 2, "--top"),
        ([], 2, "FILE"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(
    arguments: list[str], status: int, said: str, workspace: Path, dragoman: Dragoman
) -> None:
    Path("a.txt").write_text("They fled Hawija.\n", encoding="utf-8")
    Path("bad.md").write_bytes(b"caf\xe9\n")
    result = dragoman("glossary", "suggest", *arguments)
    assert result.status == status
    assert said in result.err
