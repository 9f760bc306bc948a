"""Which format reads which file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from toolkit.documents import text
from toolkit.documents.base import Document
from toolkit.errors import DocumentError
from toolkit.files import read_bytes

_PARSERS: Mapping[str, Callable[[bytes, Path], Document]] = {
    ".txt": text.parse,
}

EXTENSIONS = tuple(_PARSERS)
"""The extensions that can be read, each with its dot."""


def parse(path: Path) -> Document:
    """Read the document at *path* in the format that its extension names.

    Raises:
        DocumentError: the extension is not known, or the file is empty or not of that format.
        FileError: it cannot be read or is not UTF-8.
    """
    parser = _PARSERS.get(path.suffix.lower())
    if parser is None:
        known = ", ".join(EXTENSIONS)
        raise DocumentError(f"no format for '{path.suffix}' files", cure=f"save it as one of {known}", path=path)
    return parser(read_bytes(path), path)
