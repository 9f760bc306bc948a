"""Drafting: what goes to an engine, what becomes of its drafts, and what is kept when something fails."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from loopback import Fault, Loopback, libretranslate
from plugged import install_echo
from support import GLOSSARY, Dragoman
from toolkit.engines import libretranslate_server
from toolkit.po import Catalog, Entry

PO = Path("translations/flight/kmr.po")
PROGRAM = Path(sys.executable).with_name("dragoman")
KEY = "5b0f8a1e-secret"
SENTENCE = "Daesh fled Hawija on Monday."


@pytest.fixture
def echo(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the engine ``echo``, which is installed."""
    folder = install_echo(tmp_path_factory.mktemp("site"))
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A LibreTranslate server; nobody waits before asking it again."""
    monkeypatch.setattr(libretranslate_server, "_PAUSES", (0.0,) * 4)
    monkeypatch.setattr(libretranslate_server, "_LONG_PAUSES", (0.0,) * 4)
    with libretranslate() as state:
        yield state


def _settings(text: str) -> None:
    Path("dragoman.toml").write_text(text, encoding="utf-8")


def _entries(path: Path = PO) -> list[Entry]:
    return Catalog.read(path).entries


def _edit(number: int, text: str, *, fuzzy: bool = False, path: Path = PO) -> None:
    catalog = Catalog.read(path)
    catalog.entries[number].msgstr = text
    catalog.entries[number].flags = ["fuzzy"] if fuzzy else []
    catalog.write()


def _article(slug: str, text: str) -> None:
    folder = Path("translations") / slug
    folder.mkdir()
    (folder / "source.txt").write_text(text, encoding="utf-8")


def _log() -> list[Any]:
    path = Path("log")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_drafts_are_fuzzy_and_say_where_they_came_from(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    _settings('[engines.echo]\nnotes = ["look\\nhere"]\ntexts = {"Nobody was hurt." = ""}\n')
    result = dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert (result.status, result.err) == (0, f"created {PO}: 0 translated, 2 fuzzy, 1 missing, 2 drafted now\n")
    heading, sentence, nobody = _entries()
    assert (heading.msgstr, heading.flags) == ("kmr:A headline", ["fuzzy"])
    assert heading.tcomment == "draft: echo 1.0\ndraft: look here"
    assert sentence.fuzzy
    assert (nobody.msgstr, nobody.flags, nobody.tcomment) == ("", [], "")
    again = dragoman("translate", "--to", "kmr", "--engine", "none")
    assert again.err == f"unchanged {PO}: 0 translated, 2 fuzzy, 1 missing\n"


def test_nothing_that_has_a_text_is_drafted(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    dragoman("translate", "--engine", "none")
    _edit(0, "Sernivîs")
    _edit(1, "half a sen", fuzzy=True)
    _settings('[engines.echo]\nlog = "log"\n')
    dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert _log() == [[["kmr", "Nobody was hurt."]]]
    assert [entry.msgstr for entry in _entries()] == ["Sernivîs", "half a sen", "kmr:Nobody was hurt."]
    assert [entry.tcomment for entry in _entries()] == ["", "", "draft: echo 1.0"]


def test_all_articles_go_in_one_stream_for_a_language_each_text_once(
    workspace: Path, dragoman: Dragoman, echo: Path
) -> None:
    _article("second", "Nobody was hurt.\n\nAnother text of its own.\n")
    _settings('targets = ["ar", "kmr"]\n[engines.echo]\nlog = "log"\n')
    dragoman("translate", "--engine", "echo")
    texts = ["A headline", SENTENCE, "Nobody was hurt.", "Another text of its own."]
    assert _log() == [[[tag, text] for text in texts] for tag in ("ar", "kmr")]
    for path in (PO, Path("translations/second/kmr.po")):
        assert all(entry.msgstr == f"kmr:{entry.msgid}" for entry in _entries(path))


def test_what_people_have_translated_comes_before_any_engine(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    dragoman("translate", "--engine", "none")
    _edit(2, "Kes birîndar nebû.")
    _article("second", "Nobody was hurt.\n\nAnother text of its own.\n")
    _settings('[engines.echo]\nlog = "log"\n')
    dragoman("translate", "second", "--to", "kmr", "--engine", "echo")
    assert _log() == [[["kmr", "Another text of its own."]]]
    assert [entry.tcomment for entry in _entries(Path("translations/second/kmr.po"))] == [
        "draft: memory 100%",
        "draft: echo 1.0",
    ]


def test_every_draft_is_judged_by_the_glossary(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    _settings(f'[engines.echo.texts]\n"{SENTENCE}" = "DEAŞ roja Duşemê reviya."\n')
    dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert _entries()[1].tcomment.split("\n") == [
        "draft: echo 1.0",
        "draft: term not placed: Daesh = DAIŞ",
        "draft: term not placed: Hawija = Hewîce",
        "draft: term not to use: DEAŞ (forbidden)",
    ]


def test_the_notes_follow_the_text_and_the_glossary(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    _settings(f'[engines.echo]\nnotes = ["quick"]\ntexts = {{"{SENTENCE}" = "DAIŞ ji Hewîceyê reviya."}}\n')
    dragoman("translate", "--to", "kmr", "--engine", "echo")
    good = _entries()[1].tcomment
    assert good == "draft: echo 1.0\ndraft: quick"
    glossary = Path("glossary/terms.toml")
    glossary.write_text(GLOSSARY.replace('"Hewîce"', '"Hawîce"'), encoding="utf-8")
    assert "updated" in dragoman("translate", "--engine", "none", "--to", "kmr").err
    assert _entries()[1].tcomment == "draft: echo 1.0\ndraft: term not placed: Hawija = Hawîce\ndraft: quick"
    _edit(1, "DAIŞ ji Hawîceyê reviya.", fuzzy=True)
    dragoman("translate", "--engine", "none", "--to", "kmr")
    assert (_entries()[1].tcomment, _entries()[1].msgstr) == (good, "DAIŞ ji Hawîceyê reviya.")
    _edit(1, "Reviya.")
    dragoman("translate", "--engine", "none", "--to", "kmr")
    assert (_entries()[1].tcomment, _entries()[1].msgstr) == ("draft: echo 1.0", "Reviya.")


def test_comments_of_people_stay_beside_the_marks(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    dragoman("translate", "--engine", "none")
    catalog = Catalog.read(PO)
    catalog.entries[0].tcomment = "Keep it short.\ndraft: echo 0.9\ndraft: old note"
    catalog.write()
    dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert _entries()[0].tcomment == "Keep it short.\ndraft: echo 1.0"


def test_drafts_are_made_anew_when_asked_and_only_if_nobody_has_touched_them(
    workspace: Path, dragoman: Dragoman, echo: Path
) -> None:
    dragoman("translate", "--to", "kmr", "--engine", "echo")
    before = PO.read_bytes()
    _edit(0, "kmr:A headline!", fuzzy=True)
    _edit(1, f"kmr:{SENTENCE}")
    _settings('[engines.echo.texts]\n"Nobody was hurt." = "Kes birîndar nebû."\n')
    assert "drafted now" not in dragoman("translate", "--to", "kmr", "--engine", "echo").err
    result = dragoman("translate", "--to", "kmr", "--engine", "echo", "--redraft")
    assert result.err == f"updated {PO}: 1 translated, 2 fuzzy, 0 missing, 1 drafted now\n"
    assert [entry.msgstr for entry in _entries()] == ["kmr:A headline!", f"kmr:{SENTENCE}", "Kes birîndar nebû."]
    assert _entries()[2].tcomment == "draft: echo 1.0"
    # What was drafted somewhere else may have been edited there.
    PO.write_bytes(before)
    Path(".dragoman/drafts").unlink()
    assert "drafted now" not in dragoman("translate", "--to", "kmr", "--engine", "echo", "--redraft").err
    assert PO.read_bytes() == before


def test_a_draft_that_somebody_edits_during_the_run_is_not_made_anew(
    workspace: Path, dragoman: Dragoman, echo: Path
) -> None:
    dragoman("translate", "--to", "kmr", "--engine", "echo")
    edited = PO.read_text(encoding="utf-8").replace("kmr:A headline", "kmr:A better headline")
    Path("edited.po").write_text(edited, encoding="utf-8")
    _settings(f"[engines.echo]\nnotes = ['new']\nsave = \"import shutil; shutil.copy('edited.po', '{PO}')\"\n")
    dragoman("translate", "--to", "kmr", "--engine", "echo", "--redraft")
    first, second, _ = _entries()
    assert (first.msgstr, first.tcomment) == ("kmr:A better headline", "draft: echo 1.0")
    assert "draft: new" in second.tcomment


def test_auto_says_once_what_is_missing_and_does_all_else(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("translate")
    assert result.status == 0
    first, *files = result.err.splitlines()
    assert first.startswith("dragoman: no Argos package from en to ar, ckb, kmr; run 'dragoman models install ")
    assert first.endswith(" and see docs/models.md for 'dragoman models import'")
    assert len(files) == 3
    for number in range(3):
        _edit(number, "x")
    assert "no Argos package" not in dragoman("translate", "--to", "kmr").err


def test_argos_by_name_needs_its_package_but_the_files_are_refreshed(workspace: Path, dragoman: Dragoman) -> None:
    result = dragoman("translate", "--engine", "argos", "--to", "kmr")
    assert result.status == 1
    refreshed, error = result.err.splitlines()
    assert refreshed == f"created {PO}: 0 translated, 0 fuzzy, 3 missing"
    assert error.startswith("dragoman: no Argos package from en to kmr: ")
    assert "dragoman models import" in error


def test_an_unknown_engine_is_told_before_anything_is_written(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    result = dragoman("translate", "--engine", "google")
    assert (result.status, result.err) == (
        1,
        "dragoman: no engine 'google'; choose one of auto, none, argos, libretranslate, echo\n",
    )
    assert not PO.exists()


def test_what_an_engine_did_before_it_failed_is_kept(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    _settings("[engines.echo]\nfail = 2\n")
    result = dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert result.status == 1
    assert result.err == (
        f"created {PO}: 0 translated, 2 fuzzy, 1 missing, 2 drafted now\n"
        "dragoman: the engine 'echo' failed: ValueError: out of ink; ask whoever made it, or use another one\n"
    )


def test_what_somebody_saves_during_the_run_stays(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    dragoman("translate", "--engine", "none")
    edited = PO.read_text(encoding="utf-8").replace('"A headline"\nmsgstr ""', '"A headline"\nmsgstr "Sernivîs"')
    Path("edited.po").write_text(edited, encoding="utf-8")
    _settings(f"[engines.echo]\nsave = \"import shutil; shutil.copy('edited.po', '{PO}')\"\n")
    result = dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert result.err == f"updated {PO}: 1 translated, 2 fuzzy, 0 missing, 2 drafted now\n"
    assert [entry.msgstr for entry in _entries()] == ["Sernivîs", f"kmr:{SENTENCE}", "kmr:Nobody was hurt."]


def test_a_file_that_goes_during_the_run_does_not_take_the_others_with_it(
    workspace: Path, dragoman: Dragoman, echo: Path
) -> None:
    _article("second", "Another text of its own.\n")
    dragoman("translate", "--engine", "none")
    _settings(f"[engines.echo]\nsave = \"Path('{PO}').unlink()\"\n")
    result = dragoman("translate", "--to", "kmr", "--engine", "echo")
    assert result.status == 1
    assert f"dragoman: {PO}: cannot read this file: no such file or directory; check the name" in result.err
    assert _entries(Path("translations/second/kmr.po"))[0].msgstr == "kmr:Another text of its own."


def test_a_killed_run_has_saved_what_was_done(workspace: Path, dragoman: Dragoman, echo: Path) -> None:
    for number in range(40):
        _article(f"story-{number:02}", f"Only text of story {number}.\n")
    _settings('[engines.echo]\nlog = "log"\npause = 0.25\n')
    with subprocess.Popen(
        [PROGRAM, "translate", "--to", "kmr", "--engine", "echo"], stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        drafted = Path("translations/story-00/kmr.po")
        while not (drafted.exists() and "echo 1.0" in drafted.read_text(encoding="utf-8")):
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
    first, kept = _log()[0], [path for path in Path("translations").glob("*/kmr.po") if "echo" in path.read_text()]
    assert 0 < len(kept) < 41
    _settings('[engines.echo]\nlog = "log"\n')
    assert dragoman("translate", "--to", "kmr", "--engine", "echo").status == 0
    second = _log()[1]
    done = {entry.msgid for path in kept for entry in _entries(path)}
    assert [item for item in first if item in second] == second
    assert not done & {text for _, text in second}
    assert all(entry.msgstr for path in Path("translations").glob("*/kmr.po") for entry in _entries(path))


def test_a_run_that_is_stopped_by_hand_saves_at_once(workspace: Path, echo: Path) -> None:
    _article("long", "\n\n".join(f"Text number {number} of many." for number in range(40)))
    _settings('[engines.echo]\nlog = "log"\npause = 0.2\n')
    arguments = [PROGRAM, "translate", "--to", "kmr", "--engine", "echo"]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as running:
        while not _log():
            assert running.poll() is None
            time.sleep(0.02)
        time.sleep(0.7)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
    assert running.returncode == 130
    assert err == "dragoman: stopped; finished files are in place, the rest is as it was\n"
    assert sum("echo 1.0" in entry.tcomment for entry in _entries() + _entries(Path("translations/long/kmr.po"))) >= 2


def test_a_bar_is_shown_to_a_terminal_once_a_run_takes_a_second(workspace: Path, echo: Path) -> None:
    _settings("[engines.echo]\npause = 0.7\n")
    screen, terminal = os.openpty()
    arguments = [PROGRAM, "translate", "--to", "kmr", "--engine", "echo"]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(arguments, stderr=terminal, env=environment) as running:
        os.close(terminal)
        seen = b""
        while True:
            try:
                block = os.read(screen, 4096)
            except OSError:  # how Linux says that nobody has the other end any more
                break
            seen += block
    os.close(screen)
    assert running.returncode == 0
    assert b"drafting" in seen
    assert seen.rstrip().endswith(b"3 fuzzy, 0 missing, 3 drafted now")
    PO.unlink()
    quiet = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    assert quiet.stderr == f"created {PO}: 0 translated, 3 fuzzy, 0 missing, 3 drafted now\n"


def test_a_server_drafts_and_its_drafts_are_judged(workspace: Path, dragoman: Dragoman, server: Loopback) -> None:
    _settings(f'[engines.libretranslate]\nurl = "{server.url}"\ncodes = {{ kmr = "ku" }}\n')
    result = dragoman("translate", "--to", "kmr", "--engine", "libretranslate")
    assert (result.status, result.err) == (0, f"created {PO}: 0 translated, 3 fuzzy, 0 missing, 3 drafted now\n")
    assert _entries()[1].msgstr == f"ku:{SENTENCE}"
    assert _entries()[1].tcomment.split("\n") == [
        "draft: libretranslate",
        "draft: term not placed: Daesh = DAIŞ",
        "draft: term not placed: Hawija = Hewîce",
    ]


@pytest.mark.parametrize(
    "fault",
    [
        *((status, {}, json.dumps({"error": f"key {KEY}"}).encode()) for status in (400, 401, 403, 404, 418, 429, 500)),
        (200, {}, KEY.encode()),
        (200, {}, json.dumps({"translatedText": [KEY]}).encode()),
        (302, {"Location": f"http://127.0.0.1:9/?api_key={KEY}"}, b""),
        (307, {"Location": f"/{KEY}"}, b""),
        (400, {}, json.dumps({"error": f"{'x' * 190} {KEY}"}).encode()),
        "close",
        "cut",
        "fewer",
    ],
    ids=str,
)
def test_the_key_is_in_no_message(
    workspace: Path, dragoman: Dragoman, server: Loopback, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setenv("DRAGOMAN_LIBRETRANSLATE_KEY", f" {KEY}\n")
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    _settings(f'[engines.libretranslate]\nurl = "{server.url}"\n')
    server.faults = [fault] * 9
    result = dragoman("translate", "--to", "ar", "--engine", "libretranslate")
    assert result.status == 1
    assert server.asked[0]["api_key"] == KEY
    assert KEY[:4] not in result.out + result.err
    assert len(result.err.splitlines()) == 2
    assert not any(KEY in path.read_text() for path in Path("translations").rglob("*.po"))


def _mt(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, data: bytes, *arguments: str) -> Any:
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    with os.fdopen(read) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        return dragoman("mt", "--to", "kmr", "--engine", "echo", *arguments)


def test_mt_prints_a_line_for_each_line(
    workspace: Path, dragoman: Dragoman, echo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _settings('[engines.echo.texts]\nbroken = " a\\r\\n b\\u2028c "\nnone = ""\n')
    result = _mt(dragoman, monkeypatch, b"one\n\n  \nbroken\r\nnone\none\nDaesh\nlast")
    assert result.status == 0
    assert result.out == "kmr:one\n\n  \na b c\n\nkmr:one\nkmr:Daesh\nkmr:last\n"
    assert result.err == "line 5: no translation\nline 7: term not placed: Daesh = DAIŞ\n"
    quiet = _mt(dragoman, monkeypatch, b"Daesh\n", "--no-glossary")
    assert (quiet.out, quiet.err) == ("kmr:Daesh\n", "")


def test_mt_speaks_json_lines(workspace: Path, dragoman: Dragoman, echo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _settings('[engines.echo.texts]\nnone = ""\n')
    result = _mt(dragoman, monkeypatch, b"Daesh\n\nnone\n", "--format", "json")
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {
            "line": 1,
            "text": "Daesh",
            "translation": "kmr:Daesh",
            "origin": "echo 1.0",
            "notes": ["term not placed: Daesh = DAIŞ"],
        },
        {"line": 2, "text": "", "translation": "", "origin": "", "notes": []},
        {"line": 3, "text": "none", "translation": None, "origin": "", "notes": []},
    ]
    assert result.err == ""


def test_mt_works_outside_a_workspace(
    tmp_path: Path, dragoman: Dragoman, echo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _mt(dragoman, monkeypatch, b"one\n", "--no-glossary").out == "kmr:one\n"
    Path("own.csv").write_text("id,subject,definition,en,kmr\none,,,one,yek\n", encoding="utf-8")
    result = _mt(dragoman, monkeypatch, b"one\n", "--glossary", "own.csv")
    assert (result.status, result.err) == (0, "line 1: term not placed: one = yek\n")
    missing = _mt(dragoman, monkeypatch, b"one\n")
    assert missing.status == 1
    assert "no workspace here" in missing.err
    assert _mt(dragoman, monkeypatch, b"one\n", "--glossary", "own.csv", "--no-glossary").status == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--engine", "none"], "the engine 'none' translates nothing; choose another one with --engine"),
        (["--engine", "auto"], "no Argos package from en to kmr: "),
        (["--engine", "argos", "--from", "kmr", "--to", "ar"], "no Argos package from kmr to ar: "),
        (["--from", "kmr"], "from kmr to kmr there is nothing to translate; give two languages"),
        (["--to", "ku"], "'ku'"),
    ],
)
def test_mt_that_cannot_start_is_one_line(
    workspace: Path, dragoman: Dragoman, echo: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    result = _mt(dragoman, monkeypatch, b"one\n", *arguments)
    assert (result.status, result.out) == (1, "")
    (line,) = result.err.splitlines()
    assert says in line


def test_mt_does_not_wait_for_the_end_of_its_input(workspace: Path, echo: Path) -> None:
    arguments = [PROGRAM, "mt", "--to", "kmr", "--engine", "echo"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.writelines(f"line {number}\n" for number in range(300))
        running.stdin.flush()
        assert next(islice(running.stdout, 200, None)) == "kmr:line 200\n"
        running.stdin.close()
        assert len(running.stdout.readlines()) == 99


def test_mt_into_a_pipe_that_closes_is_quiet(workspace: Path, echo: Path) -> None:
    Path("many.txt").write_text("a line\n" * 100_000, encoding="utf-8")
    arguments = [PROGRAM, "mt", "--to", "kmr", "--engine", "echo"]
    with (
        Path("many.txt").open() as many,
        subprocess.Popen(arguments, stdin=many, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running,
    ):
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == "kmr:a line\n"
        running.stdout.close()
        assert running.stderr.read() == ""
