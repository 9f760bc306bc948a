"""The workspace's translation memory: fed from its PO files, which are the truth, and from what is imported."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from toolkit import languages
from toolkit.errors import CatalogError, DragomanError, FileError, StoreError
from toolkit.files import file_error, read_bytes
from toolkit.lock import locked
from toolkit.memory.database import remove
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit
from toolkit.po import Catalog, language_in
from toolkit.workflow.memory_records import UNKNOWN, Record, Records, read_records, stamp_of, write_records
from toolkit.workflow.workspace import Workspace

_RECENT = 2_000_000_000
"""Nanoseconds: a file that was saved so short a time ago may be saved again without getting a later time."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of the memory when it was made anew."""

    units: int
    """From the PO files."""
    imported: Mapping[str, int]
    """Imported file → units that are still there."""
    damaged: str
    """Why what had been imported is lost; empty where nothing is."""
    faults: tuple[DragomanError, ...]
    """The PO files that could not be read."""


def path_of(workspace: Workspace) -> Path:
    """Return where the memory of *workspace* is kept: in a folder that stays out of git."""
    return workspace.root / ".dragoman" / "memory.sqlite"


def feed(workspace: Workspace) -> list[DragomanError]:
    """Let the memory of *workspace* know what is reviewed in its PO files now, and nothing else of them.

    Only files that have changed since the last time are read, so this takes next to no time where none has.

    Returns:
        The PO files that could not be read; the memory keeps what it knew of them.

    Raises:
        StoreError: the memory cannot be used.
        FileError: its folder cannot be written.
    """
    with _fed(workspace) as (_, faults):
        return faults


@contextmanager
def opened(workspace: Workspace, tell: Callable[[str], None] = lambda _: None) -> Iterator[Memory]:
    """Open the memory of *workspace*, fed with what is reviewed in its PO files now.

    Args:
        workspace: whose memory.
        tell: is told which PO files could not be read, a line each.

    Raises:
        StoreError: the memory cannot be used.
        FileError: its folder cannot be written.
    """
    with _fed(workspace) as (memory, faults):
        for fault in faults:
            tell(str(fault))
        yield memory


def state(workspace: Workspace) -> str:
    """Return what stands for all that the memory of *workspace* holds, at random: a memory that changes gets another.

    For use while it is :func:`opened`. Where nothing has changed it may be another one all the same.
    """
    return records.state if (records := read_records(_records_file(workspace))) else ""


def is_imported(origin: str) -> bool:
    """Return whether *origin* is an imported file rather than a PO file of the workspace."""
    return "/" not in origin


def rebuild(workspace: Workspace) -> Rebuilt:
    """Make the memory of *workspace* anew from its PO files; what was imported stays, unless the memory is damaged.

    Raises:
        StoreError: the memory cannot be used, and this is not what mends it.
        FileError: its folder cannot be written.
    """
    path = path_of(workspace)
    with _locked(workspace):
        if damage := _damage(path):
            remove(path)
        # What the records stand for is no longer known, so all PO files are read.
        faults = _feed(workspace, None)
        with Memory.open(path) as memory:
            now = memory.stats().origins
    units = sum(count for origin, count in now.items() if _is_ours(origin))
    imported = {origin: count for origin, count in now.items() if not _is_ours(origin)}
    return Rebuilt(units, imported, damage, tuple(faults))


def _damage(path: Path) -> str:
    """Return what is wrong with the memory at *path*; empty where all of it can be read.

    Raises:
        StoreError: it cannot be read now, but may be whole.
    """
    try:
        if path.exists():
            with Memory.open(path) as memory:
                deque(memory.units(), maxlen=0)
    except StoreError as error:
        # A memory that is busy, or some other program's, has another cure than to make it anew.
        if "memory rebuild" not in error.cure:
            raise
        return error.what
    return ""


def _records_file(workspace: Workspace) -> Path:
    return workspace.root / ".dragoman" / "memory.json"


def _locked(workspace: Workspace) -> AbstractContextManager[None]:
    return locked(workspace.root / ".dragoman" / "memory.lock", "the memory", lambda _: None)


@contextmanager
def _fed(workspace: Workspace) -> Iterator[tuple[Memory, list[DragomanError]]]:
    path = path_of(workspace)
    with _locked(workspace):
        faults = _feed(workspace, read_records(_records_file(workspace)) if path.exists() else None)
    with Memory.open(path) as memory:
        yield memory, faults


def _feed(workspace: Workspace, before: Records | None) -> list[DragomanError]:
    """Bring the memory, and the records of it, up to the PO files of *workspace*; return what could not be read.

    Args:
        workspace: whose memory, which is locked.
        before: what is known of it, None where nothing is.
    """
    path = path_of(workspace)
    old = stamp_of(path)
    with Memory.open(path) as memory:
        if before is None:
            files = dict.fromkeys(filter(_is_ours, memory.stats().origins), UNKNOWN)
        else:
            files = dict(before.files)
        faults = _update(memory, workspace, files)
    # Only now, when it is closed, has the memory the time that it will have the next time.
    after = Records(files, stamp_of(path), token_hex(8))
    if before is not None and before.stamp == old == after.stamp:
        after.state = before.state
    if after != before:
        write_records(_records_file(workspace), after)
    return faults


def _update(memory: Memory, workspace: Workspace, known: dict[str, Record]) -> list[DragomanError]:
    """Bring *memory*, and *known* with it, up to the PO files of *workspace*; return what could not be read."""
    faults: list[DragomanError] = []
    paths = {f"{path.parent.name}/{path.name}": path for path in _po_files(workspace)}
    for origin in [origin for origin in known if origin not in paths]:
        memory.replace_origin(origin, ())
        del known[origin]
    for origin, path in paths.items():
        try:
            known[origin] = _take(memory, origin, path, known.get(origin, UNKNOWN), workspace.settings.source)
        except (FileError, CatalogError) as error:
            faults.append(error)
    return faults


def _take(memory: Memory, origin: str, path: Path, record: Record, source: str) -> Record:
    """Let *memory* know what is reviewed in the PO file at *path*, if *record* is not of the file as it is."""
    try:
        state = path.stat()
    except OSError as error:
        raise file_error(error, path, "read") from error
    stamp = f"{state.st_size} {state.st_mtime_ns}"
    if stamp == record.stamp:
        return record
    recent = time.time_ns() - state.st_mtime_ns < _RECENT
    digest, said = sha256(data := read_bytes(path)).hexdigest(), record.units
    if digest != record.digest:
        units = list(reviewed_units(Catalog.parse(data, path), source, path.stem))
        said = sha256(repr(units).encode("utf-8", "backslashreplace")).hexdigest()
        # A file that was given drafts says what it said before.
        if said != record.units:
            memory.replace_origin(origin, units)
    return Record("" if recent else stamp, digest, said)


def reviewed_units(catalog: Catalog, source: str, target: str) -> Iterator[Unit]:
    """Yield what is reviewed in *catalog*, each text with the texts before and after it; those with plurals are not.

    Args:
        catalog: a PO file.
        source: tag of the language of its msgids, where its header does not say.
        target: tag of the language of its translations.

    Raises:
        CatalogError: its header names a source language that is not known here.
    """
    language = language_in(catalog, "X-Source-Language")
    changed = _iso(catalog.headers.get("PO-Revision-Date", ""))
    entries = catalog.entries
    reviewed = {id(entry) for entry in catalog.reviewed}
    around = ["", *(entry.msgid for entry in entries), ""]
    for number, entry in enumerate(entries):
        if id(entry) in reviewed and not entry.msgid_plural:
            yield Unit(
                source=language.tag if language else source,
                target=target,
                text=entry.msgid,
                translation=entry.msgstr,
                context=entry.msgctxt,
                previous=around[number],
                following=around[number + 2],
                changed=changed,
            )


def _iso(date: str) -> str:
    """Return *date*, as PO headers have it, in UTC as TMX has it; empty where it is none."""
    try:
        return datetime.strptime(date, "%Y-%m-%d %H:%M%z").astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""


def _po_files(workspace: Workspace) -> Iterator[Path]:
    folders = sorted(workspace.articles_folder.glob("*/")) if workspace.articles_folder.is_dir() else []
    for folder in folders:
        if folder.name[0] != ".":
            yield from (path for tag in languages.TAGS if (path := folder / f"{tag}.po").is_file())


def _is_ours(origin: str) -> bool:
    return not is_imported(origin)
