"""Figures and number words in running text, and every value that each may stand for."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from toolkit.checks.base import VERBATIM, WORD, blank
from toolkit.languages import Language, get
from toolkit.languages.inflection import readings

Reading = Decimal | str
"""A value, or a time of day as ``10:30``."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number written in digits; *start* and *end* are code points and do not cover a multiplier."""

    text: str
    """As written, in Western digits, with its multiplier: "2.8bn"."""
    start: int
    end: int
    readings: frozenset[Reading]
    """All it may mean: "85.000" is 85,000 in one country and 85 in another."""
    multiplied: bool = False
    """True where a word such as "million" is part of the readings."""

    @property
    def digits(self) -> str:
        """The digits alone, without noughts at either end, for telling a slip from another figure."""
        return re.sub(r"\D", "", self.text).strip("0")


_SEPARATORS = ".,،٬'’\u00a0\u202f\u2009"
_FIGURE = re.compile(
    r"(?P<time>(?<!\d)\d{1,2}:\d{2}(?!\d))"
    rf"|(?P<grouped>\d{{1,3}}(?:(?P<sep>[{_SEPARATORS}])\d{{3}}(?!\d)(?:(?P=sep)\d{{3}}(?!\d))*))(?P<rest>[.,٫]\d+)?"
    r"|(?P<decimal>\d+[.,٫]\d+)"
    r"|\d+"
)
_AMBIGUOUS = ".,،"
_SHORT_MULTIPLIER = 2
_ENDING = 3
_AFTERNOON = re.compile(r"(?::\d\d)?\s?p\.?\s?m\b", re.IGNORECASE)
_CENTURY = re.compile(r"(?<!\d)(\d\d)\d\d[-–—/]\|\d\d$")
_MIDDAY = 12
_RANGE_GAP = 6
_LONGEST = 24
"""Digits of a figure that is read as a number; a longer one is a code. Decimal is exact for 28."""
_ROMAN = {
    "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14,
    "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21,
}  # fmt: skip


def western(text: str) -> str:
    """Return *text* with the decimal digits of every script as 0-9, code point for code point."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def figures(text: str, language: Language) -> list[Figure]:
    """Return the figures of *text*, from left to right; addresses and handles are passed over."""
    plain = western(blank(text, VERBATIM))
    found = []
    for match in _FIGURE.finditer(plain):
        figure = Figure(match[0], match.start(), match.end(), frozenset(_values(match, plain)))
        found.append(_multiplied(figure, plain, language))
    return _spread(found, plain)


def _values(match: re.Match[str], text: str) -> Iterator[Reading]:
    if len(match[0]) > _LONGEST:
        yield match[0]
    elif match["time"]:
        hour, minute = match[0].split(":")
        yield from _times(int(hour), minute, afternoon=bool(_AFTERNOON.match(text, match.end())))
    elif match["grouped"]:
        yield from _grouped(match["grouped"], match["sep"], match["rest"])
    elif match["decimal"]:
        whole, part = re.split(r"\D", match[0])
        yield Decimal(f"{whole}.{part}").normalize()
        if len(part) == len("30") and int(whole) < 2 * _MIDDAY:
            yield f"{int(whole)}:{part}"
    else:
        yield Decimal(match[0]).normalize()
        if century := _CENTURY.search(text[: match.start()] + "|" + match[0]):
            yield Decimal(century[1] + match[0])
        if _AFTERNOON.match(text, match.end()) and int(match[0]) <= _MIDDAY:
            yield from _times(int(match[0]), "00", afternoon=True)
        if text[match.end() : match.end() + 1] == "s" and match[0].endswith("0"):
            yield Decimal(match[0][-2:])


def _times(hour: int, minute: str, *, afternoon: bool) -> Iterator[Reading]:
    for one in (hour, hour + _MIDDAY) if afternoon and hour < _MIDDAY else (hour,):
        yield f"{one}:{minute}"
        if minute == "00":
            yield Decimal(one).normalize()


def _grouped(digits: str, separator: str, rest: str | None) -> Iterator[Reading]:
    groups = digits.split(separator)
    part = rest[1:] if rest else "0"
    if groups[0] != "0":
        yield Decimal(f"{''.join(groups)}.{part}").normalize()
    # "85.000" with three noughts is never a decimal; "1.234" may be.
    if separator in _AMBIGUOUS and len(groups) == len(("1", "234")) and not rest and groups[1].strip("0"):
        yield Decimal(".".join(groups)).normalize()


def _multiplied(figure: Figure, text: str, language: Language) -> Figure:
    end = figure.end
    while match := re.compile(r"[ \u00a0-]?([^\W\d_]+)").match(text, end):
        factor = _factor(match[1], language, attached=match.start(1) == figure.end)
        if factor is None:
            break
        kept = figure.readings if len(match[1]) <= _SHORT_MULTIPLIER else frozenset()
        scaled = (value * factor for value in figure.readings if isinstance(value, Decimal))
        end = match.end()
        known = kept | {value.normalize() for value in scaled}
        figure = replace(figure, text=text[figure.start : end], readings=known, multiplied=True)
    return figure


def _factor(word: str, language: Language, *, attached: bool) -> int | None:
    folded = language.fold(word)
    # "m" may be a metre as well as a million, so it counts only where it touches the figure.
    if len(word) <= _SHORT_MULTIPLIER:
        return language.multipliers.get(folded) if attached else None
    if folded in language.multipliers:
        return language.multipliers[folded]
    known = (stem for stem in language.multipliers if len(stem) > _SHORT_MULTIPLIER and folded.startswith(stem))
    stem = max(known, key=len, default="")
    return language.multipliers[stem] if stem and len(folded) - len(stem) <= _ENDING else None


def _spread(found: list[Figure], text: str) -> list[Figure]:
    """Let the multiplier of "3-5 million" reach the 3 as well."""
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        gap = text[left.end : right.start]
        if right.multiplied and not left.multiplied and len(gap) <= _RANGE_GAP and not set(gap) & set(",،;.("):
            low = [value for value in left.readings if isinstance(value, Decimal)]
            factors = _powers(right)
            found[index] = replace(
                left, readings=left.readings | {(value * factor).normalize() for value in low for factor in factors}
            )
    return found


def _powers(figure: Figure) -> list[int]:
    top = max((value for value in figure.readings if isinstance(value, Decimal)), default=Decimal(0))
    return [10**power for power in (3, 6, 9, 12) if top >= 10**power]


def said(text: str, language: Language) -> frozenset[int]:
    """Return the values of the number words of *text*, ordinals, duals and Roman numerals included."""
    values = _number_words(language.tag)
    found = {_ROMAN[word] for word in re.findall(r"\b[IVX]{2,5}\b", text) if word in _ROMAN}
    # In "per cent" the hundred is no figure of its own: ji sedî, لە سەدا.
    percent = re.compile("|".join(map(re.escape, language.percent_words)) or "(?!)", re.IGNORECASE)
    for word in set(WORD.findall(blank(text, percent))):
        stems = {reading.stem for reading in readings(word, language)}
        found |= {values[stem] for stem in stems & values.keys()}
        if language.dual and re.fullmatch(language.dual, language.fold(word)):
            found.add(2)
        factor = _factor(word, language, attached=False)
        if factor is not None:
            found.add(factor)
    return frozenset(found)


@cache
def _number_words(tag: str) -> dict[str, int]:
    language = get(tag)
    return {language.inflection.spell(language.fold(word)): value for word, value in language.number_words.items()}


def sayable(value: int, words: Collection[int]) -> bool:
    """Return True where number *words* add and multiply up to *value*: 34 is said by 4 and 30."""
    if value in words:
        return True
    for unit in (10**9, 10**6, 1000, 100):
        if value < unit:
            continue
        count, rest = divmod(value, unit)
        whole = count * unit in words or (unit in words and (count == 1 or sayable(count, words)))
        return whole and (rest == 0 or sayable(rest, words))
    tens = value // 10 * 10
    return 0 < tens < value and tens in words and value - tens in words
