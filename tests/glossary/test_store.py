"""What a glossary file means, and what is said where it means nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import DragomanError, GlossaryError
from toolkit.glossary import Glossary, load, load_file
from toolkit.glossary.exchange.csv_table import parse_csv
from toolkit.glossary.parse import parse
from toolkit.model import Status

EXAMPLE = """\
[daesh]
subject = "armed groups"
definition = "Acronym of the group's Arabic name, used by its opponents."
related = ["islamic-state"]
en = "Daesh"
ar = { text = "داعش", note = "in quotation marks only when quoting" }
ckb = "داعش"
kmr = ["DAIŞ", { text = "DAISH", status = "deprecated" }]
"""


def one(text: str) -> Glossary:
    concepts, faults = parse(text, Path("g.toml"))
    assert faults == []
    return Glossary(tuple(concepts))


def test_the_example_of_the_design_is_read_whole() -> None:
    concept = one(EXAMPLE)["daesh"]
    assert (concept.subject, concept.related, concept.line) == ("armed groups", ("islamic-state",), 1)
    assert concept.definition == "Acronym of the group's Arabic name, used by its opponents."
    assert list(concept.terms) == ["en", "ar", "ckb", "kmr"]
    assert concept.terms["ar"][0].note == "in quotation marks only when quoting"
    assert [(term.text, term.status) for term in concept.terms["kmr"]] == [
        ("DAIŞ", Status.PREFERRED),
        ("DAISH", Status.DEPRECATED),
    ]


@pytest.mark.parametrize(
    ("value", "statuses"),
    [
        ('"a"', ["preferred"]),
        ('["a", "b"]', ["preferred", "admitted"]),
        ('["a", { text = "b", status = "preferred" }]', ["admitted", "preferred"]),
        ('[{ text = "a", status = "admitted" }, "b"]', ["admitted", "admitted"]),
        ('[{ text = "a", status = "forbidden" }, { text = "b", status = "preferred" }]', ["forbidden", "preferred"]),
        ('{ text = "a", status = "deprecated" }', ["deprecated"]),
    ],
)
def test_the_first_term_is_preferred_unless_a_status_says_otherwise(value: str, statuses: list[str]) -> None:
    terms = one(f"[x]\nen = {value}\n")["x"].terms["en"]
    assert [str(term.status) for term in terms] == statuses


@pytest.mark.parametrize(
    ("value", "case"),
    [
        ('"IS"', "exact"),
        ('"militant"', "any"),
        ('"al-Bab"', "exact"),
        ('"داعش"', "any"),
        ('{ text = "Colonel", case = "any" }', "any"),
        ('{ text = "raid", case = "exact" }', "exact"),
    ],
)
def test_capitals_matter_where_the_term_has_one(value: str, case: str) -> None:
    assert one(f"[x]\nen = {value}\n")["x"].terms["en"][0].case == case


def test_every_key_of_a_term_is_read_in_composed_letters() -> None:
    text = """[x]
translate = false
[[x.kmr]]
text = "s\u0327er"
forms = ["s\u0327erên"]
kind = "full"
pos = "noun"
gender = "masculine"
number = "singular"
note = "n"
source = "s"
"""
    concept = one(text)["x"]
    term = concept.terms["kmr"][0]
    assert (term.text, term.forms) == ("şer", ("şerên",))
    assert (term.kind, term.pos, term.gender, term.number) == ("full", "noun", "masculine", "singular")
    assert (term.note, term.source, concept.translate) == ("n", "s", False)


BAD = {
    "broken TOML": ('[x]\nen = "a\n', "g.toml:2: not valid TOML"),
    "concept twice": ('[x]\nen = "a"\n\n[x]\n', "g.toml:4: concept 'x' is also at g.toml:1; join the two"),
    "unknown key": (
        '[x]\ndefinitoin = "a"\n',
        "g.toml:2: x: 'definitoin' is not a key of a concept; did you mean 'defini",
    ),
    "unknown language": ('[x]\nen = "a"\nfr = "b"\n', "g.toml:3: x: 'fr' is no language known here"),
    "ambiguous language": ('[x]\nku = "b"\n', "g.toml:2: x: 'ku' is ambiguous; write ckb (Sorani) or kmr (Kurmanji)"),
    "other spelling of a tag": ('[x]\nar-IQ = "b"\n', "g.toml:2: x: 'ar-IQ' names a language; write 'ar'"),
    "unknown key of a term": (
        '[x]\nen = { text = "a", stauts = "b" }\n',
        "'stauts' is not a key of a term; did you mean 'sta",
    ),
    "number for a term": ("[x]\nen = 3\n", "g.toml:2: x: en is a number, not text"),
    "date for a note": ("[x]\nnote = 2017-09-21\n", "g.toml:2: x: note is a date or time, not text"),
    "text for a list": ('[x]\nrelated = "y"\n', "g.toml:2: x: related is text, not a list"),
    "text for a truth value": ('[x]\ntranslate = "no"\n', "g.toml:2: x: 'translate' is text"),
    "empty term": ('[x]\nsubject = "s"\nen = ["a", " "]\n', "g.toml:3: x: en is empty"),
    "no term": ("[x]\nen = []\n", "g.toml:2: x: en has no term"),
    "term without text": ('[x]\nen = { note = "a" }\n', "g.toml:2: x: a term of en has no text"),
    "bad status": (
        '[x]\nen = { text = "a", status = "prefered" }\n',
        "cannot be 'prefered'; did you mean 'preferred'?",
    ),
    "bad case": ('[x]\nen = { text = "a", case = "loud" }\n', "en: case cannot be 'loud'; use one of exact, any"),
    "two preferred": (
        '[x]\nen = [{ text = "a", status = "preferred" }, { text = "b", status = "preferred" }]\n',
        "g.toml:2: x: en has two preferred terms, 'a' and 'b'; make one of them admitted",
    ),
    "id with capitals": (
        '[Islamic-State]\nen = "a"\n',
        "g.toml:1: 'Islamic-State' is not a concept id; use small letters",
    ),
    "key above every concept": ('en = "a"\n', "g.toml:1: 'en' stands under no concept"),
    "line below a list over lines": ('[x]\nen = [\n "a",\n]\n# c\nar = ""\n', "g.toml:6: x: ar is empty"),
    "nested beyond reason": ("a = " + "[" * 20000, "not valid TOML"),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD.keys())
def test_a_fault_is_named_with_its_line_and_cure(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "g.toml").write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load(tmp_path)
    assert said in str(caught.value).replace(f"{tmp_path}/", "")
    assert caught.value.cure


def test_a_concept_in_two_files_names_both(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('# top\n[x]\nen = "a"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('[y]\nen = "b"\n[x]\nen = "a"\n', encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load(tmp_path)
    assert f"{tmp_path}/b.toml:3: concept 'x' is also at {tmp_path}/a.toml:2" in str(caught.value)


def test_files_are_read_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name, concept in (("b.toml", "b"), ("a.toml", "a"), ("sub/c.toml", "c"), (".old/d.toml", "d")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f'[{concept}]\nen = "{concept}"\n', encoding="utf-8")
    assert [concept.id for concept in load(tmp_path)] == ["a", "b", "c"]
    assert len(load(tmp_path / "nowhere")) == 0


@pytest.mark.parametrize("text", ["داعش", "DAESH", "daes", "daiş", "opponents"])
def test_search_finds_any_part_in_any_capitals(text: str) -> None:
    assert [concept.id for concept in one(EXAMPLE).search(text)] == ["daesh"]


@pytest.mark.parametrize("text", ["hawija", "داعشی", "\u064e"])
def test_search_does_not_find_what_is_not_there(text: str) -> None:
    assert one(EXAMPLE).search(text) == ()


def test_search_takes_spellings_of_one_word_for_the_same() -> None:
    glossary = one('[anbar]\nar = "الأنبار"\n')
    assert len(glossary.search("الانبار")) == 1


CSV = """\
id,subject,definition,en,ar,kmr,kmr:status,ar:forms
daesh,armed groups,"A group, so called",Daesh,داعش,DAIŞ | DAISH, | deprecated,
sniper,,,sniper,قناص,nîşangir,,قناصة;قناصين

"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_says_the_same_as_toml(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "g.CSV"
    path.write_text(mark + CSV, encoding="utf-8")
    glossary = load_file(path)
    assert [concept.id for concept in glossary] == ["daesh", "sniper"]
    daesh = glossary["daesh"]
    assert (daesh.subject, daesh.definition, daesh.line) == ("armed groups", "A group, so called", 2)
    assert [(term.text, str(term.status)) for term in daesh.terms["kmr"]] == [
        ("DAIŞ", "preferred"),
        ("DAISH", "deprecated"),
    ]
    assert glossary["sniper"].terms["ar"][0].forms == ("قناصة", "قناصين")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("en,ar\na,b\n", "g.csv:1: the first line names no column 'id'"),
        ("", "g.csv:1: the first line names no column 'id'"),
        ("id,en,en\nx,a,b\n", "g.csv:1: two columns 'en'"),
        ("id,en\nx,a\n\nx,b\n", "g.csv:4: concept 'x' is also at"),
        ("id,ku\nx,a\n", "g.csv:2: x: 'ku' is ambiguous"),
        ("id,en\nx,a,b\n", "g.csv:2: more cells than columns"),
        ('id,en\nx,"a\n', "g.csv:2: not valid CSV"),
        ("id,en,en:status\nx,a,preferred | b\n", "g.csv:2: 'en:status' has more values than terms"),
        ("id,en,en:colour\nx,a,red\n", "g.csv:1: column 'en:colour' is not known"),
        ("id,en\n,a\n", "g.csv:2: '' is not a concept id"),
    ],
)
def test_a_fault_in_a_table_is_named_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load_file(path)
    assert said in str(caught.value).replace(f"{tmp_path}/", "")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "g.toml"
    path.write_bytes('[x]\nen = "a"\nar = "داعش"\n'.encode("cp1256"))
    with pytest.raises(DragomanError, match=r"g\.toml:3: not UTF-8"):
        load_file(path)


TOMLISH = st.text(st.sampled_from("[]{}=.,#'\"\\ \n\r\tax-_0é\x00داع"), max_size=80)


@given(TOMLISH)
def test_no_text_stops_the_reader(text: str) -> None:
    assert all(fault.path and fault.what for fault in parse(text, Path("g.toml"))[1])


@given(st.text(st.sampled_from("id,en:|\"'\n\r a;x\x00د"), max_size=60).map("id,en,ar:status\n".__add__))
def test_no_table_stops_the_reader(text: str) -> None:
    assert all(fault.path and fault.what for fault in parse_csv(text, Path("g.csv"))[1])
