"""What the formats share that know pairs of terms and no concepts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry, Intake, Item
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.rows import Row
from toolkit.model import Concept, Status

Pair = tuple[int, dict[str, str], dict[str, str]]
"""Line, language tag → term with the source first, and what is known of the concept."""

_NOTE = "Note: "
_UNNAMED = {"source": 0, "target": 1, "sourcelang": 2, "targetlang": 3}


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


def columns(header: Sequence[str]) -> dict[str, int]:
    """Return where source, target and their languages stand, if *header* names the columns of pairs; else nothing.

    TICO-19 writes sourceLang and sourceString, others source_lang and source.
    """
    names = [name.strip().casefold().replace("_", "").removesuffix("string") for name in header]
    found = {name: names.index(name) for name in _UNNAMED if name in names}
    return found if {"source", "target"} <= found.keys() else {}


def read_pairs(rows: Iterator[Row], path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of a table of pairs: source, target and in some their languages, whether named or not."""
    if (first := next(rows, None)) is None:
        return
    places = columns(first[1])
    pairs: list[Pair] = []
    for line, cells in rows if places else chain([first], rows):
        row = [cell.strip() for cell in cells]
        while len(row) > len(("source", "target")) and not row[-1]:
            row.pop()
        try:
            if (pair := _pair(row, places or _UNNAMED, path, line, intake)) is not None:
                pairs.append((line, pair, {}))
        except GlossaryError as error:
            if not error.line:
                raise
            yield error
    yield from grouped(pairs)


def _pair(
    row: Sequence[str], places: Mapping[str, int], path: Path, line: int, intake: Intake
) -> dict[str, str] | None:
    """Return language → term of *row*, the source first; None where a language is not known here."""
    terms, codes = (
        [row[places[name]] for name in names if name in places and places[name] < len(row)]
        for names in (("source", "target"), ("sourcelang", "targetlang"))
    )
    if places is _UNNAMED and len(row) not in (len(terms), len(_UNNAMED)):
        terms = []
    if len(terms) != len(("source", "target")) or not all(terms):
        cure = "write source,target or source,target,en,ar"
        raise GlossaryError("not a pair of terms", cure=cure, path=path, line=line)
    tags = [intake.tag(code, path, line) for code in codes if code] or list(intake.pair(path))
    return dict(zip(tags, terms, strict=True)) if all(tags) and len(tags) == len(terms) else None
