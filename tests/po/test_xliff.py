"""Catalogues as XLIFF: other programs' parsers read what is written, and it comes back as it was."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.factory import getobject
from translate.storage.xliff2 import Xliff2File

from toolkit.errors import CatalogError, DragomanError
from toolkit.po import xliff
from toolkit.po.catalog import Catalog
from toolkit.po.entry import Entry
from toolkit.po.handout import HEADER
from toolkit.po.intake.units import read_xliff

ENTRIES = [
    Entry(
        msgid="Hawija\n  <b>retaken</b> & free",
        msgstr="استعادة الحويجة\n  <b>وتحريرها</b> & حرة",
        msgctxt="heading",
        comment="heading\nterm: Hawija = الحويجة (hawija)",
        tcomment="draft: argos en-ar 1.0",
        flags=["fuzzy"],
    ),
    Entry(msgid=" The town. ", msgstr=" البلدة. "),
    Entry(msgid="Nothing yet"),
    Entry(
        msgid="one house",
        msgid_plural="%d houses",
        msgstr_plural=dict(enumerate(["لا منازل", "منزل", "منزلان", "%d منازل", "%d منزلًا", "%d منزل"])),
    ),
    Entry(msgid="gone", msgstr="ذهب", obsolete=True),
]


def catalog(*entries: Entry) -> Catalog:
    headers = {"Language": "ar", "X-Source-Language": "en", HEADER: "abc"}
    made = Catalog.create(Path("ar.po"), headers)
    made.replace_entries(list(entries))
    return made


@pytest.mark.parametrize("version", xliff.VERSIONS)
def test_what_is_written_comes_back(version: str) -> None:
    (found,) = read_xliff(xliff.write(catalog(*ENTRIES), version), Path("ar.xlf"), "ar.xlf")
    assert (found.language, found.headers["X-Source-Language"], found.headers[HEADER]) == ("ar", "en", "abc")
    assert found.messages == ()
    assert len(found.entries) == len(ENTRIES) - 1
    for entry, written in zip(found.entries, ENTRIES, strict=False):
        assert (entry.msgctxt, entry.msgid, entry.msgid_plural) == (
            written.msgctxt,
            written.msgid,
            written.msgid_plural,
        )
        assert (list(entry.texts), entry.tcomment) == (written.texts, written.tcomment)
        assert entry.fuzzy is (written.fuzzy if any(written.texts) else None)


@pytest.mark.parametrize("version", xliff.VERSIONS)
def test_translate_toolkit_reads_states_and_notes(version: str) -> None:
    data = xliff.write(catalog(*ENTRIES[:3]), version)
    if version == "1.2":
        stream = io.BytesIO(data)
        stream.name = "ar.xlf"
        store = getobject(stream)
    else:
        store = Xliff2File.parsestring(data)
    assert store.gettargetlanguage() == "ar"
    first, second, third = store.units
    assert (first.source, first.target) == (ENTRIES[0].msgid, ENTRIES[0].msgstr)
    assert (first.isfuzzy(), second.isfuzzy(), second.istranslated()) == (True, False, True)
    assert not third.target
    if version == "1.2":  # of 2.0 it looks for notes where the specification has none
        assert "term: Hawija" in first.getnotes(origin="developer")


def test_elements_of_two_stand_where_the_specification_lets_them() -> None:
    root = xliff.parsed(xliff.write(catalog(*ENTRIES), "2.0")).getroot()
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert {element.tag.rpartition("}")[2] for element in root.iter() if space in element.attrib} == {"unit"}
    assert {note.getparent().getparent().tag.rpartition("}")[2] for note in root.iter("{*}note")} == {"file", "unit"}
    ids = [element.get("id") for element in root.iter("{*}unit")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("version", xliff.VERSIONS)
def test_a_character_that_xml_cannot_hold_is_refused_by_its_line(version: str) -> None:
    bad = Entry(msgid="a\x07", msgstr="b", linenum=12)
    with pytest.raises(CatalogError, match=r"ar\.po:12: XLIFF cannot hold the character U\+0007"):
        xliff.write(catalog(bad), version)


def test_without_translate_toolkit_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "translate.storage.xliff2", None)
    with pytest.raises(DragomanError, match=r"pip install 'dragoman\[xliff\]'"):
        xliff.write(catalog(), "1.2")


TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff") | st.sampled_from("\n\t\r")
)
CONTEXTS = st.none() | TEXTS


@pytest.mark.parametrize("version", xliff.VERSIONS)
@given(st.lists(st.tuples(CONTEXTS, TEXTS.filter(bool), TEXTS, st.booleans()), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(version: str, said: list[tuple[str | None, str, str, bool]]) -> None:
    entries = [Entry(msgid=b, msgstr=c, msgctxt=a, flags=["fuzzy"] if d else []) for a, b, c, d in said]
    (found,) = read_xliff(xliff.write(catalog(*entries), version), Path("ar.xlf"), "ar.xlf")
    back = [(entry.msgctxt, entry.msgid, entry.texts[0], entry.fuzzy) for entry in found.entries]
    assert back == [(a, b, c, d if c else None) for a, b, c, d in said]
