"""Words the desk does not print."""

from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule
from toolkit.model import Concept, Finding, Status, Term


def check_forbidden(pair: Pair) -> Iterator[Finding]:
    """Yield an error for each forbidden term in the target, a warning for each deprecated one."""
    for match in pair.banned:
        forbidden = match.term.status is Status.FORBIDDEN
        note = f" ({match.term.note})" if match.term.note else ""
        yield Finding(
            "forbidden",
            "error" if forbidden else "warning",
            f"“{match.surface}” is {match.term.status} in the glossary{note}: use the term it prefers",
            match.start,
            match.end,
        )


_DAESH = Concept(
    "daesh",
    {
        "en": (Term("Daesh", "en", case="exact"),),
        "ckb": (Term("داعش", "ckb"), Term("چەتە", "ckb", status=Status.FORBIDDEN)),
    },
)

FORBIDDEN = Rule(
    name="forbidden",
    check=check_forbidden,
    reason=(
        "Some names take sides, and some are only old. A forbidden term is an error, a deprecated one a warning,"
        " whatever stands in the source."
    ),
    good=Example("Daesh withdrew.", "داعش پاشەکشەی کرد.", "ckb", _DAESH),
    bad=Example("Daesh withdrew.", "چەتە پاشەکشەیان کرد.", "ckb", _DAESH),
)
