"""The same table with tabs between the cells, as spreadsheets copy and as Excel saves it in UTF-16."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.glossary.exchange import csv_table
from toolkit.glossary.exchange.base import Format, Intake, Item, Written
from toolkit.glossary.exchange.loss import Holds
from toolkit.model import Concept


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the TSV file at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    return csv_table.read(path, intake, "\t")


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a TSV file."""
    return csv_table.write(concepts, tags, "\t")


FORMAT = Format("tsv", read, write, Holds().keep, ranked=True)
