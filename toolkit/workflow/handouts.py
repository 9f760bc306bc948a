"""The workspace's own copies of what was handed out, for the day a file comes back without its manifest."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import WorkspaceError
from toolkit.files import read_text, write_atomic
from toolkit.po.handout import Handout, is_id
from toolkit.workflow.workspace import Workspace


def keep(workspace: Workspace, handout: Handout) -> None:
    """Keep a copy of *handout*.

    Raises:
        FileError: it cannot be written.
    """
    write_atomic(path_of(workspace, handout.id), handout.to_json().encode())


def path_of(workspace: Workspace, name: str) -> Path:
    """Return where the record of the hand-out with the id *name* is, if there is one."""
    # The id may come from a file that anybody has edited: it must not lead anywhere else.
    return _folder(workspace) / f"{Path(name).name}.json"


def find(workspace: Workspace, name: str) -> Handout | None:
    """Return the hand-out with the id *name*, None where the workspace knows none.

    Raises:
        WorkspaceError: its record is damaged.
        FileError: it cannot be read.
    """
    path = path_of(workspace, name)
    return _read(path) if is_id(name) and path.is_file() else None


def handouts(workspace: Workspace) -> Iterator[Handout]:
    """Yield what the workspace has handed out, the latest first.

    Raises:
        WorkspaceError: a record is damaged.
        FileError: one cannot be read.
    """
    yield from sorted(map(_read, _folder(workspace).glob("*.json")), key=lambda one: one.created, reverse=True)


def _folder(workspace: Workspace) -> Path:
    return workspace.root / ".dragoman" / "handouts"


def _read(path: Path) -> Handout:
    try:
        return Handout.from_json(read_text(path))
    except ValueError as error:
        cure = "remove it; what it belongs to is then taken back without its base"
        raise WorkspaceError(str(error), cure=cure, path=path) from error
