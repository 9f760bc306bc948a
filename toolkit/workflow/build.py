"""Rebuilding finished documents from PO files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit import documents
from toolkit.documents import Document
from toolkit.files import write_atomic
from toolkit.model import Segment
from toolkit.po import Catalog, Key, key_of
from toolkit.workflow.workspace import Article, Workspace


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one document."""

    article: str
    language: str
    path: Path
    change: Literal["written", "unchanged", "skipped"]
    translated: int
    """Segments with a reviewed translation, of :attr:`total`."""
    total: int


def build(workspace: Workspace, slugs: Sequence[str], wanted: Sequence[str], keep: int | None) -> Iterator[Built]:
    """Write the documents of the articles that are far enough; what is not reviewed stays in the source language.

    Args:
        workspace: where.
        slugs: the articles; all where it is empty.
        wanted: tags of the languages; all of the desk's where it is empty.
        keep: the percentage of segments that must be translated; the workspace's where it is None.

    Raises:
        DragomanError: an article, a language or a file is wrong; documents already yielded have been written.
    """
    limit = workspace.settings.keep if keep is None else keep
    for article in workspace.articles(slugs):
        document = documents.parse(article.source)
        source = workspace.source_language(article)
        for language in workspace.target_languages(source, wanted):
            yield _build(article, document, language, limit)


def _build(article: Article, document: Document, language: str, keep: int) -> Built:
    reviewed = _reviewed(article.po(language))

    def translation(segment: Segment) -> str | None:
        return reviewed.get((segment.context, segment.text))

    path = article.built(language)
    total = len(document.segments)
    translated = sum(translation(segment) is not None for segment in document.segments)
    if 100 * translated < keep * total:
        return Built(article.slug, language, path, "skipped", translated, total)
    change: Literal["written", "unchanged"] = (
        "written" if write_atomic(path, document.rebuild(translation)) else "unchanged"
    )
    return Built(article.slug, language, path, change, translated, total)


def _reviewed(path: Path) -> dict[Key, str]:
    if not path.exists():
        return {}
    return {key_of(entry): entry.msgstr for entry in Catalog.read(path).reviewed}
