"""What cannot be applied is kept as PO, so that a later import can take it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from toolkit.po.aside import Aside, Side, is_remark, remarks, sides
from toolkit.po.catalog import Catalog
from toolkit.po.intake import Piece

HEADERS = {"Language": "ar", "Content-Type": "text/plain; charset=UTF-8"}
PATH = Path("ar-1.po")


def aside(msgid: str, *texts: str, context: str | None = None, plural: str = "") -> Aside:
    return Aside(context, msgid, plural, texts, fuzzy=False, reason="it has changed here too")


def encoded(side: Side) -> bytes:
    return side.encoded(PATH, HEADERS, "ar.po")


def test_each_text_for_one_entry_has_a_file_of_its_own() -> None:
    found = sides([aside("One.", "واحد"), aside("Two.", "اثنان"), aside("One.", "أحد")], [])
    assert [[one.texts for one in side.entries] for side in found] == [[("واحد",), ("اثنان",)], [("أحد",)]]


def test_what_is_kept_already_is_not_kept_again() -> None:
    asides, pieces = [aside("One.", "واحد"), aside("", "بلا")], [Piece(7, 'msgstr "x')]
    (side,) = sides(asides, pieces)
    assert sides(asides, pieces, [encoded(side)]) == []
    (more,) = sides([*asides, aside("One.", "أحد")], [*pieces, Piece(9, "y")], [encoded(side)])
    assert [one.texts for one in more.entries] == [("أحد",)]
    assert more.blocks == (("# unread: line 9 of the file", "# unread: y"),)


def test_a_file_says_the_same_when_it_is_read_again() -> None:
    (side,) = sides([aside("One.", "واحد", context="heading")], [Piece(7, "raw\r\nlines\x00\x85")])
    data = encoded(side)
    (entry,) = Catalog.parse(data, PATH)
    assert (entry.msgctxt, entry.msgid, entry.msgstr) == ("heading", "One.", "واحد")
    assert entry.tcomment == "import: it has changed here too"
    assert remarks(data) == side.blocks
    assert side.says_what(data)
    assert not Side(side.entries).says_what(data)


def test_plural_forms_that_lost_their_plural_are_kept_all() -> None:
    (side,) = sides([aside("%d day", "ا", "ب")], [])
    assert next(iter(Catalog.parse(encoded(side), PATH))).texts == ["ا", "ب"]


def test_a_file_that_somebody_has_damaged_does_not_stop_an_import() -> None:
    assert len(sides([aside("One.", "واحد")], [], [b'msgid "One.\nmsgstr'])) == 1


def test_comments_that_were_kept_are_not_taken_for_something_new() -> None:
    assert is_remark(Piece(1, "# unread: line 9 of the file\n# unread: y\n#\n".replace("#\n", "\n")))
    assert not is_remark(Piece(1, "# unread: y\nmsgstr"))


@given(st.lists(st.tuples(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=12)), max_size=6), st.text())
def test_whatever_is_kept_stands_in_a_file_that_can_be_read(pairs: list[tuple[str, str]], raw: str) -> None:
    found = sides([aside(msgid, text) for msgid, text in pairs], [Piece(1, raw)])
    said = {(one.msgid, one.msgstr) for side in found for one in Catalog.parse(encoded(side), PATH)}
    assert {(msgid, text) for msgid, text in pairs} <= said
    assert any(side.blocks for side in found)
