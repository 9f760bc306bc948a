"""Google's equivalent term sets: a CSV file whose header holds language codes, and optionally pos and description.

Format: Cloud Translation documentation, "Glossaries".
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry, Format, Intake, Item, Written, read_any_text
from toolkit.glossary.exchange.csv_table import cells_of, csv_bytes
from toolkit.glossary.exchange.formulas import starts_formula
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import comment, told
from toolkit.model import Concept

_HOLDS = Holds(frozenset({"definition", "note"}), frozenset(), synonyms=False, lines=False)
_FEWEST = 2


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the term sets at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    rows = cells_of(read_any_text(path), path)
    first, header = next(rows, (1, ()))
    columns = [_column(name.strip(), path, first, intake) for name in header]
    if not any(isinstance(column, tuple) for column in columns):
        cure = "name the columns by languages, as en,ar,ckb"
        raise GlossaryError("the first line names no language", cure=cure, path=path, line=first)
    for line, cells in rows:
        values: dict[str, Any] = {}
        if len(cells) > len(columns):
            cure = "put a cell that has a comma into quotation marks"
            yield GlossaryError("more cells than columns", cure=cure, path=path, line=line)
            continue
        for column, cell in zip(columns, cells, strict=False):
            if isinstance(column, tuple) and cell.strip():
                values[column[0]] = [{"text": cell.strip()}]
            elif column == "description":
                values |= told(cell)
        yield Entry("", values, line)


def _column(name: str, path: Path, line: int, intake: Intake) -> str | tuple[str]:
    if name.casefold() in ("description", "pos"):
        intake.left_out["pos"] += name.casefold() == "pos"
        return name.casefold()
    return (tag,) if (tag := intake.tag(name, path, line)) else ""


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as one row each."""
    described = any(comment(concept) for concept in concepts)
    rows = [[*tags, *(["description"] if described else [])]]
    for concept in concepts:
        terms = [concept.terms[tag][0].text if tag in concept.terms else "" for tag in tags]
        rows.append([*terms, *([comment(concept)] if described else [])])
    risky = sum(starts_formula(cell) for row in rows for cell in row)
    note = f"{risky} cells start like a formula, as Google needs them: do not open the file in a spreadsheet"
    return Written(csv_bytes(rows, ",").removeprefix(b"\xef\xbb\xbf"), (note,) if risky else ())


def _keep(concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
    return tuple(one for one in _HOLDS.keep(concept, tags) if len(one.terms) >= _FEWEST)


FORMAT = Format("google", read, write, _keep)
