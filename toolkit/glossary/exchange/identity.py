"""Which concept of the glossary a row is about, and what a new one is to be called."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from typing import Any

from toolkit import languages
from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry
from toolkit.glossary.parse import check_id
from toolkit.model import Concept

_WORDS = 6
"""Of a term that become an id; more would be hard to type."""


def own_id(entry: Entry) -> str:
    """Return the id that the file gives *entry*, empty where it cannot be the id of a concept or is a mere number."""
    if entry.id.isdigit():
        return ""
    try:
        check_id(entry.id)
    except GlossaryError:
        return ""
    return entry.id


def made_id(values: Mapping[str, Any]) -> str:
    """Return an id made from the English term in *values*, or from the first that has Latin letters."""
    for tag in ("en", *languages.TAGS):
        for item in values.get(tag, ()):
            text = str(item.get("text", "")) if isinstance(item, Mapping) else str(item)
            plain = unicodedata.normalize("NFKD", text.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
            if words := re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain)):
                return "-".join(words[:_WORDS])
    return "concept"


def unique(name: str, taken: Container[str]) -> str:
    """Return *name*, or with a number after it where it is *taken*."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


class Terms:
    """Concepts by their terms."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._ids: dict[tuple[str, str], dict[str, None]] = {}
        for concept in concepts:
            self.add(concept)

    def add(self, concept: Concept) -> None:
        """Take in *concept*."""
        for key in _keys(concept):
            self._ids.setdefault(key, {})[concept.id] = None

    def like(self, concept: Concept) -> list[str]:
        """Return the ids of those that share a first-language term with *concept* and most of its others."""
        first = next(iter(concept.terms), "")
        shared = {name: 0 for key in _keys(concept) if key[0] == first for name in self._ids.get(key, ())}
        for key in _keys(concept):
            for name in self._ids.get(key, ()):
                if name in shared:
                    shared[name] += 1
        return [name for name, count in shared.items() if count == max(shared.values())]


def share_a_term(one: Concept, other: Concept) -> bool:
    """Return True where two concepts have a term in common, or no language in which they could."""
    return not one.terms.keys() & other.terms.keys() or bool(set(_keys(one)) & set(_keys(other)))


def agree(one: Concept, other: Concept) -> bool:
    """Return True where two concepts have a term in common in each of their common languages, two or more of these."""
    common = one.terms.keys() & other.terms.keys()
    shared = {tag for tag, _ in set(_keys(one)) & set(_keys(other))}
    return len(common) > 1 and shared == common


def _keys(concept: Concept) -> list[tuple[str, str]]:
    # Capitals alone tell an acronym from a word: IS is not is.
    return [
        (tag, term.text if term.text.isupper() else term.text.casefold())
        for tag, terms in concept.terms.items()
        for term in terms
    ]
