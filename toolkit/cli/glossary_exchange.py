"""Commands that exchange the glossary with other tools: import, export."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import WorkspaceOption, pairs_of
from toolkit.cli.output import cell, console, message, print_json, table

if TYPE_CHECKING:
    from toolkit.workflow.exchange import Imported


class FormatName(StrEnum):
    """The file formats of glossaries."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    TBX = "tbx"
    TBX3 = "tbx3"
    TBX3_DCT = "tbx3-dct"
    TMX = "tmx"
    OMEGAT = "omegat"
    PO = "po"
    DEEPL = "deepl"
    GOOGLE = "google"


FileFormatOption = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"Format of the file, if the ending of its name does not say it: {', '.join(FormatName)}.",
    ),
]
_STYLES = {"new": "green", "changed": "cyan", "unchanged": "dim", "conflicting": "yellow", "rejected": "red"}


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command("import")(import_glossary)
    app.command()(export)


def import_glossary(  # noqa: PLR0913 - one parameter an option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A glossary of another tool, or a table.")],
    file_format: FileFormatOption = None,
    into: Annotated[
        str, typer.Option(metavar="NAME", help="File of the glossary for new concepts; else the subject decides.")
    ] = "",
    lang: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="Source, then target, of a file that does not say; else what to take."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="NAME=LANG", help="What the file means by a tag or column, as ku=kmr."),
    ] = None,
    *,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Let the file win where it contradicts the glossary.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Leave out rejected and conflicting rows and take the others.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen and write nothing.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON for programs.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take a glossary file of another tool into the glossary: all of it, or nothing."""
    from toolkit.workflow import exchange  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    wishes = exchange.Wishes(
        format=str(file_format or ""),
        into=into,
        languages=tuple(lang or ()),
        mapping=exchange.mapping_of(pairs_of(mapping or ())),
        overwrite=overwrite,
        partial=partial,
        dry_run=dry_run,
    )
    done = exchange.import_file(open_workspace(workspace), file, wishes)
    if json:
        _print_report(done, file, written=done.complete and not dry_run)
    else:
        _print_rows(done)
    if done.left_out:
        message(f"left out: {', '.join(f'{what} ({count})' for what, count in done.left_out.items())}")
    counts = ", ".join(f"{done.counts[kind]} {kind}" for kind in done.counts) or "no rows"
    if not done.complete:
        message(f"{counts}: nothing written; mend the file, leave these rows out with --partial" + _or_overwrite(done))
        raise typer.Exit(1)
    files = ", ".join(dict.fromkeys(str(row.file) for row in done.rows if row.file))
    counts += f" (new concepts in {files})" if files else ""
    message(f"{counts}: nothing written (--dry-run)" if dry_run else counts)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    file_format: FileFormatOption = None,
    lang: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="A language to write, the source first; may be given several times."),
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the glossary in the format of another tool, and say what that format cannot hold."""
    from toolkit.workflow import exchange  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    done = exchange.export_file(open_workspace(workspace), file, str(file_format or ""), lang or ())
    message(f"{file}: {done.concepts} concepts ({done.format})")
    if done.lost:
        message(f"lost in {done.format}: {done.lost}")
    for note in done.notes:
        message(note)


def _or_overwrite(done: "Imported") -> str:
    return ", or let the file win with --overwrite" if done.counts["conflicting"] else ""  # type: ignore[index] # a StrEnum


def _print_report(done: "Imported", file: Path, *, written: bool) -> None:
    rows = [{**asdict(row), "file": str(row.file or "")} for row in done.rows]
    counts = {str(kind): done.counts[kind] for kind in type(done.rows[0].verdict)} if done.rows else {}
    left_out = dict(done.left_out)
    report = {"file": str(file), "format": done.format, "written": written, "rows": rows}
    print_json({**report, "left_out": left_out, "summary": counts})


def _print_rows(done: "Imported") -> None:
    from rich.markup import escape

    shown = [row for row in done.rows if row.verdict != "unchanged" or row.messages]
    if not shown:
        return
    view = table("line", "row", "concept", "about it", numbers=("line",))
    for column in view.columns:
        column.overflow = "fold"
    for row in shown:
        verdict = f"[{_STYLES[row.verdict]}]{row.verdict}[/]"
        view.add_row(str(row.line or ""), verdict, escape(row.id), "\n".join(map(cell, row.messages)))
    console().print(view)
