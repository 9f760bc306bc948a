"""One edit at a time: read, change, judge, write, with no other command in between."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from toolkit.errors import FileError, GlossaryError
from toolkit.files import decode_utf8, read_bytes, write_atomic
from toolkit.glossary.edit.account import account
from toolkit.glossary.edit.concepts import Texts
from toolkit.glossary.journal import finish, forget, pending, record
from toolkit.glossary.store import Glossary, combine, paths_in
from toolkit.lock import locked
from toolkit.model import Concept

Edit = Callable[[Texts, Glossary], Texts]
"""Gets the texts of all glossary files and what they mean; returns the texts that it changes."""

WAIT = 5.0
"""Seconds to wait for another command that edits the same glossary."""

_MARK = "\ufeff"
_CONTEXT = 3
"""Lines that a diff shows before and behind what changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit did, or would do."""

    said: tuple[str, ...]
    """One line for each thing that changed; none where nothing had to."""
    diff: str
    """The change to the files as a unified diff."""


def apply(
    folder: Path,
    lock: Path,
    edit: Edit,
    *,
    renamed: Mapping[str, str] | None = None,
    bulk: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Make *edit* to the glossary in *folder*, unless it would leave a glossary that cannot be read.

    Args:
        folder: where the glossary files are.
        lock: a file that every command that edits this glossary locks; it is made where it is missing.
        edit: what to change.
        renamed: old id → new id, where that is what the edit does.
        bulk: the edit is about many concepts and gives its own account of them: the outcome says nothing.
        dry_run: write nothing, only say what would change.

    Raises:
        GlossaryError: the glossary is wrong before or after the edit, or another command holds on to it.
        FileError: a file cannot be read or written; all are as they were.
    """
    with locked(lock, "the glossary", _patience(lock)):
        if not dry_run:
            finish(folder)
        raw = {path: decode_utf8(read_bytes(path), path) for path in paths_in(folder)} | pending(folder)
        texts = {path: text.removeprefix(_MARK) for path, text in raw.items()}
        before = combine(texts)
        changed = {path: text for path, text in edit(texts, before).items() if text != texts.get(path)}
        after = combine({**texts, **changed}, _by_file(before, set(texts) - set(changed)))
        if not bulk:
            _guard(before, after, changed, renamed or {})
        marked = {path: _MARK * raw.get(path, "").startswith(_MARK) + text for path, text in changed.items()}
        if not dry_run:
            _write(folder, marked, raw)
    if bulk:
        return Outcome((), "")
    said = tuple(account(before, after, {**texts, **changed}, renamed or {}))
    return Outcome(
        said, "".join(line for path, text in changed.items() for line in _diff(path, texts.get(path, ""), text))
    )


def _by_file(glossary: Glossary, paths: Collection[Path]) -> dict[Path, list[Concept]]:
    found: dict[Path, list[Concept]] = {path: [] for path in paths}
    for concept in glossary:
        if concept.path in found:
            found[concept.path].append(concept)
    return found


def _guard(before: Glossary, after: Glossary, changed: Mapping[Path, str], renamed: Mapping[str, str]) -> None:
    """Make sure that no term of a second concept changed: an edit is about one."""
    touched = [
        concept
        for concept in before
        if (now := after.get(renamed.get(concept.id, concept.id))) is None or now.terms != concept.terms
    ]
    if len(touched) > 1:
        names = " and ".join(concept.id for concept in touched)
        raise GlossaryError(f"this edit would change {names}", cure="edit the file by hand", path=next(iter(changed)))


def _write(folder: Path, texts: Mapping[Path, str], old: Mapping[Path, str]) -> None:
    written: list[Path] = []
    if len(texts) > 1:
        record(folder, old, texts)
    try:
        for path, text in texts.items():
            write_atomic(path, text.encode())
            written.append(path)
    except FileError:
        for path in written:
            if path in old:
                write_atomic(path, old[path].encode())
            else:
                path.unlink(missing_ok=True)
        forget(folder)
        raise
    forget(folder)


def _patience(path: Path) -> Callable[[float], None]:
    def waiting(seconds: float) -> None:
        if seconds > WAIT:
            cure = "run this again when it has finished"
            raise GlossaryError("another command is editing the glossary", cure=cure, path=path)

    return waiting


def _diff(path: Path, old: str, new: str) -> Iterator[str]:
    was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    # Comparing all the lines of a large file takes longer than the edit; those before and behind it are the same.
    before = max(_same(was, now) - _CONTEXT, 0)
    behind = max(_same(was[before:][::-1], now[before:][::-1]) - _CONTEXT, 0)
    was, now = was[before : len(was) - behind], now[before : len(now) - behind]
    for line in unified_diff(was, now, str(path), str(path), n=_CONTEXT):
        if line.startswith("@@"):
            yield re.sub(r"(?<=[-+])\d+", lambda number: str(int(number[0]) + before), line)
        else:
            yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines are the same at the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (here, there) in pairs if here != there), min(len(one), len(other)))
