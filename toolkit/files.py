"""Reading files with errors that say the line, and writing them whole or not at all."""

import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import DragomanError, FileError

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

_CURES = {
    errno.ENOENT: "check the name",
    errno.EACCES: "change its permissions or work on a copy of your own",
    errno.EPERM: "change its permissions or work on a copy of your own",
    errno.EROFS: "the disk is read-only: work on a copy elsewhere",
    errno.ENOSPC: "free some space and run the command again; the old file is untouched",
    errno.EFBIG: "raise the limit on file sizes and run the command again; the old file is untouched",
    errno.EDQUOT: "free some space and run the command again; the old file is untouched",
    errno.EISDIR: "give a file, not a folder",
    errno.ENOTDIR: "move the file away that stands where a folder should be",
    errno.EEXIST: "move the file away that stands where a folder should be",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ELOOP: "mend the link, which leads back to itself",
}

_FLAT = r"""[^{}"'\#\n]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'"""
_DOUBTFUL = tuple(
    re.compile(pattern)
    for pattern in (
        r"\A\n\ufeff|\r",
        r"\\[ex]",
        r":(?<=\d\d:)\d\d(?:[Zz]|[+-]\d\d:\d\d)?[ \t\r]*(?:[,\]}\#\n]|\Z)",
        r",[ \t]*\}",
        rf"""\n(?=[^{{\n]*\{{)(?!(?:(?!\"{{3}}|'{{3}})(?:{_FLAT}|\{{(?:{_FLAT})*+\}}))*+(?:\#.*)?(?:\n|\Z))""",
    )
)
"""Where a text, with a line break above it and LF at the end of each line, may mean something else to rtoml.

That is a byte order mark or CR, and what came with TOML 1.1: an escape ``\\e`` or ``\\x``, a time without seconds (with
them it gets a time zone of another kind), and in a table between braces a comma at the end or more than one line.
https://github.com/toml-lang/toml/blob/main/CHANGELOG.md
"""
_HEADER = re.compile(r"\n[ \t]*\[\[?([^\]\n]*)\]")


def file_error(error: OSError, path: Path | str, doing: str = "use") -> FileError:
    """Turn what the system says about *path* into an error with a cure; *doing* is what was tried: ``read``."""
    reason = (error.strerror or str(error)).lower()
    cure = _CURES.get(error.errno or 0, "check the disk and run the command again")
    thing = "folder" if os.path.isdir(path) and error.errno != errno.EISDIR else "file"  # noqa: PTH112 - asks quietly
    return FileError(f"cannot {doing} this {thing}: {reason}", cure=cure, path=path)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of *path*.

    Raises:
        FileError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise file_error(error, path, "read") from error


def read_blocks(path: Path, size: int = 1 << 16) -> Iterator[bytes]:
    """Yield the bytes of *path* in blocks of at most *size*.

    Raises:
        FileError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            while block := stream.read(size):
                yield block
    except OSError as error:
        raise file_error(error, path, "read") from error


def decode_utf8(data: bytes, path: Path, *, first_line: int = 1) -> str:
    """Decode *data*, read from *path*, keeping every character (line endings and byte order mark too).

    Args:
        data: the file, or the part of it that starts at *first_line*.
        path: for messages.
        first_line: for messages.

    Raises:
        FileError: it is not UTF-8; the message names the line.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        bad = data[error.start : error.start + 1].hex()
        raise FileError(
            f"not UTF-8 (byte 0x{bad})", cure="save it as UTF-8 in your editor", path=path, line=line
        ) from error


def read_text(path: Path) -> str:
    """Return the text of *path*, a UTF-8 file, without its byte order mark if it has one.

    Raises:
        FileError: it cannot be read or is not UTF-8.
    """
    return decode_utf8(read_bytes(path), path).removeprefix("\ufeff")


def read_lines(path: Path | None) -> Iterator[str]:
    """Yield the lines of *path*, a UTF-8 file, without their endings; of standard input where *path* is None.

    One line is held at a time; a line ends with LF or CR LF.

    Raises:
        FileError: it cannot be read or is not UTF-8; the message names the line.
    """
    name = Path("standard input") if path is None else path
    try:
        with nullcontext(sys.stdin.buffer) if path is None else path.open("rb") as stream:
            for number, data in enumerate(stream, 1):
                text = decode_utf8(data, name, first_line=number)
                yield text.removesuffix("\n").removesuffix("\r").removeprefix("\ufeff" if number == 1 else "")
    except OSError as error:
        raise file_error(error, name, "read") from error


def files_under(folder: Path, suffix: str) -> list[Path]:
    """Return the files anywhere under *folder* whose names end in *suffix*, in the order of their names.

    What is hidden is left out; what cannot be looked into is an error, for it would pass for empty. A *folder* that is
    not there holds no files.

    Raises:
        FileError: a folder cannot be read, or *folder* is none.
    """

    def complain(error: OSError) -> None:
        if error.errno != errno.ENOENT:
            raise file_error(error, error.filename, "look into") from error

    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=complain):
        folders[:] = [name for name in folders if name[0] != "."]
        found += [Path(place, name) for name in names if name.endswith(suffix) and name[0] != "."]
    # A link to nowhere stays: reading it says what is wrong.
    return sorted(path for path in found if path.is_file() or path.is_symlink())


def write_atomic(path: Path, data: bytes) -> bool:
    """Make *path* hold *data*: after any failure it holds either the old bytes or the new ones.

    Nothing is written where the file already holds *data*. A link is followed, permissions are kept, missing folders
    are made.

    Returns:
        True where something was written.

    Raises:
        FileError: it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_file() and target.read_bytes() == data:
            return False
        _replace(target, data)
    except OSError as error:
        raise file_error(error, path, "write") from error
    return True


def write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """Make *path* hold *blocks*, one after the other, as :func:`write_atomic` does; one is held at a time.

    Raises:
        FileError: it cannot be written.
    """
    try:
        _replace(Path(os.path.realpath(path)), blocks)
    except OSError as error:
        raise file_error(error, path, "write") from error


def _replace(target: Path, data: bytes | Iterable[bytes]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        stage(temporary, data, target)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def stage(temporary: Path, data: bytes | Iterable[bytes], target: Path) -> None:
    """Write *data* to the disk as *temporary*, a file that is to replace *target* and gets its permissions.

    Raises:
        OSError: it cannot be written.
    """
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    with temporary.open("wb") as stream:
        stream.writelines([data] if isinstance(data, bytes) else data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.chmod(mode)


def sync_folder(folder: Path) -> None:
    """Make sure that what was renamed in *folder*, or removed from it, stays so when the power fails.

    Raises:
        OSError: *folder* cannot be opened.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def line_where(text: str, pattern: str) -> int | None:
    """Return the number, counted from 1, of the first line of *text* that *pattern* matches from its start."""
    found = re.search(rf"^{pattern}", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def load_toml(text: str, path: Path, kind: type[DragomanError]) -> dict[str, Any]:
    """Return what *text*, the TOML 1.0 file at *path*, says; the keys in the order of the file.

    Raises:
        DragomanError: it is not TOML; the error is of *kind* and names the line.
    """
    lines = "\n" + text.replace("\r\n", "\n")
    if not any(pattern.search(lines) for pattern in _DOUBTFUL) and not _has_late_header(lines):
        import rtoml

        # Numbers beyond 64 bits, and nesting deeper than its own stack, are an error to it alone.
        with suppress(ValueError):
            return rtoml.loads(lines)
    import tomllib  # noqa: PLC0415 - read with again only to say what is wrong

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(error, path, kind) from error
    except (ValueError, RecursionError) as error:
        # tomllib lets through what int() and the depth of the stack object to.
        raise kind(f"not valid TOML: {error}", cure="mend it by hand", path=path) from error


def _has_late_header(text: str) -> bool:
    """Return whether a table may have its header below one of a table within it: rtoml then moves it down."""
    headers = [header.replace(" ", "").replace("\t", "") for header in _HEADER.findall(text)]
    if not any("." in header for header in headers):
        return False
    above: set[str] = set()
    for header in headers:
        # A key in quotation marks can be written in more than one way.
        if header in above or '"' in header or "'" in header:
            return True
        parts = header.split(".")
        above.update(".".join(parts[:depth]) for depth in range(1, len(parts)))
    return False


def _toml_error(error: "TOMLDecodeError", path: Path, kind: type[DragomanError]) -> DragomanError:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    what = re.sub(r" \(at .*\)$", "", str(error))
    line = int(place[1]) if place else None
    column = f" in column {place[2]}" if place else ""
    return kind(f"not valid TOML: {what}{column}", cure="mend that line by hand", path=path, line=line)
