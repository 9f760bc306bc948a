"""A change to several files, as it is written down before it is made."""

import io
import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import zipfile

_SAID = "change.json"
_VERSION = 1


class Step(NamedTuple):
    """What a change does to one file; None stands for a file that is not there."""

    name: str
    """Its path from the root, see :func:`safe_name`."""
    old: bytes | None
    new: bytes | None


@dataclass(frozen=True, slots=True)
class Change:
    """Steps that are taken together."""

    title: str
    time: str
    """ISO 8601."""
    steps: tuple[Step, ...]
    token: str
    """Stands in the names of temporary files, so that no other program can have made them."""
    number: int
    """Of the backup that the change becomes, or takes away where it goes *back*; 0 for none."""
    back: bool = False

    def to_bytes(self) -> bytes:
        """Return the record: a zip file that people can open too, with the files under ``old/`` and ``new/``."""
        import zipfile  # noqa: PLC0415 - every command opens the workspace, few find a record

        said = {
            "version": _VERSION,
            "title": self.title,
            "time": self.time,
            "files": [step.name for step in self.steps],
            "token": self.token,
            "number": self.number,
            "back": self.back,
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(_SAID, json.dumps(said, indent=1))
            for step in self.steps:
                for folder, data in (("old", step.old), ("new", step.new)):
                    if data is not None:
                        archive.writestr(f"{folder}/{step.name}", data)
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Change":
        """Return the change that *data* records.

        Raises:
            ValueError: it is no such record, or a damaged one, or it reaches beyond the root.
        """
        import zipfile  # noqa: PLC0415
        import zlib  # noqa: PLC0415

        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                said = json.loads(archive.read(_SAID))
                if said.pop("version") != _VERSION:
                    raise ValueError(said)
                change = cls(steps=tuple(_step(archive, name) for name in said.pop("files")), **said)
        except (zipfile.BadZipFile, zlib.error, LookupError, TypeError, AttributeError, OSError, RuntimeError) as error:
            raise ValueError(str(error)) from error
        texts, numbers = (change.title, change.time, change.token), (change.number, change.back)
        fit = all(isinstance(text, str) for text in texts) and all(isinstance(number, int) for number in numbers)
        if not fit or not re.fullmatch("[0-9a-f]+", change.token):
            raise ValueError(change)
        return change


def _step(archive: "zipfile.ZipFile", name: str) -> Step:
    names = archive.NameToInfo
    old, new = (archive.read(place) if (place := f"{folder}/{name}") in names else None for folder in ("old", "new"))
    return Step(safe_name(name), old, new)


def safe_name(name: str) -> str:
    """Return *name* if it is the path of a file that a change may touch.

    Records may have come with someone else's files: what lies elsewhere, or is hidden as settings of other programs
    are, is out of their reach.

    Raises:
        ValueError: it is not.
    """
    path = PurePosixPath(name)
    hidden = any(part[0] == "." for part in path.parts[path.parts[:1] == (".dragoman",) :])
    if not path.parts or path.is_absolute() or hidden or "\0" in name or path.as_posix() != name:
        raise ValueError(f"{name} is out of reach")
    name.encode()
    return name
