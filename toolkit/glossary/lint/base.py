"""What a rule says, and what rules have in common."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from toolkit import languages
from toolkit.glossary.store import Glossary
from toolkit.languages import Language
from toolkit.model import Concept, Severity, Term


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one concept."""

    rule: str
    severity: Severity
    message: str
    concept: Concept
    key: str = ""
    """The language or other key of the concept that it is about."""


def each_term(glossary: Glossary) -> Iterator[tuple[Concept, str, Term]]:
    """Yield every term of *glossary* with its concept and language tag."""
    for concept in glossary:
        for tag, terms in concept.terms.items():
            for term in terms:
                yield concept, tag, term


@cache
def language_of(tag: str) -> Language:
    """Return the language with *tag*, as a glossary has it; rules ask for it at every term."""
    return languages.get(tag)


def named(letter: str) -> str:
    """Return the code point and Unicode name of *letter*."""
    name = unicodedata.name(letter, "a character without a name")
    return f"U+{ord(letter):04X} {name}"
