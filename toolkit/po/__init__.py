"""PO files: read, extract, update and count; the only room that knows gettext's conventions."""

from toolkit.po.catalog import Catalog, Entry, Key, key_of
from toolkit.po.extract import Extracted, extract
from toolkit.po.headers import language_in
from toolkit.po.stats import Counts, count
from toolkit.po.update import Tally, merge, update

__all__ = [
    "Catalog",
    "Counts",
    "Entry",
    "Extracted",
    "Key",
    "Tally",
    "count",
    "extract",
    "key_of",
    "language_in",
    "merge",
    "update",
]
