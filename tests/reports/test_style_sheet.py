"""The style sheet: what it says is what the checks hold translations to, and a browser sets it right."""

from html.parser import HTMLParser
from typing import Any

import pytest

from toolkit import languages
from toolkit.checks import RULES, Pair
from toolkit.languages.guides import Heading
from toolkit.reports.style_sheet import style_sheet
from toolkit.settings import HouseStyle, merge_style

# What examples are judged by; the other rules compare with a source.
JUDGES = ("letters", "quotes", "script", "bidi", "invisible", "house-style", "endings")
STYLES: list[dict[str, Any]] = [
    {},
    {"digits": "arab", "quotes": "“”‘’", "percent": "sign", "endings": "apostrophe"},
    {"digits": "arabext", "quotes": "«»‹›", "percent": "words"},
]


class Sheet(HTMLParser):
    """What a reader sees of a style sheet."""

    def __init__(self, tag: str, style: HouseStyle) -> None:
        super().__init__()
        self.language = languages.get(tag)
        self.style = style
        self.attributes: set[str] = set()
        self.headings: list[str] = []
        self.examples: dict[str, list[str]] = {"right": [], "wrong": []}
        self.directions: set[tuple[str | None, str | None]] = set()
        self.text = ""
        self._open: dict[str, str | None] = {}
        self.source = style_sheet(self.language, style)
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.attributes |= values.keys()
        if tag == "h2":
            self.headings.append("")
        if tag == "td" and values.get("class") in self.examples:
            self.examples[str(values["class"])].append("")
            self.directions.add((values.get("lang"), values.get("dir")))
        self._open = {"tag": tag, **values} if tag in {"td", "h2", "style"} else self._open

    def handle_data(self, data: str) -> None:
        if self._open.get("tag") == "h2":
            self.headings[-1] += data
        if self._open.get("class") in self.examples:
            self.examples[str(self._open["class"])][-1] += data.strip("\n")
        if self._open.get("tag") != "style":
            self.text += data


def _sheet(tag: str, **values: object) -> Sheet:
    return Sheet(tag, merge_style(languages.get(tag).style, values))


@pytest.fixture(params=[(tag, style) for tag in languages.TAGS for style in STYLES], ids=str)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    tag, style = request.param
    return _sheet(tag, **style)


def test_it_has_its_headings_and_nothing_from_elsewhere(sheet: Sheet) -> None:
    wanted = list(Heading)[1:]
    found = [next(one for one in wanted if heading.startswith(one)) for heading in sheet.headings]
    assert found == sorted(found, key=wanted.index)
    assert {Heading.DIGITS, Heading.QUOTES, Heading.PERCENT, Heading.MONTHS, Heading.LETTERS} <= set(found)
    assert not sheet.attributes & {"src", "href", "style", "onclick"}
    assert "http:" not in sheet.source
    assert "https:" not in sheet.source


def test_every_example_says_its_language_and_direction(sheet: Sheet) -> None:
    assert sheet.directions == {(sheet.language.tag, sheet.language.direction)}
    assert 'html lang="en" dir="ltr"' in sheet.source


def test_what_it_calls_right_passes_the_checks(sheet: Sheet) -> None:
    for example in sheet.examples["right"]:
        source = "in 2014, 70 percent" if any(char.isdecimal() for char in example) else "something else"
        pair = Pair(source, example, languages.get("en"), sheet.language, sheet.style)
        found = [finding.message for name in JUDGES for finding in RULES[name].check(pair)]
        assert not found, example


@pytest.mark.parametrize(
    ("tag", "values", "right", "wrong"),
    [
        ("ar", {}, "عام 2014", "عام ٢٠١٤"),
        ("ar", {"digits": "arab"}, "عام ٢٠١٤", "عام 2014"),
        ("ckb", {"digits": "arabext"}, "ساڵی ۲۰۱۴", "ساڵی ٢٠١٤"),
        ("ar", {}, "«الخلافة»", '"الخلافة"'),
        ("ar", {"quotes": "“”‘’"}, "لـ“الخلافة”", "ل “الخلافة”"),
        ("ar", {}, "70 في المئة", "70%"),
        ("ar", {"percent": "sign", "digits": "arab"}, "٧٠٪", "٧٠ في المئة"),
        ("ckb", {}, "لە سەدا 70", "70%"),
        ("kmr", {}, "ji sedî 70", "%70"),
        ("kmr", {}, "DAIŞê", "DAIŞ’ê"),
        ("kmr", {"endings": "apostrophe"}, "DAIŞ’ê", "DAIŞê"),
    ],
)
def test_it_says_what_the_house_has_decided(tag: str, values: dict[str, object], right: str, wrong: str) -> None:
    found = _sheet(tag, **values)
    assert (right, wrong) in list(zip(found.examples["right"], found.examples["wrong"], strict=True))


@pytest.mark.parametrize(
    ("tag", "months", "expected"),
    [
        ("ar", ("ar-IQ", "ar"), "7. تموز/يوليو"),
        ("ar", ("ar",), "7. يوليو"),
        ("ckb", ("ckb",), "7. تەمووز"),
        ("ckb", ("ckb",), "12. کانوونی یەکەم"),
        ("kmr", (), "7. tîrmeh"),
    ],
)
def test_it_names_the_months(tag: str, months: tuple[str, ...], expected: str) -> None:
    found = _sheet(tag, months=months).text
    assert expected in found
    assert ("Both names" in found) == ("/" in expected)


def test_it_names_the_letters_that_other_keyboards_type() -> None:
    assert "ی U+06CC, not ي U+064A or ى U+0649" in _sheet("ckb").text
    assert "ي U+064A, not ی U+06CC" in _sheet("ar").text
    assert "ş U+015F, not ș U+0219" in _sheet("kmr").text
