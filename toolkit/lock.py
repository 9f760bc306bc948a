"""One command at a time: locks that fall open when their process ends, however it ends."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import FileError

_PAUSE = 0.05
"""Seconds between two attempts."""


@contextmanager
def locked(path: Path, thing: str, waiting: Callable[[float], None]) -> Iterator[None]:
    """Hold the lock *path* while the body runs; wait while another process holds it.

    Args:
        path: a file of a folder that is of this machine alone; both are made where they are missing.
        thing: what the lock guards, for messages: ``the glossary``.
        waiting: is called with the seconds waited so far, again and again; to give up, it raises an error.

    Raises:
        FileError: that folder cannot be written to, or locks are unknown to this system, or to that disk, as to some
            network drives.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whatever the workspace's own .gitignore says.
        (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        stream = path.open("a")
    except OSError as error:
        raise _error(thing, error.strerror or str(error), "make that folder writable", path) from error
    with stream:
        start = time.monotonic()
        while not _lock(stream.fileno(), thing, path):
            waiting(time.monotonic() - start)
            time.sleep(_PAUSE)
        yield


def _lock(handle: int, thing: str, path: Path) -> bool:
    """Lock *handle*, the open file at *path*, until it is closed; False where another process has it locked."""
    cure = "edit its files by hand, with no other command at work, or move the workspace to a disk of this machine"
    try:
        import fcntl  # noqa: PLC0415 - not there on Windows, where reading works all the same
    except ImportError as error:
        raise _error(thing, "this system has no flock", cure, path) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise _error(thing, error.strerror or str(error), cure, path) from error
    return True


def _error(thing: str, reason: str, cure: str, path: Path) -> FileError:
    return FileError(f"cannot lock {thing}: {reason[:1].lower()}{reason[1:]}", cure=cure, path=path)
