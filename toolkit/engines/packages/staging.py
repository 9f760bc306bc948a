"""Changing the folder of packages so that nobody ever sees half a package in it.

Argos Translate takes every folder there for a package, and stops at one that is not whole. So a package is made beside
that folder, on the same disk, and renamed into it.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import EngineError
from toolkit.files import file_error


@contextmanager
def staging(packages: Path) -> Iterator[Path]:
    """Keep other commands away from *packages* and yield an empty folder beside it for what is not finished.

    The empty folder goes when the block ends, with all that is in it. What a killed command has left is cleared too.

    Raises:
        EngineError: another command is changing the packages, or they are on a disk of their own.
        FileError: a folder cannot be made, read or cleared.
    """
    packages = packages.resolve()
    beside = packages.parent / f".{packages.name}.unfinished"
    try:
        packages.mkdir(parents=True, exist_ok=True)
        handle = os.open(packages, os.O_RDONLY)
    except OSError as error:
        raise file_error(error, packages, "use") from error
    try:
        _lock(handle, packages)
        clear(beside)
        _make(beside, packages)
        try:
            yield beside
        finally:
            clear(beside)
    finally:
        os.close(handle)


def put(package: Path, folder: Path) -> None:
    """Rename *package*, a folder that is finished and staged, to *folder*; what stands there goes.

    Raises:
        FileError: that is not possible; everything is as it was.
    """
    old = package.parent / ".replaced"
    try:
        for place, _, names in os.walk(package):
            for path in (place, *(os.path.join(place, name) for name in names)):  # noqa: PTH118 - os.walk speaks so
                sync(path)
        there = os.path.lexists(folder)
        if there:
            folder.rename(old)
        try:
            package.rename(folder)
        except OSError:
            if there:
                old.rename(folder)
            raise
        sync(folder.parent)
    except OSError as error:
        raise file_error(error, folder, "write") from error


def take_out(folder: Path, beside: Path) -> None:
    """Remove *folder*, a package: it is renamed into *beside*, then deleted.

    Raises:
        FileError: that is not possible.
    """
    gone = beside / folder.name
    try:
        folder.rename(gone)
        sync(folder.parent)
    except OSError as error:
        raise file_error(error, folder, "remove") from error
    clear(gone)


def clear(path: Path) -> None:
    """Delete *path*, whatever it is; nothing where nothing is there.

    Raises:
        FileError: it cannot be deleted.
    """
    try:
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
        else:
            shutil.rmtree(path)
    except OSError as error:
        raise file_error(error, path, "delete") from error


def sync(path: Path | str) -> None:
    """Let what is in *path*, a file or a folder, outlast a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(handle: int, packages: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        cure = "run this again when it has finished"
        raise EngineError("another command is changing these packages", cure=cure, path=packages) from error
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP):
            raise file_error(error, packages, "lock") from error
        # Some network disks know no locks; the renaming is safe on them all the same.


def _make(beside: Path, packages: Path) -> None:
    try:
        beside.mkdir()
        same = beside.stat().st_dev == packages.stat().st_dev
    except OSError as error:
        raise file_error(error, beside, "make") from error
    if not same:
        clear(beside)
        cure = "let ARGOS_PACKAGES_DIR name a folder below it"
        raise EngineError("this folder is a disk of its own: nothing can be made beside it", cure=cure, path=packages)
