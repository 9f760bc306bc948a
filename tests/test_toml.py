"""Of two readers of TOML it does not matter which reads: they take the same texts and read the same in them."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.errors import SettingsError
from toolkit.files import load_toml

PIECES = (
    *("a = ", "b = ", "a.b = ", "b.c = ", '"a" = ', "[a]\n", "[b]\n", "[a.b]\n", "[ a . b ]\n", '["a".b]\n', "[[a]]\n"),
    *("[[a.b]]\n", "[", "]", "{", "}", ",", ", ", "\n", "\r\n", "\r", " ", "\t", "#", "# [c] {\n", ".", "="),
    *(
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        '"x"',
        "'y'",
        '"}"',
        "'{'",
        '"\\e"',
        '"\\x41"',
        '"\\\\e"',
    ),
    *('"\\u0041"', '"\\ud800"', "07:32Z", "1979-05-27", "1979-05-27T07:32:00.5+01:00"),
    *(
        '"""\nx\\\n y"""',
        "'''\r\n'''",
        "[1, 2]",
        "[\n1,\n]",
        "{ a = 1 }",
        "{ a = 1, }",
    ),
    *("{ a = 1,\n b = 2 }", '{ "}" = 1,\n', "07:32", "07:32:00", "1979-05-27 07:32", "1979-05-27T07:32:00Z"),
    *("1", "+1", "-0", "01", "1_0", "0x1F", "9223372036854775808", "1.5", "1e400", "inf", "-nan", "true", "True"),
    *("\ufeff", "\x00", "\x0b", "\x7f", "\x85", "\u2028", "\ud800", "داعش", "é"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


def told(text: str, path: Path = Path("g.toml")) -> dict[str, Any] | None:
    try:
        return load_toml(text, path, SettingsError)
    except SettingsError:
        return None


def meant(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


@given(TEXTS)
@settings(derandomize=True, max_examples=2000)
@example("[a.b]\n[b]\n[a]\n")
@example('[a."b"]\n[b]\n["a"]\n')
@example("[[a]]\n[a.b]\n[c]\n[[a]]\n")
@example("a = '''x\r\ny'''")
@example("a = 1\r\r\n")
@example("a = { b = 1,\nc = 2 }")
@example('a = [ """x\n y""", {\n}]')
@example('a = { b = "}",\n"{" = 1 }')
@example("a = { b = { c = 1 },\nd = 1 }")
@example("a = { b = 1 # }\n}")
@example("a = [\n07:32\n]")
@example("1979-05-27=07:32")
@example(f"a = {'9' * 5000}")
@example(f"a = {'[' * 100}{']' * 100}")
@example(f"a = {'[' * 100_000}")
@example(f"a{'.a' * 300} = 1")
def test_what_is_read_is_what_tomllib_reads(text: str) -> None:
    got, wanted = told(text), meant(text)
    # As text, for it shows the order of the keys, the kind of every value, and that nan is nan.
    assert repr(got) == repr(wanted)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb = \n", "g.toml:2: not valid TOML: Invalid value in column 5; mend that line by hand"),
        ("a = 1\na = 2\n", "g.toml:2: not valid TOML: Cannot overwrite a value in column 6; mend that line by hand"),
        ('x = { a = "}",\nb = 1 }', "g.toml:1: not valid TOML: "),
        ("\ufeffa = 1", "g.toml:1: not valid TOML: "),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_toml(text, Path("g.toml"), SettingsError)
    assert str(caught.value).startswith(said)


def test_a_glossary_as_people_write_it_needs_only_the_quick_reader() -> None:
    text = '''
# Kept by the desk. { not a table
[daesh]  # since 10:30 today
definition = "They call it so, at 10:30 and later: {this} \\"one\\"."
en = "Daesh"
ar = { text = "داعش", note = "in 'quotation' marks, {only}" }
kmr = [
    "DAIŞ", # as they write it
    { text = "DAISH", status = "deprecated", forms = ["x", "y"] },
]

[daesh.ckb]
text = "داعش"
note = """
Two
lines"""
'''
    script = """
import sys
from pathlib import Path
from toolkit.errors import SettingsError
from toolkit.files import load_toml
assert load_toml(sys.argv[1], Path("g.toml"), SettingsError)
assert "tomllib" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script, text], check=True, timeout=60)
    assert told(text) == meant(text)
