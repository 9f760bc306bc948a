"""The engine, with the project's own packages."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples import PAIRS
from support import GLOSSARY
from tiny_models import write_package
from toolkit.engines import Request, Terminologies
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.argos.leg import Leg
from toolkit.engines.argos.model import Machine, Model
from toolkit.engines.packages.package import read_package
from toolkit.errors import EngineError
from toolkit.settings import Settings
from toolkit.workflow.desk import Desk
from toolkit.workflow.terminology import terminologies

KNOWN = {language: [pair[language] for pair in PAIRS] for language in ("en", "ar", "ckb", "kmr")}


@pytest.fixture
def glossary(tmp_path: Path) -> Terminologies:
    path = tmp_path / "glossary.toml"
    path.write_text(GLOSSARY + '[erbil]\nckb = "هەولێر"\nar = "أربيل"\n', encoding="utf-8")
    return terminologies(Desk.of_file(path), Settings())


def texts(engine: ArgosEngine, *lines: str, target: str = "ar") -> list[str]:
    return [draft.text for draft in engine.lines(lines, "en", target)]


def request(text: str, target: str = "ar") -> Request:
    return Request(text, None, "en", target)


@pytest.mark.usefixtures("own_packages")
def test_every_request_gets_its_draft() -> None:
    requests = [request(text) for text in KNOWN["en"][:40]] + [request(KNOWN["en"][0]), request("")]
    drafts = dict(ArgosEngine().drafts(requests))
    assert sorted(drafts) == list(range(len(requests)))
    right = sum(drafts[number].text == KNOWN["ar"][number] for number in range(40))
    assert right > 30, "it knows them by heart"
    assert drafts[40] == drafts[0]
    assert drafts[0].origin == "argos en-ar 1.0"
    assert drafts[41].text == ""


@pytest.mark.usefixtures("own_packages")
def test_no_requests_need_no_package() -> None:
    assert list(ArgosEngine().drafts([])) == []


@pytest.mark.usefixtures("own_packages")
def test_white_space_around_sentences_stays() -> None:
    engine = ArgosEngine()
    one, two = KNOWN["en"][:2]
    a, b = texts(engine, one, two)
    assert texts(engine, f"\t{one}  {two}\r\n\r\n{one}\n", " ", f"{one}\t{two}") == [
        f"\t{a}  {b}\r\n\r\n{a}\n",
        " ",
        f"{a}\t{b}",
    ]


@pytest.mark.usefixtures("own_packages")
@pytest.mark.parametrize("target", ["ar", "ckb", "kmr"])
def test_what_is_no_text_stays_as_it_is(target: str) -> None:
    lines = ["* * *", "—", "…", "👩\u200d💻", "{name}", "https://example.org/a_b?c=%20", "x" * 3000]
    assert texts(ArgosEngine(), *lines, target=target) == lines


@pytest.mark.usefixtures("own_packages")
def test_addresses_and_placeholders_come_through() -> None:
    (draft,) = ArgosEngine().lines([f"{KNOWN['en'][0][:-1]} at https://example.org/a_b for {{name}}."], "en", "ar")
    assert draft.text.count("https://example.org/a_b") == 1
    assert draft.text.count("{name}") == 1


@pytest.mark.usefixtures("own_packages")
def test_no_part_of_a_long_sentence_is_lost() -> None:
    # Longer than a model takes at once, and without any punctuation but commas.
    clauses = [text[:-1] for text in KNOWN["en"][:30]]
    (whole,) = texts(ArgosEngine(), ", ".join(clauses) + ".")
    (half,) = texts(ArgosEngine(), ", ".join(clauses[:15]) + ".")
    assert len(whole) > 1.5 * len(half)


@pytest.mark.usefixtures("own_packages")
def test_a_stream_without_end_is_read_as_it_is_translated() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield KNOWN["en"][read % 50]

    engine = ArgosEngine()
    stream = engine.lines(endless(), "en", "ar")
    next(stream)
    assert read < 1000
    tracemalloc.start()
    for _ in range(10_000):
        next(stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000


@pytest.fixture
def through_english(packages: Path, unpacked: Path) -> None:
    """Install a package of random weights from Sorani into English, and the own one from there into Arabic."""
    write_package(packages / "ckb_en", "ckb", "en")
    (packages / "en_ar").symlink_to(unpacked / "en_ar")


@pytest.mark.usefixtures("through_english")
def test_the_way_leads_through_english() -> None:
    engine = ArgosEngine()
    lines = KNOWN["ckb"][:3]
    english = [draft.text for draft in engine.lines(lines, "ckb", "en")]
    drafts = list(engine.lines(lines, "ckb", "ar"))
    assert [draft.text for draft in drafts] == [draft.text for draft in engine.lines(english, "en", "ar")]
    assert {draft.origin for draft in drafts} == {"argos ckb-en 1.0 + en-ar 1.0"}


@pytest.mark.usefixtures("own_packages")
def test_terms_go_from_sorani_through_english_into_arabic(glossary: Terminologies) -> None:
    lines = [text for text in KNOWN["ckb"] if glossary("ckb", "ar").wanted(text)]
    drafts = list(ArgosEngine(glossary).lines(lines, "ckb", "ar"))
    terms = glossary("ckb", "ar")
    assert len(drafts) > 10
    for line, draft in zip(lines, drafts, strict=True):
        noted = [note for note in draft.notes if note.startswith("term not placed: ")]
        assert len(noted) == len(terms.missing(line, draft.text))
    followed = sum(not draft.notes for draft in drafts)
    assert followed >= 0.9 * len(drafts)


@pytest.mark.usefixtures("through_english")
def test_a_concept_keeps_its_name_on_both_legs(glossary: Terminologies) -> None:
    # Whatever a model of random weights says in between.
    named, unnamed = ArgosEngine(glossary).lines(["داعش لە حەویجە هەڵات.", "کەس بریندار نەبوو."], "ckb", "ar")
    assert [match.term.text for match in glossary("ckb", "ar").found(named.text)].count("داعش") == 1
    assert "الحويجة" in named.text
    assert named.notes == unnamed.notes == ()


@pytest.mark.usefixtures("through_english")
def test_a_term_that_is_lost_on_the_way_is_noted(glossary: Terminologies) -> None:
    # English has no name for it.
    (draft,) = ArgosEngine(glossary).lines(["هەولێر بێدەنگ بوو."], "ckb", "ar")
    assert draft.notes == ("term not placed: هەولێر = أربيل",)


@pytest.mark.usefixtures("own_packages")
def test_what_is_missing_is_said_before_anything_is_read() -> None:
    def unread() -> Iterator[str]:
        pytest.fail("read")
        yield ""

    with pytest.raises(EngineError, match="from kmr to ar: translate-kmr_en missing"):
        next(ArgosEngine().lines(unread(), "kmr", "ar"))


@pytest.mark.usefixtures("own_packages")
def test_the_glossary_is_followed(glossary: Terminologies) -> None:
    lines = [text for text in KNOWN["en"] if "Hawija" in text][:10]
    terms = glossary("en", "ar")
    for line, draft in zip(lines, ArgosEngine(glossary).lines(lines, "en", "ar"), strict=True):
        missing = [one.approved[0].text for one in terms.missing(line, draft.text)]
        assert [note for note in draft.notes if not any(term in note for term in missing)] == []
        assert "الحويجة" in draft.text or missing


@pytest.mark.usefixtures("own_packages")
def test_without_terms_the_glossary_changes_nothing(glossary: Terminologies) -> None:
    lines = [text for text in KNOWN["en"] if not glossary("en", "ar").wanted(text)]
    assert list(ArgosEngine(glossary).lines(lines, "en", "ar")) == list(ArgosEngine().lines(lines, "en", "ar"))


def test_a_sentence_that_comes_again_is_not_decoded_again(own_packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = Model(read_package(own_packages / "en_ar"), Machine("cpu", 1))
    leg = Leg(model, None)
    first = leg.translate([f"{KNOWN['en'][0]} {KNOWN['en'][1]}"])
    monkeypatch.setattr(Model, "_decoded", lambda *_: [])
    assert leg.translate([f"{KNOWN['en'][1]} {KNOWN['en'][0]}"])[0].text.split() != []
    assert leg.translate([f"{KNOWN['en'][0]} {KNOWN['en'][1]}"]) == first


def test_a_damaged_package_is_said_in_one_line(packages: Path) -> None:
    model = write_package(packages / "en_ckb") / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:100])
    with pytest.raises(EngineError, match="CTranslate2 cannot use this model") as caught:
        list(ArgosEngine().drafts([request("Daesh fled.", "ckb")]))
    assert "\n" not in str(caught.value)
