"""Where a returned file belongs: which article, which language, and what it was when it was handed out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from toolkit import languages
from toolkit.errors import WorkspaceError
from toolkit.po import Catalog
from toolkit.po.aside import FOLDER
from toolkit.po.handout import HEADER, Handout
from toolkit.po.intake import Returned
from toolkit.workflow import handouts
from toolkit.workflow.workspace import Article, Workspace

_LEAST = 0.2
"""The part of a file's msgids that an article must have for the file to pass for one of it."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a returned file belongs."""

    article: Article
    language: str
    handout: Handout | None
    """What was handed out; None where nobody knows."""
    messages: tuple[str, ...] = ()
    """What had to be guessed, a line each."""


def find_destination(workspace: Workspace, returned: Returned, path: Path, slug: str, language: str) -> Destination:
    """Return where *returned* belongs.

    What somebody says counts first, then the hand-out that the file names, then what it says about itself, then what
    is in it.

    Args:
        workspace: where.
        returned: the file.
        path: what was read: the file itself, or the archive that it was in.
        slug: the name of the article, where somebody says so; else empty.
        language: a tag, where somebody says so; else empty.

    Raises:
        WorkspaceError: it cannot be told, or there is no such article.
        LanguageError: *language* is not known.
        FileError: a record of what was handed out cannot be read.
    """
    named = _named(workspace, returned)
    own = _side_of(workspace, path)
    messages: list[str] = []
    if slug:
        article = workspace.articles([slug])[0]
    else:
        article = _article(workspace, returned, own[0] if own else named.article if named else "", messages)
    tag = languages.get(language).tag if language else _language(returned, own[1] if own else "", named)
    if named is None or (named.article, named.language) != (article.slug, tag):
        named = None if own else _best(workspace, returned, article, tag, messages)
    return Destination(article, tag, named, tuple(messages))


def _named(workspace: Workspace, returned: Returned) -> Handout | None:
    """Return the hand-out that *returned* names: the workspace's own record of it, if it has one."""
    name = returned.headers.get(HEADER, "").strip() or (returned.handout.id if returned.handout else "")
    own = handouts.find(workspace, name) if name else None
    return own or returned.handout


def _side_of(workspace: Workspace, path: Path) -> tuple[str, str] | None:
    """Return the article and the language whose side file *path* is; None where it is none."""
    path = path.resolve()
    slug = path.parent.parent.name
    if path.parent != (workspace.articles_folder / slug / FOLDER).resolve():
        return None
    return slug, path.stem.rpartition("-")[0] or path.stem


def _article(workspace: Workspace, returned: Returned, slug: str, messages: list[str]) -> Article:
    there = {article.slug: article for article in workspace.articles()}
    if slug in there:
        return there[slug]
    project = returned.headers.get("Project-Id-Version", "").split()
    named = there.get(project[0]) if project else None
    if named is not None and _msgids(named) & {entry.msgid for entry in returned.entries}:
        return named
    # Editors fill in the project that they have worked on last.
    if (article := _most_alike(list(there.values()), returned)) is not None:
        why = f"its header names '{named.slug}'" if named else "it names no article"
        messages.append(f"{why}: taken for one of '{article.slug}', which has its texts")
        return article
    if named is not None:
        return named
    name = PurePath(returned.name)
    inside = [slug for slug in there if any(re.search(rf"\b{re.escape(slug)}\b", part) for part in name.parts)]
    if inside:
        return there[max(inside, key=len)]
    cure = "say which with --article NAME"
    raise WorkspaceError("no article of this workspace has these texts", cure=cure, path=returned.name)


def _most_alike(articles: Sequence[Article], returned: Returned) -> Article | None:
    """Return the article that has most of the msgids of *returned*, if it has enough and no other has as many."""
    texts = {entry.msgid for entry in returned.entries if entry.msgid}
    counts = sorted(((len(texts & _msgids(article)), article.slug, article) for article in articles), reverse=True)
    if not counts or counts[0][0] < max(1, _LEAST * len(texts)):
        return None
    return None if len(counts) > 1 and counts[1][0] == counts[0][0] else counts[0][2]


def _msgids(article: Article) -> set[str]:
    if not article.template.exists():
        return set()
    return {entry.msgid for entry in Catalog.read(article.template)}


def _language(returned: Returned, own: str, named: Handout | None) -> str:
    if tag := own or (named.language if named else "") or returned.language:
        return languages.get(tag).tag
    raise WorkspaceError("nothing says its language", cure="say which with --to LANG", path=returned.name)


def _best(
    workspace: Workspace, returned: Returned, article: Article, language: str, messages: list[str]
) -> Handout | None:
    """Return the hand-out that *returned* most likely is, None where nothing was handed out in that language.

    It is the one with most of its texts, then the one with most of its translations, then the latest.
    """
    keys = {(entry.msgctxt, entry.msgid) for entry in returned.entries}
    bare = {entry.msgid for entry in returned.entries if entry.msgctxt is None}
    said = {(entry.msgid, entry.texts) for entry in returned.entries}

    def likeness(handout: Handout) -> tuple[int, int]:
        shared = [one for one in handout.entries if one.key in keys or one.msgid in bare]
        return len(shared), sum((one.msgid, one.texts) in said for one in shared)

    theirs = [one for one in handouts.handouts(workspace) if (one.article, one.language) == (article.slug, language)]
    best = max(theirs, key=likeness, default=None)
    if best is None or not likeness(best)[0]:
        return None
    messages.append(f"it names no hand-out: compared with that of {best.created}")
    return best
