"""A text in plain bytes, one for each letter, in which every word of usual letters stands between two spaces.

It is what an automaton can search: without capitals, with one way to write each gap that may stand within a term. Two
texts that are alike here need not be alike, so whatever is found is looked at again as it is written.
"""

import re
from functools import cache
from itertools import accumulate

from toolkit.languages.folding import APOSTROPHES, clean, lower
from toolkit.recognition.words import HYPHENS, is_held, words

_ENCODING = "cp1252"  # English prose needs hardly another letter or mark
_ODD = "\xad"  # a soft hyphen stands in for all that this module does not understand
_LETTER = b"\x83"  # stands in for letters that the encoding lacks
_SKIPPED = b"\x8f"  # no letter of the encoding: the dots within a word
_QUOTES = '"“”„«»'


@cache
def _kind(letter: str) -> str:
    """Return what stands for *letter*: itself in small, or one mark for each kind of mark."""
    if letter in APOSTROPHES:
        return "'"
    if letter in _QUOTES:
        return '"'
    if letter in HYPHENS:
        return "-"
    if letter.isspace():
        return " "
    if not (letter.isalnum() or is_held(letter)):
        return ","
    small = lower(letter)
    # What an apostrophe ties to a word is Latin.
    is_usual = letter.isascii() or (letter.isalpha() and len(words(f"x'{letter}")) == 1)
    return small if is_usual and clean(letter) == letter and clean(small) == small else _ODD


def _byte(byte: int) -> bytes:
    letter = bytes([byte]).decode(_ENCODING, "ignore")
    return _kind(letter).encode(_ENCODING) if letter else bytes([byte])


_KINDS = b"".join(map(_byte, range(0x100)))
_BOUNDARIES = bytes.maketrans(b'"-,', b"   ")
_WORDS = bytes(one for one in range(0x100) if chr(_KINDS[one]) not in " ,-\"'" and one not in b"\x8f\xad")
_WORD = b"[" + re.escape(_WORDS) + b"]"
_SMALL = b"[" + re.escape(bytes(set(_WORDS.translate(_KINDS)) - set(b"0123456789"))) + b"]"
_APOSTROPHE = b"['" + bytes(one for one in range(0x100) if _KINDS[one] == ord("'")) + b"]"
_INITIAL = re.compile(rb"\.[A-Z]\.")  # worth a closer look
# U.S., and an apostrophe, which does not tie anything to it. Seldom needed, so compiled then.
_DOTTED = rb"(?<!%b)(?<!%b%b)((?:[A-Z]\.){2,9})(?!%b)(%b?)" % (_WORD, _WORD, _APOSTROPHE, _WORD, _APOSTROPHE)
_LOOSE = re.compile(rb"'(?:(?!%b)|(?<!%b'))" % (_SMALL, _WORD))  # any but those within a word
_AFTER_SPACE = re.compile(b'(?<= )[ "]')
_QUOTE, _APOSTROPHE_MARK, _ODD_MARK, _SKIPPED_MARK = b"\"'\xad\x8f"

Plain = tuple[bytes, list[int]]
"""A text in plain bytes, and where letters of the text were left out.

Its words stand in small letters between spaces, one at either end too; two in a row never stand within a term, but for
one that has a gap of its own. The offsets do not count the space at the beginning.
"""


def plain(text: str) -> Plain | None:
    """Return *text* in plain bytes, or None where it has letters or marks of which that cannot be told."""
    raw = text.encode() if text.isascii() else _encoded(text)
    if _INITIAL.search(raw):
        raw = re.sub(_DOTTED, _undotted, raw)
    kinds = raw.translate(_KINDS)
    if _ODD_MARK in kinds:
        return None
    # Of what may stand between two words of a term the first letter stays, a space or soon one, and the rest is left
    # out; of some other gaps too, which does no harm.
    if _APOSTROPHE_MARK in kinds:
        kinds = kinds.replace(b" '", b' "').replace(b"' ", b'" ')
    if kinds.count(b"  "):
        kinds = _AFTER_SPACE.sub(_SKIPPED, kinds)
    if _QUOTE in kinds:
        kinds = kinds.replace(b' "', b" " + _SKIPPED).replace(b'" ', b'"' + _SKIPPED)
    shifts: list[int] = []
    if _SKIPPED_MARK in kinds:
        parts = kinds.split(_SKIPPED)
        shifts = list(accumulate(map(len, parts[:-1])))
        kinds = b"".join(parts)
    letters = b" " + kinds.translate(_BOUNDARIES) + b" "
    if _APOSTROPHE_MARK in letters and _LOOSE.search(letters):
        letters = _LOOSE.sub(b" ", letters)
    return letters, shifts


def _encoded(text: str) -> bytes:
    try:
        return text.encode(_ENCODING)
    except UnicodeEncodeError:
        return b"".join(map(_stand_in, text))


@cache
def _stand_in(letter: str) -> bytes:
    """Return the letter that stands for one that the encoding may lack."""
    for one in (letter, _kind(letter)):
        if encoded := one.encode(_ENCODING, "ignore"):
            return encoded
    return _LETTER


def _undotted(found: re.Match[bytes]) -> bytes:
    return found[1].replace(b".", _SKIPPED) + (b'"' if found[2] else b"")
