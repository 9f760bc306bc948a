import pytest

from toolkit.errors import LanguageError
from toolkit.languages import TAGS, get


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("AR", "ar"),
        ("ar-IQ", "ar"),
        ("ar_SY.UTF-8", "ar"),
        ("ar-001", "ar"),
        ("ckb", "ckb"),
        ("ckb-IQ", "ckb"),
        ("ckb-Arab-IR", "ckb"),
        ("kmr_Latn", "kmr"),
        ("ku-Latn", "kmr"),
        ("ku_TR", "kmr"),
        ("KU-latn-SY", "kmr"),
        (" kmr ", "kmr"),
    ],
)
def test_a_tag_means_one_language(tag: str, expected: str) -> None:
    assert get(tag).tag == expected


@pytest.mark.parametrize("tag", ["ku", "KU", "ku-IQ", "ku_IR", "ku-Arab", "ku-Arab-TR"])
def test_ku_alone_asks_for_a_decision(tag: str) -> None:
    with pytest.raises(LanguageError) as caught:
        get(tag)
    assert str(caught.value) == f"'{tag}' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)"


@pytest.mark.parametrize("tag", ["", "fa", "xx-IQ", "sorani", "-", "arabic", "\n"])
def test_an_unknown_tag_is_answered_with_the_known_ones(tag: str) -> None:
    with pytest.raises(LanguageError, match="en, ar, ckb, kmr") as caught:
        get(tag)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("tag", ["ckb-Latn", "kmr-Arab", "ar_Latn", "en-Cyrl"])
def test_a_script_that_is_not_kept_here_is_refused(tag: str) -> None:
    with pytest.raises(LanguageError, match="script"):
        get(tag)


def test_every_listed_language_answers_to_its_tag() -> None:
    assert TAGS == ("en", "ar", "ckb", "kmr")
    assert [get(tag).tag for tag in TAGS] == list(TAGS)
    assert get("ar") is get("ar-IQ")
