from collections.abc import Callable

import pytest

from toolkit.checks import RULES
from toolkit.checks.page import pair_of
from toolkit.languages import get
from toolkit.model import Concept, Term

Report = list[tuple[str, str]]
Check = Callable[..., Report]

NONE: Report = []

CASES = [
    # One value, many ways of writing it.
    ("85,000 civilians", "85,000 مدني", "ar", None),
    ("85,000 civilians", "85.000 sivîl", "kmr", None),
    ("85,000 civilians", "85 000 sivîl", "kmr", None),
    ("85,000 civilians", "85\u202f000 sivîl", "kmr", None),
    ("85,000 civilians", "85000 sivîl", "kmr", None),
    ("85,000 civilians", "85 hezar sivîl", "kmr", None),
    ("85,000 civilians", "٨٥٬٠٠٠ مدني", "ar", None),
    ("85,000 civilians", "٨٥،٠٠٠ مدني", "ar", None),
    ("85,000 civilians", "۸۵٬۰۰۰ کەس", "ckb", None),
    ("85,000 civilians", "85 ألف مدني", "ar", None),
    ("85,000 civilians", "85 ألفًا من المدنيين", "ar", None),
    ("85,000 civilians", "85 هەزار هاووڵاتی", "ckb", None),
    ("300,000 people", "سێ سەد هەزار کەس", "ckb", None),
    ("1,234,567 people", "1.234.567 kes", "kmr", None),
    ("0.125 percent", "0,125 ji sedî", "kmr", None),
    ("a 7.5 magnitude quake", "زلزال بقوة ٧٫٥ درجات", "ar", None),
    ("$11 billion", "11 مليار دولار", "ar", None),
    ("£2.8bn", "2.8 milyar sterlîn", "kmr", None),
    ("£125m", "١٢٥ ملیۆن پاوەند", "ckb", None),
    ("$1.5 million", "1,500,000 dolar", "kmr", None),
    ("a 100m race", "pêşbirka 100 mêtroyî", "kmr", None),
    # Ranges, percentages, dates, times.
    ("65-70 percent of Raqa", "65 إلى 70 في المئة من الرقة", "ar", None),
    ("65-70 percent of Raqa", "65 بۆ 70 لە سەدای ڕەققە", "ckb", None),
    ("65-70 percent of Raqa", "ji sedî 65 heta 70ê Reqayê", "kmr", None),
    ("3-5 million", "3 ملايين إلى 5 ملايين", "ar", None),
    ("the 1950-53 war", "حرب 1950-1953", "ar", None),
    ("90 percent", "%90", "kmr", None),
    ("100 percent certain", "ji sedî sed piştrast", "kmr", None),
    ("in 2014", "لە 2014دا", "ckb", None),
    ("in 2014", "ساڵی ٢٠١٤", "ckb", None),
    ("since 2003", "ji 2003an ve", "kmr", None),
    ("in 2014", "di 2014'an de", "kmr", None),
    ("aged 70", "70ê", "kmr", None),
    ("in the 1980s", "في ثمانينيات القرن الماضي", "ar", None),
    ("at 10:30", "في الساعة 10:30", "ar", None),
    ("at 10:30", "saet 10.30", "kmr", None),
    ("at 7 p.m.", "saet 19:00", "kmr", None),
    ("at 2pm", "کاتژمێر ٢ی دوانیوەڕۆ", "ckb", None),
    # Words for figures, either way.
    ("two enclaves", "2 جيب", "ar", None),
    ("3 doctors", "ثلاثة أطباء", "ar", None),
    ("the 3rd attack", "والهجوم الثالث", "ar", None),
    ("2 years", "عامين", "ar", None),
    ("his 34th start", "مباراته الرابعة والثلاثين", "ar", None),
    ("the 19th century", "القرن التاسع عشر", "ar", None),
    ("the 19th century", "sedsala nozdehem", "kmr", None),
    ("5 towns", "پێنج شارۆچکە", "ckb", None),
    ("the 2nd stage", "qonaxa duyem", "kmr", None),
    ("twelve people", "12 kes", "kmr", None),
    ("Nord Stream 2", "نورد ستريم الثاني", "ar", None),
    ("Super Bowl XI", "سوپەر بۆڵی 11", "ckb", None),
    # Figures in names and addresses.
    ("F-16 jets", "طائرات إف-16", "ar", None),
    ("the G7 summit", "قمة مجموعة السبع", "ar", None),
    ("3D film", "فيلم ثلاثي الأبعاد", "ar", None),
    ("see https://a.org/2017/09", "بڕوانە https://a.org/2017/09", "ckb", None),
    ("no figures here", "هیچ ژمارەیەک لێرە نییە", "ckb", None),
    ("", "", "ar", None),
    # Slips that are certain.
    ("in 2014", "في 2041", "ar", [("error", "2041")]),
    ("85,000 civilians", "8,500 مدني", "ar", [("error", "8,500")]),
    ("85,000 civilians", "٨٥٠ کەس", "ckb", [("error", "٨٥٠")]),
    ("$11 billion", "11 milyon dolar", "kmr", [("error", "11")]),
    # What somebody should look at.
    ("$1.5 million", "1.5 دولار", "ar", [("warning", "1.5")]),
    ("in April 2018", "لە ئەپریلی ٢٠١٤دا", "ckb", [("warning", "٢٠١٤")]),
    ("police arrest man, 32", "polîs mêrek girt", "kmr", [("warning", "")]),
    ("police arrest man", "polîs mêrekî 32 salî girt", "kmr", [("warning", "32")]),
    ("17 dead, 40 hurt", "17 قتيلا", "ar", [("warning", "")]),
    ("3 doctors", "أطباء", "ar", [("warning", "")]),
    ("72 and 72", "72", "ar", [("info", "")]),
    ("72", "72 û 72", "kmr", [("info", "72")]),
    # Sentences as they are printed.
    (
        "“The 85,000 civilians still in and around Hawija, including around 40,000 children, face a terrifying time.”",
        "«ئەو 85 هەزار هاووڵاتییەی هێشتا لە حەویجەن، کە نزیکەی 40 هەزاریان منداڵن، کاتێکی ترسناکیان لە پێشە.»",
        "ckb",
        None,
    ),
    (
        "The first year of the US-led occupation was 2003, and the militants seized Raqa in early 2014.",
        "Sala yekem a dagirkirina bi serokatiya Amerîkayê 2003 bû û çekdaran di destpêka 2014an de Reqa girtin.",
        "kmr",
        None,
    ),
    (
        "The SDF now controls 90 percent of Raqa.",
        "تسيطر قوات سوريا الديمقراطية الآن على 90 بالمئة من الرقة.",
        "ar",
        None,
    ),
]


@pytest.mark.parametrize(("source", "target", "tag", "expected"), CASES)
def test_figures_are_compared_by_value(
    report: Check, source: str, target: str, tag: str, expected: Report | None
) -> None:
    assert report("numbers", (source, target), tag) == (expected or NONE)


@pytest.mark.parametrize("tag", ["ar", "ckb", "kmr"])
def test_every_number_word_stands_for_its_figure(report: Check, tag: str) -> None:
    words = get(tag).number_words
    assert set(range(11)) <= set(words.values())  # Arabic says eleven with the words for one and ten
    assert {word: value for word, value in words.items() if report("numbers", (f"{value} left", word), tag)} == {}


@pytest.mark.parametrize(
    ("source", "tag", "texts"),
    [
        ("ar", "en", ("قتل 85 ألف مدني في ٢٠١٤", "85,000 civilians were killed in 2014")),
        ("ckb", "kmr", ("سێ کەس لە ٢٠١٤دا", "3 kes di 2014an de")),
        ("kmr", "en", ("85.000 sivîl", "85,000 civilians")),
    ],
)
def test_any_language_can_be_the_source(report: Check, source: str, tag: str, texts: tuple[str, str]) -> None:
    assert report("numbers", texts, tag, source=source) == NONE


def test_a_figure_inside_a_glossary_term_is_settled_there(report: Check) -> None:
    concept = Concept("g20", {"en": (Term("G20", "en", case="exact"),), "ar": (Term("مجموعة الاقتصادات", "ar"),)})
    texts = ("the G20 met", "اجتمعت مجموعة الاقتصادات")
    assert report("numbers", texts, "ar", concepts=(concept,)) == NONE
    assert report("numbers", texts, "ar") == [("warning", "")]


def test_the_message_names_both_figures() -> None:
    (finding,) = RULES["numbers"].check(pair_of(RULES["numbers"].bad))
    assert "2014" in finding.message
    assert "2041" in finding.message
