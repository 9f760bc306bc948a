"""A concept edited as text: its lines in a file of their own, checked, and put back.

The file stays until its text is in the glossary, whatever happens: what was typed is never lost.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import FileError
from toolkit.files import decode_utf8, read_bytes, read_text, write_atomic
from toolkit.glossary import Glossary, edit, load
from toolkit.model import Concept, Finding
from toolkit.workflow import glossary
from toolkit.workflow.workspace import Workspace

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class ConceptDraft:
    """The lines of a concept on their way through an editor."""

    concept: Concept
    original: str
    """The lines as the glossary had them."""
    file: Path
    """Where they are edited."""

    def text(self) -> str:
        """Return the lines as they are edited so far.

        Raises:
            FileError: the file cannot be read, or is not UTF-8.
        """
        # Some editors add a byte order mark, which would be a fault in the middle of a file.
        return decode_utf8(read_bytes(self.file), self.file).removeprefix(_MARK)

    def check(self) -> None:
        """Make sure that what is edited is still this concept and can be read.

        Raises:
            GlossaryError: it is not; the message names the line.
            FileError: the file cannot be read, or is not UTF-8.
        """
        edit.check_block(self.text(), self.concept.id, self.file)

    def drop(self) -> None:
        """Remove the file."""
        self.file.unlink(missing_ok=True)


def open_draft(workspace: Workspace, name: str) -> ConceptDraft:
    """Write the lines of the concept *name* to a new file in the workspace's ``.dragoman`` folder.

    Raises:
        GlossaryError: the glossary is wrong, there is no such concept, or its lines stand apart.
        FileError: the file cannot be written.
    """
    concept = edit.require(load(workspace.glossary_folder), name)
    texts = {concept.path: read_text(concept.path)} if concept.path else {}
    original = edit.block(texts, concept)
    folder = workspace.root / ".dragoman"
    try:
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        handle, made = tempfile.mkstemp(prefix=f"{name}-", suffix=".toml", dir=folder)
        os.close(handle)
    except OSError as error:
        what = f"cannot make a file to edit: {(error.strerror or str(error)).lower()}"
        raise FileError(what, cure="make that folder writable", path=folder) from error
    file = folder / Path(made).name
    write_atomic(file, original.encode())
    return ConceptDraft(concept, original, file)


def save_draft(workspace: Workspace, draft: ConceptDraft) -> edit.Outcome:
    """Put the lines of *draft* in the place of the concept's own.

    Raises:
        GlossaryError: the concept has changed since, the result cannot be read, or another command is editing.
        FileError: a file cannot be read or written.
    """
    new = draft.text()

    def change(texts: edit.Texts, there: Glossary) -> edit.Texts:
        return edit.put_block(texts, edit.require(there, draft.concept.id), draft.original, new)

    return glossary.apply(workspace, change)


def doubts(workspace: Workspace, name: str) -> list[Finding]:
    """Return the errors and warnings about the concept *name*."""
    there = load(workspace.glossary_folder)
    concept = edit.require(there, name)
    # The findings of a concept stand on its own lines, up to the next header of its file.
    below = [one.line for one in there if one.path == concept.path and one.line > concept.line]
    end = min(below, default=concept.line + 10**9)
    return [
        finding
        for finding in glossary.lint(workspace)
        if finding.severity != "info" and finding.file == str(concept.path) and concept.line <= finding.line < end
    ]
