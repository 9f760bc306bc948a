"""XLIFF of any version as it comes back, from whatever tool: units, states, notes and inline codes.

XLIFF 1.2 and 2.0 are OASIS standards; the sections named here are theirs.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.errors import CatalogError
from toolkit.po import xliff
from toolkit.po.entry import Entry
from toolkit.po.handout import HEADER
from toolkit.po.intake.base import Piece, Returned, ReturnedEntry
from toolkit.po.intake.finish import finished
from toolkit.po.intake.po_file import fields_of

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OURS = frozenset({"developer", "programmer", HEADER, xliff.CONTEXT["2.0"]})
"""Authors and categories of notes that no translator has written."""
_CONTROL = re.compile(r"0{0,2}(?:[0189][0-9A-Fa-f]|7[Ff])")
"""What 2.0 writes for the control characters that XML cannot hold (4.2.3.1)."""
_HEADER = "x-gettext-domain-header"
"""What a unit of 1.2 is that holds the header of a PO file (XLIFF 1.2 Representation Guide for Gettext PO)."""
_FINAL_1 = frozenset({"translated", "signed-off", "final"})
_FINAL_2 = frozenset({"translated", "reviewed", "final"})


def read_xliff(data: bytes, path: Path, name: str) -> list[Returned]:
    """Return the translations in each file of the XLIFF document *data*.

    Raises:
        CatalogError: it is not XML, or not XLIFF.
        DragomanError: Translate Toolkit is not installed.
    """
    if _DECLARES.search(data):
        what = "it declares entities, which can harm the reader"
        raise CatalogError(what, cure="ask for the file as the translation tool has saved it", path=path)
    try:
        root = xliff.parsed(data).getroot()
    except SyntaxError as error:
        what, cure = f"not valid XML: {error.msg}", "ask for it again, exported anew from the translation tool"
        raise CatalogError(what, cure=cure, path=path, line=error.lineno) from error
    files = [child for child in root if _is(child, "file")] if _is(root, "xliff") else []
    found = [_file(root, file, name) for file in files]
    if not any(one.entries for one in found):
        raise CatalogError("no XLIFF file with texts in it", cure="ask for the PO file", path=path)
    return found


def _file(root: Any, file: Any, name: str) -> Returned:
    later = not root.get("version", "1").startswith("1")
    entries: list[ReturnedEntry] = []
    unread: list[Piece] = []
    fields: dict[str, str] = {}
    comments: list[str] = []
    for units in _grouped(file, "unit" if later else "trans-unit"):
        if units[0].get("restype") == _HEADER:
            header = _unit_1(units[0])
            fields, stray = fields_of(Entry(msgid="", msgstr=header.texts[0] or header.msgid, linenum=header.line))
            unread += stray
            comments.append(header.tcomment)
            continue
        entries.append(_entry([(_unit_2 if later else _unit_1)(unit) for unit in units], len(entries)))
    said = (root.get("trgLang") if later else file.get("target-language")) or ""
    source = (root.get("srcLang") if later else file.get("source-language")) or ""
    said = said or fields.get("Language", "")
    headers = fields | {"Language": said, "X-Source-Language": source}
    for note in file.iter(_named(file, "note")):
        if HEADER in (note.get("from"), note.get("category")):
            headers[HEADER] = (note.text or "").strip()
    headers = {field: value for field, value in headers.items() if value}
    found = Returned(name, None, headers, tuple(entries), tuple(unread), comment="\n".join(comments))
    return finished(found, said)


def _grouped(file: Any, wanted: str) -> Iterator[list[Any]]:
    """Yield the units of each entry: those of a plural together, each other one by itself."""
    plurals = set(xliff.PLURALS.values())
    for node in file.iter(_named(file, wanted)):
        group = node.getparent()
        kinds = {group.get("restype"), group.get("type")} if _is(group, "group") else set()
        if not plurals & kinds:
            yield [node]
        elif (forms := list(group.iterchildren(node.tag)))[0] is node:
            yield forms


def _entry(units: list[ReturnedEntry], number: int) -> ReturnedEntry:
    """Return the entry that *units* are the forms of."""
    first = units[0]
    if len(units) == 1:
        forms, plural = first.texts, ""
    else:
        forms, plural = tuple(text for unit in units for text in unit.texts), units[1].msgid
    marks = {unit.fuzzy for unit, text in zip(units, forms, strict=True) if text} or {first.fuzzy}
    return ReturnedEntry(
        msgctxt=first.msgctxt,
        msgid=first.msgid,
        msgid_plural=plural,
        texts=forms,
        fuzzy=True if True in marks else None if None in marks else False,
        tcomment="\n".join(dict.fromkeys(unit.tcomment for unit in units if unit.tcomment)),
        number=number,
        line=first.line,
    )


def _unit_1(unit: Any) -> ReturnedEntry:
    source, target = _child(unit, "source"), _child(unit, "target")
    contexts = [node for node in unit.iter(_named(unit, "context")) if node.get("context-type") == xliff.CONTEXT["1.2"]]
    state, approved = "" if target is None else target.get("state", ""), unit.get("approved")
    fuzzy = state not in _FINAL_1 if state else {"yes": False, "no": True}.get(approved or "")
    texts = (_text(target, {}),)
    return _made(unit, contexts, _text(source, {}), texts, fuzzy=fuzzy)


def _unit_2(unit: Any) -> ReturnedEntry:
    """Return a unit, whose segments a tool may have cut anew (2.0, 4.2.2.4)."""
    codes = {node.get("id", ""): "".join(node.itertext()) for node in unit.iter(_named(unit, "data"))}
    parts = [node for node in unit if _is(node, "segment") or _is(node, "ignorable")]
    segments = [node for node in parts if _is(node, "segment")]
    done = [node for node in segments if _text(_child(node, "target"), codes)]
    source = "".join(_text(_child(node, "source"), codes) for node in parts)
    # What stands between segments need not be repeated.
    target = [_target_2(node, codes) for node in parts] if done else []
    states = {node.get("state") for node in done}
    whole = len(done) == len(segments)
    unsaid = whole and states <= {None}
    fuzzy = None if unsaid or not done else not (whole and states <= _FINAL_2)
    contexts = [node for node in unit.iter(_named(unit, "note")) if node.get("category") == xliff.CONTEXT["2.0"]]
    return _made(unit, contexts, source, ("".join(target),), fuzzy=fuzzy)


def _target_2(part: Any, codes: dict[str, str]) -> str:
    target = _child(part, "target")
    return _text(_child(part, "source") if target is None and _is(part, "ignorable") else target, codes)


def _made(unit: Any, contexts: list[Any], source: str, texts: tuple[str], *, fuzzy: bool | None) -> ReturnedEntry:
    remarks = [
        "".join(note.itertext()).strip()
        for note in unit.iter(_named(unit, "note"))
        if not _OURS & {note.get("from"), note.get("category")}
    ]
    context = "".join(contexts[0].itertext()) if contexts else None
    return ReturnedEntry(context, source, "", texts, fuzzy, "\n".join(filter(None, remarks)), line=unit.sourceline or 0)


def _text(node: Any, codes: dict[str, str]) -> str:
    """Return the text of *node*, inline codes as they stand in the source document, or else as XLIFF writes them.

    Args:
        node: a source, a target or an inline element; None for no text.
        codes: id → original code (2.0, 4.2.2.11).
    """
    if node is None:
        return ""
    parts = [node.text or ""]
    for child in node:
        if isinstance(child.tag, str):
            parts.append(_code(child, codes))
        parts.append(child.tail or "")
    return "".join(parts)


_PLAIN = frozenset({"mrk", "bpt", "ept", "it", "ph", "sub"})
"""Elements of 1.2 that are no codes themselves, or hold the code as text; 2.0 has an empty ph."""
_MARKERS = frozenset({"sm", "em"})


def _code(node: Any, codes: dict[str, str]) -> str:
    name, inner = _local(node), _text(node, codes)
    if name == "cp" and (said := _CONTROL.fullmatch(node.get("hex", ""))) is not None:
        return chr(int(said[0], 16))
    if name in _MARKERS or (name in _PLAIN and (inner or name == "mrk")):
        return inner
    start = codes.get(node.get("dataRef") or node.get("dataRefStart") or "", "")
    start = start or node.get("equiv-text") or node.get("equiv") or node.get("equivStart") or ""
    end = codes.get(node.get("dataRefEnd", ""), "") or node.get("equivEnd", "")
    if start or end:
        return f"{start}{inner}{end}"
    attributes = "".join(f' {key}="{value}"' for key, value in node.attrib.items())
    return f"<{name}{attributes}>{inner}</{name}>" if name in ("g", "pc") else f"<{name}{attributes}/>"


def _child(node: Any, name: str) -> Any:
    return next((child for child in node if _is(child, name)), None)


def _is(node: Any, name: str) -> bool:
    return node is not None and isinstance(node.tag, str) and _local(node) == name


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _named(node: Any, name: str) -> str:
    """Return *name* in the namespace of *node*."""
    space, mark, _ = str(node.tag).rpartition("}")
    return f"{space}{mark}{name}"
