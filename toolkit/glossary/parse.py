"""From the tables of a glossary file to concepts, with every fault that stands in the way."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, get_args

from toolkit import languages
from toolkit.errors import DragomanError, GlossaryError
from toolkit.files import load_toml
from toolkit.glossary.layout import first_lines, lines_of_keys, scan
from toolkit.model import Case, Concept, Status, Term

KINDS = ("full", "acronym", "short")
TERM_KEYS = ("text", "status", "case", "forms", "kind", "pos", "gender", "number", "note", "source")
CONCEPT_KEYS = ("subject", "definition", "note", "related", "translate")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "case": get_args(Case),
    "kind": KINDS,
}


def parse(text: str, path: Path) -> tuple[list[Concept], list[DragomanError]]:
    """Return the concepts in *text*, the glossary file at *path*, and what is wrong with it, in the order of the file.

    A concept with a fault is returned without the faulty part.
    """
    try:
        tables = load_toml(text, path, GlossaryError)
    except GlossaryError as error:
        return [], [_declared_twice(text, path) or error]
    starts = first_lines(text)

    @cache
    def lines() -> Mapping[tuple[str, ...], int]:
        return lines_of_keys(text)

    def line_of(name: str, *keys: str) -> int:
        start = starts.get(name, 1)
        return lines().get((name, *keys), start) if keys else start

    concepts, faults = [], []
    for name, table in tables.items():
        concept, wrong = build(name, table, path, line_of)
        concepts.append(concept)
        faults.extend(wrong)
    return concepts, faults


def build(name: str, table: Any, path: Path, line_of: Callable[..., int]) -> tuple[Concept, list[DragomanError]]:
    """Return the concept called *name* that *table* describes, and what is wrong with it.

    Args:
        name: the concept's id.
        table: its keys and values, as a TOML reader gives them.
        path: the file it stands in.
        line_of: gives the line of a concept, or of one of its keys.
    """
    faults: list[DragomanError] = []
    terms: dict[str, tuple[Term, ...]] = {}
    values: dict[str, Any] = {}

    def fault(error: DragomanError, *keys: str) -> None:
        where = f"{name}: " if keys else ""
        faults.append(GlossaryError(f"{where}{error.what}", cure=error.cure, path=path, line=line_of(name, *keys)))

    try:
        check_id(name)
    except GlossaryError as error:
        fault(error)
    if not isinstance(table, dict):
        fault(GlossaryError(f"'{name}' stands under no concept", cure="put it below a line such as [daesh]"))
        table = {}
    for key, value in table.items():
        try:
            if key in languages.TAGS:
                terms[key] = _terms(key, value)
            else:
                values[key] = _concept_value(key, value)
        except DragomanError as error:
            fault(error, key)
    return Concept(id=name, terms=terms, path=path, line=line_of(name), **values), faults


def check_id(name: str) -> None:
    """Make sure that *name* can be the id of a concept.

    Raises:
        GlossaryError: it cannot.
    """
    if not _SLUG.fullmatch(name):
        cure = "use small letters a-z, digits and single hyphens, as in islamic-state"
        raise GlossaryError(f"'{name}' is not a concept id", cure=cure)


def _concept_value(key: str, value: Any) -> Any:
    match key:
        case "subject" | "definition" | "note":
            return _text(key, value)
        case "related":
            return _texts(key, value)
        case "translate":
            if not isinstance(value, bool):
                raise GlossaryError(f"'translate' is {_shown(value)}", cure="write translate = false, or leave it out")
            return value
    if _TAG.fullmatch(key) and not get_close_matches(key, CONCEPT_KEYS, n=1):
        raise GlossaryError(f"'{key}' names a language", cure=f"write '{languages.get(key).tag}'")
    raise _unknown(key, "a concept", (*CONCEPT_KEYS, *languages.TAGS))


def _terms(tag: str, value: Any) -> tuple[Term, ...]:
    if isinstance(value, str):
        return (_term(tag, {"text": _text(tag, value)}, Status.PREFERRED),)
    items = value if isinstance(value, list) else [value]
    if not items:
        raise GlossaryError(f"{tag} has no term", cure="write one, or take the line out")
    tables = [_table(tag, item) for item in items]
    preferred = [table["text"] for table in tables if table.get("status") == Status.PREFERRED]
    if len(preferred) > 1:
        named = " and ".join(f"'{text}'" for text in preferred)
        raise GlossaryError(f"{tag} has two preferred terms, {named}", cure="make one of them admitted")
    first = Status.ADMITTED if preferred else Status.PREFERRED
    return tuple(_term(tag, table, first if index == 0 else Status.ADMITTED) for index, table in enumerate(tables))


def _table(tag: str, item: Any) -> dict[str, Any]:
    """Return the values of one term, checked and without the status that its place implies."""
    if not isinstance(item, dict):
        return {"text": _text(tag, item)}
    if "text" not in item:
        raise GlossaryError(f"a term of {tag} has no text", cure='write it as { text = "...", note = "..." }')
    return {key: _term_value(f"{tag}: {key}", key, value) for key, value in item.items()}


def _term_value(where: str, key: str, value: Any) -> Any:
    if key not in TERM_KEYS:
        raise _unknown(key, "a term", TERM_KEYS)
    if key == "forms":
        return _texts(where, value)
    text = _text(where, value)
    if text not in (choices := _CHOICES.get(key, (text,))):
        near = get_close_matches(text, choices, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(choices)}"
        raise GlossaryError(f"{where} cannot be '{text}'", cure=hint)
    return text


def _term(tag: str, values: dict[str, Any], status: Status) -> Term:
    text = values.pop("text")
    case: Case = values.pop("case", "") or ("exact" if any(map(str.isupper, text)) else "any")
    if "status" in values:
        status = Status(values.pop("status"))
    return Term(text, tag, status, case, **values)


def _text(where: str, value: Any) -> str:
    if not isinstance(value, str):
        raise GlossaryError(f"{where} is {_shown(value)}, not text", cure="write it in quotation marks")
    if not value or value.isspace():
        raise GlossaryError(f"{where} is empty", cure="fill it in, or take it out")
    return unicodedata.normalize("NFC", value)


def _texts(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise GlossaryError(f"{where} is {_shown(value)}, not a list", cure='write it as ["one", "two"]')
    return tuple(_text(where, item) for item in value)


def _unknown(key: str, owner: str, known: tuple[str, ...]) -> GlossaryError:
    near = get_close_matches(key, known, n=1)
    cure = f"did you mean '{near[0]}'?" if near else f"the keys are {', '.join(known)}"
    return GlossaryError(f"'{key}' is not a key of {owner}", cure=cure)


def _shown(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")


def _declared_twice(text: str, path: Path) -> GlossaryError | None:
    first: dict[str, int] = {}
    for statement in scan(text):
        name = statement.keys[0]
        if statement.header and len(statement.keys) == 1:
            if name in first:
                return duplicate(name, path, statement.line, path, first[name])
            first[name] = statement.line
    return None


def duplicate(name: str, path: Path, line: int, other: Path, other_line: int) -> GlossaryError:
    """Return the error that says that the concept *name* stands in two places."""
    return GlossaryError(
        f"concept '{name}' is also at {other}:{other_line}", cure="join the two or rename one", path=path, line=line
    )
