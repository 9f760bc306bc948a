"""A catalogue as XLIFF 1.2 or 2.0: the one door of Translate Toolkit.

Contexts, notes and plurals of 1.2 stand where the XLIFF 1.2 Representation Guide for Gettext PO puts them. XLIFF 2.0
has no such guide: a context is a note of the category ``context``, a plural a group with a unit for each form.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.errors import CatalogError, DragomanError
from toolkit.po.catalog import Catalog, Entry
from toolkit.po.handout import HEADER

if TYPE_CHECKING:
    from translate.storage.xliff import Xliff1File
    from translate.storage.xliff2 import Xliff2File

VERSIONS = ("1.2", "2.0")
NAMESPACES = {version: f"urn:oasis:names:tc:xliff:document:{version}" for version in VERSIONS}
PLURALS = {"1.2": "x-gettext-plurals", "2.0": "gettext:plurals"}
"""Kind of the group that holds the forms of a plural: its restype in 1.2, its type in 2.0."""
CONTEXT = {"1.2": "x-po-msgctxt", "2.0": "context"}
"""How a msgctxt is marked: type of a context in 1.2, category of a note in 2.0."""

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EMPTY = {
    "1.2": '<xliff version="1.2" xmlns="{}"><file datatype="po"><header/><body/></file></xliff>',
    "2.0": '<xliff version="2.0" xmlns="{}"><file/></xliff>',
}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document can hold (section 2.2)."""


def write(catalog: Catalog, version: str) -> bytes:
    """Return *catalog* as an XLIFF file of *version*, one of :data:`VERSIONS`.

    Obsolete entries are left out. Numbers in ids are places in the catalogue, counted from 1. A fuzzy translation is
    one that needs review (1.2), or is in its initial state (2.0).

    Raises:
        DragomanError: Translate Toolkit is not installed.
        CatalogError: an entry holds a character that XML cannot.
    """
    for entry in catalog.entries:
        texts = (entry.msgctxt or "", entry.msgid, entry.msgid_plural, *entry.texts, entry.comment, entry.tcomment)
        if (bad := _NO_XML.search("".join(texts))) is not None:
            what = f"XLIFF cannot hold the character U+{ord(bad[0]):04X} of this entry"
            raise CatalogError(what, cure="remove it, or hand out PO", path=catalog.path, line=entry.linenum)
    source = catalog.headers.get("X-Source-Language") or "en"
    target = catalog.headers.get("Language", "")
    return (_write_1 if version == "1.2" else _write_2)(catalog, source, target)


def parsed(data: bytes) -> Any:
    """Return the document (an lxml ElementTree) that *data* is, an XLIFF file of any version.

    Raises:
        DragomanError: Translate Toolkit is not installed.
        SyntaxError: it is not XML; the error says the line.
    """
    _toolkit()
    from translate.misc.xml_helpers import parse_xml

    return parse_xml(data).getroottree()


def _toolkit() -> None:
    try:
        import translate.storage.xliff2  # noqa: F401 - asks only whether it is there
    except ImportError as error:
        cure = "install it with: pip install 'dragoman[xliff]'"
        raise DragomanError("XLIFF files need Translate Toolkit", cure=cure) from error


def _write_1(catalog: Catalog, source: str, target: str) -> bytes:
    _toolkit()
    from translate.storage.xliff import Xliff1File, Xliff1Unit

    name = catalog.path.name
    store = Xliff1File.parsestring(_EMPTY["1.2"].format(NAMESPACES["1.2"]).encode())
    store.UnitClass = type("Unit", (Xliff1Unit,), {"namespace": NAMESPACES["1.2"]})  # its own units are of 1.1
    file = store.document.getroot()[0]
    file.attrib.update({"original": name, "source-language": source, "target-language": target})
    if handout := catalog.headers.get(HEADER):
        _note(file[0], handout, **{"from": HEADER})
    for number, entry in enumerate(catalog.entries, 1):
        units = [_unit_1(store, name, *form, entry) for form in _forms(entry, str(number), "{}[{}]")]
        if entry.msgid_plural:
            group = store.creategroup(name, restype=PLURALS["1.2"])
            group.set("id", str(number))
            group.extend(units)
    return bytes(store)


def _unit_1(store: "Xliff1File[Any]", name: str, id_: str, source: str, target: str, entry: Entry) -> Any:
    unit = store.addsourceunit(source, name)
    unit.setid(id_)
    if target:
        unit.target = target
        if entry.fuzzy:
            unit.markreviewneeded()
    if entry.msgctxt is not None:
        unit.createcontextgroup("po-entry", [(CONTEXT["1.2"], entry.msgctxt)], "information")
    for text, author in ((entry.comment, "developer"), (entry.tcomment, "translator")):
        if text:
            _note(unit.xmlelement, text, **{"from": author})
    return unit.xmlelement


def _write_2(catalog: Catalog, source: str, target: str) -> bytes:
    _toolkit()
    from translate.storage.xliff2 import Xliff2File

    store = Xliff2File.parsestring(_EMPTY["2.0"].format(NAMESPACES["2.0"]).encode())
    root = store.document.getroot()
    root.attrib.update({"srcLang": source, "trgLang": target})
    root[0].attrib.update({"id": "f1", "original": catalog.path.name})
    if handout := catalog.headers.get(HEADER):
        _note(_child(root[0], "notes"), handout, category=HEADER)
    for number, entry in enumerate(catalog.entries, 1):
        units = [_unit_2(store, *form, entry) for form in _forms(entry, f"u{number}", "{}.{}")]
        if entry.msgid_plural:
            group = _child(root[0], "group")
            group.attrib.update({"id": f"g{number}", "type": PLURALS["2.0"]})
            group.extend(units)
    return bytes(store)


def _unit_2(store: "Xliff2File", id_: str, source: str, target: str, entry: Entry) -> Any:
    segment = store.addsourceunit(source)
    segment.setid(id_)
    if target:
        segment.target = target
        segment.xmlelement.set("state", "initial" if entry.fuzzy else "reviewed")
    # Toolkit puts both where the specification does not let them be: 4.2.2.4 and 4.2.2.5.
    del segment.xmlelement.attrib[_XML_SPACE]
    unit = segment.getunitelement()
    unit.set(_XML_SPACE, "preserve")
    notes = (
        (CONTEXT["2.0"], entry.msgctxt),
        ("developer", entry.comment or None),
        ("translator", entry.tcomment or None),
    )
    if any(text is not None for _, text in notes):
        box = _child(unit, "notes")
        unit.insert(0, box)
        for category, text in notes:
            if text is not None:
                _note(box, text, category=category)
    return unit


def _forms(entry: Entry, id_: str, plural: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, source and target of *entry*, of each of its forms where it has a plural."""
    if not entry.msgid_plural:
        yield id_, entry.msgid, entry.msgstr
        return
    for form, text in enumerate(entry.texts):
        yield plural.format(id_, form), entry.msgid_plural if form else entry.msgid, text


def _child(parent: Any, name: str) -> Any:
    child = parent.makeelement(parent.tag.replace(parent.tag.rpartition("}")[2], name))
    parent.append(child)
    return child


def _note(parent: Any, text: str, **attributes: str) -> None:
    note = _child(parent, "note")
    note.text = text
    note.attrib.update(attributes)
