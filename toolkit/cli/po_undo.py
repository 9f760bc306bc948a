"""The command that takes an import back: po undo."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import Format, FormatOption, WorkspaceOption
from toolkit.cli.output import cell, console, counted, message, print_json, table

if TYPE_CHECKING:
    from toolkit.workflow.changes import Undone


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command()(undo)


def undo(
    *,
    listing: Annotated[bool, typer.Option("--list", help="Show what can be taken back, the latest first.")] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Take it back in files edited since, too, and keep a copy of what they hold."),
    ] = False,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Take the latest import back; once more, and the one before it goes too."""
    from toolkit.workflow import changes  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    # An import that was cut short is taken back as well: there is no need to finish it first.
    here = open_workspace(workspace, recover=False)
    if listing:
        _list(changes.history(here), output)
        return
    undone = changes.undo(here, force=force, waiting=lambda: message("waiting for another command to finish"))
    for copy in undone.copies:
        message(f"kept {copy}: it had been edited since")
    message(f"taken back: {undone.title}, {undone.time}, {counted(len(undone.files), 'file')}")
    if output is Format.JSON:
        print_json(_document(undone))


def _list(imports: "list[Undone]", output: Format) -> None:
    if output is Format.JSON:
        print_json([_document(one) for one in imports])
        return
    view = table("when", "what", "files", numbers=("files",))
    for one in imports:
        view.add_row(one.time, cell(one.title), str(len(one.files)))
    console().print(view)


def _document(one: "Undone") -> dict[str, Any]:
    return {
        "title": one.title,
        "time": one.time,
        "files": [str(path) for path in one.files],
        "copies": [str(path) for path in one.copies],
    }
