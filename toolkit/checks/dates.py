"""Months and weekdays of an English source in the target."""

import re
from collections.abc import Iterator
from functools import cache

from toolkit.checks.base import WORD, Example, Pair, Rule
from toolkit.checks.figures import western
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
    named = [number for number, name in enumerate(months(_SOURCE)) if _names_month(name, pair.source)]
    days = [number for number, name in enumerate(weekdays(_SOURCE)) if _names_weekday(name, pair.source)]
    if named or days:
        stems = _stems(pair.target, pair.target_language)
        yield from _months(pair, named, stems)
        yield from _weekdays(pair, days, stems)


def _months(pair: Pair, numbers: list[int], stems: list[frozenset[str]]) -> Iterator[Finding]:
    language = pair.target_language
    for number in numbers:
        name = months(_SOURCE)[number]
        wanted = [months(locale)[number] for locale in pair.style.months or (language.tag,)]
        if all(_has(stems, one, language) for one in wanted):
            continue
        house = "/".join(dict.fromkeys(wanted))
        regional = (months(locale)[number] for locale in REGIONS.get(language.tag, ()))
        known = (*wanted, *regional, *_others(language.month_names, number))
        if any(_has(stems, one, language) for one in known):
            yield Finding("dates", "info", f"{name} is “{house}” in the house style: write it so")
        elif not re.search(rf"(?<!\d)0?{number + 1}(?!\d)", western(pair.target)):
            yield Finding("dates", "warning", f"{name} is in the source but not here: add “{house}”")


def _weekdays(pair: Pair, numbers: list[int], stems: list[frozenset[str]]) -> Iterator[Finding]:
    language = pair.target_language
    for number in numbers:
        wanted = weekdays(language.tag)[number]
        if not any(_has(stems, one, language) for one in (wanted, *_others(language.weekday_names, number))):
            name = weekdays(_SOURCE)[number]
            yield Finding(
                "dates", "info", f"{name} is in the source but “{wanted}” is not here: look whether it should"
            )


def _others(names: tuple[tuple[str, ...], ...], number: int) -> tuple[str, ...]:
    return names[number] if number < len(names) else ()


def _names_month(name: str, text: str) -> bool:
    matches = re.finditer(rf"\b{name}\b", text)
    if name not in _AMBIGUOUS:
        return any(matches)
    return any(_BEFORE.search(text[: match.start()]) or _AFTER.match(text, match.end()) for match in matches)


def _names_weekday(name: str, text: str) -> bool:
    """Take no day out of a name: Black Friday, the Sunday Telegraph."""
    matches = re.finditer(rf"\b{name}\b", text)
    return any(not _TITLE.match(text, one.end()) and not _EPITHET.search(text[: one.start()]) for one in matches)


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
        "Months have two names in Arabic and several in Kurdish; the house picks those of one or two CLDR locales."
        " A month that is missing altogether is a warning. Months and days are looked for in English sources only."
    ),
    good=Example("They fled in July.", "فروا في تموز/يوليو.", "ar"),
    bad=Example("They fled in July.", "فروا في حزيران/يونيو.", "ar"),
)
