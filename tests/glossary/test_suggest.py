"""What is suggested from a text, and in what form."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from toolkit import languages
from toolkit.documents import parse
from toolkit.glossary import load
from toolkit.glossary.suggest import as_toml, suggest
from toolkit.languages.inflection import readings
from toolkit.languages.stopwords import STOP_WORDS
from toolkit.recognition import Recognizer

ROOT = Path(toolkit.__file__).parents[1]
EVERYTHING = 10**6

# Language, text, what is suggested; None: what must not be.
CASES: list[tuple[str, str, str, str | None]] = [
    ("en", "He met Jane Doe.", "Jane Doe", None),
    ("en", "Troops left. Weather was bad.", "weather", "Weather"),
    ("en", "Iraq said so. Then Iraq left.", "Iraq", "iraq"),
    ("en", "Iraq's army left.", "Iraq", "iraq"),
    ("en", "It was Prime Minister Haider al-Abadi.", "Haider al-Abadi", "Prime Minister Haider al-Abadi"),
    ("en", "It was Prime Minister Haider al-Abadi.", "Prime Minister", "Haider"),
    ("en", "He runs the Syrian Observatory for Human Rights.", "Syrian Observatory for Human Rights", "Human Rights"),
    ("en", "War came to Iraq and Syria.", "Syria", "Iraq and Syria"),
    ("en", "He met George W. Bush.", "George W. Bush", "Bush"),
    ("en", "The militants fled. A militant was hurt.", "militant", "militants"),
    ("en", "The snipers fled. More snipers came.", "snipers", "sniper"),
    ("en", "Daesh’s men and the militants’ foothold in it.", "foothold", "militants’ foothold"),
    ("en", "the US-led coalition in Iraq", "US", "led"),
    ("en", "the IS-held town is as big as it is", "IS", "is"),
    ("en", "We don't know and we're off to Hawija.", "Hawija", "we're"),
    ("en", "It was a “caliphate” of fear.", "caliphate", "caliphate fear"),
    ("en", "Troops launched an attack on Monday.", "attack", "Monday"),
    ("en", "The offensive, mostly quickly done.", "offensive", "quickly"),
    ("en", "Militant Leaders Offer Another Truce Deal", "militant leaders offer", "Militant Leaders"),
    ("ar", "بدأ الهجوم. توقف الهجوم. استمر هجوم آخر.", "هجوم", "الهجوم"),
    ("ar", "قالت القوات العراقية. دخلت القوات العراقية.", "القوات العراقية", "قالت القوات"),
    ("ar", "فإن القوات بأن", "القوات", "فإن"),
    ("ckb", "چەکداران هاتن. چەکدار ڕۆیشت.", "چەکدار", "چەکداران"),
    ("ckb", "لە عێراقدا و لە عێراق", "عێراق", "لە"),
    ("kmr", "Hêzên Iraqê hatin û li Iraqê man. Ew li Iraq bûn.", "Iraq", "Iraqê"),
    ("kmr", "Ew ji DAIŞ'ê reviya.", "DAIŞ", "DAIŞ'ê"),
]


@pytest.mark.parametrize(("tag", "text", "wanted", "unwanted"), CASES)
def test_a_text_suggests_its_terms_in_their_own_form(tag: str, text: str, wanted: str, unwanted: str | None) -> None:
    found = [candidate.text for candidate in suggest([text], tag, top=EVERYTHING)]
    assert wanted in found
    assert unwanted not in found


@pytest.mark.parametrize(
    ("tag", "text", "short", "full"),
    [
        ("en", "Iraq’s Joint Operations Command (JOC) said", "JOC", "Joint Operations Command"),
        ("en", "the JOC (Joint Operations Command) said", "JOC", "Joint Operations Command"),
        ("en", "the Syrian Observatory for Human Rights (SOHR)", "SOHR", "Syrian Observatory for Human Rights"),
        ("en", "artificial intelligence (AI) is here", "AI", "artificial intelligence"),
        ("en", "MWPs (Members of the Welsh Parliament) sat", "MWPs", "Members of the Welsh Parliament"),
        ("en", "He left Baghdad (AFP) today", "AFP", ""),
        ("en", "the army. Great men (AGM)", "AGM", ""),
        ("ar", "قال تنظيم الدولة الإسلامية في العراق والشام (داعش) ذلك", "داعش", "الدولة الإسلامية في العراق والشام"),
        ("ar", "دخلت قوات سوريا الديمقراطية (قسد) المدينة", "قسد", "قوات سوريا الديمقراطية"),
        ("ckb", "ھێزەکانی سووریای دیموکرات (ھەسەدە) ھاتن", "ھەسەدە", "ھێزەکانی سووریای دیموکرات"),
        ("ckb", "پارتی کرێکارانی کوردستان (پەکەکە)", "پەکەکە", "پارتی کرێکارانی کوردستان"),
        ("kmr", "Hêzên Sûriyeya Demokratîk (HSD) got", "HSD", "Hêzên Sûriyeya Demokratîk"),
    ],
)
def test_an_acronym_comes_with_what_it_is_short_for(tag: str, text: str, short: str, full: str) -> None:
    found = {candidate.text: candidate for candidate in suggest([text], tag, top=EVERYTHING)}
    assert found[short].expansion == full
    assert found[short].kind == "acronym"
    assert not full or full not in found


def test_candidates_are_counted_and_shown_where_they_stand() -> None:
    texts = ["A drone hit the town of Hawija.", "Hawija lies  far\naway.", "In Hawija all was quiet."]
    first = suggest(texts, "en", top=1)[0]
    assert (first.text, first.kind, first.count) == ("Hawija", "name", 3)
    assert [str(context) for context in first.contexts] == [
        "A drone hit the town of Hawija.",
        "Hawija lies far away.",
        "In Hawija all was quiet.",
    ]


def test_what_stands_only_within_longer_terms_counts_for_nothing() -> None:
    texts = ["the air raid of May", "an air raid by night", "every air raid there"]
    found = {candidate.text: candidate.score for candidate in suggest(texts, "en")}
    assert "raid" not in found
    assert found["air raid"] > 3


def test_what_the_glossary_has_is_left_out() -> None:
    text = "The Joint Operations Command fled Hawija. An operation went on."
    spans = [(4, 28)]
    found = [candidate.text for candidate in suggest([text], "en", lambda _text: spans)]
    assert "Hawija" in found
    assert not any("Command" in one for one in found)


def test_candidates_can_be_pasted(tmp_path: Path) -> None:
    texts = ["He leads the Joint Operations Command (JOC) in Hawija.", "In Hawija it was Zoë’s “turn”."]
    text = as_toml(suggest(texts, "en"), "en", {"hawija"})
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    glossary = load(tmp_path)
    assert [term.text for term in glossary["joint-operations-command"].terms["en"]] == [
        "Joint Operations Command",
        "JOC",
    ]
    assert glossary["hawija-2"].preferred("en") is not None
    assert "zoe" in glossary
    assert "# 2 times: the Joint Operations Command (JOC) in Hawija." in text
    (tmp_path / "a.toml").write_text(as_toml(suggest(["كافانو هنا، كافانو وبالو"], "ar"), "ar"), encoding="utf-8")
    assert {"term", "term-2"} <= {concept.id for concept in load(tmp_path)}


def test_an_article_yields_what_its_desk_would_list() -> None:
    """At least 80% of the concepts that the desk lists for its article are among the first 150 without its glossary."""
    english = languages.get("en")
    concepts = tuple(load(ROOT / "glossary"))
    texts = [segment.text for segment in parse(ROOT / "translations/hawija-offensive/source.txt").segments]
    find = Recognizer(concepts, "en").candidates
    there = {place.match.concept for text in texts for place in find(text)}
    found = set()
    for candidate in suggest(texts, "en", top=150):
        for form in filter(None, (candidate.text, candidate.expansion)):
            *others, last = english.fold(form).split()
            found |= {" ".join([*others, reading.stem]) for reading in readings(last, english)}
    wanted = [one for one in concepts if one.id in there]
    hit = [one for one in wanted if any(english.fold(term.text) in found for term in one.terms.get("en", ()))]
    assert len(hit) / len(wanted) >= 0.8


@pytest.mark.parametrize("tag", languages.TAGS)
def test_each_language_has_stop_words_in_its_own_folding(tag: str) -> None:
    words = STOP_WORDS[tag]
    fold = languages.get(tag).fold
    assert words.function
    assert words.common
    for kind in (words.function, words.common, words.openers, words.closers, words.titles, words.calendar):
        assert all(fold(word) == word for word in kind)


@given(
    st.lists(st.text(alphabet="aAbB .-'’(),“”\nابھە\u200c1سș", max_size=40), max_size=3),
    st.sampled_from(languages.TAGS),
)
def test_every_candidate_is_where_it_says(texts: list[str], tag: str) -> None:
    for candidate in suggest(texts, tag, top=EVERYTHING):
        assert candidate.text
        assert candidate.count >= 1
        assert candidate.score > 0
        for context in candidate.contexts:
            assert any(context.surface in " ".join(text.split()) for text in texts)
