"""Commands that change PO files queue, and what one of them left unfinished is finished before anything reads them."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.errors import FileError
from toolkit.workflow import changes
from toolkit.workflow.changes import history, locked, undo
from toolkit.workflow.workspace import open_workspace

WRITER = """
import sys, time
from pathlib import Path
from toolkit.workflow import changes
from toolkit.workflow.workspace import open_workspace

name, seconds = sys.argv[1], float(sys.argv[2])
here = open_workspace(Path.cwd())
with changes.locked(here, lambda: print(name, "waits", flush=True)):
    print(name, "starts", flush=True)
    path = here.root / "translations" / "flight" / "ar.po"
    old = path.read_bytes() if path.exists() else b""
    time.sleep(seconds)
    changes.commit(here, {path: old + name.encode()}, "import " + name)
    print(name, "ends", flush=True)
"""
KILLED = """
import os, signal
from pathlib import Path
from toolkit.workflow import changes
from toolkit.workflow.workspace import open_workspace

here = open_workspace(Path.cwd())
replace, done = Path.replace, []

def watch(path, target):
    if len(done) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    if target.suffix == ".po":
        done.append(target)
    return replace(path, target)

Path.replace = watch
folder = here.root / "translations" / "flight"
with changes.locked(here):
    changes.commit(here, {folder / f"{name}.po": b"new" for name in ("ar", "ckb", "kmr")}, "import")
"""


@pytest.fixture
def folder(workspace: Path) -> Path:
    return workspace / "translations" / "flight"


def writer(name: str, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, name, str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_writers_queue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writer("a", 2.5) as first:
        assert first.stdout
        assert first.stdout.readline() == "a starts\n"
        with writer("b", 0) as second:
            said = second.communicate(timeout=60)[0]
        assert first.stdout.read() == "a ends\n"
    assert said == "b waits\nb starts\nb ends\n"
    assert (folder / "ar.po").read_bytes() == b"ab"
    here = open_workspace(Path.cwd())
    assert [one.title for one in history(here)] == ["import b", "import a"]


def test_many_writers_at_once_lose_nothing(folder: Path) -> None:
    writers = [writer(name, 0) for name in "abcd"]
    for one in writers:
        with one:
            assert one.wait(timeout=60) == 0
    assert sorted((folder / "ar.po").read_text()) == list("abcd")


def test_nobody_is_told_of_a_short_wait(folder: Path) -> None:
    told: list[str] = []
    here = open_workspace(Path.cwd())
    with writer("a", 0.3) as first:
        assert first.stdout
        first.stdout.readline()
        with locked(here, lambda: told.append("waiting")):
            assert (folder / "ar.po").read_bytes() == b"a"
    assert told == []


def test_what_a_killed_command_left_is_finished_by_whatever_opens_the_workspace(folder: Path) -> None:
    (folder / "ckb.po").write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert not (folder / "kmr.po").exists()
    here = open_workspace(Path.cwd())
    assert {path.name: path.read_bytes() for path in folder.glob("*.po")} == dict.fromkeys(
        ("ar.po", "ckb.po", "kmr.po"), b"new"
    )
    taken = undo(here)
    assert [path.name for path in taken.files] == ["ar.po", "ckb.po", "kmr.po"]
    assert {path.name: path.read_bytes() for path in folder.glob("*.po")} == {"ckb.po": b"old"}


def test_what_a_killed_command_left_and_somebody_edited_stops_every_other_command(folder: Path) -> None:
    (folder / "kmr.po").write_bytes(b"old")
    subprocess.run([sys.executable, "-c", KILLED], check=False, timeout=60)
    (folder / "kmr.po").write_bytes(b"mine")
    for _ in range(2):
        with pytest.raises(FileError, match=r"kmr\.po: 'import' was cut short, and this file has changed since"):
            open_workspace(Path.cwd())
    here = open_workspace(Path.cwd(), recover=False)
    taken = undo(here, force=True)
    assert [path.read_bytes() for path in taken.copies] == [b"mine"]
    assert [path.name for path in sorted(folder.glob("*.po*"))] == ["kmr.po", "kmr.po.edited"]
    assert (folder / "kmr.po").read_bytes() == b"old"
    open_workspace(Path.cwd())


def test_a_workspace_that_nobody_changed_gets_no_files(workspace: Path) -> None:
    here = open_workspace(workspace)
    assert history(here) == []
    changes.recover(here)
    assert not (workspace / ".dragoman").exists()
