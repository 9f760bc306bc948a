"""The value of one key rewritten in place by tomlkit; comments, quotation marks and spacing around it stay.

An inline table or a list on one line that gains or loses something is written anew with usual spacing, since neither
can hold a comment; a list over several lines changes only in the lines concerned.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from toolkit.errors import GlossaryError
from toolkit.glossary.edit import lines

Change = Callable[[Any, str], None]
"""Gets the table that holds a key, as tomlkit has it, and the key."""


def toml(value: Any) -> str:
    """Return *value* (text, truth value, list or table of such) as TOML on one line."""
    from tomlkit import string

    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return string(value).as_string()
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {toml(item)}' for key, item in value.items())} }}"
    return f"[{', '.join(toml(item) for item in value)}]"


def rewrite(text: str, name: str, key: str, change: Change) -> str:
    """Return *text* after *change* to the value that *key* has in the concept *name*.

    Raises:
        GlossaryError: the parts of that value stand apart.
    """
    import tomlkit

    statement = lines.value(text, name, key)
    # A language with a header of its own, or with dotted keys, is more than one statement.
    start, end = (statement.start, statement.end) if statement else lines.region(text, name)
    try:
        document = tomlkit.parse(text[start:end])
    except tomlkit.exceptions.TOMLKitError as error:
        raise GlossaryError(f"cannot edit this: {error}", cure="edit it by hand") from error
    holder: Any = document
    for part in statement.keys[-len(statement.spans) : -1] if statement else (name,):
        holder = holder[part]
    change(holder, key)
    return text[:start] + _like(text[start:end], document.as_string()) + text[end:]


def _like(old: str, new: str) -> str:
    """Return *new* with the line endings of *old*."""
    ending = lines.newline(old)
    if old.endswith(ending) and not new.endswith("\n"):
        new += ending
    return new if ending == "\n" else re.sub(r"(?<!\r)\n", ending, new)


def assign(holder: Any, key: Any, source: str) -> None:
    """Give *key* of *holder* the value that *source* writes in TOML."""
    from tomlkit import parse

    # The line break is for a key that is new in a table laid out in lines.
    holder[key] = parse(f"value = {source}\n")["value"]


def own_value(holder: Any, key: str, index: int, name: str) -> str:
    """Return what the term at *index* says itself under *name*, or an empty text."""
    value = holder[key]
    term = value[index] if isinstance(value, list) else value
    return str(term.get(name, "")) if isinstance(term, Mapping) else ""


def put_term(holder: Any, key: str, index: int, values: Mapping[str, Any]) -> None:
    """Set *values* of the term at *index*; an empty one takes the key out."""
    from tomlkit.items import InlineTable

    place: Any = index if isinstance(holder[key], list) else key
    owner = holder[key] if isinstance(holder[key], list) else holder
    term: Any = owner[place]
    in_place = isinstance(term, Mapping)
    if isinstance(term, InlineTable):
        in_place = all(name in term and value for name, value in values.items())
    if in_place:
        for name, value in values.items():
            if value:
                assign(term, name, toml(value))
            else:
                term.pop(name, None)
        return
    old: Mapping[str, Any] = term if isinstance(term, Mapping) else {"text": term}
    kept = {name: _source(value) for name, value in old.items() if values.get(name, True)}
    new = kept | {name: toml(value) for name, value in values.items() if value}
    order = sorted(new, key=("text", "status", *new).index)
    inline = ", ".join(f"{name} = {new[name]}" for name in order)
    assign(owner, place, new["text"] if len(new) == 1 else f"{{ {inline} }}")


def insert_term(holder: Any, key: str, index: int, values: Mapping[str, Any]) -> None:
    """Put a term with *values* before the one at *index*.

    Raises:
        GlossaryError: the language is laid out as a single table, which holds one term.
    """
    from tomlkit import parse
    from tomlkit.items import AoT, Table

    value = holder[key]
    source = toml(values["text"] if len(values) == 1 else values)
    if isinstance(value, Table):
        raise GlossaryError(
            f"{key} has a header of its own", cure=f"give it two brackets, as [[...{key}]], to hold more terms"
        )
    if isinstance(value, AoT):
        value.insert(index, parse("".join(f"{name} = {toml(item)}\n" for name, item in values.items())))
    elif _is_over_lines(value):
        value.insert(index, parse(f"value = {source}")["value"])
    else:
        terms = [_source(term) for term in (value if isinstance(value, list) else [value])]
        assign(holder, key, f"[{', '.join((*terms[:index], source, *terms[index:]))}]")


def drop_term(holder: Any, key: str, index: int) -> None:
    """Take out the term at *index*; a list on one line that is left with one term becomes that term."""
    value = holder[key]
    if not isinstance(value, list) or _is_over_lines(value) or not hasattr(value, "as_string"):
        del value[index]
        return
    terms = [_source(term) for place, term in enumerate(value) if place != index]
    assign(holder, key, terms[0] if len(terms) == 1 else f"[{', '.join(terms)}]")


def _source(item: Any) -> str:
    return cast("str", item.as_string()).strip() if hasattr(item, "as_string") else toml(item)


def _is_over_lines(value: Any) -> bool:
    from tomlkit.items import AoT, Array

    return isinstance(value, AoT) or (isinstance(value, Array) and "\n" in value.as_string())
