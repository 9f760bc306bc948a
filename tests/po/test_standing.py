"""Every combination of what was handed out, what came back and what is here."""

import pytest

from toolkit.po.standing import Standing, weigh

COLUMNS = ("-", "A", "A~", "B", "B~", "C", "C~")
"""What is here: no text, or one of three texts, with ``~`` where it is fuzzy."""

# What was handed out ("?" where nobody knows) and what came back, then the decision for each of the columns.
GRID = """
? -    unchanged unchanged unchanged unchanged unchanged unchanged unchanged
? A    new       unchanged reviewed  conflict  changed   conflict  changed
? A~   new       unchanged unchanged conflict  conflict  conflict  conflict
? B    new       conflict  changed   unchanged reviewed  conflict  changed
? B~   new       conflict  conflict  unchanged unchanged conflict  conflict

- -    unchanged unchanged unchanged unchanged unchanged unchanged unchanged
- A    new       unchanged reviewed  conflict  conflict  conflict  conflict
- A~   new       unchanged unchanged conflict  conflict  conflict  conflict
- B    new       conflict  conflict  unchanged reviewed  conflict  conflict
- B~   new       conflict  conflict  unchanged unchanged conflict  conflict

A -    unchanged emptied   emptied   emptied   emptied   emptied   emptied
A A    unchanged unchanged unchanged unchanged unchanged unchanged unchanged
A A~   unchanged changed   unchanged unchanged unchanged unchanged unchanged
A B    new       changed   changed   unchanged reviewed  conflict  conflict
A B~   new       changed   changed   unchanged unchanged conflict  conflict

A~ -   unchanged emptied   emptied   emptied   emptied   emptied   emptied
A~ A   new       unchanged reviewed  conflict  conflict  conflict  conflict
A~ A~  unchanged unchanged unchanged unchanged unchanged unchanged unchanged
A~ B   new       conflict  changed   unchanged reviewed  conflict  conflict
A~ B~  new       conflict  changed   unchanged unchanged conflict  conflict
"""

CASES = [
    (base, theirs, ours, decision)
    for base, theirs, *decisions in (line.split() for line in GRID.splitlines() if line)
    for ours, decision in zip(COLUMNS, decisions, strict=True)
]


def standing(said: str) -> Standing:
    return Standing.of([said.strip("-~")], fuzzy=said.endswith("~"))


@pytest.mark.parametrize(("base", "theirs", "ours", "decision"), CASES)
def test_the_three_texts_say_what_to_do(base: str, theirs: str, ours: str, decision: str) -> None:
    assert weigh(None if base == "?" else standing(base), standing(theirs), standing(ours)) == decision


@pytest.mark.parametrize(("base", "theirs", "ours", "decision"), CASES)
def test_a_draft_that_nobody_has_edited_is_in_nobodys_way(base: str, theirs: str, ours: str, decision: str) -> None:
    known = None if base == "?" else standing(base)
    found = weigh(known, standing(theirs), standing(ours), untouched=True)
    assert found == ("changed" if decision == "conflict" else decision)


@pytest.mark.parametrize(("base", "theirs", "ours", "decision"), CASES)
def test_what_has_been_applied_is_not_applied_again(base: str, theirs: str, ours: str, decision: str) -> None:
    if decision in ("new", "changed", "reviewed"):
        known = None if base == "?" else standing(base)
        assert weigh(known, standing(theirs), standing(theirs)) == "unchanged"


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["", ""], ()),
        (["  ", "\n"], ()),
        (["a", "", ""], ("a",)),
        (["", "a"], ("", "a")),
        ([" a "], (" a ",)),
        (["a\r\n"], ("a\r\n",)),
    ],
)
def test_a_text_stands_to_the_letter_and_white_space_alone_is_none(texts: list[str], kept: tuple[str, ...]) -> None:
    assert Standing.of(texts, fuzzy=False).texts == kept
