"""Refreshing an article's PO files and drafting what is missing in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from toolkit import documents, languages, po
from toolkit.engines import Terminologies
from toolkit.errors import DragomanError
from toolkit.po import Catalog, Counts, Extracted, Tally
from toolkit.po.headers import kept_headers, new_headers, now, template_headers
from toolkit.workflow import changes, marks
from toolkit.workflow.desk import Desk
from toolkit.workflow.drafting import Backlog, Drafter, Watcher
from toolkit.workflow.engines import AUTO, NONE, Choice, joined
from toolkit.workflow.ledger import Ledger
from toolkit.workflow.remembering import OpenFile, Remembering, open_file
from toolkit.workflow.terminology import terminologies
from toolkit.workflow.workspace import Article, Workspace

_DATE = "POT-Creation-Date"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one PO file."""

    article: str
    language: str
    path: Path
    change: str
    """``created``, ``updated`` or ``unchanged``."""
    drafted: int
    counts: Counts
    tally: Tally
    """What the update did to its entries, before anything was drafted."""


def translate(
    workspace: Workspace,
    slugs: Sequence[str],
    wanted: Sequence[str],
    choice: Choice,
    watcher: Watcher,
    *,
    redraft: bool = False,
) -> Iterator[Outcome]:
    """Bring PO files up to date, then draft their empty entries: all of one pair of languages in one stream.

    What the memory knows is taken first, whichever engine drafts the rest. A text that it knows from the very same
    context, and whose translation follows the glossary, is not a draft any more: people have translated it there.

    Args:
        workspace: where.
        slugs: the articles; all where it is empty.
        wanted: tags of the languages; all of the desk's where it is empty.
        choice: the engine, which is made only if something is left for it to draft.
        watcher: is told how it goes.
        redraft: draft anew, too, what an engine has drafted and nobody has edited since.

    Yields:
        What became of each PO file, in the order of the articles, at the end.

    Raises:
        DragomanError: an article, a language, an engine or a file is wrong. All that was done until then is written
            and has been yielded.
    """
    choice.check()
    desk = Desk.of(workspace)
    glossary = terminologies(desk, workspace.settings)
    ledger = Ledger(workspace.root / ".dragoman" / "drafts")
    locked = partial(changes.locked, workspace, partial(watcher.tell, changes.WAITING))
    drafter = Drafter(Backlog(ledger.has) if redraft else Backlog(), ledger, glossary, locked)
    outcomes: list[Outcome] = []
    files: list[OpenFile] = []
    failure: DragomanError | None = None
    try:
        for article in workspace.articles(slugs):
            source = workspace.source_language(article)
            targets = workspace.target_languages(source, wanted)
            with locked():
                for catalog, outcome in _refreshed(desk, article, source, targets, glossary):
                    if (file := open_file(catalog, (source, outcome.language), drafter.backlog)) is not None:
                        files.append(file)
                    outcomes.append(outcome)
        _draft(Remembering(workspace, desk, drafter, watcher), files, choice)
    except DragomanError as error:
        failure = error
    yield from (_final(outcome, drafter) for outcome in outcomes)
    if failure:
        raise failure


def refresh(desk: Desk, article: Article, source: str, targets: Sequence[str]) -> list[Outcome]:
    """Write the template and the PO files of one article; nothing is drafted.

    Raises:
        DragomanError: a file is wrong or cannot be written.
    """
    return [outcome for _, outcome in _refreshed(desk, article, source, targets)]


def brought_up_to_date(desk: Desk, article: Article, source: str, target: str) -> Catalog:
    """Return the PO file of *article* as :func:`refresh` would write it if its texts have changed, else as it is.

    Nothing is written.

    Raises:
        DragomanError: a file is wrong.
    """
    catalog = Catalog.read(article.po(target))
    segments = documents.parse(article.source).segments
    extracted = po.extract(segments, article.source.name, partial(desk.term_notes, source=source, target=target))
    if {item.key for item in extracted} != {po.key_of(entry) for entry in catalog.entries}:
        po.update(catalog, extracted, {})
        _forget(catalog)
    return catalog


def _refreshed(
    desk: Desk, article: Article, source: str, targets: Sequence[str], glossary: Terminologies | None = None
) -> Iterator[tuple[Catalog, Outcome]]:
    """Yield each PO file of one article, written anew where something has changed, and what became of it.

    Where there is a *glossary*, the marks in them are brought up to date too.
    """
    segments = documents.parse(article.source).segments
    name = article.source.name
    date = _write_template(article, source, po.extract(segments, name))
    for target in targets:
        extracted = po.extract(segments, name, partial(desk.term_notes, source=source, target=target))
        catalog, created, tally = _updated(article, source, target, extracted, date)
        if glossary:
            for entry in catalog.entries:
                marks.refresh(entry, glossary(source, target))
        change = "created" if created else "updated"
        change = change if catalog.write() else "unchanged"
        yield catalog, Outcome(article.slug, target, catalog.path, change, 0, po.count(catalog.entries), tally)


def _draft(memory: Remembering, files: Sequence[OpenFile], choice: Choice) -> None:
    """Draft what is missing in *files*, from the *memory* first, then by the engine that was chosen.

    Raises:
        EngineError: the engine fails, or it was asked for by name and lacks a package; what can be done is done.
        DragomanError: a file is wrong, or the memory is.
    """
    drafter, watcher = memory.drafter, memory.watcher
    wanting = [*dict.fromkeys(file.pair for file in files if file.wanting)]
    lacking = choice.lacking(wanting) if choice.name != NONE and wanting else {}
    memory.remember(files, wanting if choice.name == NONE else lacking)
    backlog = drafter.backlog
    pairs = backlog.pairs() if choice.name != NONE else []
    lacking = {pair: error for pair, error in lacking.items() if pair in pairs}
    if lacking and choice.name == AUTO:
        watcher.tell(str(joined(lacking)))
    if ready := [pair for pair in pairs if pair not in lacking]:
        engine = choice.engine(memory.workspace.settings, drafter.terminologies)
        steps, total = count(1), sum(len(backlog.requests(pair)) for pair in ready)
        watcher.progress(0, total)
        for pair in ready:
            drafter.run(engine, pair, lambda: watcher.progress(next(steps), total))
    if lacking and choice.name != AUTO:
        raise joined(lacking)


def _write_template(article: Article, source: str, extracted: Sequence[Extracted]) -> str:
    """Write the POT file if the source has changed, and return its POT-Creation-Date."""
    path = article.template
    headers = template_headers(article.slug, source, now())
    title = f"Template of the article {article.slug}, written in {languages.get(source).name}."
    catalog = Catalog.read(path) if path.exists() else Catalog.create(path, headers, title)
    before = catalog.text() if path.exists() else ""
    po.update(catalog, extracted, {"X-Source-Language": source})
    catalog.replace_entries(catalog.entries)
    if catalog.text() != before or _DATE not in catalog.headers:
        catalog.headers[_DATE] = headers[_DATE]
        catalog.write()
    return catalog.headers[_DATE]


def _updated(
    article: Article, source: str, target: str, extracted: Sequence[Extracted], template_date: str
) -> tuple[Catalog, bool, Tally]:
    path = article.po(target)
    created = not path.exists()
    language = languages.get(target)
    title = f"The article {article.slug}, from {languages.get(source).name} into {language.name}."
    catalog = Catalog.create(path, new_headers(article.slug, now()), title) if created else Catalog.read(path)
    headers = kept_headers(
        language=target, plural_forms=language.plural_forms, source=source, template_date=template_date
    )
    tally = po.update(catalog, extracted, headers)
    _forget(catalog)
    return catalog, created, tally


def _forget(catalog: Catalog) -> None:
    """Take suggestions out of the texts that are gone from *catalog*, and those that hold nothing else altogether."""
    for entry in (gone := [one for one in catalog.obsolete if marks.has_suggestions(one)]):
        marks.forget_suggestions(entry)
    empty = {id(entry) for entry in gone if not entry.tcomment and not any(entry.texts)}
    if empty:
        catalog.replace_entries([entry for entry in catalog if id(entry) not in empty])


def _final(outcome: Outcome, drafter: Drafter) -> Outcome:
    """Return *outcome* with what *drafter* has done since."""
    if (counts := drafter.counts.get(outcome.path)) is None:
        return outcome
    change = "created" if outcome.change == "created" else "updated"
    return replace(outcome, change=change, drafted=drafter.drafted[outcome.path], counts=counts)
