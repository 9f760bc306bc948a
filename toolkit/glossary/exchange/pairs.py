"""What the formats share that know pairs of terms and no concepts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from toolkit.glossary.exchange.base import Entry
from toolkit.glossary.exchange.loss import Holds
from toolkit.model import Concept, Status

Pair = tuple[int, dict[str, str], dict[str, str]]
"""Line, language tag → term with the source first, and what is known of the concept."""

_NOTE = "Note: "


def keep(concept: Concept, tags: Sequence[str], holds: Holds) -> tuple[Concept, ...]:
    """Return one concept for each approved term of the language ``tags[0]``, where another language has a term too."""
    terms = {tag: kept for tag in tags if (kept := holds.terms(concept.terms.get(tag, ())))}
    terms.pop(tags[0], None)
    sources = replace(holds, synonyms=True).terms(concept.terms.get(tags[0], ()))
    if not terms:
        return ()
    return tuple(
        one
        for source in sources
        for one in holds.keep(
            replace(concept, terms={tags[0]: (replace(source, status=Status.PREFERRED),), **terms}), tags
        )
    )


def comment(concept: Concept) -> str:
    """Return definition and note of *concept* as one text; :func:`told` takes it apart."""
    return " ".join(part for part in (concept.definition, concept.note and f"{_NOTE}{concept.note}") if part)


def told(text: str) -> dict[str, str]:
    """Return the definition and the note in *text*, those of them that are there."""
    definition, mark, note = text.strip().partition(_NOTE)
    parts = {"definition": definition.strip(), "note": note.strip() if mark else ""}
    return {key: part for key, part in parts.items() if part}


def grouped(pairs: Iterable[Pair]) -> list[Entry]:
    """Return one concept for each source term of *pairs*."""
    found: dict[tuple[str, str], tuple[int, dict[str, Any]]] = {}
    for line, terms, values in pairs:
        tag, text = next(iter(terms.items()))
        _, concept = found.setdefault((tag, text), (line, dict(values)))
        for key, term in terms.items():
            known = concept.setdefault(key, [])
            if term not in [one["text"] for one in known]:
                known.append({"text": term})
        for key, value in values.items():
            concept.setdefault(key, value)
    return [Entry("", values, line) for line, values in found.values()]
