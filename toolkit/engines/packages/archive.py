"""Unpacking a package that comes from elsewhere, without trusting it."""

import errno
import shutil
import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from toolkit.engines.packages.package import METADATA
from toolkit.errors import EngineError
from toolkit.files import file_error

MOST_FILES = 10_000
MOST_BYTES = 64 << 30
"""The biggest models that CTranslate2 is used for here have some 40 GiB."""
HIGHEST_RATIO = 100
"""Unpacked to packed size. A package has 1 to 2, since weights hardly shrink; deflate makes up to 1032 of zeros."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
_BLOCK = 1 << 20
_ENCRYPTED = 1  # bit 0 of the general purpose flags, APPNOTE 4.4.4


def unpack(archive: Path, folder: Path, markers: Sequence[str] = (METADATA,)) -> None:
    """Unpack the package in the zip file *archive* to *folder*, which must not exist.

    A package is the folder that holds a file named as one of *markers*, the first that is there at all, however deep
    it lies; what is outside of it is left out.

    Raises:
        EngineError: it is no zip file, a damaged one, one that nobody should unpack, or not of one package.
        FileError: it cannot be read, or the package not be written.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [info for info in opened.infolist() if not info.is_dir()]
            _judge(members, archive)
            root = _root(members, markers, archive)
            _room(members, folder.parent, archive)
            for info in members:
                name = PurePosixPath(info.filename)
                if name.is_relative_to(root):
                    _write(opened, info, folder / name.relative_to(root))
    except _BROKEN as error:
        raise _damaged(archive, error) from error
    except OSError as error:
        if error.errno == errno.EINVAL:
            # zipfile follows an offset to before the start of the file.
            raise _damaged(archive, error) from error
        raise file_error(error, error.filename or archive, "unpack") from error


def _judge(members: Sequence[zipfile.ZipInfo], archive: Path) -> None:
    """See that *members* can be unpacked without harm, by what the archive says of them; it is held to that later."""
    total = sum(info.file_size for info in members)
    for info in members:
        name = PurePosixPath(info.filename)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if name.is_absolute() or ".." in name.parts or "\\" in info.filename or ":" in info.filename:
            raise _refused(f"“{info.filename}” would be written outside of the package", archive)
        if not info.filename.isprintable():
            raise _refused(f"{info.filename!a} is no name for a file", archive)
        if kind not in (0, stat.S_IFREG):
            raise _refused(f"“{info.filename}” is a link or a device", archive)
        if info.flag_bits & _ENCRYPTED:
            raise _refused(f"“{info.filename}” is encrypted", archive)
    if len({info.filename for info in members}) < len(members):
        raise _refused("it has two files of one name", archive)
    if len(members) > MOST_FILES:
        raise _refused(f"{len(members)} files are more than any package has", archive)
    if total > MOST_BYTES or total > HIGHEST_RATIO * archive.stat().st_size:
        raise _refused(f"it would fill {total} bytes of the disk, which no package does", archive)


def _root(members: Sequence[zipfile.ZipInfo], markers: Sequence[str], archive: Path) -> PurePosixPath:
    names = [PurePosixPath(info.filename) for info in members]
    for marker in markers:
        found = sorted((name.parent for name in names if name.name == marker), key=lambda path: len(path.parts))
        if len(found) > 1 and len(found[0].parts) == len(found[1].parts):
            raise EngineError("more than one package is in this file", cure="unpack it yourself", path=archive)
        if found:
            return found[0]
    raise EngineError(
        f"no package: there is no {' or '.join(markers)} in it",
        cure="take a file that ends in .argosmodel, or bring a model in with `dragoman models import`",
        path=archive,
    )


def _room(members: Sequence[zipfile.ZipInfo], into: Path, archive: Path) -> None:
    total, free = sum(info.file_size for info in members), shutil.disk_usage(into).free
    if total > free:
        what = f"it needs {total >> 20} MiB of disk and {free >> 20} MiB are free"
        raise EngineError(what, cure="free some space and run this again", path=archive)


def _write(opened: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    # zipfile stops at the size that was judged, and compares the checksum at the end.
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(info) as source, path.open("xb") as target:
        shutil.copyfileobj(source, target, _BLOCK)


def _refused(what: str, archive: Path) -> EngineError:
    return EngineError(f"not unpacked: {what}", cure="do not trust this file; get the package elsewhere", path=archive)


def _damaged(archive: Path, error: Exception) -> EngineError:
    with archive.open("rb") as stream:
        start = stream.read(64).lstrip().lower()
    if start.startswith(b"<"):
        return EngineError("a web page, not a package", cure="open it to see what it says", path=archive)
    what = f"not a zip file, or a damaged one: {error}"
    return EngineError(what, cure="download the package again", path=archive)
