from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checks import RULES, Example, Pair, run
from toolkit.checks.page import as_markdown, pair_of
from toolkit.languages import TAGS, get
from toolkit.model import Concept, Status, Term

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"

# Letters, digits and marks that the rules look at, dense enough to meet, and all the rest of Unicode.
TEXTS = st.text(
    st.one_of(st.sampled_from("«»“”‘’\"'()[]{} .,،٬٫:%-0123٤۵كيیکەهھـ\u200c\u2067\u202eaêİıVIm\n"), st.characters())
)


@pytest.mark.parametrize("name", RULES)
def test_the_good_example_passes_every_rule(name: str) -> None:
    assert run(pair_of(RULES[name].good)) == []


@pytest.mark.parametrize("name", RULES)
def test_the_bad_example_is_reported(name: str) -> None:
    assert name in {finding.rule for finding in run(pair_of(RULES[name].bad))}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_switched_off_by_its_name(name: str) -> None:
    assert name not in {finding.rule for finding in run(pair_of(RULES[name].bad), {name})}


@pytest.mark.parametrize("name", RULES)
def test_a_message_ends_with_its_cure(name: str) -> None:
    for finding in run(pair_of(RULES[name].bad)):
        assert ": " in finding.message
        assert not finding.message.endswith(".")


def test_the_page_says_what_the_rules_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown(), "run: python -m toolkit.checks.page > docs/checks.md"


def test_nothing_but_its_absence_is_said_of_an_empty_translation() -> None:
    pair = replace(pair_of(RULES["numbers"].bad), target=" ")
    assert [finding.rule for finding in run(pair)] == ["empty"]


@given(TEXTS, TEXTS, st.sampled_from(TAGS), st.sampled_from(TAGS))
def test_no_text_stops_a_check_and_marks_lie_inside_it(source: str, target: str, here: str, there: str) -> None:
    style = get(there).style
    for finding in run(Pair(source, target, get(here), get(there), style)):
        if finding.start is None:
            assert finding.end is None
        else:
            assert 0 <= finding.start < finding.end <= len(target)


@given(TEXTS, st.sampled_from(TAGS))
def test_a_text_has_the_figures_of_itself(text: str, tag: str) -> None:
    found = RULES["numbers"].check(Pair(text, text, get(tag), get(tag), get(tag).style))
    assert list(found) == []


@given(
    st.integers(13, 10**9),
    st.sampled_from(["ar", "ckb", "kmr"]),
    st.sampled_from(["٠", "۰", "0"]),
    st.sampled_from(",.٬ "),
)
def test_grouping_and_digits_do_not_change_a_value(value: int, tag: str, zero: str, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    written = "".join(chr(ord(zero) + int(char)) if char.isdigit() else char for char in written)
    pair = Pair(f"{value:,} people", written, get("en"), get(tag), get(tag).style)
    assert list(RULES["numbers"].check(pair)) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("%d of %(total)s files", "%d ji %(total)s pelan"),
        ("Press <b class='x2'>OK</b> &amp; wait", "<b class='x2'>باشە</b> &amp; چاوەڕێ بکە"),
        ("{count} of {0} files at https://a.example/b?c=1", "{count} لە {0} پەڕگە لە https://a.example/b?c=1"),
    ],
)
def test_placeholders_and_markup_are_no_business_of_these_rules(source: str, target: str) -> None:
    tag = "kmr" if target.isascii() else "ckb"
    assert run(Pair(source, target, get("en"), get(tag), get(tag).style)) == []


def test_a_deprecated_term_in_the_place_of_another_is_reported_once() -> None:
    old = Term("DAISH", "kmr", status=Status.DEPRECATED, case="exact")
    daesh = Concept("daesh", {"en": (Term("Daesh", "en"),), "kmr": (Term("DAIŞ", "kmr", case="exact"), old)})
    pair = pair_of(Example("Daesh fled.", "DAISH reviya.", "kmr", daesh))
    assert [finding.rule for finding in run(pair)] == ["terms"]
    assert [finding.rule for finding in run(pair, {"terms"})] == ["forbidden"]
