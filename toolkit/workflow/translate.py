"""Refreshing an article's PO files and drafting what is missing in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit import documents, languages, po
from toolkit.engines import Engine, KnownTexts, Request
from toolkit.engines.known import Known
from toolkit.model import Draft
from toolkit.po import Catalog, Counts, Entry, Extracted
from toolkit.po.headers import kept_headers, new_headers, now, template_headers
from toolkit.workflow.desk import Desk
from toolkit.workflow.workspace import Article, Workspace

_DATE = "POT-Creation-Date"
_DRAFT_MARK = "draft: "


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


def translate(
    workspace: Workspace, slugs: Sequence[str], wanted: Sequence[str], make_engine: Callable[[Workspace], Engine]
) -> Iterator[Outcome]:
    """Bring PO files up to date and draft their empty entries, one file at a time.

    Args:
        workspace: where.
        slugs: the articles; all where it is empty.
        wanted: tags of the languages; all of the desk's where it is empty.
        make_engine: called once, and only if something is missing.

    Raises:
        DragomanError: an article, a language or a file is wrong; files already yielded have been written.
    """
    engine: Engine | None = None

    def lazily() -> Engine:
        nonlocal engine
        engine = engine or make_engine(workspace)
        return engine

    desk = Desk.of(workspace)
    for article in workspace.articles(slugs):
        source = workspace.source_language(article)
        yield from refresh(desk, article, source, workspace.target_languages(source, wanted), lazily)


def known_texts(workspace: Workspace) -> Engine:
    """Return the engine ``none``: every reviewed entry of every PO file of the workspace."""
    return KnownTexts(_reviewed(workspace))


def refresh(
    desk: Desk,
    article: Article,
    source: str,
    targets: Sequence[str],
    make_engine: Callable[[], Engine] | None = None,
) -> Iterator[Outcome]:
    """Write the template and the PO files of one article; where *make_engine* is None, nothing is drafted."""
    segments = documents.parse(article.source).segments
    name = article.source.name
    date = _write_template(article, source, po.extract(segments, name))
    for target in targets:
        extracted = po.extract(segments, name, partial(desk.term_notes, source=source, target=target))
        catalog, created = _updated(article, source, target, extracted, date)
        drafted = _fill(catalog, source, target, make_engine) if make_engine else 0
        change = "created" if created else "updated"
        change = change if catalog.write() else "unchanged"
        yield Outcome(article.slug, target, catalog.path, change, drafted, po.count(catalog.entries))


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
) -> tuple[Catalog, bool]:
    path = article.po(target)
    created = not path.exists()
    language = languages.get(target)
    title = f"The article {article.slug}, from {languages.get(source).name} into {language.name}."
    catalog = Catalog.create(path, new_headers(article.slug, now()), title) if created else Catalog.read(path)
    headers = kept_headers(
        language=target, plural_forms=language.plural_forms, source=source, template_date=template_date
    )
    po.update(catalog, extracted, headers)
    return catalog, created


def _fill(catalog: Catalog, source: str, target: str, make_engine: Callable[[], Engine]) -> int:
    """Draft the empty entries of *catalog* and return how many drafts there were."""
    empty = [entry for entry in catalog.entries if not entry.msgstr.strip() and not entry.msgid_plural]
    if not empty:
        return 0
    requests = [Request(entry.msgid, entry.msgctxt, source, target) for entry in empty]
    drafted = [(empty[number], draft) for number, draft in make_engine().drafts(requests) if draft]
    for entry, draft in drafted:
        _apply(entry, draft)
    return len(drafted)


def _apply(entry: Entry, draft: Draft) -> None:
    entry.msgstr = draft.text
    if not entry.fuzzy:
        entry.flags.append("fuzzy")
    kept = [line for line in entry.tcomment.split("\n") if line and not line.startswith(_DRAFT_MARK)]
    entry.tcomment = "\n".join([*kept, _DRAFT_MARK + draft.origin])


def _reviewed(workspace: Workspace) -> Iterator[Known]:
    for article in workspace.articles():
        source = workspace.source_language(article)
        for path in sorted(article.folder.glob("*.po")):
            for entry in Catalog.read(path).reviewed:
                yield Known(source, path.stem, entry.msgctxt, entry.msgid, entry.msgstr)
