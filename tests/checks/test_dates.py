from collections.abc import Callable

import pytest

from toolkit.checks import RULES
from toolkit.checks.page import pair_of

Report = list[tuple[str, str]]
Check = Callable[..., Report]

CASES = [
    ("in July", "في تموز/يوليو", "ar", {}, None),
    ("in July", "في تموز / يوليو", "ar", {}, None),
    ("in July", "في يوليو", "ar", {"months": ("ar",)}, None),
    ("in October", "بتشرين الأول/أكتوبر", "ar", {}, None),
    ("in July", "لە مانگی تەمووزدا", "ckb", {}, None),
    ("in October", "لە تشرینی یەکەمی 2017دا", "ckb", {}, None),
    ("in July", "di meha tîrmehê de", "kmr", {}, None),
    ("September 30", "30ê îlona 2018an", "kmr", {}, None),
    ("on July 4", "4/7", "kmr", {}, None),
    ("in July", "في يوليو", "ar", {}, [("info", "")]),
    ("in July", "في تموز", "ar", {}, [("info", "")]),
    ("in September", "لە سێپتەمبەردا", "ckb", {}, [("info", "")]),
    ("in September", "di septemberê de", "kmr", {}, [("info", "")]),
    ("in July", "في حزيران/يونيو", "ar", {}, [("warning", "")]),
    ("in July", "دوێنێ", "ckb", {}, [("warning", "")]),
    ("in July", "meha borî", "kmr", {}, [("warning", "")]),
    # Words that look like months.
    ("Theresa May said", "قالت تيريزا ماي", "ar", {}, None),
    ("May he rest", "رەحمەتی لێ بێت", "ckb", {}, None),
    ("they march in May", "ew di gulanê de dimeşin", "kmr", {}, None),
    ("last May", "sala borî", "kmr", {}, [("warning", "")]),
    ("May 30, 2005", "30.2005", "kmr", {}, [("warning", "")]),
    # Weekdays.
    ("on Monday", "يوم الاثنين", "ar", {}, None),
    ("on Friday", "ڕۆژی هەینی", "ckb", {}, None),
    ("on Friday", "roja înê", "kmr", {}, None),
    ("on Sunday", "roja yekşemiyê", "kmr", {}, None),
    ("on Monday", "أمس", "ar", {}, [("info", "")]),
    ("Black Friday deals", "تخفيضات", "ar", {}, None),
    ("The Sunday Telegraph", "صنداي تلغراف", "ar", {}, None),
    ("", "", "ar", {}, None),
]


@pytest.mark.parametrize(("source", "target", "tag", "style", "expected"), CASES)
def test_months_and_days_are_there(
    report: Check, source: str, target: str, tag: str, style: dict[str, object], expected: Report | None
) -> None:
    assert report("dates", (source, target), tag, **style) == (expected or [])


def test_only_english_sources_are_read(report: Check) -> None:
    assert report("dates", ("في تموز", "duh"), "kmr", source="ar") == []


def test_the_message_shows_what_the_house_prints() -> None:
    (finding,) = RULES["dates"].check(pair_of(RULES["dates"].bad))
    assert "تموز/يوليو" in finding.message
