"""Installing, bringing in and removing packages."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.engines.packages.archive import unpack
from toolkit.engines.packages.checksums import verify
from toolkit.engines.packages.download import Progress, download
from toolkit.engines.packages.folders import folders
from toolkit.engines.packages.index import Available
from toolkit.engines.packages.installed import Entry, entries, entry_of, version_key
from toolkit.engines.packages.package import METADATA, check_package, read_metadata
from toolkit.engines.packages.presets import NO_TOKENS, Tokens
from toolkit.engines.packages.staging import clear, put, staging, take_out
from toolkit.engines.packages.wrap import Recipe, wrap
from toolkit.errors import EngineError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a package."""

    entry: Entry
    """As it is installed now."""
    new: bool
    """False where it was installed before, in this version or a newer one, and nothing was done."""
    replaced: tuple[Entry, ...] = ()
    """Older versions that have gone."""
    tokens: Tokens = NO_TOKENS
    """What a model that was brought in gets around each text."""


def install_file(path: Path) -> Outcome:
    """Install the package in *path*, a file that ends in ``.argosmodel``.

    Raises:
        EngineError: it is no package, or not a whole or a safe one; another command is changing the packages.
        FileError: something cannot be read or written.
    """
    verify(path, path.name)
    return _change(path, lambda package, _: unpack(path, package))


def install_available(available: Available, progress: Progress) -> Outcome:
    """Download the package *available*, telling *progress*, and install it; nothing where it is installed already.

    Raises:
        EngineError: it cannot be downloaded, or it is no package, or not a whole or a safe one; another command is
            changing the packages.
        FileError: something cannot be read or written.
    """
    rival = _newest(available.code)
    if rival and version_key(rival.version) >= version_key(available.version):
        return Outcome(rival, new=False)
    path = folders().downloads / available.file_name

    def fetch(package: Path, _: Path) -> None:
        if not path.is_file():
            download(available.links, path, progress)
        verify(path, path.name)
        unpack(path, package)

    try:
        outcome = _change(path, fetch)
    except EngineError as error:
        if error.path == path:
            # The next attempt shall not find it.
            clear(path)
        raise
    clear(path)
    return outcome


def import_model(path: Path, recipe: Recipe) -> Outcome:
    """Make a package of the model in *path*, a folder or a zip file, as *recipe* says, and install it.

    Raises:
        EngineError: it is no such model, or one for these languages is installed already.
        FileError: something cannot be read or written.
    """
    rival = _newest(f"{recipe.source}_{recipe.target}")
    if rival:
        cure = f"`dragoman models remove {rival.code}` makes room"
        raise EngineError(f"{rival.code} is installed already", cure=cure, path=rival.folder)

    tokens = NO_TOKENS

    def make(package: Path, beside: Path) -> None:
        nonlocal tokens
        origin = path
        if not path.is_dir():
            origin = beside / "origin"
            unpack(path, origin, (METADATA, "model.bin"))
        tokens = wrap(origin, recipe, package, path.stem if path.is_file() else path.resolve().name)

    outcome = _change(path, make)
    return replace(outcome, tokens=tokens)


def remove(name: str) -> tuple[Entry, ...]:
    """Remove the packages *name*, as ``en_ar`` or as the name of their folder, and return what they were.

    Raises:
        EngineError: there is none in the folder of packages.
        FileError: one cannot be removed.
    """
    packages = folders().packages
    own = [one for one in entries() if one.folder.parent == packages]
    gone = tuple(one for one in own if name in (one.folder.name, one.code))
    if not gone:
        there = ", ".join(sorted({one.code for one in own}))
        raise EngineError(f"no package {name} is installed", cure=f"those are: {there or 'none'}", path=packages)
    with staging(packages) as beside:
        for one in gone:
            take_out(one.folder, beside)
    return gone


def _change(origin: Path, make: Callable[[Path, Path], None]) -> Outcome:
    """Let *make* write a package to the first folder it is given, with the second one to work in, and install it.

    What is wrong with the package is said of *origin*.
    """
    packages = folders().packages
    with staging(packages) as beside:
        package = beside / "package"
        try:
            make(package, beside)
            check_package(package, read_metadata(package))
        except EngineError as error:
            if error.path and beside in Path(error.path).parents:
                error.path = origin
            raise
        new = entry_of(package)
        rival = _newest(new.code)
        if rival and version_key(rival.version) >= version_key(new.version):
            return Outcome(rival, new=False)
        folder = packages / f"translate-{new.code}-{re.sub(r'[^A-Za-z0-9]', '_', new.version)[:40]}"
        put(package, folder)
        old = tuple(one for one in _same(new.code) if one.folder.parent == packages and one.folder != folder)
        for one in old:
            take_out(one.folder, beside)
    return Outcome(entry_of(folder), new=True, replaced=old)


def _same(code: str) -> list[Entry]:
    return [one for one in entries() if one.whole and one.code == code]


def _newest(code: str) -> Entry | None:
    return max(_same(code), key=lambda one: version_key(one.version), default=None)
