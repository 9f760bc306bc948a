"""The command that opens a concept in a text editor: glossary edit."""

import os
import shlex
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import typer

from toolkit.cli.glossary_edits import ConceptArgument
from toolkit.cli.options import WorkspaceOption
from toolkit.cli.output import message
from toolkit.errors import DragomanError, SettingsError

if TYPE_CHECKING:
    from toolkit.workflow.concept_draft import ConceptDraft
    from toolkit.workflow.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the command of this module to *app*."""
    app.command()(edit)


def edit(name: ConceptArgument, workspace: WorkspaceOption = None) -> None:
    """Edit a concept in your text editor: all that the glossary says about it, as text."""
    from toolkit.workflow.concept_draft import open_draft  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    command = _editor()
    here = open_workspace(workspace)
    draft = open_draft(here, name)
    try:
        saved = _edit_until_right(command, draft) and _save(here, draft)
    except (DragomanError, KeyboardInterrupt):
        _keep(draft)
        raise
    if not saved:
        _keep(draft)
        raise typer.Exit(1)
    draft.drop()


def _editor() -> list[str]:
    """Return the command that the user edits text with.

    Raises:
        SettingsError: none is set, or it cannot be read.
    """
    for variable in ("VISUAL", "EDITOR"):
        value = os.environ.get(variable, "")
        try:
            if command := shlex.split(value):
                return command
        except ValueError as error:
            raise SettingsError(f"{variable} is {value}: {error}", cure="mend its quotation marks") from error
    raise SettingsError("no text editor is set", cure="set one with: export EDITOR=nano")


def _edit_until_right(command: list[str], draft: "ConceptDraft") -> bool:
    """Let the user edit *draft* until it can be read; False where they give up."""
    while True:
        if not _run(command, draft):
            return False
        try:
            draft.check()
        except DragomanError as error:
            message(f"dragoman: {error}")
            if not _wants_again():
                return False
        else:
            return True


def _run(command: list[str], draft: "ConceptDraft") -> bool:
    # Ctrl-C is for the editor, which may well mean something by it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run([*command, str(draft.file)], check=False)  # noqa: S603 - it is the user's own editor
    except OSError as error:
        what = f"cannot start {command[0]}: {(error.strerror or str(error)).lower()}"
        raise SettingsError(what, cure="set EDITOR to a program that is there") from error
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode:
        message(f"dragoman: {command[0]} ended with status {done.returncode}; nothing was changed")
    return not done.returncode


def _wants_again() -> bool:
    if not sys.stdin.isatty():
        return False
    sys.stderr.write("edit again? [Y/n] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    # An empty answer is yes; no answer at all, where the terminal is gone, is no.
    return bool(answer) and not answer.strip().lower().startswith("n")


def _save(here: "Workspace", draft: "ConceptDraft") -> bool:
    from toolkit.workflow.concept_draft import doubts, save_draft  # noqa: PLC0415

    name = draft.concept.id
    outcome = save_draft(here, draft)
    for line in outcome.said or (f"{name}: {'laid out anew' if outcome.diff else 'nothing to change'}",):
        message(line)
    for finding in doubts(here, name) if outcome.diff else ():
        message(f"{finding.file}:{finding.line}: {finding.severity} {finding.message} ({finding.rule})")
    return True


def _keep(draft: "ConceptDraft") -> None:
    """Say where the text of *draft* is, or remove it where nothing was typed."""
    try:
        untouched = draft.text() == draft.original
    except DragomanError:
        untouched = not draft.file.exists()
    if untouched:
        draft.drop()
    else:
        message(f"dragoman: your text is kept in {draft.file}")
