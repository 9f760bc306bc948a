"""A PO file in memory; what nobody touches in it is written back byte for byte."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.errors import CatalogError, FileError
from toolkit.files import read_blocks, read_bytes, write_atomic
from toolkit.po import charsets, fields, reader
from toolkit.po.entry import Entry, Key, key_of
from toolkit.po.faults import Fault
from toolkit.po.syntax import NUMBERED
from toolkit.po.writer import join

__all__ = ["Catalog", "Entry", "Key", "key_of"]

_LARGEST = 1 << 28
"""Bytes of a file that is read: a PO file of a million entries has not as many."""


@dataclass(slots=True, eq=False)
class Catalog:
    """A PO file: its path, its headers and its entries, in the order of the file."""

    path: Path
    headers: dict[str, str] = field(default_factory=dict)
    """The header fields, in the order of the file; change them in place."""
    head: Entry | None = None
    """The entry that holds the header; its msgstr is written from :attr:`headers`."""
    tail: str = ""
    """What stands after the last entry."""
    line_ending: str = "\n"
    charset: str = "utf-8"
    seen: bytes | None = None
    """What :attr:`path` held when it was read or last written; None where there was no such file."""
    _entries: list[Entry] = field(default_factory=list)
    _text: str | None = None
    """What :meth:`_joined` gives for as long as nobody touches anything."""

    @classmethod
    def create(cls, path: Path, headers: Mapping[str, str], title: str = "") -> "Catalog":
        """Return an empty catalogue for *path*, not yet written; *title* is the comment at its head."""
        return cls(path, dict(headers), Entry(tcomment=title))

    @classmethod
    def read(cls, path: Path) -> "Catalog":
        """Read the PO file at *path*, once.

        Raises:
            FileError: it cannot be read.
            CatalogError: it is not a PO file that can be read without losing something; the message names the line.
        """
        data = bytearray()
        for block in read_blocks(path):
            data += block
            if len(data) > _LARGEST:
                what = f"this file is larger than {_LARGEST >> 20} MB, which no PO file is"
                raise FileError(what, cure="check that it is one, and split it", path=path)
        return cls.parse(bytes(data), path)

    @classmethod
    def parse(cls, data: bytes, path: Path) -> "Catalog":
        """Read *data*, the PO file that is or will be at *path*.

        Raises:
            CatalogError: it cannot be read without losing something; the message names the line.
        """
        text, charset = charsets.decode(data, path)
        ending = _line_ending(text)
        plain = text if ending == "\n" else text.replace(ending, "\n")
        try:
            contents = reader.read(plain, charset)
        except Fault as fault:
            line = plain.count("\n", 0, fault.place) + 1
            raise CatalogError(fault.what, cure=fault.cure, path=path, line=line) from fault
        headers = fields.parse(contents.head.msgstr) if contents.head else {}
        catalog = cls(path, headers, contents.head, contents.tail, ending, charset, data, contents.entries)
        catalog._text = plain
        if not charsets.is_utf8(charset) and NUMBERED.search(plain):
            catalog._spell_out_bytes()
        return catalog

    @property
    def entries(self) -> list[Entry]:
        """The entries that are in use."""
        return [entry for entry in self._entries if not entry.obsolete]

    @property
    def reviewed(self) -> list[Entry]:
        """The entries whose translation can be printed: there is one, and it is not fuzzy."""
        return [entry for entry in self.entries if entry.translated() and not entry.msgstr.isspace()]

    @property
    def obsolete(self) -> list[Entry]:
        """The entries kept as ``#~``."""
        return [entry for entry in self._entries if entry.obsolete]

    def replace_entries(self, entries: list[Entry]) -> None:
        """Hold *entries* and no others, in that order."""
        self._entries = list(entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def text(self) -> str:
        """Return the file as it would be written, with plain line endings; what nobody touched is as it was."""
        return self._joined(self.headers).replace("\r\n", "\n")

    def encoded(self) -> bytes:
        """Return the bytes that :meth:`write` would write: those that were read, where nobody touched anything."""
        text = self._joined(self.headers)
        if self.seen is not None and text == self._text:
            return self.seen
        # Whatever charset it came in, this is what it is written in.
        if (headers := fields.in_utf8(self.headers)) != self.headers:
            text = self._joined(headers)
        return text.replace("\n", self.line_ending).encode("utf-8")

    def write(self) -> bool:
        """Write the file, whole or not at all; return False where it already said all this.

        Raises:
            FileError: it cannot be written.
            CatalogError: somebody has saved it since it was read.
        """
        if (read_bytes(self.path) if self.path.exists() else None) != self.seen:
            what = "somebody saved this file in the meantime; it is as they left it"
            raise CatalogError(what, cure="run the command again", path=self.path)
        if (data := self.encoded()) == self.seen:
            return False
        self.headers.update(fields.in_utf8(self.headers))
        self.seen, self._text = data, self._joined(self.headers)
        return write_atomic(self.path, data)

    def _spell_out_bytes(self) -> None:
        r"""Let no ``\\351`` of another charset pass for a byte of UTF-8 when the file is written in that."""
        for entry in [*([self.head] if self.head else []), *self._entries]:
            if entry.origin and NUMBERED.search(entry.origin.raw):
                entry.origin = None
        self._text = self._joined(self.headers)

    def _joined(self, headers: Mapping[str, str]) -> str:
        """Return the file with *headers*, in the line endings of the entries' own lines."""
        head = self._headed(headers)
        if head is None:
            return join(self._entries, self.tail)
        place = head.origin.number if head.origin else 0
        return join([*self._entries[:place], head, *self._entries[place:]], self.tail)

    def _headed(self, headers: Mapping[str, str]) -> Entry | None:
        """Return the entry that says *headers*."""
        if self.head is None:
            return Entry(msgstr=fields.change("", headers)) if headers else None
        text = fields.change(self.head.msgstr, headers)
        return self.head if text == self.head.msgstr else replace(self.head, msgstr=text)


def _line_ending(text: str) -> str:
    """Return what ends every line of *text*; LF where lines end differently."""
    if "\r" not in text:
        return "\n"
    ends = text.count("\n")
    return "\r" if not ends else "\r\n" if text.count("\r\n") == ends else "\n"
