"""What lint says of terms that texts would not be found to have."""

from pathlib import Path

import pytest

import toolkit
from toolkit.glossary.lint import lint
from toolkit.recognition.lint import rules

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
