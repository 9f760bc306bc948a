"""Brackets without a partner."""

from collections.abc import Iterator

from toolkit.checks.base import VERBATIM, Example, Pair, Rule, blank
from toolkit.checks.pairs import Fault, faults
from toolkit.model import Finding

_PARTNERS = {"(": ")", "[": "]", "{": "}"}
_MARKS = frozenset("()[]{}")
_MESSAGES = {
    "unclosed": "the bracket {0} is never closed: close it or take it out",
    "unopened": "the bracket {0} closes nothing: open it or take it out",
    "reversed": "the brackets {0} are the wrong way round: the text is stored in reading order, so begin with (",
}


def check_brackets(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each bracket of the target that has no partner, unless the source has the same fault."""
    known = {(fault.kind, fault.mark) for fault in _faults(pair.source)}
    for fault in _faults(pair.target):
        if (fault.kind, fault.mark) not in known:
            message = _MESSAGES[fault.kind].format(fault.mark)
            yield Finding("brackets", "warning", message, fault.start, fault.end)


def _faults(text: str) -> list[Fault]:
    marks = [(offset, char) for offset, char in enumerate(blank(text, VERBATIM)) if char in _MARKS]
    return faults(marks, _PARTNERS)


BRACKETS = Rule(
    name="brackets",
    check=check_brackets,
    reason=(
        "A bracket that is lost or turned round is hard to see in right-to-left text, where the screen mirrors it."
    ),
    good=Example("the coalition (US-led)", "التحالف (بقيادة واشنطن)", "ar"),
    bad=Example("the coalition (US-led)", "التحالف )بقيادة واشنطن(", "ar"),
)
