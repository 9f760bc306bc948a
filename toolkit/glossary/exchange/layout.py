"""New concepts as people would lay them out: one term a line where a language has several."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.glossary.edit.values import toml


def block(name: str, values: Mapping[str, Any], newline: str) -> list[str]:
    """Return the lines of the concept *name*, whose parts are separated by *newline* where a value has several."""
    return [f"[{name}]", *(f"{key} = {value_source(value, newline)}" for key, value in values.items())]


def value_source(value: Any, newline: str) -> str:
    """Return *value* as TOML: a list that says more than texts has a line for each item."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return toml(value)
    items = [_short(item) for item in value]
    if len(items) == 1 and isinstance(value[0], Mapping):
        return toml(items[0])
    if all(isinstance(item, str) for item in items):
        return toml(items)
    return newline.join(("[", *(f"  {toml(item)}," for item in items), "]"))


def _short(item: Any) -> Any:
    return item["text"] if isinstance(item, Mapping) and item.keys() == {"text"} else item
