from collections.abc import Callable

import pytest

Report = list[tuple[str, str]]
Check = Callable[..., Report]

CASES = [
    ("Kurdistan", "کوردستان", "ckb", None),
    ("the government", "حکومەتەکەی", "ckb", None),
    ("institutions", "دام‌ودەزگاکان", "ckb", None),
    ("in Baghdad", "لە بەغدا‌دا", "ckb", None),
    ("forces", "هێزەکان", "ckb", None),
    ("forces", "ھێزەکان", "ckb", None),
    ("Al-Hashd", "الحشد الشعبي", "ar", None),
    ("heavily", "بشِدَّةٍ كبيرةٍ جدًّا", "ar", None),
    ("in “Hawija”", "بـ«الحويجة»", "ar", None),
    ("the year 1439", "عام 1439هـ", "ar", None),
    ("Kirkuk", "Kerkûk", "kmr", None),
    ("in Istanbul", "li Stenbolê", "kmr", None),
    ("Erdoğan said", "Erdoğan got", "kmr", None),
    ("Erdogan said", "Erdoğan’î got", "kmr", None),
    ("Citroën", "Citroën", "kmr", None),
    ("see kurdî.org/ı", "https://a.org/ı", "kmr", None),
    ("", "", "ckb", None),
    # Letters of other keyboards.
    ("Kurdistan", "كوردستان", "ckb", [("warning", "ك")]),
    ("government", "حكومەتي", "ckb", [("warning", "ك"), ("warning", "ي")]),
    ("Erbil", "هەولێرى", "ckb", [("warning", "ى")]),
    ("city", "مدینة", "ar", [("warning", "ی")]),
    ("Kirkuk", "کرکوک", "ar", [("warning", "ک")] * 3),
    ("Heyet", "ھيئة", "ar", [("warning", "ھ")]),
    ("Kurdish", "kurdı", "kmr", [("warning", "ı")]),
    ("Iraq", "li Iraqê û İranê", "kmr", [("warning", "İ")]),
    ("village", "gundekî bașûr", "kmr", [("warning", "ș")]),
    # Decoration, old fonts and joiners.
    ("the army", "الجيــش", "ar", [("warning", "ــ")]),
    ("the army", "سوپـای", "ckb", [("warning", "ـ")]),
    ("no", "ﻻ", "ar", [("warning", "ﻻ")]),
    ("the army", "ﺍﻟﺠﻴﺶ", "ar", [("warning", "ﺍﻟﺠﻴﺶ")]),
    ("the army", "الج\u200cيش", "ar", [("warning", "\u200c")]),
    ("the army", "artêş\u200ca", "kmr", [("warning", "\u200c")]),
    ("the army", "سوپا\u200c هات", "ckb", [("warning", "\u200c")]),
    ("institutions", "دام\u200c\u200cودەزگا", "ckb", [("warning", "\u200c\u200c")]),
    ("SDF", "ه\u200cس\u200cد", "ckb", [("warning", "ه\u200c")]),
    # Two letters for one sound.
    ("forces came", "هێزەکان ھاتن", "ckb", [("info", "ھ")]),
    # Sentences as they are printed.
    (
        "Iraqi forces launched an attack up the Euphrates Valley.",
        "هێزە عێراقییەکان هێرشێکیان بەرەو دۆڵی فورات دەست پێ کرد.",
        "ckb",
        None,
    ),
    (
        "Iraqi forces launched an attack up the Euphrates Valley.",
        "شنت القوات العراقية هجومًا باتجاه أعلى وادي الفرات على المسلّحين.",
        "ar",
        None,
    ),
    (
        "Iraqi forces launched an attack up the Euphrates Valley.",
        "Hêzên Iraqî ber bi jora Geliyê Firatê ve êrîşek dan destpêkirin.",
        "kmr",
        None,
    ),
]


@pytest.mark.parametrize(("source", "target", "tag", "expected"), CASES)
def test_letters_are_the_languages_own(
    report: Check, source: str, target: str, tag: str, expected: Report | None
) -> None:
    assert report("letters", (source, target), tag) == (expected or [])


@pytest.mark.parametrize(
    ("rule", "source", "target", "tag", "expected"),
    [
        ("bidi", "SDF", "قوات SDF", "ar", None),
        ("bidi", "a\u200eb", "ا\u200eب", "ar", None),
        ("bidi", "SDF", "قوات \u200eSDF", "ar", [("info", "\u200e")]),
        ("bidi", "SDF", "قوات \u2066SDF\u2069", "ar", [("warning", "\u2066"), ("warning", "\u2069")]),
        ("bidi", "SDF", "قوات \u2067SDF", "ar", [("error", "\u2067")]),
        ("bidi", "SDF", "قوات SDF\u202c", "ar", [("error", "\u202c")]),
        ("bidi", "SDF", "\u202eSDF\u202c", "ckb", [("error", "\u202e"), ("warning", "\u202c")]),
        ("bidi", "SDF", "\u202bSDF\u2069", "ckb", [("error", "\u202b"), ("error", "\u2069")]),
        ("invisible", "Kirkuk", "Kerkûk\n", "kmr", None),
        ("invisible", "Kir\u00adkuk", "Ker\u00adkûk", "kmr", None),
        ("invisible", "Kirkuk", "Ker\u00adkûk", "kmr", [("warning", "\u00ad")]),
        ("invisible", "Kirkuk", "\ufeffKerkûk", "kmr", [("warning", "\ufeff")]),
        ("invisible", "Kirkuk", "كركوك\u200b\u200b", "ar", [("warning", "\u200b\u200b")]),
        ("invisible", "Kirkuk", "Kerk\ufffdk", "kmr", [("error", "\ufffd")]),
        ("invisible", "Kirkuk", "Kerkûk\x07", "kmr", [("error", "\x07")]),
    ],
)
def test_characters_that_nobody_sees(
    report: Check, rule: str, source: str, target: str, tag: str, expected: Report | None
) -> None:
    assert report(rule, (source, target), tag) == (expected or [])
