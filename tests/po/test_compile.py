"""What is compiled means the same as what msgfmt makes of it."""

import gettext
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import CatalogError
from toolkit.po import Catalog
from toolkit.po.compile import compile_catalog
from toolkit.po.syntax import escape

# msgfmt refuses a text and its translation that do not begin and end alike.
TEXTS = st.text('ab%"\\\n\t\u0001 éاڕ。', max_size=6).map(lambda text: text.strip("\n"))
FILLED = TEXTS.filter(bool)
CONTEXTS = st.none() | TEXTS
HEADERS = st.sampled_from(
    [
        "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
        "POT-Creation-Date: 2026-01-31\nX-Odd: y\nContent-Type: text/plain; charset=UTF-8\nno field\nX-Odd: z\n",
        "POT-Creation-Date: 2026-01-31 14:05+0300\nContent-Type: text/plain; charset=utf8",
    ]
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry of a PO file: fuzzy or obsolete, with or without context, plural and translation."""
    lines = [f'msgid "{escape(draw(FILLED))}"']
    if (context := draw(CONTEXTS)) is not None:
        lines.insert(0, f'msgctxt "{escape(context)}"')
    if (plural := draw(st.none() | FILLED)) is None:
        lines.append(f'msgstr "{escape(draw(TEXTS))}"')
    else:
        lines.append(f'msgid_plural "{escape(plural)}"')
        lines += [f'msgstr[{number}] "{escape(draw(TEXTS))}"' for number in range(draw(st.integers(1, 3)))]
    if draw(st.integers(0, 4)) == 0:
        lines = [f"#~ {line}" for line in lines]
    if draw(st.integers(0, 3)) == 0:
        lines.insert(0, "#, fuzzy")
    return "\n".join(lines) + "\n"


@st.composite
def files(draw: st.DrawFn) -> str:
    header = draw(HEADERS)
    flag = "#, fuzzy\n" if draw(st.booleans()) else ""
    # Two entries for one text are an error to both.
    texts = draw(st.lists(entries(), max_size=6, unique_by=_identity))
    return f'{flag}msgid ""\nmsgstr "{escape(header)}"\n\n' + "\n".join(texts)


def _identity(entry: str) -> tuple[str, ...]:
    return tuple(re.findall(r"^(?:#~ )?(msg(?:ctxt|id) .*)$", entry, re.MULTILINE))


def told(data: bytes, path: Path) -> tuple[dict[Any, str], set[bytes]]:
    """Return what Python's gettext and msgunfmt find in a .mo file."""
    path.write_bytes(data)
    listed = subprocess.run(["msgunfmt", "--force-po", path], check=True, capture_output=True).stdout
    found = vars(gettext.GNUTranslations(io.BytesIO(data)))["_catalog"]
    return found, set(listed.split(b"\n\n"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert shutil.which("msgfmt"), "these tests need GNU gettext: install the package gettext"
    return tmp_path_factory.mktemp("compiled")


@settings(max_examples=80)
@given(text=files(), fuzzy=st.booleans())
def test_it_means_the_same_as_what_msgfmt_writes(text: str, fuzzy: bool, folder: Path) -> None:  # noqa: FBT001
    assert_same(text.encode(), folder, fuzzy=fuzzy)


@pytest.mark.parametrize("charset", ["windows-1256", "ISO-8859-6", "iso-8859-9"])
def test_the_charset_is_that_of_the_header(charset: str, folder: Path) -> None:
    word = "çê" if charset == "iso-8859-9" else "داعش"
    header = f"Content-Type: text/plain; charset={charset}\\n"
    text = f'msgid ""\nmsgstr "{header}"\n\nmsgid "a"\nmsgstr "{word}"\n'
    assert_same(text.encode(charset), folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        'msgid "a"\nmsgstr "b"\n',
        'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid ""\nmsgstr "POT-Creation-Date: x\\n"\n',
        'msgctxt ""\nmsgid ""\nmsgstr "x"\n',
        'msgctxt ""\nmsgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] ""\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "x"\n',
        'msgid "a"\nmsgstr "  "\n',
        'domain "one"\n\nmsgid "a"\nmsgstr "x"\n\ndomain "two"\n\nmsgid "b"\nmsgstr "y"\n',
    ],
)
def test_odd_files_mean_the_same_too(text: str, folder: Path) -> None:
    assert_same(text.encode(), folder)


def assert_same(data: bytes, folder: Path, *, fuzzy: bool = False) -> None:
    path, theirs = folder / "a.po", folder / "theirs.mo"
    path.write_bytes(data)
    theirs.unlink(missing_ok=True)
    command = ["msgfmt", *(["--use-fuzzy"] if fuzzy else []), "-o", theirs, path]
    subprocess.run(command, check=True, capture_output=True)
    compiled = compile_catalog(Catalog.read(path), fuzzy=fuzzy)
    if not theirs.exists():  # which is what msgfmt does where nothing is translated
        assert told(compiled.data, folder / "ours.mo")[0] == {}
        return
    wanted = told(theirs.read_bytes(), theirs)
    assert told(compiled.data, folder / "ours.mo") == wanted
    assert len({key[0] if isinstance(key, tuple) else key for key in wanted[0]} - {""}) <= compiled.entries


def read(text: str, tmp_path: Path) -> Catalog:
    path = tmp_path / "a.po"
    path.write_text(text, encoding="utf-8")
    return Catalog.read(path)


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\nLanguage: ar\\n{}"\n\n'
PLURAL = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "ا"\nmsgstr[1] "ب"\n'
RIGHT = "as Plural-Forms: nplurals=6; plural="


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.format("UTF-8", "Plural-Forms: nplurals=2; plural=n!=1;\\n"), None),
        (HEAD.format("UTF-8", ""), f"texts with plural forms, but no Plural-Forms in the header: add it, {RIGHT}"),
        (HEAD.format("UTF-8", "Plural-Forms: \\n"), f"programs may refuse to load this .*: mend the header, {RIGHT}"),
        (HEAD.format("UTF-8", "Plural-Forms: nplurals=2; plural=n/;\\n"), "programs may refuse to load this"),
        (
            HEAD.format("UTF-8", "Plural-Forms: nplurals=6; plural=n%6;\\n"),
            "line 4 has 2 plural forms, where .* says 6",
        ),
        (HEAD.format("CHARSET", "Plural-Forms: nplurals=2; plural=n!=1;\\n"), "the header names no charset"),
        ("", "the header names no charset for these texts: they are in UTF-8"),
    ],
)
def test_what_programs_will_stumble_over_is_said(head: str, said: str | None, tmp_path: Path) -> None:
    compiled = compile_catalog(read(head + PLURAL, tmp_path))
    if said is None:
        assert compiled.messages == ()
    else:
        assert re.match(said, compiled.messages[0])
    assert "ب".encode() in compiled.data


def test_texts_without_a_charset_can_be_loaded_all_the_same(tmp_path: Path) -> None:
    for head in ("", HEAD.format("CHARSET", ""), 'msgid ""\nmsgstr "Language: ar\\n"\n\n'):
        compiled = compile_catalog(read(head + 'msgid "a"\nmsgstr "ا"\n', tmp_path))
        assert gettext.GNUTranslations(io.BytesIO(compiled.data)).gettext("a") == "ا"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "x"\nmsgstr "a\\0b"\n', "a.po:1: a NUL character, which ends texts in .mo files; take it out"),
        (
            'domain "a"\nmsgid "x"\nmsgstr "1"\ndomain "b"\nmsgid "x"\nmsgstr "2"\n',
            "a.po:5: a program could not tell this text from the one in line 2",
        ),
        (
            'msgctxt "c"\nmsgid "x"\nmsgstr "1"\n\nmsgid "c\\004x"\nmsgstr "2"\n',
            "a.po:5: a program could not tell this text from the one in line 1",
        ),
    ],
)
def test_texts_that_would_be_mixed_up_are_refused(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as raised:
        compile_catalog(read(text, tmp_path))
    assert said in str(raised.value)
