"""TBX 2 (ISO 30042:2008), which most tools read: OmegaT, Weblate, Virtaal, Trados."""

from collections.abc import Sequence

from toolkit import __version__
from toolkit.glossary.exchange.base import Format, Written
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.tbx import read
from toolkit.glossary.exchange.tbx_writing import Elements, document, typed
from toolkit.model import Concept

CARRIERS = {
    "subjectField": "descrip",
    "definition": "descrip",
    "translationNeeded": "descrip",
    "crossReference": "ref",
    "source": "admin",
}

_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="{{source}}">
 <martifHeader>
  <fileDesc><sourceDesc><p>dragoman {__version__}</p></sourceDesc></fileDesc>
  <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc>
 </martifHeader>
 <text>
  <body>"""


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as a TBX 2 file."""
    head = _HEAD.format(source=tags[0])
    foot = "  </body>\n </text>\n</martif>"
    return Written(document(concepts, tags, Elements(head, foot, "termEntry", "langSet", "tig", typed(CARRIERS))))


FORMAT = Format("tbx", read, write, Holds().keep)
