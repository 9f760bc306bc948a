"""Which PO files a command is about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import FileError
from toolkit.files import files_under
from toolkit.po.aside import FOLDER
from toolkit.workflow.workspace import Workspace


def po_files(workspace: Workspace | None, places: Sequence[str]) -> Iterator[Path]:
    """Yield the PO files at *places*, or all of the workspace's articles where it is empty.

    Args:
        workspace: whose articles can be named; None where there is none.
        places: PO files, folders that are searched for some, or names of articles.

    Raises:
        DragomanError: there is nothing at one of *places*.
    """
    slugs = [place for place in places if not Path(place).exists()]
    for path in (Path(place) for place in places if place not in slugs):
        found = _translations_under(path) if path.is_dir() else [path]
        if not found:
            raise FileError("no PO files in this folder", cure="name one that has some", path=path)
        yield from found
    if workspace is None and slugs:
        raise FileError("no such file or folder", cure="check the name", path=slugs[0])
    if workspace is not None and (slugs or not places):
        for article in workspace.articles(slugs):
            targets = workspace.target_languages(workspace.source_language(article))
            yield from (path for tag in targets if (path := article.po(tag)).is_file())


def _translations_under(folder: Path) -> list[Path]:
    """Return the PO files under *folder*; what an import could not apply is no translation of anything."""
    found = files_under(folder, ".po")
    return [path for path in found if FOLDER not in path.relative_to(folder).parts]
