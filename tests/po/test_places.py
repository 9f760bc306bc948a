"""Where a returned entry belongs when its msgid is here, when it has changed here, and when an editor changed it."""

from collections.abc import Iterable

from toolkit.po.entry import Entry
from toolkit.po.handout import Handout, handed_out
from toolkit.po.intake import ReturnedEntry
from toolkit.po.places import find_places

TEXTS = ("Daesh fled Hawija on Monday.", "Nobody was hurt in the town.", "The army took over the two bridges.")


def entries(*texts: str, context: str | None = None) -> list[Entry]:
    return [Entry(msgid=text, msgctxt=context) for text in texts]


def back(*texts: str, context: str | None = None) -> list[ReturnedEntry]:
    return [ReturnedEntry(context, text, "", ("t",), fuzzy=False, number=number) for number, text in enumerate(texts)]


def base(*texts: str, context: str | None = None) -> Handout:
    return handout_of(entries(*texts, context=context))


def handout_of(handed: Iterable[Entry]) -> Handout:
    return Handout("id", "flight", "ar", "en", "2026-01-31", entries=tuple(map(handed_out, handed)))


def found(returned: list[ReturnedEntry], handout: Handout | None, here: list[Entry]) -> list[tuple[str, str | None]]:
    places = find_places(returned, handout, here)
    return [(place.how, place.entry.msgid if place.entry else None) for place in places]


def test_the_order_of_the_file_does_not_matter() -> None:
    assert found(back(*reversed(TEXTS)), base(*TEXTS), entries(*TEXTS)) == [("here", text) for text in reversed(TEXTS)]


def test_white_space_normalisation_and_line_endings_do_not_matter() -> None:
    odd = (" Daesh  fled\r\nHawija on Monday.", "Nobody was hurt in the town. ")
    assert found(back(*odd), None, entries(*TEXTS)) == [("here", TEXTS[0]), ("here", TEXTS[1])]
    assert found(back("Kerku\u0302k"), None, entries("Kerkûk")) == [("here", "Kerkûk")]


def test_a_form_without_contexts_finds_the_entry_that_has_one() -> None:
    assert found(back("A headline"), None, entries("A headline", context="heading")) == [("here", "A headline")]


def test_a_text_that_was_handed_out_without_a_context_is_not_one_that_has_it() -> None:
    assert found(back("Iraq"), base("Iraq"), entries("Iraq", context="heading")) == [("gone", None)]


def test_a_text_that_stands_in_two_contexts_is_that_of_the_context_that_is_said() -> None:
    here = [*entries("Iraq", context="heading"), *entries("Iraq")]
    places = find_places([*back("Iraq", context="heading"), *back("Iraq")], None, here)
    assert [place.entry for place in places] == here


def test_a_text_of_the_hand_out_is_followed_to_the_one_that_took_its_place() -> None:
    changed = Entry(msgid="Daesh fled Hawija on Tuesday.")
    assert found(back(*TEXTS), base(*TEXTS), [changed, *entries(*TEXTS[1:])])[0] == ("stale", changed.msgid)


def test_what_the_update_has_recorded_counts_more_than_likeness() -> None:
    heir = Entry(msgid="Fighters left the city.", previous_msgid=TEXTS[0])
    like = Entry(msgid="Daesh fled Hawija on Tuesday.")
    assert found(back(TEXTS[0]), base(TEXTS[0]), [like, heir]) == [("stale", heir.msgid)]


def test_a_text_that_was_handed_out_beside_it_is_not_its_heir() -> None:
    alike = "Daesh fled Hawija on Tuesday."
    assert found(back(TEXTS[0]), base(TEXTS[0], alike), entries(alike)) == [("gone", None)]


def test_an_obsolete_entry_tells_of_a_text_that_has_been_here() -> None:
    old = Entry(msgid=TEXTS[0], obsolete=True)
    assert found(back(TEXTS[0]), None, [*entries(TEXTS[1]), old]) == [("gone", TEXTS[0])]
    heir = Entry(msgid="Daesh fled Hawija on Tuesday.")
    assert found(back(TEXTS[0]), None, [heir, old]) == [("stale", heir.msgid)]


def test_contexts_are_not_mixed() -> None:
    heading = Entry(msgid="Daesh fled Hawija on Tuesday.", msgctxt="heading")
    assert found(back(TEXTS[0]), base(TEXTS[0]), [heading]) == [("gone", None)]
    assert found(back(TEXTS[0], context="caption"), None, [heading]) == [("unknown", None)]


def test_a_msgid_that_an_editor_has_changed_is_known_by_its_likeness() -> None:
    edited = "Daesh has fled Hawija on Monday!"
    assert found(back(edited, *TEXTS[1:]), base(*TEXTS), entries(*TEXTS))[0] == ("unknown", TEXTS[0])


def test_between_its_neighbours_less_likeness_is_enough() -> None:
    cut = TEXTS[1][:10]
    assert found(back(TEXTS[0], cut, TEXTS[2]), None, entries(*TEXTS))[1] == ("unknown", TEXTS[1])
    assert found(back(TEXTS[0], TEXTS[2], cut), None, entries(*TEXTS))[2] == ("unknown", None)


def test_an_entry_of_today_takes_in_one_stranger_and_none_where_its_own_text_came_back() -> None:
    strangers = ("Nobody was hurt in that town.", "Nobody was hurt in this town.")
    places = found(back(*strangers), None, entries(*TEXTS))
    assert set(places) == {("unknown", None), ("unknown", TEXTS[1])}
    assert found(back(strangers[0], TEXTS[1]), None, entries(*TEXTS)) == [("unknown", None), ("here", TEXTS[1])]


def test_an_obsolete_entry_that_comes_back_stays_one_unless_its_text_is_in_use() -> None:
    gone, used = (ReturnedEntry(None, text, "", ("t",), fuzzy=False, obsolete=True) for text in ("Old text.", TEXTS[0]))
    assert found([gone, used], None, entries(*TEXTS)) == [("obsolete", None), ("here", TEXTS[0])]


def test_an_entry_without_a_msgid_is_no_entry_of_here() -> None:
    assert found(back(""), None, entries(*TEXTS)) == [("unknown", None)]
