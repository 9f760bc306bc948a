"""TMX 1.4, a translation memory as all tools have it, read in every dialect and written in one.

Format: TMX 1.4b specification, LISA OSCAR, 2005. The context of a text stands in properties: ``prev`` and ``next`` are
OmegaT's names for its neighbours (its manual, "Alternative translations"), ``x-context-pre`` and ``x-context-post``
memoQ's, which puts them between <seg> tags once more.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape, unescape
from itertools import chain
from pathlib import Path

from toolkit import __version__
from toolkit.errors import FileError
from toolkit.files import write_blocks
from toolkit.memory.exchange.base import Intake
from toolkit.memory.exchange.codes import text_of
from toolkit.memory.unit import Unit
from toolkit.xml_stream import Node, stream

_PROPS = {
    "prev": "previous",
    "next": "following",
    "x-context-pre": "previous",
    "x-context-post": "following",
    "x-msgctxt": "context",
    "x-origin": "origin",
}
"""Type of a property → key of a unit; the last two are our own."""
_MARKED_UP = ("x-context-pre", "x-context-post")
_WRITTEN = ("prev", "next", "x-msgctxt", "x-origin")
_MARKUP = re.compile(r"</?[\w:-]+[^<>]*>")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
 <header creationtool="dragoman" creationtoolversion="{__version__}" segtype="paragraph" o-tmf="dragoman"
  adminlang="en" srclang="{{}}" datatype="plaintext"/>
 <body>
"""
_FOOT = " </body>\n</tmx>\n"


def read(path: Path, intake: Intake) -> Iterator[Unit]:
    """Yield the units of the memory at *path*; one of several languages is one unit for each of them.

    The source is the language that *intake* wants, else the one that the file names, else the first in the unit.

    Raises:
        FileError: it cannot be read, or is no TMX file; what came before that has been yielded.
        LanguageError: see :meth:`toolkit.memory.exchange.base.Intake.tag`.
    """
    source = ""
    for node in stream(path, "TMX", ("tmx",), ("header", "tu"), FileError, watch=intake.watch):
        if node.name == "header":
            source = node.attributes.get("srclang", "")
        else:
            yield from _units(node, node.attributes.get("srclang") or source, path, intake)


def _units(node: Node, source: str, path: Path, intake: Intake) -> Iterator[Unit]:
    """Yield the units of *node*, whose source is the language called *source*, or any where that is ``*all*``."""
    texts, values = _contents(node, path, intake)
    if intake.source:
        tag = intake.source
    elif source and source != "*all*":
        tag = intake.tag_of(source, path, node.line)
    else:
        tag = texts[0][0] if texts else ""
    values.setdefault("origin", path.name)
    sources = [text for own, text, _ in texts if own == tag]
    for other, translation, date in texts:
        if other == tag or not intake.wants(tag, other):
            continue
        if not sources:
            intake.left_out["unit without a text to translate"] += 1
        for text in sources:
            yield from intake.units(Unit(tag, other, text, translation, changed=date, **values))


def _contents(node: Node, path: Path, intake: Intake) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """Return tag, text and date of each language in *node*, and what its properties say."""
    texts: list[tuple[str, str, str]] = []
    values: dict[str, str] = {}
    date = _date(node)
    for child in node.children:
        if child.name == "tuv":
            tag = intake.tag(child.attributes.get("lang", ""), path, child.line)
            segments = [part for part in child.children if part.name == "seg"] if tag else []
            texts += [(tag, text_of(segment), _date(child) or date) for segment in segments]
        elif child.name == "prop" and (key := _PROPS.get(kind := child.attributes.get("type", ""))):
            values[key] = unescape(_MARKUP.sub("", child.letters)) if kind in _MARKED_UP else child.letters
    return texts, values


def _date(node: Node) -> str:
    """Return when *node* was last changed, in ISO 8601; empty where it does not say so."""
    attributes = node.attributes
    if not (date := attributes.get("changedate") or attributes.get("creationdate")):
        return ""
    found = _DATE.fullmatch(date)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else ""


def write(units: Iterable[Unit], path: Path) -> int:
    """Write *units* as the memory at *path*, one after the other, and return how many there were.

    The header names the language of the first as the source; where another is from another one, it says so itself.
    What XML cannot hold is replaced by U+FFFD.

    Raises:
        FileError: it cannot be written; what was there is as it was.
    """
    count = 0
    rest = iter(units)
    first = next(rest, None)
    source = first.source if first else "*all*"

    def blocks() -> Iterator[bytes]:
        nonlocal count
        yield _HEAD.format(source).encode()
        for unit in chain([first] if first else [], rest):
            count += 1
            yield _unit(unit, source).encode()
        yield _FOOT.encode()

    write_blocks(path, blocks())
    return count


def _unit(unit: Unit, source: str) -> str:
    own = "" if unit.source == source else f' srclang="{unit.source}"'
    props = ((kind, getattr(unit, _PROPS[kind])) for kind in _WRITTEN)
    # An empty msgctxt is not the same as none.
    said = "".join(
        f'   <prop type="{kind}">{_escaped(value)}</prop>\n'
        for kind, value in props
        if value or (kind == "x-msgctxt" and value is not None)
    )
    date = f' changedate="{changed}"' if (changed := _tmx_date(unit.changed)) else ""
    return (
        f"  <tu{own}>\n{said}"
        f'   <tuv xml:lang="{unit.source}"><seg>{_escaped(unit.text)}</seg></tuv>\n'
        f'   <tuv xml:lang="{unit.target}"{date}><seg>{_escaped(unit.translation)}</seg></tuv>\n'
        "  </tu>\n"
    )


def _escaped(text: str) -> str:
    # A line break that is not LF would be read as one.
    return _NOT_XML.sub("\ufffd", escape(text, quote=False)).replace("\r", "&#13;")


def _tmx_date(changed: str) -> str:
    try:
        return datetime.fromisoformat(changed).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") if changed else ""
    except ValueError:
        return ""
