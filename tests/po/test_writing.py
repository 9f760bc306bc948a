"""A touched entry changes only its own lines, and of these only what was touched; new texts break as msgcat's do."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.po import Catalog, Entry
from toolkit.po.wrapping import columns, wrap

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.po"))
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PATH = Path("kmr.po")
needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")

ENTRY = (
    "#  a remark\n#another\n#. heading\n#.cramped\n#: a.txt:1\n#: b.txt:2\n#,fuzzy,no-wrap\n#= c-format\n"
    '#| msgctxt   "heading"\n#| msgid "old"\nmsgctxt   "heading"\nmsgid ""\n"o"\n"ne"\nmsgstr  "y"\n"ek"\n'
)


def _set(**values: object) -> Callable[[Entry], None]:
    def edit(entry: Entry) -> None:
        for name, value in values.items():
            setattr(entry, name, value)

    return edit


EDITS = [
    (_set(msgstr="yekem"), 'msgstr  "y"\n"ek"\n', 'msgstr "yekem"\n'),
    (_set(msgid="first"), 'msgid ""\n"o"\n"ne"\n', 'msgid "first"\n'),
    (_set(msgctxt=None), 'msgctxt   "heading"\nmsgid ""\n', 'msgid ""\n'),
    (_set(msgctxt="caption"), 'msgctxt   "heading"\nmsgid ""\n', 'msgctxt "caption"\nmsgid ""\n'),
    (_set(tcomment="another\nand more"), "#  a remark\n#another\n", "#another\n# and more\n"),
    (_set(tcomment=""), "#  a remark\n#another\n", ""),
    (_set(comment="cramped"), "#. heading\n", ""),
    (_set(comment="heading\nterm: x"), "#.cramped\n", "#. term: x\n"),
    (_set(occurrences=[("b.txt", "3")]), "#: a.txt:1\n#: b.txt:2\n", "#: b.txt:3\n"),
    (_set(occurrences=[]), "#: a.txt:1\n#: b.txt:2\n", ""),
    (
        _set(occurrences=[("my file.txt", "3"), ("x", "")]),
        "#: a.txt:1\n#: b.txt:2\n",
        "#: \u2068my file.txt\u2069:3 x\n",
    ),
    (_set(flags=["no-wrap", "c-format"]), "#,fuzzy,no-wrap\n", "#, no-wrap\n"),
    (_set(flags=["c-format"]), "#,fuzzy,no-wrap\n", ""),
    (_set(flags=["fuzzy", "no-wrap"]), "#= c-format\n", ""),
    (_set(flags=["fuzzy", "no-wrap", "c-format", "x"]), "#,fuzzy,no-wrap\n", "#, fuzzy, no-wrap, x\n"),
    (_set(flags=["x"]), "#,fuzzy,no-wrap\n#= c-format\n", "#, x\n"),
    (_set(previous_msgctxt=None), '#| msgctxt   "heading"\n#| msgid "old"\n', '#| msgid "old"\n'),
    (_set(previous_msgctxt=None, previous_msgid=None), '#| msgctxt   "heading"\n#| msgid "old"\n', ""),
    (
        _set(msgid_plural="ones", msgstr_plural={0: "yek", 1: "yekan"}),
        'msgstr  "y"\n"ek"\n',
        'msgid_plural "ones"\nmsgstr[0] "yek"\nmsgstr[1] "yekan"\n',
    ),
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("edit", "before", "after"), EDITS)
def test_only_what_was_touched_changes(edit: Callable[[Entry], None], before: str, after: str, ending: str) -> None:
    text = f'{HEADER}msgid "zero"\nmsgstr  ""\n\n\n{ENTRY}msgid "two"\nmsgstr   "du"\n# end\n'
    read = Catalog.parse(text.replace("\n", ending).encode(), PATH)
    edit(read.entries[1])
    assert ENTRY.count(before) == 1
    assert read.encoded().decode() == text.replace(before, after).replace("\n", ending)


def test_comments_that_an_entry_lacked_come_in_the_order_of_gettext() -> None:
    read = Catalog.parse(f'{HEADER}#: s:1\nmsgid "a"\nmsgstr  "b"\n'.encode(), PATH)
    _set(tcomment="x", comment="y", flags=["fuzzy"], previous_msgid="z")(read.entries[0])
    expected = '# x\n#. y\n#: s:1\n#, fuzzy\n#| msgid "z"\nmsgid "a"\nmsgstr  "b"\n'
    assert read.text() == HEADER + expected


def test_an_entry_keeps_its_layout_when_it_turns_obsolete_and_back() -> None:
    read = Catalog.parse((HEADER + ENTRY).encode(), PATH)
    entry = read.entries[0]
    entry.obsolete = True
    obsolete = ENTRY.replace("#|", "#~|").replace("\nmsg", "\n#~ msg").replace('\n"', '\n#~ "')
    assert read.text() == HEADER + obsolete
    again = Catalog.parse(read.encoded(), PATH)
    (gone,) = again.obsolete
    assert (gone.msgid, gone.msgstr, gone.previous_msgid, gone.flags) == (entry.msgid, "yek", "old", entry.flags)
    gone.obsolete = False
    assert again.text() == HEADER + ENTRY


def test_paragraphs_of_a_text_that_stay_keep_their_lines() -> None:
    text = 'msgid "a"\nmsgstr ""\n"one "\n"line\\n"\n"two\\n"\n"thr"\n"ee"\n'
    read = Catalog.parse((HEADER + text).encode(), PATH)
    read.entries[0].msgstr = "one line\ndu\nthree"
    assert read.text() == HEADER + text.replace('"two\\n"', '"du\\n"')


def test_a_header_field_that_changes_changes_its_line() -> None:
    path = next(path for path in LAYOUTS if path.stem == "weblate")
    read = Catalog.read(path)
    assert read.headers["Language-Team"] == "Arabic <https://translate.example.org/projects/desk/news/ar/>"
    read.headers["PO-Revision-Date"] = "2026-03-03 10:00+0000"
    read.headers["X-New"] = "yes"
    del read.headers["Report-Msgid-Bugs-To"]
    text = path.read_text(encoding="utf-8")
    text = text.replace("2026-03-02 09:01+0000", "2026-03-03 10:00+0000").replace(
        '"Report-Msgid-Bugs-To: desk@example.org\\n"\n', ""
    )
    assert read.text() == text.replace('Weblate 5.10\\n"\n', 'Weblate 5.10\\n"\n"X-New: yes\\n"\n')


@pytest.mark.parametrize("said", ["no field", "A: b\nno field\nA: again\n\nC:d", "A : b\n  goes on\n"])
def test_a_header_that_is_no_list_of_fields_stays(said: str) -> None:
    escaped = said.replace("\n", "\\n")
    read = Catalog.parse(f'msgid ""\nmsgstr "{escaped}"\n\nmsgid "a"\nmsgstr ""\n'.encode(), PATH)
    read.entries[0].msgstr = "b"
    lines = [line for line in said.split("\n") if line]
    assert all(line in read.text() for line in lines)
    assert Catalog.parse(read.encoded(), PATH).headers == read.headers | {"Content-Type": "text/plain; charset=UTF-8"}


@pytest.mark.parametrize("said", ["utf-8", "utf8", "UTF-8"])
def test_a_charset_that_is_right_stays_as_it_is_spelled(said: str) -> None:
    text = f'msgid ""\nmsgstr "content-type: text/plain; charset={said}\\n"\n\nmsgid "a"\nmsgstr ""\n'
    read = Catalog.parse(text.encode(), PATH)
    read.entries[0].msgstr = "ê"
    assert read.encoded().decode() == text[: -len('""\n')] + '"ê"\n'


texts = st.sampled_from(["", "yek", "du rêz\nbi dawî\n", "«داعش» " * 20, 'a "b" \\c\t', "\u200fێ\u2028ە"])
edits = st.one_of(
    st.builds(_set, msgstr=texts),
    st.builds(_set, tcomment=texts.map(str.strip)),
    st.builds(_set, comment=st.sampled_from(["", "heading", "paragraph 3\nterm: a = b (c)"])),
    st.builds(_set, flags=st.lists(st.sampled_from(["fuzzy", "no-wrap", "c-format", "x"]), unique=True)),
    st.builds(_set, occurrences=st.lists(st.tuples(st.sampled_from(["a", "b c", "d:e"]), st.sampled_from(["", "7"])))),
    st.builds(_set, previous_msgid=st.none() | texts),
    st.builds(_set, obsolete=st.booleans()),
    st.builds(_set, msgctxt=st.none() | st.just("caption")),
)
FIELDS = ("msgid", "msgctxt", "msgstr", "tcomment", "comment", "flags", "occurrences", "previous_msgid", "obsolete")


@given(st.sampled_from(LAYOUTS), st.integers(0, 9), st.lists(edits, min_size=1, max_size=4))
def test_an_edit_stays_within_its_entry(path: Path, number: int, made: list[Callable[[Entry], None]]) -> None:
    read = Catalog.read(path)
    number %= len(list(read))
    entry = list(read)[number]
    assert entry.origin is not None
    before, own = read.text(), entry.origin.raw
    start = len("".join(one.origin.gap + one.origin.raw for one in _with_head(read)[: number + 1] if one.origin))
    start += len(entry.origin.gap)
    assert before[start : start + len(own)] == own
    for edit in made:
        edit(entry)
    after = read.text()
    rest = before[start + len(own) :]
    assert after[:start].rstrip("\n") == before[:start].rstrip("\n")
    assert after.endswith(rest)
    again = list(Catalog.parse(read.encoded(), path))[number]
    assert [sorted(getattr(again, name) or []) if name == "flags" else getattr(again, name) for name in FIELDS] == [
        sorted(entry.flags) if name == "flags" else getattr(entry, name) for name in FIELDS
    ]


def _with_head(read: Catalog) -> list[Entry]:
    return [*([read.head] if read.head else []), *read]


WORDS = [
    *[
        "The",
        "well-known",
        "U.N.",
        "2,500",
        "3.5%",
        "“quoted”",
        "(Reuters)",
        "http://example.org/a/b?c=d",
        "—",
        "–",
        "self-proclaimed",
        "and/or",
    ],
    *[
        "داعش،",
        "«الخلافة»",
        "في",
        "الموصل؟",
        "٢٠١٧",
        "10%",
        "ڕێکخراوی",
        "دەوڵەتی",
        "ئیسلامی؛",
        "ەوە\u200cکان",
        "مُحَمَّد",
        "Dewleta",
        "Îslamî",
        "ya",
        "Sûriyeyê,",
    ],
    *[
        "...",
        "a…",
        "[b]",
        "{c}",
        "!?",
        "l'homme",
        "50km/h",
        "€500",
        "#tag",
        "@name",
        "3:45",
        "x",
        "中文",
        "C:\\dir",
        '"no"',
    ],
    *("tab\there", "wan-\nline", "\n\n", ""),
]


@needs_gettext
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=60), min_size=15, max_size=15), st.booleans())
def test_new_texts_break_where_msgcat_breaks_them(texts: list[list[str]], obsolete: bool) -> None:  # noqa: FBT001 - drawn
    written = Catalog.create(PATH, {"Content-Type": "text/plain; charset=UTF-8", "Language": "kmr"}, "By the desk.")
    for number, words in enumerate(texts):
        text = " ".join(words)
        entry = Entry(msgid=f"{number} {text}", msgstr=f"x {text}" if number % 3 else f"{text}.\n", obsolete=obsolete)
        entry.occurrences = [(f"source{word}.txt", str(word)) for word in range(len(words))]
        entry.tcomment, entry.flags = "draft: memory 87%", ["fuzzy"] if number % 2 else []
        entry.previous_msgid = text if entry.flags and text else None
        written.replace_entries([*written, entry])
    data = written.encoded()
    assert subprocess.run(["msgcat", "-"], input=data, capture_output=True, check=True).stdout.decode() == data.decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("مُحَمَّد", 4), ("می\u200cخواهم", 7), ("中文", 4), ("\u200f\u2068x\u2069", 1), ("e\u0301", 1), ("", 0)],
)
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected


@given(st.text(alphabet="ab -,.—«»(中é\u0301", max_size=80), st.integers(1, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    assert "".join(wrap(text, width)) == text
