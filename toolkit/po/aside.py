"""Side files: what came back from a translator and could not be applied, kept as PO for a later import."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import CatalogError
from toolkit.po.catalog import Catalog
from toolkit.po.entry import Entry, Key, key_of
from toolkit.po.intake.base import Piece

FOLDER = "unapplied"
"""Of an article's folder, where its side files are; what is in it is no translation of the article."""
MARK = "import: "
"""How a comment begins that an import has written."""

_UNREAD = "# unread: "
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_TITLE = """\
Not applied: what came back from a translator and could not be put into {name}.
Each comment says why. 'dragoman po import --policy theirs' on this file puts it there;
what is not wanted can be deleted, and so can the file."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A translation that is not applied."""

    msgctxt: str | None
    msgid: str
    msgid_plural: str
    texts: tuple[str, ...]
    fuzzy: bool
    reason: str
    tcomment: str = ""
    previous: Key | None = None
    """The msgctxt and the msgid that it was made for, where those of today are others."""
    ours: bool = False
    """True where it stood in the PO file, and what came back has taken its place."""

    @property
    def key(self) -> Key:
        """The entry that it is for."""
        return self.msgctxt, self.msgid

    @property
    def mark(self) -> tuple[Key, tuple[str, ...]]:
        """What makes it the same as another one: where it belongs, and what it says."""
        return self.key, self.texts


Block = tuple[str, ...]
"""The comment lines that keep one thing which is no entry."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side file holds."""

    entries: tuple[Aside, ...] = ()
    """No two for the same entry."""
    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.blocks)

    def says_what(self, data: bytes) -> bool:
        """Return whether the side file *data* says the same."""
        return {aside.mark for aside in self.entries} == _marks(data) and self.blocks == remarks(data)

    def encoded(self, path: Path, headers: Mapping[str, str], name: str) -> bytes:
        """Return the file.

        Args:
            path: where it is to stand.
            headers: the header fields of the PO file that the texts were meant for.
            name: the name of that file.
        """
        catalog = Catalog.create(path, headers, _TITLE.format(name=name))
        catalog.replace_entries([_entry(aside) for aside in self.entries])
        remarks = "".join("\n" + "".join(f"{line}\n" for line in block) for block in self.blocks)
        return catalog.encoded() + remarks.encode("utf-8", "backslashreplace")


def sides(asides: Sequence[Aside], unread: Iterable[Piece], others: Iterable[bytes] = ()) -> list[Side]:
    """Return what to write into new side files: into as many as there are different texts for one entry.

    Args:
        asides: what was not applied.
        unread: what could not be read.
        others: what the side files of today hold: what they say already is left out.
    """
    known: set[object] = set()
    said: set[str] = set()
    for data in others:
        known |= _marks(data)
        said |= set(_lines(data.decode("utf-8", "replace")))
    files: list[dict[Key, Aside]] = []
    blocks: list[Block] = []
    for aside in asides:
        if aside.mark in known:
            continue
        known.add(aside.mark)
        if aside.msgid and any(aside.texts):
            _room(files, aside.key)[aside.key] = aside
        else:
            # An entry without a msgid would pass for the header, one without a text for one to be translated.
            parts = (
                aside.reason,
                *(aside.previous or ()),
                aside.msgctxt,
                aside.msgid,
                aside.msgid_plural,
                *aside.texts,
                aside.tcomment,
            )
            blocks.append(_block(line for part in parts if part for line in _lines(part)))
    blocks += [_block([f"line {piece.line} of the file", *_lines(piece.text)]) for piece in unread]
    new = tuple(block for block in dict.fromkeys(blocks) if not said.issuperset(block))
    found = [Side(tuple(file.values())) for file in files]
    return found if not new else [Side(found[0].entries if found else (), new), *found[1:]]


def remarks(data: bytes) -> tuple[Block, ...]:
    """Return what the side file *data* keeps in comments because it is no entry."""
    lines = [line for line in _lines(data.decode("utf-8", "replace")) if line.startswith(_UNREAD)]
    return (tuple(lines),) if lines else ()


def is_remark(piece: Piece) -> bool:
    """Return whether *piece* is nothing but comments that a side file has kept, read back."""
    return all(not line.strip() or line.startswith(_UNREAD.rstrip()) for line in _lines(piece.text))


def _room(files: list[dict[Key, Aside]], key: Key) -> dict[Key, Aside]:
    """Return the first of *files* that has nothing for *key* yet, a new one where all have."""
    for file in files:
        if key not in file:
            return file
    files.append({})
    return files[-1]


def _entry(aside: Aside) -> Entry:
    reason, texts = MARK + " ".join(aside.reason.split()), aside.texts
    # Plural forms may have come back without their msgid_plural.
    plural = aside.msgid_plural or (aside.msgid if len(texts) > 1 else "")
    return Entry(
        msgctxt=aside.msgctxt,
        msgid=aside.msgid,
        msgid_plural=plural,
        msgstr="" if plural else texts[0],
        msgstr_plural=dict(enumerate(texts)) if plural else {},
        flags=["fuzzy"] if aside.fuzzy else [],
        tcomment="\n".join(line for line in (aside.tcomment, reason) if line),
        previous_msgctxt=aside.previous[0] if aside.previous else None,
        previous_msgid=aside.previous[1] if aside.previous else None,
    )


def _marks(data: bytes) -> set[object]:
    """Return the marks of the entries in the side file *data*; none where somebody has edited it beyond reading."""
    try:
        entries = list(Catalog.parse(data, Path()))
    except CatalogError:
        return set()
    return {(key_of(entry), tuple(entry.texts)) for entry in entries}


def _block(lines: Iterable[str]) -> Block:
    return tuple((_UNREAD + _CONTROL.sub(_shown, line)).rstrip() for line in lines)


def _shown(found: re.Match[str]) -> str:
    """Return a character that would cut a comment in two as PO writes it in a string."""
    return f"\\x{ord(found[0]):02x}"


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)
