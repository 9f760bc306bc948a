"""Where a term goes, in which form, and what must not happen to its neighbours."""

import pytest

from toolkit import languages
from toolkit.engines.base import Wanted
from toolkit.engines.constraints.continuing import is_doubled, is_kept
from toolkit.engines.constraints.forms import Former
from toolkit.engines.constraints.places import Locator, Place, Told, cut
from toolkit.engines.constraints.placing import Placer, apply
from toolkit.engines.constraints.words import Lexemes, units_of, words_of
from toolkit.languages.formation import formation_of
from toolkit.languages.sounds import is_alike, skeleton
from toolkit.model import Concept, Term, TermMatch
from toolkit.settings import Settings
from toolkit.workflow.desk import Desk
from toolkit.workflow.terminology import DeskTerminology

NOTHING = Told({}, {})


def terminology(target: str, *concepts: Concept) -> DeskTerminology:
    return DeskTerminology(Desk(concepts), Settings(), "en", target)


def former(target: str, run: str) -> Former:
    language = languages.get(target)
    return Former(terminology(target), language, Lexemes([[word.text] for word in words_of(run)], language))


# Language, the words of the run, the word that goes, the term that comes, what stands there then.
FORMS = [
    ("ar", "رئيس الرئيس", "وللرئيس", Term("زعيم", "ar"), "وللزعيم"),
    ("ar", "لغة اللغات لغات", "اللغات", Term("ألسن", "ar"), "الألسن"),
    ("ar", "برلمان البرلمان", "بالبرلمان", Term("مجلس النواب", "ar"), "بمجلس النواب"),
    ("ar", "واشنطن", "لواشنطن", Term("العاصمة الأمريكية", "ar"), "للعاصمة الأمريكية"),
    ("ar", "كيم", "كيم", Term("جونغ", "ar"), "جونغ"),  # the ك is no preposition
    ("ar", "هدف الهدف", "هدفه", Term("غاية", "ar"), "غايته"),
    ("ckb", "پۆلیس پۆلیسەکە", "پۆلیسەکانی", Term("ئاسایش", "ckb"), "ئاسایشەکانی"),
    ("ckb", "قوتابخانە", "قوتابخانەدا", Term("فێرگە", "ckb"), "فێرگەدا"),
    ("ar", "زعيم ريم حكيم بيم", "كيم", Term("كم جونغ", "ar"), "كم جونغ"),  # nor where others end like it
    ("ckb", "شێرپەنجە", "شێرپەنجەی", Term("سەرەتان", "ckb"), "سەرەتانی"),  # an ezafe, rather than two endings
    ("ckb", "هەینی", "هەینی", Term("جومعە", "ckb"), "جومعە"),  # the ی is no ezafe
    ("kmr", "dibistan dibistanê", "dibistanên", Term("mekteb", "kmr", gender="feminine"), "mektebên"),
    ("kmr", "polîs polîsê", "Polîsan", Term("ewlekar", "kmr", gender="masculine"), "Ewlekaran"),
    ("kmr", "Çîn Çînê", "Çînê", Term("Sîn", "kmr", case="exact", gender="feminine"), "Sînê"),
]


@pytest.mark.parametrize(("target", "run", "old", "new", "expected"), FORMS)
def test_a_term_takes_what_the_word_before_it_had(target: str, run: str, old: str, new: Term, expected: str) -> None:
    assert former(target, f"{run} {old}").form(words_of(old), old, new) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("الرئيس", True), ("وبالرئيس", True), ("للرئيس", True), ("رئيس", False), ("وال", False), ("لبنان", False)],
)
def test_the_article(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert formation_of(languages.get("ar")).has_article(text) == expected


def wanted(target: str, term: Term) -> Wanted:
    source = Term("thing", "en")
    return Wanted(TermMatch("thing", source, "thing", 0, 5), (term,))


# Language, text, the place found, the term, the text then: no word of the term may stand twice.
DOUBLES = [
    ("ar", "قال رئيس الوزراء أمس", (2, 2), Term("رئيس الحكومة", "ar"), "قال رئيس الحكومة أمس"),
    ("ar", "قال رئيس الوزراء أمس", (1, 1), Term("مجلس الوزراء", "ar"), "قال مجلس الوزراء أمس"),
    ("ckb", "سەرۆکی وڵات هات", (1, 1), Term("سەرۆکی کۆمار", "ckb"), "سەرۆکی کۆمار هات"),
    ("kmr", "Dewleta Îslamî got", (1, 1), Term("Dewleta Sûrî", "kmr"), "Dewleta Sûrî got"),
    ("ar", "قال الرئيس أمس", (1, 1), Term("زعيم", "ar"), "قال الزعيم أمس"),
]


@pytest.mark.parametrize(("target", "text", "place", "new", "expected"), DOUBLES)
def test_no_word_of_a_term_stands_twice(
    target: str, text: str, place: tuple[int, int], new: Term, expected: str
) -> None:
    english = languages.get("en")
    placer = Placer(former(target, text), terminology(target), english, languages.get(target))
    edits = placer.edits(cut("thing", text, []), wanted(target, new), Place(*place, 1.0))
    assert apply(text, edits[:1]) == expected


# English and its translation: what the run must show renders "agency".
RUNS = {
    "ar": [
        ("The agency said so.", "قالت الوكالة ذلك."),
        ("He left the agency.", "ترك هو الوكالة."),
        ("The army said so.", "قال الجيش ذلك."),
        ("He left the army.", "ترك هو الجيش."),
        ("An agency and the army met.", "التقى الجيش ووكالة."),
    ],
    "kmr": [
        ("The agency said so.", "Ajansê wisa got."),
        ("He left the agency.", "Wî ajans hişt."),
        ("The army said so.", "Artêşê wisa got."),
        ("He left the army.", "Wî artêş hişt."),
        ("An agency and the army met.", "Ajansek û artêş hatin cem hev."),
    ],
}
RENDERED = {"ar": ["الوكالة", "الوكالة", "ووكالة"], "kmr": ["Ajansê", "ajans", "Ajansek"]}


@pytest.mark.parametrize("target", RUNS)
def test_the_run_shows_what_renders_a_term(target: str) -> None:
    concept = Concept("agency", {"en": (Term("agency", "en"),), target: (Term("xyz", target),)})
    glossary = terminology(target, concept)
    run = [cut(text, other, [one.match for one in glossary.wanted(text)]) for text, other in RUNS[target]]
    locator = Locator(run, languages.get(target), NOTHING)
    found = []
    for number, one in enumerate(run):
        if places := locator.places(number, "agency"):
            found.append(one.text[one.words[places[0].first].start : one.words[places[0].last].end])
    assert found == RENDERED[target]


@pytest.mark.parametrize(
    ("name", "word", "alike"),
    [
        ("Indonesia", "إندونيسيا", True),
        ("Indonesia", "ئیندەنووسیا", True),
        ("Indonesia", "Endonezya", True),
        ("Macedonia", "مقدونيا", True),
        ("Washington", "واشنطن", True),
        ("Mosul", "بغداد", False),
        ("Erbil", "Hewlêr", False),
        ("UN", "ين", False),  # too few consonants to say
    ],
)
def test_names_are_told_by_their_consonants(name: str, word: str, alike: bool) -> None:  # noqa: FBT001 - a table
    assert is_alike(name, word) == alike


@pytest.mark.parametrize(("one", "other"), [("سجن", "سجون"), ("مدرسة", "مدارس"), ("selol", "selûl"), ("لغة", "اللغات")])
def test_numbers_and_spellings_of_a_word_share_its_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other).removesuffix("ت")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("قتل 20 مسلحاً", "قتل 20 متشدداً", True),
        ("قتل 20 مسلحاً", "قتل متشدداً", False),  # the figure
        ("one two three four five six", "term", False),
        ("one two three four five six", "one two term five six", True),
    ],
)
def test_decoding_again_may_lose_nothing_else(before: str, after: str, kept: bool) -> None:  # noqa: FBT001 - a table
    assert is_kept(before, after) == kept


@pytest.mark.parametrize(
    ("text", "doubled"),
    [("الخلافة الخلافة", True), ("قال قال الرئيس", True), ("di heyama di heyama şer de", True), ("قال الرئيس", False)],
)
def test_a_model_that_repeats_itself(text: str, doubled: bool) -> None:  # noqa: FBT001 - a table
    assert is_doubled(text) == doubled


def test_units_of_a_source_are_its_words_and_its_terms() -> None:
    text = "The prime minister's man."
    match = TermMatch("premier", Term("prime minister", "en"), "prime minister's", 4, 20)
    assert [(unit.key, text[unit.start : unit.end]) for unit in units_of(text, [match])] == [
        ("the", "The"),
        ("<premier>", "prime minister's"),
        ("man", "man"),
    ]


def test_words_keep_harakat_apostrophes_and_joiners() -> None:
    assert [word.text for word in words_of("مدنيًّا، DAIŞ’ê می‌شود 2014")] == ["مدنيًّا", "DAIŞ’ê", "می‌شود", "2014"]
