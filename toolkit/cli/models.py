"""Commands for the packages of translation models: models list, install, import, remove."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import Format, FormatOption
from toolkit.cli.output import cell, console, message, print_json, table, write_line
from toolkit.cli.progress import Bar

if TYPE_CHECKING:
    from toolkit.engines.packages.installed import Entry
    from toolkit.workflow.models import Models

app = typer.Typer(
    no_args_is_help=True,
    help="List, install, import and remove the packages that draft translations, shared with Argos Translate.",
)

IndexOption = Annotated[
    str, typer.Option("--index", metavar="URL|FILE", help="An index of packages in place of that of Argos Translate.")
]
_COLOURS = {"ready": "green", "not used": "dim", "broken": "red"}
_UNITS = ("B", "kB", "MB", "GB", "TB")
_THOUSAND = 1000


@app.command("list")
def list_packages(
    *,
    available: Annotated[bool, typer.Option("--available", help="List what the index offers, too.")] = False,
    index: IndexOption = "",
    output: FormatOption = Format.TEXT,
) -> None:
    """List the packages that are installed, and which of them are broken."""
    from toolkit.workflow.models import list_models  # noqa: PLC0415 - each command loads what it needs

    models = list_models(available=available, index=index)
    if output is Format.JSON:
        print_json(_as_json(models, available=available))
        return
    if models.installed:
        _print_installed(models)
    else:
        message(f"no packages in {models.folder}; install one with `dragoman models install en_ar`, for example")
    for entry in models.installed:
        if entry.fault:
            message(f"{_state(entry)}: {entry.fault}")
    if available:
        _print_available(models)


@app.command()
def install(
    what: Annotated[
        list[str], typer.Argument(metavar="CODE|FILE", help="Such as en_ar, or a file that ends in .argosmodel.")
    ],
    *,
    index: IndexOption = "",
) -> None:
    """Install a package from the index or from a file."""
    from toolkit.workflow.models import install_model  # noqa: PLC0415 - each command loads what it needs

    with Bar("downloading", in_bytes=True) as bar:
        outcome = install_model(what, bar.progress, index)
    entry = outcome.entry
    if outcome.new:
        write_line(f"installed {_named(entry)}: {entry.folder}")
    else:
        write_line(f"{_named(entry)} is installed already: {entry.folder}")
    for old in outcome.replaced:
        write_line(f"removed {_named(old)}: {old.folder}")
    if entry.fault:
        message(f"dragoman does not use it: {entry.fault}")


@app.command("import")
def import_package(
    path: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="A CTranslate2 model: its folder, or a zip file.")],
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="The language it translates from.")],
    target: Annotated[str, typer.Option("--to", metavar="LANG", help="The language it translates into.")],
    preset: Annotated[
        str, typer.Option(metavar="NAME", help="What the model is: nllb, opus-mt, m2m100, madlad or argos.")
    ],
    target_token: Annotated[
        str, typer.Option(metavar="TOKEN", help="What the model calls the target language, such as '>>ckb<<'.")
    ] = "",
    licence: Annotated[
        str, typer.Option(metavar="TEXT", help="Licence of the model, if it is not the usual one of its kind.")
    ] = "",
    name: Annotated[str, typer.Option(metavar="TEXT", help="What to call it; else as its folder is called.")] = "",
) -> None:
    """Make a package of a CTranslate2 model and its SentencePiece file, and install it."""
    from toolkit.engines.packages.wrap import Recipe  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.models import bring_in_model  # noqa: PLC0415

    outcome = bring_in_model(path, Recipe(source, target, preset, target_token, licence, name))
    package = outcome.entry.package
    write_line(f"imported {package.name if package else path} as {_named(outcome.entry)}: {outcome.entry.folder}")
    tokens = outcome.tokens
    for where, added in (("text", tokens.source_prefix), ("translation", tokens.target_prefix)):
        if added:
            write_line(f"before each {where}: {' '.join(added)}")
    terms = package.licence if package else ""
    if terms:
        warning = ", which forbids commercial use" if "-NC" in terms.upper() else ""
        write_line(f"licence: {terms}{warning}")
    else:
        message("licence: not recorded; look it up where the model came from, and say it with --licence next time")


@app.command()
def remove(
    what: Annotated[list[str], typer.Argument(metavar="CODE", help="Such as en_ar, or the name of a folder.")],
) -> None:
    """Remove a package from this machine."""
    from toolkit.workflow.models import remove_model  # noqa: PLC0415 - each command loads what it needs

    for entry in remove_model(what):
        write_line(f"removed {_named(entry)}: {entry.folder}")


def _named(entry: "Entry") -> str:
    return f"{entry.code} {entry.version}".strip()


def _state(entry: "Entry") -> str:
    return "ready" if entry.package else "not used" if entry.whole else "broken"


def _size(folder: Path) -> int:
    """Return how many bytes the files in *folder* have; 0 where that cannot be seen."""
    try:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    except OSError:
        return 0


def _round(size: float) -> str:
    """Return *size* in bytes for people, in powers of 1000 as disks are sold."""
    power = 0
    while size >= _THOUSAND and power < len(_UNITS) - 1:
        size, power = size / _THOUSAND, power + 1
    return f"{size:.0f} {_UNITS[power]}"


def _print_installed(models: "Models") -> None:
    view = table("package", "version", "size", "licence", "state", "folder", numbers=("size",))
    view.columns[-1].overflow = "fold"
    for entry in models.installed:
        package = entry.package
        state = _state(entry)
        name = f"\n[dim]{cell(package.name)}[/]" if package and package.name != entry.code else ""
        view.add_row(
            cell(entry.code if entry.whole else ""),
            cell(entry.version),
            _round(_size(entry.folder)),
            cell(package.licence if package else ""),
            f"[{_COLOURS[state]}]{state}[/]",
            cell(entry.folder.name) + name,
        )
    console().print(view)
    message(f"packages are in {models.folder}")


def _print_available(models: "Models") -> None:
    here = {(entry.code, entry.version) for entry in models.installed if entry.whole}
    view = table("in the index", "version", "installed")
    for one in models.available:
        view.add_row(cell(one.code), cell(one.version), "yes" if (one.code, one.version) in here else "")
    console().print(view)


def _as_json(models: "Models", *, available: bool) -> dict[str, Any]:
    result: dict[str, Any] = {
        "folder": str(models.folder),
        "packages": [_entry_as_json(entry) for entry in models.installed],
    }
    if available:
        result["available"] = [
            {"from": one.source, "to": one.target, "version": one.version, "links": list(one.links)}
            for one in models.available
        ]
    return result


def _entry_as_json(entry: "Entry") -> dict[str, Any]:
    package = entry.package
    return {
        "from": entry.source,
        "to": entry.target,
        "version": entry.version,
        "name": package.name if package else "",
        "licence": package.licence if package else "",
        "folder": str(entry.folder),
        "size": _size(entry.folder),
        "state": _state(entry),
        "fault": str(entry.fault) if entry.fault else None,
    }
