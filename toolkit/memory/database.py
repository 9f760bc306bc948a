"""The memory's file: opening it, its tables, and what can go wrong with it; the one door of SQLite."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import StoreError
from toolkit.files import file_error

if TYPE_CHECKING:
    from sqlite3 import Connection as Connection  # noqa: PLC0414 - others of this room name the type by this door
    from sqlite3 import Error

APPLICATION = int.from_bytes(b"drgm")
"""What SQLite's header says about whose file it is (PRAGMA application_id)."""
VERSION = 1
"""Of the tables below; a later one is refused, for this release cannot know what it means."""
PATIENCE = 60.0
"""Seconds that a writer waits for another one."""

_CACHE = 1 << 26
"""Bytes of the file that are held in memory at most; an index that does not fit in would be written again and again."""
_MAPPED = 1 << 33
"""Bytes of the file that are read where the system has them, without a copy."""
_REBUILD = "`dragoman memory rebuild` makes it anew from the PO files"
_SCHEMA = """
CREATE TABLE pairs (id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (source, target));
CREATE TABLE origins (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE texts (id INTEGER PRIMARY KEY, pair INTEGER NOT NULL, key INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX texts_by_key ON texts (key);
CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    text INTEGER NOT NULL,
    translation TEXT NOT NULL,
    context TEXT,
    previous TEXT NOT NULL,
    following TEXT NOT NULL,
    origin INTEGER NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE blocks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pair INTEGER NOT NULL,
    count INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE INDEX units_by_text ON units (text);
CREATE INDEX units_by_origin ON units (origin);
"""


def connect(path: Path) -> "Connection":
    """Open the database at *path*; make it, and its folder, where there is none.

    Every statement stands for itself until :func:`writing` makes several of them one.

    Raises:
        StoreError: it is not a memory, is damaged, or was made by a later release.
        FileError: it cannot be opened or made.
    """
    import sqlite3

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, path.parent, "make") from error
    with said(path):
        try:
            return _opened(str(path), path)
        except sqlite3.OperationalError as error:
            denied = error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
            if not (denied and path.is_file()) or Path(f"{path}-wal").exists():
                raise
            # WAL wants to make files beside the memory; where it may not, nobody can be writing either.
            return _opened(f"{path.absolute().as_uri()}?immutable=1", path)


def _opened(name: str, path: Path) -> "Connection":
    import sqlite3

    connection = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, uri=name.startswith("file:"))
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: "Connection", path: Path) -> None:
    if _number(connection, "schema_version") == 0:
        connection.execute("PRAGMA journal_mode = WAL")
        with writing(connection):
            # Another process may have been faster.
            if _number(connection, "schema_version") == 0:
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
    if _number(connection, "application_id") != APPLICATION:
        raise StoreError("this is some other program's database", cure="move it away", path=path)
    if (version := _number(connection, "user_version")) > VERSION:
        what = f"made by a later release of Dragoman (memory version {version}; this one knows {VERSION})"
        raise StoreError(what, cure=f"update Dragoman, or delete the file: {_REBUILD}", path=path)
    # With WAL, what a kill -9 leaves is whole; only a power cut may take the last commands back.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE >> 10}")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    connection.execute(f"PRAGMA journal_size_limit = {_CACHE}")


def _number(connection: "Connection", pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(row[0])


@contextmanager
def writing(connection: "Connection") -> Iterator[None]:
    """Make what is done within one change: all of it or nothing; other writers wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # SQLite itself takes back what a full disk stopped.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def reading(connection: "Connection") -> Iterator[None]:
    """Have everything within see the memory at one moment, whatever another process writes meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Turn what SQLite says within about the file at *path* into an error of one line.

    Raises:
        StoreError: SQLite said something.
    """
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise _error(error, path) from error
    except UnicodeEncodeError as error:
        what = f"a text holds half a character: {error.object[max(0, error.start - 20) : error.end + 20]!r}"
        raise StoreError(what, cure="mend that text", path=path) from error


def _error(error: "Error", path: Path) -> StoreError:
    import sqlite3

    # The low byte is the kind of error, the others say more: https://www.sqlite.org/rescode.html
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    what, cure = {
        sqlite3.SQLITE_NOTADB: ("this is not a database", f"delete it: {_REBUILD}"),
        sqlite3.SQLITE_CORRUPT: ("the memory is damaged", f"delete it: {_REBUILD}"),
        sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run the command again; the memory is as before"),
        sqlite3.SQLITE_READONLY: ("the memory cannot be written", "change its permissions or those of its folder"),
        sqlite3.SQLITE_CANTOPEN: ("the memory cannot be opened", "change its permissions or those of its folder"),
        sqlite3.SQLITE_PERM: ("the memory cannot be opened", "change its permissions or those of its folder"),
        sqlite3.SQLITE_BUSY: ("another command is writing the memory", "run this one again when that has ended"),
    }.get(code, (f"the memory cannot be used: {error}", f"if that stays so, delete it: {_REBUILD}"))
    return StoreError(what, cure=cure, path=path)


def remove(path: Path) -> None:
    """Delete the memory at *path*, whatever state it is in, so that it can be made anew; it need not be there.

    Raises:
        FileError: it cannot be deleted.
    """
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        try:
            name.unlink(missing_ok=True)
        except OSError as error:
            raise file_error(error, name, "delete") from error


def size(path: Path) -> int:
    """Return how many bytes the memory at *path* takes on the disk, with what waits to be merged into it."""
    return sum(name.stat().st_size for name in (path, Path(f"{path}-wal")) if name.exists())
