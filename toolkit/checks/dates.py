"""Months and weekdays of an English source in the target."""

import re
from collections.abc import Iterator
from functools import cache

from toolkit.checks.base import WORD, Example, Pair, Rule
from toolkit.languages import Language, get
from toolkit.languages.calendar import REGIONS, months, weekdays
from toolkit.languages.inflection import readings
from toolkit.model import Finding

_SOURCE = "en"
# Names of people and words too: only what stands beside makes a month of them.
_AMBIGUOUS = frozenset(("March", "April", "May", "June", "August"))
_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Ll]ate|[Ee]arly|[Mm]id|[Ff]rom|[Tt]hrough|[Bb]y|of)[ -]"
    r"|\d(?:st|nd|rd|th)?(?: of)? )$"
)
_AFTER = re.compile(r",? \d")
_TITLE = re.compile(r"[ -](?!Morning\b|Night\b|Afternoon\b|Evening\b)[A-Z][a-z]")
_EPITHET = re.compile(r"\b(?:Black|Good|Super|Bloody|Cyber|Holy|Ash|Palm|Easter|The) $")


def check_dates(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each month or weekday that an English source names and the target does not.

    A month that is there under another of its names (تموز for تموز/يوليو) is a note. Endings do not matter.
    """
    if pair.source_language.tag != _SOURCE or pair.target_language.tag == _SOURCE:
        return
    stems = _stems(pair.target, pair.target_language)
    yield from _months(pair, stems)
    yield from _weekdays(pair, stems)


def _months(pair: Pair, stems: list[frozenset[str]]) -> Iterator[Finding]:
    tag = pair.target_language.tag
    for number, name in enumerate(months(_SOURCE)):
        if not any(_is_month(name, match, pair.source) for match in re.finditer(rf"\b{name}\b", pair.source)):
            continue
        wanted = [months(locale)[number] for locale in pair.style.months or (tag,)]
        absent = [one for one in wanted if not _has(stems, one, pair.target_language)]
        house = "/".join(dict.fromkeys(wanted))
        if not absent:
            continue
        others = (*pair.target_language.month_names[number : number + 1], ())[0]
        known = [*wanted, *(months(locale)[number] for locale in REGIONS.get(tag, ())), *others]
        if any(_has(stems, one, pair.target_language) for one in known):
            yield Finding("dates", "info", f"{name} is “{house}” in the house style: write it so")
        elif not _numeric(number + 1, pair.target):
            yield Finding("dates", "warning", f"{name} is in the source but not here: add “{house}”")


def _weekdays(pair: Pair, stems: list[frozenset[str]]) -> Iterator[Finding]:
    for name, wanted in zip(weekdays(_SOURCE), weekdays(pair.target_language.tag), strict=True):
        named = any(_is_weekday(match, pair.source) for match in re.finditer(rf"\b{name}\b", pair.source))
        if named and not _has(stems, wanted, pair.target_language):
            yield Finding("dates", "info", f"{name} is in the source but “{wanted}” is not here: look whether it should")


def _is_month(name: str, match: re.Match[str], text: str) -> bool:
    if name not in _AMBIGUOUS:
        return True
    return bool(_BEFORE.search(text[: match.start()]) or _AFTER.match(text, match.end()))


def _is_weekday(match: re.Match[str], text: str) -> bool:
    """Take no day out of a name: Black Friday, the Sunday Telegraph."""
    return not _TITLE.match(text, match.end()) and not _EPITHET.search(text[: match.start()])


def _numeric(number: int, text: str) -> bool:
    return bool(re.search(rf"(?<!\d)0?{number}(?!\d)", "".join(str(int(c)) if c.isdecimal() else c for c in text)))


def _stems(text: str, language: Language) -> list[frozenset[str]]:
    """Every stem that each word of *text* may have, word by word."""
    return [frozenset(reading.stem for reading in readings(word, language)) for word in WORD.findall(text)]


def _has(stems: list[frozenset[str]], name: str, language: Language) -> bool:
    words = _keys(name, language.tag)
    starts = range(len(stems) - len(words) + 1)
    return any(all(word in stems[start + index] for index, word in enumerate(words)) for start in starts)


@cache
def _keys(name: str, tag: str) -> tuple[str, ...]:
    language = get(tag)
    return tuple(language.inflection.spell(language.fold(word)) for word in WORD.findall(name))


DATES = Rule(
    name="dates",
    check=check_dates,
    reason=(
        "Months have two names in Arabic and several in Kurdish; the house style picks those of one or two CLDR locales."
        " A month that is missing altogether is a warning. Months and days are looked for in English sources only."
    ),
    good=Example("They fled in July.", "فروا في تموز/يوليو.", "ar"),
    bad=Example("They fled in July.", "فروا في حزيران/يونيو.", "ar"),
)
