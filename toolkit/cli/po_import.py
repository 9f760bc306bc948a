"""The command that takes PO files back: po import."""

import sys
from collections import Counter
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import Format, FormatOption, WorkspaceOption
from toolkit.cli.output import cell, console, message, print_json, table, write_line

if TYPE_CHECKING:
    from toolkit.po.threeway import Choice
    from toolkit.po.verdict import TakenBack, Verdict
    from toolkit.workflow.take_back import Decide, Import, Order
    from toolkit.workflow.workspace import Workspace

_LONGEST = 60
"""Characters of a text in a table or a question."""


class Policy(StrEnum):
    """Whose text is to stay where both have changed."""

    ASK = "ask"
    THEIRS = "theirs"
    OURS = "ours"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command(name="import")(take_back)


def take_back(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="What came back: PO, XLIFF, XLSX or CSV files, or a ZIP.")
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report what would be done and write nothing.")] = False,
    policy: Annotated[
        Policy, typer.Option("--policy", help="Whose text stays where both have changed; the other is kept aside.")
    ] = Policy.ASK,
    article: Annotated[
        str, typer.Option("--article", metavar="NAME", help="The article they belong to, if they do not tell.")
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="LANG", help="Their language, if they do not tell.")] = "",
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.html", help="Write the report as a page, too.")
    ] = None,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Take back what a translator has sent: applied where nothing is in its way, kept aside where something is."""
    from toolkit.workflow.take_back import Order, bring_back  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    here = open_workspace(workspace, recover=not dry_run)
    order = Order(tuple(files), article, to, dry_run=dry_run)
    done = bring_back(here, order, _decide(here, order, policy), _say_waiting)
    if report:
        from toolkit.files import write_atomic  # noqa: PLC0415
        from toolkit.reports.take_back import take_back_page  # noqa: PLC0415

        write_atomic(report, take_back_page(done.files).encode())
    if output is Format.JSON:
        print_json(_document(done, dry_run=dry_run))
    else:
        for file in done.files:
            _print_file(file)
    _print_messages(done, dry_run=dry_run)
    if done.needs_a_look:
        raise typer.Exit(1)


def _decide(workspace: "Workspace", order: "Order", policy: Policy) -> "Decide":
    """Return who decides about conflicts: whoever sits at the terminal, before anything is locked, or the policy."""
    from toolkit.workflow.take_back import Order, bring_back  # noqa: PLC0415

    answers: dict[tuple[str, Verdict], Choice] = {}
    if policy is Policy.ASK and not order.dry_run and sys.stdin.isatty() and sys.stderr.isatty():

        def ask(name: str, verdict: "Verdict") -> "Choice":
            return answers.setdefault((name, verdict), _asked(name, verdict))

        bring_back(workspace, Order(order.paths, order.article, order.language, dry_run=True), ask)
    default: Choice = "theirs" if policy is Policy.THEIRS else "ours"
    return lambda name, verdict: answers.get((name, verdict), default)


def _asked(name: str, verdict: "Verdict") -> "Choice":
    message(f"{name}: this has changed on both sides:\n  source: {verdict.msgid}")
    message(f"  theirs: {' | '.join(verdict.theirs)}\n  ours:   {' | '.join(verdict.ours)}")
    while True:
        answer = typer.prompt("theirs, ours or skip (keeps ours, too)", default="skip", err=True).strip().lower()
        for choice in ("theirs", "ours", "skip"):
            if answer and choice.startswith(answer):
                return "theirs" if choice == "theirs" else "ours"


def _say_waiting() -> None:
    message("waiting for another command to finish")


def _print_file(file: "TakenBack") -> None:
    screen = console()
    counts: Counter[str] = Counter(verdict.kind for verdict in file.verdicts)
    view = table("no.", "what", "text", numbers=("no.",))
    for verdict in file.verdicts:
        if verdict.kind == "unchanged" and not verdict.findings:
            continue
        view.add_row(str(verdict.number + 1), verdict.kind, cell(_told(verdict)))
    write_line(f"{file.name} → {file.path}")
    if view.row_count:
        screen.print(view)
    for piece in file.unread:
        message(f"dragoman: {file.name}:{piece.line}: cannot be read as an entry: kept aside")
    write_line(_counts(counts) or "no entries")


def _told(verdict: "Verdict") -> str:
    """Return the lines of a table about *verdict*: the text, why, and what the checks found."""
    first = f"{_short(verdict.msgid)}"
    lines = [f"{finding.severity}: {finding.message} ({finding.rule})" for finding in verdict.findings]
    return "\n".join(line for line in (first, verdict.reason, *lines) if line)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _counts(counts: "Counter[str]") -> str:
    from toolkit.po.verdict import KINDS  # noqa: PLC0415

    return ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])


def _print_messages(done: "Import", *, dry_run: bool) -> None:
    for file in done.files:
        for line in file.messages:
            message(f"dragoman: {file.name}: {line}")
    for refused in done.refused:
        message(f"dragoman: not taken: {refused}")
    for side in dict.fromkeys(side for file in done.files for side in file.sides):
        cure = "'dragoman po import --policy theirs' on it applies it"
        message(f"dragoman: not everything is applied; the rest is in {side}: {cure}")
    for line in done.messages:
        message(f"dragoman: {line}")
    if not done.written:
        message("nothing to write")
    elif dry_run:
        message(f"not written: {', '.join(map(str, done.written))}")
    else:
        message(f"wrote {', '.join(map(str, done.written))}; 'dragoman po undo' takes it back")


def _document(done: "Import", *, dry_run: bool) -> dict[str, Any]:
    from toolkit.po.verdict import KINDS  # noqa: PLC0415

    verdicts = [verdict for file in done.files for verdict in file.verdicts]
    kinds = Counter(verdict.kind for verdict in verdicts)
    severities = Counter(finding.severity for verdict in verdicts for finding in verdict.findings)
    return {
        "files": [_file(file) for file in done.files],
        "refused": [str(error) for error in done.refused],
        "written": [str(path) for path in done.written],
        "dry_run": dry_run,
        "summary": {
            **{kind: kinds[kind] for kind in KINDS},
            "applied": sum(verdict.applied for verdict in verdicts),
            "aside": sum(verdict.aside for verdict in verdicts),
            "unread": sum(len(file.unread) for file in done.files),
            **{severity: severities[severity] for severity in ("error", "warning", "info")},
        },
    }


def _file(file: "TakenBack") -> dict[str, Any]:
    return {
        "file": file.name,
        "article": file.article,
        "language": file.language,
        "path": str(file.path),
        "handout": file.handout or None,
        "entries": [_entry(verdict) for verdict in file.verdicts],
        "unread": [asdict(piece) for piece in file.unread],
        "unapplied": [str(side) for side in file.sides],
        "messages": list(file.messages),
    }


def _entry(verdict: "Verdict") -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "number": verdict.number,
        "line": verdict.line,
        "msgctxt": verdict.msgctxt,
        "msgid": verdict.msgid,
        "returned_msgid": verdict.returned_msgid or None,
        "theirs": list(verdict.theirs),
        "ours": list(verdict.ours),
        "base": None if verdict.base is None else list(verdict.base),
        "applied": verdict.applied,
        "aside": verdict.aside,
        "fuzzy": verdict.fuzzy,
        "reason": verdict.reason or None,
        "findings": [
            {key: value for key, value in asdict(finding).items() if key not in ("file", "line", "msgid", "msgctxt")}
            for finding in verdict.findings
        ],
    }
