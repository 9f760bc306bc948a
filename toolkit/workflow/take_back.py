"""Taking files back from translators: all of one import, or nothing of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from toolkit import languages
from toolkit.errors import CatalogError, DocumentError, DragomanError, FileError, LanguageError, WorkspaceError
from toolkit.files import read_bytes
from toolkit.model import Finding
from toolkit.po import Catalog, Entry
from toolkit.po.aside import FOLDER, Aside, Side, is_remark, remarks, sides
from toolkit.po.handout import HEADER, Handout
from toolkit.po.intake import Piece, Returned, read_returned
from toolkit.po.threeway import Advice, Choice, take_back
from toolkit.po.verdict import TakenBack, Verdict
from toolkit.workflow import changes, handouts, marks, memory
from toolkit.workflow.check import Judge, checked_settings
from toolkit.workflow.desk import Desk
from toolkit.workflow.destination import Destination, find_destination
from toolkit.workflow.ledger import Ledger
from toolkit.workflow.translate import brought_up_to_date
from toolkit.workflow.workspace import Workspace

Decide = Callable[[str, Verdict], Choice]
"""Name of the returned file, conflict → which text is to stay."""

_TAKEN_HEADERS = ("Last-Translator", "PO-Revision-Date")
_PLACEHOLDER = re.compile(r"FULL NAME|YEAR-|Automatically generated|\n|^\s*$")


@dataclass(frozen=True, slots=True)
class Import:
    """What became of an import."""

    files: tuple[TakenBack, ...]
    """The files that were taken, in their order."""
    refused: tuple[DragomanError, ...] = ()
    """Why other files were not: nobody can tell what they belong to."""
    written: tuple[Path, ...] = ()
    """What was changed; what would be, in a dry run."""
    messages: tuple[str, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """True where not everything is applied, or something of it has to be looked at."""
        return bool(self.refused) or any(file.needs_a_look for file in self.files)


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for."""

    paths: tuple[Path, ...]
    """Files and archives that came back."""
    article: str = ""
    """The name of the article they belong to; where it is empty they must tell."""
    language: str = ""
    """The tag of their language; where it is empty they must tell."""
    dry_run: bool = False


def bring_back(
    workspace: Workspace, order: Order, decide: Decide, waiting: Callable[[], None] = lambda: None
) -> Import:
    """Take back the files that *order* names, all of them or none.

    Args:
        workspace: where they belong.
        order: what is asked for; in a dry run nothing is written.
        decide: is asked about every conflict.
        waiting: is called once, where another command has to be waited for for more than a second.

    Raises:
        DragomanError: nothing of it can be taken, or a file of the workspace is wrong or cannot be written; nothing
            has changed then.
    """
    returned = [(path, one) for path in order.paths for one in read_returned(path)]
    with nullcontext() if order.dry_run else changes.locked(workspace, waiting):
        intake = _Intake(workspace, order, decide)
        for path, one in returned:
            intake.take(path, one)
        done, contents = intake.finished()
        if contents and not order.dry_run:
            title = f"import of {', '.join(path.name for path in order.paths)}"
            changes.commit(workspace, contents, title, intake.seen)
    if contents and not order.dry_run:
        return replace(done, messages=tuple(_remembered(workspace)))
    return done


def _remembered(workspace: Workspace) -> Iterator[str]:
    """Feed the memory, and yield what went wrong with that: the import is done all the same."""
    try:
        yield from map(str, memory.feed(workspace))
    except DragomanError as error:
        yield f"the memory has not learnt from it: {error}"


@dataclass(slots=True)
class _Target:
    """A PO file that something came back for."""

    destination: Destination
    catalog: Catalog
    advice: Advice
    asides: list[Aside] = field(default_factory=list)
    unread: list[Piece] = field(default_factory=list)
    emptied: dict[Path, Side] = field(default_factory=dict)
    """Side files that came back, and what is left in them."""


class _Intake:
    def __init__(self, workspace: Workspace, order: Order, decide: Decide) -> None:
        self._workspace = workspace
        self._order = order
        self._decide = decide
        self._settings = checked_settings(workspace)
        self._desk = Desk.of(workspace)
        drafts = workspace.root / ".dragoman" / "drafts"
        self._ledger = Ledger(drafts) if drafts.exists() else None
        self._targets: dict[Path, _Target] = {}
        self._taken: list[TakenBack] = []
        self._refused: list[DragomanError] = []
        self._name = ""
        self._handouts: dict[str, Handout] = {}
        """The records of hand-outs, as what has come back has changed them."""
        self._used: Counter[str] = Counter()
        """How many files each hand-out has been the base of."""
        self.seen: dict[Path, bytes | None] = {}
        """What the files held from which the new contents are made."""

    def take(self, path: Path, returned: Returned) -> None:
        """Take back one file."""
        try:
            to = find_destination(self._workspace, returned, path, self._order.article, self._order.language)
        except (WorkspaceError, LanguageError) as error:
            if self._order.article or self._order.language:
                raise
            self._refused.append(error)
            return
        target = self._target(to)
        self._name = returned.name
        merged = take_back(target.catalog, returned.entries, to.handout, target.advice)
        if merged.handout is not None:
            self._used[merged.handout.id] += 1
            if merged.handout != to.handout:
                self._handouts[merged.handout.id] = merged.handout
        unread = tuple(piece for piece in returned.unread if not is_remark(piece))
        if path.parent.resolve() == (to.article.folder / FOLDER).resolve():
            left = tuple(aside for aside in merged.asides if not aside.ours)
            self.seen[path] = data = read_bytes(path)
            target.emptied[path] = Side(left, remarks(data))
        else:
            target.asides += [aside for aside in merged.asides if not aside.ours]
            target.unread += unread
            _take_remarks(target.catalog, returned.comment)
        target.asides += [aside for aside in merged.asides if aside.ours]
        if any(verdict.applied for verdict in merged.verdicts):
            _take_headers(target.catalog, returned.headers)
        self._taken.append(
            TakenBack(
                name=returned.name,
                article=to.article.slug,
                language=to.language,
                path=target.catalog.path,
                handout=to.handout.id if to.handout else "",
                verdicts=merged.verdicts,
                unread=unread,
                messages=(*returned.messages, *to.messages),
            )
        )

    def _target(self, to: Destination) -> _Target:
        path = to.article.po(to.language)
        if path not in self._targets:
            if not path.exists():
                cure = f"run 'dragoman translate {to.article.slug} --to {to.language} --engine none' first"
                raise CatalogError("there is no such PO file yet", cure=cure, path=path)
            source = languages.get(self._workspace.source_language(to.article))
            catalog = self._current(to, source.tag)
            self.seen[path] = catalog.seen
            judge = Judge(self._desk, self._settings, source, languages.get(to.language))
            self._targets[path] = _Target(to, catalog, self._advice(partial(self._judged, judge, path)))
        return self._targets[path]

    def _current(self, to: Destination, source: str) -> Catalog:
        """Return what is here now: with the texts of the article as it is, wherever that can be read."""
        try:
            return brought_up_to_date(self._desk, to.article, source, to.language)
        except (DocumentError, FileError):
            return Catalog.read(to.article.po(to.language))

    def _advice(self, judge: Callable[[Entry], Sequence[Finding]]) -> Advice:
        ledger = self._ledger
        return Advice(
            decide=lambda verdict: self._decide(self._name, verdict),
            untouched=ledger.has if ledger else lambda _: False,
            drafted=(lambda _: False) if ledger else marks.is_draft,
            judge=judge,
        )

    @staticmethod
    def _judged(judge: Judge, path: Path, entry: Entry) -> list[Finding]:
        return list(judge.findings(entry, path))

    def finished(self) -> tuple[Import, dict[Path, bytes | None]]:
        """Return what became of it all, and the files to write: path → what it is to hold, None to remove it.

        The records of the hand-outs are among them: what comes back next is a change of what has come back now.

        Raises:
            DragomanError: nothing could be taken.
        """
        if self._refused and not self._taken:
            raise self._refused[0]
        # Where two files came back for one hand-out, neither is the base of the next time.
        changed = [one for name, one in self._handouts.items() if self._used[name] == 1]
        records = {handouts.path_of(self._workspace, one.id): one.to_json() for one in changed}
        contents: dict[Path, bytes | None] = {path: record.encode() for path, record in records.items()}
        kept: dict[Path, tuple[Path, ...]] = {}
        for path, target in self._targets.items():
            target.catalog.headers.pop(HEADER, None)
            if (data := target.catalog.encoded()) != target.catalog.seen:
                contents[path] = data
            kept[path] = self._kept(target, contents)
        taken = (
            replace(one, sides=kept[one.path]) if one.unread or any(verdict.aside for verdict in one.verdicts) else one
            for one in self._taken
        )
        written = tuple(path for path in contents if path not in records)
        return Import(tuple(taken), tuple(self._refused), written), contents

    def _kept(self, target: _Target, contents: dict[Path, bytes | None]) -> tuple[Path, ...]:
        """Put what *target* cannot hold into *contents*, and return the side files that hold it."""
        folder, tag = target.destination.article.folder / FOLDER, target.destination.language
        there = {path: read_bytes(path) for path in sorted(folder.glob(f"{tag}-*.po"))}
        name, headers = target.catalog.path.name, target.catalog.headers
        for path, side in target.emptied.items():
            if not side:
                contents[path] = None
                there.pop(path, None)
            elif not side.says_what(self.seen[path] or b""):
                contents[path] = there[path] = side.encoded(path, headers, name)
        new = sides(target.asides, target.unread, there.values())
        last = max((_number(path) for path in folder.glob(f"{tag}-*.po")), default=0)
        paths = []
        for number, side in enumerate(new, last + 1):
            paths.append(path := folder / f"{tag}-{number}.po")
            contents[path], self.seen[path] = side.encoded(path, headers, name), None
        return tuple(paths or there)


def _number(path: Path) -> int:
    last = path.stem.rpartition("-")[2]
    return int(last) if last.isdecimal() else 0


def _take_remarks(catalog: Catalog, comment: str) -> None:
    """Put what is remarked on the file as a whole, and new, above the header of *catalog*."""
    if catalog.head is not None:
        known = {line.strip() for line in catalog.head.tcomment.split("\n")}
        new = [line for line in comment.split("\n") if line.strip() and line.strip() not in known]
        catalog.head.tcomment = "\n".join([*filter(None, [catalog.head.tcomment]), *new])


def _take_headers(catalog: Catalog, returned: Mapping[str, str]) -> None:
    """Let *catalog* say who has worked on it last, and when, as the returned file does."""
    for name in _TAKEN_HEADERS:
        if not _PLACEHOLDER.search(value := returned.get(name, "")):
            catalog.headers[name] = value
