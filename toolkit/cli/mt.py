"""The command mt: machine translation of lines."""

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from toolkit.cli.options import (
    DeviceOption,
    EngineOption,
    Format,
    FormatOption,
    GlossaryOption,
    WorkspaceOption,
)
from toolkit.cli.output import message, print_json_line, write_line
from toolkit.files import read_lines


def register(app: typer.Typer) -> None:
    """Add the command of this module to *app*."""
    app.command()(mt)


def mt(
    *,
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="Language of the lines.")] = "en",
    target: Annotated[str, typer.Option("--to", metavar="LANG", help="Language to translate into.")],
    engine: EngineOption = "auto",
    device: DeviceOption = None,
    glossary: GlossaryOption = None,
    no_glossary: Annotated[
        bool, typer.Option("--no-glossary", help="Follow no glossary, which needs no workspace either.")
    ] = False,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Translate standard input line by line, the glossary's terms in their places."""
    from toolkit.workflow.engines import Choice  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.mt import MOST_LINES, line_translator  # noqa: PLC0415

    if glossary and no_glossary:
        raise typer.BadParameter("give either --glossary or --no-glossary")
    choice = Choice(engine, device)
    translator = line_translator(source, target, choice, glossary, workspace, with_glossary=not no_glossary)
    # Somebody who types wants an answer to each line.
    for line in translator.translate(read_lines(None), 1 if sys.stdin.isatty() else MOST_LINES):
        if output is Format.JSON:
            print_json_line(asdict(line))
        else:
            write_line(line.translation or "")
        sys.stdout.flush()
        if output is Format.TEXT:
            for note in ["no translation"] if line.translation is None else line.notes:
                message(f"line {line.line}: {note}")
