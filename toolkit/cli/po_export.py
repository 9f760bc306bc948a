"""The command that hands PO files out: po export."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import ArticlesArgument, Format, FormatOption, WorkspaceOption
from toolkit.cli.output import counted, message, print_json

if TYPE_CHECKING:
    from toolkit.workflow.export import Exported


class Only(StrEnum):
    """Which texts are handed out."""

    ALL = "all"
    MISSING = "missing"
    FUZZY = "fuzzy"
    UNREVIEWED = "unreviewed"


class Xliff(StrEnum):
    """The versions of XLIFF."""

    V1_2 = "1.2"
    V2_0 = "2.0"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command("export")(export)


def export(  # noqa: PLR0913 - one parameter an option
    article: ArticlesArgument = None,
    to: Annotated[
        list[str],
        typer.Option("--to", metavar="LANG", help="The language to translate into; may be given several times."),
    ] = ...,  # type: ignore[assignment] # typer's way to say that it must be given
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="The file to write, or a folder; else this folder."),
    ] = None,
    only: Annotated[
        Only, typer.Option("--only", help="Hand out what is missing, fuzzy, or either (unreviewed).")
    ] = Only.ALL,
    split: Annotated[
        int, typer.Option("--split", min=1, metavar="N", help="Cut it into parts of equal words for N translators.")
    ] = 1,
    xliff: Annotated[Xliff | None, typer.Option("--xliff", help="Write XLIFF of this version in place of PO.")] = None,
    *,
    bundle: Annotated[
        bool,
        typer.Option("--bundle", help="Add glossary, memory, style sheet, source and README, in a zip for each."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Hand articles out to translators, one file for each, brought up to date first."""
    from toolkit.workflow import export as exporting  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    wishes = exporting.Wishes(
        only=only.value,
        parts=split,
        bundle=bundle,
        xliff=xliff.value if xliff else "",
        output=output,
        force=force,
    )
    done = exporting.export(open_workspace(workspace), article or [], to, wishes, message)
    if output_format is Format.JSON:
        print_json([_as_json(one) for one in done])
        return
    for one in done:
        counts = one.counts
        message(
            f"wrote {one.path}: {counted(counts.total, 'text')}, {counted(one.words, 'word')}"
            f" ({counts.missing} missing, {counts.fuzzy} fuzzy)"
        )


def _as_json(one: "Exported") -> dict[str, Any]:
    return {
        "file": str(one.path),
        "article": one.handout.article,
        "language": one.handout.language,
        "handout": one.handout.id,
        "part": one.handout.part,
        "parts": one.handout.parts,
        "entries": one.counts.total,
        "words": one.words,
        "translated": one.counts.translated,
        "fuzzy": one.counts.fuzzy,
        "missing": one.counts.missing,
        "contents": list(one.contents),
    }
