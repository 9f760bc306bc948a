"""Counting what is in PO files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import DragomanError
from toolkit.po import Catalog
from toolkit.po.stats import Volume, measure
from toolkit.workflow.selection import po_files
from toolkit.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is in one PO file."""

    path: Path
    language: str
    """As its header says; may be empty."""
    volume: Volume


def figures(workspace: Workspace | None, places: Sequence[str]) -> Iterator[Figures | DragomanError]:
    """Yield how much there is in each PO file at *places*, or of the workspace where that is empty.

    For a file that cannot be read the error is yielded, and the others are counted all the same.

    Args:
        workspace: whose articles can be named; None where there is none.
        places: PO files, folders that are searched for some, or names of articles.

    Raises:
        DragomanError: there is nothing at one of *places*.
    """
    for path in po_files(workspace, places):
        try:
            catalog = Catalog.read(path)
            yield Figures(path, catalog.headers.get("Language", "").strip(), measure(catalog))
        except DragomanError as error:
            yield error
