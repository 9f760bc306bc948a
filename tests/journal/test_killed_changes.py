"""A change to several files is made whole or not at all, whenever the command that makes it is killed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = r"""
import io, json, os, signal, sys
from pathlib import Path
from toolkit.errors import FileError
from toolkit.journal import Journal

os.fsync = lambda handle: None  # what a dead process has written is there without it
root, action = Path(sys.argv[1]), sys.argv[2]
journal = Journal(root, root / ".dragoman" / "undo", "undo")
OLD = {"a/ar.po": b"old ar" * 99, "a/ckb.po": b"old ckb" * 99, "b/gone.po": b"old gone" * 99}
NEW = {"a/ar.po": b"new ar" * 99, "a/ckb.po": b"new ckb" * 99, "b/gone.po": None, "new/folder/kmr.po": b"new kmr" * 99}
FIRST = {"a/ar.po": b"first", "b/gone.po": b"first gone"}

def commit():
    journal.commit({root / name: data for name, data in NEW.items()}, "second")

def put(files):
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

def contents():
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(".dragoman")}

def clear():
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()

def killed_at(left, do):
    '''Do something in a process that is killed at its step number *left*; return whether it was.'''
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == signal.SIGKILL

    def step():
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event, arguments):
        if event in ("open", "os.rename", "os.remove", "os.chmod", "os.mkdir") and str(root) in str(arguments[0]):
            step()

    class Slow(io.FileIO):
        def write(self, data):
            half = len(data) // 2
            super().write(data[:half])
            step()
            return half + super().write(data[half:])

    plain = Path.open
    Path.open = lambda path, mode="r", *more: Slow(path, "w") if mode == "wb" else plain(path, mode, *more)
    os.fsync = lambda handle: step()
    sys.addaudithook(watch)
    do()
    os._exit(0)

def whole():
    '''Whether the files, and those of the journal, are those before or after the action.'''
    there = contents()
    for name, (files, backups) in STATES.items():
        if there == files and sorted(path.name for path in journal.folder.iterdir()) == backups:
            return name
    return {name: data[:9].decode() for name, data in there.items()}

def prepare():
    clear()
    put(FIRST)
    journal.commit({root / name: data for name, data in OLD.items()}, "first")
    if action == "undo":
        commit()

after = {name: data for name, data in NEW.items() if data is not None}
STATES = {"old": (OLD, ["1.zip"]), "new": (after, ["1.zip", "2.zip"])}
do = {"commit": commit, "undo": journal.undo}[action]
left = 0
while True:
    left += 1
    prepare()
    cut = killed_at(left, do)
    mixed = contents() not in (OLD, after)
    tries = 1 + left % 2
    while killed_at(tries, journal.recover):
        tries += 2
    journal.recover()
    print(json.dumps({"cut": cut, "mixed": mixed, "recoveries": tries, "state": whole()}))
    if not cut:
        break
"""


@pytest.mark.parametrize(("action", "done", "undone"), [("commit", "new", "old"), ("undo", "old", "new")])
def test_a_killed_change_is_made_or_not(action: str, done: str, undone: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", DRIVER, str(tmp_path), action]
    lines = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout.splitlines()
    runs = [json.loads(line) for line in lines]
    states = [run["state"] for run in runs]
    # Nothing has happened until the change is written down, and from then on all of it has.
    assert states == [undone] * states.count(undone) + [done] * states.count(done)
    assert states.count(undone) > 3
    assert states.count(done) > 20
    assert any(run["mixed"] for run in runs), "no process was killed between two files"
    assert max(run["recoveries"] for run in runs) > 20
    assert runs[-1]["cut"] is False
