"""Google's equivalent term sets: a CSV file whose header holds language codes, and optionally pos and description.

The part of speech is taken for that of the term in the first column.

Format: Cloud Translation documentation, "Glossaries".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry, Format, Intake, Item, Written, read_any_text
from toolkit.glossary.exchange.csv_table import cells_of, csv_bytes
from toolkit.glossary.exchange.formulas import starts_formula
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import comment, told
from toolkit.model import Concept, Term

_HOLDS = Holds(frozenset({"definition", "note"}), frozenset({"pos"}), synonyms=False, lines=False)


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the term sets at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    rows = cells_of(read_any_text(path), path)
    first, header = next(rows, (1, ()))
    columns = [_column(name.strip(), path, first, intake) for name in header]
    tags = [column for column in columns if column in languages.TAGS]
    if not tags:
        cure = "name the columns by languages, as en,ar,ckb"
        raise GlossaryError("the first line names no language", cure=cure, path=path, line=first)
    for line, cells in rows:
        if len(cells) > len(columns):
            cure = "put a cell that has a comma into quotation marks"
            yield GlossaryError("more cells than columns", cure=cure, path=path, line=line)
            continue
        named = ((column, cell.strip()) for column, cell in zip(columns, cells, strict=False))
        row = {column: cell for column, cell in named if column and cell}
        values: dict[str, Any] = told(row.get("description", ""))
        values |= {tag: [{"text": row[tag]}] for tag in tags if tag in row}
        if "pos" in row and tags[0] in values:
            values[tags[0]][0]["pos"] = row["pos"]
        yield Entry("", values, line)


def _column(name: str, path: Path, line: int, intake: Intake) -> str:
    return name.casefold() if name.casefold() in ("description", "pos") else intake.tag(name, path, line)


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as one row each."""
    named = {
        "pos": [concept.terms[tags[0]][0].pos if tags[0] in concept.terms else "" for concept in concepts],
        "description": [comment(concept) for concept in concepts],
    }
    more = {name: column for name, column in named.items() if any(column)}
    rows = [[*tags, *more]]
    for index, concept in enumerate(concepts):
        terms = [concept.terms[tag][0].text if tag in concept.terms else "" for tag in tags]
        rows.append([*terms, *(column[index] for column in more.values())])
    risky = sum(starts_formula(cell) for row in rows for cell in row)
    notes = ["Google calls Kurmanji ku: rename the column kmr before you upload the file"] if "kmr" in tags else []
    if risky:
        notes.append(f"{risky} cells start like a formula, as Google needs them: do not open the file in a spreadsheet")
    return Written(csv_bytes(rows, ",").removeprefix(b"\xef\xbb\xbf"), tuple(notes))


def _keep(concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
    kept = [one for one in _HOLDS.keep(concept, tags) if len(one.terms) >= FORMAT.fewest]
    return tuple(replace(one, terms={tag: _bare(one.terms[tag], tag == tags[0]) for tag in one.terms}) for one in kept)


def _bare(terms: Sequence[Term], first: bool) -> tuple[Term, ...]:  # noqa: FBT001 - which column it is
    return tuple(terms) if first else tuple(replace(term, pos="") for term in terms)


FORMAT = Format("google", read, write, _keep, fewest=2)
