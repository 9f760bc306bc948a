"""Drafts by the project's own packages that follow a glossary which the packages were not taught."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from samples import PAIRS
from toolkit import languages
from toolkit.engines.argos.model import Model, machine
from toolkit.engines.constraints import Constrainer
from toolkit.engines.packages.package import read_package
from toolkit.model import Concept, Status, Term
from toolkit.settings import Settings
from toolkit.workflow.desk import Desk
from toolkit.workflow.terminology import DeskTerminology

SENTENCES = [pair["en"] for pair in PAIRS]
ENGLISH = {
    "mosul": Term("Mosul", "en", case="exact"),
    "kirkuk": Term("Kirkuk", "en", case="exact"),
    "premier": Term("prime minister", "en"),
    "civilian": Term("civilian", "en"),
    "border": Term("border", "en"),
}
# What the packages say, and what the desk wants.
TAUGHT: dict[str, dict[str, Term]] = {
    "ar": {
        "mosul": Term("الموصل", "ar", gender="feminine"),
        "kirkuk": Term("كركوك", "ar", gender="feminine"),
        "premier": Term("رئيس الوزراء", "ar", gender="masculine"),
        "civilian": Term("مدني", "ar", gender="masculine", forms=("مدنيون", "مدنيين")),
        "border": Term("حدود", "ar", gender="feminine", number="plural"),
    },
    "ckb": {
        "mosul": Term("مووسڵ", "ckb"),
        "kirkuk": Term("کەرکووک", "ckb"),
        "premier": Term("سەرۆکوەزیران", "ckb"),
        "civilian": Term("ھاووڵاتیی مەدەنی", "ckb", forms=("ھاووڵاتییانی مەدەنی", "ھاووڵاتییەکی مەدەنی")),
        "border": Term("سنوور", "ckb"),
    },
    "kmr": {
        "mosul": Term("Mûsil", "kmr", case="exact", gender="feminine"),
        "kirkuk": Term("Kerkûk", "kmr", case="exact", gender="feminine"),
        "premier": Term("serokwezîr", "kmr", gender="masculine"),
        "civilian": Term("sivîl", "kmr", gender="masculine"),
        "border": Term("sînor", "kmr", gender="masculine"),
    },
}
WANTED: dict[str, dict[str, Term]] = {
    "ar": {
        "mosul": Term("نينوى", "ar", gender="feminine"),
        "kirkuk": Term("التأميم", "ar", gender="feminine"),
        "premier": Term("رئيس الحكومة", "ar", gender="masculine"),
        "civilian": Term("أعزل", "ar", gender="masculine", forms=("عزل",)),
        "border": Term("تخوم", "ar", gender="feminine", number="plural"),
    },
    "ckb": {
        "mosul": Term("نەینەوا", "ckb"),
        "kirkuk": Term("تەئمیم", "ckb"),
        "premier": Term("سەرۆکی حکوومەت", "ckb"),
        "civilian": Term("سڤیل", "ckb"),
        "border": Term("تخووب", "ckb"),
    },
    "kmr": {
        "mosul": Term("Neynewa", "kmr", case="exact", gender="feminine"),
        "kirkuk": Term("Temîm", "kmr", case="exact", gender="feminine"),
        "premier": Term("serekwezîr", "kmr", gender="masculine"),
        "civilian": Term("welatî", "kmr", gender="masculine"),
        "border": Term("hidûd", "kmr", gender="masculine"),
    },
}
TARGETS = tuple(WANTED)


def desk(target: str, *, told: bool = False) -> DeskTerminology:
    """Return a glossary that wants what the package does not say, and if *told* has what it says as deprecated."""
    concepts = []
    for name, term in WANTED[target].items():
        old = (replace(TAUGHT[target][name], status=Status.DEPRECATED),) if told else ()
        concepts.append(Concept(name, {"en": (ENGLISH[name],), target: (term, *old)}))
    return DeskTerminology(Desk(tuple(concepts)), Settings(), "en", target)


@pytest.fixture
def model(unpacked: Path) -> Callable[[str], Model]:
    return lambda target: Model(read_package(unpacked / f"en_{target}"), machine("cpu", 1))


@pytest.fixture
def constrainer(model: Callable[[str], Model]) -> Callable[..., Constrainer]:
    def make(target: str, terminology: DeskTerminology) -> Constrainer:
        return Constrainer(model(target), terminology, languages.get("en"), languages.get(target))

    return make


@pytest.mark.parametrize("target", TARGETS)
def test_every_term_of_the_desk_stands_in_the_draft(target: str, constrainer: Callable[..., Constrainer]) -> None:
    terminology = desk(target)
    for sentence, one in zip(SENTENCES, constrainer(target, terminology).translate(SENTENCES), strict=True):
        assert not terminology.missing(sentence, one.text), one.text
        assert one.missing == ()


@pytest.mark.parametrize("target", TARGETS)
def test_sentences_without_terms_are_left_as_the_model_has_them(
    target: str, constrainer: Callable[..., Constrainer], model: Callable[[str], Model]
) -> None:
    terminology, decoder = desk(target), model(target)
    plain = [decoder.decode(tokens) for tokens in decoder.translate([decoder.encode(text) for text in SENTENCES])]
    found = constrainer(target, terminology).translate(SENTENCES)
    free = [number for number, text in enumerate(SENTENCES) if not terminology.wanted(text)]
    assert free
    assert [found[number].text for number in free] == [plain[number] for number in free]


@pytest.mark.parametrize("target", TARGETS)
def test_what_the_desk_has_given_up_is_replaced(target: str, constrainer: Callable[..., Constrainer]) -> None:
    terminology = desk(target, told=True)
    for sentence, one in zip(SENTENCES, constrainer(target, terminology).translate(SENTENCES), strict=True):
        assert not terminology.missing(sentence, one.text), one.text
        assert not terminology.banned(one.text), one.text


# English → what the draft must be to the letter: clitics and endings of what stood there, the rest untouched.
LETTERS = {
    "ar": {
        "In Mosul, people are waiting for the prime minister.": "في نينوى، ينتظر الناس رئيس الحكومة.",
        "Thousands of civilians fled Mosul during the battle.": "فر آلاف العزل من نينوى خلال المعركة.",
        "On Friday, 78 civilians left Raqa.": "غادر 78 أعزلاً الرقة الجمعة.",
        "The Iraqi forces opened a road for civilians.": "فتحت القوات العراقية طريقاً للعزل.",
        "Snow closed the roads to Kirkuk and Mosul.": "أغلقت الثلوج الطرق إلى التأميم ونينوى.",
        "Iraq and Syria share a long border.": "يتقاسم العراق وسوريا تخوماً طويلة.",
    },
    "ckb": {
        "In Mosul, people are waiting for the prime minister.": "لە نەینەوادا خەڵک چاوەڕێی سەرۆکی حکوومەت دەکەن.",
        "The battle for Mosul lasted nine months.": "شەڕی نەینەوا نۆ مانگی خایاند.",
        "Snow closed the roads to Kirkuk and Mosul.": "بەفر ڕێگاکانی تەئمیم و نەینەوای داخست.",
        "Iraq and Syria share a long border.": "عێراق و سووریا تخووبێکی درێژی ھاوبەشیان ھەیە.",
    },
    "kmr": {
        "In Mosul, people are waiting for the prime minister.": "Li Neynewayê xelk li benda serekwezîr e.",
        "The Iraqi prime minister announced victory in Hawija.": "Serekwezîrê Iraqê li Hewîceyê serkeftin ragihand.",
        "The Iraqi forces opened a road for civilians.": "Hêzên Iraqê ji bo welatiyan rêyek vekir.",
        "The army closed the border with Syria on Saturday.": "Artêşê roja Şemiyê hidûdê bi Sûriyeyê re girt.",
        "Civilians flee air strikes in Raqa": "Welatî ji êrîşên asmanî yên li Reqayê direvin",
    },
}


@pytest.mark.parametrize("target", TARGETS)
def test_the_rest_of_a_sentence_is_left_alone(target: str, constrainer: Callable[..., Constrainer]) -> None:
    found = constrainer(target, desk(target)).translate(SENTENCES)
    drafts = {sentence: one.text for sentence, one in zip(SENTENCES, found, strict=True)}
    assert {sentence: drafts[sentence] for sentence in LETTERS[target]} == LETTERS[target]


def test_what_is_never_translated_stands_as_in_the_source(constrainer: Callable[..., Constrainer]) -> None:
    concepts = (
        Concept("mosul", {"en": (ENGLISH["mosul"],)}, translate=False),
        Concept("kirkuk", {"en": (ENGLISH["kirkuk"],)}, translate=False),
    )
    terminology = DeskTerminology(Desk(concepts), Settings(), "en", "ar")
    found = constrainer("ar", terminology).translate(SENTENCES)
    for sentence, one in zip(SENTENCES, found, strict=True):
        assert ("Mosul" in sentence) == ("Mosul" in one.text)
        assert ("Kirkuk" in sentence) == ("Kirkuk" in one.text)


def test_empty_sentences_stay_empty(constrainer: Callable[..., Constrainer]) -> None:
    found = constrainer("ar", desk("ar")).translate(["", SENTENCES[1], " "])
    assert [one.text == "" for one in found] == [True, False, True]
    assert constrainer("ar", desk("ar")).translate([]) == []


def test_a_call_learns_from_those_before(constrainer: Callable[..., Constrainer]) -> None:
    sentence = "The army cleared mines from the road to Kirkuk."
    one = constrainer("ar", desk("ar"))
    one.translate([text for text in SENTENCES if text != sentence])
    (found,) = one.translate([sentence])
    assert found.text == "أزال الجيش الألغام من الطريق إلى التأميم."
