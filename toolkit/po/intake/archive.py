"""The files in a zip file, without trusting it: nothing of it is ever written to the disk."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from toolkit.errors import CatalogError

MOST_BYTES = 256 << 20
"""Of a file, or of all files of an archive: a PO file of 200,000 paragraphs with their term notes has some 200 MiB."""

_MOST_FILES = 10_000
_HIGHEST_RATIO = 200
"""Unpacked to packed size. PO files have 3 to 20; deflate makes up to 1032 of zeros."""
_SMALL = 1 << 20
"""A file of as much does no harm, however well it packs."""
_ENCRYPTED = 1  # bit 0 of the general purpose flags, APPNOTE 4.4.4
_UTF8 = 1 << 11
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, NotImplementedError, RuntimeError, ValueError, OverflowError),
)
_LITTER = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
"""What systems add to folders and archives."""


def members(data: bytes, path: Path, most: int = MOST_BYTES) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file in the zip file *data*, in the order of their names.

    Raises:
        CatalogError: it is no zip file, a damaged one, or one that nobody should open.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            found = [(_name(info), info) for info in opened.infolist() if not info.is_dir()]
            _judge(found, path, most)
            for name, info in sorted(found, key=lambda one: one[0]):
                if not _is_litter(name):
                    # zipfile stops at the size that was judged, and compares the checksum at the end.
                    yield name, opened.read(info)
    except _BROKEN as error:
        cure = "ask for it again, or unpack it yourself and take the PO file in it"
        raise CatalogError(f"not a zip file, or a damaged one: {error}", cure=cure, path=path) from error


def sizes(data: bytes, path: Path, most: int = MOST_BYTES) -> dict[str, int]:
    """Return name and size of each file in the zip file *data*, once it is known to do no harm; see :func:`members`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            found = [(_name(info), info) for info in opened.infolist()]
    except _BROKEN as error:
        raise CatalogError(f"a damaged file: {error}", cure="ask for it again", path=path) from error
    _judge(found, path, most)
    return {name: info.file_size for name, info in found}


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a file, with slashes, in the charset that its archiver has most likely used."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name.replace("\\", "/"))


def _judge(found: Sequence[tuple[str, zipfile.ZipInfo]], path: Path, most: int) -> None:
    for name, info in found:
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts or ":" in name:
            raise _refused(f"'{name}' leads out of it", path)
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(f"'{name}' is a link or a device", path)
        if info.flag_bits & _ENCRYPTED:
            raise CatalogError(f"'{name}' is encrypted", cure="ask for it without a password", path=path)
        if info.file_size > max(_SMALL, _HIGHEST_RATIO * info.compress_size):
            raise _refused(f"'{name}' packs {info.file_size} bytes into {info.compress_size}", path)
    total = sum(info.file_size for _, info in found)
    if total > most:
        raise _refused(f"it holds {total >> 20} MiB, more than the {most >> 20} MiB that are taken", path)
    if len(found) > _MOST_FILES:
        raise _refused(f"it holds {len(found)} files", path)


def _is_litter(name: str) -> bool:
    path = PurePosixPath(name.casefold())
    return bool(_LITTER.intersection(path.parts)) or path.name.startswith(("._", "~$"))


def _refused(what: str, path: Path) -> CatalogError:
    return CatalogError(f"not opened: {what}", cure="do not trust this file; ask for the PO file alone", path=path)
