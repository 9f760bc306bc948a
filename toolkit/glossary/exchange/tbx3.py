"""TBX 3 (ISO 30042:2019) in the DCA style, where an attribute names each data category."""

from collections.abc import Sequence

from toolkit import __version__
from toolkit.glossary.exchange.base import Format, Written
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.tbx import read
from toolkit.glossary.exchange.tbx2 import CARRIERS
from toolkit.glossary.exchange.tbx_writing import Elements, Fact, document, typed
from toolkit.model import Concept

_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<tbx style="{{style}}" type="TBX-Linguist" xml:lang="{{source}}" xmlns="urn:iso:std:iso:30042:ed-2"{{more}}>
 <tbxHeader>
  <fileDesc><sourceDesc><p>dragoman {__version__}</p></sourceDesc></fileDesc>
 </tbxHeader>
 <text>
  <body>"""


def elements(source: str, style: str, fact: Fact, namespaces: str = "") -> Elements:
    """Return the elements of a TBX 3 file, whose two styles differ in their facts alone."""
    head = _HEAD.format(style=style, source=source, more=namespaces)
    return Elements(head, "  </body>\n </text>\n</tbx>", "conceptEntry", "langSec", "termSec", fact)


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a TBX 3 file in the DCA style."""
    return Written(document(concepts, tags, elements(tags[0], "dca", typed(CARRIERS))))


FORMAT = Format("tbx3", read, write, Holds().keep)
