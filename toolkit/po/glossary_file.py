"""Weblate's glossary as a PO file: one entry a term, for one target language.

Flags and comments: Weblate's documentation, "Glossary": ``forbidden`` and ``read-only`` are flags, an explanation is an
extracted comment. The id of a concept is in msgctxt, which also keeps apart two terms for one source term.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.glossary.exchange.base import Entry, Format, Intake, Item, Written
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import comment, told
from toolkit.model import Concept, Status, Term
from toolkit.po.catalog import Catalog
from toolkit.po.catalog import Entry as CatalogEntry
from toolkit.po.headers import kept_headers, new_headers, now

_HOLDS = Holds(frozenset({"definition", "note", "translate"}), frozenset({"note"}), lines=False)
_CONTEXT = re.compile(r"id: (\S+)(?: \d+)?")


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the PO file at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    catalog = Catalog.read(path)
    source = intake.tag(catalog.headers.get("X-Source-Language") or intake.source, path, 1)
    said = catalog.headers.get("Language")
    target = intake.tag(said, path, 1) if said else intake.pair(path)[1]
    concepts: dict[tuple[str, str], Entry] = {}
    for entry in catalog.entries:
        if entry.msgid_plural:
            intake.left_out["entry with plural"] += 1
            continue
        named = _CONTEXT.fullmatch(entry.msgctxt or "")
        name = named[1] if named else ""
        key = (name, "") if name else (entry.msgid, entry.msgctxt or "")
        concept = concepts.setdefault(key, Entry(name, {}, entry.linenum or 0))
        _add(concept.values, entry, source, target, intake)
    yield from concepts.values()


def _add(values: Any, entry: CatalogEntry, source: str, target: str, intake: Intake) -> None:
    if entry.msgid not in [term["text"] for term in values.setdefault(source, [])]:
        values[source].append({"text": entry.msgid})
    for key, text in told(" ".join(entry.comment.split())).items():
        values.setdefault(key, text)
    if "read-only" in entry.flags:
        values["translate"] = False
    if entry.fuzzy:
        intake.left_out["fuzzy translation"] += 1
    elif target and entry.msgstr and entry.msgstr not in [term["text"] for term in values.get(target, [])]:
        term = {"text": entry.msgstr}
        if "forbidden" in entry.flags:
            term["status"] = "forbidden"
        if entry.tcomment:
            term["note"] = " ".join(entry.tcomment.split())
        values.setdefault(target, []).append(term)


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a PO file from the first of *tags* into the second."""
    source, target = tags
    date = now()
    plural_forms = languages.get(target).plural_forms
    headers = new_headers("glossary", date)
    headers |= kept_headers(language=target, plural_forms=plural_forms, source=source, template_date=date)
    catalog = Catalog.create(Path("glossary.po"), headers)
    catalog.replace_entries([entry for concept in concepts for entry in _entries(concept, source, target)])
    return Written(catalog.text().encode())


def _entries(concept: Concept, source: str, target: str) -> Iterator[CatalogEntry]:
    first, *others = concept.terms[source]
    terms = concept.terms.get(target, ())
    for number, term in enumerate(terms, 1):
        yield _entry(concept, first, term, number)
    approved = next((term for term in terms if term.status.approved), None)
    for synonym in others if terms else (first, *others):
        yield _entry(concept, synonym, approved, 1)


def _entry(concept: Concept, source: Term, target: Term | None, number: int) -> CatalogEntry:
    flags = ["read-only"] if not concept.translate else []
    if target and not target.status.approved:
        flags.append("forbidden")
    return CatalogEntry(
        msgctxt=f"id: {concept.id}" + (f" {number}" if number > 1 else ""),
        msgid=source.text,
        msgstr=target.text if target else "",
        comment=comment(concept),
        tcomment=target.note if target else "",
        flags=flags,
    )


def _keep(concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
    """Return *concept* with the approved terms of the source, and with the others of the target as forbidden ones."""
    source, target = tags
    avoided = [term for term in concept.terms.get(target, ()) if not term.status.approved]
    forbidden = replace(_HOLDS, term=_HOLDS.term | {"status"}).terms(
        replace(term, status=Status.FORBIDDEN) for term in avoided
    )
    kept = _HOLDS.keep(concept, tags)
    if not kept or source not in kept[0].terms:
        return ()
    sources = tuple(replace(term, note="") for term in kept[0].terms[source])
    targets = (*kept[0].terms.get(target, ()), *forbidden)
    return (replace(kept[0], terms={source: sources} | ({target: targets} if targets else {})),)


FORMAT = Format("po", read, write, _keep, statuses=frozenset(Status) - {Status.DEPRECATED}, fewest=2, pair=True)
