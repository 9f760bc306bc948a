"""The glossary as a table for spreadsheets: one row a concept, one column a language.

Columns ``id``, ``subject``, ``definition``, ``note``, ``related`` and ``translate`` (only ``id`` is needed); one for
each language tag, its terms separated by `` | ``; and ``ar:status``, ``ar:note`` and so on, with as many values
separated in the same way. Forms of one term, and related concepts, are separated by ``;``.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.errors import DragomanError, GlossaryError
from toolkit.glossary.parse import TERM_KEYS, build, duplicate
from toolkit.model import Concept

_SEPARATOR = "|"


def parse_csv(text: str, path: Path) -> tuple[list[Concept], list[DragomanError]]:
    """Return the concepts in *text*, the CSV file at *path*, and what is wrong with it, in the order of the file."""
    concepts: dict[str, Concept] = {}
    faults: list[DragomanError] = []
    try:
        for line, row in _rows(text, path):
            name = row.pop("id", "")
            concept, wrong = build(name, _table(row, path, line), path, lambda *_, line=line: line)
            if name in concepts:
                wrong.append(duplicate(name, path, line, path, concepts[name].line))
            concepts.setdefault(name, concept)
            faults.extend(wrong)
    except GlossaryError as error:
        faults.append(error)
    return list(concepts.values()), faults


def _rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the filled cells of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if "id" not in header:
            cure = "give the columns id, subject, definition and one for each language, separated by commas"
            raise GlossaryError("the first line names no column 'id'", cure=cure, path=path, line=1)
        if twice := [name for name in header if name and header.count(name) > 1]:
            raise GlossaryError(f"two columns '{twice[0]}'", cure="rename or remove one", path=path, line=1)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells[len(header) :]):
                cure = "put a cell that has a comma into quotation marks"
                raise GlossaryError("more cells than columns", cure=cure, path=path, line=line)
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"not valid CSV: {error}", cure="mend that line", path=path, line=reader.line_num
        ) from error


def _table(row: Mapping[str, str], path: Path, line: int) -> dict[str, Any]:
    """Return what the same concept would be in TOML."""
    table: dict[str, Any] = {key: cell for key, cell in row.items() if ":" not in key}
    for key, cell in table.items():
        if key == "related":
            table[key] = _split(cell, ";")
        elif key == "translate":
            table[key] = {"true": True, "false": False}.get(cell.lower(), cell)
        elif key not in ("subject", "definition", "note"):
            table[key] = [{"text": text} for text in _split(cell, _SEPARATOR) if text]
    for key, cell in row.items():
        if ":" in key:
            tag, attribute = key.split(":", 1)
            _add(table.get(tag, []), key, attribute, _split(cell, _SEPARATOR), path, line)
    return table


def _add(terms: Any, column: str, attribute: str, values: list[str], path: Path, line: int) -> None:
    if not isinstance(terms, list) or attribute not in TERM_KEYS[1:]:
        cure = f"name it by a language and one of {', '.join(TERM_KEYS[1:])}, as ar:status"
        raise GlossaryError(f"column '{column}' is not known", cure=cure, path=path, line=1)
    if len(values) > len(terms):
        cure = "give one value a term, separated by ' | '"
        raise GlossaryError(f"'{column}' has more values than terms", cure=cure, path=path, line=line)
    for term, value in zip(terms, values, strict=False):
        if value:
            term[attribute] = _split(value, ";") if attribute == "forms" else value


def _split(cell: str, separator: str) -> list[str]:
    return [part.strip() for part in cell.split(separator)]
