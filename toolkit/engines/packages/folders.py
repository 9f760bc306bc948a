"""Where Argos Translate keeps its packages: the only door of argostranslate.

Its settings are asked, so that ARGOS_PACKAGES_DIR, ARGOS_PACKAGE_INDEX, XDG_DATA_HOME, XDG_CACHE_HOME and its
settings.json mean here what they mean there. Importing them takes some milliseconds and makes its folders.
"""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import EngineError
from toolkit.files import read_text


@dataclass(frozen=True, slots=True)
class Folders:
    """What Argos Translate is set to."""

    packages: Path
    """Where packages are installed."""
    searched: tuple[Path, ...]
    """Every folder in which installed packages are looked for, :attr:`packages` among them."""
    downloads: Path
    index: str
    """Address of the index of packages."""


def folders() -> Folders:
    """Return the folders that Argos Translate uses.

    Raises:
        EngineError: its settings are wrong, or it cannot make its folders.
    """
    try:
        # It prints what is wrong with its settings.json, once for each setting, and goes on without.
        with contextlib.redirect_stdout(io.StringIO()):
            from argostranslate import settings  # type: ignore[import-untyped] # it has no stubs
    except OSError as error:
        raise EngineError(
            f"Argos Translate cannot make its folders: {(error.strerror or str(error)).lower()}",
            cure="let ARGOS_PACKAGES_DIR, XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME name folders of your own",
            path=error.filename,
        ) from error
    except Exception as error:
        cure = "mend argos-translate/settings.json among your settings, and what ARGOS_... sets in the environment"
        raise EngineError(f"Argos Translate does not take its settings: {error!r}", cure=cure) from error
    _check(Path(settings.settings_file))
    return Folders(
        packages=Path(settings.package_data_dir),
        searched=tuple(map(Path, settings.package_dirs)),
        downloads=Path(settings.downloads_dir),
        index=settings.remote_package_index,
    )


def _check(settings: Path) -> None:
    try:
        if settings.is_file():
            json.loads(read_text(settings))
    except ValueError as error:
        raise EngineError(f"not valid JSON: {error}", cure="mend it or delete it", path=settings) from error
