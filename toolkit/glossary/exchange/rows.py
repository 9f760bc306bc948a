"""The glossary as rows and columns, whatever file they are in: one row a concept, one column a language.

Columns ``id``, ``subject``, ``definition``, ``note``, ``related`` and ``translate``; one for each language, its terms
separated by `` | ``; and ``ar:status``, ``ar:note`` and so on, with as many values separated in the same way. Forms of
one term, and related concepts, are separated by ``;``. A backslash before ``|``, ``;`` or a backslash takes it for
itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry, Intake, Item, term_values
from toolkit.glossary.exchange.formulas import restored
from toolkit.glossary.parse import CONCEPT_KEYS, TERM_KEYS
from toolkit.model import Concept, Status, Term

Row = tuple[int, Sequence[str]]
"""The line of a row, and its cells."""

_ESCAPE = re.compile(r"\\([\\|;])")
_TERM = re.compile(r"(?:\\[\\|;]|[^|])*")
_PART = re.compile(r"(?:\\[\\|;]|[^;])*")


def tables(
    rows: Iterator[Row], path: Path, name: Callable[[str], str] = str
) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield line, id and table of each row that says anything.

    Args:
        rows: the first one names the columns.
        path: for messages.
        name: what the file calls a language → its tag, or nothing for a column to pass over.

    Raises:
        GlossaryError: the columns or a row are wrong.
    """
    line, header = next(rows, (1, ()))
    columns = _columns(header, path, line, name)
    for line, cells in rows:
        if any(cell.strip() for cell in cells[len(columns) :]):
            cure = "put a cell that has a comma into quotation marks"
            raise GlossaryError("more cells than columns", cure=cure, path=path, line=line)
        named = ((column, restored(cell.strip())) for column, cell in zip(columns, cells, strict=False))
        row = {column: cell for column, cell in named if column and cell}
        if row:
            concept = row.pop("id", "")
            yield line, concept, row


def entries(rows: Iterator[Row], path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concept of each of *rows*, or why there is none.

    Raises:
        GlossaryError: the columns are wrong.
        LanguageError: a column could be either of two languages.
    """
    first, header = next(rows, (1, ()))

    def name(column: str) -> str:
        before = intake.left_out.total()
        tag = intake.tag(column, path, first)
        if intake.left_out.total() != before:
            intake.left_out.pop(f"language {column}")
            intake.left_out[f"column '{column}'"] += 1
        return tag

    columns = _columns(header, path, first, name)
    if not set(columns) & set(languages.TAGS):
        cure = "name the columns id, subject, definition, en, ar, ckb, kmr, or say which format it is with --format"
        raise GlossaryError("the first line names no language", cure=cure, path=path, line=first)
    titles = (first, columns)
    for row in rows:
        try:
            for line, concept, cells in tables(iter((titles, row)), path):
                yield Entry(concept, table(cells, path, line), line)
        except GlossaryError as error:
            yield error


def _columns(header: Sequence[str], path: Path, line: int, name: Callable[[str], str]) -> list[str]:
    columns = []
    for title in (cell.strip() for cell in header):
        plain = title.casefold()
        known = plain if plain in ("id", *CONCEPT_KEYS) else ""
        tag, mark, attribute = title.partition(":")
        if mark and attribute not in TERM_KEYS[1:]:
            cure = f"name it by a language and one of {', '.join(TERM_KEYS[1:])}, as ar:status"
            raise GlossaryError(f"column '{title}' is not known", cure=cure, path=path, line=line)
        found = name(tag) if tag and not known else ""
        columns.append(known or (found and f"{found}{mark}{attribute}"))
    if twice := [title for title in columns if title and columns.count(title) > 1]:
        raise GlossaryError(f"two columns '{twice[0]}'", cure="rename or remove one", path=path, line=line)
    return columns


def table(row: Mapping[str, str], path: Path, line: int) -> dict[str, Any]:
    """Return what the same concept would be in TOML.

    Raises:
        GlossaryError: terms and their values do not go together.
    """
    values: dict[str, Any] = {key: cell for key, cell in row.items() if ":" not in key}
    for key, cell in values.items():
        if key == "related":
            values[key] = _parts(cell, _PART)
        elif key == "translate":
            values[key] = {"true": True, "false": False}.get(cell.lower(), cell)
        elif key not in CONCEPT_KEYS:
            values[key] = [{"text": text} for text in _parts(cell, _TERM)]
    for key, cell in row.items():
        tag, mark, attribute = key.partition(":")
        if mark:
            _add(values.get(tag, []), key, attribute, cell, path, line)
    return values


def _add(terms: list[dict[str, Any]], column: str, attribute: str, cell: str, path: Path, line: int) -> None:
    values = _raw_parts(cell, _TERM)
    if len(values) > len(terms):
        cure = "give one value a term, separated by ' | '"
        raise GlossaryError(f"'{column}' has more values than terms", cure=cure, path=path, line=line)
    for term, value in zip(terms, values, strict=False):
        if value:
            term[attribute] = _parts(value, _PART) if attribute == "forms" else _unescaped(value)


def _parts(cell: str, pattern: re.Pattern[str]) -> list[str]:
    return [_unescaped(part) for part in _raw_parts(cell, pattern)]


def _raw_parts(cell: str, pattern: re.Pattern[str]) -> list[str]:
    parts, place = [], 0
    while place <= len(cell):
        found = pattern.match(cell, place)
        parts.append(found[0].strip() if found else "")
        place = (found.end() if found else place) + 1
    return parts


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def _escaped(text: str, separators: str) -> str:
    return re.sub(rf"[\\{separators}]", r"\\\g<0>", text)


def rows(concepts: Sequence[Concept], tags: Sequence[str]) -> Iterator[list[str]]:
    """Yield the names of the columns, then the row of each of *concepts*; columns that nothing fills are left out."""
    given = [
        key for key in CONCEPT_KEYS if key in ("subject", "definition") or any(_cell(one, key) for one in concepts)
    ]
    columns: list[tuple[str, str]] = []
    for tag in tags:
        terms = [one.terms.get(tag, ()) for one in concepts]
        columns.append((tag, "text"))
        columns.extend((tag, key) for key in TERM_KEYS[1:] if any(_values(one, key) for one in terms))
    yield ["id", *given, *(tag if key == "text" else f"{tag}:{key}" for tag, key in columns)]
    for concept in concepts:
        facts = [_cell(concept, key) for key in given]
        cells = (_values(concept.terms.get(tag, ()), key) for tag, key in columns)
        yield [concept.id, *facts, *cells]


def _cell(concept: Concept, key: str) -> str:
    value = getattr(concept, key)
    if isinstance(value, bool):
        return "" if value else "false"
    return value if isinstance(value, str) else ";".join(_escaped(item, "|;") for item in value)


def _values(terms: Iterable[Term], key: str) -> str:
    """Return the cell with what *key* is for each of *terms*; empty where none of it needs saying."""
    tables = [term_values(term, Status.ADMITTED if index else Status.PREFERRED) for index, term in enumerate(terms)]
    if not any(key in one for one in tables):
        return ""
    if key == "status":
        return " | ".join(str(term.status) for term in terms)
    values = (one.get(key, "") for one in tables)
    cells = (
        ";".join(_escaped(v, "|;") for v in one) if isinstance(one, list) else _escaped(one, "|") for one in values
    )
    return " | ".join(cells).strip()
