from collections.abc import Callable

import pytest

Report = list[tuple[str, str]]
Check = Callable[..., Report]

CASES = [
    # Digits.
    ("in 2014", "في 2014", "ar", {}, None),
    ("in 2014", "في ٢٠١٤", "ar", {"digits": "arab"}, None),
    ("in 2014", "لە ۲۰۱۴دا", "ckb", {"digits": "arabext"}, None),
    ("F-16 and SS19", "F-16 و SS19 و ٣", "ar", {"digits": "arab"}, None),
    ("https://a.org/2014", "https://a.org/2014 و ٣", "ar", {"digits": "arab"}, None),
    ("in 2014", "في ٢٠١٤", "ar", {}, [("warning", "٢٠١٤")]),
    ("in 2014", "لە 2014دا", "ckb", {"digits": "arab"}, [("warning", "2014")]),
    ("85,000 in 2014", "٨٥٬٠٠٠ في 2014", "ar", {}, [("warning", "٨٥٬٠٠٠")]),
    ("3", "۳", "ckb", {"digits": "arab"}, [("warning", "۳")]),
    # Quotation marks.
    ("“a ‘b’”", "«ا “ب”»", "ar", {}, None),
    ("“a”", "“ا”", "ckb", {}, None),
    ("“a”", '"ا"', "ar", {}, [("info", '"'), ("info", '"')]),
    ("“a”", "«a»", "kmr", {}, [("info", "«"), ("info", "»")]),
    ("“a”", '"a"', "kmr", {"quotes": "\"\"''"}, None),
    ("against Daesh", "li dijî DAIŞ’ê", "kmr", {"quotes": "«»“”"}, None),
    # Percent.
    ("90 percent", "90 في المئة", "ar", {}, None),
    ("90 percent", "ji sedî 90", "kmr", {}, None),
    ("90 percent", "90%", "ar", {}, [("info", "%")]),
    ("90 percent", "٩٠٪", "ckb", {"digits": "arab"}, [("info", "٪")]),
    ("90 percent", "%90", "kmr", {"percent": "sign"}, None),
    ("90 percent", "90 بالمئة", "ar", {"percent": "sign"}, [("info", "بالمئة")]),
    ("90 percent", "90 لە سەدا", "ckb", {"percent": "sign"}, [("info", "لە سەدا")]),
    ("90 percent", "ji sedî 90", "kmr", {"percent": "sign"}, [("info", "ji sedî")]),
    ("", "", "kmr", {}, None),
]


@pytest.mark.parametrize(("source", "target", "tag", "style", "expected"), CASES)
def test_the_house_style_is_kept(
    report: Check, source: str, target: str, tag: str, style: dict[str, object], expected: Report | None
) -> None:
    assert report("house-style", (source, target), tag, **style) == (expected or [])


JOINED: dict[str, object] = {}
APART: dict[str, object] = {"endings": "apostrophe"}


@pytest.mark.parametrize(
    ("target", "tag", "style", "expected"),
    [
        ("li dijî DAIŞê", "kmr", JOINED, None),
        ("li dijî DAIŞ’ê", "kmr", JOINED, [("info", "DAIŞ’ê")]),
        ("li dijî DAIŞ'ê", "kmr", JOINED, [("info", "DAIŞ'ê")]),
        ("Facebook`yê", "kmr", JOINED, [("info", "Facebook`yê")]),
        ("O’Hagan got", "kmr", JOINED, None),
        ("‘xîlafet’ û din", "kmr", JOINED, None),
        ("li dijî DAIŞ’ê", "kmr", APART, None),
        ("welatê wan", "kmr", APART, None),
        ("داعش’ە", "ckb", JOINED, None),
    ],
)
def test_case_endings_are_attached_in_one_way(
    report: Check, target: str, tag: str, style: dict[str, object], expected: Report | None
) -> None:
    assert report("endings", ("against Daesh", target), tag, **style) == (expected or [])
