"""Controls of text direction."""

import re
from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule, shown
from toolkit.model import Finding

_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
_MARKS = frozenset("\u200e\u200f\u061c")
_OVERRIDES = frozenset("\u202d\u202e")
_CLOSERS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
_OPENERS = "".join(_CLOSERS.values())


def check_bidi(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each run of direction controls that the source does not have as well.

    An error where it turns the rest of the line round: an override, or an isolate or embedding without its end. The
    marks that only tip a neighbour (U+200E, U+200F, U+061C) are worth no more than a note.
    """
    lone = _lone(pair.target)
    for match in _CONTROLS.finditer(pair.target):
        if match[0] in pair.source:
            continue
        name = shown(match[0])
        if set(match[0]) & _OVERRIDES or lone & set(range(*match.span())):
            message = f"the direction control {name} turns the rest of the line round: take it out"
            yield Finding("bidi", "error", message, *match.span())
        elif set(match[0]) <= _MARKS:
            message = f"the direction mark {name} is invisible and splits words for a search: take it out"
            yield Finding("bidi", "info", message, *match.span())
        else:
            message = f"the direction control {name} belongs to the layout, not the text: take it out"
            yield Finding("bidi", "warning", message, *match.span())


def _lone(text: str) -> set[int]:
    """Offsets of the isolates and embeddings that do not end, and of ends that end nothing (UAX #9, BD8 to BD11)."""
    opened: list[int] = []
    lone: set[int] = set()
    for offset, char in enumerate(text):
        if char in _OPENERS:
            opened.append(offset)
        elif char in _CLOSERS:
            if opened and text[opened[-1]] in _CLOSERS[char]:
                opened.pop()
            else:
                lone.add(offset)
    return lone | set(opened)


BIDI = Rule(
    name="bidi",
    check=check_bidi,
    reason=(
        "A catalogue keeps plain text in reading order; what shows it knows how to lay it out. A control that was"
        " pasted along is invisible, breaks searches and, without its end, turns the rest of the line round."
    ),
    good=Example("The SDF advanced.", "تقدمت قوات SDF.", "ar"),
    bad=Example("The SDF advanced.", "تقدمت قوات \u2066SDF.", "ar"),
)
