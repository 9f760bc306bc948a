from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checks import RULES, Pair, run
from toolkit.checks.page import as_markdown, pair_of
from toolkit.languages import TAGS, get

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
