import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.languages import TAGS, get
from toolkit.languages.sentences import split

# A bar stands where a sentence ends, in place of the space there.
CASES = {
    "en": (
        "One.|Two.|Three!|Four?",
        "It was over.|The town fell.|“We won.”|They left (at dawn).|All of them.",
        "Who?!|Nobody...|He left.",
        "Gen. Yahya Rasool and Lt. Col. Ryan Dillon met Mr. and Mrs. Abadi of St. Louis.|Dr. J. R. Smith came.",
        "The U.S. General Assembly vote, the U.N. vote.|In the U.S. Army they did.|He left the U.S.|The army stayed.",
        "At 5 p.m. Eastern time P. Diddy left.|It closed at 7 p.m.|They came on Oct. 2.|No. 5 on p. 1 is vs. No. 6.",
        "He said no.|Five died.|Apples, pears, etc.|They ate. them",
        "Prices rose 3.5 percent.|The .5 rise cost $1.5.|Then 1,000.50 more.",
        "See www.example.com. and mail a.b@example.com.|It is at https://example.com/a.b?c=d.|Read notes.txt.|Done.",
        "“Why?” he asked.|“Stop!” General Rasool said.|“Why?”|She said nothing.",
        "“I came.|I saw.”|“He left.”|Abadi said so.",
        "It was COUNTING … the day, wait . . . what?|Yes.",
        "As one wrote.[1]|Then.[12]|Later.²|Now.*|End.",
        "1. First.|2. Second.|B. Third.|(C) Fourth.",
        "Great! 😀",
        "Great!|😀 He came. !?",
        "It had plans: One; two; three.|Then four.",
        "iPhone.|eBay rose.|It fell. and rose.",
        "An <img alt='One. Two.'> here.|<b>One.|Two.</b> three.|<b>Dr.</b> No < 4.|Five > 2.",
        "Plan B.|The plan failed.|He took 5 m.|He left.",
        "... and so on.|Or not.",
        "!? ...",
    ),
    "ar": (
        "انتهى الهجوم.|وسقطت البلدة!|من سيعود؟|لا أحد.",
        "قال د. أحمد إن م. علي و أ.د. محمد حضروا.|وحضر ود. سعيد أيضا.",
        "زادت النسبة ٣.٥٪ و٣٫٥ و 2.5.|ثم انخفضت.",
        "سأل: «لماذا؟»|ثم خرج.",
        "«لماذا؟» سأل الرئيس.|«قف!» صاح الجنرال.|«لماذا؟»|وقال",
        "«انتصرنا.»|«سنعود».|وخرج.",
        "قال أولا؛ ثم قال: نعم، وانتهى.|تم.",
        "ما زال مستمرا... هو اليوم.|تم.",
        "كتبت ج. ك. رولينغ ذلك.|عرضه ٣٠ م.|طوله ٥ م.|انتهى.",
        "في سنة ٥٠٠ ق.م. ثم سنة ٦٠٠ هـ. تقريبا.|وفي",
        "درس المستوى A.|يبين هذا.",
        "قال .|ثم خرج . »|تم.",
        "قالَ.|كتابُ مَ.|تمَّ.",
    ),
    "ckb": (
        "هێرشەکە کۆتایی هات.|شارەکە گیرا؟|نەخێر!|بەڵێ.",
        "د. ئەحمەد و پ. عەلی لەگەڵ م. سەعید هاتن.|پ.ی.د. هات.|دکتۆر. محەمەد هات.",
        "لە ٥٠٠ی پ.ز. دا و سێو و هەنار هتد. کڕی.|تەواو.",
        "نرخەکە ٣.٥ بوو.|دواتر ٣٫٥ بوو.",
        "«بۆچی؟» سەرۆک وتی.|«بۆچی؟»|کەس نازانێت.",
        "لا. ٥ بخوێنەوە.|چووە لا.|ھات.",
        "بەردەوامە… ڕۆژێک کە هات؛ ڕۆیشت.|تەواو.",
    ),
    "kmr": (
        "Êrîş qediya.|Bajar ket!|Kî hat?|Kes nehat.",
        "Dr. Ehmed û Prof. Elî hatin.|Sêv, hinar hwd. kirîn.|Mîn. Amed.",
        "Di 12. Gulanê de hat.|Di sedsala 19. de bû.|12. Kongreya partiyê bû.|Di sala 2018.|Dr",
        "Di 500 b.z. de û 600 z. de bû.|Ew ma.",
        "U.N. ya nû û DYA.|dê bê.",
        "“Çima?” Abadî got.|“Çima?” wî got.|“Çima?”|Wî got.",
        "Rûp. 5 û rûp. 6 bixwîne.|Li ser rûp. 105.|Na.",
    ),
}

BREAKS = [
    ("Headline\n\nText.", ["Headline", "Text."]),
    ("First line\r\nSecond line", ["First line", "Second line"]),
    (" \n One.\t\n\t", ["One."]),
    ("", []),
    (" \n\t", []),
    # Wrapped at 30: each line ends where the next word would not fit.
    (
        "The first paragraph is wrapped\nby hand at thirty columns or\nso, as old. Terminals did.",
        ["The first paragraph is wrapped\nby hand at thirty columns or\nso, as old.", "Terminals did."],
    ),
    # Here the words would have fitted, so the line ends mean something.
    (
        "The council of the whole district\nBaghdad\nOne more",
        ["The council of the whole district", "Baghdad", "One more"],
    ),
    (
        "The first of the things to be done\n- eat apples and whatever is there\n- drink",
        ["The first of the things to be done", "- eat apples and whatever is there", "- drink"],
    ),
]


@pytest.mark.parametrize(("tag", "case"), [(tag, case) for tag, cases in CASES.items() for case in cases])
def test_sentences_end_where_a_reader_ends_them(tag: str, case: str) -> None:
    text = case.replace("|", " ")
    assert [text[start:end] for start, end in split(text, get(tag))] == case.split("|")


@pytest.mark.parametrize(("text", "sentences"), BREAKS)
def test_line_breaks_end_sentences_unless_they_wrap_lines(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, get("en"))] == sentences


PIECES = st.sampled_from(
    [
        *".!?…؟۔;:،؛()[]«»“”\"'’-*1٣٫ \n\t\r\u2028\u00a0\u200c\u200f\u064e",
        "aB",
        "د",
        "ە",
        "Dr.",
        "U.S.",
        ". .",
        "[1]",
        "The",
    ]
)


@pytest.mark.parametrize("tag", TAGS)
@given(text=st.lists(st.one_of(PIECES, st.characters()), max_size=40).map("".join))
@settings(derandomize=True)
def test_the_text_can_be_put_together_again(tag: str, text: str) -> None:
    spans = split(text, get(tag))
    at = 0
    for start, end in spans:
        assert start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "text", ["." * 200_000 + "x", "a" + "! " * 100_000 + "b", ". " * 100_000 + "b", "a\n" * 100_000]
)
def test_a_text_of_nothing_but_marks_takes_no_longer_than_another(text: str) -> None:
    assert split(text, get("en"))
