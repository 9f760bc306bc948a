"""Which packages are installed, sound or not."""

import re
from dataclasses import dataclass
from pathlib import Path

from toolkit.engines.packages.folders import folders
from toolkit.engines.packages.package import METADATA, Package, read_json_object, read_package, text_of
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


def entries() -> tuple[Entry, ...]:
    """Return every folder that Argos Translate takes for a package, in the order of the names.

    Raises:
        EngineError: Argos Translate cannot be asked for its folders.
        FileError: a folder of packages cannot be read.
    """
    return tuple(_entry(folder) for place in folders().searched for folder in _folders_in(place))


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


def _entry(folder: Path) -> Entry:
    package = fault = None
    try:
        package = read_package(folder)
    except DragomanError as error:
        fault = error
    except OSError as error:
        fault = file_error(error, folder, "look into")
    try:
        metadata = read_json_object(folder / METADATA)
    except DragomanError:
        metadata = {}
    source, target, version = (text_of(metadata, key) for key in ("from_code", "to_code", "package_version"))
    return Entry(folder, source, target, version, package, fault)
