"""Zip files that somebody else has made, some of them to do harm."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from package_server import package_files, zipped
from toolkit.engines.packages import archive
from toolkit.errors import EngineError, FileError

FILES = package_files(top="")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "en_ar.argosmodel"


def _read(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("top", ["", "p/", "a folder/of its own/", "./p/", "مۆدێل/"])
def test_the_folder_that_has_the_metadata_is_the_package(top: str, path: Path, tmp_path: Path) -> None:
    other = {"README.txt": b"outside"} if top else {}
    path.write_bytes(zipped({top + name: data for name, data in FILES.items()} | other))
    archive.unpack(path, tmp_path / "out")
    assert _read(tmp_path / "out") == FILES


def _member(name: str, data: bytes = b"x", mode: int = 0) -> bytes:
    packed = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as opened:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        opened.writestr(info, data)
    return packed.getvalue()


def _patched(old: bytes, new: bytes) -> bytes:
    """Return a package in which *old* is *new* wherever it stands."""
    data = zipped(FILES | {"marked": b"marked"})
    assert old in data
    return data.replace(old, new)


def _encrypted() -> bytes:
    data = bytearray(zipped(FILES))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def _with_a_wrong_checksum() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as opened:
        for name, data in FILES.items():
            opened.writestr(name, data)
    return packed.getvalue().replace(b"pieces", b"Pieces")


def _with_many(count: int) -> bytes:
    return zipped(FILES | {f"f{number}": b"" for number in range(count)})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_member("../outside"), "outside of the package"),
        (_member("model/../../outside"), "outside of the package"),
        (_member("/outside"), "outside of the package"),
        (_member("..\\outside"), "outside of the package"),
        (_member("C:outside"), "outside of the package"),
        (_member("line\nbreak"), "is no name for a file"),
        (_member("link", b"/etc/passwd", stat.S_IFLNK | 0o777), "a link or a device"),
        (_member("device", b"", stat.S_IFCHR | 0o666), "a link or a device"),
        (_member("zeros", bytes(60 << 20)), "would fill"),
        (_with_many(10_001), "more than any package has"),
        (_patched(b"marked", b"../a/b"), "outside of the package"),
        (_encrypted(), "is encrypted"),
        (_with_a_wrong_checksum(), "damaged.*checksum|damaged.*CRC"),
        (zipped(FILES)[:-1000], "not a zip file, or a damaged one"),
        (zipped(FILES)[1000:], "not a zip file, or a damaged one"),
        (b"", "not a zip file"),
        (b"<!DOCTYPE html><title>404</title>", "a web page, not a package"),
        (zipped({"a": b"x"}), "no package: there is no metadata.json in it"),
        (zipped({"a/metadata.json": b"{}", "b/metadata.json": b"{}"}), "more than one package"),
        (zipped({"metadata.json/x": b"{}"}), "no package"),
        (zipped(FILES | {"model": b"a file and a folder"}), "cannot unpack"),
        (zipped(FILES | {"n" * 300: b""}), "cannot unpack this file: file name too long"),
    ],
)
def test_what_nobody_should_unpack_is_refused_in_a_line(data: bytes, said: str, path: Path, tmp_path: Path) -> None:
    path.write_bytes(data)
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises((EngineError, FileError), match=said) as raised:
        archive.unpack(path, inside / "out")
    assert "\n" not in str(raised.value)
    assert {file.name for file in tmp_path.iterdir()} == {"inside", path.name}
    assert {file.name for file in inside.iterdir()} <= {"out"}
    assert not any(file.is_symlink() for file in inside.rglob("*"))


def test_two_files_of_one_name_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path.write_bytes(_member("metadata.json"))
    with pytest.raises(EngineError, match="two files of one name"):
        archive.unpack(path, tmp_path / "out")


def test_a_package_that_the_disk_has_no_room_for_is_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(zipped(FILES | {"big": bytes(range(256)) * 8192}))
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1 << 20})())
    with pytest.raises(EngineError, match="it needs 2 MiB of disk and 1 MiB are free; free some space"):
        archive.unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        archive.unpack(tmp_path / "none.argosmodel", tmp_path / "out")
