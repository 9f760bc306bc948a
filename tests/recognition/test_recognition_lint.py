"""What lint says of terms that texts would not be found to have."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit
from toolkit.glossary import Glossary
from toolkit.glossary.lint import lint
from toolkit.model import Concept, Status, Term
from toolkit.recognition import Recognizer
from toolkit.recognition.lint import rules
from toolkit.recognition.recognizer import exclusive

CASES: list[tuple[str, str, str | None]] = [
    ("never-found", '[x]\nen = "..."\n', "2 warning x: en '...' is never found, not even where a text has just that"),
    ("never-found", '[x]\nar = { text = "غارة", forms = ["؟"] }\n', "2 warning x: ar '؟' is never found"),
    ("never-found", '[x]\nen = ["IS", "U.S.", "US-led coalition", "al-Abadi", "de facto"]\n', None),
    ("never-found", '[x]\nar = ["تنظيم «الدولة»", "85 ألفا"]\nckb = "سەرۆک وەزیران"\nkmr = ["DAIŞ", "Iraq"]\n', None),
    ("never-found", '[x]\ntranslate = false\nen = "AFP"\n', None),
    ("hidden", '[x]\nen = "raid"\n[y]\nen = "raids"\n', "4 warning y: en 'raids' is always taken for 'raid' (x)"),
    ("hidden", '[x]\nen = "raid"\n[y]\nen = "raid"\n', None),
    ("hidden", '[x]\nen = { text = "is", case = "any" }\n[y]\nen = "IS"\n', None),
    ("hidden", '[x]\nen = "raid"\n[y]\nen = "air raid"\n', None),
    (
        "contains",
        '[x]\nen = "Sunni"\n[y]\nen = "Sunni Arab"\n[z]\nen = "Arab"\n',
        "4 info y: en 'Sunni Arab' contains 'Sunni' (x), 'Arab' (z): only the longer one is found there",
    ),
    ("contains", '[x]\nen = ["Islamic State", "Islamic State group"]\n', None),
    ("contains", '[x]\nen = { text = "Sunni", status = "forbidden" }\n[y]\nen = "Sunni Arab"\n', None),
    ("contains", '[x]\nen = "Sunni"\n[y]\nen = { text = "Sunni Arab", status = "deprecated" }\n', None),
]


@pytest.mark.parametrize(("rule", "text", "said"), CASES)
def test_a_rule_sees_what_it_is_about(rule: str, text: str, said: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    found = [one for one in lint(tmp_path, (), rules()) if one.rule == rule]
    assert len(found) == (said is not None)
    if said is not None:
        assert said in f"{found[0].line} {found[0].severity} {found[0].message}"


def test_the_shipped_glossary_has_nothing_to_mend() -> None:
    folder = Path(toolkit.__file__).parents[1] / "glossary"
    findings = lint(folder, ("en", "ar", "ckb", "kmr"), rules())
    assert [finding for finding in findings if finding.severity != "info"] == []


WORDS = st.sampled_from(["raid", "raids", "air", "IS", "is", "Is", "air raid", "raid air raid", "..."])
TERMS = st.builds(
    Term,
    WORDS,
    st.just("en"),
    st.sampled_from(Status),
    st.sampled_from(["exact", "any"]),
    st.lists(WORDS, max_size=2).map(tuple),
)
GLOSSARIES = st.lists(st.lists(TERMS, min_size=1, max_size=2), min_size=1, max_size=6).map(
    lambda all_terms: Glossary(tuple(Concept(f"c{n}", {"en": tuple(terms)}) for n, terms in enumerate(all_terms)))
)


def plainly(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Yield rule and concept of what there is to say, each term looked at by itself as the rules describe it."""
    recognizer = Recognizer(glossary, "en")
    for concept in glossary:
        for term in concept.terms["en"]:
            for text in (term.text, *term.forms):
                size = len(text.rstrip("."))
                places = recognizer.candidates(f"{text}, x")
                whole = [one for one in places if (one.match.start, one.match.end) == (0, size)]
                if not any(one.match.term is term for one in whole):
                    yield "never-found", concept.id
                best = next(exclusive(places), None)
                if best in whole and best is not None and best.match.concept != concept.id:
                    other = best.match.term
                    others = {one.text for one in glossary[best.match.concept].terms["en"]}
                    told = others & {one.text for one in concept.terms["en"]}
                    reached = any(one.match.term is term for one in places)
                    if reached and not told and text not in (other.text, *other.forms):
                        yield "hidden", concept.id
                within = [one for one in places if one not in whole and one.match.concept != concept.id]
                if text == term.text and term.status.approved and any(one.match.term.status.approved for one in within):
                    yield "contains", concept.id


@given(GLOSSARIES)
@settings(derandomize=True, max_examples=300)
def test_terms_with_the_same_text_are_judged_as_each_by_itself(glossary: Glossary) -> None:
    found = [(problem.rule, problem.concept.id) for rule in rules() for problem in rule(glossary)]
    assert sorted(found) == sorted(plainly(glossary))
