"""Making a workspace, and bringing an article into it."""

import shutil
from pathlib import Path

from toolkit import documents, languages
from toolkit.errors import DragomanError, WorkspaceError
from toolkit.files import read_bytes, write_atomic
from toolkit.settings import FILE_NAME
from toolkit.workflow.desk import Desk
from toolkit.workflow.translate import Outcome, refresh
from toolkit.workflow.workspace import Article, Workspace, check_slug, slug_of

_SETTINGS = """\
# Settings of this workspace. Every line may be left out; the values below are the defaults.

source = "en"
targets = ["ar", "ckb", "kmr"]
keep = 80                       # a document is built from this percentage translated upwards
rules_off = []                  # checks that are not run

# [style.ckb]
# digits = "arab"               # latn 0-9, arab ٠-٩, arabext ۰-۹
# quotes = "«»“”"               # outer pair, inner pair
# percent = "words"             # or "sign"
# months = ["ckb"]              # CLDR locales whose month names are printed, joined by a slash
# endings = "joined"            # or "apostrophe": how a name takes a case ending

# [engines.argos]
# device = "auto"               # or "cpu", "cuda"
# beam = 4                      # hypotheses that are followed: 1 is fastest
"""

_GLOSSARY = """\
# One table a concept. The first term of a language is the one to use.
#
# [daesh]
# subject = "armed groups"
# en = "Daesh"
# ar = { text = "داعش", note = "in quotation marks only when quoting" }
# ckb = "داعش"
# kmr = ["DAIŞ", { text = "DAISH", status = "deprecated" }]
"""


def init(folder: Path) -> list[Path]:
    """Make an empty workspace in *folder* and return the files written.

    Raises:
        WorkspaceError: there is one already.
        FileError: a file cannot be written.
    """
    settings = folder / FILE_NAME
    if settings.exists():
        raise WorkspaceError(
            "this is a workspace already", cure="add an article with 'dragoman add FILE'", path=settings
        )
    written = [settings]
    write_atomic(settings, _SETTINGS.encode())
    if not any((folder / "glossary").glob("*.toml")):
        written.append(folder / "glossary" / "terms.toml")
        write_atomic(written[-1], _GLOSSARY.encode())
    return written


def add(workspace: Workspace, file: Path, slug: str | None, source: str | None) -> tuple[Article, list[Outcome]]:
    """Copy *file* into the workspace byte for byte, and make its template and PO files.

    Args:
        workspace: where to.
        file: the document.
        slug: the name of the article's folder; made from the file's name where it is None.
        source: tag of the language it is written in; the workspace's where it is None.

    Returns:
        The article, and what was done for each language.

    Raises:
        WorkspaceError: an article of that name is there already.
        DragomanError: the file cannot be taken or a file cannot be written; nothing is left behind then.
    """
    language = languages.get(source or workspace.settings.source).tag
    name = check_slug(slug) if slug else slug_of(file.stem)
    documents.parse(file)
    desk = Desk.of(workspace)
    folder = workspace.articles_folder / name
    if folder.exists():
        raise WorkspaceError(
            f"there is an article '{name}' already", cure="choose another name with --slug", path=folder
        )
    article = Article(name, folder, folder / f"source{file.suffix.lower()}")
    try:
        write_atomic(article.source, read_bytes(file))
        return article, list(refresh(desk, article, language, workspace.target_languages(language)))
    except DragomanError:
        # Nobody has worked on it yet, and half an article would be in the way of the next try.
        shutil.rmtree(folder, ignore_errors=True)
        raise
