from collections.abc import Callable

import pytest

from toolkit.model import Concept, Term

Report = list[tuple[str, str]]
Check = Callable[..., Report]

CASES = [
    ("AFP reported", "ذكرت AFP", "ar", None),
    ("the SDF", "قوات سوريا الديمقراطية (SDF)", "ar", None),
    ("grade A", "نمرەی Aیان وەرگرت", "ckb", None),
    ("the BBC's reporter", "پەیامنێری BBC’ی بەریتانی", "ckb", None),
    ("see www.rudaw.net", "بڕوانە www.rudaw.net", "ckb", None),
    ("write to news@desk.org", "راسلوا news@desk.org", "ar", None),
    ("see weather.com", "بحسب weather.com", "ar", None),
    ("@MerPolCC and #Mosul", "@MerPolCC و #Mosul", "ar", None),
    ("F-16 and SS19", "F-16 و SS19", "ar", None),
    ("Ryan Dillon", "رايان ديلون (Ryan Dillon)", "ar", None),
    ("Thatcher’s government", "hikûmeta Thatcherê", "kmr", None),
    ("85,000", "٨٥٠٠٠", "ar", None),
    ("the village of Zab", "گوندی زاب", "ckb", None),
    ("", "", "kmr", None),
    # Names are a note, words a warning.
    ("Ryan Dillon said", "قال Ryan Dillon ذلك", "ar", [("info", "Ryan Dillon")]),
    ("Ryan Dillon said", "Dillon وتی", "ckb", [("info", "Dillon")]),
    ("the spokesman said so", "وتەبێژی spokesman وای وت", "ckb", [("warning", "spokesman")]),
    ("under heavy shelling", "تحت قصف heavy shelling", "ar", [("warning", "heavy shelling")]),
    ("one and two", "يوم one ثم two", "ar", [("warning", "one"), ("warning", "two")]),
    # Whole texts.
    ("Concern for civilians", "Concern for civilians", "ar", [("error", "Concern for civilians")]),
    ("Concern for civilians", "Xema ji bo sivîlan", "ckb", [("error", "Xema ji bo sivîlan")]),
    ("Concern for civilians", "قلق على المدنيين", "kmr", [("error", "قلق على المدنيين")]),
    # Letters of other scripts.
    ("Kurdistan", "Kurdistan کوردستان", "kmr", [("error", "کوردستان")]),
    ("Kerkuk", "K\u0435rkûk", "kmr", [("error", "\u0435")]),
    ("the offensive", "الهجوم Москва", "ar", [("error", "Москва")]),
    ("ئۆپەراسیۆن", "the ئۆپەراسیۆن began", "en", [("error", "ئۆپەراسیۆن")]),
    # Sentences as they are printed.
    (
        "An AFP correspondent heard heavy shelling around the IS-held town of Sharqat.",
        "پەیامنێرێکی AFP دەنگی تۆپبارانێکی چڕی لە دەوروبەری شارۆچکەی شەرگات بیست.",
        "ckb",
        None,
    ),
    (
        "An AFP correspondent heard heavy shelling around the IS-held town of Sharqat.",
        "وسمع مراسل لوكالة AFP دوي قصف كثيف حول بلدة الشرقاط.",
        "ar",
        None,
    ),
    (
        "An AFP correspondent heard heavy shelling around the IS-held town of Sharqat.",
        "Nûçegihanekî AFPyê dengê topbaraneke giran li derdora bajarokê Şerqatê bihîst.",
        "kmr",
        None,
    ),
]


@pytest.mark.parametrize(("source", "target", "tag", "expected"), CASES)
def test_words_are_in_the_script_of_the_target(
    report: Check, source: str, target: str, tag: str, expected: Report | None
) -> None:
    kind = "ckb" if tag == "en" else "en"
    assert report("script", (source, target), tag, source=kind) == (expected or [])


def test_a_glossary_term_may_be_in_any_script(report: Check) -> None:
    concept = Concept("iphone", {"en": (Term("iPhone", "en"),)}, translate=False)
    texts = ("the iPhone sold well", "حقق iPhone مبيعات جيدة")
    assert report("script", texts, "ar", concepts=(concept,)) == []
    assert report("script", texts, "ar") == [("info", "iPhone")]


@pytest.mark.parametrize(
    ("source", "target", "tag", "expected"),
    [
        ("AFP 2017", "AFP 2017", "ar", None),
        ("85,000", "85,000", "kmr", None),
        ("https://a.org", "https://a.org", "ckb", None),
        ("Ryan Dillon", "Ryan Dillon", "kmr", None),
        ("Ryan Dillon", "Ryan  Dillon", "ar", [("error", "")]),
        ("Concern for civilians", "Concern for civilians", "kmr", [("error", "")]),
        ("Concern for civilians", "CONCERN FOR CIVILIANS", "kmr", None),
        ("Concern for civilians", " Concern for  civilians ", "ckb", [("error", "")]),
        ("Concern for civilians", "Xema ji bo sivîlan", "kmr", None),
        ("Iraq brought all of its territory under attack", "Iraq", "kmr", None),
    ],
)
def test_the_target_is_not_the_source(
    report: Check, source: str, target: str, tag: str, expected: Report | None
) -> None:
    assert report("same-as-source", (source, target), tag) == (expected or [])


def test_a_term_that_is_not_translated_may_stay(report: Check) -> None:
    concept = Concept("iphone", {"en": (Term("iPhone", "en"),)}, translate=False)
    assert report("same-as-source", ("iPhone 7", "iPhone 7"), "ar", concepts=(concept,)) == []
    assert report("same-as-source", ("iPhone 7", "iPhone 7"), "ar") == [("error", "")]


def test_an_arabic_text_left_in_a_sorani_file(report: Check) -> None:
    texts = ("قلق على المدنيين", "قلق على المدنيين")
    assert report("same-as-source", texts, "ckb", source="ar") == [("error", "")]
