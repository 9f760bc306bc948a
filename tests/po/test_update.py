"""An update keeps every word that somebody typed, and says what has changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Segment
from toolkit.po import Catalog, Entry, Tally, extract, merge, update

HEADERS = {"Content-Type": "text/plain; charset=UTF-8", "Language": "kmr"}


def _catalog(*entries: Entry) -> Catalog:
    catalog = Catalog.create(Path("kmr.po"), HEADERS)
    catalog.replace_entries(list(entries))
    return catalog


def _updated(catalog: Catalog, *texts: str, heading: str = "") -> Catalog:
    segments = [Segment(heading, 1, "heading")] if heading else []
    segments += [Segment(text, number * 2 + 1, "paragraph", number) for number, text in enumerate(texts, 1)]
    update(catalog, extract(segments, "source.txt"), HEADERS)
    return catalog


def _states(catalog: Catalog) -> list[tuple[str, str, str]]:
    def state(entry: Entry) -> str:
        return "obsolete" if entry.obsolete else "fuzzy" if entry.fuzzy else "done" if entry.msgstr else "empty"

    return [(entry.msgid, entry.msgstr, state(entry)) for entry in catalog]


YEK = ("Daesh fled the town on Monday.", "DAIŞ roja Duşemê ji bajêr reviya.")
DU = ("Nobody was hurt.", "Kes birîndar nebû.")


def _entries() -> list[Entry]:
    return [Entry(msgid=YEK[0], msgstr=YEK[1]), Entry(msgid=DU[0], msgstr=DU[1])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([YEK[0], DU[0]], [(*YEK, "done"), (*DU, "done")]),
        # A moved paragraph is not a change.
        ([DU[0], YEK[0]], [(*DU, "done"), (*YEK, "done")]),
        ([YEK[0], "New here.", DU[0]], [(*YEK, "done"), ("New here.", "", "empty"), (*DU, "done")]),
        ([DU[0]], [(*DU, "done"), (*YEK, "obsolete")]),
        (
            ["Daesh fled the town on Tuesday.", DU[0]],
            [("Daesh fled the town on Tuesday.", YEK[1], "fuzzy"), (*DU, "done")],
        ),
    ],
)
def test_a_source_that_changed(texts: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert _states(_updated(_catalog(*_entries()), *texts)) == expected


def test_a_changed_text_shows_the_old_one() -> None:
    catalog = _updated(_catalog(*_entries()), "Daesh fled the town, on Monday.")
    assert catalog.entries[0].previous_msgid == YEK[0]


def test_a_second_change_still_shows_what_was_translated() -> None:
    catalog = _updated(_catalog(*_entries()), "Daesh fled the town, on Monday.")
    catalog = _updated(catalog, "Daesh fled the town, late on Monday.")
    assert catalog.entries[0].previous_msgid == YEK[0]
    assert catalog.entries[0].flags == ["fuzzy"]


def test_an_obsolete_text_comes_back_with_its_translation() -> None:
    catalog = _updated(_catalog(*_entries()), DU[0])
    assert _states(_updated(catalog, *(YEK[0], DU[0]))) == [(*YEK, "done"), (*DU, "done")]


def test_contexts_are_never_mixed() -> None:
    catalog = _catalog(Entry(msgid="Concern for civilians", msgctxt="heading", msgstr="Fikar"))
    catalog = _updated(catalog, "Concern for civilians")
    assert _states(catalog) == [
        ("Concern for civilians", "", "empty"),
        ("Concern for civilians", "Fikar", "obsolete"),
    ]


def test_a_text_in_two_places_is_one_entry() -> None:
    catalog = _updated(_catalog(), "Nobody was hurt.", "Nobody was hurt.")
    (entry,) = catalog.entries
    assert entry.occurrences == [("source.txt", "3"), ("source.txt", "5")]
    assert entry.comment == "paragraph 1\nparagraph 2"


def test_what_people_wrote_beside_a_text_is_kept() -> None:
    entry = Entry(msgid=DU[0], msgstr=DU[1], tcomment="ask the desk", flags=["no-wrap"])
    catalog = _catalog(entry)
    catalog.headers["X-Poedit-Basepath"] = "."
    catalog = _updated(catalog, DU[0])
    assert (catalog.entries[0].tcomment, catalog.entries[0].flags) == ("ask the desk", ["no-wrap"])
    assert catalog.headers["X-Poedit-Basepath"] == "."


def test_a_new_version_number_alone_changes_nothing() -> None:
    catalog = _catalog()
    catalog.headers["X-Generator"] = "dragoman 0.0.1"
    update(catalog, [], {"X-Generator": "dragoman 9.9.9"})
    assert catalog.headers["X-Generator"] == "dragoman 0.0.1"


sentences = st.lists(
    st.sampled_from(["Daesh", "fled", "town", "Monday", "nobody", "hurt", "again", "late", "north"]),
    min_size=1,
    max_size=6,
)
articles = st.lists(sentences.map(" ".join), max_size=6, unique=True)


@given(st.lists(articles, min_size=2, max_size=5))
def test_no_translation_is_ever_lost(versions: list[list[str]]) -> None:
    catalog = _updated(_catalog(), *versions[0])
    for entry in catalog.entries:
        entry.msgstr = f"<{entry.msgid}>"
    typed = {entry.msgstr for entry in catalog}
    for version in versions[1:]:
        catalog = _updated(catalog, *version)
        assert [entry.msgid for entry in catalog.entries] == version
        assert {entry.msgstr for entry in catalog if entry.msgstr} == typed
        before = catalog.text()
        assert _updated(catalog, *version).text() == before


def test_an_obsolete_translation_is_worth_more_than_an_empty_entry() -> None:
    obsolete = Entry(msgid=DU[0], msgstr=DU[1], obsolete=True)
    assert _states(_updated(_catalog(Entry(msgid=DU[0]), obsolete), DU[0])) == [(*DU, "done")]


FIRST, SECOND = "Daesh fled the town on Monday, two witnesses said by telephone.", "Nobody was hurt there."
WHOLE = f"{FIRST} {SECOND}"


def test_a_split_paragraph_offers_its_translation_to_both_halves() -> None:
    catalog = _updated(_catalog(Entry(msgid=WHOLE, msgstr="tev")), FIRST, SECOND)
    assert _states(catalog) == [(FIRST, "tev", "fuzzy"), (SECOND, "tev", "fuzzy")]
    assert [entry.previous_msgid for entry in catalog] == [WHOLE, WHOLE]
    assert _states(_updated(catalog, WHOLE))[0] == (WHOLE, "tev", "fuzzy")


def test_joined_paragraphs_offer_both_translations_and_come_back_whole() -> None:
    catalog = _catalog(Entry(msgid=FIRST, msgstr="yek", tcomment="one"), Entry(msgid=SECOND, msgstr="du"))
    catalog = _updated(catalog, WHOLE)
    assert _states(catalog) == [(WHOLE, "yek du", "fuzzy"), (FIRST, "yek", "obsolete"), (SECOND, "du", "obsolete")]
    assert (catalog.entries[0].previous_msgid, catalog.entries[0].tcomment) == (WHOLE, "one")
    assert _states(_updated(catalog, FIRST, SECOND))[:2] == [(FIRST, "yek", "done"), (SECOND, "du", "done")]


def test_a_sentence_left_of_a_paragraph_is_no_half() -> None:
    catalog = _updated(_catalog(Entry(msgid=WHOLE, msgstr="tev")), SECOND)
    assert _states(catalog) == [(SECOND, "", "empty"), (WHOLE, "tev", "obsolete")]


PLURAL = HEADERS | {"Plural-Forms": "nplurals=2; plural=n != 1;"}


def _merged(entry: Entry, item: Entry) -> Catalog:
    catalog, template = _catalog(entry), _catalog(item)
    catalog.headers.update(PLURAL)
    merge(catalog, template)
    return catalog


def test_a_text_that_gets_a_plural_starts_each_form_from_the_translation() -> None:
    (entry,) = _merged(Entry(msgid="a day", msgstr="rojek"), Entry(msgid="a day", msgid_plural="days"))
    assert (entry.msgstr_plural, entry.flags) == ({0: "rojek", 1: "rojek"}, ["fuzzy"])
    assert (entry.previous_msgid, entry.previous_msgid_plural) == ("a day", None)


def test_a_plural_that_goes_leaves_its_forms_in_a_comment() -> None:
    old = Entry(msgid="a day", msgid_plural="days", msgstr_plural={0: "rojek", 1: "roj"})
    (entry,) = _merged(old, Entry(msgid="a day"))
    assert (entry.msgstr, entry.msgstr_plural, entry.flags) == ("rojek", {}, ["fuzzy"])
    assert (entry.tcomment, entry.previous_msgid_plural) == ("msgstr[1]: roj", "days")


def test_a_new_plural_has_room_for_every_form() -> None:
    entry = _merged(Entry(msgid="other"), Entry(msgid="a day", msgid_plural="days")).entries[0]
    assert entry.msgstr_plural == {0: "", 1: ""}


@pytest.mark.parametrize(
    ("own", "items", "expected"),
    [
        (["c-format", "house-flag"], ["no-c-format", "no-wrap"], ["house-flag", "no-c-format", "no-wrap"]),
        (["fuzzy", "no-wrap"], ["python-format"], ["fuzzy", "python-format"]),
        (["range: 0..5"], ["range: 1..3"], ["range: 1..3"]),
        (["range: 0..5"], ["range: 0..9"], ["fuzzy", "range: 0..9"]),
        (["c-format", "fuzzy"], ["c-format"], ["c-format", "fuzzy"]),
    ],
)
def test_the_source_decides_on_its_flags_alone(own: list[str], items: list[str], expected: list[str]) -> None:
    (entry,) = _merged(Entry(msgid="one", msgstr="yek", flags=own), Entry(msgid="one", flags=items))
    assert entry.flags == expected


def test_a_template_brings_its_dates_and_nothing_else_of_its_header() -> None:
    catalog = _catalog(Entry(msgid="one", msgstr="yek", comment="old", occurrences=[("a.c", "1")]))
    catalog.headers["X-Poedit-Basepath"] = "."
    template = _catalog(Entry(msgid="one", comment="new", occurrences=[("b.c", "2")]))
    template.headers.update({"POT-Creation-Date": "2026-01-02 10:00+0000", "Language": ""})
    assert merge(catalog, template) == Tally(kept=1)
    assert catalog.headers == HEADERS | {"X-Poedit-Basepath": ".", "POT-Creation-Date": "2026-01-02 10:00+0000"}
    assert (catalog.entries[0].comment, catalog.entries[0].occurrences) == ("new", [("b.c", "2")])


def test_what_becomes_of_the_entries_is_counted() -> None:
    catalog = _catalog(Entry(msgid=YEK[0], msgstr=YEK[1]), Entry(msgid=DU[0], msgstr=DU[1]), _gone("Wave.", "Pêl."))
    segments = [YEK[0].replace("Monday", "Tuesday"), "Wave.", "Quite another thing."]
    extracted = extract([Segment(text, 1, "paragraph", 1) for text in segments], "source.txt")
    assert update(catalog, extracted, HEADERS) == Tally(kept=0, fuzzy=1, new=1, obsolete=1, revived=1)


def _gone(msgid: str, msgstr: str) -> Entry:
    return Entry(msgid=msgid, msgstr=msgstr, obsolete=True)


@given(st.lists(articles, min_size=1, max_size=4), st.data())
def test_a_source_that_comes_back_brings_every_translation_back(versions: list[list[str]], data: st.DataObject) -> None:
    first = data.draw(articles)
    catalog = _updated(_catalog(), *first)
    for number, entry in enumerate(catalog.entries):
        entry.msgstr, entry.tcomment = f"<{entry.msgid}>", f"remark {number}"
    remarks = {entry.tcomment for entry in catalog}
    for version in [*versions, first]:
        catalog = _updated(catalog, *version)
        assert remarks <= {line for entry in catalog for line in entry.tcomment.split("\n")}
    assert all(f"<{entry.msgid}>" in entry.msgstr for entry in catalog.entries)
