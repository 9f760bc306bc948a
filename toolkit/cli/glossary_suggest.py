"""The command that suggests terms: glossary suggest."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import WorkspaceOption
from toolkit.cli.output import cell, console, message, print_json, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.glossary.suggest import Candidate

_STDIN = Path("-")
_WIDTH = 18
"""Code points of context that a table has room for on each side."""


class SuggestFormat(StrEnum):
    """How candidates are printed."""

    TEXT = "text"
    JSON = "json"
    TOML = "toml"


def register(app: typer.Typer) -> None:
    """Add the command of this module to *app*."""
    app.command()(suggest)


def suggest(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Articles and texts; - is standard input.")],
    *,
    lang: Annotated[
        str, typer.Option(metavar="LANG", help="Language of the files; else the desk's source language.")
    ] = "",
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many to print at most.")] = 50,
    output: Annotated[
        SuggestFormat, typer.Option("--format", help="A table, JSON for programs, or lines for a glossary file.")
    ] = SuggestFormat.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Suggest terms that the files use and the glossary lacks, the likeliest first."""
    from toolkit.workflow.suggest import suggest_terms  # noqa: PLC0415 - each command loads what it needs

    paths = [None if file == _STDIN else file for file in files]
    found = suggest_terms(paths, lang, top=top, workspace=workspace)
    if output is SuggestFormat.JSON:
        print_json([_as_json(candidate) for candidate in found.candidates])
    elif output is SuggestFormat.TOML:
        sys.stdout.write(found.as_toml())
    elif found.candidates:
        _print_table(found.candidates)
    if not found.candidates:
        message("nothing to suggest: the glossary has what these files speak of")


def _as_json(candidate: "Candidate") -> dict[str, Any]:
    return {
        "text": candidate.text,
        "kind": candidate.kind,
        "count": candidate.count,
        "score": candidate.score,
        "contexts": [str(context) for context in candidate.contexts],
        "expansion": candidate.expansion,
    }


def _print_table(candidates: "Sequence[Candidate]") -> None:
    view = table("term", "kind", "count", "score", "context", numbers=("count", "score"))
    for candidate in candidates:
        full = f"\n[dim]{cell(candidate.expansion)}[/]" if candidate.expansion else ""
        first = candidate.contexts[0]
        context = f"{cell(first.before[-_WIDTH:].lstrip())}[bold]{cell(first.surface)}[/]{cell(first.after[:_WIDTH])}"
        row = (cell(candidate.text) + full, candidate.kind, str(candidate.count), f"{candidate.score:.1f}", context)
        view.add_row(*row)
    console().print(view)
