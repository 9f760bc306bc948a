"""The command that follows an edit of the glossary into the translations: glossary affected."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import Format, FormatOption, WorkspaceOption
from toolkit.cli.output import message, print_json, write_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.workflow.affected import Affected, Outcome


def register(app: typer.Typer) -> None:
    """Add the command of this module to *app*."""
    app.command()(affected)


def affected(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Ids of concepts; all where none is given.")
    ] = None,
    *,
    since: Annotated[
        str, typer.Option(metavar="REV", help="Only what edits of the glossary since this git revision broke.")
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="Put right what is safe, and mark it fuzzy.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what --fix would change as a diff and write nothing.")
    ] = False,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Find the reviewed translations that break the glossary as it now stands, and put right what is safe."""
    from toolkit.workflow import affected as work  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    outcomes = list(work.affected(open_workspace(workspace), ids or (), since, fix=fix, dry_run=dry_run))
    places = [place for outcome in outcomes for place in outcome.places]
    left = [place for place in places if not place.fixed]
    if output is Format.JSON:
        print_json(_document(outcomes, places, dry_run=dry_run))
    elif dry_run:
        for outcome in outcomes:
            sys.stdout.write(outcome.diff)
        for place in (place for place in places if not place.mend.replacement):
            message(_line(place))
    else:
        for place in places:
            write_line(_line(place))
    message(_summary(places, left, dry_run=dry_run))
    if left:
        raise typer.Exit(1)


def _line(place: "Affected") -> str:
    """Return one line about *place*: what is there, what should be, and why it was left."""
    mend, breach = place.mend, place.mend.breach
    where = f"{place.file}:{place.line}: "
    if place.fixed and breach.found:
        return f"{where}mended: {breach.found.surface} → {mend.replacement} ({breach.concept})"
    wanted = mend.preferred.text if mend.preferred else "no term"
    named = f"{breach.source.surface} is " if breach.source else ""
    found = breach.found.surface if breach.found else "nothing of the glossary"
    advice = f"--fix writes {mend.replacement}" if mend.replacement else mend.reason
    return f"{where}{named}{wanted} ({breach.concept}), here {found}: {advice}"


def _summary(places: "Sequence[Affected]", left: "Sequence[Affected]", *, dry_run: bool) -> str:
    if not places:
        return "nothing is affected"
    entries = len({(place.file, place.line) for place in places})
    count = f"{_counted(len(places), 'place')} in {_counted(entries, 'entry')}"
    safe = sum(bool(place.mend.replacement) for place in left)
    if dry_run:
        return f"not written: {count} affected, {safe} can be mended"
    mended = len(places) - len(left)
    if mended:
        cure = "look at what is fuzzy, then take that mark away"
        return f"{count} affected, {mended} mended, {len(left)} left; {cure}"
    return f"{count} affected; --fix can mend {safe}" if safe else f"{count} affected; mend them by hand"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {'entries' if thing == 'entry' else thing + 's'}"


def _document(outcomes: "Sequence[Outcome]", places: "Sequence[Affected]", *, dry_run: bool) -> dict[str, Any]:
    count = Counter("fixed" if place.fixed else "left" for place in places)
    document: dict[str, Any] = {
        "affected": [_as_json(place) for place in places],
        "summary": {"files": len(outcomes), "places": len(places), "fixed": count["fixed"], "left": count["left"]},
    }
    if dry_run:
        document["diff"] = "".join(outcome.diff for outcome in outcomes)
    return document


def _as_json(place: "Affected") -> dict[str, Any]:
    mend, breach = place.mend, place.mend.breach
    return {
        "file": place.file,
        "line": place.line,
        "msgid": place.msgid,
        "msgctxt": place.msgctxt,
        "concept": breach.concept,
        "source": breach.source.surface if breach.source else None,
        "found": breach.found.surface if breach.found else None,
        "status": breach.found.term.status if breach.found else None,
        "start": breach.found.start if breach.found else None,
        "end": breach.found.end if breach.found else None,
        "expected": mend.preferred.text if mend.preferred else None,
        "replacement": mend.replacement or None,
        "reason": mend.reason or None,
        "fixed": place.fixed,
    }
