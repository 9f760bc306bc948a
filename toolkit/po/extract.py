"""A document's segments as PO entries, with the notes a translator needs beside each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from toolkit.model import Segment
from toolkit.po.catalog import Key


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a PO entry says about the source: everything but the translation."""

    msgid: str
    msgctxt: str | None
    references: tuple[tuple[str, str], ...]
    """(file, line) of each place where the text stands."""
    notes: tuple[str, ...]
    """The ``#.`` lines."""

    @property
    def key(self) -> Key:
        """The identity of the entry."""
        return self.msgctxt, self.msgid


def extract(
    segments: Iterable[Segment], file: str, term_notes: Callable[[str], Sequence[str]] = lambda _: ()
) -> list[Extracted]:
    """Return one entry for each distinct text of *segments*, in the order of the document.

    A text that stands in several places is one entry with several references, as gettext wants it.

    Args:
        segments: the segments of one document.
        file: the document's name, for the references.
        term_notes: text → its ``term: …`` lines.
    """
    found: dict[Key, list[Segment]] = {}
    for segment in segments:
        found.setdefault((segment.context, segment.text), []).append(segment)
    return [
        Extracted(
            msgid=msgid,
            msgctxt=context,
            references=tuple((file, str(segment.line)) for segment in places),
            notes=(*(_place_note(segment) for segment in places), *term_notes(msgid)),
        )
        for (context, msgid), places in found.items()
    ]


def _place_note(segment: Segment) -> str:
    return "heading" if segment.kind == "heading" else f"paragraph {segment.number}"
