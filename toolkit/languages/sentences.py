"""Cutting running text into sentences.

A sentence ends at a mark such as . or ؟ with what closes behind it, before white space; a colon or semicolon (؛) ends
none. What a full stop may be besides (of an abbreviation, an initial, an ordinal) is in
:mod:`toolkit.languages.fullstops`. In doubt there is no cut: an engine makes more of two sentences at once than of half
a one. The terms are those of Unicode's sentence boundaries (UAX 29), which know no abbreviations.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from toolkit.languages.base import Language
from toolkit.languages.fullstops import FULL_STOPS, FullStops


class Span(NamedTuple):
    """Where a sentence stands in a text, in code points: ``text[start:end]``."""

    start: int
    end: int


# Behind a space only what can do nothing but close belongs to the end (قال. »), for a straight mark may open the next.
_END = re.compile(
    r"""
    (?<![.!?…؟۔])
    (?P<mark> \.(?:\ \.)++ | [.!?…؟۔]++ )
    (?: </[A-Za-z][^<>]{0,50}> )*+
    (?P<closed> ["'”’“»›)\]}]*+ (?: \ [»)\]](?=\s) )*+ )
    (?: </[A-Za-z][^<>]{0,50}> )*+
    (?P<note> (?: \[\d{1,3}\] | [¹²³⁰⁴-⁹*†‡] )*+ )
    (?=\s)
    """,
    re.VERBOSE,
)
_OPENERS = "\"'“‘”«‹([{-–—"
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
# Arabic vowel signs are no letters to Python; a ZWNJ stands within Sorani words.
_WORD = re.compile(r"[^\W_][\w\u0640\u064b-\u0652\u0670\u200c]*")
_BULLET = re.compile(r"[-–—*•]\s|[(\[]?(?:\d{1,2}|[^\W\d_])[.)\]]\s")
_TAG = re.compile(r"<[A-Za-z][^<>]{0,500}>")
_BETWEEN_WORDS = re.compile(r"(?:</?[A-Za-z][^<>]{0,500}>|[\W_])*+")
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_])")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ORDINAL = re.compile(r"\d{1,2}")
_LONGEST_ABBREVIATION = 16
_LONGEST_NUMBERING = 4
_ATTRIBUTION, _ATTRIBUTION_WORDS = 60, 3
"""Within how many characters and words after a quotation the verb comes: "Stop!" General Rasool said."""
_NARROWEST = 30
"""Nobody wraps text narrower than this by hand, so in shorter lines each break is meant."""


def split(text: str, language: Language) -> tuple[Span, ...]:
    """Return where the sentences of *text*, which is in *language*, stand, in order.

    Each character that is not white space is in exactly one of them, and between them is nothing but white space. A
    blank line ends a sentence, and so does a line break, unless it only wraps a long line.
    """
    found: list[Span] = []
    for block in _blocks(text):
        start = block.start
        for cut in _cuts(text, block, language):
            found.append(Span(start, cut))
            start = _skip(text, cut)
        found.append(Span(start, block.end))
    return tuple(found)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _blocks(text: str) -> Iterator[Span]:
    """Yield the parts of *text* that breaks set apart, without white space around them."""
    paragraph: list[Span] = []
    for line in _lines(text):
        if line.start == line.end or _BULLET.match(text, line.start, line.end):
            yield from _joined(text, paragraph)
            paragraph = []
        if line.start < line.end:
            paragraph.append(line)
    yield from _joined(text, paragraph)


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines of *text* without white space around them, empty ones too."""
    start = 0
    for end in [*(found.span() for found in _LINE_END.finditer(text)), (len(text), len(text))]:
        line = text[start : end[0]]
        start += len(line) - len(line.lstrip())
        yield Span(start, start + len(line.strip()))
        start = end[1]


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """Return *lines* as one, if they are a wrapped paragraph.

    Wrapping breaks a line where the next word no longer fits, and nowhere else.
    """
    width = max((line.end - line.start for line in lines), default=0)
    longer = (line.end - line.start + 1 + len(_first_word(text, after)) for line, after in pairwise(lines))
    if width >= _NARROWEST and all(length > width for length in longer):
        return [Span(lines[0].start, lines[-1].end)]
    return lines


def _first_word(text: str, line: Span) -> str:
    return text[line.start : line.end].split(maxsplit=1)[0]


def _cuts(text: str, block: Span, language: Language) -> Iterator[int]:
    """Yield where sentences end within *block*, save the last; each has a word, so that signs alone are none."""
    start = block.start
    first = following = _next_word(text, start, block.end)
    for end in _END.finditer(text, start, block.end):
        if following and following.start() < end.end():
            following = _next_word(text, end.end(), block.end)
        if first is None or following is None:
            return
        if first.start() < end.start() and not (
            _is_in_tag(text, start, end.start()) or _goes_on(text, start, end, following, language)
        ):
            yield end.end()
            start, first = _skip(text, end.end()), following


def _next_word(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first word from *start* to *end* that is not in a tag."""
    between = _BETWEEN_WORDS.match(text, start, end)
    return _WORD.match(text, between.end() if between else start, end)


def _is_in_tag(text: str, start: int, at: int) -> bool:
    """Return whether *at* is within a tag: <img alt="One. Two">."""
    opened = text.rfind("<", start, at)
    tag = _TAG.match(text, opened) if opened >= 0 else None
    return tag is not None and at < tag.end()


def _goes_on(text: str, start: int, end: re.Match[str], following: re.Match[str], language: Language) -> bool:
    """Return whether the sentence from *start* goes on after *end*, where *following* is the next word."""
    word, stops = following[0], FULL_STOPS[language.tag]
    if end["mark"] == "." and not end["closed"]:
        return (word.islower() and stops.capitals) or _is_abbreviated(text, start, end.start(), word, stops)
    if word.islower():
        return True
    if end["mark"][-1] == "…" or end["mark"][-2:] in ("..", " ."):
        # Where no capital tells, news more often breaks off within a sentence than at its end.
        return language.script == "Arabic" and word not in stops.openers
    return bool(end["closed"]) and end["mark"] != "." and _is_attribution(text, following.start(), stops)


def _is_abbreviated(text: str, start: int, at: int, following: str, stops: FullStops) -> bool:
    """Return whether the full stop at *at*, before the word *following*, is no end of the sentence from *start*."""
    small = following.islower()
    if at - start <= _LONGEST_NUMBERING and _NUMBERING.fullmatch(text, start, at):
        return True
    *before, last = text[max(start, at - _LONGEST_ABBREVIATION) : at].split() or [""]
    last = last.rpartition(">")[2].lstrip(_OPENERS)
    forms = {last, last.lower()}
    if following[0].isdigit() and not forms.isdisjoint(stops.before_figures):
        return True
    if not small and following.lower() in stops.openers:
        return False
    if not forms.isdisjoint(stops.abbreviations) or _LETTERS_WITH_STOPS.fullmatch(last):
        return True
    if _ORDINAL.fullmatch(last):
        return small or stops.ordinals
    # A small letter is a word; after a figure a letter is a unit; initials are in the script of the name.
    is_initial = len(last) == 1 and last.isalpha() and not last.islower() and last.isascii() == following[0].isascii()
    return is_initial and not (before and before[-1].isdigit())


def _is_attribution(text: str, at: int, stops: FullStops) -> bool:
    """Return whether the words at *at* tell whose the quotation before them is."""
    words = [found[0].lower() for found in _WORD.finditer(text, at, at + _ATTRIBUTION)][:_ATTRIBUTION_WORDS]
    return words[0] not in stops.openers and not stops.saying.isdisjoint(words)
