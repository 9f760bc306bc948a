"""The same entries as XLIFF 1.2 or 2.0: the one door of Translate Toolkit."""

from toolkit.po.catalog import Catalog

VERSIONS = ("1.2", "2.0")


def write(catalog: Catalog, version: str) -> bytes:
    """Return *catalog* as an XLIFF file of *version*, one of :data:`VERSIONS`.

    Obsolete entries are left out. A fuzzy entry needs review; notes, contexts and plurals are kept.

    Raises:
        DragomanError: Translate Toolkit is not installed.
        CatalogError: an entry holds characters that XML cannot.
    """
    raise NotImplementedError(catalog, version)
