"""Which formats there are, and which of them a file is in."""

from importlib import import_module

from toolkit.glossary.exchange.base import Format

# One line a format: name → the module whose FORMAT it is. Modules are read when they are asked for.
MODULES: dict[str, str] = {
    "csv": "toolkit.glossary.exchange.csv_table",
    "tsv": "toolkit.glossary.exchange.tsv",
    "xlsx": "toolkit.glossary.exchange.xlsx",
    "tbx": "toolkit.glossary.exchange.tbx2",
    "tbx3": "toolkit.glossary.exchange.tbx3",
    "tbx3-dct": "toolkit.glossary.exchange.tbx3_dct",
    "tmx": "toolkit.glossary.exchange.tmx",
    "omegat": "toolkit.glossary.exchange.omegat",
    "deepl": "toolkit.glossary.exchange.deepl",
    "google": "toolkit.glossary.exchange.google",
}
EXTENSIONS: dict[str, str] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".xml": "tbx",
    ".tmx": "tmx",
    ".txt": "omegat",
    ".utf8": "omegat",
}
"""End of a file name, in small letters → name of the format it stands for."""


def get(name: str) -> Format:
    """Return the format called *name*, one of :data:`MODULES`."""
    found: Format = import_module(MODULES[name]).FORMAT
    return found
