"""A lock is held by one process at a time, and falls open when that ends."""

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.errors import FileError
from toolkit.lock import locked

HOLDER = """
import sys
from pathlib import Path
from toolkit.lock import locked
with locked(Path(sys.argv[1]), "the files", lambda seconds: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def impatient(seconds: float) -> None:
    raise TimeoutError(seconds)


def test_a_lock_is_waited_for_until_its_holder_ends(tmp_path: Path) -> None:
    path = tmp_path / "own" / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        waits: list[float] = []

        def waiting(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                holder.kill()

        with locked(path, "the files", waiting):
            assert holder.wait() < 0
    assert len(waits) >= 3
    assert waits == sorted(waits)
    assert (path.parent / ".gitignore").read_text() == "*\n"
    with locked(path, "the files", impatient), pytest.raises(TimeoutError), locked(path, "the files", impatient):
        pass


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOLCK, "no locks available"), (errno.EOPNOTSUPP, "operation not supported"), (errno.ENOSYS, "function n")],
)
def test_a_disk_without_locks_is_told_in_one_line(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert_refused(tmp_path / "lock", said)


def test_a_system_without_locks_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert_refused(tmp_path / "lock", "this system has no flock; edit its files by hand")


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert_refused(tmp_path / "file" / "lock", "file exists; make that folder writable")


def assert_refused(path: Path, said: str) -> None:
    with pytest.raises(FileError, match=f"{path}: cannot lock the files: {said}"), locked(path, "the files", impatient):
        pass
