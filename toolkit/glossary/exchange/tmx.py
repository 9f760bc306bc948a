"""TMX 1.4, a translation memory: each concept is a unit with one term a language.

Format: TMX 1.4b specification, LISA OSCAR, 2005.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Entry, Format, Intake, Item, Written
from toolkit.glossary.exchange.loss import Holds
from toolkit.model import Concept
from toolkit.xml_stream import Node, stream

_HOLDS = Holds(frozenset({"subject", "definition", "note"}), frozenset(), synonyms=False)
_PROPS = ("subject", "definition")

_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
 <header creationtool="dragoman" creationtoolversion="{__version__}" segtype="phrase" o-tmf="dragoman"
  adminlang="en" srclang="{{source}}" datatype="plaintext"/>
 <body>
"""


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the units of the memory at *path* as concepts; see :data:`toolkit.glossary.exchange.base.Reader`."""
    for unit in stream(path, "TMX", ("tmx",), ("tu",), GlossaryError):
        try:
            yield _entry(unit, path, intake)
        except GlossaryError as error:
            yield error


def _entry(unit: Node, path: Path, intake: Intake) -> Entry:
    values: dict[str, Any] = {}
    for child in unit.children:
        kind = child.attributes.get("type", "").removeprefix("x-")
        if child.name == "note" and child.text:
            values["note"] = child.text
        elif child.name == "prop" and kind in _PROPS and child.text:
            values[kind] = child.text
        elif child.name == "tuv":
            _add_variant(child, path, intake, values)
    return Entry(unit.attributes.get("tuid", ""), values, unit.line)


def _add_variant(variant: Node, path: Path, intake: Intake, values: dict[str, Any]) -> None:
    tag = intake.tag(variant.attributes.get("lang", ""), path, variant.line)
    text = " ".join(next((child.text for child in variant.children if child.name == "seg"), "").split())
    if not text:
        raise GlossaryError("an empty term", cure="fill it in, or take it out", path=path, line=variant.line)
    known = values.setdefault(tag, []) if tag else []
    if text not in [term["text"] for term in known]:
        known.append({"text": text})


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a memory with one unit each."""
    lines = [_HEAD.format(source=tags[0])]
    for concept in concepts:
        lines.append(f'  <tu tuid="{escape(concept.id)}">\n')
        if concept.note:
            lines.append(f"   <note>{escape(concept.note, quote=False)}</note>\n")
        props = ((key, getattr(concept, key)) for key in _PROPS)
        lines.extend(f'   <prop type="x-{key}">{escape(text, quote=False)}</prop>\n' for key, text in props if text)
        for tag in (tag for tag in tags if tag in concept.terms):
            text = escape(concept.terms[tag][0].text, quote=False)
            lines.append(f'   <tuv xml:lang="{tag}"><seg>{text}</seg></tuv>\n')
        lines.append("  </tu>\n")
    lines.append(" </body>\n</tmx>\n")
    return Written("".join(lines).encode())


def _keep(concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
    return tuple(one for one in _HOLDS.keep(concept, tags) if len(one.terms) >= FORMAT.fewest)


FORMAT = Format("tmx", read, write, _keep, fewest=2)
