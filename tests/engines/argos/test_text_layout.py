"""White space, and cutting what is too long, without any model."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit import languages
from toolkit.engines.argos.layout import Layout, cut, shortened

ENGLISH = languages.get("en")
SPACES = (" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r\n\r\n", " \n\t", "\u00a0", "\u2028", "\v", "\f")
WORDS = (
    "Daesh",
    "fled.",
    "Hawija,",
    "؟",
    "می\u200cروم",
    "👩\u200d💻",
    "🇮🇶",
    "e\u0301",
    "{name}",
    "3.5",
    "a_b",
    "\u202bداعش\u202c",
    "—",
)

texts = st.lists(st.sampled_from(WORDS + SPACES)).map("".join)


def same(layout: Layout) -> str:
    """What comes of a text whose sentences are their own translations."""
    return layout.filled({sentence: sentence for sentence in layout.sentences})


@given(texts | st.text(), st.sampled_from(languages.TAGS))
def test_a_text_whose_sentences_are_not_changed_stays_as_it_is(text: str, tag: str) -> None:
    layout = cut(text, languages.get(tag))
    assert same(layout) == text
    assert all(not gap.strip() for gap in layout.gaps)
    assert all(sentence == sentence.strip() != "" for sentence in layout.sentences)


def test_sentences_change_and_the_white_space_around_them_does_not() -> None:
    layout = cut("\tOne fled.  Two fled.\r\n\r\nThree\tfour \n", ENGLISH)
    assert layout.sentences == ("One fled.", "Two fled.", "Three", "four")
    upper = {sentence: sentence.upper() for sentence in layout.sentences}
    assert layout.filled(upper) == "\tONE FLED.  TWO FLED.\r\n\r\nTHREE\tFOUR \n"


def test_no_model_sees_a_tab() -> None:
    assert cut("Name \t Place\tDay", ENGLISH).sentences == ("Name", "Place", "Day")


@given(st.lists(st.sampled_from([word for word in WORDS if word != "—"]), min_size=1).map(" ".join), st.integers(1, 40))
def test_parts_fit_and_make_up_the_sentence_again(sentence: str, most: int) -> None:
    layout = shortened(sentence, lambda part: len(part) <= most)
    assert same(layout) == sentence
    for part in layout.sentences:
        assert len(part) <= most or len(part.split()) == 1, "only a word may be too long"


def test_a_sentence_that_fits_is_one_part() -> None:
    assert shortened("a, b; c d", lambda _: True).sentences == ("a, b; c d",)


def test_a_long_sentence_is_cut_after_a_clause_rather_than_in_the_middle() -> None:
    sentence = "one two three four five, six seven eight nine ten eleven twelve"
    layout = shortened(sentence, lambda part: len(part) < 50)
    assert layout.sentences == ("one two three four five,", "six seven eight nine ten eleven twelve")


def test_a_clause_at_the_edge_is_not_cut_off() -> None:
    sentence = "But, one two three four five six seven eight nine ten"
    assert "But," not in shortened(sentence, lambda part: len(part) < 40).sentences


def test_arabic_commas_end_a_clause() -> None:
    assert shortened("واحد اثنان، ثلاثة أربعة", lambda part: len(part) < 15).sentences == ("واحد اثنان،", "ثلاثة أربعة")
