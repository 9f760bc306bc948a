"""PO files are read without losing a letter, or not at all."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import CatalogError, DragomanError
from toolkit.po import Catalog, Entry

BAD = sorted((Path(__file__).parent / "bad").glob("*.po"))
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

MESSAGES = {
    "a_binary_file": "2: not UTF-8; save it as UTF-8 and say so in its Content-Type header",
    "capital_keyword": "4: unknown keyword 'Msgid'; the words are msgctxt, msgid, msgid_plural and msg",
    "charset_of_no_text": "1: not undefined as its header says; save it as UTF-8 and say so in its Conten",
    "comment_inside_entry": "5: a comment stands between msgid and what belongs to it; move it above the en",
    "conflict_markers": "4: two versions of this place stand side by side; keep one of the two, and tak",
    "context_without_msgid": "4: this msgctxt has no msgid; write its msgid below it",
    "curly_quotation_marks": '6: the text has no straight quotation marks around it; write it as "..."',
    "duplicate_entry": "10: this text is already in line 4; join the two entries by hand, so that no t",
    "duplicate_in_domain": "8: this text is already in line 5; join the two entries by hand, so that no tr",
    "escape_of_no_letter": "5: \\377 is no character in UTF-8; write the character itself",
    "escape_without_meaning": "5: '\\y' means nothing; write \\\\ where a backslash is meant",
    "keyword_without_text": '4: msgid has no text; write it behind it as "..."',
    "missing_msgstr": '4: this msgid has no msgstr; write msgstr "" below it',
    "missing_msgstr_at_end": '7: this msgid has no msgstr; write msgstr "" below it',
    "no_break_space": "4: an invisible character, U+00A0, stands here; take it out, or write a plain",
    "no_quotation_marks": '6: the text has no straight quotation marks around it; write it as "..."',
    "not_as_charset_says": "5: not UTF-8 as its header says; save it as UTF-8 and say so in its Content-Ty",
    "plural_form_missing": "7: msgstr[2] stands where msgstr[1] should be; number the forms 0, 1, 2 ... in",
    "plural_form_twice": "7: msgstr[0] stands where msgstr[1] should be; number the forms 0, 1, 2 ... in",
    "plural_without_msgid_plural": "5: msgstr[0] without a msgid_plural above it; write msgstr, or add the msgid_p",
    "plural_without_numbers": "6: a text with msgid_plural needs msgstr[0], msgstr[1] ...; number its forms",
    "previous_that_is_none": "5: a #| line that is no earlier msgctxt or msgid; mend that line or take it ou",
    "remark_without_mark": '7: this line is neither a comment nor a text in quotation marks; write it as "',
    "second_header": "7: this text is already in line 1; join the two entries by hand, so that no tr",
    "some_lines_obsolete": "4: some lines of this entry begin with #~ and others do not; begin all of them",
    "text_without_keyword": "5: a text without msgid or msgstr before it; write one before it",
    "translation_before_text": "4: msgstr without a msgid above it; write its msgid above it",
    "unclosed_quote": "5: a string is not closed, or a quotation mark inside it lacks its backslash;",
    "unclosed_quote_in_header": "2: a string is not closed, or a quotation mark inside it lacks its backslash;",
    "unclosed_quote_in_obsolete": "7: a string is not closed, or a quotation mark inside it lacks its backslash;",
    "unclosed_quote_in_previous": "4: a #| line that is no earlier msgctxt or msgid; mend that line or take it ou",
    "unescaped_quote": "5: a string is not closed, or a quotation mark inside it lacks its backslash;",
    "unknown_charset": " unknown charset 'KLINGON' in the header; write charset=UTF-8 and save as UTF-",
    "unknown_keyword": "5: unknown keyword 'msgstring'; the words are msgctxt, msgid, msgid_plural and",
    "wrapped_by_a_mail_program": "5: a string is not closed, or a quotation mark inside it lacks its backslash;",
}


def test_every_bad_file_has_its_message() -> None:
    assert [path.stem for path in BAD] == sorted(MESSAGES)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_its_line(path: Path) -> None:
    with pytest.raises(CatalogError) as raised:
        Catalog.read(path)
    assert str(raised.value).startswith(f"{path}:{MESSAGES[path.stem]}")


def test_an_empty_file_is_a_catalogue_with_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "ar.po").write_bytes(b"")
    assert Catalog.read(tmp_path / "ar.po").entries == []


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=200)


@given(st.dictionaries(st.tuples(st.none() | texts, texts.filter(bool)), texts, max_size=5))
def test_any_texts_survive_the_file(tmp_path_factory: pytest.TempPathFactory, known: dict) -> None:
    path = tmp_path_factory.mktemp("po") / "ar.po"
    catalog = Catalog.create(path, {"Content-Type": "text/plain; charset=UTF-8"})
    catalog.replace_entries([Entry(msgid=key[1], msgctxt=key[0], msgstr=value) for key, value in known.items()])
    catalog.write()
    assert {(entry.msgctxt, entry.msgid): entry.msgstr for entry in Catalog.read(path).entries} == known


damage = st.lists(
    st.tuples(st.integers(0, 600), st.sampled_from(list('"\\\n#~|msgidstrx[]0 ')), st.booleans()), max_size=4
)
GOOD = (
    HEADER
    + '# note\n#. paragraph 1\n#: source.txt:1\n#, fuzzy\n#| msgid "old"\n'
    + 'msgctxt "heading"\nmsgid "one"\nmsgstr "yek"\n\n'
    + 'msgid ""\n"two "\n"lines"\nmsgstr "du rêz"\n\n#~ msgid "gone"\n#~ msgstr "çû"\n'
)


@given(damage)
def test_a_damaged_file_is_read_or_refused_but_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, wounds: list[tuple[int, str, bool]]
) -> None:
    text = GOOD
    for place, letter, insert in wounds:
        text = text[:place] + letter + text[place + (not insert) :]
    path = tmp_path_factory.mktemp("po") / "kmr.po"
    path.write_text(text, encoding="utf-8")
    try:
        catalog = Catalog.read(path)
    except DragomanError:
        return
    # What could be read is still there once it has been written.
    before = [(entry.msgctxt, entry.msgid, entry.msgstr, entry.obsolete) for entry in catalog]
    again = Catalog.create(path.with_name("again.po"), catalog.headers)
    again.replace_entries([replace(entry, origin=None) for entry in catalog])
    again.write()
    after = [(entry.msgctxt, entry.msgid, entry.msgstr, entry.obsolete) for entry in Catalog.read(again.path)]
    assert sorted(map(repr, after)) == sorted(map(repr, before))


def test_a_file_in_another_programs_layout_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kmr.po"
    long_line = HEADER + f'msgid "one"\nmsgstr "{"yek " * 60}"\n'
    path.write_bytes(long_line.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    assert not Catalog.read(path).write()
    assert path.read_bytes() == before


@pytest.mark.parametrize("before", [None, GOOD])
def test_what_somebody_saved_in_the_meantime_is_not_written_over(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "kmr.po"
    catalog = Catalog.create(path, {"Content-Type": "text/plain; charset=UTF-8"})
    if before is not None:
        path.write_text(before, encoding="utf-8")
        catalog = Catalog.read(path)
        catalog.entries[0].msgstr = "yekem"
    path.write_text(GOOD + "\n# a remark typed meanwhile\n", encoding="utf-8")
    with pytest.raises(CatalogError, match="somebody saved this file in the meantime"):
        catalog.write()
    assert path.read_text(encoding="utf-8").endswith("# a remark typed meanwhile\n")


def test_a_catalogue_can_be_written_again_and_again(tmp_path: Path) -> None:
    catalog = Catalog.create(tmp_path / "kmr.po", {"Content-Type": "text/plain; charset=UTF-8"})
    for text in ("yek", "du"):
        catalog.replace_entries([Entry(msgid="one", msgstr=text)])
        assert catalog.write()
        assert not catalog.write()
    assert Catalog.read(catalog.path).entries[0].msgstr == "du"


def test_a_long_note_stays_on_its_line(tmp_path: Path) -> None:
    note = "term: Joint Operations Command = قيادة العمليات المشتركة (joint-operations-command)"
    remark = "a remark that a translator typed, which is longer than the width at which gettext would wrap it, by far"
    path = tmp_path / "ar.po"
    catalog = Catalog.create(path, {"Content-Type": "text/plain; charset=UTF-8"})
    catalog.replace_entries([Entry(msgid="one", comment=f"paragraph 1\n{note}", tcomment=remark)])
    catalog.write()
    assert f"\n\n# {remark}\n#. paragraph 1\n#. {note}\nmsgid" in path.read_text(encoding="utf-8")
    assert Catalog.read(path).text() == catalog.text()


def test_what_gettext_does_not_know_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kmr.po"
    path.write_text(
        "# By the desk\n" + HEADER.replace("\\n", '\\n"\n"X-Poedit-Basepath: .\\n') + "#, fuzzy, house-flag\n"
        '#| msgid "old"\nmsgid "one"\nmsgstr "yek"\n\n#~ msgid "gone"\n#~ msgstr "çû"\n\n# a last remark\n',
        encoding="utf-8",
    )
    catalog = Catalog.read(path)
    catalog.entries[0].msgstr = "yekem"
    assert catalog.write()
    text = path.read_text(encoding="utf-8")
    for kept in ("# By the desk", "X-Poedit-Basepath", "house-flag", '#| msgid "old"', "#~ msgid", "# a last remark"):
        assert kept in text
    assert not Catalog.read(path).write()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gettext_reads_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    catalog = Catalog.create(path, {"Content-Type": "text/plain; charset=UTF-8", "Language": "ar"})
    catalog.replace_entries([Entry(msgid='He said "no".\\', msgctxt="heading", msgstr="قال «لا».\\")])
    catalog.write()
    subprocess.run(["msgfmt", "-o", tmp_path / "ar.mo", path], check=True)
