from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model import Concept, Status, Term
from toolkit.recognition import Verifier


def concept(slug: str, translate: bool = True, **terms: Any) -> Concept:  # noqa: FBT001, FBT002 - reads as data
    return Concept(
        slug,
        {
            tag: tuple(
                one if isinstance(one, Term) else Term(one, tag, case="exact" if one != one.lower() else "any")
                for one in (texts if isinstance(texts, tuple) else (texts,))
            )
            for tag, texts in terms.items()
        },
        translate=translate,
    )


GLOSSARY = (
    concept("daesh", en="Daesh", ar=("داعش", Term("دواعش", "ar", Status.FORBIDDEN)), kmr="DAIŞ"),
    concept(
        "islamic-state",
        en=("Islamic State group", "IS"),
        ar=("تنظيم الدولة الإسلامية", "تنظيم الدولة", Term("الدولة الإسلامية", "ar", Status.DEPRECATED)),
    ),
    concept("attack", en="attack", ar=("هجوم", "اعتداء")),
    concept("offensive", en="offensive", ar="هجوم"),
    concept("assault", en="assault", ar=("هجوم", "اقتحام")),
    concept("kirkuk", en="Kirkuk", ar="كركوك"),
    concept("kirkuk-province", en="Kirkuk province", ar="محافظة كركوك"),
    concept("province", en="province", ar="محافظة"),
    concept("hawija", en="Hawija"),
    concept("mosul", en="Mosul", ar=Term("الموصل", "ar", Status.DEPRECATED)),
    concept("afp", translate=False, en="AFP"),
    concept("landmine", en="mine", ar="لغم"),
    concept("pit", en="mine", ar="منجم"),
)

CASES = [
    ("Daesh’s men", "رجال داعش", {"daesh": "داعش"}),
    ("Daesh fled", "فرّ التنظيم", {"daesh": None}),
    ("Nothing here", "داعش", {}),
    ("IS and IS again", "تنظيم الدولة الاسلامية", {"islamic-state": "تنظيم الدولة الاسلامية"}),
    # Not judged: no term in the target language, or none that is approved.
    ("Hawija and Mosul", "الحويجة والموصل", {}),
    # Homonyms share places: each concept needs its own.
    ("the offensive", "الهجوم", {"offensive": "الهجوم"}),
    ("attack and offensive", "الهجوم", {"attack": "الهجوم", "offensive": None}),
    ("attack and offensive", "هجوم وهجوم", {"attack": "هجوم", "offensive": "وهجوم"}),
    # The first takes the place that the second does not need.
    ("attack and offensive", "هجوم واعتداء", {"attack": "واعتداء", "offensive": "هجوم"}),
    (
        "attack, assault, offensive",
        "هجوم واعتداء واقتحام",
        {"attack": "واعتداء", "assault": "واقتحام", "offensive": "هجوم"},
    ),
    # Nesting counts only among the concepts of the source.
    ("Kirkuk", "محافظة كركوك", {"kirkuk": "كركوك"}),
    ("Kirkuk province", "محافظة كركوك", {"kirkuk-province": "محافظة كركوك"}),
    ("Kirkuk province", "كركوك", {"kirkuk-province": None}),
    ("Kirkuk province and Kirkuk", "محافظة كركوك", {"kirkuk-province": "محافظة كركوك", "kirkuk": None}),
    ("Kirkuk province and Kirkuk", "كركوك في محافظة كركوك", {"kirkuk-province": "محافظة كركوك", "kirkuk": "كركوك"}),
    ("the province", "محافظة كركوك", {"province": "محافظة"}),
    # Not translated: stays as it is.
    ("an AFP correspondent", "مراسل AFP", {"afp": "AFP"}),
    ("an AFP correspondent", "مراسل الوكالة", {"afp": None}),
    # One form in the source for two concepts: the translation shows which is meant.
    ("a mine", "لغم", {"landmine": "لغم"}),
    ("a mine", "في المنجم", {"pit": "المنجم"}),
    ("a mine", "لا شيء", {"landmine": None}),
]


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_each_concept_of_the_source_is_judged(source: str, target: str, expected: dict[str, str | None]) -> None:
    verdicts = Verifier(GLOSSARY, "en", "ar").verify(source, target)
    assert {one.concept: one.target and one.target.surface for one in verdicts} == expected
    assert all(one.ok == (one.target is not None) for one in verdicts)
    assert all(source[one.source.start : one.source.end] == one.source.surface for one in verdicts)


def test_a_verdict_says_what_was_expected_and_what_stands_there_instead() -> None:
    (verdict,) = Verifier(GLOSSARY, "en", "ar").verify("IS", "في الدولة الإسلامية")
    assert verdict.expected == ("تنظيم الدولة الإسلامية", "تنظيم الدولة")
    assert not verdict.ok
    assert verdict.instead is not None
    assert verdict.instead.surface == "الدولة الإسلامية"


def test_the_preferred_term_is_named_first_wherever_it_stands() -> None:
    desk = concept("x", en="x", ar=(Term("ثاني", "ar", Status.ADMITTED), "أول"))
    assert Verifier([desk], "en", "ar").verify("x", "")[0].expected == ("أول", "ثاني")


def test_what_is_translated_from_another_language_is_judged_too() -> None:
    (verdict,) = Verifier(GLOSSARY, "ar", "kmr").verify("وداعش", "DAIŞ’ê")
    assert verdict.ok


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("الدواعش والدولة الإسلامية", ["الدواعش", "والدولة الإسلامية"]),
        ("تنظيم الدولة الإسلامية", []),
        ("داعش", []),
        ("بالموصل", ["بالموصل"]),
        ("", []),
    ],
)
def test_banned_terms_are_found_unless_an_approved_one_covers_them(text: str, surfaces: list[str]) -> None:
    assert [one.surface for one in Verifier(GLOSSARY, "en", "ar").banned(text)] == surfaces


def test_a_form_that_another_concept_approves_is_not_banned() -> None:
    desk = (concept("a", kmr=Term("çete", "kmr", Status.FORBIDDEN)), concept("b", kmr="çete"))
    assert Verifier(desk, "en", "kmr").banned("çeteyên") == ()


def test_a_banned_spelling_is_found_though_it_folds_to_the_approved_one() -> None:
    desk = concept("mosul", ckb=("مووسڵ", Term("موسڵ", "ckb", Status.DEPRECATED)))
    verifier = Verifier([desk], "en", "ckb")
    assert [one.surface for one in verifier.banned("لە موسڵدا و مووسڵ")] == ["موسڵدا"]
    named = concept("mosul", en="Mosul", ckb=("مووسڵ", Term("موسڵ", "ckb", Status.DEPRECATED)))
    (verdict,) = Verifier([named], "en", "ckb").verify("Mosul", "لە موسڵدا")
    assert not verdict.ok
    assert verdict.instead is not None


def test_as_many_concepts_as_possible_are_served() -> None:
    """A chain: each concept shares one form with the next, so serving the last one moves all before it."""
    words = [f"w{chr(97 + number)}x" for number in range(20)]
    chain = [concept(f"c{n}", en=f"c{n}", kmr=(words[n], words[n + 1])) for n in range(19)]
    last = concept("c19", en="c19", kmr=words[0])
    source = " ".join(f"c{n}" for n in range(20))
    verdicts = Verifier([*chain, last], "en", "kmr").verify(source, " ".join(words))
    assert all(one.ok for one in verdicts)
    assert len({one.target for one in verdicts}) == len(words)


@given(source=st.text(), target=st.text())
@settings(derandomize=True)
def test_no_text_is_too_odd(source: str, target: str) -> None:
    verifier = Verifier(GLOSSARY, "en", "ar")
    assert len(verifier.verify(source + " Daesh", target + " داعش")) >= 1
    verifier.banned(target)
