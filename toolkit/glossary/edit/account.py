"""What an edit did, in the words of an editor."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.glossary.edit import lines
from toolkit.glossary.parse import CONCEPT_KEYS, TERM_KEYS
from toolkit.glossary.store import Glossary
from toolkit.model import Concept, Term


def account(before: Glossary, after: Glossary, texts: Mapping[Path, str], renamed: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for each thing that differs: ``daesh: ar داعش → تنظيم داعش (glossary/groups.toml:12)``.

    Args:
        before: the glossary as it was.
        after: the glossary as it is now.
        texts: its files as they are now.
        renamed: old id → new id.
    """
    for concept in before:
        if (name := renamed.get(concept.id, concept.id)) not in after:
            yield f"{concept.id}: removed ({concept.path}:{concept.line})"
        elif name != concept.id:
            yield f"{concept.id} → {name} ({_place(after, name, '', texts)})"
    known = {renamed.get(concept.id, concept.id): concept for concept in before}
    for concept in after:
        if (old := known.get(concept.id)) is None:
            names = "; ".join(f"{tag} {', '.join(term.text for term in terms)}" for tag, terms in concept.terms.items())
            yield f"{concept.id}: added {names} ({_place(after, concept.id, '', texts)})"
            continue
        for key, change in _changes(old, concept):
            yield f"{concept.id}: {key} {change} ({_place(after, concept.id, key, texts)})"


def _place(glossary: Glossary, name: str, key: str, texts: Mapping[Path, str]) -> str:
    concept = glossary.get(name)
    if concept is None or concept.path is None:
        return ""
    if not key:
        return f"{concept.path}:{concept.line}"
    return f"{concept.path}:{lines.line_of(texts[concept.path], name, key, above=concept.line)}"


def _changes(old: Concept, new: Concept) -> Iterator[tuple[str, str]]:
    for key in CONCEPT_KEYS:
        if (was := getattr(old, key)) != (now := getattr(new, key)):
            yield key, f"{_shown(was)} → {_shown(now)}"
    if old.terms == new.terms:
        return
    for tag in {**old.terms, **new.terms}:
        for change in _term_changes(old.terms.get(tag, ()), new.terms.get(tag, ())):
            yield tag, change


def _term_changes(old: tuple[Term, ...], new: tuple[Term, ...]) -> Iterator[str]:
    was = {term.text: term for term in old}
    now = {term.text: term for term in new}
    gone = [term for term in old if term.text not in now]
    come = [term for term in new if term.text not in was]
    if len(gone) == len(come) == 1:
        yield f"{gone[0].text} → {come[0].text}"
        was[come[0].text] = gone[0]
        gone, come = [], []
    for term in gone:
        yield f"removed {term.text} ({term.status})"
    for term in come:
        yield f"added {term.text} ({term.status})"
    for text in (text for text in now if text in was):
        for key in TERM_KEYS[1:]:
            if (before := getattr(was[text], key)) != (after := getattr(now[text], key)):
                yield f"{text}: {key} {_shown(before)} → {_shown(after)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "none"
