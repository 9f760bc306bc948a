"""What the tests of the checks share: one call that runs one rule."""

from collections.abc import Callable

import pytest

from toolkit.checks import RULES, Pair
from toolkit.languages import get
from toolkit.model import Concept
from toolkit.recognition import Verifier
from toolkit.settings import merge_style

Report = list[tuple[str, str]]
"""Severity and the marked part of the target; an empty string where no part is marked."""
Check = Callable[..., Report]


@pytest.fixture
def report() -> Check:
    def call(
        rule: str,
        texts: tuple[str, str],
        tag: str,
        *,
        source: str = "en",
        concepts: tuple[Concept, ...] = (),
        **style: object,
    ) -> Report:
        verifier = Verifier(concepts, source, tag)
        pair = Pair(
            *texts,
            source_language=get(source),
            target_language=get(tag),
            style=merge_style(get(tag).style, style),
            verdicts=verifier.verify(*texts),
            banned=verifier.banned(texts[1]),
        )
        found = list(RULES[rule].check(pair))
        assert all(finding.rule == rule and finding.message for finding in found)
        return [(one.severity, "" if one.start is None else pair.target[one.start : one.end]) for one in found]

    return call
