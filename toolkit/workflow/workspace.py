"""Where things are: the workspace, its articles and their files."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit import languages
from toolkit.documents import EXTENSIONS
from toolkit.errors import LanguageError, SettingsError, WorkspaceError
from toolkit.po import Catalog, language_in
from toolkit.settings import FILE_NAME, Settings, find_settings, load_settings
from toolkit.workflow import changes

_LONGEST = 200
"""Bytes of a slug: file systems allow 255 for a name, and ``<slug>.ckb.txt`` must fit."""
_SLUG = re.compile(r"[^\W_]+(?:[-_.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Article:
    """One article's folder and the files in it."""

    slug: str
    folder: Path
    source: Path

    @property
    def template(self) -> Path:
        """The POT file."""
        return self.folder / f"{self.slug}.pot"

    def po(self, language: str) -> Path:
        """The PO file of *language*."""
        return self.folder / f"{language}.po"

    def built(self, language: str) -> Path:
        """The finished document in *language*."""
        return self.folder / "built" / f"{self.slug}.{language}{self.source.suffix}"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with a glossary, articles and settings."""

    root: Path
    settings: Settings

    @property
    def glossary_folder(self) -> Path:
        """Where the glossary files are."""
        return self.root / "glossary"

    @property
    def articles_folder(self) -> Path:
        """Where the articles are, a folder each."""
        return self.root / "translations"

    def articles(self, slugs: Sequence[str] = ()) -> list[Article]:
        """Return the articles named by *slugs*, or all of them in the order of their names.

        Raises:
            WorkspaceError: there is no such article, or its source is missing or there twice.
        """
        if slugs:
            return [self._article(slug) for slug in dict.fromkeys(slugs)]
        if not self.articles_folder.is_dir():
            return []
        folders = sorted(one for one in self.articles_folder.iterdir() if one.is_dir() and one.name[0] != ".")
        return [self._article(folder.name) for folder in folders]

    def _article(self, slug: str) -> Article:
        # A shell completes to "translations/name/": take that for "name".
        name = Path(slug).name
        folder = self.articles_folder / name
        if not name or not folder.is_dir():
            there = ", ".join(sorted(one.name for one in self.articles_folder.glob("*/"))) or "none yet"
            raise WorkspaceError(
                f"no article '{slug}' in {self.articles_folder} ({there})", cure="add it with 'dragoman add FILE'"
            )
        sources = sorted(one for one in folder.glob("source.*") if one.suffix.lower() in EXTENSIONS)
        if len(sources) != 1:
            known = ", ".join(f"source{extension}" for extension in EXTENSIONS)
            what = "no source file" if not sources else "more than one source file"
            raise WorkspaceError(what, cure=f"keep exactly one of {known} there", path=folder)
        return Article(name, folder, sources[0])

    def source_language(self, article: Article) -> str:
        """Return the language of *article*, as its template or a PO file says, else the workspace's."""
        for path in (article.template, *sorted(article.folder.glob("*.po"))):
            if path.is_file() and (language := language_in(Catalog.read(path), "X-Source-Language")):
                return language.tag
        return self.settings.source

    def target_languages(self, source: str, wanted: Sequence[str] = ()) -> list[str]:
        """Return the languages to translate *source* into: those *wanted*, else all of the desk's but *source*.

        Raises:
            LanguageError: a tag of *wanted* is not known.
        """
        tags = [languages.get(tag).tag for tag in wanted] or [*self.settings.targets, self.settings.source]
        return [tag for tag in dict.fromkeys(tags) if tag != source]


def find_workspace(folder: Path | None = None, *, recover: bool = True) -> Workspace | None:
    """Return the workspace at *folder*, or the one that the current folder lies in; None where there is none.

    Args:
        folder: where to look.
        recover: finish what an earlier command left unfinished in its PO files, before anything reads them.

    Raises:
        SettingsError: its settings are wrong.
        FileError: what was left unfinished cannot be finished.
    """
    here = _current_folder() if folder is None else folder
    for candidate in [here] if folder is not None else [here, *here.parents]:
        if (settings := find_settings(candidate)) is not None:
            # Messages name files the way the user sees them from where they stand.
            root = Path(os.path.relpath(candidate)) if folder is None else folder
            found = Workspace(root, _known_languages(load_settings(settings), settings))
            if recover:
                changes.recover(found)
            return found
    return None


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        cure = "change to a folder that is there"
        raise WorkspaceError("the current folder is gone or closed to you", cure=cure) from error


def open_workspace(folder: Path | None = None, *, recover: bool = True) -> Workspace:
    """Return the workspace at *folder*, or the one that the current folder lies in; the rest as in find_workspace.

    Raises:
        WorkspaceError: there is none.
        SettingsError: its settings are wrong.
        FileError: what was left unfinished cannot be finished.
    """
    if (found := find_workspace(folder, recover=recover)) is None:
        cure = "run 'dragoman init' to make one, or name one with --workspace DIR"
        raise WorkspaceError(f"no workspace here (no {FILE_NAME})", cure=cure, path=folder or Path.cwd())
    return found


def _known_languages(settings: Settings, path: Path) -> Settings:
    for tag in (settings.source, *settings.targets, *settings.style):
        try:
            known = languages.get(tag).tag
        except LanguageError as error:
            raise SettingsError(error.what, cure=error.cure, path=path) from error
        if known != tag:
            raise SettingsError(f"language '{tag}' in the settings", cure=f"write '{known}'", path=path)
    return settings


def slug_of(name: str) -> str:
    """Return the folder name for an article called *name*: lower case, words joined by hyphens.

    Raises:
        WorkspaceError: nothing of *name* can be used.
    """
    words = re.findall(r"[^\W_]+", name.lower())
    if not words:
        raise WorkspaceError(f"no folder name in '{name}'", cure="give one with --slug NAME")
    return check_slug("-".join(words))


def check_slug(slug: str) -> str:
    """Return *slug* if it can name a folder.

    Raises:
        WorkspaceError: it cannot.
    """
    if not _SLUG.fullmatch(slug):
        raise WorkspaceError(f"'{slug}' cannot name an article", cure="use letters, digits and hyphens")
    if len(os.fsencode(slug)) > _LONGEST:
        raise WorkspaceError(f"'{slug}' is too long to name an article", cure="give a shorter name with --slug NAME")
    return slug
