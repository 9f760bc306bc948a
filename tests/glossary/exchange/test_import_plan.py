"""What an import makes of a row that the glossary already knows something about."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from toolkit.errors import GlossaryError
from toolkit.glossary.exchange import registry
from toolkit.glossary.exchange.base import Entry
from toolkit.glossary.exchange.identity import made_id, unique
from toolkit.glossary.exchange.plan import Plan, Rules, Verdict
from toolkit.glossary.store import combine
from toolkit.po import glossary_file

GLOSSARY = """\
# Who fights.

[daesh]   # the acronym
subject = "armed groups"
en = "Daesh"
ar = { text = "داعش", note = "never vocalised" } # checked
kmr = [
  "DAIŞ", # joined endings
  { text = "DEAŞ", status = "forbidden" },
]

# Whom it names.
[islamic-state]
related = ["daesh"]
en = ["Islamic State group", "IS"]
ar = "تنظيم الدولة"
"""
OLD, NEW = Path("old.toml"), Path("new.toml")
CSV, TBX, OMEGAT = (registry.get(name) for name in ("csv", "tbx", "omegat"))


def plan(items: Sequence[Entry | GlossaryError], form: object = TBX, *, overwrite: bool = False) -> Plan:
    texts = {OLD: GLOSSARY}
    rules = Rules(Path("file"), form, overwrite=overwrite, place=lambda _: NEW)  # type: ignore[arg-type] # a Format
    return Plan.make(items, combine(texts), texts, rules)


def term(text: str, **values: object) -> dict[str, object]:
    return {"text": text, **values}


UNCHANGED = {
    "the same": Entry("daesh", {"en": [term("Daesh")], "ar": [term("داعش")]}, 2),
    "found by its term": Entry("", {"en": [term("Daesh")], "ar": [term("داعش")]}, 2),
    "another tool's id for the same terms": Entry("c1", {"en": [term("Daesh")], "ar": [term("داعش")]}, 2),
    "a number for an id": Entry("17", {"en": [term("Daesh")]}, 2),
    "a synonym first": Entry("", {"en": [term("IS")], "ar": [term("تنظيم الدولة")]}, 2),
    "what the glossary says already": Entry("daesh", {"subject": "armed groups", "en": [term("Daesh")]}, 2),
    "a note that is there": Entry("daesh", {"ar": [term("داعش", note="never vocalised")]}, 2),
}


@pytest.mark.parametrize("entry", UNCHANGED.values(), ids=UNCHANGED)
def test_a_row_that_says_nothing_new_changes_nothing(entry: Entry) -> None:
    found = plan([entry])
    assert [row.verdict for row in found.rows] == [Verdict.UNCHANGED]
    assert found.changed_texts() == {}


ADDED = {
    "language": ({"ckb": [term("داعش")]}, 'ckb = "داعش"\n'),
    "languages with a status": (
        {"ckb": [term("داعش"), term("داعێش", status="deprecated")]},
        'ckb = [\n  "داعش",\n  { text = "داعێش", status = "deprecated" },\n]',
    ),
    "synonym": ({"kmr": [term("DAIŞ"), term("DAÎŞ", status="admitted")]}, '  "DAÎŞ",\n]'),
    "definition": ({"definition": "A group."}, 'definition = "A group."\nen ='),
    "related": ({"related": ["islamic-state"]}, 'related = ["islamic-state"]\nen ='),
    "gender": (
        {"ar": [term("داعش", gender="masculine")]},
        'note = "never vocalised", gender = "masculine" } # checked',
    ),
    "form": ({"kmr": [term("DAIŞ", forms=["Daîşî"])]}, '{ text = "DAIŞ", forms = ["Daîşî"] }, # joined endings'),
    "what stays as it is": ({"translate": False, "en": [term("Daesh")]}, "translate = false\n"),
}


@pytest.mark.parametrize(("values", "line"), ADDED.values(), ids=ADDED)
def test_what_the_glossary_does_not_say_is_added_in_its_place(values: dict[str, object], line: str) -> None:
    found = plan([Entry("daesh", {"en": [term("Daesh")], **values}, 2)])
    assert [row.verdict for row in found.rows] == [Verdict.CHANGED], found.rows
    text = found.changed_texts()[OLD]
    assert line in text
    for kept in ("# Who fights.", "# the acronym", "# checked", "# joined endings", "# Whom it names."):
        assert kept in text
    assert "subject = " in text


CONFLICTS = {
    "capitals": ({"en": [term("daesh")]}, "en is Daesh here and daesh there", 'en = ["daesh", "Daesh"]'),
    "preferred term": (
        {"ar": [term("تنظيم داعش")]},
        "ar is داعش here and تنظيم داعش there",
        'ar = ["تنظيم داعش", { text = "داعش", note = "never vocalised" }]',
    ),
    "status": (
        {"kmr": [term("DEAŞ", status="admitted")]},
        "kmr DEAŞ is forbidden here and admitted there",
        '  "DEAŞ",\n',
    ),
    "forbidden term for use": ({"kmr": [term("DEAŞ")]}, "kmr DEAŞ is forbidden here and preferred there", '"DEAŞ"'),
    "note": (
        {"ar": [term("داعش", note="in quotation marks")]},
        "ar داعش: note is 'never vocalised' here and 'in quotation marks' there",
        'note = "in quotation marks"',
    ),
    "subject": ({"subject": "groups"}, "subject is 'armed groups' here and 'groups' there", 'subject = "groups"'),
}


@pytest.mark.parametrize(("values", "said", "line"), CONFLICTS.values(), ids=CONFLICTS)
def test_a_contradiction_is_a_conflict_unless_the_file_is_to_win(
    values: dict[str, object], said: str, line: str
) -> None:
    entry = Entry("daesh", {"en": [term("Daesh")], **values}, 2)
    found = plan([entry])
    assert [(row.verdict, row.messages) for row in found.rows] == [(Verdict.CONFLICTING, (said,))]
    assert found.changed_texts() == {}
    won = plan([entry], overwrite=True)
    assert [row.verdict for row in won.rows] == [Verdict.CHANGED]
    text = won.changed_texts()[OLD]
    assert line in text
    assert plan([entry]).rows != won.rows
    texts = {OLD: text}
    rules = Rules(Path("file"), TBX, overwrite=False, place=lambda _: NEW)
    assert [row.verdict for row in Plan.make([entry], combine(texts), texts, rules).rows] == [Verdict.UNCHANGED]


def test_the_order_of_terms_speaks_in_a_table_only() -> None:
    entry = Entry("islamic-state", {"en": [term("IS"), term("Islamic State group")]}, 2)
    assert plan([entry], CSV).rows[0].messages == ("en IS is admitted here and preferred there",)
    assert plan([entry], OMEGAT).rows[0].verdict is Verdict.UNCHANGED


def test_deprecated_and_forbidden_are_one_to_a_format_that_knows_one_of_them() -> None:
    texts = {OLD: '[x]\nen = "x"\nkmr = ["a", { text = "b", status = "deprecated" }]\n'}
    entry = Entry("x", {"en": [term("x")], "kmr": [term("a"), term("b", status="forbidden")]}, 2)
    verdicts = []
    for form in (glossary_file.FORMAT, TBX):
        rules = Rules(Path("file"), form, overwrite=False, place=lambda _: NEW)
        verdicts += [row.verdict for row in Plan.make([entry], combine(texts), texts, rules).rows]
    assert verdicts == [Verdict.UNCHANGED, Verdict.CONFLICTING]


def test_an_id_with_other_terms_is_a_conflict() -> None:
    row = plan([Entry("daesh", {"en": [term("sniper")]}, 7)]).rows[0]
    assert (row.verdict, row.line) == (Verdict.CONFLICTING, 7)
    assert row.messages[0].startswith("daesh is there with other terms: en Daesh; ar داعش; kmr DAIŞ, DEAŞ; give")


def test_an_id_of_its_own_sets_a_homonym_apart() -> None:
    rows = plan(
        [Entry("is-verb", {"en": [term("IS")], "ar": [term("يكون")]}, 2), Entry("x", {"en": [term("IS")]}, 3)]
    ).rows
    assert [(row.verdict, row.id) for row in rows] == [(Verdict.NEW, "is-verb"), (Verdict.NEW, "x")]


def test_a_term_of_two_concepts_needs_an_id() -> None:
    texts = {OLD: '[bank]\nen = "bank"\nar = "مصرف"\n\n[shore]\nen = "bank"\nar = "ضفة"\n'}
    rules = Rules(Path("file"), CSV, overwrite=False, place=lambda _: NEW)
    both = Entry("", {"en": [term("bank")]}, 2)
    money = Entry("", {"en": [term("bank")], "ar": [term("مصرف")]}, 3)
    rows = Plan.make([both, money], combine(texts), texts, rules).rows
    assert [(row.verdict, row.id) for row in rows] == [(Verdict.CONFLICTING, "bank"), (Verdict.UNCHANGED, "bank")]
    assert rows[0].messages == ("bank and shore both have these terms; give the row an id",)


def test_new_concepts_go_to_the_end_of_their_file_and_old_ones_stay() -> None:
    found = plan(
        [
            Entry("", {"en": [term("sniper")]}, 2),
            GlossaryError("an empty term", cure="fill it in", path="file", line=3),
            Entry("", {"en": [term("raid")], "ar": [term("غارة")]}, 4),
            Entry("daesh", {"ckb": [term("داعش")]}, 5),
        ]
    )
    assert [str(row.verdict) for row in found.rows] == ["new", "rejected", "new", "changed"]
    texts = found.changed_texts()
    assert texts[NEW] == '[sniper]\nen = "sniper"\n\n[raid]\nen = "raid"\nar = "غارة"\n'
    assert texts[OLD] == GLOSSARY.replace("kmr = [", 'ckb = "داعش"\nkmr = [')


def test_an_import_repeated_changes_nothing() -> None:
    rows = [
        Entry("", {"en": [term("bank")], "ar": [term("مصرف")]}, 2),
        Entry("", {"en": [term("bank")], "ar": [term("ضفة")]}, 3),
        Entry("", {"ar": [term("وزير")]}, 4),
        Entry("daesh", {"ckb": [term("داعش")], "kmr": [term("DAIŞ", gender="feminine")]}, 5),
    ]
    texts = {OLD: GLOSSARY, **plan(rows).changed_texts()}
    rules = Rules(Path("file"), TBX, overwrite=False, place=lambda _: NEW)
    again = Plan.make(rows, combine(texts), texts, rules)
    assert {row.verdict for row in again.rows} == {Verdict.UNCHANGED}


def test_two_rows_may_add_to_one_concept() -> None:
    found = plan(
        [Entry("daesh", {"ckb": [term("داعش")]}, 2), Entry("daesh", {"definition": "d", "en": [term("Daesh")]}, 3)]
    )
    assert [row.verdict for row in found.rows] == [Verdict.CHANGED, Verdict.CHANGED]
    text = found.changed_texts()[OLD]
    assert 'ckb = "داعش"' in text
    assert 'definition = "d"' in text


def test_a_concept_that_stands_apart_is_left_to_people() -> None:
    texts = {OLD: '[x]\nen = "a"\n\n[y]\nen = "b"\n\n[x.ar]\ntext = "ج"\n'}
    rules = Rules(Path("file"), CSV, overwrite=False, place=lambda _: NEW)
    found = Plan.make([Entry("x", {"definition": "d", "en": [term("a")]}, 2)], combine(texts), texts, rules)
    assert found.rows[0].verdict is Verdict.REJECTED
    assert "stands apart" in found.rows[0].messages[0]


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"en": [term("Islamic State group")]}, "islamic-state-group"),
        ({"en": [term("Deir Ez-Zor’s")]}, "deir-ez-zors"),
        ({"ar": [term("داعش")], "kmr": [term("Şerê Îraqê, çılgın")]}, "sere-iraqe-cilgin"),
        ({"ar": [term("داعش")]}, "concept"),
        ({"en": [term("a b c d e f g h")]}, "a-b-c-d-e-f"),
    ],
)
def test_an_id_is_made_of_the_english_term_or_the_first_in_latin_letters(values: dict[str, object], name: str) -> None:
    assert made_id(values) == name


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert unique("bank", {"bank", "bank-2"}) == "bank-3"
