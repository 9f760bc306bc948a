"""Acronyms and what a text says they are short for, in brackets on either side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.languages import Language
from toolkit.languages.stopwords import STOP_WORDS, StopWords

_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
_BEFORE = 200
"""Code points before a bracket that are looked at."""
_LAST = re.compile(r"[^\W\d_][\w.-]*$")
_WORD = re.compile(r"[^\W\d_](?:[\w'’‘-]*\w)?")
_PARTED = re.compile("[.!?…؟،,;:]")
_MOST_LETTERS = 8
_VOWELS = "ەا"


@dataclass(frozen=True, slots=True)
class Expansion:
    """An acronym and its full form, as the text has them."""

    short: str
    full: str


def expansions(text: str, language: Language) -> Iterator[Expansion]:
    """Yield the acronyms that *text* explains in brackets.

    The two forms are matched as Schwartz and Hearst do (2003, "A simple algorithm for identifying abbreviation
    definitions in biomedical text"): each letter of the acronym is found in the full form, from the right, the first
    at the start of a word.
    """
    stop = STOP_WORDS[language.tag]
    for match in _BRACKETS.finditer(text):
        inside = match[1]
        before = text[max(match.start() - _BEFORE, 0) : match.start()].rstrip()
        if _is_short(inside, language):
            found = _full_form(inside, before, language, stop)
            if found is not None:
                yield Expansion(inside, before[found:])
        elif (last := _LAST.search(before)) and _is_short(last[0], language):
            found = _full_form(last[0], inside, language, stop)
            if found == 0:
                yield Expansion(last[0], inside)


def singular(short: str) -> str:
    """Return the acronym *short* without a plural ending: AMs is AM."""
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short


def _is_short(text: str, language: Language) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    if not 1 < len(letters) <= _MOST_LETTERS or not all(letter.isalpha() or letter in ".-" for letter in text):
        return False
    upper = sum(letter.isupper() for letter in letters)
    return upper > 1 and upper * 2 > len(letters) if letters[0].isascii() else language.script == "Arabic"


def _full_form(short: str, before: str, language: Language, stop: StopWords) -> int | None:
    """Return where the full form of *short* starts in *before*, at whose end it stands; None where it has none."""
    words = list(_WORD.finditer(before))
    # Letters are named with a vowel, which may be written: ھەسەدە is H, S, D.
    vowels = _VOWELS if language.script == "Arabic" and _VOWELS[0] in short else ""
    letters = [language.fold(letter) for letter in singular(short) if letter.isalpha() and letter not in vowels]
    if not letters:
        return None
    most = min(len(letters) + 5, len(letters) * 2)
    for match in reversed(words[-most:]):
        if _PARTED.search(before, match.start()):
            return None
        head = language.fold(match[0])
        bare = head.removeprefix("ال") if language.script == "Arabic" else head
        if letters[0] != bare[:1] or head in stop.function:
            continue
        if _spells(letters, [language.fold(word[0]) for word in words if word.start() >= match.start()]):
            return match.start()
    return None


def _spells(letters: list[str], words: list[str]) -> bool:
    """Return whether *letters* are found in *words* in order, the first at the very start, most of them at starts.

    A letter within a word is taken only where no later word begins with it.
    """
    joined = "\n" + "\n".join(word.removeprefix("ال") for word in words)
    place, starts = 0, 0
    for letter in letters:
        at_start = joined.find("\n" + letter, place)
        found = at_start + 1 if at_start >= 0 else joined.find(letter, place)
        if found < 0:
            return False
        starts += at_start >= 0
        place = found + 1
    left = joined.count("\n", place)
    return joined[1:2] == letters[0] and starts * 3 >= len(letters) * 2 and left <= 1
