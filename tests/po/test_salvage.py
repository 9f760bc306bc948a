"""Of a damaged PO file nothing that a person typed is lost: it is in an entry, or stands in a piece of its own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.po import Catalog
from toolkit.po.entry import Entry, state_of
from toolkit.po.salvage import salvage

HERE = Path(__file__).parent
LAYOUTS = sorted((HERE / "layouts").glob("*.po"))


def _said(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.msgid, text) for entry in entries for text in entry.texts]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_of_a_whole_file_everything_is_read(path: Path, ending: str) -> None:
    text = path.read_text(encoding="utf-8")
    entries, pieces = salvage(text.replace("\n", ending))
    read = Catalog.read(path)
    wanted = [state_of(entry) for entry in read]
    found = [state_of(entry) for entry in entries]
    assert [state for state in found if state in wanted] == wanted
    assert all(entry.msgid == "" for entry in entries if state_of(entry) not in wanted)
    assert pieces == []


DAMAGE = [
    ("one string open", 'msgid "a"\nmsgstr "yek\n\nmsgid "b"\nmsgstr "du"', [("a", "yek"), ("b", "du")], []),
    ("the msgid open", 'msgid "a\nmsgstr "yek"', [("a", "yek")], []),
    ("a quotation mark inside", 'msgid "a"\nmsgstr "wî "yek" got"', [("a", 'wî "yek" got')], []),
    ("curly marks", "msgid “a”\nmsgstr “yek”", [("a", "yek")], []),
    ("German marks", 'msgid "a"\nmsgstr „yek“', [("a", "yek")], []),
    ("no marks", "msgid a\nmsgstr yek du", [("a", "yek du")], []),
    ("the first mark gone", 'msgid "a"\nmsgstr yek du"', [("a", "yek du")], []),
    ("the first mark of a line gone", 'msgid "a"\nmsgstr ""\nyek "\n"du"', [("a", "yek du")], []),
    ("broken by a mail program", 'msgid "a"\nmsgstr "yek du\nsê çar\npênc"', [("a", "yek du sê çar pênc")], []),
    ("an open line before a whole one", 'msgid "a"\nmsgstr ""\n"yek \n"du"', [("a", "yek du")], []),
    ("an escape of nothing", 'msgid "a"\nmsgstr "C:\\yek\\n"', [("a", "C:\\yek\n")], []),
    ("escapes of half a letter", 'msgid "a"\nmsgstr "\\303 \\303\\252"', [("a", "\\303 ê")], []),
    ("no msgid", 'msgstr "yek"\n\nmsgid "b"\nmsgstr "du"', [("", "yek"), ("b", "du")], []),
    ("two translations", 'msgid "a"\nmsgstr "yek"\nmsgstr "yekem"', [("a", "yek"), ("", "yekem")], []),
    ("no msgstr", 'msgid "a"\n\nmsgid "b"\nmsgstr "du"', [("a", ""), ("b", "du")], []),
    ("capitals", 'Msgid "a"\nMSGSTR "yek"', [("a", "yek")], []),
    (
        "words between",
        'msgid "a"\nmsgstr "yek"\n\nAsk him.\n\nmsgid "b"\nmsgstr "du"',
        [("a", "yek"), ("b", "du")],
        [(4, "Ask him.")],
    ),
    ("no such keyword", 'msgid "a"\nmsgst "yek"\n"du"', [("a", "")], [(2, 'msgst "yek"'), (3, '"du"')]),
    ("twice the same", 'msgid "a"\nmsgstr "yek"\n\nmsgid "a"\nmsgstr "du"', [("a", "yek"), ("a", "du")], []),
    (
        "two versions",
        '<<<<<<< ours\nmsgid "a"\nmsgstr "yek"\n=======\nmsgid "a"\nmsgstr "du"\n>>>>>>> theirs',
        [("a", "yek"), ("a", "du")],
        [(1, "<<<<<<< ours"), (4, "======="), (7, ">>>>>>> theirs")],
    ),
    (
        "forms without a number",
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "yek"\nmsgstr[3] "sê"',
        [("a", "yek"), ("a", "sê")],
        [],
    ),
    ("half obsolete", '#~ msgid "a"\nmsgstr "yek"', [("a", "yek")], []),
    ("an odd previous text", '#| the old one\nmsgid "a"\nmsgstr "yek"', [("a", "yek")], [(1, "#| the old one")]),
    ("a remark at the end", 'msgid "a"\nmsgstr "yek"\n# ask him', [("a", "yek")], [(3, "# ask him")]),
    ("several on a line", 'msgid "a" msgstr "yek" msgid "b" msgstr "d"u"', [("a", "yek"), ("b", 'd"u')], []),
]


@pytest.mark.parametrize(("text", "entries", "pieces"), [case[1:] for case in DAMAGE], ids=[case[0] for case in DAMAGE])
def test_what_was_meant_is_read(text: str, entries: list, pieces: list) -> None:
    read, left = salvage(text)
    assert (_said(read), left) == (entries, pieces)


KURDISH = ["yek", "du", "sê", "çar", "پێنج", "شەش", "«حەوت»"]
words = st.sampled_from([*KURDISH, '"', '\\"', " ", "\n", "#", "msgid", "msgstr ", "[1]"])


@given(st.lists(st.tuples(st.lists(words, max_size=6).map("".join), st.integers(0, 400)), max_size=5))
def test_every_letter_is_in_an_entry_or_in_a_piece(wounds: list[tuple[str, int]]) -> None:
    text = '# note\nmsgctxt "heading"\nmsgid "one"\nmsgstr "ا"\n\n#. p\n#: s:1\nmsgid ""\n"two "\n"lines"\nmsgstr "ب"\n'
    text += '"پ"\n\n#~| msgid "old"\n#~ msgid "gone"\n#~ msgstr "ت"\n'
    for damage, place in wounds:
        text = text[:place] + damage + text[place:]
    entries, pieces = salvage(text)
    found = " ".join(piece for _, piece in pieces)
    for entry in entries:
        said = [entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr, *entry.msgstr_plural.values()]
        said += [entry.tcomment, entry.comment, *(name for name, _ in entry.occurrences), *entry.flags]
        found += " ".join(filter(None, [*said, entry.previous_msgctxt, entry.previous_msgid]))
    # Letters that none of the keywords is written with.
    typed = {letter for letter in text if letter.isalpha() and not letter.isascii()}
    assert {letter: text.count(letter) for letter in typed} == {letter: found.count(letter) for letter in typed}
