"""What the automaton finds is what is found word by word, and it is the automaton that finds it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.languages import TAGS, get
from toolkit.model import Concept, Status, Term
from toolkit.recognition import Recognizer
from toolkit.recognition.phrases import Phrases, listable
from toolkit.recognition.plain import plain
from toolkit.recognition.recognizer import exclusive

TERMS = (
    "IS|is|us|US|US-led|US-led coalition|air strike|Air Strike Command|air|strike force|strikes|Strike|command post|"
    "man|men|woman|spokesman|many people|crisis|atrocity|hero|bus|Mo|Moody's|s|t|n|a|o|U.S. Army|U.S.S.R.|St. Louis|"
    "St Louis|Smith, Jones & Co|AT&T|9/11|11|90|rock ’n’ roll|'Islamic State' group|Islamic State|Yahoo! Inc|l'US|"
    "café|cafe\u0301 noir|naïve|İzmir|izmir|Erdoğan|Ǧ|µ-opioid|x²|co\u00adop|الرقة|Œuvre|10 Downing Street"
)
ENDINGS = ["s", "'s", "’s", "’", "'", "es", "ies", "ses", "men", "women", "s’", "S", "'S", "x", "é", "9", "."]
GAPS = [
    *" -/\n\t,.…—–'’‘\"“”_&(\u00a0\u00ad\u200c\u2009\u0301١",
    *("  ", " “", "” ", "” “", " '", "' ", " ’", ", ", ". ", ' "', '" ', " – ", " ' ", "''", ": “", ".’ ", "\n\n", ""),
]


def concepts() -> list[Concept]:
    made = []
    for place, text in enumerate(TERMS.split("|")):
        case = "exact" if text != text.lower() else "any"
        forms = ("militia men",) if text == "man" else ()
        term = Term(text, "en", Status.PREFERRED if place % 3 else Status.DEPRECATED, case=case, forms=forms)
        made.append(Concept(f"c{place}", {"en": (term,)}))
    return made


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Put words of the terms together, inflected or not, in capitals or not, oddly parted or not."""
    words = [word for term in TERMS.split("|") for word in (term, term, *term.split())]
    pieces = st.tuples(
        st.sampled_from([*words, "the", "of", "U.S.", "J.R.", "p.m.", "many", "island", "1,000"]),
        st.sampled_from(["", "", "", *ENDINGS]),
        st.sampled_from([str, str, str, str.upper, str.title, str.lower]),
        st.sampled_from([" ", " ", " ", *GAPS]),
    )
    return "".join(write(word + ending) + gap for word, ending, write, gap in draw(st.lists(pieces, max_size=14)))


RECOGNIZER = Recognizer(concepts(), "en")
PHRASES = Phrases(concepts(), get("en"))


@given(text=lines())
@settings(derandomize=True, max_examples=1500)
def test_the_automaton_finds_the_leftmost_longest_of_the_candidates(text: str) -> None:
    found = PHRASES.find(text)
    if found is None:
        assert not text.isascii()
    else:
        assert found == tuple(candidate.match for candidate in exclusive(RECOGNIZER.candidates(text)))


@given(text=st.text(alphabet=st.sampled_from("AaSsUu.'’\"” -,9é"), max_size=24))
@settings(derandomize=True, max_examples=1500)
def test_it_does_so_wherever_dots_quotes_and_apostrophes_stand(text: str) -> None:
    assert PHRASES.find(text) == tuple(candidate.match for candidate in exclusive(RECOGNIZER.candidates(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The “Islamic State” group’s men – in St. Louis, on 9/11 – said: ‘It’s the U.S. Army…’",
        "Café owners in Québec paid €5 (or £4) to Erdoğan's aides at 10:30 p.m.; 50% don't.",
        "It's a rock 'n' roll man's \"naïve\" view & more * [sic] @home #now ~ ^ ` {x} | y\\z <b> = + ?!",
    ],
)
def test_usual_prose_is_read_by_the_automaton(text: str) -> None:
    assert PHRASES.find(text)


@pytest.mark.parametrize("text", ["co\u00adop air", "µ-opioid air", "x² air", "cafe\u0301 air", "الرقة air", "١ air"])
def test_what_it_cannot_read_is_read_word_by_word(text: str) -> None:
    assert PHRASES.find(text) is None
    assert RECOGNIZER.find(text)[-1].surface == "air"


def test_a_term_with_very_many_peculiar_gaps_is_found() -> None:
    text = "Smith, Jones, Brown, Black, White, Green, Grey, Gold, Rose & Co"
    recognizer = Recognizer([Concept("firm", {"en": (Term(text, "en", case="exact"),)})], "en")
    matches = recognizer.find(f"the {text} and {text.replace(', White', ' White')}")
    assert [one.surface for one in matches] == [text, text.replace(", White", " White")]


@pytest.mark.parametrize(
    ("term", "piece"), [("us", "U."), ("US", "US IS "), ("militant", "militants' foothold "), ("A b c", "a b c ")]
)
def test_the_time_grows_with_the_text_and_not_with_its_square(term: str, piece: str) -> None:
    # With the square this would take minutes.
    recognizer = Recognizer([Concept("it", {"en": (Term(term, "en", case="exact"),)})], "en")
    assert len(recognizer.find(piece * 100_000 + "x")) == len(recognizer.find(piece * 100 + "x")) * 1000


def test_only_languages_whose_forms_can_be_listed_are_read_so() -> None:
    assert [tag for tag in TAGS if listable(get(tag))] == ["en"]


@pytest.mark.parametrize(
    ("text", "letters", "left_out"),
    [
        ("Air  Strike-Force, U.S. Army", b" air strike force  us army ", [4, 19, 20]),
        ("the “Islamic State” group’s", b" the islamic state group's ", [4, 18]),
        ("'don't' rock ''n'' 9'9", b"  don't rock  n  9 9 ", [7, 12, 16]),
        ("Œuvre in İzmir", "  œuvre in izmir ".encode("cp1252")[1:], []),
        ("", b"  ", []),
    ],
)
def test_plain_letters(text: str, letters: bytes, left_out: list[int]) -> None:
    assert plain(text) == (letters, left_out)
