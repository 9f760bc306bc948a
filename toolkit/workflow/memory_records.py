"""What is known of the memory without opening it: what it was fed from, and whether it has changed since."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import FileError
from toolkit.files import read_text, write_atomic


class Record(NamedTuple):
    """What a PO file was when the memory was fed from it."""

    stamp: str
    """Its size and time; empty where that does not prove that it is still the same."""
    digest: str
    units: str
    """Digest of what was reviewed in it; empty where the memory may hold something else."""


UNKNOWN = Record("", "", "")


@dataclass(slots=True)
class Records:
    """What is known of a memory."""

    files: dict[str, Record] = field(default_factory=dict)
    """Origin → what that PO file was."""
    stamp: str = ""
    """What :func:`stamp_of` said of it."""
    state: str = ""
    """Stands for all that it holds, at random: where it holds something else, this is another one."""


def stamp_of(path: Path) -> str:
    """Return sizes and times of the files of the memory at *path*: they change with everything that it is told."""
    return " ".join(filter(None, map(_stamp, (path, path.with_name(f"{path.name}-wal")))))


def _stamp(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:
        return ""
    # Whoever reads a memory makes an empty -wal beside it.
    return f"{path.suffix} {state.st_size} {state.st_mtime_ns}" if state.st_size else ""


def read_records(path: Path) -> Records | None:
    """Return the records that the file *path* holds; None where nobody can read them."""
    try:
        table = json.loads(read_text(path))
        files = {origin: Record(*map(str, row)) for origin, row in table["files"].items()}
        return Records(files, str(table["stamp"]), str(table["state"]))
    except (FileError, ValueError, AttributeError, TypeError, LookupError):
        return None


def write_records(path: Path, records: Records) -> None:
    """Let the file *path* hold *records*.

    Raises:
        FileError: it cannot be written.
    """
    table = {"stamp": records.stamp, "state": records.state, "files": dict(sorted(records.files.items()))}
    write_atomic(path, json.dumps(table, ensure_ascii=False, indent=0).encode())
