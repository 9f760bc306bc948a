"""TBX, read in every dialect: TBX 2 (martif with tig or ntig, Microsoft's too) and ISO 30042:2019 in both styles.

Names of elements and data categories: ISO 30042:2008 and 2019; what Weblate adds is named where it is taken.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry, Intake, Item
from toolkit.xml_stream import Node, stream

TERM_NOTES = {
    "partOfSpeech": "pos",
    "grammaticalGender": "gender",
    "grammaticalNumber": "number",
    "termType": "kind",
    "administrativeStatus": "status",
    "note": "note",
    "source": "source",
    "x-case": "case",
    "x-form": "forms",
    "x-status": "status",
}
"""Data category → key of a term. Those with x- are our own, for what TBX has no name for."""
STATUSES = {
    "preferredTerm": "preferred",
    "admittedTerm": "admitted",
    "deprecatedTerm": "deprecated",
    "supersededTerm": "deprecated",
    "forbidden": "forbidden",  # Weblate's own, as is the next
    "obsolete": "forbidden",
}
KINDS = {
    "fullForm": "full",
    "acronym": "acronym",
    "initialism": "acronym",
    "shortForm": "short",
    "abbreviation": "short",
}
SUFFIX = "-admn-sts"

_CARRIERS = ("descrip", "admin", "termNote", "ref", "xref", "adminNote", "descripNote", "transac", "transacNote")
"""Elements whose attribute ``type`` names the data category; in the DCT style the element itself is named so."""
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the TBX file at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    for node in stream(path, "TBX", ("martif", "tbx"), ("termEntry", "conceptEntry"), GlossaryError):
        try:
            yield _entry(node, path, intake)
        except GlossaryError as error:
            yield error


def _entry(node: Node, path: Path, intake: Intake) -> Entry:
    values: dict[str, Any] = {}
    for category, fact in _facts(node):
        _take(category, fact, values, intake)
    for section in (child for child in node.children if child.name in _LANGUAGES):
        if not (name := section.attributes.get("lang", "")):
            cure = "give it xml:lang, or leave it out"
            raise GlossaryError("a group of terms without a language", cure=cure, path=path, line=section.line)
        _add_language(section, name, path, intake, values)
    # An XML id cannot start with a digit: writers put an underscore before it.
    return Entry(node.attributes.get("id", "").removeprefix("_"), values, node.line)


def _add_language(section: Node, name: str, path: Path, intake: Intake, values: dict[str, Any]) -> None:
    """Add the terms of *section*, and what it says of the concept where nothing says it yet."""
    if not (tag := intake.tag(name, path, section.line)):
        return
    for category, fact in _facts(section):
        if category in values:
            intake.left_out[f"{category} in another language"] += 1
        else:
            _take(category, fact, values, intake)
    terms = [_term(child, path, intake) for child in section.children if child.name in _TERMS]
    # Two groups of one language, as en-GB and en-US, are one here.
    known = values.setdefault(tag, [])
    known.extend(term for term in terms if term["text"] not in [one["text"] for one in known])
    if not known:
        del values[tag]


def _term(node: Node, path: Path, intake: Intake) -> dict[str, Any]:
    inner = next((child for child in node.children if child.name == "termGrp"), None)
    parts = [*(inner.children if inner else ()), *node.children]
    text = " ".join(next((part.text for part in parts if part.name == "term"), "").split())
    if not text:
        raise GlossaryError("an empty term", cure="fill it in, or take it out", path=path, line=node.line)
    values: dict[str, Any] = {"text": text}
    for category, fact in (*(_facts(inner) if inner else ()), *_facts(node)):
        key = TERM_NOTES.get(category, "")
        value = _value(key, fact.text, values)
        if value:
            values[key] = value
        elif category != "term" and (not key or fact.text):
            intake.left_out[category] += 1
    return values


def _value(key: str, text: str, values: Mapping[str, Any]) -> Any:
    match key:
        case "":
            return ""
        case "status":
            # Ours says more than the TBX value beside it, which comes first.
            return text if text in STATUSES.values() else STATUSES.get(text.removesuffix(SUFFIX), "")
        case "kind":
            # Microsoft writes Acronym.
            return KINDS.get(text[:1].lower() + text[1:], "")
        case "forms":
            return [*values.get("forms", ()), text]
        case "note":
            return "\n".join(part for part in (values.get("note", ""), text) if part)
    return text


def _take(category: str, fact: Node, values: dict[str, Any], intake: Intake) -> None:
    """Put what *fact* says of the concept into *values*, or count it as left out."""
    text = fact.text
    match category:
        case "subjectField":
            values.setdefault("subject", text)
        case "definition" if text:
            values.setdefault("definition", text)
        case "note" if text:
            values["note"] = "\n".join(part for part in (values.get("note", ""), text) if part)
        case "crossReference" | "relatedConcept" if text or "target" in fact.attributes:
            name = fact.attributes.get("target", "").removeprefix("_") or text
            values.setdefault("related", []).append(name)
        case "Translation needed" | "translationNeeded":  # Weblate's
            if text.lower() == "no":
                values["translate"] = False
        case _ if text:
            intake.left_out[category] += 1


def _facts(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the data categories of *node* itself, those in groups with them.

    A source in the group of a definition is not the source of the term.
    """
    for child in node.children:
        if child.name in (*_LANGUAGES, *_TERMS, "termGrp"):
            continue
        if child.name.endswith("Grp"):
            yield from (fact for fact in _facts(child) if child.name != "descripGrp" or fact[0] != "source")
        elif child.name in _CARRIERS:
            yield child.attributes.get("type", child.name), child
        else:
            yield child.name, child
