"""Placeholders, markup and addresses that a program or a reader's click depends on."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from toolkit.checks.base import Example, Pair, Rule
from toolkit.model import Finding, Severity

_PARTS = re.compile(
    r"""
      (?P<address>https?://\S+ | www\.\S+ | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<tag></?[a-zA-Z][^<>]*>)
      # C and Python: %s, %.2f, %(name)d, %1$s. A percentage takes endings in Kurmanji: %50e is none.
    | (?P<placeholder>(?<!%)%(?:\(\w+\)|\d+\$)[-+\#0]*\d*(?:\.\d+)?[a-zA-Z](?!\w)
        | (?<!%)%[-+\#0]*\d*(?:\.\d+)?[sdfgxXru](?!\w)
        | [$%]?\{\w*(?:[.!:\[][^{}\s]*)?\})
    """,
    re.VERBOSE,
)
_AFTER_ADDRESS = ".,;:!?…)]}>\"'”’»،؛؟۔\u200e\u200f\u061c\u2069\u202c"
_SAID = re.compile(r"""\b(alt|title|aria-label)\s*=\s*(?:"[^"]*"|'[^']*')""")
"""Attributes whose values a reader sees, so that they are translated."""
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")

_Kind = Literal["address", "tag", "placeholder"]
_SEVERITIES: dict[_Kind, Severity] = {"address": "warning", "tag": "error", "placeholder": "error"}


class _Part(NamedTuple):
    kind: _Kind
    text: str
    value: str
    """What has to be the same on both sides."""
    start: int
    end: int


def check_placeholders(pair: Pair) -> Iterator[Finding]:
    """Yield an error for each placeholder or tag that stands on one side only, a warning for each such address.

    They may stand in any order, since languages differ in theirs; but a tag has to be opened before it is closed.
    """
    here, there = list(_parts(pair.source)), list(_parts(pair.target))
    missing, extra = _unmatched(here, there), _unmatched(there, here)
    for part in missing:
        severity = _SEVERITIES[part.kind]
        other = next((one for one in extra if one.kind == part.kind), None)
        if other is None:
            yield Finding("placeholders", severity, f"{part.text} is in the source but not here: put it back")
            continue
        extra.remove(other)
        message = f"{part.text} has become {other.text} here: write it as in the source"
        yield Finding("placeholders", severity, message, other.start, other.end)
    for part in extra:
        message = f"{part.text} is not in the source: take it out"
        yield Finding("placeholders", _SEVERITIES[part.kind], message, part.start, part.end)
    if not missing and not extra and _crossed(here) is None and (crossed := _crossed(there)) is not None:
        message = f"{crossed.text} closes what is not open there: put the tags in order"
        yield Finding("placeholders", "error", message, crossed.start, crossed.end)


def _parts(text: str) -> Iterator[_Part]:
    for match in _PARTS.finditer(text):
        kind: _Kind = "address" if match["address"] else "tag" if match["tag"] else "placeholder"
        found = match[0].rstrip(_AFTER_ADDRESS) if kind == "address" else match[0]
        if found:
            value = " ".join(_SAID.sub(r"\1", found).split()) if kind == "tag" else found
            yield _Part(kind, found, value, match.start(), match.start() + len(found))


def _unmatched(parts: list[_Part], others: list[_Part]) -> list[_Part]:
    """Return those of *parts* that *others* lack, as often as they lack them."""
    left = Counter(part.value for part in others)
    lone = []
    for part in parts:
        if left[part.value]:
            left[part.value] -= 1
        else:
            lone.append(part)
    return lone


def _crossed(parts: list[_Part]) -> _Part | None:
    """Return the first tag that closes another than the last one that was opened; tags without an end are no matter."""
    ends = Counter(_tag(part) for part in parts if part.value.startswith("</"))
    opened: list[str] = []
    for part in parts:
        if part.kind != "tag" or part.value.endswith("/>"):
            continue
        if not part.value.startswith("</"):
            if ends[_tag(part)]:
                opened.append(_tag(part))
        elif not opened or opened.pop() != _tag(part):
            return part
    return None


def _tag(part: _Part) -> str:
    found = _NAME.match(part.value)
    return found[1].lower() if found else ""


PLACEHOLDERS = Rule(
    name="placeholders",
    check=check_placeholders,
    reason=(
        "A placeholder such as {name} or %s and a tag such as <b> are read by a program: lost, added or misspelt, they"
        " break the page or show up in it. An address that has changed leads nowhere; that is a warning, for some"
        " sites have one for each language."
    ),
    good=Example(
        "Read <b>{count} reports</b> at https://a.example/r.",
        "<b>{count} ڕاپۆرت</b> بخوێنەوە لە https://a.example/r",
        "ckb",
    ),
    bad=Example("Read {count} reports.", "{hejmar} raporan bixwînin.", "kmr"),
)
