"""Commands that look at texts and judge translations: terms, verify, check."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import Format, FormatOption, GlossaryOption, WorkspaceOption
from toolkit.cli.output import console, counted, print_finding, print_json, print_json_line, write_line
from toolkit.files import read_lines
from toolkit.model import Status

if TYPE_CHECKING:
    from toolkit.model import Finding, Severity, TermMatch
    from toolkit.recognition import Verdict
    from toolkit.workflow.terms import Verified

_STDIN = Path("-")
_SEVERITIES: tuple["Severity", ...] = ("error", "warning", "info")


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    for command in (terms, verify, check):
        app.command()(command)


def terms(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE|-]", help="The text; else standard input.")] = None,
    *,
    lang: Annotated[str, typer.Option(metavar="LANG", help="Language of the text: en, ar, ckb or kmr.")],
    glossary: GlossaryOption = None,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Find the glossary's terms in running text, whatever their endings."""
    from toolkit.workflow.terms import choose_desk, find_terms  # noqa: PLC0415 - each command loads what it needs

    desk = choose_desk(glossary, workspace)
    for line, matches in find_terms(desk, lang, read_lines(file if file and file != _STDIN else None)):
        if output is Format.JSON:
            print_json_line({"line": line, "terms": [_match(match) for match in matches]})
            continue
        for match in matches:
            write_line(f"{line}:{match.start}-{match.end}: {match.surface} = {match.term.text} ({match.concept})")


def verify(
    source_file: Annotated[Path, typer.Argument(metavar="SRC", help="The source, a segment to a line.")],
    target_file: Annotated[Path, typer.Argument(metavar="TGT", help="The translation, line beside line.")],
    *,
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="Language of SRC.")] = "en",
    target: Annotated[str, typer.Option("--to", metavar="LANG", help="Language of TGT.")],
    glossary: GlossaryOption = None,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Tell which terms of a text its translation followed."""
    from toolkit.workflow.terms import choose_desk, verify_lines  # noqa: PLC0415

    desk = choose_desk(glossary, workspace)
    terms = followed = forbidden = 0
    for pair in verify_lines(desk, source, target, read_lines(source_file), read_lines(target_file)):
        terms += len(pair.verdicts)
        followed += sum(verdict.ok for verdict in pair.verdicts)
        forbidden += sum(match.term.status is Status.FORBIDDEN for match in pair.banned)
        if output is Format.JSON:
            print_json_line({"line": pair.line, "terms": [_verdict(verdict) for verdict in pair.verdicts]})
        else:
            _print_pair(pair)
    rate = followed / terms if terms else 1.0
    if output is Format.JSON:
        summary = {"terms": terms, "followed": followed, "rate": round(rate, 4), "forbidden": forbidden}
        print_json_line({"summary": summary})
    else:
        write_line(f"{followed} of {terms} terms followed ({rate:.1%}), {forbidden} forbidden")
    if followed < terms or forbidden:
        raise typer.Exit(1)


def _match(match: "TermMatch") -> dict[str, object]:
    return {
        "concept": match.concept,
        "term": match.term.text,
        "status": match.term.status,
        "surface": match.surface,
        "start": match.start,
        "end": match.end,
    }


def _verdict(verdict: "Verdict") -> dict[str, object]:
    target = verdict.target or verdict.instead
    return {
        "concept": verdict.concept,
        "source": _match(verdict.source),
        "target": _match(target) if target else None,
        "expected": list(verdict.expected),
        "ok": verdict.ok,
    }


def _print_pair(pair: "Verified") -> None:
    for verdict in pair.verdicts:
        if not verdict.ok:
            found = f", found {verdict.instead.surface}" if verdict.instead else ""
            expected = " or ".join(verdict.expected)
            write_line(f"{pair.line}: {verdict.source.surface} ({verdict.concept}): expected {expected}{found}")
    for match in pair.banned:
        write_line(f"{pair.line}: {match.surface} is {match.term.status} ({match.concept})")


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
    summary: dict[str, int] = {
        "files": len(results),
        "entries": sum(result.entries for result in results),
        **{severity: severities[severity] for severity in _SEVERITIES},
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
        print_finding(screen, finding)
    found = ", ".join(counted(summary[one], one) for one in _SEVERITIES if summary[one]) or "nothing wrong"
    files, entries = counted(summary["files"], "file"), counted(summary["entries"], "entry")
    screen.print(f"{files}, {entries} checked: {found}")
