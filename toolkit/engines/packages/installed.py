"""Which packages are installed, sound or not."""

import re
from dataclasses import dataclass
from pathlib import Path

from toolkit.engines.packages.folders import folders
from toolkit.engines.packages.package import Package, check_package, read_metadata, read_package, text_of
from toolkit.errors import DragomanError
from toolkit.files import file_error


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder among the installed packages."""

    folder: Path
    source: str
    """As the package has it, which may be a code of a language not known here; empty where it does not say."""
    target: str
    version: str
    package: Package | None
    """None where Dragoman cannot use it."""
    fault: DragomanError | None
    """Why it cannot."""
    whole: bool
    """False where nobody can use it, Argos Translate neither; True for another language's package, for example."""

    @property
    def code(self) -> str:
        """What it is called on the command line; the name of the folder where the package does not say."""
        return f"{self.source}_{self.target}" if self.source and self.target else self.folder.name


def entries() -> tuple[Entry, ...]:
    """Return every folder that Argos Translate takes for a package, in the order of the names.

    Raises:
        EngineError: Argos Translate cannot be asked for its folders.
        FileError: a folder of packages cannot be read.
    """
    return tuple(entry_of(folder) for place in folders().searched for folder in _folders_in(place))


def installed() -> tuple[Package, ...]:
    """Return the packages that can be used; of two for the same languages the newer comes first.

    Raises:
        EngineError: Argos Translate cannot be asked for its folders.
        FileError: a folder of packages cannot be read.
    """
    packages = [entry.package for entry in entries() if entry.package]
    newest = sorted(packages, key=lambda package: version_key(package.version), reverse=True)
    return tuple(sorted(newest, key=lambda package: (package.source, package.target)))


def find(source: str, target: str) -> Package | None:
    """Return the newest package from the language *source* into *target*, or None where none is installed.

    Raises:
        EngineError: Argos Translate cannot be asked for its folders.
        FileError: a folder of packages cannot be read.
    """
    return next((one for one in installed() if (one.source, one.target) == (source, target)), None)


def version_key(version: str) -> tuple[int, ...]:
    """Return what puts versions in order: 1.9 comes before 1.10."""
    return tuple(map(int, re.findall(r"[0-9]{1,9}", version)))


def _folders_in(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise file_error(error, place, "look into") from error


def entry_of(folder: Path) -> Entry:
    """Return what *folder*, which may hold anything, has to offer."""
    source = target = version = ""
    package = fault = None
    whole = False
    try:
        metadata = read_metadata(folder)
        source, target, version = (text_of(metadata, key) for key in ("from_code", "to_code", "package_version"))
        check_package(folder, metadata)
        whole = True
        package = read_package(folder)
    except DragomanError as error:
        fault = error
    except OSError as error:
        fault = file_error(error, folder, "look into")
    return Entry(folder, source, target, version, package, fault, whole)
