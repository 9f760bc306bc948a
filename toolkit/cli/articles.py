"""Commands that move articles along: init, add, translate, build, status."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import (
    ArticlesArgument,
    DeviceOption,
    EngineOption,
    Format,
    FormatOption,
    ToOption,
    WorkspaceOption,
)
from toolkit.cli.output import cell, console, message, print_json, table


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    for command in (init, add, translate, build, status):
        app.command()(command)


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to make it.")] = Path(),
) -> None:
    """Make an empty workspace: a settings file and a glossary to fill."""
    from toolkit.workflow.add import init as make  # noqa: PLC0415 - each command loads what it needs

    for path in make(folder):
        message(f"wrote {path}")


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The article: a UTF-8 text file.")],
    slug: Annotated[str | None, typer.Option(metavar="NAME", help="Name of the article's folder.")] = None,
    source: Annotated[str | None, typer.Option("--from", metavar="LANG", help="Language it is written in.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Bring an article into the workspace and make its PO files."""
    from toolkit.workflow.add import add as bring_in  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    article, outcomes = bring_in(open_workspace(workspace), file, slug, source)
    message(f"added {article.slug}: {article.source}")
    for outcome in outcomes:
        message(f"{outcome.change} {outcome.path}: {outcome.counts.total} to translate")


def translate(
    article: ArticlesArgument = None,
    to: ToOption = None,
    *,
    engine: EngineOption = "auto",
    device: DeviceOption = None,
    redraft: Annotated[
        bool, typer.Option("--redraft", help="Draft anew, too, what an engine drafted here and nobody has edited.")
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Refresh the PO files and draft what is missing in them, what the workspace has translated already first."""
    from toolkit.cli.progress import Bar  # noqa: PLC0415
    from toolkit.workflow.engines import Choice  # noqa: PLC0415
    from toolkit.workflow.translate import translate as draft  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    with Bar() as bar:
        choice = Choice(engine, device)
        for outcome in draft(open_workspace(workspace), article or [], to or [], choice, bar, redraft=redraft):
            bar.close()
            counts = outcome.counts
            drafted = f", {outcome.drafted} drafted now" if outcome.drafted else ""
            message(
                f"{outcome.change} {outcome.path}: {counts.translated} translated, {counts.fuzzy} fuzzy, "
                f"{counts.missing} missing{drafted}"
            )


def build(
    article: ArticlesArgument = None,
    to: ToOption = None,
    keep: Annotated[
        int | None, typer.Option(min=0, max=100, metavar="PERCENT", help="Build from this much translated upwards.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the finished documents; what is not reviewed yet stays in the source language."""
    from toolkit.workflow.build import build as write  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    skipped = False
    for built in write(open_workspace(workspace), article or [], to or [], keep):
        skipped |= built.change == "skipped"
        done = f"{built.translated} of {built.total} segments translated"
        cure = "; finish the PO file, or lower --keep" if built.change == "skipped" else ""
        message(f"{built.change} {built.path}: {done}{cure}")
    if skipped:
        raise typer.Exit(1)


def status(
    article: ArticlesArgument = None, output: FormatOption = Format.TEXT, workspace: WorkspaceOption = None
) -> None:
    """Show how far each article is in each language, and how many terms are followed."""
    from toolkit.workflow.status import status as measure  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    rows = list(measure(open_workspace(workspace), article or []))
    if output is Format.JSON:
        print_json(
            [
                {
                    "article": row.article,
                    "language": row.language,
                    "entries": row.counts.total,
                    "translated": row.counts.translated,
                    "fuzzy": row.counts.fuzzy,
                    "missing": row.counts.missing,
                    "words": row.counts.words,
                    "translated_words": row.counts.translated_words,
                    "terms": row.terms,
                    "followed": row.followed,
                }
                for row in rows
            ]
        )
        return
    numbers = ("translated", "fuzzy", "missing", "words", "terms")
    view = table("article", "lang", *numbers, numbers=numbers)
    for row in rows:
        counts = row.counts
        view.add_row(
            cell(row.article),
            row.language,
            f"{counts.translated}/{counts.total}",
            str(counts.fuzzy),
            str(counts.missing),
            f"{counts.translated_words}/{counts.words}",
            f"{row.followed}/{row.terms}",
        )
    console().print(view)
