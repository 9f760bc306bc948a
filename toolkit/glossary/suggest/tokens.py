"""A text cut into words, each with what stands before it and what its capitals say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.languages import Language
from toolkit.languages.folding import APOSTROPHES, clean
from toolkit.languages.inflection import readings
from toolkit.languages.stopwords import STOP_WORDS

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"
_JOINERS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LETTER = r"[^\W\d_ʼ]"
_PART = rf"{_LETTER}(?:[{_JOINERS}]*(?:[^\W_ʼ]|[{_MARKS}]))*(?:(?<=ه)\u200c)?"
_TOKEN = re.compile(
    r"(?P<number>\d[\d.,:/٫٬–-]*\w*)"
    r"|(?P<word>(?<![^\W_])(?:[A-Z]\.){2,}(?![^\W_])"  # U.S.
    rf"|{_PART}(?:(?:[{APOSTROPHES}]|[-\u2010\u2011]){_PART})*)"  # Daesh’s, US-led
)
_SENTENCE_END = re.compile(r"[.!?…؟۔:]|[\"“‘«„(\[]\s*$|\n\s*\n|^\s*[-–—•*]\s")
_INITIAL = re.compile(r"[A-Z]")
_HYPHEN = re.compile("[-\u2010\u2011]")
_HEADING_WORDS = 15
_TITLE_CASE = 4
"""Fewest words of which a heading can be told to be in title case."""

Role = Literal["word", "function", "number"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text; offsets are code points."""

    text: str
    """Without an apostrophe and what follows it: Daesh of Daesh’s."""
    start: int
    end: int
    folded: str
    role: Role
    acronym: bool
    """Whether it is written in capitals: IS, AMs."""
    everyday: bool
    """Whether it is a form of an everyday word."""
    parted: bool = True
    """Whether more than white space stands before it."""
    starts: bool = False
    """Whether it begins a sentence or a quotation."""
    capital: bool = False
    """Whether it has a capital that no sentence start, no heading accounts for."""

    @property
    def named(self) -> bool:
        """Whether it looks like a name: al-Abadi does, US-led does not."""
        return self.acronym or _HYPHEN.split(self.text)[-1][:1].isupper()


def is_acronym(text: str) -> bool:
    """Return whether *text* is a word of two capitals or more, but for a plural ending."""
    core = text.removesuffix("s")
    return core.isupper() and sum(letter.isupper() for letter in core) > 1 and "-" not in core


def tokens(text: str, language: Language) -> tuple[Token, ...]:
    """Return the words and numbers of *text* in order."""
    titles = STOP_WORDS[language.tag].titles
    shouted = text.isupper() and " " in text.strip()
    found: list[Token] = []
    sentences = end = 0
    possessive = False
    for match in _TOKEN.finditer(text):
        gap = clean(text[end : match.start()])
        initial = bool(found) and gap.startswith(".") and _ends_open(found[-1], titles)
        starts = not found or (not initial and _SENTENCE_END.search(gap) is not None)
        parted = possessive or not found or bool(gap.strip(" \t\n\r.") if initial else gap.strip()) or "\n\n" in gap
        word, possessive = _bare(match[0], language)
        token = _token(word, match.start(), language, number=match["number"] is not None, shouted=shouted)
        # Who owns something is rather a name, even where a sentence begins.
        capital = any(letter.isupper() for letter in word[starts and not possessive :])
        found.append(replace(token, parted=parted, starts=starts, capital=capital))
        end = match.end()
        sentences += starts
    return _without_title_case(text, found) if sentences == 1 else tuple(found)


def _token(word: str, start: int, language: Language, *, number: bool, shouted: bool) -> Token:
    folded = language.fold(word)
    acronym = is_acronym(word) and not shouted
    function = not acronym and _is_function(word, folded, language)
    role: Role = "number" if number else "function" if function else "word"
    everyday = role == "word" and not acronym and _is_everyday(word, folded, language)
    return Token(word, start, start + len(word), folded, role, acronym=acronym, everyday=everyday)


def _ends_open(token: Token, titles: frozenset[str]) -> bool:
    """Return whether a full stop after *token* is that of an initial or a title: George W. Bush, Dr. King."""
    return _INITIAL.fullmatch(token.text) is not None or token.folded in titles


def _bare(word: str, language: Language) -> tuple[str, bool]:
    """Return *word* without the apostrophe and ending of a name, and whether that parts it from what follows."""
    endings = ("s",) if language.inflection.final_apostrophe else language.name_endings
    for place in range(len(word) - 1, 0, -1):
        if word[place] in APOSTROPHES and language.fold(word[place + 1 :]) in endings:
            return word[:place], language.inflection.final_apostrophe
    return word, False


def _is_everyday(word: str, folded: str, language: Language) -> bool:
    common = STOP_WORDS[language.tag].common
    return folded in common or any(reading.stem in common for reading in readings(word, language))


def _is_function(word: str, folded: str, language: Language) -> bool:
    """Return whether *word* parts phrases, itself or what an apostrophe (we're) or a proclitic (فإن) leaves of it."""
    stop = STOP_WORDS[language.tag]
    parting = stop.function | stop.calendar
    if folded in parting or re.split(f"[{APOSTROPHES}]", folded)[0] in parting:
        return True
    if any(
        reading.start > 0 and not reading.ending and reading.stem in parting for reading in readings(word, language)
    ):
        return True
    return bool(stop.adverb) and word.islower() and re.fullmatch(stop.adverb, folded) is not None


def _without_title_case(text: str, found: Sequence[Token]) -> tuple[Token, ...]:
    """Return *found* without what capitals say where *text* is a heading that raises most of its words."""
    words = [token for token in found if token.role == "word"]
    heading = len(found) <= _HEADING_WORDS and not text.rstrip().endswith((".", "!", "…", "؟", "۔"))
    raised = sum(token.text[:1].isupper() for token in words)
    if heading and len(words) >= _TITLE_CASE and raised * 3 >= len(words) * 2:
        return tuple(replace(token, capital=token.capital and token.acronym) for token in found)
    return tuple(found)


def hyphenated_names(token: Token) -> tuple[Token, ...]:
    """Return the parts of a hyphenated *token* that have a capital: US of US-led."""
    parts, place = [], token.start
    for part in _HYPHEN.split(token.text):
        if part[:1].isupper() and 1 < len(part) < len(token.text):
            spot = (place, place + len(part))
            parts.append(Token(part, *spot, part.casefold(), "word", is_acronym(part), everyday=False, capital=True))
        place += len(part) + 1
    return tuple(parts)
