"""Cut running text into the words that terms are compared with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.languages.folding import APOSTROPHES

# Combining marks, tatweel and joiners hold a word together though Python's \w knows only some of them; the controls
# of UAX 9 may stand within a word but do not begin or end one.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"
_JOINERS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_HELD = re.compile(f"[{_MARKS}{_JOINERS}]")
_LETTER = rf"[^\W_{APOSTROPHES}]"
_PART = rf"{_LETTER}(?:[{_JOINERS}]*(?:{_LETTER}|[{_MARKS}]))*"
_LATIN = "A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff"
_WORD = re.compile(
    r"(?<![^\W_])(?:[A-Z]\.){2,9}(?![^\W_])"  # U.S.; no end would cost time that grows with the square of a run of them
    rf"|{_PART}(?:(?<=[{_LATIN}0-9])[{APOSTROPHES}](?=[{_LATIN}]){_PART})*"  # Daesh’s, DAIŞ'ê, G20's
    rf"(?:(?<=ه)\u200c)?"  # in Sorani ه with ZWNJ is one letter, ە
)
HYPHENS = "-\u2010\u2011\u2013"
# What may stand between two words of a term: space, with a quotation mark that opens or closes at that point
# (تنظيم «الدولة الإسلامية»), or a hyphen.
_GAP = re.compile(rf"[»”\"’']?[\s{_JOINERS}]+[«“„\"‘']?|[{HYPHENS}]")


class Word(NamedTuple):
    """A graphic word, with its clitics and endings; offsets are code points."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of *text* in order. Hyphens and slashes part words, apostrophes between Latin letters do not.

    White space always parts words, and no word looks beyond it: a text may as well be split at spaces first.
    """
    return tuple(Word(found[0], *found.span()) for found in _WORD.finditer(text))


def words_from(text: str, start: int) -> Iterator[Word]:
    """Yield the words of *text* in order from offset *start* on, where a word begins or none is."""
    return (Word(found[0], *found.span()) for found in _WORD.finditer(text, start))


def is_gap(between: str) -> bool:
    """Return whether two words of one term may stand with *between* between them."""
    return between == " " or _GAP.fullmatch(between) is not None


def is_hyphenated(text: str, start: int, end: int) -> bool:
    """Return whether a hyphen ties ``text[start:end]`` to a neighbour, as in IS-held."""
    after, before = text[end : end + 2], text[max(start - 2, 0) : start]
    return (after[:1] in HYPHENS and after[1:].isalnum()) or (before[1:] in HYPHENS and before[:1].isalnum())


def is_held(mark: str) -> bool:
    """Return whether a word may have *mark* within it, though it is no letter."""
    return _HELD.match(mark) is not None
