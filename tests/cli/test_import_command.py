"""What an editor sees of po import."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from support import Dragoman
from toolkit.po import Catalog, Entry
from toolkit.workflow import memory
from toolkit.workflow.workspace import open_workspace

AR = {
    "A headline": "عنوان",
    "Daesh fled Hawija on Monday.": "فر داعش من الحويجة الاثنين.",
    "Nobody was hurt.": "لم يصب أحد.",
}
CKB = {
    "A headline": "سەردێڕ",
    "Daesh fled Hawija on Monday.": "داعش دووشەممە لە حەویجە هەڵات.",
    "Nobody was hurt.": "کەس بریندار نەبوو.",
}
KMR = {
    "A headline": "Sernivîs",
    "Daesh fled Hawija on Monday.": "DAIŞ roja Duşemê ji Hewîceyê reviya.",
    "Nobody was hurt.": "Kes birîndar nebû.",
}


@pytest.fixture
def article(workspace: Path, dragoman: Dragoman) -> Path:
    """The folder of an article whose PO files are empty."""
    assert dragoman("translate", "--engine", "none").status == 0
    return workspace / "translations" / "flight"


def handed(dragoman: Dragoman, tag: str, texts: dict[str, str], name: str = "") -> Path:
    """Hand the article out, and return the file as a translator fills it in."""
    assert dragoman("po", "export", "flight", "--to", tag, "--force").status == 0
    path = Path(f"flight.{tag}.po")
    catalog = Catalog.read(path)
    for entry in catalog.entries:
        entry.msgstr = texts.get(entry.msgid, "")
    path.write_bytes(catalog.encoded())
    return path.rename(name) if name else path


def texts(path: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in Catalog.read(path).entries}


def entry_of(path: Path, msgid: str) -> Entry:
    return next(entry for entry in Catalog.read(path).entries if entry.msgid == msgid)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def edited(path: Path, old: str, new: str) -> None:
    data = path.read_text(encoding="utf-8")
    assert old in data
    path.write_text(data.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("tag", "said"), [("ar", AR), ("ckb", CKB), ("kmr", KMR)])
def test_what_comes_back_whole_is_applied_whole(
    tag: str, said: dict[str, str], article: Path, dragoman: Dragoman
) -> None:
    done = dragoman("po", "import", handed(dragoman, tag, said))
    assert (done.status, texts(article / f"{tag}.po")) == (0, said)
    assert "3 new" in done.out
    assert done.err == f"wrote translations/flight/{tag}.po; 'dragoman po undo' takes it back\n"
    assert b"X-Dragoman-Handout" not in (article / f"{tag}.po").read_bytes()
    before = tree(article)
    again = dragoman("po", "import", f"flight.{tag}.po")
    assert (again.status, again.out.splitlines()[-1], again.err) == (0, "3 unchanged", "nothing to write\n")
    assert tree(article) == before
    with memory.opened(open_workspace(Path.cwd())) as store:
        assert {unit.translation for unit in store.units(target=tag)} == set(said.values())


def test_parts_that_come_back_untouched_change_nothing(article: Path, dragoman: Dragoman, workspace: Path) -> None:
    assert dragoman("po", "export", "flight", "--to", "ar", "--split", "2", "-o", "parts").status == 0
    before = tree(workspace / "translations")
    done = dragoman("po", "import", *sorted(Path("parts").iterdir()))
    assert (done.status, done.err.splitlines()[-1]) == (0, "nothing to write")
    assert tree(workspace / "translations") == before


def test_a_remark_on_the_whole_file_is_kept_above_its_header(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR)
    path.write_text("# لم أفهم الفقرة الثانية\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for _ in range(2):
        assert dragoman("po", "import", path).status == 0
        assert (article / "ar.po").read_text(encoding="utf-8").count("لم أفهم الفقرة الثانية") == 1


def test_a_dry_run_writes_nothing_and_says_the_same(article: Path, dragoman: Dragoman, workspace: Path) -> None:
    path = handed(dragoman, "ar", AR)
    edited(article / "ar.po", 'msgid "Nobody was hurt."\nmsgstr ""', 'msgid "Nobody was hurt."\nmsgstr "لا أحد."')
    before = tree(workspace)
    dry = dragoman("po", "import", path, "--dry-run", "--format", "json")
    assert tree(workspace) == before
    assert dry.err.splitlines()[-1].startswith("not written: translations/flight/ar.po, ")
    wet = dragoman("po", "import", path, "--format", "json")
    assert (dry.status, wet.status) == (1, 1)
    assert json.loads(dry.out) == json.loads(wet.out) | {"dry_run": True}


def test_a_source_that_changed_makes_a_text_stale_though_nobody_ran_translate(
    article: Path, dragoman: Dragoman
) -> None:
    path = handed(dragoman, "ar", AR)
    edited(article / "source.txt", "on Monday", "on Tuesday")
    done = dragoman("po", "import", path)
    assert (done.status, done.out.splitlines()[-1]) == (1, "2 new, 1 stale")
    entry = entry_of(article / "ar.po", "Daesh fled Hawija on Tuesday.")
    assert (entry.msgstr, entry.fuzzy) == (AR["Daesh fled Hawija on Monday."], True)
    assert entry.previous_msgid == "Daesh fled Hawija on Monday."


def test_the_document_says_of_each_entry_what_became_of_it(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR | {"Nobody was hurt.": "لم يصب أحد عام 2041."})
    edited(article / "source.txt", "on Monday", "on Tuesday")
    assert dragoman("translate", "--engine", "none").status == 0
    edited(article / "ar.po", 'msgid "A headline"\nmsgstr ""', 'msgid "A headline"\nmsgstr "خبر"')
    done = dragoman("po", "import", path, "--format", "json")
    said = json.loads(done.out)
    assert [(one["kind"], one["applied"], one["aside"], one["fuzzy"]) for one in said["files"][0]["entries"]] == [
        ("conflict", False, True, False),
        ("stale", True, False, True),
        ("new", True, False, False),
    ]
    first, second, third = said["files"][0]["entries"]
    assert (first["theirs"], first["ours"], first["base"]) == (["عنوان"], ["خبر"], [""])
    assert (second["msgid"], second["returned_msgid"]) == (
        "Daesh fled Hawija on Tuesday.",
        "Daesh fled Hawija on Monday.",
    )
    assert [finding["rule"] for finding in third["findings"]] == ["numbers"]
    assert said["files"][0]["unapplied"] == ["translations/flight/unapplied/ar-1.po"]
    assert {key: said["summary"][key] for key in ("new", "stale", "conflict", "applied", "aside", "warning")} == {
        "new": 1,
        "stale": 1,
        "conflict": 1,
        "applied": 2,
        "aside": 1,
        "warning": 1,
    }
    entry = entry_of(article / "ar.po", "Daesh fled Hawija on Tuesday.")
    assert (entry.fuzzy, entry.previous_msgid) == (True, "Daesh fled Hawija on Monday.")


def test_an_error_is_written_beside_the_text(article: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "import", handed(dragoman, "kmr", KMR | {"A headline": "Sernivîs {name}"}))
    assert done.status == 1
    entry = entry_of(article / "kmr.po", "A headline")
    assert entry.fuzzy
    assert entry.tcomment == "import: {name} is not in the source: take it out (placeholders)"


def test_what_is_kept_aside_is_taken_later_and_undone(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR)
    edited(article / "ar.po", 'msgid "Nobody was hurt."\nmsgstr ""', 'msgid "Nobody was hurt."\nmsgstr "لا أحد."')
    assert dragoman("po", "import", path).status == 1
    side = article / "unapplied" / "ar-1.po"
    assert texts(side) == {"Nobody was hurt.": "لم يصب أحد."}
    assert texts(article / "ar.po")["Nobody was hurt."] == "لا أحد."
    # It is no translation of the article for any command.
    assert "unapplied" not in dragoman("check", "translations").out
    assert dragoman("translate", "--engine", "none").status == 0
    state = tree(article)
    taken = dragoman("po", "import", side, "--policy", "theirs")
    assert (taken.status, side.exists()) == (1, False)
    assert texts(article / "ar.po")["Nobody was hurt."] == "لم يصب أحد."
    assert texts(article / "unapplied" / "ar-2.po") == {"Nobody was hurt.": "لا أحد."}
    assert dragoman("po", "undo").status == 0
    assert tree(article) == state


def test_a_side_file_that_is_here_already_is_removed(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR)
    edited(article / "ar.po", 'msgid "Nobody was hurt."\nmsgstr ""', 'msgid "Nobody was hurt."\nmsgstr "لا أحد."')
    assert dragoman("po", "import", path, "--policy", "ours").status == 1
    edited(article / "ar.po", "لا أحد.", "لم يصب أحد.")
    done = dragoman("po", "import", "translations/flight/unapplied/ar-1.po")
    assert done.status == 0
    assert not list((article / "unapplied").iterdir())


def test_a_file_without_its_headers_finds_its_hand_out(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR, "ar-IQ.po")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    dropped = ('"Project', '"PO-', '"POT', '"Last', '"Language-T', '"X-', "#:", "#.")
    path.write_text("".join(line for line in lines if not line.startswith(dropped)), encoding="utf-8")
    done = dragoman("po", "import", path, "--format", "json")
    assert (done.status, texts(article / "ar.po")) == (0, AR)
    file = json.loads(done.out)["files"][0]
    assert (file["article"], file["language"]) == ("flight", "ar")
    assert re.fullmatch(r"[\da-f]+", file["handout"])
    assert "it names no hand-out: compared with that of" in done.err


def test_a_header_that_names_another_article_is_not_believed_against_the_texts(
    article: Path, dragoman: Dragoman, tmp_path: Path
) -> None:
    other = tmp_path / "market.txt"
    other.write_text("The market opens\n\nIt opened on Sunday.\n", encoding="utf-8")
    assert dragoman("add", other).status == 0
    path = handed(dragoman, "ar", AR)
    edited(path, "Project-Id-Version: flight", "Project-Id-Version: market")
    path.write_text(re.sub('"X-Dragoman.*\n', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    done = dragoman("po", "import", path)
    assert (done.status, texts(article / "ar.po")) == (0, AR)
    assert "its header names 'market': taken for one of 'flight', which has its texts" in done.err


@pytest.mark.parametrize(("tag", "said"), [("ckb", CKB), ("kmr", KMR)])
def test_kurdish_of_either_kind_is_told_by_its_letters(
    tag: str, said: dict[str, str], article: Path, dragoman: Dragoman
) -> None:
    path = handed(dragoman, tag, said, "ku.po")
    edited(path, f"Language: {tag}", "Language: ku")
    data = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"X-Dragoman-Handout.*\n', "", data), encoding="utf-8")
    done = dragoman("po", "import", path)
    assert (done.status, texts(article / f"{tag}.po")) == (0, said)
    assert f"taken for {tag}" in done.err


def test_an_arabic_charset_is_read_and_said(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR)
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1256"))
    done = dragoman("po", "import", path)
    assert texts(article / "ar.po") == AR
    assert "1256" in done.err


def test_a_table_is_taken(article: Path, dragoman: Dragoman) -> None:
    handed(dragoman, "ar", {})
    table = io.StringIO()
    csv.writer(table).writerows([("source", "target"), *AR.items()])
    Path("flight.ar.csv").write_text(table.getvalue(), encoding="utf-8")
    done = dragoman("po", "import", "flight.ar.csv")
    assert (done.status, texts(article / "ar.po")) == (0, AR)


def test_a_zip_is_taken_as_one(article: Path, dragoman: Dragoman) -> None:
    with zipfile.ZipFile("back.zip", "w") as archive:
        for tag, said in (("ar", AR), ("kmr", KMR)):
            archive.write(handed(dragoman, tag, said), f"work/{tag}/flight.{tag}.po")
    done = dragoman("po", "import", "back.zip")
    assert (done.status, texts(article / "ar.po"), texts(article / "kmr.po")) == (0, AR, KMR)
    assert dragoman("po", "undo").status == 0
    assert set(texts(article / "ar.po").values()) == set(texts(article / "kmr.po").values()) == {""}


def test_a_file_of_no_article_is_refused_and_the_others_are_taken(article: Path, dragoman: Dragoman) -> None:
    odd = Path("odd.po")
    odd.write_text('msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Elsewhere"\nmsgstr "في مكان آخر"\n', encoding="utf-8")
    alone = dragoman("po", "import", odd)
    assert (alone.status, alone.out) == (1, "")
    assert alone.err == (
        "dragoman: odd.po: no article of this workspace has these texts; say which with --article NAME\n"
    )
    both = dragoman("po", "import", odd, handed(dragoman, "ar", AR))
    assert (both.status, texts(article / "ar.po")) == (1, AR)
    assert "not taken: odd.po: no article" in both.err
    # Whoever insists gets it kept, not lost.
    assert dragoman("po", "import", odd, "--article", "flight").status == 1
    assert texts(article / "unapplied" / "ar-1.po") == {"Elsewhere": "في مكان آخر"}


def test_the_report_is_a_page_too(article: Path, dragoman: Dragoman) -> None:
    dragoman("po", "import", handed(dragoman, "ar", AR), "--report", "report.html")
    page = Path("report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "فر داعش من الحويجة الاثنين." in page


@pytest.mark.parametrize(("said", "message"), [("missing.po", "check the name"), ("notes.po", "; ")])
def test_what_is_nothing_is_one_line(said: str, message: str, article: Path, dragoman: Dragoman) -> None:
    Path("notes.po").write_bytes(b"")
    done = dragoman("po", "import", said)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert message in done.err


def test_an_article_or_a_language_that_is_not_there_is_said(article: Path, dragoman: Dragoman) -> None:
    path = handed(dragoman, "ar", AR)
    assert "no article 'other'" in dragoman("po", "import", path, "--article", "other").err
    assert "no language known here" in dragoman("po", "import", path, "--to", "fr").err


@pytest.mark.parametrize("name", ["x" * 300, "..", "a/b", "ا" * 200])
def test_a_damaged_name_of_a_hand_out_is_as_good_as_none(name: str, article: Path, dragoman: Dragoman) -> None:
    ready = article.parent.parent / "back.po"
    catalog = Catalog.read(article / "ar.po")
    for entry in catalog:
        entry.msgstr = AR[entry.msgid]
    catalog.headers["X-Dragoman-Handout"] = name
    ready.write_bytes(catalog.encoded())
    assert dragoman("po", "import", ready).status == 0
    assert "عنوان" in (article / "ar.po").read_text(encoding="utf-8")
