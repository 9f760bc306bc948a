"""The comments in a PO file that are ours: where a draft came from, what to look at, and what the memory suggests.

Those that say why an import made a text fuzzy are written by :mod:`toolkit.po.threeway`.
"""

import re
from collections.abc import Iterable

from toolkit.engines import Terminology
from toolkit.model import Draft
from toolkit.po import Entry
from toolkit.workflow.terminology import judged

_MARK = "draft: "
_MEMORY = "memory "
_IMPORT = "import: "  # toolkit.po.aside.MARK, which takes all that reads returned files to load
_SUGGESTION = re.compile(r"memory \d{1,3}%(?: of| term not placed| term not to use)?: ")


def is_draft(entry: Entry) -> bool:
    """Return whether the comments of *entry* say that an engine made its translation, or the memory lent it."""
    return any(line.startswith(_MARK) for line in entry.tcomment.split("\n"))


def is_from_memory(entry: Entry) -> bool:
    """Return whether the comments of *entry* say that the memory lent its translation."""
    return entry.tcomment.startswith(_MARK + _MEMORY) or f"\n{_MARK}{_MEMORY}" in entry.tcomment


def put(entry: Entry, draft: Draft, *, made_for: str | None = None, reviewed: bool = False) -> None:
    """Give *entry* the text of *draft*, and marks in place of those of an earlier draft.

    Args:
        entry: changed in place.
        draft: the text, where it came from and what to look at.
        made_for: the text that it translates, if that is another one; PO editors show the difference.
        reviewed: leave out the fuzzy flag.
    """
    entry.msgstr = draft.text.strip()
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"] + ([] if reviewed else ["fuzzy"])
    entry.previous_msgid, entry.previous_msgctxt, entry.previous_msgid_plural = made_for, None, None
    _write(entry, [draft.origin, *draft.notes], suggestions(entry))
    _forget_import(entry)


def refresh(entry: Entry, terminology: Terminology) -> None:
    """Bring the marks of *entry* up to date with what the glossary and the translation are now.

    What an engine or an import has noted stays for as long as the entry is fuzzy. Afterwards nothing is left but where
    a draft came from: the entry is a person's, and ``check`` judges it.
    """
    if not entry.fuzzy:
        _forget_import(entry)
    if not is_draft(entry):
        return
    origin, *notes = _read(entry)
    if not entry.fuzzy:
        notes = []
        if is_from_memory(entry):
            entry.previous_msgid = None
    elif entry.msgstr:
        notes = [*judged(notes, entry.msgid, entry.msgstr, terminology)]
    _write(entry, [origin, *notes], suggestions(entry))


def suggest(entry: Entry, lines: Iterable[str]) -> None:
    """Let the comments of *entry* suggest *lines*, each made by :func:`suggestion`, and nothing else."""
    if (new := [" ".join(line.split()) for line in lines]) != suggestions(entry):
        _write(entry, _read(entry), new)


def suggestion(percent: int, text: str, *, source: str = "", notes: Iterable[str] = ()) -> list[str]:
    """Return the comment lines that suggest the translation *text*.

    Args:
        percent: how alike the text that it was made for is.
        text: the translation.
        source: that text, with the difference shown; empty where there is none.
        notes: what the glossary has against *text*.
    """
    start = f"{_MEMORY}{percent}%"
    of = [f"{start} of: {source}"] if source else []
    return [f"{start}: {text}", *of, *(f"{start} {note}" for note in notes)]


def forget_suggestions(entry: Entry) -> None:
    """Take what the memory suggests out of the comments of *entry*."""
    suggest(entry, ())


def suggestions(entry: Entry) -> list[str]:
    """Return the comment lines of *entry* that suggest something."""
    return [line for line in entry.tcomment.split("\n") if _SUGGESTION.match(line)]


def has_suggestions(entry: Entry) -> bool:
    """Return whether the comments of *entry* suggest anything."""
    return bool(suggestions(entry))


def _forget_import(entry: Entry) -> None:
    lines = entry.tcomment.split("\n")
    if len(kept := [line for line in lines if not line.startswith(_IMPORT)]) < len(lines):
        entry.tcomment = "\n".join(kept)


def _read(entry: Entry) -> list[str]:
    return [line.removeprefix(_MARK) for line in entry.tcomment.split("\n") if line.startswith(_MARK)]


def _write(entry: Entry, marks: Iterable[str], suggestions: Iterable[str]) -> None:
    """Put *marks*, then *suggestions*, after the other comments of *entry*."""
    lines = entry.tcomment.split("\n")
    kept = "\n".join(line for line in lines if not line.startswith(_MARK) and not _SUGGESTION.match(line)).strip("\n")
    # A plug-in may say anything, and a line break in a comment would break the file.
    ours = [_MARK + " ".join(mark.split()) for mark in marks]
    entry.tcomment = "\n".join([*([kept] if kept else []), *dict.fromkeys(ours), *suggestions])
