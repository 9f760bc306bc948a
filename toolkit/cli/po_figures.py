"""Commands that count and compile: po stats and compile."""

import csv
import os
import sys
from dataclasses import asdict, astuple, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import WorkspaceOption
from toolkit.cli.output import cell, console, counted, message, print_json, table, write_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.po.stats import Volume
    from toolkit.workflow.figures import Figures

_STATES = ("translated", "fuzzy", "untranslated", "obsolete", "total")


class StatsFormat(StrEnum):
    """How figures are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


PlacesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="PO files, folders or names of articles; the workspace where none."),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command()(stats)
    app.command("compile")(compile_files)


def stats(
    paths: PlacesArgument = None,
    output: Annotated[
        StatsFormat, typer.Option("--format", help="Print text for people, JSON or CSV for programs, or Markdown.")
    ] = StatsFormat.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Count entries, words and characters: translated, fuzzy, untranslated and obsolete, per file and in total."""
    from toolkit.errors import DragomanError  # noqa: PLC0415 - each command loads what it needs
    from toolkit.po.stats import Volume  # noqa: PLC0415
    from toolkit.workflow.figures import figures  # noqa: PLC0415
    from toolkit.workflow.workspace import find_workspace, open_workspace  # noqa: PLC0415

    here = find_workspace() if paths and workspace is None else open_workspace(workspace)
    found: list[Figures] = []
    failed = False
    for one in figures(here, paths or []):
        if isinstance(one, DragomanError):
            message(f"dragoman: {one}")
            failed = True
        else:
            found.append(one)
    total = sum((one.volume for one in found), Volume())
    {"json": _print_json, "csv": _print_csv, "markdown": _print_markdown, "text": _print_text}[output](found, total)
    if failed:
        raise typer.Exit(1)


def compile_files(
    paths: PlacesArgument = None,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.mo", help="What to write, for one PO file.")
    ] = None,
    fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Take what is fuzzy too.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the .mo file that programs load: ar.mo beside ar.po, without what is fuzzy or untranslated."""
    from toolkit.errors import DragomanError  # noqa: PLC0415
    from toolkit.workflow.compiling import compile_files as compile_all  # noqa: PLC0415
    from toolkit.workflow.workspace import find_workspace, open_workspace  # noqa: PLC0415

    here = find_workspace() if paths and workspace is None else open_workspace(workspace)
    failed = False
    for one in compile_all(here, paths or [], output, fuzzy=fuzzy):
        if isinstance(one, DragomanError):
            message(f"dragoman: {one}")
            failed = True
            continue
        for text in one.compiled.messages:
            message(f"{one.path}: {text}")
        message(f"compiled {one.path}: {counted(one.compiled.entries, 'entry')}, {one.compiled.left_out} left out")
    if failed:
        raise typer.Exit(1)


def _print_json(found: "Sequence[Figures]", total: "Volume") -> None:
    files = [{"file": str(one.path), "language": one.language, **_document(one.volume)} for one in found]
    print_json({"files": files, "total": _document(total)})


def _document(volume: "Volume") -> dict[str, Any]:
    return {state: asdict(getattr(volume, state)) for state in _STATES} | {"percent": volume.percent}


def _print_csv(found: "Sequence[Figures]", total: "Volume") -> None:
    from toolkit.po.stats import Amount  # noqa: PLC0415

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        ["file", "language", *(f"{state}_{field.name}" for state in _STATES for field in fields(Amount)), "percent"]
    )
    for path, language, volume in [*((one.path, one.language, one.volume) for one in found), ("total", "", total)]:
        numbers = [number for state in _STATES for number in astuple(getattr(volume, state))]
        writer.writerow([path, language, *numbers, volume.percent])


_FILE_COLUMNS = ("translated", "fuzzy", "untranslated", "words", "%")
_STATE_COLUMNS = ("entries", "source words", "characters", "target words", "characters")


def _file_row(volume: "Volume") -> list[str]:
    words = f"{volume.translated.source_words}/{volume.total.source_words}"
    states = (volume.translated, volume.fuzzy, volume.untranslated)
    return [*(str(amount.entries) for amount in states), words, str(volume.percent)]


def _state_rows(total: "Volume") -> list[list[str]]:
    return [[state, *map(str, astuple(getattr(total, state)))] for state in _STATES]


def _print_markdown(found: "Sequence[Figures]", total: "Volume") -> None:
    rows = [[str(one.path), *_file_row(one.volume)] for one in found]
    for columns, lines in ((("file", *_FILE_COLUMNS), rows), (("state", *_STATE_COLUMNS), _state_rows(total))):
        write_line("| " + " | ".join(columns) + " |")
        write_line("|---|" + "---:|" * (len(columns) - 1))
        for first, *numbers in lines:
            write_line("| " + " | ".join([first.replace("|", "\\|"), *numbers]) + " |")
        write_line("")


def _print_text(found: "Sequence[Figures]", total: "Volume") -> None:
    screen = console()
    if found:
        # What all names begin with is said once: there are only 80 columns.
        folder = os.path.commonpath([one.path.absolute().parent for one in found])
        view = table("file", *_FILE_COLUMNS, numbers=_FILE_COLUMNS, title=cell(os.path.relpath(folder)))
        for one in found:
            view.add_row(cell(os.path.relpath(one.path, folder)), *_file_row(one.volume))
        screen.print(view)
    view = table("state", *_STATE_COLUMNS, numbers=_STATE_COLUMNS, title=counted(len(found), "file"))
    for row in _state_rows(total):
        view.add_row(*row)
    screen.print(view)
