"""Files are read with the line of a fault, and written whole or not at all."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from toolkit.errors import FileError
from toolkit.files import files_under, read_text, write_atomic

OLD = b"what a person typed\n"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ar.po"
    assert write_atomic(path, OLD)
    assert write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_says_so_already_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    write_atomic(path, OLD)
    os.utime(path, (1, 1))
    assert not write_atomic(path, OLD)
    assert path.stat().st_mtime == 1


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "ar.po", tmp_path / "link.po"
    path.write_bytes(OLD)
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_permissions_that_the_user_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "ar.po", OLD)
    finally:
        os.umask(before)
    assert (tmp_path / "ar.po").stat().st_mode & 0o777 == 0o640


def test_a_disk_that_fills_up_in_the_middle_of_a_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    path.write_bytes(OLD)
    script = f"""
from pathlib import Path
from toolkit.errors import FileError
from toolkit.files import write_atomic
try:
    write_atomic(Path({str(path)!r}), b"x" * 1_000_000)
except FileError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        # The kernel stops the write after 4 KiB, as a full disk would.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert "cannot write this file: file too large" in done.stdout
    assert "the old file is untouched" in done.stdout
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@contextmanager
def _an_ordinary_user(folder: Path) -> Iterator[None]:
    """Step down from root, whom permissions do not bind; another user is one already."""
    if os.geteuid() != 0:
        yield
        return
    for parent in folder.parents[:4]:
        parent.chmod(parent.stat().st_mode | 0o011)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_is_named_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "ar.po"
    path.write_bytes(OLD)
    path.chmod(0o666)
    folder.chmod(0o555)
    with _an_ordinary_user(folder), pytest.raises(FileError) as raised:
        write_atomic(path, b"new")
    assert str(raised.value).startswith(f"{path}: cannot write this file: permission denied; change its permissions")
    assert path.read_bytes() == OLD


def test_files_under_a_folder(tmp_path: Path) -> None:
    for name in ("b.po", "a/c.po", ".hidden/d.po", ".#b.po", "e.pot"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / "folder.po").mkdir()
    (tmp_path / "nowhere.po").symlink_to("gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert files_under(tmp_path, ".po") == [tmp_path / name for name in ("a/c.po", "b.po", "nowhere.po")]
    assert files_under(tmp_path / "gone", ".po") == []


def test_a_folder_that_is_closed_does_not_pass_for_empty(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    tmp_path.chmod(0o755)
    with _an_ordinary_user(folder), pytest.raises(FileError) as raised:
        files_under(tmp_path, ".po")
    folder.chmod(0o755)
    assert str(raised.value).startswith(f"{folder}: cannot look into this folder: permission denied; change its perm")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"one\ntwo \xff\n", "a.txt:2: not UTF-8 (byte 0xff); save it as UTF-8 in your editor"),
        (None, "a.txt: cannot read this file: no such file or directory; check the name"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path: Path, data: bytes | None, message: str) -> None:
    path = tmp_path / "a.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FileError) as raised:
        read_text(path)
    assert str(raised.value) == f"{tmp_path}/{message}"
