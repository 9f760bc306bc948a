"""The header of a PO file: ``Name: value`` lines in the translation of the empty msgid."""

import re
from collections.abc import Mapping

_FIELD = re.compile(r"([^\s:][^:\n]*?)[ \t]*:[ \t]*(.*?)[ \t]*\n?\Z")
_CHARSET = re.compile(r"(charset=)[^\s;]*", re.IGNORECASE)
CONTENT_TYPE = "Content-Type"


def parse(text: str) -> dict[str, str]:
    """Return the fields of *text* in their order; of two with one name the first counts, as to gettext."""
    fields: dict[str, str] = {}
    for line in text.split("\n"):
        if found := _FIELD.match(line):
            fields.setdefault(found[1], found[2])
    return fields


def change(text: str, fields: Mapping[str, str]) -> str:
    """Return *text* with *fields* and no others; lines that say the same, and those that are no fields, stay."""
    missing = dict(fields)
    said = set()
    lines: list[str] = []
    for line in _lines(text):
        found = _FIELD.match(line)
        if not found:
            lines.append(line)
        elif found[1] in said:
            lines.append(line if found[1] in fields else "")
        elif found[1] in missing:
            value = missing.pop(found[1])
            lines.append(line if value == found[2] else f"{found[1]}: {value}\n")
            said.add(found[1])
    if missing and lines and lines[-1] and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return "".join([*lines, *(f"{name}: {value}\n" for name, value in missing.items())])


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def in_utf8(fields: Mapping[str, str]) -> dict[str, str]:
    """Return *fields* with a Content-Type that says UTF-8."""
    changed = dict(fields)
    name = next((name for name in fields if name.lower() == CONTENT_TYPE.lower()), CONTENT_TYPE)
    said = fields.get(name, "")
    if not re.search(r"charset=utf-?8\b", said, re.IGNORECASE):
        changed[name] = _CHARSET.sub(r"\1UTF-8", said) if _CHARSET.search(said) else "text/plain; charset=UTF-8"
    return changed
