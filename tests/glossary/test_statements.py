"""Where the statements of a TOML file stand, by the quick way and by the thorough one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.glossary import layout

PIECES = (
    *("[a]\n", "[b] # c\n", "[[a]]\n", "[a.b]\n", "[ b ]\n", '["a"]\n', "\t[c]\n", "a = ", "b = ", "a.b = ", '"a" = '),
    *('"x"\n', "'y'\n", "1\n", '"""\n[b]\n"""\n', "'''\n[c]\n'''\n", '["a", "b"]\n', '[\n  "a", # [c]\n  [1],\n]\n'),
    *('[{ text = "a", forms = ["b"] }]\n', "[[[[[1]]]]]\n", "{ a = { b = [1] } }\n"),
    *("\n", "  \n", "# [d]\n", "\r\n", "#", " ", '"', "'", '"""', "\\", "[", "]", "{", "}", "[\n", "]\n", "x", "ە"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(TEXTS)
@settings(derandomize=True, max_examples=1000)
def test_one_look_at_a_statement_sees_what_a_look_at_each_token_sees(text: str) -> None:
    quick = list(layout.scan(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "_WHOLE", re.compile("(?!)"))
        assert list(layout.scan(text)) == quick


@given(TEXTS)
@settings(derandomize=True, max_examples=1000)
def test_the_first_line_about_a_concept_is_that_of_its_first_statement(text: str) -> None:
    lines: dict[str, int] = {}
    for statement in layout.scan(text):
        lines.setdefault(statement.keys[0], statement.line)
    assert layout.first_lines(text) == lines


@given(TEXTS)
@settings(derandomize=True, max_examples=300)
def test_statements_follow_each_other_and_know_their_lines(text: str) -> None:
    end = 0
    for statement in layout.scan(text):
        assert end <= statement.start < statement.end <= len(text)
        assert statement.line == 1 + text.count("\n", 0, statement.start)
        end = statement.end


def test_a_file_can_be_read_from_a_header_on() -> None:
    text = '[a]\nen = "a"\n\n[b] # c\nen = """\nb"""\n[b.ar]\ntext = "c"\n'
    assert list(layout.scan(text, 4)) == list(layout.scan(text))[2:]
