"""The charset of a PO file: what its header says, or what its first bytes show."""

import codecs
import re
from pathlib import Path

from toolkit.errors import CatalogError

_HEADER = re.compile(rb'^[ \t]*+msgid\s*+""\s*+msgstr\s*+((?:"(?:[^"\\\n]|\\.)*+"\s*+)++)', re.MULTILINE)
_SAID = re.compile(rb"charset=([\w.:-]+)")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return the text of *data*, a PO file without its byte order mark, and the name of its charset.

    A byte order mark outdoes the header; where neither says anything it is UTF-8.

    Raises:
        CatalogError: it is in no charset known here, or not in the one that its header says; names the line.
    """
    marked = next((charset for mark, charset in _MARKS if data.startswith(mark)), None)
    header = _HEADER.search(data)
    said = _SAID.search(header[1]) if header else None
    charset = marked or (said[1].decode("ascii") if said else "utf-8")
    if charset.upper() == "CHARSET":  # a template that nobody has filled in
        charset = "utf-8"
    try:
        return data.decode(charset), charset
    except LookupError as error:
        raise CatalogError(
            f"unknown charset '{charset}' in the header", cure="write charset=UTF-8 and save as UTF-8", path=path
        ) from error
    except UnicodeError as error:
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        what = f"not {charset} as its header says" if said and not marked else f"not {(marked or charset).upper()}"
        cure = "save it as UTF-8 and say so in its Content-Type header"
        raise CatalogError(what, cure=cure, path=path, line=line) from error


def is_utf8(charset: str) -> bool:
    """Return whether *charset* is a name of UTF-8, with a byte order mark or without."""
    return codecs.lookup(charset).name in ("utf-8", "utf-8-sig")
