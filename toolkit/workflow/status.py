"""How far each article is in each language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit import documents, po
from toolkit.po import Catalog, Counts
from toolkit.workflow.desk import Desk
from toolkit.workflow.workspace import Article, Workspace


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one PO file."""

    article: str
    language: str
    counts: Counts
    terms: int
    """Glossary terms that stand in the sources of the translated entries, and have a rendering."""
    followed: int
    """Those whose translation has an approved form of the term."""


def status(workspace: Workspace, slugs: Sequence[str] = ()) -> Iterator[Status]:
    """Yield the state of each article of *slugs* (all where it is empty) in each language.

    Raises:
        DragomanError: an article or a file is wrong.
    """
    desk = Desk.of(workspace)
    for article in workspace.articles(slugs):
        source = workspace.source_language(article)
        for language in workspace.target_languages(source):
            yield _status(desk, article, source, language)


def _status(desk: Desk, article: Article, source: str, language: str) -> Status:
    path = article.po(language)
    if not path.exists():
        return Status(article.slug, language, _nothing_yet(article), 0, 0)
    catalog = Catalog.read(path)
    verify = desk.verifier(source, language).verify
    reviewed = [entry for entry in catalog.reviewed if not entry.msgid_plural]
    verdicts = [verdict for entry in reviewed for verdict in verify(entry.msgid, entry.msgstr)]
    followed = sum(verdict.ok for verdict in verdicts)
    return Status(article.slug, language, po.count(catalog.entries), len(verdicts), followed)


def _nothing_yet(article: Article) -> Counts:
    extracted = po.extract(documents.parse(article.source).segments, article.source.name)
    return Counts(missing=len(extracted), words=sum(len(item.msgid.split()) for item in extracted))
