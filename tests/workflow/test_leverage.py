"""What translate makes of what the memory knows: drafts, reviewed texts and suggestions, never without the glossary."""

from pathlib import Path

import pytest

from plugged import install_echo
from support import GLOSSARY, Dragoman
from toolkit.memory.unit import Unit
from toolkit.po import Catalog, Entry
from toolkit.workflow.leverage import marked
from toolkit.workflow.memory import opened
from toolkit.workflow.workspace import open_workspace

PO = Path("translations/flight/kmr.po")
HEADLINE, SENTENCE, NOBODY = "A headline", "Daesh fled Hawija on Monday.", "Nobody was hurt."
FLED = "DAIŞ roja Duşemê ji Hewîceyê reviya."
UNHURT = "Kes birîndar nebû."
ON_SUNDAY, FLED_ON_SUNDAY = "Daesh fled Hawija on Sunday.", "DAIŞ roja Yekşemê ji Hewîceyê reviya."


def _know(*units: Unit) -> None:
    with opened(open_workspace()) as memory:
        memory.replace_origin("old.tmx", units)


def _known(text: str, translation: str, **values: str) -> Unit:
    return Unit("en", "kmr", text, translation, **values)


def _translate(dragoman: Dragoman, engine: str = "none") -> list[Entry]:
    result = dragoman("translate", "flight", "--to", "kmr", "--engine", engine)
    assert result.status == 0, result.err
    before = PO.read_bytes()
    again = dragoman("translate", "flight", "--to", "kmr", "--engine", engine)
    assert again.err.startswith(f"unchanged {PO}"), again.err
    assert PO.read_bytes() == before
    return Catalog.read(PO).entries


def _edit(number: int, text: str, *, fuzzy: bool = False) -> None:
    catalog = Catalog.read(PO)
    catalog.entries[number].msgstr = text
    catalog.entries[number].flags = ["fuzzy"] if fuzzy else []
    catalog.write()


@pytest.mark.parametrize(
    ("unit", "flags", "comment"),
    [
        (_known(NOBODY, UNHURT), ["fuzzy"], "draft: memory 100%"),
        (_known(NOBODY, UNHURT, previous="Something else."), ["fuzzy"], "draft: memory 100%"),
        (_known(NOBODY, UNHURT, previous=SENTENCE, context="heading"), ["fuzzy"], "draft: memory 100%"),
        (_known(NOBODY, UNHURT, previous=SENTENCE), [], "draft: memory 100% in context"),
    ],
    ids=["no context", "other neighbour", "other msgctxt", "in context"],
)
def test_a_known_text_is_fuzzy_unless_its_context_is_the_same(
    workspace: Path, dragoman: Dragoman, unit: Unit, flags: list[str], comment: str
) -> None:
    _know(unit)
    entry = _translate(dragoman)[2]
    assert (entry.msgstr, entry.flags, entry.tcomment) == (UNHURT, flags, comment)


def test_two_translations_from_the_same_context_are_for_a_person_to_choose(workspace: Path, dragoman: Dragoman) -> None:
    _know(_known(NOBODY, UNHURT, previous=SENTENCE), _known(NOBODY, "Tu kes nemir.", previous=SENTENCE))
    entry = _translate(dragoman)[2]
    assert entry.flags == ["fuzzy"]
    assert {entry.msgstr, entry.tcomment.rpartition("100%: ")[2]} == {UNHURT, "Tu kes nemir."}


def test_what_breaks_the_glossary_stays_fuzzy_and_says_so(workspace: Path, dragoman: Dragoman) -> None:
    _know(_known(SENTENCE, "DEAŞ reviya.", previous=HEADLINE, following=NOBODY))
    entry = _translate(dragoman)[1]
    assert (entry.msgstr, entry.flags) == ("DEAŞ reviya.", ["fuzzy"])
    assert entry.tcomment.split("\n") == [
        "draft: memory 100% in context",
        "draft: term not placed: Daesh = DAIŞ",
        "draft: term not placed: Hawija = Hewîce",
        "draft: term not to use: DEAŞ (forbidden)",
    ]


def test_of_equal_translations_the_one_that_follows_the_glossary_is_the_draft(
    workspace: Path, dragoman: Dragoman
) -> None:
    _know(
        _known(SENTENCE, FLED, changed="2020-01-01T00:00:00Z"),
        _known(SENTENCE, "DEAŞ reviya.", changed="2024-01-01T00:00:00Z"),
    )
    entry = _translate(dragoman)[1]
    assert entry.msgstr == FLED
    assert entry.tcomment.split("\n") == [
        "draft: memory 100%",
        "memory 100%: DEAŞ reviya.",
        "memory 100% term not placed: Daesh = DAIŞ",
        "memory 100% term not placed: Hawija = Hewîce",
        "memory 100% term not to use: DEAŞ (forbidden)",
    ]


def test_a_text_like_it_is_a_draft_where_no_engine_makes_one(workspace: Path, dragoman: Dragoman) -> None:
    _know(_known(ON_SUNDAY, FLED_ON_SUNDAY), _known("Nobody was heard of again.", "Êdî deng ji kesî nehat."))
    _, sentence, nobody = _translate(dragoman)
    assert (sentence.msgstr, sentence.flags) == (FLED_ON_SUNDAY, ["fuzzy"])
    assert sentence.tcomment == "draft: memory 92%"
    assert sentence.previous_msgid == ON_SUNDAY
    assert (nobody.msgstr, nobody.tcomment) == ("", "")
    _edit(1, FLED)
    assert _translate(dragoman)[1].previous_msgid is None


def test_a_headline_is_no_draft_for_a_sentence_like_it(workspace: Path, dragoman: Dragoman) -> None:
    _know(_known("Nobody was hurt", "Kes birîndar nebû", context="heading"))
    entry = _translate(dragoman)[2]
    assert (entry.msgstr, entry.flags) == ("", [])
    assert entry.tcomment == "memory 96%: Kes birîndar nebû\nmemory 96% of: Nobody was hurt{+.+}"


def test_with_an_engine_only_what_is_nearly_the_same_is_taken_from_the_memory(
    workspace: Path, dragoman: Dragoman, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(install_echo(tmp_path_factory.mktemp("site")))
    _know(_known(ON_SUNDAY, FLED_ON_SUNDAY), _known("Nobody was there.", "Kes li wir nebû."))
    _, sentence, nobody = _translate(dragoman, "echo")
    assert sentence.tcomment == "draft: memory 92%"
    assert (nobody.msgstr, nobody.flags, nobody.previous_msgid) == (f"kmr:{NOBODY}", ["fuzzy"], None)
    assert nobody.tcomment.split("\n") == [
        "draft: echo 1.0",
        "memory 84%: Kes li wir nebû.",
        "memory 84% of: Nobody was [-there-] {+hurt+}.",
    ]


def test_suggestions_are_three_at_most_and_follow_the_memory_and_the_glossary(
    workspace: Path, dragoman: Dragoman
) -> None:
    texts = [f"Daesh fled Hawija on {day} at last." for day in ("Sunday", "Friday", "Tuesday", "Monday", "Thursday")]
    _know(*(_known(text, f"DEAŞ {number}", context="heading") for number, text in enumerate(texts)))
    lines = _translate(dragoman)[1].tcomment.split("\n")
    assert len([line for line in lines if "%: " in line]) == 3
    assert lines[1] == "memory 87% of: Daesh fled Hawija on Monday[- at last-]."
    assert "memory 87% term not to use: DEAŞ (forbidden)" in lines
    Path("glossary/terms.toml").write_text(
        GLOSSARY.replace('"DAIŞ"', '"DEAŞ"').replace(
            '{ text = "DEAŞ", status = "forbidden" }', '{ text = "DAIŞ", status = "forbidden" }'
        ),
        encoding="utf-8",
    )
    assert "not to use" not in _translate(dragoman)[1].tcomment
    _know(_known(texts[3], FLED, context="heading"))
    assert _translate(dragoman)[1].tcomment.split("\n")[0] == f"memory 87%: {FLED}"
    _know()
    assert _translate(dragoman)[1].tcomment == ""


def test_suggestions_go_when_the_text_is_reviewed_and_comments_of_people_stay(
    workspace: Path, dragoman: Dragoman
) -> None:
    dragoman("translate", "--to", "kmr", "--engine", "none")
    catalog = Catalog.read(PO)
    catalog.entries[2].tcomment = "Asked the bureau.\n\nNo answer."
    catalog.write()
    _know(_known("Nobody was there.", "Kes li wir nebû.", context="heading"))
    entry = _translate(dragoman)[2]
    assert entry.tcomment.startswith("Asked the bureau.\n\nNo answer.\nmemory 84%: Kes li wir nebû.\n")
    _edit(2, UNHURT, fuzzy=True)
    assert "memory 84%" in _translate(dragoman)[2].tcomment
    _edit(2, UNHURT)
    assert _translate(dragoman)[2].tcomment == "Asked the bureau.\n\nNo answer."


def test_a_text_that_goes_leaves_no_entry_behind_that_holds_suggestions_only(
    workspace: Path, dragoman: Dragoman
) -> None:
    _know(_known("Nobody was there.", "Kes li wir nebû.", context="heading"))
    assert _translate(dragoman)[2].tcomment
    source = Path("translations/flight/source.txt")
    source.write_text(source.read_text(encoding="utf-8").replace(NOBODY, ""), encoding="utf-8")
    assert len(_translate(dragoman)) == 2
    assert Catalog.read(PO).obsolete == []


def test_a_memory_that_is_damaged_is_one_line_and_the_files_are_refreshed(workspace: Path, dragoman: Dragoman) -> None:
    _know()
    Path(".dragoman/memory.sqlite").write_bytes(b"no memory at all" * 100)
    result = dragoman("translate", "--to", "kmr", "--engine", "none")
    assert result.status == 1
    refreshed, error = result.err.splitlines()
    assert refreshed.startswith(f"created {PO}")
    assert "memory rebuild" in error


def test_a_broken_file_of_another_article_does_not_stop_the_others(workspace: Path, dragoman: Dragoman) -> None:
    folder = Path("translations/other")
    folder.mkdir()
    (folder / "source.txt").write_text("Other news.\n", encoding="utf-8")
    (folder / "kmr.po").write_text('msgid "one\n', encoding="utf-8")
    result = dragoman("translate", "flight", "--to", "kmr", "--engine", "none")
    assert result.status == 0
    assert result.err.splitlines()[0].startswith("dragoman: translations/other/kmr.po:1: ")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("He fled on Monday.", "He fled on Sunday night.", "He fled on [-Monday-] {+Sunday night+}."),
        ("He fled.", "He fled.", "He fled."),
        ("", "new", "{+new+}"),
        ("فرّ من الحويجة", "فرّ من الموصل", "فرّ من [-الحويجة-] {+الموصل+}"),
    ],
)
def test_differences_are_shown_in_signs(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown
