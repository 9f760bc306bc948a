import sys
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import LanguageError
from toolkit.languages import TAGS, Language, get, registry
from toolkit.languages.base import Ending, Inflection
from toolkit.languages.folding import clean, lower
from toolkit.model import Concept, Status, Term
from toolkit.recognition import Recognizer
from toolkit.settings import HouseStyle


def concept(slug: str, language: str, *terms: str | Term, **more: Any) -> Concept:
    made = tuple(
        one if isinstance(one, Term) else Term(one, language, case="exact" if one != one.lower() else "any")
        for one in terms
    )
    return Concept(slug, {language: made}, **more)


GLOSSARY = (
    concept("islamic-state", "en", "Islamic State group", "IS", Term("Islamic State", "en", Status.DEPRECATED)),
    concept("kirkuk", "en", "Kirkuk"),
    concept("kirkuk-province", "en", "Kirkuk province"),
    concept("province", "en", "province"),
    concept("us-led", "en", "US-led"),
    concept("us", "en", "US"),
    concept("coalition", "en", "US-led coalition"),
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.concept, one.surface) for one in Recognizer(GLOSSARY, "en").find(text)]


def test_the_longest_term_wins_and_covers_what_is_in_it() -> None:
    assert found("Kirkuk province, Kirkuk and another province") == [
        ("kirkuk-province", "Kirkuk province"),
        ("kirkuk", "Kirkuk"),
        ("province", "province"),
    ]
    assert found("a US-led coalition, US-led, US") == [
        ("coalition", "US-led coalition"),
        ("us-led", "US-led"),
        ("us", "US"),
    ]


def test_terms_of_every_status_are_found() -> None:
    matches = Recognizer(GLOSSARY, "en").find("Islamic State")
    assert [one.term.status for one in matches] == [Status.DEPRECATED]


def test_the_spelling_that_the_text_has_wins_over_one_that_only_folds_to_it() -> None:
    spellings = (
        concept("mosul", "ckb", "مووسڵ", Term("موسڵ", "ckb", Status.DEPRECATED)),
        concept("iran", "ar", "إيران", Term("ايران", "ar", Status.DEPRECATED)),
    )
    assert [one.term.text for one in Recognizer(spellings, "ckb").find("موسڵ مووسڵ")] == ["موسڵ", "مووسڵ"]
    assert [one.term.text for one in Recognizer(spellings, "ar").find("ايران وإيران")] == ["ايران", "إيران"]


def test_a_compound_that_was_entered_wins_over_one_that_was_not() -> None:
    desk = concept("pm", "ckb", "سەرۆک وەزیران", Term("سەرۆکوەزیران", "ckb", Status.DEPRECATED))
    assert [one.term.status for one in Recognizer([desk], "ckb").find("سەرۆکوەزیران")] == [Status.DEPRECATED]


def test_of_two_concepts_with_one_form_the_first_is_found_and_both_are_candidates() -> None:
    homonyms = (concept("attack", "ar", "هجوم"), concept("offensive", "ar", "هجوم"))
    recognizer = Recognizer(homonyms, "ar")
    assert [one.concept for one in recognizer.find("الهجوم")] == ["attack"]
    assert sorted(one.match.concept for one in recognizer.candidates("الهجوم")) == ["attack", "offensive"]


def test_an_approved_term_is_preferred_to_another_concepts_forbidden_one() -> None:
    rivals = (concept("a", "en", Term("offensive", "en", Status.FORBIDDEN)), concept("b", "en", "offensive"))
    assert [one.concept for one in Recognizer(rivals, "en").find("offensive")] == ["b"]


@pytest.mark.parametrize(
    ("language", "text", "surfaces"),
    [
        ("ar", "قالت AFP إن وكالة AFP", ["AFP", "AFP"]),
        ("ar", "بـAFP وAFP", ["بـAFP", "وAFP"]),
        ("ckb", "AFPی و AFPـەوە", ["AFPی", "AFPـەوە"]),
        ("kmr", "AFPê û AFP’yê", ["AFPê", "AFP’yê"]),
        ("kmr", "afp", []),
    ],
)
def test_what_is_not_translated_is_found_in_every_language(language: str, text: str, surfaces: list[str]) -> None:
    afp = concept("afp", "en", "AFP", translate=False)
    assert [one.surface for one in Recognizer([afp], language).find(text)] == surfaces
    assert Recognizer([concept("afp", "en", "AFP")], language).find(text) == ()


def test_a_term_without_a_letter_is_no_trouble() -> None:
    assert Recognizer([concept("odd", "en", "", "...", "€")], "en").find("... € and so on") == ()


def test_an_unknown_language_is_refused_at_once() -> None:
    with pytest.raises(LanguageError, match="ckb"):
        Recognizer([], "ku")


TERMS = {
    "en": ("IS", "US-led", "air strike", "militant", "s", "9/11", "U.S."),
    "ar": ("داعش", "الرقة", "حكومة", "تنظيم الدولة الإسلامية", "و", "أبو", "لجنة"),
    "ckb": ("داعش", "ناوچە", "سەرۆک وەزیران", "هێزە ئەمنییەکان", "ی", "ه"),
    "kmr": ("DAIŞ", "YE", "partî", "hêzên ewlehiyê", "ê", "Sûriye"),
}
PIECES = [piece for terms in TERMS.values() for piece in terms]
MARKS = [*" \n'’‘`´ʼ\"«»“”-–/()،.؟İıßﷲ", "\u200c", "\u0640", "\u064b", "\u2067", "\u2069", "\u0327"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, *MARKS, "ەکان", "ال", "ê", "s"])).map("".join))
RECOGNIZERS = {tag: Recognizer([concept(text, tag, text) for text in TERMS[tag]], tag) for tag in TAGS}


@pytest.mark.parametrize("tag", TAGS)
@given(text=TEXTS)
@settings(derandomize=True)
def test_matches_slice_to_their_surface_in_order_without_overlap(tag: str, text: str) -> None:
    end = 0
    for one in RECOGNIZERS[tag].find(text):
        assert text[one.start : one.end] == one.surface != ""
        assert end <= one.start
        end = one.end


@pytest.mark.parametrize("tag", TAGS)
@given(text=TEXTS)
@settings(derandomize=True)
def test_a_term_alone_in_a_line_is_found_whatever_follows(tag: str, text: str) -> None:
    term = {"en": "militant", "ar": "داعش", "ckb": "داعش", "kmr": "DAIŞ"}[tag]
    matches = RECOGNIZERS[tag].find(f"{term}\n\n= {text}")
    assert matches[0].surface == term


# A fifth language: what a new file under toolkit/languages would hold, and its line in the registry.
_FA_ENDINGS = (Ending("ها"), Ending("های"), Ending("ی"), Ending("هایی"))
PERSIAN = Language(
    tag="fa",
    name="Persian",
    native="فارسی",
    direction="rtl",
    script="Arabic",
    plural_forms="nplurals=2; plural=(n > 1);",
    style=HouseStyle(digits="arabext", quotes="«»“”", months=("fa",)),
    fold=lambda text: lower(clean(text)).translate(str.maketrans("يك", "یک")).replace("\u200c", ""),
    letters=frozenset("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"),
    look_alikes={"ي": "ی", "ك": "ک"},
    multipliers={"هزار": 1_000},
    percent_words=("درصد",),
    inflection=Inflection(clean=clean, slots=(_FA_ENDINGS,)),
)


def test_a_fifth_language_is_a_file_and_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("persian")
    vars(module)["LANGUAGE"] = PERSIAN
    monkeypatch.setitem(sys.modules, "persian", module)
    monkeypatch.setitem(registry.MODULES, "fa", "persian")
    assert get("fa-IR") is PERSIAN
    glossary = [concept("government", "fa", "دولت"), concept("attack", "fa", "حمله هوایی")]
    matches = Recognizer(glossary, "fa").find("دولت‌های دولتی و حمله هوایی")
    assert [one.surface for one in matches] == ["دولت‌های", "دولتی", "حمله هوایی"]
