"""How a PO file was laid out, so that what nobody touched goes back as it came.

polib 1.2.0 wraps every line anew, and drops ``#~|`` lines and some comments of the header.
"""

import re
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar


class _Placed(Protocol):
    """What stands somewhere in a file."""

    linenum: int | None
    """The line where it starts, counted from 1; 0 where that is the first."""


Entry = TypeVar("Entry", bound=_Placed)

_PREVIOUS_OBSOLETE = re.compile(r"\s*#~\|")
_COMMENT = re.compile(r"\s*#")


class Layout(Generic[Entry]):
    """The lines of each entry as the file has them, used for as long as the entry stays what it was.

    Args:
        lines: the file without line endings and without comments after the last entry.
        entries: what was read out of them.
        head: the header as it would be written.
        render: entry → the lines it would be written in.
    """

    def __init__(self, lines: list[str], entries: Iterable[Entry], head: str, render: Callable[[Entry], str]) -> None:
        self._render = render
        self._read_head = head
        self._kept: dict[int, tuple[Entry, str, str]] = {}
        end = len(lines)
        for entry in sorted(entries, key=_start, reverse=True):
            start = _start(entry)
            while start and _PREVIOUS_OBSOLETE.match(lines[start - 1]):
                start -= 1
            # The entry is held as well, so that no other object can take its id.
            self._kept[id(entry)] = (entry, render(entry), "\n".join(lines[start:end]))
            end = start
        self._head_lines = lines[:end]

    def head(self, rendered: str) -> str:
        """Return the header: as it was, or *rendered* under the comments that it had."""
        if rendered == self._read_head:
            return "\n".join(self._head_lines).rstrip("\n")
        comments = [line for line in self._head_lines if _COMMENT.match(line)]
        fields = [line for line in rendered.split("\n") if not line.startswith("#")]
        return "\n".join(comments + fields)

    def block(self, entry: Entry) -> str:
        """Return the lines of *entry*, blank ones after it included where it had some."""
        rendered = self._render(entry)
        kept = self._kept.get(id(entry))
        return kept[2] if kept is not None and kept[1] == rendered else rendered + "\n"


def _start(entry: _Placed) -> int:
    return max((entry.linenum or 0) - 1, 0)
