"""TBX 3 (ISO 30042:2019) in the DCT style, where the element itself is named like the data category."""

from collections.abc import Sequence
from html import escape

from toolkit.glossary.exchange.base import Format, Written
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.tbx import read
from toolkit.glossary.exchange.tbx3 import elements
from toolkit.glossary.exchange.tbx_writing import document
from toolkit.model import Concept

_NAMESPACES = "".join(
    f'\n xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "min": "http://www.tbxinfo.net/ns/min",
        "basic": "http://www.tbxinfo.net/ns/basic",
        "ling": "http://www.tbxinfo.net/ns/linguist",
        "dragoman": "urn:dragoman:tbx",
    }.items()
)
_PREFIXES = {
    "note": "",
    "subjectField": "min:",
    "administrativeStatus": "min:",
    "partOfSpeech": "min:",
    "definition": "basic:",
    "crossReference": "basic:",
    "source": "basic:",
    "termType": "basic:",
    "grammaticalGender": "basic:",
    "grammaticalNumber": "ling:",
}


def _fact(category: str, target: str, text: str) -> str:
    name = _PREFIXES.get(category, "dragoman:") + category
    to = f' target="{escape(target)}"' if target else ""
    return f"<{name}{to}>{escape(text, quote=False)}</{name}>"


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a TBX 3 file in the DCT style."""
    return Written(document(concepts, tags, elements(tags[0], "dct", _fact, _NAMESPACES)))


FORMAT = Format("tbx3-dct", read, write, Holds().keep)
