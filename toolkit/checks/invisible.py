"""Characters that nobody sees."""

import re
from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule, shown
from toolkit.model import Finding

_INVISIBLE = re.compile("[\ufeff\u200b\u00ad\u2060\u180e\u2028\u2029\ufffc]+")
_BROKEN = re.compile("\ufffd+|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")


def check_invisible(pair: Pair) -> Iterator[Finding]:
    """Yield a warning for invisible characters of the target, an error for control and replacement characters."""
    for match in _INVISIBLE.finditer(pair.target):
        if match[0] not in pair.source:
            message = f"{shown(match[0])} is invisible and breaks searches: take it out"
            yield Finding("invisible", "warning", message, *match.span())
    for match in _BROKEN.finditer(pair.target):
        if match[0] not in pair.source:
            message = f"{shown(match[0])} is left of a character that was lost: type it again"
            yield Finding("invisible", "error", message, *match.span())


INVISIBLE = Rule(
    name="invisible",
    check=check_invisible,
    reason=(
        "Soft hyphens, zero-width spaces and byte order marks come along with pasted text; the word looks right and is"
        " found by no search. A replacement character is a letter that was lost on the way."
    ),
    good=Example("Kirkuk", "Kerkûk", "kmr"),
    bad=Example("Kirkuk", "Ker\u00adkûk", "kmr"),
)
