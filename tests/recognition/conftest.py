"""A glossary of one term, and what of it is found in a text."""

from collections.abc import Callable

import pytest

from toolkit.model import Concept, Term
from toolkit.recognition import Recognizer

Find = Callable[[str, str | Term, str], list[str] | None]


def as_term(term: str | Term, language: str) -> Term:
    """Make a term as the glossary store does: one with a capital letter is exact."""
    if isinstance(term, Term):
        return term
    return Term(term, language, case="exact" if term != term.lower() else "any")


@pytest.fixture
def find() -> Find:
    """Return what surfaces of a term are found in a text, or None."""

    def find_term(language: str, term: str | Term, text: str) -> list[str] | None:
        concept = Concept("it", {language: (as_term(term, language),)})
        found = Recognizer([concept], language).find(text)
        assert all(text[one.start : one.end] == one.surface for one in found)
        return [one.surface for one in found] or None

    return find_term
