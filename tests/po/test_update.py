"""An update keeps every word that somebody typed, and says what has changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Segment
from toolkit.po import Catalog, Entry, extract, update

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
