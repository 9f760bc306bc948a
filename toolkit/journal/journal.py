"""Making changes and taking them back.

A change is written down whole, then the new contents are written beside the files, then each file is replaced. What was
cut short is finished by the next command. Then the record becomes the backup that the change can be taken back with.
"""

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit.errors import DragomanError, FileError
from toolkit.files import file_error, read_bytes, stage, sync_folder, write_atomic
from toolkit.journal.change import Change, Step, safe_name

KEPT = 20
"""How many changes can be taken back."""
_UNFINISHED = "unfinished.zip"


@dataclass(frozen=True, slots=True)
class Journal:
    """The changes to files under *root*, with their records in *folder*.

    One process at a time may change anything: see :mod:`toolkit.lock`.
    """

    root: Path
    folder: Path
    undo_command: str
    """How a user takes a change back, for messages."""

    @property
    def unfinished(self) -> bool:
        """Whether a change was cut short, or is being made at this moment."""
        return self._record.exists()

    def commit(
        self, contents: Mapping[Path, bytes | None], title: str, seen: Mapping[Path, bytes | None] | None = None
    ) -> None:
        """Give all files their new *contents*, or none of them.

        Args:
            contents: path → what the file is to hold, or None to remove it. Links are followed.
            title: says what is done, for those who may want to take it back.
            seen: path → what the caller has read there and made the new contents of.

        Raises:
            FileError: a file cannot be read or written, lies elsewhere, or is not what the caller has *seen*. All are
                as they were.
        """
        steps = []
        for path, new in contents.items():
            old = _read(path)
            if seen is not None and path in seen and seen[path] != old:
                what = "somebody saved this file in the meantime; it is as they left it"
                raise FileError(what, cure="run the command again", path=path)
            if old != new:
                steps.append(Step(self._name(path), old, new))
        if steps:
            number = max(self._backups(), default=0) + 1
            time = datetime.now().astimezone().isoformat(timespec="seconds")
            self._begin(Change(title, time, tuple(steps), secrets.token_hex(4), number))

    def recover(self) -> None:
        """Finish what was cut short, if anything was.

        Raises:
            FileError: a file has changed since, or the record has; a file cannot be read or written.
        """
        for debris in self.folder.glob(f".{_UNFINISHED}.*.tmp"):
            debris.unlink(missing_ok=True)
        if self.unfinished:
            self._finish(_change(self._record))

    def history(self) -> list[Change]:
        """Return the changes that can be taken back, the latest first.

        Raises:
            FileError: a record cannot be read, or is none.
        """
        return [_change(path) for _, path in sorted(self._backups().items(), reverse=True)]

    def undo(self, *, force: bool = False) -> tuple[Change, list[Path]] | None:
        """Take back what was cut short, else the latest change: in all its files, or in none.

        Args:
            force: take it back in files that have been edited since, too, and leave a copy of what they hold.

        Returns:
            The change, and the copies; None where there is nothing to take back.

        Raises:
            FileError: a file has been edited since, or cannot be read or written. All are as they were.
        """
        if cut_short := self.unfinished:
            change = replace(_change(self._record), number=0)
        elif backups := self._backups():
            change = _change(backups[max(backups)])
        else:
            return None
        now = [(step, _read(self._target(step.name))) for step in change.steps]
        lost = [(step.name, data) for step, data in now if data not in (step.old, step.new)]
        if lost and not force:
            raise self._edited(change, *lost[0])
        copies = {self._free_name(name): data for name, data in lost if data is not None}
        steps = [Step(step.name, data, step.old) for step, data in now if data != step.old]
        steps += [Step(name, None, data) for name, data in copies.items()]
        back = replace(change, steps=tuple(steps), back=True)
        if cut_short:
            # Where this fails, there is no whole state to roll back to: the next command goes on with it.
            self._unstage(change)
            write_atomic(self._record, back.to_bytes())
            self._finish(back)
        else:
            self._begin(back)
        return change, [self.root / name for name in copies]

    @property
    def _record(self) -> Path:
        return self.folder / _UNFINISHED

    def _backups(self) -> dict[int, Path]:
        return {int(path.stem): path for path in self.folder.glob("*.zip") if path.stem.isdecimal()}

    def _begin(self, change: Change) -> None:
        targets = [self._target(step.name) for step in change.steps]
        for path in targets:
            if targets.count(path) > 1:
                raise FileError("two links lead to this file", cure="remove one of them", path=path)
        write_atomic(self._record, change.to_bytes())
        try:
            self._finish(change)
        except DragomanError:
            # What cannot be rolled back either, the next command goes on with.
            with suppress(DragomanError):
                self._roll_back(change)
            raise

    def _finish(self, change: Change) -> None:
        waiting = list(self._waiting(change))
        for step, temporary, target in waiting:
            with _saying("write", self.root / step.name):
                _stage(step, temporary, target)
        for step, temporary, target in waiting:
            with _saying("write", self.root / step.name):
                if step.new is None:
                    target.unlink(missing_ok=True)
                else:
                    temporary.replace(target)
                sync_folder(target.parent)
        with _saying("remove", self._record):
            self._forget(change)

    def _waiting(self, change: Change) -> Iterator[tuple[Step, Path, Path]]:
        for step, temporary, target in self._places(change):
            now = _read(target)
            if now == step.old:
                yield step, temporary, target
            elif now != step.new:
                what = f"'{change.title}' was cut short, and this file has changed since"
                cure = f"'{self.undo_command} --force' takes it back and keeps a copy of this file"
                raise FileError(what, cure=cure, path=self.root / step.name)

    def _forget(self, change: Change) -> None:
        backup = self.folder / f"{change.number}.zip"
        if change.back:
            backup.unlink(missing_ok=True)
            self._record.unlink(missing_ok=True)
        else:
            self._record.replace(backup)
        sync_folder(self.folder)
        backups = self._backups()
        for number in sorted(backups)[:-KEPT]:
            backups[number].unlink(missing_ok=True)

    def _roll_back(self, change: Change) -> None:
        self._unstage(change)
        done = [step for step, _, target in self._places(change) if _read(target) == step.new]
        back = replace(change, steps=tuple(Step(one.name, one.new, one.old) for one in done), number=0, back=True)
        if done:
            write_atomic(self._record, back.to_bytes())
        self._finish(back)

    def _unstage(self, change: Change) -> None:
        for _, temporary, _ in self._places(change):
            with _saying("remove", temporary):
                temporary.unlink(missing_ok=True)

    def _places(self, change: Change) -> Iterator[tuple[Step, Path, Path]]:
        """Yield each step with its temporary file and the file that it is about."""
        for number, step in enumerate(change.steps):
            target = self._target(step.name)
            yield step, target.parent / f".{target.name[:40]}.{change.token}-{number}.tmp", target

    def _target(self, name: str) -> Path:
        """Return where the file *name* is in truth.

        Raises:
            FileError: a link leads to somewhere outside the root.
        """
        target = Path(os.path.realpath(self.root / name))
        if not target.is_relative_to(os.path.realpath(self.root)):
            cure = "put the file itself in place of the link"
            raise FileError(f"a link leads out of {self.root}", cure=cure, path=self.root / name)
        return target

    def _name(self, path: Path) -> str:
        try:
            return safe_name(Path(os.path.relpath(path, self.root)).as_posix())
        except ValueError as error:
            cure = "give one that is inside and not hidden"
            raise FileError(f"no file of {self.root} that may be changed", cure=cure, path=path) from error

    def _free_name(self, name: str) -> str:
        number, free = 1, f"{name}.edited"
        while os.path.lexists(self.root / free):
            number += 1
            free = f"{name}.edited-{number}"
        return free

    def _edited(self, change: Change, name: str, now: bytes | None) -> FileError:
        what = f"{'removed' if now is None else 'edited'} since '{change.title}'; nothing is taken back"
        cure = f"'{self.undo_command} --force' takes it back all the same, and keeps a copy of files that were edited"
        return FileError(what, cure=cure, path=self.root / name)


def _change(path: Path) -> Change:
    try:
        return Change.from_bytes(read_bytes(path))
    except ValueError as error:
        what = "no record of a change that this version of Dragoman can read"
        raise FileError(what, cure="remove it to keep all files as they are", path=path) from error


def _read(path: Path) -> bytes | None:
    with _saying("read", path), suppress(FileNotFoundError):
        return path.read_bytes()
    return None


def _stage(step: Step, temporary: Path, target: Path) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if step.new is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        stage(temporary, [step.new], target)


@contextmanager
def _saying(doing: str, path: Path) -> Iterator[None]:
    """Turn what the system says in the body about *path* into an error with a cure."""
    try:
        yield
    except OSError as error:
        raise file_error(error, path, doing) from error
