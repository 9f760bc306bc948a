"""Packages of translation models: what there is, and getting, bringing in and removing one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit import languages
from toolkit.engines.packages.change import Outcome, import_model, install_available, install_file, remove
from toolkit.engines.packages.folders import folders
from toolkit.engines.packages.index import Available, choose, read_index
from toolkit.engines.packages.installed import Entry, entries
from toolkit.engines.packages.package import SUFFIX
from toolkit.engines.packages.presets import preset
from toolkit.engines.packages.wrap import Recipe
from toolkit.errors import EngineError

Progress = Callable[[int, int | None], None]
_FILES = (SUFFIX, ".zip")
_CODE = re.compile(r"(?:translate-)?([A-Za-z-]+)[_ ]+([A-Za-z-]+)")


@dataclass(frozen=True, slots=True)
class Models:
    """What is installed, and what the index offers if that was asked."""

    folder: Path
    """Where packages are installed."""
    installed: tuple[Entry, ...]
    available: tuple[Available, ...] = ()


def list_models(*, available: bool = False, index: str = "") -> Models:
    """Return the packages that are installed and, where *available* asks for it, those in the index.

    Args:
        available: whether to ask the index.
        index: its address or file; else that which Argos Translate is set to.

    Raises:
        DragomanError: a folder or the index cannot be read.
    """
    here = folders()
    offered = read_index(index or here.index) if available else ()
    return Models(here.packages, entries(), offered)


def install_model(what: Sequence[str], progress: Progress, index: str = "") -> Outcome:
    """Install a package: the code of one in the index (``en_ar``, or ``en`` and ``ar``) or a file.

    Raises:
        DragomanError: there is none of that name, or it cannot be had, trusted or written.
    """
    name = " ".join(what)
    if name.lower().endswith(_FILES) or Path(name).exists():
        return install_file(Path(name))
    found = _CODE.fullmatch(name)
    if not found:
        raise EngineError(
            f"'{name}' is no package", cure=f"give two languages, such as en_ar, or a file that ends in {SUFFIX}"
        )
    source, target = found.groups()
    address = index or folders().index
    package = choose(read_index(address), source, target)
    if package is None:
        cure = (
            "see the others with `dragoman models list --available`, or bring a model in with `dragoman models import`"
        )
        raise EngineError(f"no package {source}_{target} in the index", cure=cure, path=address)
    return install_available(package, progress)


def bring_in_model(path: Path, recipe: Recipe) -> Outcome:
    """Make a package of the CTranslate2 model in *path*, a folder or a zip file, and install it.

    Raises:
        DragomanError: a language or preset is not known, or the model is not what *recipe* says.
    """
    source, target = languages.get(recipe.source).tag, languages.get(recipe.target).tag
    if source == target:
        raise EngineError("source and target are one language", cure="give two with --from and --to")
    preset(recipe.preset)
    own = Recipe(source, target, recipe.preset, recipe.target_token, recipe.licence, recipe.name)
    return import_model(path, own)


def remove_model(what: Sequence[str]) -> tuple[Entry, ...]:
    """Remove the packages of a pair of languages, or the one in a folder of that name, and return what they were.

    Raises:
        DragomanError: there is none, or it cannot be removed.
    """
    name = " ".join(what)
    found = _CODE.fullmatch(name)
    return remove("_".join(found.groups()) if found else name)
