"""Changes to the PO files of a workspace: one command at a time, whole or not at all, and back again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import WorkspaceError
from toolkit.journal import Change, Journal
from toolkit.lock import locked as lock

if TYPE_CHECKING:
    from toolkit.workflow.workspace import Workspace

_QUIET = 1.0
"""Seconds of waiting that nobody is told of."""


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back, or can be."""

    title: str
    time: str
    """When it was made, in ISO 8601."""
    files: tuple[Path, ...]
    """What it changed."""
    copies: tuple[Path, ...] = ()
    """Copies of files that had been edited since."""


WAITING = "another command is changing PO files: waiting for it"
"""What somebody at the terminal is told where :func:`locked` takes long."""


@contextmanager
def locked(workspace: "Workspace", waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Keep other commands from changing PO files while the body runs; wait while one does.

    What an earlier command left unfinished is finished first.

    Args:
        workspace: whose PO files.
        waiting: is called once, where the wait is longer than a second.

    Raises:
        FileError: the workspace cannot be locked, or what was left unfinished cannot be finished.
    """
    with _alone(workspace, waiting):
        _journal(workspace).recover()
        yield


def commit(
    workspace: "Workspace",
    contents: Mapping[Path, bytes | None],
    title: str,
    seen: Mapping[Path, bytes | None] | None = None,
) -> None:
    """Give all files their new *contents*, or none of them, and keep what they held; within :func:`locked`.

    Args:
        workspace: where the files are; links are followed, but not to somewhere else.
        contents: path → what the file is to hold, or None to remove it.
        title: says what is done, for those who may want to take it back.
        seen: path → what the caller has read there and made the new contents of (``Catalog.seen``).

    Raises:
        FileError: a file cannot be read or written, lies elsewhere, or is not what the caller has *seen*. All are as
            they were.
    """
    _journal(workspace).commit(contents, title, seen)


def recover(workspace: "Workspace") -> None:
    """Finish what an earlier command left unfinished, if one did.

    Raises:
        FileError: a file has changed since, or the record has; a file cannot be read or written.
    """
    # A workspace that can only be read is not locked, and needs no lock.
    if _journal(workspace).unfinished:
        with locked(workspace):
            pass


def undo(workspace: "Workspace", *, force: bool = False, waiting: Callable[[], None] = lambda: None) -> Undone:
    """Take the latest import back, in all its files or in none; the next call takes back the one before it.

    Args:
        workspace: where.
        force: take it back in files that have been edited since, too, and leave a copy of what they hold.
        waiting: is called once, where another command has to be waited for for more than a second.

    Raises:
        WorkspaceError: there is nothing to take back.
        FileError: a file has been edited since, or cannot be read or written. All are as they were.
    """
    with _alone(workspace, waiting):
        taken = _journal(workspace).undo(force=force)
    if taken is None:
        raise WorkspaceError("no import to take back", cure="older ones are in your backups")
    return _undone(workspace, *taken)


def history(workspace: "Workspace") -> list[Undone]:
    """Return what can be taken back, the latest first.

    Raises:
        FileError: a record cannot be read, or is none.
    """
    return [_undone(workspace, change) for change in _journal(workspace).history()]


def _alone(workspace: "Workspace", waiting: Callable[[], None]) -> AbstractContextManager[None]:
    told = False

    def tell(seconds: float) -> None:
        nonlocal told
        if seconds > _QUIET and not told:
            told = True
            waiting()

    return lock(workspace.root / ".dragoman" / "po.lock", "the PO files", tell)


def _journal(workspace: "Workspace") -> Journal:
    return Journal(workspace.root, workspace.root / ".dragoman" / "undo", "dragoman po undo")


def _undone(workspace: "Workspace", change: Change, copies: Sequence[Path] = ()) -> Undone:
    files = tuple(workspace.root / step.name for step in change.steps)
    return Undone(change.title, change.time, files, tuple(copies))
