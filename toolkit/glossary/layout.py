"""Where things stand in a TOML file: a TOML reader says what a file means, this says on which line.

Grammar: TOML 1.0.0, https://toml.io/en/v1.0.0
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_STRING = r'''"""(?s:[^\\]|\\.)*?"{3,5}|\'\'\'(?s:.)*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\''''
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|(?P<comment>\#[^\n]*)|(?P<opening>[\[{{])|(?P<closing>[\]}}])|(?P<newline>\n)"
    r"""|(?P<space>[ \t\r]+)|(?P<other>[^"'#\[\]{}\n]+|["'])"""
)
_BLANK = r"(?:[ \t\r]*+(?:\#[^\n]*+)?\n)*+"
_FLAT = rf"""[^"'\#\[\]{{}}\n]++|{_STRING}"""
_INNER = _FLAT
for _ in range(3):  # a list of forms in the table of a term in a list of terms
    _INNER = rf"{_FLAT}|[\[{{](?>{_INNER}|\n|\#[^\n]*+)*+[\]}}]"
_REST = rf"(?>{_INNER})++(?:\#[^\n]*+)?(?:\n|\Z)"
_WHOLE = re.compile(rf"{_BLANK}({_REST})")
"""A statement, if its brackets are in order and not deeply nested, and the blank lines above it."""
_ROOTLESS = re.compile(rf"{_BLANK}[ \t]*+\[")
_TABLE = re.compile(
    rf"(?:{_BLANK}(?![ \t]*+\[){_REST})*+{_BLANK}[ \t]*+"
    r"(?:\[\[?[ \t]*+([A-Za-z0-9_-]++)[^\"'\#\[\]{}\n]*+\]\]?[ \t\r]*+(?:\#[^\n]*+)?(?:\n|\Z)|(?:\#[^\n]*+)?\Z)"
)
"""A header that starts with a bare key, and the lines of the table above it; or those of the last table."""
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_KEYS = re.compile(rf"[ \t]*(\[?\[?)[ \t]*((?:{_KEY.pattern})(?:[ \t]*\.[ \t]*(?:{_KEY.pattern}))*)")


class Statement(NamedTuple):
    """A table header or a key with its value. Offsets are code points of the text.

    A named tuple, since a glossary has many thousands, and a frozen dataclass takes several times as long to make.
    """

    keys: tuple[str, ...]
    """From the root of the file: the header it stands under and its own."""
    spans: tuple[tuple[int, int], ...]
    """Where each of the keys that are written in the statement itself stands, quotation marks included."""
    header: bool
    start: int
    """Where its first line starts."""
    end: int
    """Where the line after its last one starts."""
    line: int
    """Of its first line, counted from 1."""


def scan(text: str, line: int = 1) -> Iterator[Statement]:
    """Yield the statements of *text* in order; what is no TOML yields as far as it resembles it.

    Args:
        text: the file.
        line: where to start; a statement must begin there, and if it is no header, it is taken for one above them all.
    """
    own: tuple[str, ...]  # headers may be dotted
    spans: tuple[tuple[int, int], ...]
    table: tuple[str, ...] = ()
    for start, end, first in _extents(text, line):
        found = _KEYS.match(text, start, end)
        if found is None:
            continue
        own, spans = (found[2],), (found.span(2),)
        if "." in found[2] or found[2][0] in "\"'":
            matches = tuple(_KEY.finditer(text, *found.span(2)))
            own = tuple(_unquoted(match[0]) for match in matches)
            spans = tuple(match.span() for match in matches)
        header = bool(found[1])
        if header:
            table = own
        yield Statement(own if header else table + own, spans, header, start, end, first)


def first_lines(text: str) -> dict[str, int]:
    """Return for each key at the root of *text* the line, counted from 1, that says something about it first."""
    lines: dict[str, int] = {}
    counted, line = 0, 1
    # What stands under headers alone, as in nearly every file, need not be looked at line by line.
    found = _TABLE.match(text) if _ROOTLESS.match(text) else None
    while found is not None and found[1]:
        line += text.count("\n", counted, found.start(1))
        lines.setdefault(found[1], line)
        counted = found.start(1)
        found = _TABLE.match(text, found.end())
    if found is None:
        lines.clear()
        for statement in scan(text):
            lines.setdefault(statement.keys[0], statement.line)
    return lines


def lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """Return for each of the keys in *text*, from the root of the file on, the line that says something about it first.

    Lines are counted from 1.
    """
    lines: dict[tuple[str, ...], int] = {}
    for statement in scan(text):
        for depth in range(1, len(statement.keys) + 1):
            lines.setdefault(statement.keys[:depth], statement.line)
    return lines


def strings(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and value of each string between the offsets *start* and *end*, comments left out."""
    for token in _TOKEN.finditer(text, start, end):
        if token.lastgroup == "string":
            yield token.start(), token.end(), _unquoted(token[0])


def _extents(text: str, line: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and line of each statement, from *line* on."""
    place = 0
    for _ in range(line - 1):
        place = text.index("\n", place) + 1
    while place < len(text):
        if (found := _WHOLE.match(text, place)) is not None:
            start, end = found.span(1)
        elif (extent := _by_tokens(text, place)) is not None:
            start, end = extent
        else:
            return
        line += text.count("\n", place, start)
        yield start, end, line
        line += text.count("\n", start, end)
        place = end


def _by_tokens(text: str, start: int) -> tuple[int, int] | None:
    """Return start and end of the first statement behind *start*, however its brackets are; None where none follows."""
    depth, filled = 0, False
    for token in _TOKEN.finditer(text, start):
        match token.lastgroup:
            case "newline":
                if depth <= 0:
                    if filled:
                        return start, token.end()
                    start, depth = token.end(), 0
            case "space" | "comment":
                continue
            case "opening":
                depth, filled = depth + 1, True
            case "closing":
                depth -= 1
            case _:
                filled = True
    return (start, len(text)) if filled else None


def _unquoted(token: str) -> str:
    if token[0] not in "\"'":
        return token
    if "\\" not in token and token[:3] not in ('"""', "'''"):
        return token[1:-1]
    import tomllib  # noqa: PLC0415 - a key with an escape is rare

    try:
        return str(tomllib.loads(f"key = {token}")["key"])
    except tomllib.TOMLDecodeError:
        return token
