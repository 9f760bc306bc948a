"""Commands that bring PO files up to date: po update and merge."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import ArticlesArgument, Format, FormatOption, ToOption, WorkspaceOption
from toolkit.cli.output import message, print_json

if TYPE_CHECKING:
    from toolkit.po import Tally

_STDOUT = Path("-")


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    for command in (update, merge):
        app.command()(command)


def update(
    article: ArticlesArgument = None,
    to: ToOption = None,
    *,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Bring the PO files up to date with their sources and the glossary; nothing is drafted."""
    from toolkit.workflow.po_update import update as bring  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    outcomes = bring(
        open_workspace(workspace), article or [], to or [], lambda: message("waiting for another command to finish")
    )
    for outcome in outcomes:
        message(f"{outcome.change} {outcome.path}: {_said(outcome.tally)}")
    if output is Format.JSON:
        about = ("article", "language", "path", "change")
        print_json(
            [{name: str(getattr(outcome, name)) for name in about} | asdict(outcome.tally) for outcome in outcomes]
        )


def merge(
    old: Annotated[Path, typer.Argument(metavar="OLD.po", help="The translations, made for an older source.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.pot", help="The texts as they are now: a template or PO file.")],
    *,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; else standard output.")
    ] = None,
    in_place: Annotated[bool, typer.Option("-U", "--update", help="Write into OLD.po.")] = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Bring any PO file up to date with a template, as msgmerge --previous does."""
    from toolkit.files import write_atomic  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.po_merge import merge as bring  # noqa: PLC0415

    to_stdout = not in_place and target in (None, _STDOUT)
    if in_place and target is not None:
        raise typer.BadParameter("--update writes into OLD.po: leave --output away")
    if to_stdout and output is Format.JSON:
        raise typer.BadParameter("the PO file goes to standard output: name a file with --output, or use --update")
    catalog, tally = bring(old, new)
    if in_place:
        catalog.write()
    elif target is None or to_stdout:
        sys.stdout.buffer.write(catalog.encoded())
    else:
        write_atomic(target, catalog.encoded())
    message(_said(tally))
    if output is Format.JSON:
        print_json(asdict(tally))


def _said(tally: "Tally") -> str:
    return ", ".join(f"{number} {name}" for name, number in asdict(tally).items())
