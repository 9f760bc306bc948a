"""XML read one entry at a time, so that a file of any size needs no more memory than its longest entry.

No entity that a file declares is expanded and nothing that it points to is fetched: the one door of defusedxml.
"""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.files import read_blocks

_INDENT = re.compile(r"[ \t]*\n[ \t\n]*[ \t][ \t\n]*")


@dataclass(slots=True)
class Node:
    """An element."""

    name: str
    """Without its namespace."""
    attributes: dict[str, str]
    """By names without their namespace: ``lang`` is xml:lang."""
    line: int
    children: list["Node"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, elements within it included; a line break with an indent after it is a space."""
        return _INDENT.sub(" ", "".join(self.parts).strip())


def stream(path: Path, kind: str, roots: Collection[str], wanted: Collection[str]) -> Iterator[Node]:
    """Yield the elements called *wanted* of the XML file at *path*, each with all that is in it.

    Args:
        path: the file.
        kind: what it should be, for messages.
        roots: names that its outermost element may have.
        wanted: names of the elements to return.

    Raises:
        FileError: it cannot be read.
        GlossaryError: it is not XML, has another outermost element, or declares entities.
    """
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    entries = _Entries(wanted)
    parser: Any = DefusedXMLParser(target=entries)
    entries.line = lambda: parser.parser.CurrentLineNumber
    try:
        for block in read_blocks(path):
            parser.feed(block)
            _check_root(entries, path, kind, roots)
            yield from entries.finished()
        parser.close()
    except ParseError as error:
        what = str(error).split(":")[0]
        cure = "mend it there, or export it anew from the tool it came from"
        raise GlossaryError(f"not valid XML: {what}", cure=cure, path=path, line=error.position[0]) from error
    except (ValueError, LookupError) as error:
        raise _refused(error, path, entries.line()) from error
    yield from entries.finished()


def _refused(error: Exception, path: Path, line: int) -> GlossaryError:
    from defusedxml import DefusedXmlException

    if isinstance(error, DefusedXmlException):
        cure = "take its entity declarations out; no glossary needs them"
        return GlossaryError("it declares entities, which can harm the reader", cure=cure, path=path, line=line)
    return GlossaryError(f"not valid XML: {error}", cure="save it as UTF-8", path=path, line=line)


def _check_root(entries: "_Entries", path: Path, kind: str, roots: Collection[str]) -> None:
    if entries.root and entries.root not in roots:
        what = f"not {kind}: its outermost element is <{entries.root}>"
        raise GlossaryError(what, cure="say which format it is with --format", path=path, line=1)


class _Entries:
    """What the parser calls: builds the wanted elements and lets go of everything else."""

    def __init__(self, wanted: Collection[str]) -> None:
        self.wanted = wanted
        self.root = ""
        self.line: Callable[[], int] = int
        self._open: list[Node] = []
        self._done: deque[Node] = deque()

    def finished(self) -> Iterator[Node]:
        """Yield what is complete and forget it."""
        while self._done:
            yield self._done.popleft()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        name = _local(tag)
        self.root = self.root or name
        if self._open or name in self.wanted:
            plain = {_local(key): value for key, value in attributes.items()}
            self._open.append(Node(name, plain, self.line()))

    def data(self, text: str) -> None:
        """Take text."""
        if self._open:
            self._open[-1].parts.append(text)

    def end(self, _tag: str) -> None:
        """Close the innermost element."""
        if not self._open:
            return
        node = self._open.pop()
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].parts.extend(node.parts)
        else:
            self._done.append(node)

    def close(self) -> None:
        """Take note of the end of the file, which needs nothing."""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
