"""What folding for comparison has in common in all languages."""

import re
import unicodedata
from collections.abc import Mapping

# Never part of how a word is spelt: Arabic vowel signs, superscript alef and tatweel; word joiners and soft hyphens;
# directional controls (UAX 9); the byte order mark. ZWNJ (U+200C) is not here: in Sorani it makes a letter.
_IGNORED = re.compile(
    "[\u064b-\u0652\u0670\u0640\u00ad\u200b\u200d-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Arabic letters in the shapes that old typesetting programs export (Unicode blocks Presentation Forms A and B).
_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_DIGITS = {ord("٠") + value: str(value) for value in range(10)} | {ord("۰") + value: str(value) for value in range(10)}

APOSTROPHES = "'’‘`´ʼˊ′"
"""What people type for an apostrophe; the first is the one that folding leaves."""
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES[1:], APOSTROPHES[0]))


def clean(text: str) -> str:
    """Return *text* composed (NFC), in plain letters, without signs that are no part of the spelling."""
    if text.isascii():
        return text
    text = _SHAPES.sub(lambda shapes: unicodedata.normalize("NFKC", shapes[0]), text)
    # What stood between a letter and its mark goes before the two are composed.
    text = unicodedata.normalize("NFC", _IGNORED.sub("", text))
    return text.translate(_DIGITS).translate(_APOSTROPHES)


def key(text: str, spellings: Mapping[int, int | None]) -> str:
    """Return the cleaned *text* in small letters, with *spellings* (as for str.translate) merged."""
    return unicodedata.normalize("NFC", lower(text).translate(spellings))


def lower(text: str) -> str:
    """Return *text* in small letters, one for one: İ and ı become i, so that lengths and offsets are kept."""
    small = text.lower()
    if len(small) == len(text) and "ı" not in text and "İ" not in text:
        return small
    return "".join(_small(letter) for letter in text)


def _small(letter: str) -> str:
    if letter in "İı":
        return "i"
    small = letter.lower()
    return small if len(small) == 1 else letter
