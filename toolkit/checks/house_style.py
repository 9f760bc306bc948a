"""Digits, quotation marks and percent as the house writes them."""

import re
from collections.abc import Iterator

from toolkit.checks.base import VERBATIM, Example, Pair, Rule, blank
from toolkit.model import Finding

_SYSTEMS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_SYSTEM_OF = {digit: name for name, digits in _SYSTEMS.items() for digit in digits}
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z]+-?\d+\w*|(?<!\d)\d+[A-Za-z]\w*")
_FIGURE = re.compile(r"\d+(?:[.,٫٬:]\d+)*")
_QUOTES = re.compile('[«»‹›“”„"‘]|``')
_PERCENT = re.compile("[%٪]")


def check_house_style(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each figure, quotation mark or percentage that is not written as the style says."""
    text = blank(pair.target, VERBATIM)
    yield from _digits(blank(text, _LATIN_NAME), pair)
    yield from _quotes(text, pair)
    yield from _percent(text, pair)


def _digits(text: str, pair: Pair) -> Iterator[Finding]:
    wanted = pair.style.digits
    used = {_SYSTEM_OF[char] for char in text if char in _SYSTEM_OF}
    if used <= {wanted}:
        return
    why = "the figures of this text are of two kinds" if len(used) > 1 else "the house style has other digits"
    for match in _FIGURE.finditer(text):
        systems = {_SYSTEM_OF[char] for char in match[0] if char in _SYSTEM_OF}
        if systems - {wanted}:
            written = "".join(_SYSTEMS[wanted][int(char)] if char.isdecimal() else char for char in match[0])
            yield Finding("house-style", "warning", f"{why}: write {written}", *match.span())


def _quotes(text: str, pair: Pair) -> Iterator[Finding]:
    outer, inner = pair.style.quotes[:2], pair.style.quotes[2:]
    for match in _QUOTES.finditer(text):
        if match[0] not in pair.style.quotes:
            message = (
                f"the house style quotes with {outer[0]}…{outer[1]}, inside them {inner[0]}…{inner[1]}: not {match[0]}"
            )
            yield Finding("house-style", "info", message, *match.span())


def _percent(text: str, pair: Pair) -> Iterator[Finding]:
    if pair.style.percent == "words" and pair.target_language.percent_words:
        word = pair.target_language.percent_words[0]
        for match in _PERCENT.finditer(text):
            message = f"the house style writes percent out: write “{word}” for {match[0]}"
            yield Finding("house-style", "info", message, *match.span())
        return
    words = "|".join(map(re.escape, sorted(pair.target_language.percent_words, key=len, reverse=True)))
    if pair.style.percent == "sign" and words and re.search(r"\d", text):
        for match in re.finditer(rf"(?<!\w)(?:{words})\b", text, re.IGNORECASE):
            sign = "%" if pair.style.digits == "latn" else "٪"
            message = f"the house style has the sign {sign} here: not “{match[0]}”"
            yield Finding("house-style", "info", message, *match.span())


HOUSE_STYLE = Rule(
    name="house-style",
    check=check_house_style,
    reason=(
        "The settings say for each language which digits, which quotation marks, and percent as a word or a sign."
        " Digits that differ are a warning, since readers see two kinds side by side; the rest is a note."
    ),
    good=Example("In 2014 it held “70 percent”.", "في 2014 سيطر على «70 في المئة».", "ar"),
    bad=Example("In 2014 it held 70 percent.", "في ٢٠١٤ سيطر على 70 في المئة.", "ar"),
)
