"""An article's way through the commands, as an editor goes it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support import ARTICLE, Dragoman
from toolkit.po import Catalog

PO = Path("translations/flight/kmr.po")
BUILT = Path("translations/flight/built/flight.kmr.txt")


def _translate_by_hand(path: Path, *texts: str) -> None:
    catalog = Catalog.read(path)
    for entry, text in zip(catalog.entries, texts, strict=False):
        entry.msgstr = text
    catalog.write()


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_init_makes_a_workspace_that_works(tmp_path: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dragoman("init", tmp_path / "desk").status == 0
    monkeypatch.chdir(tmp_path / "desk")
    Path("story.txt").write_text(ARTICLE, encoding="utf-8")
    assert dragoman("add", "story.txt").status == 0
    assert dragoman("translate").status == 0
    assert dragoman("status").status == 0
    assert dragoman("init").status == 1
    assert dragoman("glossary", "list").status == 0


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode(),
        b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode(),
        " \t One.\u00a0\n \n\nTwo\u2028still two. ".encode(),
        "‘Quoted’\n\n“He said.”\n\n—\n".encode(),
    ],
)
def test_add_keeps_every_byte(workspace: Path, dragoman: Dragoman, data: bytes) -> None:
    Path("A Story, in Úñíçødé.txt").write_bytes(data)
    assert dragoman("add", "A Story, in Úñíçødé.txt").status == 0
    folder = workspace / "translations" / "a-story-in-úñíçødé"
    assert (folder / "source.txt").read_bytes() == data
    for path in folder.glob("*.po"):
        catalog = Catalog.read(path)
        for entry in catalog.entries:
            entry.msgstr = entry.msgid
        catalog.write()
    assert dragoman("build", folder.name).status == 0
    for built in (folder / "built").iterdir():
        assert built.read_bytes() == data
    assert len(list((folder / "built").iterdir())) == 3


def test_translate_makes_what_is_missing_and_then_nothing(workspace: Path, dragoman: Dragoman) -> None:
    first = dragoman("translate", "flight")
    assert first.status == 0
    assert "created translations/flight/kmr.po: 0 translated, 0 fuzzy, 3 missing" in first.err
    before = _bytes(workspace)
    second = dragoman("translate", "flight")
    assert "unchanged translations/flight/kmr.po" in second.err
    assert _bytes(workspace) == before


def test_a_po_file_says_what_a_translator_needs(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    text = PO.read_text(encoding="utf-8")
    assert '#. heading\n#: source.txt:1\nmsgctxt "heading"\nmsgid "A headline"' in text
    assert "#. paragraph 1\n#. term: Daesh = DAIŞ (daesh)\n#. term: Hawija = Hewîce (hawija)\n#: source.txt:3\n" in text
    for header in (
        "Language: kmr",
        "Plural-Forms: nplurals=2; plural=(n != 1);",
        "X-Source-Language: en",
        "X-Generator",
    ):
        assert f'"{header}' in text


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gettext_has_nothing_to_say_about_new_files(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    for path in sorted(Path("translations/flight").glob("*.po")):
        done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_an_edit_is_kept_and_a_deleted_file_comes_back_empty(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    _translate_by_hand(PO, "Sernivîsek", "DAIŞ roja Duşemê ji Hewîceyê reviya.")
    before = PO.read_bytes()
    dragoman("translate")
    assert PO.read_bytes() == before
    PO.unlink()
    dragoman("translate")
    assert [entry.msgstr for entry in Catalog.read(PO).entries] == ["", "", ""]


def test_a_changed_glossary_changes_the_notes_and_nothing_else(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    _translate_by_hand(PO, "Sernivîsek")
    glossary = Path("glossary/terms.toml")
    glossary.write_text(glossary.read_text(encoding="utf-8").replace('"Hewîce"', '"Hewîcê"'), encoding="utf-8")
    dragoman("translate")
    text = PO.read_text(encoding="utf-8")
    assert "#. term: Hawija = Hewîcê (hawija)" in text
    assert 'msgstr "Sernivîsek"' in text


def test_what_another_article_says_is_drafted_and_marked(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    _translate_by_hand(PO, "Sernivîsek", "DAIŞ roja Duşemê ji Hewîceyê reviya.", "Kes birîndar nebû.")
    Path("next.txt").write_text("Other news.\n\nNobody was hurt.\n", encoding="utf-8")
    dragoman("add", "next.txt")
    result = dragoman("translate", "next", "--to", "kmr", "--engine", "none")
    assert "0 translated, 1 fuzzy, 1 missing, 1 drafted now" in result.err
    entry = Catalog.read(Path("translations/next/kmr.po")).entries[1]
    assert (entry.msgstr, entry.flags, entry.tcomment) == ("Kes birîndar nebû.", ["fuzzy"], "draft: memory 100%")
    # A draft is nobody's word yet: it is not built, and it does not feed other drafts.
    dragoman("build", "next", "--keep", "0", "--to", "kmr")
    assert (
        Path("translations/next/built/next.kmr.txt").read_text(encoding="utf-8") == "Other news.\n\nNobody was hurt.\n"
    )


def test_build_waits_until_enough_is_translated(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    _translate_by_hand(PO, "Sernivîsek", "DAIŞ roja Duşemê ji Hewîceyê reviya.")
    result = dragoman("build", "--to", "kmr")
    assert result.status == 1
    assert f"skipped {BUILT}: 2 of 3 segments translated; finish the PO file, or lower --keep" in result.err
    assert not BUILT.exists()
    assert dragoman("build", "--to", "kmr", "--keep", "66").status == 0
    assert BUILT.read_text(encoding="utf-8") == (
        "Sernivîsek\n\nDAIŞ roja Duşemê ji Hewîceyê reviya.\n\nNobody was hurt.\n"
    )


def test_status_counts_entries_words_and_terms(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate", "--to", "kmr")
    _translate_by_hand(PO, "Sernivîsek", "DAIŞ roja Duşemê reviya.")
    rows = {row["language"]: row for row in json.loads(dragoman("status", "--format", "json").out)}
    assert rows["kmr"] == {
        "article": "flight",
        "language": "kmr",
        "entries": 3,
        "translated": 2,
        "fuzzy": 0,
        "missing": 1,
        "words": 10,
        "translated_words": 7,
        "terms": 2,
        "followed": 1,
    }
    assert (rows["ar"]["missing"], rows["ar"]["translated"]) == (3, 0)
    table = dragoman("status").out
    assert " 1/2" in table
    assert max(map(len, table.splitlines())) <= 80


def test_an_article_may_be_in_another_language_than_english(workspace: Path, dragoman: Dragoman) -> None:
    Path("xeber.txt").write_text("DAIŞ ji Hewîceyê reviya.\n", encoding="utf-8")
    assert dragoman("add", "xeber.txt", "--from", "kmr").status == 0
    folder = Path("translations/xeber")
    assert sorted(path.name for path in folder.glob("*.po")) == ["ar.po", "ckb.po", "en.po"]
    assert "#. term: DAIŞ = داعش (daesh)" in (folder / "ar.po").read_text(encoding="utf-8")
    dragoman("translate", "xeber")
    assert Catalog.read(folder / "ar.po").headers["X-Source-Language"] == "kmr"


def test_check_finds_what_no_desk_would_print(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate", "--to", "kmr")
    _translate_by_hand(PO, "Sernivîsek", "DEAŞ roja Duşemê ji Hewîceyê reviya.", "Kes birîndar nebû.")
    result = dragoman("check", "--format", "json")
    assert result.status == 1
    report = json.loads(result.out)
    found = {finding["rule"]: finding for finding in report["findings"]}
    assert {"terms", "forbidden"} <= set(found)
    assert found["forbidden"]["file"] == str(PO)
    assert found["forbidden"]["severity"] == "error"
    assert found["forbidden"]["msgid"] == "Daesh fled Hawija on Monday."
    assert found["forbidden"]["msgctxt"] is None
    assert (found["forbidden"]["start"], found["forbidden"]["end"]) == (0, 4)
    assert PO.read_text(encoding="utf-8").split("\n")[found["forbidden"]["line"] - 1].startswith(("#", "msgid"))
    assert report["summary"]["files"] == 1
    text = dragoman("check")
    assert text.status == 1
    assert f"{PO}:" in text.out
    _translate_by_hand(PO, "Sernivîsek", "DAIŞ roja Duşemê ji Hewîceyê reviya.", "Kes birîndar nebû.")
    assert dragoman("check").status == 0


def test_check_takes_a_po_file_from_anywhere(
    tmp_path: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "theirs.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ckb\\n"\n\n'
        'msgid "He said: no."\nmsgstr "گوتي: نەخێر."\n\nmsgid "%d file"\nmsgid_plural "%d files"\n'
        'msgstr[0] "%d پەڕگە"\nmsgstr[1] "%d پەڕگە"\n',
        encoding="utf-8",
    )
    result = dragoman("check", path, "--format", "json")
    assert [finding["rule"] for finding in json.loads(result.out)["findings"]] == ["letters"]


def test_terms_and_verify_speak_json_lines(workspace: Path, dragoman: Dragoman) -> None:
    Path("ar.txt").write_text("وداعش فرّ\nلا أحد\n", encoding="utf-8")
    Path("en.txt").write_text("Daesh fled Hawija\nNobody\n", encoding="utf-8")
    first, second = map(json.loads, dragoman("terms", "--lang", "ar", "--format", "json", "ar.txt").out.splitlines())
    assert first == {
        "line": 1,
        "terms": [
            {"concept": "daesh", "term": "داعش", "status": "preferred", "surface": "وداعش", "start": 0, "end": 5}
        ],
    }
    assert second == {"line": 2, "terms": []}
    result = dragoman("verify", "--from", "en", "--to", "ar", "--format", "json", "en.txt", "ar.txt")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 1
    assert [(term["concept"], term["ok"], term["expected"]) for term in lines[0]["terms"]] == [
        ("daesh", True, ["داعش"]),
        ("hawija", False, ["الحويجة"]),
    ]
    assert lines[0]["terms"][1]["target"] is None
    assert lines[-1] == {"summary": {"terms": 2, "followed": 1, "rate": 0.5, "forbidden": 0}}


def test_a_glossary_file_takes_the_place_of_the_workspaces(workspace: Path, dragoman: Dragoman) -> None:
    Path("own.csv").write_text("id,subject,definition,en,ar\nnobody,,,Nobody,لا أحد\n", encoding="utf-8")
    Path("en.txt").write_text("Daesh? Nobody.\n", encoding="utf-8")
    result = dragoman("terms", "--lang", "en", "--glossary", "own.csv", "en.txt")
    assert result.out == "1:7-13: Nobody = Nobody (nobody)\n"


def test_white_space_is_no_translation(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate", "--to", "kmr")
    _translate_by_hand(PO, "Sernivîsek", " \n", "Kes birîndar nebû.")
    assert "2 of 3 segments" in dragoman("build", "--to", "kmr", "--keep", "0").err
    assert "Daesh fled Hawija on Monday." in BUILT.read_text(encoding="utf-8")
    assert "2 translated, 0 fuzzy, 1 missing" in dragoman("translate", "--to", "kmr").err


def test_a_broken_file_does_not_hide_what_is_wrong_in_the_others(workspace: Path, dragoman: Dragoman) -> None:
    dragoman("translate")
    Path("translations/flight/ar.po").write_text('msgid "one\n', encoding="utf-8")
    result = dragoman("check", "--format", "json")
    assert result.status == 1
    report = json.loads(result.out)
    files = {finding["file"]: finding for finding in report["findings"]}
    broken = files["translations/flight/ar.po"]
    assert (broken["rule"], broken["severity"], broken["line"]) == ("file", "error", 1)
    assert files[str(PO)]["rule"] == "empty"
    assert report["summary"]["files"] == 3
