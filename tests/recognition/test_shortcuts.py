"""What is remembered, shared or skipped for speed changes nothing that is found."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.languages import TAGS
from toolkit.model import Concept, Status, Term, TermMatch
from toolkit.recognition import Recognizer, judge, vocabulary
from toolkit.recognition.recognizer import exclusive

TERMS = {
    "en": "IS|is|US|US-led|US-led coalition|air strike|Air Strike Command|air|strike force|militant|9/11|U.S. Army",
    "ar": "داعش|الرقة|رقة|حكومة|حكومة الرقة|تنظيم الدولة الإسلامية|الدولة|الدولة الإسلامية|و|لجنة",
    "ckb": "داعش|ناوچە|ناوچەی سەوز|سەرۆک وەزیران|سەرۆک|وەزیر|هێزە ئەمنییەکان|هێز|ه",
    "kmr": "DAIŞ|YE|FBI|partî|Partî|hêzên ewlehiyê|hêz|hêzên|ê|Dewleta Îslamî|dewlet",
}
ENDINGS = ["s", "'s", "’", "es", "ال", "وال", "ه", "ەکان", "ی", "دا", "ê", "’ê", "-ê", "yê", "an", "x"]
GAPS = [" ", " ", " ", "-", "  ", " “", "” ", "/", ", ", "\t", "", "\u200c", " – ", " ' ", "."]


def concepts(tag: str) -> list[Concept]:
    """Make a concept of each term, every third of them deprecated, that overlaps with others."""
    made = []
    for place, text in enumerate(TERMS[tag].split("|")):
        case = "exact" if text != text.lower() else "any"
        term = Term(text, tag, Status.PREFERRED if place % 3 else Status.DEPRECATED, case=case)
        made.append(Concept(f"c{place}", {tag: (term,)}))
    return made


@st.composite
def lines(draw: st.DrawFn, tag: str) -> str:
    """Put words of the terms together, inflected or not, in capitals or not."""
    words = [word for term in TERMS[tag].split("|") for word in (term, *term.split())]
    pieces = st.tuples(
        st.sampled_from(words),
        st.sampled_from(["", "", *ENDINGS]),
        st.sampled_from([str, str, str.upper, str.title]),
        st.sampled_from(GAPS),
    )
    return "".join(write(word + ending) + gap for word, ending, write, gap in draw(st.lists(pieces, max_size=12)))


RECOGNIZERS = {tag: Recognizer(concepts(tag), tag) for tag in TAGS}
ALONE = {tag: [Recognizer([concept], tag) for concept in concepts(tag)] for tag in TAGS}


def shifted(matches: Iterable[TermMatch], by: int) -> list[TermMatch]:
    return [one._replace(start=one.start + by, end=one.end + by) for one in matches]


@pytest.mark.parametrize("tag", TAGS)
@given(data=st.data())
@settings(derandomize=True)
def test_what_is_found_is_the_leftmost_longest_of_the_candidates(tag: str, data: st.DataObject) -> None:
    text = data.draw(lines(tag))
    best = tuple(candidate.match for candidate in exclusive(RECOGNIZERS[tag].candidates(text)))
    assert RECOGNIZERS[tag].find(text) == best


@pytest.mark.parametrize("tag", TAGS)
@given(data=st.data())
@settings(derandomize=True)
def test_a_glossary_finds_what_each_of_its_terms_finds_alone(tag: str, data: st.DataObject) -> None:
    text = data.draw(lines(tag))
    together = {candidate.match for candidate in RECOGNIZERS[tag].candidates(text)}
    assert together == {candidate.match for one in ALONE[tag] for candidate in one.candidates(text)}


@pytest.mark.parametrize("tag", TAGS)
@given(data=st.data())
@settings(derandomize=True)
def test_lines_read_as_one_text_give_what_each_gives_alone(tag: str, data: st.DataObject) -> None:
    # Quotations are followed through a whole text, so their marks are left out.
    drawn = [line.replace("'", "").replace("’", "") for line in data.draw(st.lists(lines(tag), max_size=4))]
    expected, at = [], 0
    for line in drawn:
        expected += shifted(RECOGNIZERS[tag].find(line), at)
        at += len(line) + len("\n=\n")
    assert list(RECOGNIZERS[tag].find("\n=\n".join(drawn))) == expected


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_remembered_is_bounded_and_makes_no_difference(monkeypatch: pytest.MonkeyPatch, tag: str) -> None:
    for module in (judge, vocabulary):
        monkeypatch.setattr(module, "_MEMORY", 2)
        monkeypatch.setattr(module, "_LONGEST", 6)
    forgetful = Recognizer(concepts(tag), tag)
    text = " ".join(word + ending for word in TERMS[tag].replace("|", " ").split() for ending in ("", *ENDINGS))
    for _ in range(2):
        assert forgetful.find(text) == RECOGNIZERS[tag].find(text) != ()
        assert forgetful.candidates(text) == RECOGNIZERS[tag].candidates(text)
    assert len(forgetful._vocabulary) <= 2  # noqa: SLF001 - nobody else can see it
    assert tag != "en" or len(forgetful._phrases._judge) <= 2  # noqa: SLF001


@pytest.mark.parametrize(
    ("tag", "line", "expected"), [("kmr", "FBI ROJ ", "FBI"), ("en", "militants' foothold ", "militants'")]
)
def test_what_depends_on_the_whole_line_is_asked_once(tag: str, line: str, expected: str) -> None:
    # Asked for each word anew, this would take minutes.
    matches = RECOGNIZERS[tag].find(line * 20_000)
    assert [one.surface for one in matches] == [expected] * 20_000
