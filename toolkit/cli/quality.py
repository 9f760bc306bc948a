"""Commands that judge translations: check."""

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import Format, FormatOption, WorkspaceOption
from toolkit.cli.output import console, print_json

if TYPE_CHECKING:
    from toolkit.model import Finding

_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command()(check)


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="PO files, folders or names of articles; the workspace where none."),
    ] = None,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Look for what no desk would print: terms not followed, wrong numbers, wrong letters, and more."""
    from toolkit.workflow.check import check as judge  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import find_workspace, open_workspace  # noqa: PLC0415

    here = find_workspace() if paths and workspace is None else open_workspace(workspace)
    results = list(judge(here, paths or []))
    findings = [finding for result in results for finding in result.findings]
    severities = Counter(finding.severity for finding in findings)
    summary = {
        "files": len(results),
        "entries": sum(result.entries for result in results),
        **{severity: severities[severity] for severity in ("error", "warning", "info")},
    }
    if output is Format.JSON:
        print_json({"findings": [asdict(finding) for finding in findings], "summary": summary})
    else:
        _print_text(findings, summary)
    if severities["error"] or severities["warning"]:
        raise typer.Exit(1)


def _print_text(findings: "list[Finding]", summary: dict[str, int]) -> None:
    screen = console()
    for finding in findings:
        place = f"{finding.file}:{finding.line}:"
        colour = _COLOURS[finding.severity]
        screen.print(place, f"[{colour}]{finding.severity}[/]", end=" ")
        screen.print(f"{finding.message} ({finding.rule})", markup=False, soft_wrap=True)
    found = ", ".join(f"{summary[one]} {one}" for one in _COLOURS if summary[one]) or "nothing wrong"
    screen.print(f"{summary['files']} files, {summary['entries']} entries checked: {found}")
