"""Where things stand in a TOML file: tomllib says what a file means, this says on which line.

Grammar: TOML 1.0.0, https://toml.io/en/v1.0.0
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

_STRING = r'''"""(?s:[^\\]|\\.)*?"{3,5}|\'\'\'(?s:.)*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\''''
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|(?P<comment>\#[^\n]*)|(?P<opening>[\[{{])|(?P<closing>[\]}}])|(?P<newline>\n)"
    r"""|(?P<space>[ \t\r]+)|(?P<other>[^"'#\[\]{}\n]+|["'])"""
)
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_KEYS = re.compile(rf"[ \t]*(\[?\[?)[ \t]*((?:{_KEY.pattern})(?:[ \t]*\.[ \t]*(?:{_KEY.pattern}))*)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A table header or a key with its value. Offsets are code points of the text."""

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


def scan(text: str) -> Iterator[Statement]:
    """Yield the statements of *text* in order; what is no TOML yields as far as it resembles it."""
    table: tuple[str, ...] = ()
    for start, end, line in _extents(text):
        found = _KEYS.match(text, start, end)
        if found is None:
            continue
        matches = tuple(_KEY.finditer(text, *found.span(2)))
        own = tuple(_unquoted(match[0]) for match in matches)
        header = bool(found[1])
        if header:
            table = own
        spans = tuple(match.span() for match in matches)
        yield Statement(own if header else table + own, spans, header, start, end, line)


def strings(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and value of each string between the offsets *start* and *end*, comments left out."""
    for token in _TOKEN.finditer(text, start, end):
        if token.lastgroup == "string":
            yield token.start(), token.end(), _unquoted(token[0])


def _extents(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and line of each statement."""
    start, line, here, depth, filled = 0, 1, 1, 0, False
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "newline":
                here += 1
                if depth <= 0:
                    if filled:
                        yield start, token.end(), line
                    start, line, depth, filled = token.end(), here, 0, False
            case "space" | "comment":
                continue
            case "opening":
                depth, filled = depth + 1, True
            case "closing":
                depth -= 1
            case "string":
                here, filled = here + token[0].count("\n"), True
            case _:
                filled = True
    if filled:
        yield start, len(text), line


def _unquoted(token: str) -> str:
    if token[0] not in "\"'":
        return token
    if "\\" not in token and token[:3] not in ('"""', "'''"):
        return token[1:-1]
    try:
        return str(tomllib.loads(f"key = {token}")["key"])
    except tomllib.TOMLDecodeError:
        return token
