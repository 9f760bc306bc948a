r"""Long texts in lines of 79 columns, as msgcat 0.21 writes them.

Where a line may end: Unicode Standard Annex #14, as far as gettext's libunistring follows it and English, Arabic and
Kurdish need it. White space stays at the end of the line; a line also ends after each ``\n``. Ideographs count as two
columns, marks and invisible characters as none.
"""

import re
import unicodedata
from functools import cache

WIDTH = 79
"""Of a line, its quotation marks and ``msgid`` or ``#~`` included: msgcat's page width."""

_QUOTES = "\"'“”‘’«»‹›"
_OPENING = "([{¿¡"
_CLOSING = ")]},.:;/!?،؛؟"
_GLUE = "\u00a0\u202f\u2011\u2060\ufeff"
_JOINED = "\u200c\u200d\u200e\u200f\u2066-\u2069\u202a-\u202e\u0300-\u036f\u064b-\u065f\u0670"
_TIGHT = rf" {_QUOTES}{re.escape(_OPENING + _CLOSING)}|\-–—‐…{_GLUE}{_JOINED}"
_WORD = rf"(?:[^{_TIGHT}0-9٠-٩۰-۹]|[{re.escape(_OPENING)}])"
_WORD_OR_DIGIT = rf"(?:[^{_TIGHT}]|[{re.escape(_OPENING)}])"
_BEFORE_BREAK = r"[ !?؛؟…|–—,.:;/،\-‐)\]}\u200b]"
_OPEN, _CLOSE = re.escape(_OPENING), re.escape(_CLOSING)
_BREAK = re.compile(
    r"(?<=[ !?؛؟…|–—,.:;/،\-‐)\]}\u200b])(?:"  # for speed: no other character has a break behind it, but before a dash
    rf"(?<=[^{_OPEN}] )(?=[^ {_CLOSE}])(?!(?<=[{_QUOTES}] )[{_OPEN}]|(?<=— )—)"
    rf"|(?<=[!?؛؟…|–—])(?={_WORD_OR_DIGIT})"
    rf"|(?<=[,.:;/،\-‐])(?={_WORD})"
    rf"|(?<=[)\]}}])(?=[{_OPEN}])"
    r"|(?<=\u200b)"
    rf")|(?=—)(?<=[^ {_QUOTES}{_OPEN}—{_GLUE}])"
)


_NARROW = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u060c-\u064a\u0660-\u066f\u0671-\u06d5\u2010-\u2027]*+")
"""Letters of which each takes one column, known without a look at any."""


def wrap(escaped: str, width: int, start: int = 0) -> list[str]:
    r"""Return *escaped* in lines of at most *width* columns, where no word is longer by itself.

    Args:
        escaped: text as it stands between quotation marks, with no ``\\n`` but at its end.
        width: columns for the text alone.
        start: columns that the first line has lost to what stands before it.
    """
    if start + len(escaped) <= width and start + columns(escaped) <= width:
        return [escaped]
    body = escaped.removesuffix("\\n")
    pieces = _BREAK.split(body)
    pieces[-1] += escaped[len(body) :]
    measure = len if _NARROW.fullmatch(escaped) else columns
    lines: list[str] = []
    line, used = "", start
    for piece in pieces:
        size = measure(piece)
        if line and used + size > width:
            lines.append(line)
            line, used = "", 0
        line += piece
        used += size
    return [*lines, line]


def columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc") and char != "\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
