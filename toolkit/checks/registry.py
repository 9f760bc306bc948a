"""Every check, in the order in which findings are given."""

from collections.abc import Collection

from toolkit.checks.base import Pair, Rule
from toolkit.checks.bidi import BIDI
from toolkit.checks.brackets import BRACKETS
from toolkit.checks.dates import DATES
from toolkit.checks.empty import EMPTY
from toolkit.checks.endings import ENDINGS
from toolkit.checks.forbidden import FORBIDDEN
from toolkit.checks.house_style import HOUSE_STYLE
from toolkit.checks.invisible import INVISIBLE
from toolkit.checks.language import LANGUAGE
from toolkit.checks.letters import LETTERS
from toolkit.checks.numbers import NUMBERS
from toolkit.checks.placeholders import PLACEHOLDERS
from toolkit.checks.quotes import QUOTES
from toolkit.checks.same_as_source import SAME_AS_SOURCE
from toolkit.checks.script import SCRIPT
from toolkit.checks.terms import TERMS
from toolkit.model import Finding

_ALL = (
    EMPTY,
    TERMS,
    FORBIDDEN,
    PLACEHOLDERS,
    NUMBERS,
    DATES,
    SAME_AS_SOURCE,
    SCRIPT,
    LANGUAGE,
    LETTERS,
    QUOTES,
    BRACKETS,
    BIDI,
    INVISIBLE,
    HOUSE_STYLE,
    ENDINGS,
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
"""Name → rule."""


def run(pair: Pair, rules_off: Collection[str] = ()) -> list[Finding]:
    """Return what the rules that are not switched off see in *pair*, rule by rule, then from left to right."""
    missing = not pair.target.strip()
    findings: list[Finding] = []
    for rule in RULES.values():
        if rule.name not in rules_off and (rule.on_empty or not missing):
            findings += sorted(rule.check(pair), key=lambda finding: finding.start or 0)
    return _once(findings)


def _once(findings: list[Finding]) -> list[Finding]:
    """Leave out what another finding says better.

    That is the warning about a deprecated term where the term that should stand there is named, and each letter of
    another language where the whole text is in it.
    """
    if any(one.rule == LANGUAGE.name for one in findings):
        findings = [one for one in findings if one.rule != LETTERS.name]
    named = {(finding.start, finding.end) for finding in findings if finding.rule == TERMS.name}
    named.discard((None, None))
    deprecated = (FORBIDDEN.name, "warning")
    return [one for one in findings if (one.rule, one.severity) != deprecated or (one.start, one.end) not in named]
