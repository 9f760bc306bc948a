"""What is written is read back: all of it where the format holds all, else all but the loss that was stated."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import languages
from toolkit.errors import DragomanError
from toolkit.glossary import Glossary, load
from toolkit.glossary.exchange import registry
from toolkit.glossary.exchange.base import Entry, Format, Intake, default_case, table
from toolkit.glossary.exchange.csv_table import csv_bytes
from toolkit.glossary.exchange.formulas import neutralised, restored, starts_formula
from toolkit.glossary.exchange.loss import Loss
from toolkit.glossary.exchange.plan import Plan, Rules
from toolkit.glossary.parse import build
from toolkit.glossary.store import combine
from toolkit.model import Concept, Status, Term
from toolkit.po import glossary_file

LOSSLESS = ["csv", "tsv", "xlsx", "tbx", "tbx3", "tbx3-dct"]
FORMATS = [*registry.MODULES, "po"]
REPOSITORY = load(Path(__file__).parents[3] / "glossary")

LETTERS = st.sampled_from("aZé ı'’\"&<>|;\\=+-@#,\t\n.%s*_0" + "داعشڵێ\u200c\u0301")
TEXT = st.text(LETTERS, min_size=1, max_size=12)


def _term(tag: str) -> st.SearchStrategy[Term]:
    maybe = st.one_of(st.just(""), TEXT)
    return st.builds(
        Term,
        text=TEXT,
        language=st.just(tag),
        status=st.sampled_from([Status.ADMITTED, Status.DEPRECATED, Status.FORBIDDEN]),
        case=st.sampled_from(["exact", "any"]),
        forms=st.lists(TEXT, max_size=2).map(tuple),
        kind=st.sampled_from(["", "full", "acronym", "short"]),
        pos=maybe,
        gender=st.sampled_from(["", "masculine", "feminine"]),
        number=maybe,
        note=maybe,
        source=maybe,
    )


@st.composite
def _concepts(draw: st.DrawFn) -> Concept:
    terms = {}
    for tag in draw(st.lists(st.sampled_from(languages.TAGS), min_size=1, unique=True)):
        found = draw(st.lists(_term(tag), min_size=1, max_size=3, unique_by=lambda term: term.text))
        preferred = draw(st.integers(-1, len(found) - 1))
        if preferred >= 0:
            found[preferred] = replace(found[preferred], status=Status.PREFERRED)
        terms[tag] = tuple(found)
    text = st.one_of(st.just(""), TEXT)
    return Concept(
        id=draw(st.sampled_from(["daesh", "2nd-army", "x"])),
        terms=terms,
        subject=draw(text),
        definition=draw(text),
        note=draw(text),
        related=tuple(draw(st.lists(st.sampled_from(["iraq", "3rd", "a;b|c\\"]), max_size=2, unique=True))),
        translate=draw(st.booleans()),
    )


def _get(name: str) -> Format:
    return glossary_file.FORMAT if name == "po" else registry.get(name)


def _tags(form: Format) -> tuple[str, ...]:
    return ("en", "ar") if form.pair else languages.TAGS


def _read(form: Format, data: bytes) -> list[Concept]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        items = list(form.read(path, Intake(_tags(form))))
    concepts = []
    for item in items:
        assert isinstance(item, Entry), str(item)
        concept, faults = build(item.id or "x", item.values, path, lambda *_: 0)
        assert faults == [], [str(fault) for fault in faults]
        concepts.append(concept)
    return concepts


def _plain(concepts: Sequence[Concept], *, ids: bool) -> list[Concept]:
    """Return *concepts* as they compare: where they stood and, unless *ids*, what they are called left out."""
    return [
        replace(one, id=one.id if ids else "", path=None, line=0, terms=dict(sorted(one.terms.items())))
        for one in concepts
    ]


def _holds_ids(name: str) -> bool:
    return name in (*LOSSLESS, "tmx", "po")


@pytest.mark.parametrize("name", FORMATS)
def test_the_glossary_of_this_repository_comes_back(name: str) -> None:
    form, tags = _get(name), _tags(_get(name))
    kept = [one for concept in REPOSITORY for one in form.keep(concept, tags)]
    back = _read(form, form.write(kept, tags).data)
    assert _plain(back, ids=_holds_ids(name)) == _plain(kept, ids=_holds_ids(name))
    if name in LOSSLESS:
        assert _plain(back, ids=True) == _plain(list(REPOSITORY), ids=True)


@pytest.mark.parametrize("name", LOSSLESS)
def test_an_empty_glossary_becomes_the_one_that_was_exported(name: str, tmp_path: Path) -> None:
    form = _get(name)
    twin = replace(REPOSITORY["daesh"], id="twin", note="the same terms under another id")
    path = tmp_path / "file"
    path.write_bytes(form.write([*REPOSITORY, twin], languages.TAGS).data)
    rules = Rules(path, form, overwrite=False, place=lambda concept: Path(f"{concept.subject}.toml"))
    texts = Plan.make(form.read(path, Intake()), Glossary(), {}, rules).changed_texts()
    back = {one.id: one for one in _plain(list(combine(texts)), ids=True)}
    assert back == {one.id: one for one in _plain([*REPOSITORY, twin], ids=True)}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(concept=_concepts())
def test_any_concept_comes_back_but_for_what_is_said_to_be_lost(name: str, concept: Concept) -> None:
    form, tags = _get(name), _tags(_get(name))
    normal, _ = build(concept.id, table(concept), Path("g"), lambda *_: 0)
    kept = form.keep(normal, tags)
    sources = [term.text for one in kept for term in one.terms.get("en", ())]
    if name in ("omegat", "deepl") and (len(set(sources)) != len(sources) or any(one[0] == "#" for one in sources)):
        return  # these two merge equal source terms, and say so
    back = _read(form, form.write(kept, tags).data)
    assert _plain(back, ids=_holds_ids(name)) == _plain(kept, ids=_holds_ids(name))


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=40)
@given(concept=_concepts())
def test_a_lossless_format_keeps_whatever_is_cleanly_written(name: str, concept: Concept) -> None:
    form = _get(name)
    once = form.keep(build(concept.id, table(concept), Path("g"), lambda *_: 0)[0], languages.TAGS)
    loss = Loss()
    for one in once:
        loss.note(one, form.keep(one, languages.TAGS), languages.TAGS)
    assert str(loss) == ""


@given(concept=_concepts())
def test_a_table_says_what_its_concept_is(concept: Concept) -> None:
    back, faults = build(concept.id, table(concept), Path("g"), lambda *_: 0)
    assert not [fault for fault in faults if "empty" not in fault.what]
    if not faults:
        assert table(back) == table(build(back.id, table(back), Path("g"), lambda *_: 0)[0])


@given(st.text("'=+-@\t\ra ", max_size=6))
def test_a_formula_is_neutral_and_comes_back(cell: str) -> None:
    safe = neutralised(cell)
    assert restored(safe) == cell
    assert not starts_formula(safe)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("csv", ""),
        ("tmx", "related (1), case of terms (1), note of terms (1), synonyms (1), deprecated and forbidden terms (1)"),
        ("google", "subject (1), related (1), case of terms (1), note of terms (1)"),
        ("deepl", "subject (1), definition (1), related (1), note of terms (1)"),
        ("omegat", "subject (1), related (1)"),
        ("po", "subject (1), related (1)"),
    ],
)
def test_what_is_lost_is_counted(name: str, said: str) -> None:
    concept = Concept(
        "daesh",
        {
            "en": (Term("Daesh", "en", case="any"),),
            "ar": (
                Term("داعش", "ar", note="n"),
                Term("تنظيم داعش", "ar", Status.ADMITTED),
                Term("دواعش", "ar", Status.FORBIDDEN),
            ),
        },
        subject="s",
        definition="d",
        related=("iraq",),
    )
    loss, form = Loss(), _get(name)
    loss.note(concept, form.keep(concept, _tags(form)), _tags(form))
    assert set(said.split(", ")) <= set(str(loss).split(", ")), str(loss)
    assert bool(said) == bool(str(loss))


def test_a_concept_without_the_pair_is_counted() -> None:
    concept = Concept("x", {"ckb": (Term("ھێرش", "ckb"),)})
    for name in ("omegat", "deepl", "po", "tmx", "google"):
        loss, form = Loss(), _get(name)
        loss.note(concept, form.keep(concept, _tags(form)), _tags(form))
        assert str(loss) == "concepts without a term in each language (1)"


def test_case_is_exact_where_a_term_has_a_capital() -> None:
    assert (default_case("IS"), default_case("داعش")) == ("exact", "any")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(data=st.binary(max_size=60))
def test_no_bytes_stop_a_reader(name: str, data: bytes) -> None:
    form = _get(name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        items: list[object] = []
        with suppress(DragomanError):
            items.extend(form.read(path, Intake(_tags(form))))
        assert all(isinstance(item, Entry | DragomanError) for item in items)


@given(
    rows=st.lists(
        st.tuples(*[st.text(st.sampled_from("abZ1-|; \\\"'=[]{}\n\x00\u200fداعكgê"), max_size=8) for _ in range(6)]),
        max_size=5,
    ),
    overwrite=st.booleans(),
)
def test_whatever_a_table_holds_the_glossary_stays_one_that_can_be_read(
    rows: list[tuple[str, ...]],
    overwrite: bool,  # noqa: FBT001 - drawn
) -> None:
    form = _get("csv")
    old = Path("old.toml")
    texts = {old: '[a]\nen = "a" # kept\nar = ["دا", { text = "عا", status = "forbidden" }]\n\n[b]\nen = ["b", "Z"]\n'}
    header = ["id", "definition", "en", "ar", "ar:status", "related"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(csv_bytes([header, *rows], ","))
        rules = Rules(
            path, form, overwrite=overwrite, place=lambda concept: old if concept.subject else Path("new.toml")
        )
        plan = Plan.make(list(form.read(path, Intake())), combine(texts), texts, rules)
    after = combine({**texts, **plan.changed_texts()})
    assert "# kept" in {**texts, **plan.changed_texts()}[old]
    assert {"a", "b"} <= {concept.id for concept in after}
    for concept in combine(texts):
        texts_after = {term.text for terms in after[concept.id].terms.values() for term in terms}
        assert {term.text for terms in concept.terms.values() for term in terms} <= texts_after
