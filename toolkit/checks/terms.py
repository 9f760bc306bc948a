"""Glossary terms of the source that the target does not follow."""

from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule
from toolkit.model import Concept, Finding, Term


def check_terms(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each glossary term of the source that has no approved form in the target.

    A warning, never an error: a good translation may say "it" or "the group" where the source repeats a name.
    """
    for verdict in pair.verdicts:
        if verdict.ok:
            continue
        expected = " or ".join(f"“{text}”" for text in verdict.expected)
        found = verdict.instead
        if found is None:
            message = f"“{verdict.source.surface}” is {expected} in the glossary, which is not here: use it"
            yield Finding("terms", "warning", message)
        else:
            message = (
                f"“{verdict.source.surface}” is {expected} in the glossary, not “{found.surface}”"
                f" ({found.term.status}): replace it"
            )
            yield Finding("terms", "warning", message, found.start, found.end)


_MOSUL = Concept("mosul", {"en": (Term("Mosul", "en", case="exact"),), "kmr": (Term("Mûsil", "kmr", case="exact"),)})

TERMS = Rule(
    name="terms",
    check=check_terms,
    reason="The desk decides once what a thing is called, and every article calls it that.",
    good=Example("The army entered Mosul.", "Artêş ket Mûsilê.", "kmr", _MOSUL),
    bad=Example("The army entered Mosul.", "Artêş ket bajêr.", "kmr", _MOSUL),
)
