"""A translation that is not there."""

from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule
from toolkit.model import Finding


def check_empty(pair: Pair) -> Iterator[Finding]:
    """Yield a finding where the source says something and the target has nothing but white space."""
    if pair.source.strip() and not pair.target.strip():
        yield Finding("empty", "error", "nothing is translated here: write the translation")


EMPTY = Rule(
    name="empty",
    check=check_empty,
    reason="An entry that holds no text, or only spaces, leaves a hole in the finished article.",
    good=Example("Iraq", "العراق", "ar"),
    bad=Example("Iraq", "  ", "ar"),
    on_empty=True,
)
