"""XML read one entry at a time, so that a file of any size needs no more memory than its longest entry.

No entity that a file declares is expanded and nothing that it points to is fetched: the one door of expat.
"""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from toolkit.errors import DragomanError
from toolkit.files import read_blocks

_INDENT = re.compile(r"[ \t]*\n[ \t\n]*[ \t][ \t\n]*")
_WRONG_UTF_16 = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding=[\"']utf-16", re.IGNORECASE)


@dataclass(slots=True)
class Node:
    """An element."""

    name: str
    """Without its namespace."""
    attributes: dict[str, str]
    """By names without their namespace: ``lang`` is xml:lang."""
    line: int
    content: list["str | Node"] = field(default_factory=list)
    """Text and elements within it, in their order."""

    @property
    def children(self) -> list["Node"]:
        """The elements within it."""
        return [part for part in self.content if isinstance(part, Node)]

    @property
    def letters(self) -> str:
        """All text in it, elements within it included, as it stands."""
        return "".join(self._strings())

    @property
    def text(self) -> str:
        """All text in it without white space around it; a line break with an indent after it is a space."""
        return _INDENT.sub(" ", self.letters.strip())

    def _strings(self) -> Iterator[str]:
        # No recursion: how deep elements go is up to whoever wrote the file.
        waiting = [iter(self.content)]
        while waiting:
            for part in waiting[-1]:
                if isinstance(part, Node):
                    waiting.append(iter(part.content))
                    break
                yield part
            else:
                waiting.pop()


def stream(
    path: Path,
    kind: str,
    roots: Collection[str],
    wanted: Collection[str],
    fault: type[DragomanError],
    *,
    watch: Callable[[int], None] = lambda _: None,
) -> Iterator[Node]:
    """Yield the elements called *wanted* of the XML file at *path*, each with all that is in it.

    Args:
        path: the file.
        kind: what it should be, for messages.
        roots: names that its outermost element may have.
        wanted: names of the elements to return.
        fault: the class of error to raise.
        watch: is told how many bytes have been read.

    Raises:
        FileError: it cannot be read.
        DragomanError: it is not XML, has another outermost element, or declares entities; the error is a *fault*.
    """
    entries: _Entries | None = None
    try:
        for block, size in _counted(path):
            entries = entries or _Entries(block, wanted)
            entries.parser.Parse(block, False)  # noqa: FBT003 - expat takes no keywords
            _check_root(entries, path, kind, roots, fault)
            watch(size)
            yield from entries.finished()
        entries = entries or _Entries(b"", wanted)
        entries.parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        what = str(error).split(":")[0]
        cure = "mend it there, or export it anew from the tool it came from"
        raise fault(f"not valid XML: {what}", cure=cure, path=path, line=error.lineno) from error
    except _EntityError as error:
        cure = f"take its entity declarations out; no {kind} file needs them"
        line = error.line
        raise fault("it declares entities, which can harm the reader", cure=cure, path=path, line=line) from error
    except (ValueError, LookupError) as error:
        line = entries.parser.CurrentLineNumber if entries else 1
        raise fault(f"not valid XML: {error}", cure="save it as UTF-8", path=path, line=line) from error
    yield from entries.finished()


def _counted(path: Path) -> Iterator[tuple[bytes, int]]:
    """Yield the blocks of *path*, each with how many bytes have been read by then."""
    done = 0
    for block in read_blocks(path):
        done += len(block)
        yield block, done


def _check_root(entries: "_Entries", path: Path, kind: str, roots: Collection[str], fault: type[DragomanError]) -> None:
    if entries.root and entries.root not in roots:
        what = f"not {kind}: its outermost element is <{entries.root}>"
        raise fault(what, cure="name another format, or give another file", path=path, line=1)


class _EntityError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Local(dict[str, str]):
    """Names → the same without their namespace, each worked out once: a memory has a handful, millions of times."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


class _Entries:
    """What the parser calls: builds the wanted elements and lets go of everything else."""

    def __init__(self, start: bytes, wanted: Collection[str]) -> None:
        self.parser = _parser(start)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._refuse
        self.parser.SkippedEntityHandler = self._miss
        self.root = ""
        self._wanted = wanted
        self._local = _Local()
        self._open: list[Node] = []
        self._done: deque[Node] = deque()

    def finished(self) -> Iterator[Node]:
        """Yield what is complete and forget it."""
        while self._done:
            yield self._done.popleft()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        opened, local, parser = self._open, self._local, self.parser
        name = local[tag]
        if not self.root:
            self.root = name
        if not opened and name not in self._wanted:
            return
        plain = {local[key]: value for key, value in attributes.items()} if attributes else attributes
        content: list[str | Node] = []
        node = Node(name, plain, parser.CurrentLineNumber, content)
        if opened:
            opened[-1].content.append(node)
        opened.append(node)
        parser.CharacterDataHandler = content.append

    def _end(self, _tag: str) -> None:
        if not self._open:
            return
        node = self._open.pop()
        if self._open:
            self.parser.CharacterDataHandler = self._open[-1].content.append
        else:
            self.parser.CharacterDataHandler = None
            self._done.append(node)

    def _refuse(self, *_: object) -> None:
        raise _EntityError(self.parser.CurrentLineNumber)

    def _miss(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat calls it so
        """Stop at an entity that only a DTD elsewhere may declare: what it stands for would be lost."""
        if not is_parameter:
            raise ValueError(f"undefined entity &{name};")


def _parser(start: bytes) -> Any:
    """Return a parser for a file that starts with *start*, which may be in another encoding than it says."""
    # Tools that convert a file leave the declaration as it was.
    encoding = "utf-8" if _WRONG_UTF_16.match(start) else "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else None
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    return parser
