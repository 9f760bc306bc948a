"""Quotation marks without a partner."""

import re
from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule
from toolkit.checks.pairs import Fault, faults
from toolkit.languages import Language
from toolkit.model import Finding

_MESSAGES = {
    "unclosed": "the quotation mark {0} is never closed: close it or take it out",
    "unopened": "the quotation mark {0} closes nothing: open it or take it out",
    "lone": "the quotation mark {0} has no partner: add the other one or take this one out",
    "reversed": "the quotation marks {0} are the wrong way round: store the opening mark first",
}
_GUILLEMETS = {"«": "»", "‹": "›"}
_DOUBLE = re.compile('[“”„"]')
_SINGLE = re.compile(r"(?P<opens>(?<!\w)'(?=[^\W\d]))|(?P<plural>(?<=[sz])'(?!\w))|(?<=[^\s\w])'(?!\w)|(?<=\w)'(?!\w)")
_INCHES = re.compile(r"\d\"")


def check_quotes(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each quotation mark of the target that has no partner.

    What the source leaves open as well is passed over: a quotation that runs over paragraphs opens in each and closes
    in the last. Apostrophes are no quotation marks.
    """
    known = {fault.kind for fault in _faults(pair.source, pair.source_language)}
    uneven = pair.source.count('"') % 2 == 1 or _uneven_straight(pair.source)
    for fault in _faults(pair.target, pair.target_language):
        if fault.kind == "reversed" or not (uneven or fault.kind in known):
            kind = "lone" if fault.mark == '"' else fault.kind
            yield Finding("quotes", "warning", _MESSAGES[kind].format(fault.mark), fault.start, fault.end)


def _faults(text: str, language: Language) -> list[Fault]:
    angled = [(offset, char) for offset, char in enumerate(text) if char in "«»‹›"]
    found = faults(angled, _GUILLEMETS) + _double(text, language) + _single(text)
    return sorted(found, key=lambda fault: fault.start)


def _double(text: str, language: Language) -> list[Fault]:
    """Follow “ ” „ and the straight mark together: writers open with one kind and close with the other."""
    marks: list[tuple[int, str]] = []
    given: dict[int, str] = {}
    opened = ""
    for match in _DOUBLE.finditer(text):
        mark, offset = match[0], match.start()
        if mark == '"' and not opened and _INCHES.match(text, max(offset - 1, 0)):
            continue
        closes = bool(opened) and mark in _closers(opened, language)
        opens = mark in '“„"' or _turned(text, offset, language)
        given[offset] = mark
        if closes or not opens:
            marks.append((offset, "”"))
            opened = ""
        else:
            marks.append((offset, "“"))
            opened = mark
    return [_as_written(fault, given) for fault in faults(marks, {"“": "”"})]


def _closers(opener: str, language: Language) -> str:
    # CLDR gives Arabic the pair ”…“, and German usage „…“ is at home with Kurdish writers.
    turned = opener == "„" or (opener == "”" and language.direction == "rtl")
    return '“”"' if turned else '”"'


def _turned(text: str, offset: int, language: Language) -> bool:
    before, after = text[:offset][-1:], text[offset + 1 : offset + 2]
    later = "“" in text[offset + 1 :]
    return language.direction == "rtl" and later and (not before or before in " ([") and not after.isspace()


def _as_written(fault: Fault, given: dict[int, str]) -> Fault:
    if fault.kind == "reversed":
        return Fault(fault.kind, f"{given[fault.start]}…{given[fault.end - 1]}", fault.start, fault.end)
    return Fault(fault.kind, given[fault.start], fault.start, fault.end)


def _single(text: str) -> list[Fault]:
    """Follow ‘ and ’, taking for an apostrophe every ’ that nothing before it opened."""
    opened: list[int] = []
    apostrophe = -1
    for match in re.finditer("[‘’]", text):
        offset = match.start()
        inside = text[offset - 1 : offset].isalpha() and text[offset + 1 : offset + 2].isalpha()
        if inside:
            apostrophe = offset
        elif match[0] == "‘":
            opened.append(offset)
        elif opened:
            opened.pop()
    # ‘caliphate’ê: the mark before a case ending closes and looks like an apostrophe.
    return [Fault("unclosed", "‘", offset, offset + 1) for offset in opened if apostrophe < offset]


def _uneven_straight(text: str) -> bool:
    """Return True where a quotation between straight single marks goes on before or after *text*."""
    opened = 0
    for match in _SINGLE.finditer(text):
        if match["opens"]:
            opened += 1
        elif opened:
            opened -= 1
        elif not match["plural"]:
            return True
    return opened > 0


QUOTES = Rule(
    name="quotes",
    check=check_quotes,
    reason=(
        "A quotation mark that is lost leaves the reader guessing who says what. Where the source leaves a quotation"
        " open, because it goes on in the next paragraph, the target may as well."
    ),
    good=Example("their “caliphate” in Syria", "«الخلافة» في سوريا", "ar"),
    bad=Example("their “caliphate” in Syria", "«الخلافة في سوريا", "ar"),
)
