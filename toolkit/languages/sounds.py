"""Tell words by their consonants: names in whatever script (Indonesia, إندونيسيا, Endonezya), and broken plurals."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

# Letters that stand for one another when names go from one script to the other; what is missing is a vowel or silent.
_CLASSES = {
    "b": "bpvfw" + "بپڤفو",
    "t": "tdþ" + "تدطضثذ",
    "k": "kcqgxj" + "كکقگخغجچ",
    "s": "szçş" + "سزصشظژ",
    "l": "l" + "لڵ",
    "r": "r" + "رڕ",
    "m": "m" + "م",
    "n": "n" + "ن",
}
_VOWELS = re.compile("[aeiouyêîûwاأإآىويیەۆێةهئؤء]")
_SOUNDS = {letter: sound for sound, letters in _CLASSES.items() for letter in letters}
_FEWEST = 3  # consonants that tell a name
_ALIKE = 0.75  # part of the consonants that must agree


@cache
def sounds(word: str) -> str:
    """Return the consonants of *word* in eight classes, no two alike in a row."""
    found = ""
    for letter in unicodedata.normalize("NFD", word.casefold()):
        sound = _SOUNDS.get(letter, "")
        if sound and not found.endswith(sound):
            found += sound
    return found


@cache
def is_alike(name: str, word: str) -> bool:
    """Return whether *word* may be *name* in another script or spelling."""
    one, other = sounds(name), sounds(word)
    if min(len(one), len(other)) < _FEWEST:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def skeleton(lexeme: str) -> str:
    """Return the consonants of *lexeme*, which broken plurals (سجن, سجون) and spellings (selol, selûl) share."""
    return _VOWELS.sub("", lexeme.removeprefix("ال"))
