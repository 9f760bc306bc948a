"""What the TBX formats write alike: the categories of a concept, between the elements that each names its own way."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from toolkit.glossary.exchange.base import default_case
from toolkit.glossary.exchange.tbx import SUFFIX, TERM_NOTES
from toolkit.model import Concept, Status, Term

_TYPES = {"full": "fullForm", "acronym": "acronym", "short": "shortForm"}
_CATEGORIES = {key: category for category, key in reversed(TERM_NOTES.items()) if category != "x-status"}
_ORDER = ("status", "pos", "kind", "gender", "number", "case", "forms", "source", "note")

Fact = Callable[[str, str, str], str]
"""Gets a data category, the attribute ``target`` or nothing, and the text; returns the element."""


@dataclass(frozen=True, slots=True)
class Elements:
    """How one TBX format names its elements."""

    head: str
    foot: str
    entry: str
    language: str
    term: str
    fact: Fact


def document(concepts: Sequence[Concept], tags: Sequence[str], elements: Elements) -> bytes:
    """Return the file that holds *concepts* in the languages *tags*."""
    names = {concept.id for concept in concepts}
    lines = [line for concept in concepts for line in _entry(concept, tags, elements, names)]
    return "\n".join((elements.head, *(f"   {line}" for line in lines), elements.foot, "")).encode()


def xml_id(name: str) -> str:
    """Return *name*, the id of a concept, as XML lets an id be: it may not start with a digit."""
    return f"_{name}" if name[:1].isdigit() else name


def _entry(concept: Concept, tags: Sequence[str], elements: Elements, names: Collection[str]) -> Iterator[str]:
    yield f'<{elements.entry} id="{escape(xml_id(concept.id))}">'
    facts = {"subjectField": concept.subject, "definition": concept.definition}
    for category, text in facts.items():
        if text:
            yield f" {elements.fact(category, '', text)}"
    if not concept.translate:
        yield f" {elements.fact('translationNeeded', '', 'No')}"
    for name in concept.related:
        yield f" {elements.fact('crossReference', xml_id(name) if name in names else '', name)}"
    if concept.note:
        yield f" {elements.fact('note', '', concept.note)}"
    for tag in tags:
        if terms := concept.terms.get(tag):
            yield f' <{elements.language} xml:lang="{tag}">'
            for term in terms:
                yield f"  <{elements.term}>"
                yield f"   <term>{escape(term.text, quote=False)}</term>"
                yield from (f"   {elements.fact(category, '', text)}" for category, text in _facts(term))
                yield f"  </{elements.term}>"
            yield f" </{elements.language}>"
    yield f"</{elements.entry}>"


def _facts(term: Term) -> Iterator[tuple[str, str]]:
    for key in _ORDER:
        value = getattr(term, key)
        match key:
            case "status":
                yield _CATEGORIES[key], f"{_approximate(term.status)}Term{SUFFIX}"
                if term.status is Status.FORBIDDEN:
                    yield "x-status", str(term.status)
            case "kind" if value:
                yield _CATEGORIES[key], _TYPES[value]
            case "case":
                yield from _case(term)
            case "forms":
                yield from ((_CATEGORIES[key], form) for form in value)
            case _ if value:
                yield _CATEGORIES[key], value


def _approximate(status: Status) -> Status:
    return Status.DEPRECATED if status is Status.FORBIDDEN else status


def _case(term: Term) -> Iterator[tuple[str, str]]:
    if term.case != default_case(term.text):
        yield _CATEGORIES["case"], term.case


def typed(carriers: Mapping[str, str]) -> Fact:
    """Return the writer of facts whose element has the category as its attribute ``type`` (DCA).

    Args:
        carriers: category → element; ``termNote`` for all others.
    """

    def fact(category: str, target: str, text: str) -> str:
        to = f' target="{escape(target)}"' if target else ""
        if category == "note":
            return f"<note>{escape(text, quote=False)}</note>"
        name = carriers.get(category, "termNote")
        type_ = "Translation needed" if category == "translationNeeded" else category
        return f'<{name} type="{type_}"{to}>{escape(text, quote=False)}</{name}>'

    return fact
