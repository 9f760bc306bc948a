"""The comments that mark a draft in a PO file: where it came from, then what to look at."""

from toolkit.engines import Terminology
from toolkit.model import Draft
from toolkit.po import Entry
from toolkit.workflow.terminology import judged

_MARK = "draft: "


def is_draft(entry: Entry) -> bool:
    """Return whether the comments of *entry* say that an engine made its translation."""
    return any(line.startswith(_MARK) for line in entry.tcomment.split("\n"))


def put(entry: Entry, draft: Draft) -> None:
    """Give *entry* the text of *draft*, fuzzy, and marks in place of those of an earlier draft."""
    entry.msgstr = draft.text.strip()
    if not entry.fuzzy:
        entry.flags.append("fuzzy")
    _write(entry, [draft.origin, *draft.notes])


def refresh(entry: Entry, terminology: Terminology) -> None:
    """Bring the marks of *entry*, a draft, up to date with what the glossary and the translation are now.

    What an engine has noted stays for as long as the entry is fuzzy. Afterwards nothing is left but where the draft
    came from: the entry is a person's, and ``check`` judges it.
    """
    origin, *notes = _read(entry)
    if not entry.fuzzy:
        notes = []
    elif entry.msgstr:
        notes = [*judged(notes, entry.msgid, entry.msgstr, terminology)]
    _write(entry, [origin, *notes])


def _read(entry: Entry) -> list[str]:
    return [line.removeprefix(_MARK) for line in entry.tcomment.split("\n") if line.startswith(_MARK)]


def _write(entry: Entry, marks: list[str]) -> None:
    """Put *marks* after the other comments of *entry*."""
    kept = [line for line in entry.tcomment.split("\n") if line and not line.startswith(_MARK)]
    # A plug-in may say anything, and a line break in a comment would break the file.
    lines = [_MARK + " ".join(mark.split()) for mark in marks]
    entry.tcomment = "\n".join([*kept, *dict.fromkeys(lines)])
