"""The documentation of the checks, made from what the rules say about themselves.

Write it anew with ``python -m toolkit.checks.page > docs/checks.md``.
"""

import sys

from toolkit.checks.base import Example, Pair, Rule
from toolkit.checks.registry import RULES, run
from toolkit.languages import get
from toolkit.recognition import Verifier

_SOURCE = "en"
_HEAD = """\
# Checks

`dragoman check` judges each translation beside its source. What it finds has a rule, a severity, a message that says
how to mend it and, where a part of the translation is meant, the place.

- **error**: no desk would print it;
- **warning**: somebody should look at it;
- **info**: good to know.

A rule is switched off by its name, in the settings: `rules_off = ["endings", "dates"]`. A rule compares values and
letters, not meaning: what it cannot be sure of, it leaves to the editor.
"""


def pair_of(example: Example) -> Pair:
    """Return what a check is given for *example*, with the house style its language has by default."""
    concepts = (example.concept,) if example.concept else ()
    verifier = Verifier(concepts, _SOURCE, example.language)
    return Pair(
        source=example.source,
        target=example.target,
        source_language=get(_SOURCE),
        target_language=get(example.language),
        style=get(example.language).style,
        verdicts=verifier.verify(example.source, example.target),
        banned=verifier.banned(example.target),
    )


def as_markdown() -> str:
    """Return the whole page: each rule, its reason, a good and a bad example."""
    return "\n".join([_HEAD, *(_section(rule) for rule in RULES.values())])


def _section(rule: Rule) -> str:
    findings = [finding for finding in run(pair_of(rule.bad)) if finding.rule == rule.name]
    lines = [f"## {rule.name}", "", rule.reason, ""]
    lines += [f"- Source: {_code(rule.good.source)}"]
    lines += [f"- Good ({rule.good.language}): {_code(rule.good.target)}"]
    if rule.bad.source != rule.good.source:
        lines += [f"- Source: {_code(rule.bad.source)}"]
    lines += [f"- Bad ({rule.bad.language}): {_code(rule.bad.target)}"]
    lines += [f"- {finding.severity}: {finding.message}" for finding in findings]
    return "\n".join([*lines, ""])


def _code(text: str) -> str:
    """Return *text* as code, characters that nobody sees spelt out."""
    return "`" + "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text) + "`"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
