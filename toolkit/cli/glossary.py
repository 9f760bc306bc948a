"""Commands that look the glossary up and judge it: list, show, search, lint; others join them here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli import glossary_affected, glossary_editor, glossary_edits, glossary_exchange, glossary_suggest
from toolkit.cli.glossary_edits import ConceptArgument
from toolkit.cli.options import Format, FormatOption, WorkspaceOption
from toolkit.cli.output import cell, console, counted, message, print_finding, print_json, table

if TYPE_CHECKING:
    from toolkit.model import Concept, Severity, Term

app = typer.Typer(no_args_is_help=True, help="Look up and edit the glossary that every translation follows.")

_STYLES = {"preferred": "bold", "admitted": "", "deprecated": "yellow", "forbidden": "red"}
_SEVERITIES: tuple["Severity", ...] = ("error", "warning", "info")


@app.command("list")
def list_concepts(
    subject: Annotated[str, typer.Option(metavar="TEXT", help="Only concepts with this subject.")] = "",
    lang: Annotated[str, typer.Option(metavar="LANG", help="Only concepts with a term in this language.")] = "",
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """List the concepts with their preferred terms."""
    from toolkit.workflow import glossary  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    here = open_workspace(workspace)
    tags = [here.settings.source, lang] if lang else [here.settings.source, *here.settings.targets]
    _print_concepts(glossary.concepts(here, subject, lang), list(dict.fromkeys(tags)), output)


@app.command()
def show(name: ConceptArgument, output: FormatOption = Format.TEXT, workspace: WorkspaceOption = None) -> None:
    """Show everything the glossary says about one concept."""
    from rich.markup import escape

    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    concept = glossary.concept(open_workspace(workspace), name)
    if output is Format.JSON:
        print_json(_as_json(concept))
        return
    screen = console()
    screen.print(f"[bold]{concept.id}[/]  ({escape(str(concept.path))}:{concept.line})", soft_wrap=True)
    facts = {"subject": concept.subject, "definition": concept.definition, "note": concept.note}
    facts["related"] = ", ".join(concept.related)
    facts["translate"] = "" if concept.translate else "no, it stays as it is"
    for key, text in facts.items():
        if text:
            screen.print(f"{key}: {text}", markup=False)
    view = table("lang", "term", "status", "about it")
    for tag, terms in concept.terms.items():
        for term in terms:
            view.add_row(tag, cell(term.text), f"[{_STYLES[term.status] or 'none'}]{term.status}[/]", _about(term))
    screen.print(view)


@app.command()
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Part of an id, a definition or a term.")],
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Find concepts by any part of their id, definition or terms, however it is spelt."""
    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    here = open_workspace(workspace)
    found = glossary.search(here, text)
    if found or output is Format.JSON:
        _print_concepts(found, list(dict.fromkeys((here.settings.source, *here.settings.targets))), output)
    if not found:
        message(f"nothing in the glossary has '{text}'; try a shorter part of it")
        raise typer.Exit(1)


@app.command()
def lint(
    *,
    notes: Annotated[bool, typer.Option("--notes", help="Show the notes too, not only how many there are.")] = False,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Look for what an editor should decide or mend in the glossary."""
    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    findings = glossary.lint(open_workspace(workspace))
    severities = Counter(finding.severity for finding in findings)
    if output is Format.JSON:
        summary = {severity: severities[severity] for severity in _SEVERITIES}
        print_json({"findings": [asdict(finding) for finding in findings], "summary": summary})
    else:
        screen = console()
        shown = [finding for finding in findings if notes or finding.severity != "info"]
        for finding in shown:
            print_finding(screen, finding)
        known = Counter(finding.severity for finding in shown)
        screen.print(", ".join(counted(known[one], one) for one in _SEVERITIES if known[one]) or "nothing wrong")
        if len(shown) < len(findings):
            rules = Counter(finding.rule for finding in findings if finding.severity == "info").most_common()
            counts = ", ".join(f"{number} {rule}" for rule, number in rules)
            screen.print(f"{counted(severities['info'], 'info')}, which --notes shows: {counts}", soft_wrap=True)
    if severities["error"] or severities["warning"]:
        raise typer.Exit(1)


glossary_edits.register(app)
glossary_affected.register(app)
glossary_editor.register(app)
glossary_exchange.register(app)
glossary_suggest.register(app)


def _print_concepts(concepts: Sequence["Concept"], tags: Sequence[str], output: Format) -> None:
    if output is Format.JSON:
        print_json({"concepts": [_as_json(concept) for concept in concepts]})
        return
    view = table("id", *tags)
    for column in view.columns:
        # An id that is cut short cannot be typed back.
        column.overflow = "fold"
    for concept in concepts:
        preferred = (concept.preferred(tag) for tag in tags)
        view.add_row(concept.id, *(cell(term.text) if term else "–" for term in preferred))
    console().print(view)


def _as_json(concept: "Concept") -> dict[str, Any]:
    return {
        "id": concept.id,
        "subject": concept.subject,
        "definition": concept.definition,
        "note": concept.note,
        "related": list(concept.related),
        "translate": concept.translate,
        "terms": {tag: [_term_json(term) for term in terms] for tag, terms in concept.terms.items()},
        "file": str(concept.path or ""),
        "line": concept.line,
    }


def _term_json(term: "Term") -> dict[str, Any]:
    return {key: value for key, value in asdict(term).items() if key != "language"}


def _about(term: "Term") -> str:
    """Return what an editor wants to know of *term* beyond its status, in one cell of a table."""
    from rich.markup import escape

    facts = ", ".join(fact for fact in (term.kind, term.pos, term.gender, term.number) if fact)
    forms = f"also {', '.join(term.forms)}" if term.forms else ""
    source = f"[dim]({escape(term.source)})[/]" if term.source else ""
    lines = (escape(facts), escape(forms), escape(term.note), source)
    return "\n".join(line for line in lines if line)
