"""Bringing any PO file up to date with any template, workspace or not."""

from pathlib import Path

from toolkit import po
from toolkit.po import Catalog, Tally


def merge(old: Path, template: Path) -> tuple[Catalog, Tally]:
    """Return the PO file *old* brought up to date with *template*, not yet written, and what became of its entries.

    Raises:
        DragomanError: a file cannot be read.
    """
    catalog = Catalog.read(old)
    return catalog, po.merge(catalog, Catalog.read(template))
