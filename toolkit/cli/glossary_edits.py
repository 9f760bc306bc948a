"""Commands that edit the glossary: add, set, remove, rename."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import WorkspaceOption
from toolkit.cli.output import message
from toolkit.model import Status

if TYPE_CHECKING:
    from toolkit.glossary.edit import Outcome


class CaseName(StrEnum):
    """Whether capitals matter."""

    EXACT = "exact"
    ANY = "any"


class KindName(StrEnum):
    """What sort of name a term is."""

    FULL = "full"
    ACRONYM = "acronym"
    SHORT = "short"


ConceptArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of the concept, as daesh.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show the change as a diff and write nothing.")]
SubjectOption = Annotated[str | None, typer.Option(metavar="TEXT", help="What it belongs to, as 'armed groups'.")]
DefinitionOption = Annotated[str | None, typer.Option(metavar="TEXT", help="What it means, in a sentence.")]
NoteOption = Annotated[str | None, typer.Option(metavar="TEXT", help="What a translator should know.")]
RelatedOption = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="A concept to look at as well; may be given several times.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
    app.command()(add)
    app.command("set")(set_something)
    app.command()(remove)
    app.command()(rename)


def add(  # noqa: PLR0913 - one parameter an option
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of the new concept: small letters, digits, hyphens.")],
    terms: Annotated[
        list[str],
        typer.Argument(metavar="LANG=TEXT...", help="Its terms, as ar=داعش; the first of a language is preferred."),
    ],
    file: Annotated[
        str, typer.Option(metavar="NAME", help="File of the glossary; else the one named like the subject.")
    ] = "",
    subject: SubjectOption = None,
    definition: DefinitionOption = None,
    note: NoteOption = None,
    related: RelatedOption = None,
    *,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Add a concept: dragoman glossary add daesh en=Daesh ar=داعش kmr=DAIŞ --subject 'armed groups'."""
    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    facts = {"subject": subject, "definition": definition, "note": note, "related": related}
    values = {**facts, **_pairs(terms)}
    _report(name, glossary.add(open_workspace(workspace), name, values, domain=file, dry_run=dry_run), dry_run=dry_run)


def set_something(  # noqa: PLR0913 - one parameter an option
    name: ConceptArgument,
    lang: Annotated[str, typer.Argument(metavar="LANG", help="Language of the term to set.")] = "",
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The term, in its dictionary form.")] = "",
    *,
    replace: Annotated[
        str, typer.Option(metavar="OLD", help="The term whose text this replaces; else the preferred one.")
    ] = "",
    status: Annotated[Status | None, typer.Option(help="Status of this term; adds the term where it is new.")] = None,
    keep_as: Annotated[
        Status | None, typer.Option(help="Make this the preferred term and keep the old one with this status.")
    ] = None,
    case: Annotated[CaseName | None, typer.Option(help="exact: IS is never is.")] = None,
    kind: Annotated[KindName | None, typer.Option(help="What sort of name it is.")] = None,
    gender: Annotated[str | None, typer.Option(metavar="TEXT", help="masculine or feminine.")] = None,
    number: Annotated[str | None, typer.Option(metavar="TEXT", help="singular or plural.")] = None,
    source: Annotated[str | None, typer.Option(metavar="TEXT", help="Where the term was seen.")] = None,
    form: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A form that no rule derives; may be given several times.")
    ] = None,
    note: NoteOption = None,
    subject: SubjectOption = None,
    definition: DefinitionOption = None,
    related: RelatedOption = None,
    translate: Annotated[
        bool | None, typer.Option("--translate/--no-translate", help="Whether it has other names in other languages.")
    ] = None,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Change a term, or with no LANG and TEXT what is said about the concept; an empty text takes a value out."""
    from toolkit.glossary.edit import TermEdit  # noqa: PLC0415
    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    of_term = _given(case=case, kind=kind, gender=gender, number=number, source=source, forms=form)
    of_concept = _given(subject=subject, definition=definition, related=related, translate=translate)
    _check_set(lang, text, of_term or replace or status or keep_as, of_concept, note)
    _check_statuses(replace, status, keep_as)
    here = open_workspace(workspace)
    if lang:
        change = TermEdit(text, {**of_term, **_given(note=note)}, status, replace, keep_as)
        outcome = glossary.set_term(here, name, lang, change, dry_run=dry_run)
    else:
        outcome = glossary.set_values(here, name, {**of_concept, **_given(note=note)}, dry_run=dry_run)
    _report(name, outcome, dry_run=dry_run)


def remove(
    name: ConceptArgument,
    lang: Annotated[str, typer.Option(metavar="LANG", help="Remove only the terms in this language.")] = "",
    term: Annotated[str, typer.Option(metavar="TEXT", help="Remove only this term of the language.")] = "",
    *,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Remove a concept, its terms in one language, or one term."""
    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    if term and not lang:
        raise typer.BadParameter("say which language it is in: --lang LANG", param_hint="'--term'")
    _report(name, glossary.remove(open_workspace(workspace), name, lang, term, dry_run=dry_run), dry_run=dry_run)


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Id of the concept.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id it is to have.")],
    *,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Give a concept another id, also where other concepts are related to it."""
    from toolkit.workflow import glossary  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    _report(old, glossary.rename(open_workspace(workspace), old, new, dry_run=dry_run), dry_run=dry_run)


def _pairs(arguments: Sequence[str]) -> dict[str, list[str]]:
    """Return the texts of each language of *arguments* such as ``ar=داعش``."""
    from toolkit import languages  # noqa: PLC0415 - each command loads what it needs

    texts: dict[str, list[str]] = {}
    for argument in arguments:
        tag, sign, text = argument.partition("=")
        if not sign or not text.strip():
            raise typer.BadParameter(f"'{argument}' is not LANG=TEXT, as in ar=داعش", param_hint="'LANG=TEXT'")
        texts.setdefault(languages.get(tag).tag, []).append(text)
    return {tag: texts[tag] for tag in languages.TAGS if tag in texts}


def _given(**options: Any) -> dict[str, Any]:
    """Return the options that were given; a list with one empty text is an empty list."""
    given = {key: value for key, value in options.items() if value is not None}
    return {
        key: [] if value == [""] else str(value) if isinstance(value, StrEnum) else value
        for key, value in given.items()
    }


def _check_set(lang: str, text: str, of_term: object, of_concept: dict[str, Any], note: str | None) -> None:
    if lang and not text:
        raise typer.BadParameter("say what the term is", param_hint="'TEXT'")
    if lang and of_concept:
        named = ", ".join(f"--{key}" for key in of_concept)
        raise typer.BadParameter(f"{named} belongs to the concept: set it without LANG and TEXT", param_hint="'LANG'")
    if not lang and of_term:
        raise typer.BadParameter("say which term: ID LANG TEXT", param_hint="'LANG'")
    if not lang and not of_concept and note is None:
        raise typer.BadParameter("say what to set: LANG TEXT, or an option such as --definition", param_hint="'LANG'")


def _check_statuses(replace: str, status: Status | None, keep_as: Status | None) -> None:
    if keep_as is Status.PREFERRED:
        raise typer.BadParameter("only one term can be preferred", param_hint="'--keep-as'")
    if keep_as and replace:
        raise typer.BadParameter("a term is either replaced or kept", param_hint="'--keep-as'")
    if keep_as and status not in (None, Status.PREFERRED):
        raise typer.BadParameter("goes with a term that becomes the preferred one", param_hint="'--keep-as'")


def _report(name: str, outcome: "Outcome", *, dry_run: bool) -> None:
    for line in outcome.said or (f"{name}: nothing to change",):
        message(f"not written: {line}" if dry_run else line)
    if dry_run:
        sys.stdout.write(outcome.diff)
