"""Whatever is wrong is said in one line: where, what, and how to mend it. Nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support import Dragoman

Break = Callable[[Path], object]


def _write(name: str, text: str) -> Break:
    def do(workspace: Path) -> None:
        path = workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))

    return do


def _settings_in_an_array(workspace: Path) -> None:
    (workspace / "dragoman.toml").unlink()
    (workspace / "pyproject.toml").write_text("[[tool.dragoman]]\n", encoding="utf-8")


def _glossary_in_a_file(workspace: Path) -> None:
    shutil.rmtree(workspace / "glossary")
    (workspace / "glossary").write_text("", encoding="utf-8")


def _nothing(_: Path) -> None:
    pass


CASES: list[tuple[str, Break, list[str], str]] = [
    (
        "not UTF-8",
        _write("a.txt", "one\n\udce9t\udce9\n"),
        ["add", "a.txt"],
        "a.txt:2: not UTF-8 (byte 0xe9); save it as UTF-8 in your editor",
    ),
    (
        "empty file",
        _write("a.txt", ""),
        ["add", "a.txt"],
        "a.txt: nothing to translate in this file; give a file with text",
    ),
    (
        "no such file",
        _nothing,
        ["add", "a.txt"],
        "a.txt: cannot read this file: no such file or directory; check the name",
    ),
    ("a folder", _nothing, ["add", "translations"], "translations: no format for '' files; save it as one of .txt"),
    (
        "article there already",
        _write("flight.txt", "Text."),
        ["add", "flight.txt"],
        "translations/flight: there is an article 'flight' already; choose another name with --slug",
    ),
    (
        "bad slug",
        _write("a.txt", "Text."),
        ["add", "a.txt", "--slug", "../up"],
        "'../up' cannot name an article; use letters, digits and hyphens",
    ),
    (
        "missing article",
        _nothing,
        ["translate", "flihgt"],
        "no article 'flihgt' in translations (flight); add it with 'dragoman add FILE'",
    ),
    (
        "unknown language",
        _nothing,
        ["translate", "--to", "xx"],
        "'xx' is no language known here; the languages are en, ar, ckb, kmr",
    ),
    (
        "ambiguous language",
        _nothing,
        ["translate", "--to", "ku"],
        "'ku' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)",
    ),
    (
        "ambiguous source",
        _write("a.txt", "Text."),
        ["add", "a.txt", "--from", "ku"],
        "'ku' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)",
    ),
    (
        "ambiguous setting",
        _write("dragoman.toml", 'targets = ["ku"]'),
        ["status"],
        "dragoman.toml: 'ku' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)",
    ),
    (
        "settings of too many digits",
        _write("dragoman.toml", f"keep = {'9' * 5000}"),
        ["status"],
        "dragoman.toml: not valid TOML: ",
    ),
    ("settings too deep", _write("dragoman.toml", f"keep = {'[' * 5000}"), ["status"], "dragoman.toml: not valid TOML"),
    ("settings in an array", _settings_in_an_array, ["status"], "pyproject.toml: tool.dragoman is not a table"),
    (
        "no such check",
        _write("dragoman.toml", 'rules_off = ["ending"]'),
        ["check"],
        "dragoman.toml: 'rules_off' names no check: ending; the checks are empty, ",
    ),
    (
        "glossary that is no folder",
        _glossary_in_a_file,
        ["translate"],
        "glossary: cannot look into this file: not a directory; move the file away",
    ),
    (
        "name too long",
        _nothing,
        ["translate", "a" * 300],
        f"translations/{'a' * 300}: cannot use this file: file name too long; choose a shorter name",
    ),
    (
        "slug too long",
        _write("a.txt", "Text."),
        ["add", "a.txt", "--slug", "ع" * 101],
        "is too long to name an article; give a shorter name with --slug NAME",
    ),
    ("folder without PO", _nothing, ["check", "glossary"], "glossary: no PO files in this folder"),
    (
        "broken glossary",
        _write("glossary/bad.toml", '[one]\nen = "One\n'),
        ["translate"],
        "glossary/bad.toml:2: not valid TOML: ",
    ),
    ("broken settings", _write("dragoman.toml", "targets = [\n"), ["status"], "dragoman.toml:"),
    ("duplicate concept", _write("glossary/zz.toml", '\n[daesh]\nen = "Daesh"\n'), ["status"], "glossary/zz.toml:2: "),
    (
        "broken PO",
        _write("translations/flight/ar.po", 'msgid "one"\nmsgstr "x\n'),
        ["translate"],
        "translations/flight/ar.po:2: a string is not closed",
    ),
    (
        "no source",
        lambda root: (root / "translations/flight/source.txt").unlink(),
        ["translate"],
        "translations/flight: no source file; keep exactly one of source.txt there",
    ),
    (
        "no workspace",
        lambda root: (root / "dragoman.toml").unlink(),
        ["status"],
        "no workspace here (no dragoman.toml); run 'dragoman init' to make one",
    ),
    ("no such workspace", _nothing, ["status", "--workspace", "nowhere"], "nowhere: no workspace here"),
    ("no such PO", _nothing, ["check", "nowhere.po"], "no article 'nowhere.po' in translations (flight)"),
    (
        "no such engine",
        _nothing,
        ["translate", "--engine", "argot"],
        "no engine 'argot'; choose one of auto, none, argos, libretranslate",
    ),
]


@pytest.mark.parametrize(("name", "break_it", "arguments", "message"), CASES, ids=[case[0] for case in CASES])
def test_bad_input_is_one_line_and_exit_status_1(
    workspace: Path, dragoman: Dragoman, name: str, break_it: Break, arguments: list[str], message: str
) -> None:
    break_it(workspace)
    result = dragoman(*arguments)
    assert (result.status, result.out) == (1, ""), name
    (line,) = result.err.splitlines()
    assert line.startswith("dragoman: ")
    assert message in line
    assert "; " in line, "no cure"


def test_a_file_that_cannot_be_taken_leaves_nothing_behind(workspace: Path, dragoman: Dragoman) -> None:
    Path("a.txt").write_bytes(b"\xff")
    assert dragoman("add", "a.txt").status == 1
    assert not Path("translations/a").exists()


def test_a_full_disk_leaves_the_old_po_file(
    workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragoman("translate")
    path = Path("translations/flight/kmr.po")
    before = path.read_bytes()
    Path("translations/flight/source.txt").write_text("Another text.\n", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    result = dragoman("translate")
    assert result.status == 1
    assert "no space left on device; free some space and run the command again; the old file is untouched" in result.err
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".*"))


def test_an_internal_error_is_one_line_too(
    workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug\nin two lines")

    monkeypatch.setattr("toolkit.workflow.workspace.find_workspace", broken)
    result = dragoman("status")
    assert result.status == 1
    assert result.err == (
        "dragoman: internal error: ZeroDivisionError: a bug in two lines; set DRAGOMAN_DEBUG=1 to see where\n"
    )


def test_output_cut_short_by_a_pipe_brings_no_complaint(workspace: Path) -> None:
    Path("long.txt").write_text("Daesh in Hawija.\n" * 50_000, encoding="utf-8")
    program = Path(sys.executable).with_name("dragoman")
    with subprocess.Popen(
        [program, "terms", "--lang", "en", "long.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == "1:0-5: Daesh = Daesh (daesh)\n"
        running.stdout.close()
        assert running.stderr.read() == ""


def test_output_that_cannot_be_written_is_one_line(workspace: Path) -> None:
    program = Path(sys.executable).with_name("dragoman")
    with Path("/dev/full").open("w") as full:
        for arguments in (["--version"], ["status"], ["glossary", "list", "--format", "json"]):
            done = subprocess.run([program, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
            assert done.returncode == 1
            assert done.stderr.startswith("dragoman: standard output: cannot use this file: no space left on device; ")
            assert done.stderr.count("\n") == 1


def test_a_stop_by_hand_says_what_is_left(workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("toolkit.workflow.workspace.find_workspace", stopped)
    result = dragoman("status")
    assert (result.status, result.err) == (
        130,
        "dragoman: stopped; finished files are in place, the rest is as it was\n",
    )


def test_a_folder_that_is_gone_is_one_line(workspace: Path, dragoman: Dragoman) -> None:
    gone = workspace / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    result = dragoman("status")
    os.chdir(workspace)
    assert (result.status, result.err) == (
        1,
        "dragoman: the current folder is gone or closed to you; change to a folder that is there\n",
    )


def test_a_line_break_in_a_term_does_not_break_the_po_files(workspace: Path, dragoman: Dragoman) -> None:
    Path("glossary/terms.toml").write_text('[daesh]\nen = "Daesh"\nar = "x\\rmsgid \\"y\\""\n', encoding="utf-8")
    assert dragoman("translate", "--to", "ar").status == 0
    assert "unchanged" in dragoman("translate", "--to", "ar").err


def test_names_are_printed_as_they_are(workspace: Path, dragoman: Dragoman) -> None:
    folder = workspace / ("d" * 90) / "[red]x[" / ":x:[/a]"
    folder.mkdir(parents=True)
    path = folder / "kmr.po"
    path.write_text('msgid "Daesh fled."\nmsgstr "DEAŞ reviya."\n', encoding="utf-8")
    result = dragoman("check", path)
    assert result.status == 1
    *findings, summary = result.out.splitlines()
    assert all(line.startswith(f"{path}:1: ") for line in findings)
    assert summary.startswith("1 file, 1 entry checked: ")
    shutil.move("translations/flight", "translations/[b]x")
    assert " [b]x " in dragoman("status").out
    Path("glossary/terms.toml").write_text('[x]\nen = {text = "X", pos = "[/b]", forms = ["[/c]"]}\n', encoding="utf-8")
    shown = dragoman("glossary", "show", "x").out
    assert "[/b]" in shown
    assert "also [/c]" in shown


def test_an_article_that_could_not_be_added_can_be_added_again(
    workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text("Text.\n", encoding="utf-8")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert dragoman("add", "a.txt").status == 1
    assert not Path("translations/a").exists()
    assert dragoman("add", "a.txt").status == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid ""\nmsgstr "Language: xx\\n"\n', "Language in the header: 'xx' is no language known here: "),
        ('msgid ""\nmsgstr "X-Source-Language: ku\\n"\n', "X-Source-Language in the header: 'ku' is ambiguous: "),
        ('msgid "one"\nmsgstr "yek"\n', "no Language in the header: add one, as Language: ar"),
        ('msgid "one\n', "a string is not closed, or a quotation mark inside it lacks its backslash: "),
    ],
)
def test_a_file_that_cannot_be_checked_is_a_finding(
    workspace: Path, dragoman: Dragoman, text: str, message: str
) -> None:
    Path("theirs.po").write_text(text, encoding="utf-8")
    result = dragoman("check", "theirs.po")
    assert (result.status, result.err) == (1, "")
    assert f"error {message}" in result.out
