"""PO files: read, extract, update and count; the only room that knows gettext's conventions."""

from toolkit.po.catalog import Catalog, Entry
from toolkit.po.extract import Extracted, extract
from toolkit.po.headers import language_in
from toolkit.po.stats import Counts, count
from toolkit.po.update import update

__all__ = ["Catalog", "Counts", "Entry", "Extracted", "count", "extract", "language_in", "update"]
