"""Drafting what is missing in PO files: one stream of texts for each pair of languages, saved while it runs."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Lock, Timer
from typing import Protocol

from toolkit.engines import Engine, Request, Terminologies
from toolkit.errors import CatalogError, DragomanError
from toolkit.model import Draft
from toolkit.po import Catalog, Counts, Entry, Key, count, key_of
from toolkit.workflow import marks
from toolkit.workflow.engines import Pair
from toolkit.workflow.ledger import Ledger
from toolkit.workflow.terminology import judged

_PAUSE = 3.0
"""Seconds from a draft to the next save, at least."""
_SHARE = 9
"""How many times as long as a save the pause after it is, at least."""


class Watcher(Protocol):
    """Somebody who wants to see how a run is getting on."""

    def tell(self, line: str) -> None:
        """Take notice of something that the run goes on in spite of."""
        ...

    def progress(self, done: int, total: int) -> None:
        """Take notice that *done* of *total* texts are drafted."""
        ...


class Backlog:
    """The entries that want a draft; a text that many entries have is drafted once.

    Args:
        redo: tells of an entry with a text whether that may be drafted anew.
    """

    def __init__(self, redo: Callable[[Entry], bool] = lambda _: False) -> None:
        self._redo = redo
        self._places: dict[Request, list[tuple[Path, Key]]] = {}

    def wants(self, entry: Entry) -> bool:
        """Return whether *entry* may be given a draft."""
        return not entry.msgid_plural and (not entry.msgstr.strip() or self._redo(entry))

    def add(self, catalog: Catalog, source: str, target: str) -> None:
        """Take up the entries of *catalog* that want a draft."""
        for entry in catalog.entries:
            if self.wants(entry):
                request = Request(entry.msgid, entry.msgctxt, source, target)
                self._places.setdefault(request, []).append((catalog.path, key_of(entry)))

    def pairs(self) -> list[Pair]:
        """Return the pairs of languages that something is to be drafted for."""
        return list(dict.fromkeys((request.source, request.target) for request in self._places))

    def requests(self, pair: Pair) -> list[Request]:
        """Return what is to be drafted for *pair*, each text once."""
        return [request for request in self._places if (request.source, request.target) == pair]

    def take(self, request: Request) -> list[tuple[Path, Key]]:
        """Return the entries that wait for *request*, and strike it out."""
        return self._places.pop(request)


class Drafter:
    """Puts drafts into PO files while they come in: a draft is in its file a few seconds after it is made.

    A PO file is read anew for each save, so that what somebody has saved in the meantime stays; and an entry that has
    a translation by then keeps it. Saving goes on in a thread of its own while the engine works at the next drafts.

    Args:
        backlog: what is to be drafted.
        ledger: where drafts are recorded.
        terminologies: the glossary, which judges every draft, whoever made it.
        locked: keeps other commands from changing PO files.
    """

    def __init__(
        self,
        backlog: Backlog,
        ledger: Ledger,
        terminologies: Terminologies,
        locked: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self.backlog = backlog
        self._ledger = ledger
        self.terminologies = terminologies
        self.locked = locked
        self._pause = _PAUSE
        self._lock = Lock()
        self._saving = Lock()
        self._timer: Timer | None = None
        self._unsaved: defaultdict[Path, dict[Key, Draft]] = defaultdict(dict)
        self._failure: Exception | None = None
        self.drafted: Counter[Path] = Counter()
        """How many drafts each file has been given."""
        self.counts: dict[Path, Counts] = {}
        """How far each file is that has been given drafts."""

    def run(self, engine: Engine, pair: Pair, step: Callable[[], None] = lambda: None) -> None:
        """Let *engine* draft what is missing for *pair*, calling *step* after each; it is saved, however it ends.

        Raises:
            EngineError: it fails.
            DragomanError: a PO file cannot be read or written; the others are.
        """
        requests = self.backlog.requests(pair)
        try:
            for number, draft in engine.drafts(requests):
                if draft and draft.text.strip():
                    self._keep(requests[number], draft)
                step()
                if self._failure:
                    break
        finally:
            self._save()
        if self._failure:
            raise self._failure

    def record(self, catalog: Catalog, drafted: Sequence[Entry]) -> None:
        """Take note that *drafted*, entries of *catalog*, have got their drafts otherwise, and are written.

        Raises:
            FileError: the ledger cannot be written.
        """
        if drafted:
            self._ledger.record(drafted)
        self.drafted[catalog.path] += len(drafted)
        self.counts[catalog.path] = count(catalog.entries)

    def _keep(self, request: Request, draft: Draft) -> None:
        """Have *draft* written before long into all entries that wait for *request*."""
        terminology = self.terminologies(request.source, request.target)
        notes = judged(draft.notes, request.text, draft.text, terminology)
        with self._lock:
            for path, key in self.backlog.take(request):
                self._unsaved[path][key] = replace(draft, notes=notes)
            if self._timer is None:
                self._timer = Timer(self._pause, self._save)
                self._timer.daemon = True
                self._timer.start()

    def _save(self) -> None:
        """Write what has come in since the last time, file by file; a failure is kept for :meth:`run` to raise."""
        # While this waits for another command, the engine goes on.
        with self._saving:
            with self._lock:
                if self._timer:
                    self._timer.cancel()
                    self._timer = None
                unsaved = dict(self._unsaved)
                self._unsaved.clear()
            if unsaved:
                self._save_all(unsaved)

    def _save_all(self, unsaved: dict[Path, dict[Key, Draft]]) -> None:
        try:
            with self.locked():
                start = time.monotonic()
                for path, drafts in unsaved.items():
                    try:
                        self._write(path, drafts)
                    except Exception as error:  # noqa: BLE001 - this may be the thread of the timer
                        self._failure = error
                self._pause = max(_PAUSE, _SHARE * (time.monotonic() - start))
        except DragomanError as error:
            self._failure = error

    def _write(self, path: Path, drafts: dict[Key, Draft]) -> None:
        """Put *drafts* into the PO file at *path*, where that still wants them."""
        try:
            self._write_once(path, drafts)
        except CatalogError:
            # Somebody saved it between our reading and our writing, which nobody does twice within milliseconds.
            self._write_once(path, drafts)

    def _write_once(self, path: Path, drafts: dict[Key, Draft]) -> None:
        catalog = Catalog.read(path)
        wanting = [entry for entry in catalog.entries if key_of(entry) in drafts and self.backlog.wants(entry)]
        for entry in wanting:
            marks.put(entry, drafts[key_of(entry)])
        catalog.write()
        self.record(catalog, wanting)
