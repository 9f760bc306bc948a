"""What becomes of returned entries in the catalogue: applied, or kept aside, and told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Finding
from toolkit.po.catalog import Catalog
from toolkit.po.entry import Entry
from toolkit.po.handout import Handout, handed_out
from toolkit.po.intake import ReturnedEntry
from toolkit.po.threeway import Advice, Merged, take_back

HEAD = 'msgid ""\nmsgstr ""\n"Language: ckb\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
THEIRS = Advice(decide=lambda _: "theirs")


def catalog(*entries: Entry) -> Catalog:
    found = Catalog.parse(HEAD.encode(), Path("ckb.po"))
    found.replace_entries(list(entries))
    return found


def entry(msgid: str, msgstr: str = "", *flags: str, **more: Any) -> Entry:
    return Entry(msgid=msgid, msgstr=msgstr, flags=list(flags), **more)


def back(msgid: str, *texts: str, **more: Any) -> ReturnedEntry:
    said = {"msgctxt": None, "msgid_plural": "", "fuzzy": False} | more
    return ReturnedEntry(msgid=msgid, texts=texts, **said)


def handout(*entries: Entry) -> Handout:
    return Handout("h1", "flight", "ckb", "en", "2026-01-31", entries=tuple(map(handed_out, entries)))


def told(merged: Merged) -> list[tuple[str, bool, bool]]:
    return [(one.kind, one.applied, one.aside) for one in merged.verdicts]


def kept(merged: Merged) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.msgid, one.texts) for one in merged.asides]


def shown(entry: Entry) -> tuple[str, bool, str | None]:
    return entry.msgstr, entry.fuzzy, entry.previous_msgid


def test_a_translation_is_put_where_there_was_none() -> None:
    here = catalog(entry("One.", occurrences=[("source.txt", "1")], comment="paragraph 1"))
    merged = take_back(here, [back("One.", "یەک.")], handout(entry("One.")))
    assert told(merged) == [("new", True, False)]
    assert shown(here.entries[0]) == ("یەک.", False, None)
    assert (here.entries[0].occurrences, here.entries[0].comment) == ([("source.txt", "1")], "paragraph 1")


def test_a_draft_that_came_back_as_it_was_changes_nothing() -> None:
    here = catalog(entry("One.", "یەک.", "fuzzy", tcomment="draft: memory 100%"))
    before = here.encoded()
    merged = take_back(here, [back("One.", "یەک.", fuzzy=True)], handout(*here.entries))
    assert told(merged) == [("unchanged", False, False)]
    assert here.encoded() == before


def test_a_draft_without_its_mark_is_reviewed() -> None:
    here = catalog(entry("One.", "یەک.", "fuzzy", "python-format", previous_msgid="Won."))
    merged = take_back(here, [back("One.", "یەک.")], handout(*here.entries))
    assert told(merged) == [("reviewed", True, False)]
    assert shown(here.entries[0]) == ("یەک.", False, None)
    assert here.entries[0].flags == ["python-format"]


def test_a_form_that_has_no_marks_takes_none_away() -> None:
    here = catalog(entry("One.", "یەک.", "fuzzy"), entry("Two.", "دوو.", "fuzzy"))
    returned = [back("One.", "یەک.", fuzzy=None), back("Two.", "دووەم.", fuzzy=None)]
    assert told(take_back(here, returned, handout(*here.entries))) == [
        ("unchanged", False, False),
        ("changed", True, False),
    ]
    assert [one.fuzzy for one in here.entries] == [True, False]


def test_white_space_is_taken_as_it_is_typed() -> None:
    here = catalog(entry("One. ", "یەک."))
    take_back(here, [back("One. ", " یەک.\n")], handout(*here.entries))
    assert here.entries[0].msgstr == " یەک.\n"


def test_an_emptied_translation_is_not_taken_for_a_deletion() -> None:
    here = catalog(entry("One.", "یەک."))
    merged = take_back(here, [back("One.", "")], handout(*here.entries))
    assert told(merged) == [("emptied", False, False)]
    assert here.entries[0].msgstr == "یەک."


@pytest.mark.parametrize(
    ("advice", "stays", "aside"), [(Advice(), "هی ئێمە.", "هی ئەوان."), (THEIRS, "هی ئەوان.", "هی ئێمە.")]
)
def test_of_two_changes_one_stays_and_the_other_is_kept_aside(advice: Advice, stays: str, aside: str) -> None:
    here = catalog(entry("One.", "هی ئێمە."))
    merged = take_back(here, [back("One.", "هی ئەوان.")], handout(entry("One.", "یەک.")), advice)
    assert told(merged) == [("conflict", stays == "هی ئەوان.", True)]
    assert here.entries[0].msgstr == stays
    assert kept(merged) == [("One.", (aside,))]
    assert merged.asides[0].ours == (aside == "هی ئێمە.")


def test_a_translation_of_a_text_that_has_changed_is_kept_fuzzy_with_that_text() -> None:
    here = catalog(entry("Daesh fled on Tuesday."))
    merged = take_back(here, [back("Daesh fled on Monday.", "داعش هەڵات.")], handout(entry("Daesh fled on Monday.")))
    assert told(merged) == [("stale", True, False)]
    assert shown(here.entries[0]) == ("داعش هەڵات.", True, "Daesh fled on Monday.")
    assert merged.verdicts[0].returned_msgid == "Daesh fled on Monday."


def test_it_takes_the_place_of_what_the_old_text_has_lent() -> None:
    old = entry("Daesh fled on Monday.", "کۆن.")
    here = catalog(entry("Daesh fled on Tuesday.", "کۆن.", "fuzzy", previous_msgid=old.msgid))
    merged = take_back(here, [back(old.msgid, "نوێ.")], handout(old))
    assert told(merged) == [("stale", True, False)]
    assert shown(here.entries[0]) == ("نوێ.", True, old.msgid)


def test_it_is_kept_aside_where_somebody_has_translated_the_new_text() -> None:
    here = catalog(entry("Daesh fled on Tuesday.", "داعش سێشەممە هەڵات."))
    merged = take_back(
        here, [back("Daesh fled on Monday.", "داعش هەڵات.")], handout(entry("Daesh fled on Monday.")), THEIRS
    )
    assert told(merged) == [("stale", False, True)]
    aside = merged.asides[0]
    assert (aside.msgid, aside.previous, aside.fuzzy) == (
        "Daesh fled on Tuesday.",
        (None, "Daesh fled on Monday."),
        True,
    )


def test_a_translation_of_a_text_that_is_gone_is_kept_as_obsolete() -> None:
    here = catalog(entry("Something else entirely."))
    merged = take_back(here, [back("One.", "یەک.")], handout(entry("One.")))
    assert told(merged) == [("stale", True, False)]
    assert [(one.msgid, one.msgstr) for one in here.obsolete] == [("One.", "یەک.")]
    assert told(take_back(here, [back("One.", "یەک.")], handout(entry("One.")))) == [("unchanged", False, False)]


def test_a_msgid_that_came_back_changed_is_found_and_fuzzy() -> None:
    here = catalog(entry("Nobody was hurt in the town."))
    merged = take_back(here, [back("Nobody was hurt in this town.", "کەس بریندار نەبوو.")], handout(*here.entries))
    assert told(merged) == [("unknown", True, False)]
    assert shown(here.entries[0]) == ("کەس بریندار نەبوو.", True, "Nobody was hurt in this town.")


def test_a_text_that_nobody_knows_is_kept_aside() -> None:
    here = catalog(entry("One."))
    merged = take_back(here, [back("Quite another text.", "دەقێکی تر.")])
    assert told(merged) == [("unknown", False, True)]
    assert kept(merged) == [("Quite another text.", ("دەقێکی تر.",))]


def test_of_two_texts_for_one_entry_none_is_lost() -> None:
    here = catalog(entry("One."))
    merged = take_back(here, [back("One.", "یەک.", fuzzy=True), back("One.", "یەکەم.", number=1)])
    assert told(merged) == [("new", True, False), ("conflict", False, True)]
    assert kept(merged) == [("One.", ("یەکەم.",))]


def test_a_second_file_of_an_import_does_not_undo_the_first() -> None:
    here, advice = catalog(entry("One.", "پێشنووس.", "fuzzy")), Advice(untouched=lambda _: True)
    base = handout(*here.entries)
    take_back(here, [back("One.", "یەک.")], base, advice)
    merged = take_back(here, [back("One.", "یەکەم.")], base, advice)
    assert told(merged) == [("conflict", False, True)]


MONDAY, TUESDAY = "Daesh fled on Monday.", "Daesh fled on Tuesday."
TWICE = handout(entry("One."), entry("Two."), entry(MONDAY))
FIRST = [back("One.", "یەک."), back("Two.", "دوو."), back(MONDAY, "هەڵات")]


def test_what_comes_back_a_second_time_is_a_change_of_what_came_back_before() -> None:
    here = catalog(entry("One."), entry("Two."), entry(TUESDAY))
    base = take_back(here, FIRST, TWICE).handout
    merged = take_back(here, [back("One.", "یەکەم."), *FIRST[1:]], base)
    assert told(merged) == [("changed", True, False), ("unchanged", False, False), ("unchanged", False, False)]
    assert here.entries[0].msgstr == "یەکەم."
    assert merged.handout
    assert Handout.from_json(merged.handout.to_json()) == merged.handout
    # The first file once more does not turn it back.
    assert told(take_back(here, FIRST, merged.handout)) == [("unchanged", False, False)] * 3
    assert here.entries[0].msgstr == "یەکەم."


def test_what_another_makes_of_the_same_hand_out_is_a_conflict() -> None:
    here = catalog(entry("One."), entry("Two."), entry(TUESDAY))
    base = take_back(here, FIRST, TWICE).handout
    merged = take_back(here, [back("One.", "یەکەم."), back("Two.", ""), back(MONDAY, "ڕایکرد")], base)
    assert told(merged) == [("conflict", False, True), ("unchanged", False, False), ("stale", False, True)]


def test_the_file_that_was_handed_out_changes_nothing_later_on() -> None:
    here = catalog(entry("One."), entry("Two."), entry(TUESDAY))
    base = take_back(here, FIRST, TWICE).handout
    empty = [back("One.", ""), back("Two.", ""), back(MONDAY, "")]
    assert told(take_back(here, empty, base)) == [("unchanged", False, False)] * 3


def test_a_draft_made_since_is_in_nobodys_way() -> None:
    here = catalog(entry("One.", "پێشنووس.", "fuzzy"))
    merged = take_back(here, [back("One.", "یەک.")], handout(entry("One.")), Advice(untouched=lambda _: True))
    assert (told(merged), kept(merged)) == ([("changed", True, False)], [])


def test_a_fuzzy_text_that_somebody_may_have_typed_is_kept_where_no_base_is_known() -> None:
    here = catalog(entry("One.", "ناتەواو", "fuzzy"), entry("Two.", "پێشنووس.", "fuzzy", tcomment="draft: memory"))
    returned = [back("One.", "یەک."), back("Two.", "دوو.", number=1)]
    merged = take_back(here, returned, None, Advice(drafted=lambda one: "draft" in one.tcomment))
    assert told(merged) == [("changed", True, True), ("changed", True, False)]
    assert kept(merged) == [("One.", ("ناتەواو",))]


def test_a_draft_that_came_back_edited_is_one_no_more() -> None:
    remarks = "is he right?\ndraft: memory 92%\ndraft: term not placed: Daesh = داعش"
    here = catalog(entry("One.", "پێشنووس.", "fuzzy", tcomment=remarks))
    first = take_back(here, [back("One.", "یەکێک", fuzzy=True, tcomment=remarks)], handout(*here.entries))
    assert told(first) == [("changed", True, False)]
    assert here.entries[0].tcomment == "is he right?"
    # So it is kept, though nobody knows any more what was handed out.
    merged = take_back(here, [back("One.", "یەک.")], None, Advice(drafted=lambda one: "draft" in one.tcomment))
    assert told(merged) == [("changed", True, True)]
    assert kept(merged) == [("One.", ("یەکێک",))]


def test_an_error_makes_a_text_fuzzy_and_says_why_once() -> None:
    def judge(one: Entry) -> list[Finding]:
        return [Finding("numbers", "error" if "٢٠٤١" in one.msgstr else "warning", "wrong: write it right")]

    here, advice = catalog(entry("In 2014."), entry("In 2015.")), Advice(judge=judge)
    returned = [back("In 2014.", "لە ٢٠٤١.", tcomment="کوێ؟"), back("In 2015.", "لە ٢٠١٥.", number=1)]
    for expected in ([("new", True, False)] * 2, [("unchanged", False, False)] * 2):
        merged = take_back(here, returned, handout(entry("In 2014."), entry("In 2015.")), advice)
        assert told(merged) == expected
    assert here.entries[0].tcomment == "کوێ؟\nimport: wrong: write it right (numbers)"
    assert [one.fuzzy for one in here.entries] == [True, False]
    assert merged.verdicts[0].needs_a_look
    mended = take_back(here, [back("In 2014.", "لە ٢٠١٤.")], None, Advice(judge=judge))
    assert told(mended) == [("changed", True, True)]
    assert (here.entries[0].fuzzy, here.entries[0].tcomment) == (False, "کوێ؟")


def test_a_text_that_may_have_lost_letters_is_fuzzy() -> None:
    here = catalog(entry("One."))
    merged = take_back(here, [back("One.", "ی?ک.", doubt="its charset could not hold all letters")])
    assert here.entries[0].fuzzy
    assert here.entries[0].tcomment == "import: its charset could not hold all letters"
    assert merged.verdicts[0].reason == "its charset could not hold all letters"


def test_new_remarks_are_kept_and_those_of_commands_are_not() -> None:
    here = catalog(entry("One.", "یەک.", tcomment="draft: argos en-ckb 1.0\nold"))
    returned = [
        back("One.", "یەک.", tcomment="old\ndraft: argos en-ckb 0.9\nmemory 87%: دەق\nimport: x\nis this right?")
    ]
    merged = take_back(here, returned, handout(*here.entries))
    assert told(merged) == [("changed", True, False)]
    assert here.entries[0].tcomment == "draft: argos en-ckb 1.0\nold\nis this right?"
    assert told(take_back(here, returned, handout(*here.entries))) == [("unchanged", False, False)]


def plural(*texts: str, **more: Any) -> Entry:
    forms = dict(enumerate(texts))
    return Entry(msgid="%d day", msgid_plural="%d days", msgstr_plural=forms, **more)


PLURALS = [
    # Handed out and here, came back, the forms of here afterwards, what is told.
    (("", ""), ("ڕۆژێک", "ڕۆژ"), ("ڕۆژێک", "ڕۆژ"), "new"),
    (("ا", "ب"), ("ا", "پ"), ("ا", "پ"), "changed"),
    # A form that an editor does not know stays what it was.
    (("ا", "ب"), ("پ",), ("پ", "ب"), "changed"),
    (("ا", "ب"), ("ا", ""), ("ا", "ب"), "unchanged"),
    (("ا", "ب"), ("", ""), ("ا", "ب"), "emptied"),
    # One that the language does not have is kept aside.
    (("ا", "ب"), ("ا", "ب", "پ"), ("ا", "ب"), "conflict"),
]


@pytest.mark.parametrize(("before", "texts", "after", "kind"), PLURALS)
def test_plural_forms_are_taken_back_one_by_one(
    before: tuple[str, ...], texts: tuple[str, ...], after: tuple[str, ...], kind: str
) -> None:
    here = catalog(plural(*before))
    merged = take_back(here, [back("%d day", *texts, msgid_plural="%d days")], handout(*here.entries))
    assert (merged.verdicts[0].kind, tuple(here.entries[0].texts)) == (kind, after)
    assert bool(merged.asides) == (kind == "conflict")


def test_a_form_without_plurals_does_not_wipe_them_out() -> None:
    here = catalog(plural("ا", "ب"))
    merged = take_back(here, [back("%d day", "ا"), back("%d day", "پ", number=1)], handout(*here.entries))
    assert told(merged) == [("unchanged", False, False), ("conflict", False, True)]
    assert here.entries[0].texts == ["ا", "ب"]


def test_obsolete_entries_come_back_as_such() -> None:
    here = catalog(entry("One.", "یەک."), entry("Old.", "کۆن.", obsolete=True))
    returned = [
        back("Old.", "کۆن.", obsolete=True),
        back("Older.", "کۆنتر.", obsolete=True, number=1),
        back("Older.", "هی تر.", obsolete=True, number=2),
        back("Old.", "نوێ.", obsolete=True, number=3),
    ]
    merged = take_back(here, returned)
    assert told(merged) == [
        ("unchanged", False, False),
        ("new", True, False),
        ("conflict", False, True),
        ("conflict", False, True),
    ]
    assert [(one.msgid, one.msgstr) for one in here.obsolete] == [("Old.", "کۆن."), ("Older.", "کۆنتر.")]


def test_what_is_kept_aside_and_comes_to_stand_in_the_catalogue_is_not_kept() -> None:
    here = catalog(entry("One.", "هی ئێمە."))
    returned = [back("One.", "یەک."), back("One.", "هی ئێمە.", number=1)]
    merged = take_back(here, returned, handout(entry("One.")), THEIRS)
    assert here.entries[0].msgstr == "هی ئێمە."
    assert kept(merged) == [("One.", ("یەک.",))]


def test_the_number_and_the_line_are_those_of_the_file() -> None:
    one = replace(back("One.", "یەک."), number=4, line=17)
    verdict = take_back(catalog(entry("One.")), [one]).verdicts[0]
    assert (verdict.number, verdict.line) == (4, 17)


WORDS = st.sampled_from(["", "یەک", "دوو", "سێ", " "])
MSGIDS = st.sampled_from(["One day.", "One day!", "Two days.", "Something else.", ""])
RETURNED = st.lists(
    st.builds(
        ReturnedEntry,
        msgctxt=st.sampled_from([None, "heading"]),
        msgid=MSGIDS,
        msgid_plural=st.just(""),
        texts=st.tuples(WORDS),
        fuzzy=st.sampled_from([True, False, None]),
        obsolete=st.booleans(),
    ),
    max_size=6,
)
HERE = st.dictionaries(
    st.tuples(st.sampled_from([None, "heading"]), MSGIDS.filter(bool)),
    st.tuples(WORDS, st.booleans(), st.booleans()),
    max_size=5,
)


def built(said: dict[tuple[str | None, str], tuple[str, bool, bool]]) -> list[Entry]:
    return [
        entry(msgid, text, *(["fuzzy"] if fuzzy else []), msgctxt=context, obsolete=obsolete)
        for (context, msgid), (text, fuzzy, obsolete) in said.items()
    ]


@given(RETURNED, HERE, st.none() | HERE, st.sampled_from([Advice, lambda: Advice(decide=lambda _: "theirs")]))
def test_no_text_is_lost_and_twice_is_once(
    returned: list[ReturnedEntry], here: Any, base: Any, advice: Callable[[], Advice]
) -> None:
    now = catalog(*built(here))
    known = handout(*built(base)) if base is not None else None
    # A text that was handed out, or wants replacing, may go; whatever else stands here may not.
    handed = {text for one in known.entries for text in one.texts} if known else set()
    typed = {text for one in returned for text in one.texts if text not in handed}
    typed |= {one.msgstr for one in now if known and one.msgstr not in handed}
    merged = take_back(now, returned, known, advice())
    kept = {text for aside in merged.asides for text in aside.texts}
    assert {text for text in typed if text.strip()} <= kept | {text for one in now for text in one.texts}
    before = now.encoded()
    again = take_back(now, returned, merged.handout, advice())
    if advice is Advice:
        assert now.encoded() == before
        assert {aside.mark for aside in again.asides} <= {aside.mark for aside in merged.asides}
