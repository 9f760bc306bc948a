"""Words are counted by the Unicode rules, in every script of the desk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.lang.common import Common

from toolkit.languages.words import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n", 0),
        ("Daesh fled Hawija.", 3),
        ("— … « » 100 %", 1),
        ("US-led and/or", 4),
        ("Daesh’s DAIŞ'ê", 2),
        ("Iraq's 'caliphate'", 2),
        ("5,000.5 or 12:30", 4),
        ("U.S. officials", 2),
        ("example.org/news", 2),
        ("snake_case __ _x", 2),
        ("a<b>bold</b> <a href='x y'>link</a><br/>", 3),
        ("1 < 2 and 3 > 2", 5),
        ("naïve naïve m²", 3),
        ("漢字かな カタカナ", 5),
        # Arabic: clitics are no words of their own, its own marks part words, harakat and tatweel do not.
        ("وبالمدرسة", 1),
        ("قال،ثم ذهب؛أين؟", 4),
        ("مُحَمَّدٌ رسـول", 2),
        ("«تنظيم الدولة»", 2),
        ("٢٠٢٥ ٣٫٥ ٤٬٠٠٠ ٥٠٪", 4),
        ("عام ٢٠١٤م", 2),
        # Sorani: the ZWNJ stands within a word; so do the controls that set its direction.
        ("ده‌ربه‌ندیخان", 1),
        ("می\u200cخواهم", 1),
        ("\u2067کەرکووک\u2069 \u200fحەویجە", 2),
        ("پێشمەرگە، ئاسایش", 2),
        ("zero\u200bwidth", 2),
        ("soft\u00adhyphen", 1),
    ],
)
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words


LETTERS = "abcéşêاوبەھكی"
DIGITS = "12٢٣"
SIGNS = "  -/'’.,:;،؛؟«»\"()%…"


@given(st.lists(st.text(LETTERS, min_size=1) | st.text(DIGITS, min_size=1) | st.sampled_from(SIGNS)).map("".join))
def test_another_reading_of_the_rules_finds_as_many(text: str) -> None:
    assert count_words(text) == len(Common.words(text))


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_has_a_number_of_words(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)
    assert count_words(f"{text} \n word") == count_words(text) + 1 or "<" in text
