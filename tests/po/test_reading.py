"""What gettext reads is read with the same content, whoever laid it out, and goes back byte for byte."""

import os
import shutil
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import CatalogError, FileError
from toolkit.po import Catalog, Entry, catalog

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.po"))
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PATH = Path("kmr.po")
needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")


def _parsed(body: str, header: str = HEADER) -> Catalog:
    return Catalog.parse((header + body).encode(), PATH)


def _entry(body: str) -> Entry:
    (entry,) = _parsed(body)
    return entry


def _msgcat(data: bytes) -> str:
    return subprocess.run(["msgcat", "-"], input=data, capture_output=True, check=True).stdout.decode()


def _written_anew(read: Catalog) -> bytes:
    again = Catalog.create(PATH, read.headers, read.head.tcomment if read.head else "")
    again.replace_entries([replace(entry, origin=None) for entry in read])
    return again.encoded()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_file_of_another_program_goes_back_as_it_came(path: Path) -> None:
    read = Catalog.read(path)
    assert read.encoded() == path.read_bytes()
    assert read.text() == path.read_text(encoding="utf-8")
    assert not read.write()


def _said(text: str) -> list[str]:
    """Return what the entries of a file that msgcat wrote say, the header and the order of the entries aside."""
    return sorted(block for block in text.strip().split("\n\n") if "Content-Type" not in block)


@needs_gettext
@pytest.mark.parametrize("path", [path for path in LAYOUTS if path.stem != "gettext_next"], ids=lambda path: path.stem)
def test_gettext_and_dragoman_read_the_same(path: Path) -> None:
    data = path.read_bytes().split(b"domain")[0]
    assert _said(_msgcat(_written_anew(Catalog.parse(data, PATH)))) == _said(_msgcat(data))


ODD = [
    ('msgid "a" msgstr "b"', ("a", "b")),
    ('msgid"a"msgstr"b""c" "d"', ("a", "bcd")),
    ('msgid\n"a"\n\n"b"\nmsgstr\n\n"c"', ("ab", "c")),
    ('msgid "a"\nmsgstr ""\n\n"b"\n\f\n"c"\n', ("a", "bc")),
    ('  msgid "a"\n\tmsgstr "b"\f\v\n', ("a", "b")),
    (r'msgid "\101\x42\303\252" msgstr "\a\b\f\v\r\t\n\\\""', ("ABê", '\a\b\f\v\r\t\n\\"')),
    (r'msgid "\303" "\252" msgstr "\1" "01\x4142"', ("ê", "\x0101B")),
    ('msgid "a\u2028b\fc" msgstr "\x85\u200f"', ("a\u2028b\fc", "\x85\u200f")),
    ('msgid "a\\\nb" msgstr ""', ("ab", "")),
    ('msgid "a\rb" msgstr "c"', ("a\rb", "c")),
    (r'msgid "a\000b" msgstr "c' + '\0"', ("a\0b", "c\0")),
    ('msgid "msgstr \\"#~ x\\"" msgstr "# no"', ('msgstr "#~ x"', "# no")),
    ('msgid "a\x04b" msgstr ""', ("a\x04b", "")),
]


@pytest.mark.parametrize(("body", "expected"), ODD)
def test_odd_layouts_are_read(body: str, expected: tuple[str, str]) -> None:
    entry = _entry(body)
    assert (entry.msgid, entry.msgstr) == expected


COMMENTS = [
    ("# a remark\n#another\n#  indented\n#\n# \n", {"tcomment": "a remark\nanother\n indented\n\n"}),
    ("#. one\n#.two\n#.  three\n", {"comment": "one\ntwo\n three"}),
    ("#: a:1 b: 2 c : 3 d\n", {"occurrences": [("a", "1"), ("b", "2"), ("c", "3"), ("d", "")]}),
    (
        "#: \u2068the north.txt\u2069:7 \u2068no line\u2069 z:x C:\\x.txt:9\n",
        {"occurrences": [("the north.txt", "7"), ("no line", ""), ("z:x", ""), ("C:\\x.txt", "9")]},
    ),
    ("#:a:1\n#: b:2\n", {"occurrences": [("a", "1"), ("b", "2")]}),
    ("#, fuzzy\n", {"flags": ["fuzzy"]}),
    ("#,c-format fuzzy,no-wrap\n#! x\n", {"flags": ["c-format", "fuzzy", "no-wrap", "x"]}),
    ("#, range: 0..5, max-length:80\n", {"flags": ["range: 0..5", "max-length:80"]}),
    ("#= fuzzy\n", {"flags": ["fuzzy"], "fuzzy": True}),
    ("#=c-format, range: 1..2\n#, fuzzy\n", {"flags": ["c-format", "range: 1..2", "fuzzy"]}),
    ("#=======\n#= = =\n", {"tcomment": "=======\n= = =", "flags": []}),
    (
        '#| msgctxt "c"\n#| msgid "o"\n#| "ld"\n#|msgid_plural"olds"\n#|\n',
        {"previous_msgctxt": "c", "previous_msgid": "old", "previous_msgid_plural": "olds"},
    ),
    ('#| msgid "old"\n# after it\n', {"previous_msgid": "old", "tcomment": "after it"}),
    ("#. one\n\n\n# two\n\n", {"comment": "one", "tcomment": "two"}),
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("obsolete", [False, True])
@pytest.mark.parametrize(("comments", "expected"), COMMENTS)
def test_comments_are_read(comments: str, expected: dict, obsolete: bool, ending: str) -> None:  # noqa: FBT001 - a case
    mark = "#~ " if obsolete else ""
    comments = comments.replace("#|", "#~|") if obsolete else comments
    entry = _entry((comments + f'{mark}msgid "a"\n{mark}msgstr "b"').replace("\n", ending))
    assert {name: getattr(entry, name) for name in expected} == expected
    assert (entry.msgid, entry.msgstr, entry.obsolete) == ("a", "b", obsolete)


def test_obsolete_entries_are_read_however_they_are_marked() -> None:
    read = _parsed(
        '#~msgid "a"\n#~msgstr "b"\n  #~ # said\n  #~ msgid "c" msgstr "d"\n#~ msgid "e"\n#~ "f"\n#~ msgstr ""\n'
    )
    assert [(entry.msgid, entry.msgstr, entry.tcomment) for entry in read.obsolete] == [
        ("a", "b", ""),
        ("c", "d", "said"),
        ("ef", "", ""),
    ]


def test_plural_forms_may_be_apart() -> None:
    entry = _entry('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n\nmsgstr[01] "c"\n\n"d"\n')
    assert entry.msgstr_plural == {0: "b", 1: "cd"}


def test_flags_of_several_lines_count_all() -> None:
    """To gettext 0.21 those of the last line alone do, which takes a draft for reviewed."""
    assert _entry('#, fuzzy\n#, c-format\nmsgid "a"\nmsgstr "b"\n').fuzzy


def test_an_entry_knows_its_line() -> None:
    read = _parsed('# x\n\nmsgid "a"\nmsgstr ""\n\n\n#~ msgid "b"\n#~ msgstr ""\nmsgid "c"\nmsgstr ""')
    assert [entry.linenum for entry in read] == [4, 10, 12]


def test_a_text_may_be_there_once_in_each_domain() -> None:
    other = 'domain "other"\nmsgid ""\nmsgstr "X-Other: yes\\n"\n\n'
    read = _parsed(
        f'msgid "a"\nmsgstr "b"\n\n{other}msgid "a"\nmsgstr "c"\n\ndomain "messages"\nmsgid "d"\nmsgstr ""\n'
    )
    assert [(entry.msgid, entry.domain) for entry in read] == [("a", ""), ("a", "other"), ("d", "")]
    read.entries[1].msgstr = "ç"
    assert f'\n{other}msgid "a"\nmsgstr "ç"\n\ndomain "messages"\n' in read.text()
    read.replace_entries(read.entries[::-1])
    again = Catalog.parse(read.encoded(), PATH)
    assert [(entry.msgid, entry.domain) for entry in again] == [("d", ""), ("a", "other"), ("a", "")]


def test_a_text_that_is_obsolete_too_is_read() -> None:
    """Babel leaves both; each may be somebody's work."""
    read = _parsed('msgid "a"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n')
    assert [entry.msgstr for entry in read] == ["", "b", "c"]


ARABIC = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\nmsgid "one"\nmsgstr "واحد"\n\nmsgid "x"\nmsgstr ""\n'
)
CHARSETS = [
    ("windows-1256", "windows-1256", b""),
    ("ISO-8859-6", "iso-8859-6", b""),
    ("UTF-8", "utf-8", b"\xef\xbb\xbf"),
    ("utf8", "utf-8", b""),
    ("UTF-16", "utf-16-le", b"\xff\xfe"),
    ("UTF-8", "utf-16-be", b"\xfe\xff"),
    ("CHARSET", "utf-8", b""),
]


@pytest.mark.parametrize(("said", "charset", "mark"), CHARSETS)
def test_a_file_in_any_charset_is_read_and_turns_into_utf8_when_touched(said: str, charset: str, mark: bytes) -> None:
    text = ARABIC.format(said)
    read = Catalog.parse(mark + text.encode(charset), PATH)
    assert read.entries[0].msgstr == "واحد"
    assert read.encoded() == mark + text.encode(charset)
    read.entries[1].msgstr = "إكس"
    expected = text.replace('msgid "x"\nmsgstr ""', 'msgid "x"\nmsgstr "إكس"')
    if said != "utf8":
        expected = expected.replace(f"charset={said}", "charset=UTF-8")
    assert read.encoded().decode("utf-8") == expected


def test_bytes_of_another_charset_become_letters_before_the_file_turns_into_utf8() -> None:
    header = HEADER.replace("UTF-8", "windows-1256")
    read = _parsed('msgid "a"\nmsgstr "\\346"\n\nmsgid "b"\nmsgstr ""\n', header)
    assert (read.entries[0].msgstr, read.encoded()) == ("و", read.seen)
    read.entries[1].msgstr = "x"
    assert [entry.msgstr for entry in Catalog.parse(read.encoded(), PATH)] == ["و", "x"]


def test_what_is_said_of_a_charset_outside_the_header_counts_for_nothing() -> None:
    assert _entry('msgid "charset=KLINGON"\nmsgstr "êê"').msgstr == "êê"
    assert _parsed('msgid "charset=KLINGON"\nmsgstr "êê"', "").entries[0].msgstr == "êê"


ENDS = ["", "\n", "# only words\n", "\n\n# words\n\n# and words", "#. x\n\n\n"]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("start", ["", HEADER, HEADER + 'msgid "a"\nmsgstr "b"\n'])
def test_what_belongs_to_no_entry_stays(start: str, end: str) -> None:
    assert _parsed(end, start).encoded() == (start + end).encode()


@pytest.mark.parametrize("text", [HEADER + 'msgid "a"\nmsgstr "b"', 'msgid "a"\rmsgstr "b"\r# end\r'])
def test_lines_may_end_in_other_ways(text: str) -> None:
    read = Catalog.parse(text.encode(), PATH)
    read.entries[0].msgstr = "c"
    written = read.encoded().decode()
    assert [entry.msgstr for entry in Catalog.parse(written.encode(), PATH)] == ["c"]
    assert ("\r" in written, written.count("\n")) == ("\r" in text, 0 if "\r" in text else text.count("\n") + 1)


def test_lines_that_end_differently_stay_so() -> None:
    text = HEADER + '# one\r\n#. two\n#, fuzzy\r\nmsgid "a"\r\nmsgstr "b"\n\r\nmsgid "c"\r\nmsgstr "d"\r\n'
    read = Catalog.parse(text.encode(), PATH)
    first, second = read.entries
    assert (first.tcomment, first.comment, first.flags, second.msgstr) == ("one", "two", ["fuzzy"], "d")
    second.msgstr = "e"
    assert read.encoded().decode() == text.replace('msgstr "d"\r\n', 'msgstr "e"\n')


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """A pipe can be read but once."""
    path = tmp_path / "kmr.po"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(HEADER + 'msgid "a"\nmsgstr "b"\n',))
    writer.start()
    read = Catalog.read(path)
    writer.join()
    assert [entry.msgstr for entry in read] == ["b"]


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kmr.po"
    path.write_bytes(b"#" * (2 << 20))
    monkeypatch.setattr(catalog, "_LARGEST", 1 << 20)
    with pytest.raises(FileError, match=r"larger than 1 MB"):
        Catalog.read(path)


wounds = st.lists(
    st.tuples(
        st.integers(0, 2000), st.one_of(st.binary(max_size=3), st.sampled_from([b'"', b"\\", b"\n", b"#~", b"msgid "]))
    ),
    min_size=1,
    max_size=6,
)


def _read_or_refused(data: bytes, path: Path) -> Catalog | CatalogError:
    try:
        return Catalog.parse(data, path)
    except CatalogError as error:
        return error


@given(st.sampled_from(LAYOUTS), wounds)
def test_damaged_bytes_are_read_and_kept_or_refused_with_a_line(path: Path, wounds: list[tuple[int, bytes]]) -> None:
    data = path.read_bytes()
    for place, damage in wounds:
        data = data[:place] + damage + data[place + 1 :]
    read = _read_or_refused(data, path)
    if isinstance(read, CatalogError):
        assert str(read).count("\n") == 0
        assert read.cure
        assert read.line is None or 0 < read.line <= data.count(b"\n") + data.count(b"\r") + 1
        return
    assert read.encoded() == data
    anew = Catalog.parse(_written_anew(read), path)
    assert sorted((one.msgid, *one.texts) for one in anew) == sorted((one.msgid, *one.texts) for one in read)
