"""Figures that the target lacks, adds or has changed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks.base import Example, Pair, Rule, blank_spans
from toolkit.checks.figures import Figure, figures, said, sayable
from toolkit.model import Finding, Severity


def check_numbers(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each figure that stands on one side only.

    Figures are compared by value: digits of any script, separators of any country and multipliers ("85 ألف") are one
    and the same, and a number may be written as a word on either side. Settled glossary terms are left out.
    """
    source, target = _without_terms(pair)
    here = figures(source, pair.source_language)
    there = figures(target, pair.target_language)
    missing, extra = _unmatched(here, there)
    missing, extra = _joined(missing, extra, target)
    extra, missing = _joined(extra, missing, source)
    missing, extra = _parted(missing, extra)
    extra, missing = _parted(extra, missing)
    if missing:
        words = said(target, pair.target_language)
        missing = [figure for figure in missing if not _in_words(figure, words)]
    if extra:
        words = said(source, pair.source_language)
        extra = [figure for figure in extra if not _in_words(figure, words)]
    yield from _changed(missing, extra)
    yield from _lone(missing, extra, here, there)


def _without_terms(pair: Pair) -> tuple[str, str]:
    settled = [(verdict.source, verdict.target) for verdict in pair.verdicts if verdict.target is not None]
    source = blank_spans(pair.source, ((one.start, one.end) for one, _ in settled))
    target = blank_spans(pair.target, ((one.start, one.end) for _, one in settled))
    return source, target


def _unmatched(here: list[Figure], there: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Pair figures of equal value off, those written alike first, and return what is left on each side."""
    left, right = list(here), list(there)
    for alike in (True, False):
        for figure in tuple(left):
            for other in right:
                same = figure.text == other.text if alike else True
                if same and figure.readings & other.readings:
                    left.remove(figure)
                    right.remove(other)
                    break
    return left, right


def _joined(whole: list[Figure], parts: list[Figure], text: str) -> tuple[list[Figure], list[Figure]]:
    """Pair off a figure that *text* writes with spaces between its thousands: 85 000."""
    for figure in tuple(whole):
        for group in re.finditer(r"\d{1,3}(?: \d{3})+(?!\d)", text):
            value = Decimal("".join(str(int(digit)) for digit in group[0] if digit != " ")).normalize()
            inside = [part for part in parts if group.start() <= part.start and part.end <= group.end()]
            scaled = frozenset().union(*(part.readings for part in inside if part.multiplied))
            if inside and figure.readings & ({value} | scaled):
                whole = [one for one in whole if one is not figure]
                parts = [one for one in parts if one not in inside]
                break
    return whole, parts


def _parted(parts: list[Figure], whole: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Pair off two figures of a list that are written without a space: 55،60."""
    for figure in tuple(whole):
        halves = [frozenset((Decimal(half).normalize(),)) for half in re.split(r"\D", figure.text) if half]
        found = [next((one for one in parts if one.readings & half), None) for half in halves]
        if len(halves) > 1 and None not in found:
            whole = [one for one in whole if one is not figure]
            parts = [one for one in parts if one not in found]
    return parts, whole


def _in_words(figure: Figure, words: frozenset[int]) -> bool:
    values = (value for value in figure.readings if isinstance(value, Decimal) and value == value.to_integral_value())
    return any(sayable(int(value), words) for value in values)


def _changed(missing: list[Figure], extra: list[Figure]) -> Iterator[Finding]:
    """Yield the figures with their digits swapped or their decimal point moved, and take them from both lists."""
    for figure in tuple(missing):
        other = next((one for one in extra if _slip(figure, one)), None)
        if other is not None:
            missing.remove(figure)
            extra.remove(other)
            # A multiplier on one side only may be a word that is not known here.
            severity: Severity = "error" if figure.multiplied == other.multiplied else "warning"
            message = f"{figure.text} has become {other.text} here: write the value of the source"
            yield Finding("numbers", severity, message, other.start, other.end)


def _slip(figure: Figure, other: Figure) -> bool:
    moved = figure.digits == other.digits != ""
    return moved or (len(figure.digits) > 1 and sorted(figure.digits) == sorted(other.digits))


def _lone(missing: list[Figure], extra: list[Figure], here: list[Figure], there: list[Figure]) -> Iterator[Finding]:
    for figure in missing:
        if any(figure.readings & one.readings for one in there):
            message = f"{figure.text} stands more often in the source than here: look whether one was lost"
            yield Finding("numbers", "info", message)
        elif len(missing) == len(extra) == 1:
            message = f"{extra[0].text} stands here where the source has {figure.text}: correct it"
            yield Finding("numbers", "warning", message, extra[0].start, extra[0].end)
            return
        else:
            yield Finding("numbers", "warning", f"{figure.text} is in the source but not here: add it")
    for figure in extra:
        if any(figure.readings & one.readings for one in here):
            message = f"{figure.text} stands more often here than in the source: look whether one is too many"
            yield Finding("numbers", "info", message, figure.start, figure.end)
        else:
            message = f"{figure.text} is not in the source: correct it or take it out"
            yield Finding("numbers", "warning", message, figure.start, figure.end)


NUMBERS = Rule(
    name="numbers",
    check=check_numbers,
    reason=(
        "A wrong figure is the worst slip a news text can have. Figures are compared by value, so 85,000 equals 85.000,"
        " 85 000, ٨٥٬٠٠٠ and 85 ألف, and a number may be written as a word. Digits that changed places and a decimal"
        " point that moved are errors; the rest is a warning."
    ),
    good=Example("The 85,000 civilians include 3 doctors.", "يضم المدنيون وعددهم 85 ألفاً ثلاثة أطباء.", "ar"),
    bad=Example("They seized it in 2014.", "Ew di 2041ê de girtin.", "kmr"),
)
