"""Putting into PO files what the memory knows of their texts."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import count
from pathlib import Path

from toolkit import __version__
from toolkit.errors import CatalogError
from toolkit.po import Catalog
from toolkit.workflow import marks
from toolkit.workflow.desk import Desk
from toolkit.workflow.drafting import Backlog, Drafter, Watcher
from toolkit.workflow.engines import Pair
from toolkit.workflow.leverage import LEAST_ALONE, LEAST_WITH_ENGINE, Known, apply, is_open, proposals
from toolkit.workflow.memory import opened, state
from toolkit.workflow.settled import Settled, digest
from toolkit.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A PO file that is not done: somebody has to translate, or to look at, an entry, or has just done so."""

    path: Path
    pair: Pair
    wanting: bool
    """True where an entry may be given a draft."""
    open: int
    """Entries to look up in the memory."""


def open_file(catalog: Catalog, pair: Pair, backlog: Backlog) -> OpenFile | None:
    """Return what is to be done in *catalog*, None where that is nothing."""
    entries = catalog.entries
    if not any(is_open(entry) or marks.has_suggestions(entry) for entry in entries):
        return None
    return OpenFile(catalog.path, pair, any(map(backlog.wants, entries)), sum(map(is_open, entries)))


@dataclass(frozen=True, slots=True)
class Remembering:
    """One command's doing so."""

    workspace: Workspace
    desk: Desk
    drafter: Drafter
    watcher: Watcher

    def remember(self, files: Sequence[OpenFile], alone: Container[Pair]) -> None:
        """Put into *files* what the memory knows of their texts; what is missing then goes to the drafter's backlog.

        Where a pair is among those *alone*, which no engine will draft for, a draft may be less like the text.

        Raises:
            DragomanError: a file is wrong, or the memory is.
        """
        steps, total = count(1), sum(file.open for file in files)
        with opened(self.workspace, self.watcher.tell) as memory:
            rules = [__version__, state(self.workspace), _glossary(self.desk)]
            for file in files:
                settled = Settled(self._place(file.path), [*rules, *file.pair])
                catalog = self._lend(
                    file.path,
                    Known(memory, self.drafter.terminologies(*file.pair), file.pair),
                    LEAST_ALONE if file.pair in alone else LEAST_WITH_ENGINE,
                    settled,
                    lambda: self.watcher.progress(next(steps), total),
                )
                settled.write()
                self.drafter.backlog.add(catalog, *file.pair)

    def _lend(self, path: Path, known: Known, least: float, settled: Settled, step: Callable[[], None]) -> Catalog:
        """Write what is *known* into the file at *path*, and return that."""
        find = cache(partial(proposals, known))
        lend = partial(apply, find=find, wants=self.drafter.backlog.wants, least=least, settled=settled)
        catalog = Catalog.read(path)
        drafted = lend(catalog, step=step)
        if catalog.encoded() == catalog.seen:
            return catalog
        with self.drafter.locked():
            try:
                written = catalog.write()
            except CatalogError:
                # Somebody saved it while its texts were looked up; those are known now, so that this takes no time.
                catalog = Catalog.read(path)
                drafted = lend(catalog)
                written = catalog.write()
            if written:
                self.drafter.record(catalog, drafted)
        return catalog

    def _place(self, path: Path) -> Path:
        return self.workspace.root / ".dragoman" / "settled" / path.parent.name / path.stem


def _glossary(desk: Desk) -> str:
    """Return what stands for all that the glossary of *desk* says; where in its files it says so does not matter."""
    return digest(repr(replace(concept, path=None, line=0)) for concept in desk.concepts)
