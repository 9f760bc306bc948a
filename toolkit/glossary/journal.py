"""An edit to several files, written down before it is made: a command that is killed on the way leaves no half of it.

Readers take the files as they were to be; the next edit writes what was not written.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import GlossaryError
from toolkit.files import file_error, read_bytes, read_text, write_atomic

NAME = ".unfinished-edit.json"
"""Of the record, in the folder of the glossary: a list of the name of each file, its old text or null, its new text."""


class _Step(NamedTuple):
    path: Path
    old: str | None
    new: str


def record(folder: Path, old: Mapping[Path, str], new: Mapping[Path, str]) -> None:
    """Write down that the files in *folder* with the texts *old* are to have the texts *new*.

    Raises:
        FileError: it cannot be written.
    """
    steps = [(path.relative_to(folder).as_posix(), old.get(path), text) for path, text in new.items()]
    write_atomic(folder / NAME, json.dumps(steps, ensure_ascii=False).encode())


def forget(folder: Path) -> None:
    """Take away what was written down, if anything was.

    Raises:
        FileError: it cannot be taken away.
    """
    try:
        (folder / NAME).unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, folder / NAME, "remove") from error


def pending(folder: Path) -> dict[Path, str]:
    """Return the texts that files in *folder* are still to have; none where no edit was cut short.

    Raises:
        GlossaryError: someone changed such a file in the meantime, or the record itself.
        FileError: a file cannot be read.
    """
    found: dict[Path, str] = {}
    for path, old, new in _steps(folder):
        now = read_bytes(path) if path.exists() else None
        if now == new.encode():
            continue
        if now != (None if old is None else old.encode()):
            what = "an edit to this and other files was cut short, and it has changed since"
            raise GlossaryError(what, cure=f"remove {folder / NAME} to keep the files as they are", path=path)
        found[path] = new
    return found


def finish(folder: Path) -> None:
    """Write what is pending in *folder*.

    Raises:
        GlossaryError: as in :func:`pending`.
        FileError: a file cannot be read or written.
    """
    for path, text in pending(folder).items():
        write_atomic(path, text.encode())
    forget(folder)


def _steps(folder: Path) -> list[_Step]:
    path = folder / NAME
    if not path.exists():
        return []
    try:
        return [_step(folder, *entry) for entry in json.loads(read_text(path))]
    except (TypeError, ValueError, RecursionError) as error:
        what = "this is no record of an edit to the glossary"
        raise GlossaryError(what, cure="remove it to keep the files as they are", path=path) from error


def _step(folder: Path, name: object, old: object, new: object) -> _Step:
    """Return the step that an entry of the record stands for.

    Raises:
        ValueError: there is none: a record may have come with someone else's files, and must not reach beyond these.
    """
    if not isinstance(name, str) or not isinstance(old, str | None) or not isinstance(new, str):
        raise ValueError(name)  # noqa: TRY004 - whatever is wrong, it is no record
    path = Path(name)
    if path.suffix != ".toml" or path.is_absolute() or ".." in path.parts:
        raise ValueError(name)
    for text in (old or "", new):
        text.encode()
    return _Step(folder / path, old, new)
