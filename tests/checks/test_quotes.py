from collections.abc import Callable

import pytest

Report = list[tuple[str, str]]
Check = Callable[..., Report]

CASES = [
    ("the “caliphate”", "«الخلافة»", "ar", None),
    ("the “caliphate”", "«خەلافەت»ی خۆیان", "ckb", None),
    ("the “caliphate”", "“xîlafet”a wan", "kmr", None),
    ("the “caliphate”", '"xîlafet"', "kmr", None),
    ("the ‘caliphate’", "‘xîlafet’", "kmr", None),
    ("the ‘caliphate’", "‘xîlafet’ê", "kmr", None),
    ("the “caliphate”", "”الخلافة“", "ar", None),
    ("the “caliphate”", "„xîlafet“", "kmr", None),
    ("he said: “the ‘caliphate’ fell”", "قال: «سقطت “الخلافة”»", "ar", None),
    # Apostrophes and inches.
    ("against Daesh", "li dijî DAIŞ’ê", "kmr", None),
    ("against Daesh", "li dijî DAIŞ'ê û TV’ê", "kmr", None),
    ("التزام المسلحين", "the militants’ foothold isn’t lost", "en", None),
    ("the militants' foothold", "pêgeha çekdaran", "kmr", None),
    ('a 6" gun', 'topek 6" ye', "kmr", None),
    # A quotation over several paragraphs.
    ("“Soon ISIS will have no sanctuary.", "«قريبا لن يكون لداعش ملاذ.", "ar", None),
    ("“Soon ISIS will have no sanctuary.", "“Di demeke nêzik de dê cihê DAIŞê nemîne.", "kmr", None),
    ('"Soon ISIS will have no sanctuary.', "«بەم زووانە داعش هیچ پەنایەکی نامێنێت.", "ckb", None),
    ("there will be no sanctuary,” he said.", "وقال: لن يكون هناك ملاذ».", "ar", None),
    ("'There will be no sanctuary.", "«لن يكون هناك ملاذ.", "ar", None),
    ("“A.” “B”", "«أ». «ب»", "ar", None),
    ("", "", "ar", None),
    # Faults.
    ("the “caliphate”", "«الخلافة", "ar", [("warning", "«")]),
    ("the “caliphate”", "الخلافة»", "ar", [("warning", "»")]),
    ("the “caliphate”", "»الخلافة«", "ar", [("warning", "»الخلافة«")]),
    ("the “caliphate”", "»خەلافەت«", "ckb", [("warning", "»خەلافەت«")]),
    ("the “caliphate”", "“xîlafet", "kmr", [("warning", "“")]),
    ("the “caliphate”", "xîlafet”", "kmr", [("warning", "”")]),
    ("the “caliphate”", "”xîlafet“", "kmr", [("warning", "”xîlafet“")]),
    ("the “caliphate”", '"xîlafet', "kmr", [("warning", '"')]),
    ("the ‘caliphate’", "‘xîlafet", "kmr", [("warning", "‘")]),
    ("“a” and “b”", "«ا» و«ب", "ar", [("warning", "«")]),
    ("“a “b” c”", "«ا «ب» ج", "ar", [("warning", "«")]),
    ("the militants' foothold", 'pêgeha "çekdaran', "kmr", [("warning", '"')]),
    # Sentences as they are printed.
    (
        "“Daesh is losing ground and failing in every battle,” said coalition spokesman Colonel Ryan Dillon.",
        "وقال المتحدث باسم التحالف الكولونيل رايان ديلون: «داعش يخسر الأرض ويفشل في كل معركة».",
        "ar",
        None,
    ),
    (
        "“Greetings to all of our forces,” he said.",
        "ناوبراو گوتی: «سڵاو لە هەموو هێزەکانمان».",
        "ckb",
        None,
    ),
    (
        "“Daesh’s terrorist groups” will be eradicated, Abadi said.",
        "Ebadî got ku “komên terorîst ên DAIŞ’ê” dê ji holê bên rakirin.",
        "kmr",
        None,
    ),
]


@pytest.mark.parametrize(("source", "target", "tag", "expected"), CASES)
def test_quotation_marks_have_partners(
    report: Check, source: str, target: str, tag: str, expected: Report | None
) -> None:
    assert report("quotes", (source, target), tag, source="ar" if tag == "en" else "en") == (expected or [])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("(US-led)", "(بقيادة واشنطن)", None),
        ("a (b [c]) {d}", "ا (ب [ج]) {د}", None),
        ("1) first", "1) الأول", None),
        ("https://a.org/x_(y)", "https://a.org/x_(y)", None),
        ("(US-led)", "(بقيادة واشنطن", [("warning", "(")]),
        ("(US-led)", "بقيادة واشنطن)", [("warning", ")")]),
        ("(US-led)", ")بقيادة واشنطن(", [("warning", ")بقيادة واشنطن(")]),
        ("(US-led)", "(بقيادة [واشنطن)", [("warning", "[")]),
        ("(US-led", "بقيادة واشنطن)", [("warning", ")")]),
    ],
)
def test_brackets_have_partners(report: Check, source: str, target: str, expected: Report | None) -> None:
    assert report("brackets", (source, target), "ar") == (expected or [])
