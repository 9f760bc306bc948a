import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.languages import TAGS, Language, get
from toolkit.languages.inflection import readings

LANGUAGES = [get(tag) for tag in TAGS]
TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("اأإآىيیكکهةەھڕڵوۆێİıîêşș’'ʼ\u200c\u200d\u0640\u064b\u0327ﷲﻻ"))
)


@pytest.mark.parametrize("language", LANGUAGES, ids=TAGS)
@given(text=TEXTS)
@settings(derandomize=True)
def test_folding_twice_is_folding_once(language: Language, text: str) -> None:
    folded = language.fold(text)
    assert language.fold(folded) == folded


@pytest.mark.parametrize("language", LANGUAGES, ids=TAGS)
@given(word=TEXTS)
@settings(derandomize=True)
def test_the_first_reading_of_a_word_is_the_word(language: Language, word: str) -> None:
    first = readings(word, language)[0]
    assert first.stem == language.inflection.spell(language.fold(word))
    assert (first.start, first.ending, first.marks) == (0, "", frozenset())


@pytest.mark.parametrize("language", LANGUAGES, ids=TAGS)
def test_look_alikes_are_no_letters_and_stand_for_letters(language: Language) -> None:
    assert not language.look_alikes.keys() & language.letters
    assert set("".join(language.look_alikes.values())) <= language.letters


@pytest.mark.parametrize("language", LANGUAGES, ids=TAGS)
def test_number_words_are_kept_folded(language: Language) -> None:
    assert all(language.fold(word) == word for word in language.multipliers)
    assert {1_000, 10**6, 10**9} <= set(language.multipliers.values())


@pytest.mark.parametrize("language", LANGUAGES, ids=TAGS)
def test_its_own_name_is_written_in_its_own_letters(language: Language) -> None:
    assert {letter for letter in language.native if letter.isalpha()} <= language.letters


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("en", "U.S.", "us"),
        ("ar", "إسلامي", "اسلامي"),
        ("ar", "هُجُومٌ", "هجوم"),
        ("ar", "هجومًا", "هجوم"),
        ("ar", "مستشفى", "مستشفي"),
        ("ar", "٢٠٠٣", "2003"),
        ("ckb", "كوردستان", "کوردستان"),
        ("ckb", "ده‌وڵه‌ت", "دەوڵەت"),
        ("ckb", "ھێرش", "هێرش"),
        ("kmr", "İRAN", "iran"),
        ("kmr", "DAIŞ’ê", "daiş'ê"),
        ("kmr", "DAIȘ", "daiş"),
    ],
)
def test_spellings_that_are_the_same_when_compared(tag: str, one: str, other: str) -> None:
    assert get(tag).fold(one) == get(tag).fold(other)


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("ar", "حماة", "حماه"),
        ("ar", "على", "علي"),
        ("ar", "شؤون", "شون"),
        ("ckb", "گەل", "گەڵ"),
        ("ckb", "دادگای", "دادگایی"),
        ("kmr", "be", "bê"),
        ("kmr", "ser", "şer"),
        ("kmr", "ji", "jî"),
    ],
)
def test_spellings_that_are_different_words(tag: str, one: str, other: str) -> None:
    assert get(tag).fold(one) != get(tag).fold(other)


def test_house_styles() -> None:
    styles = {language.tag: language.style for language in LANGUAGES}
    assert {tag: style.digits for tag, style in styles.items()} == dict.fromkeys(TAGS, "latn")
    assert {tag: style.quotes for tag, style in styles.items()} == {
        "en": "“”‘’",
        "ar": "«»“”",
        "ckb": "«»“”",
        "kmr": "“”‘’",
    }
    assert styles["ar"].months == ("ar-IQ", "ar")
    assert styles["kmr"].endings == "joined"
    assert {language.tag: language.plural_forms.split(";")[0] for language in LANGUAGES} == {
        "en": "nplurals=2",
        "ar": "nplurals=6",
        "ckb": "nplurals=2",
        "kmr": "nplurals=2",
    }
