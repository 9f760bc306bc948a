"""A PO file in memory: the one door of polib.

What polib 1.2.0 gets wrong is caught here before it reads: an unclosed quote silently loses a letter, a repeated
entry hides the other, and a fault is reported as an OSError.
"""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import polib
from polib import POEntry as Entry

from toolkit.errors import CatalogError
from toolkit.files import read_bytes, write_atomic

__all__ = ["Catalog", "Entry"]

_WRAP = 78  # gettext's own
_PREFIX = r"(?:#~\|? ?|#\| ?)?"
_STRING_LINE = re.compile(rf'^\s*{_PREFIX}(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"')
_WHOLE_STRING = re.compile(r'^[^"]*"(?:[^"\\]|\\.)*"\s*$')
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_IN_ENTRY = re.compile(r'^\s*(?:#~|"|msg)')
_CHARSET = re.compile(rb"charset=([\w.:-]+)")


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: its path, its headers and its entries, in the order of the file."""

    path: Path
    file: polib.POFile
    tail: str = ""
    """Comments after the last entry, which polib would drop."""

    @classmethod
    def create(cls, path: Path, headers: Mapping[str, str], title: str = "") -> "Catalog":
        """Return an empty catalogue for *path*, not yet written; *title* is the comment at its head."""
        file = polib.POFile(wrapwidth=_WRAP, encoding="utf-8")
        file.header = title
        file.metadata = dict(headers)
        return cls(path, file)

    @classmethod
    def read(cls, path: Path) -> "Catalog":
        """Read the PO file at *path*.

        Raises:
            FileError: it cannot be read.
            CatalogError: it is not a PO file that can be read without losing something; the message names the line.
        """
        text, charset = _decode(read_bytes(path), path)
        _refuse_open_strings(text, path)
        try:
            # From the file, not from the text: polib would cut the text at U+2028 and form feeds too.
            file = polib.pofile(str(path), wrapwidth=_WRAP, encoding=charset)
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise _syntax_error(error, path) from error
        catalog = cls(path, file, _tail(text))
        catalog._refuse_duplicates()
        return catalog

    @property
    def headers(self) -> dict[str, str]:
        """The header fields, in the order of the file; change them in place."""
        return self.file.metadata

    @property
    def entries(self) -> list[Entry]:
        """The entries that are in use."""
        return [entry for entry in self.file if not entry.obsolete]

    @property
    def obsolete(self) -> list[Entry]:
        """The entries kept as ``#~``."""
        return [entry for entry in self.file if entry.obsolete]

    def replace_entries(self, entries: list[Entry]) -> None:
        """Hold *entries* and no others, in that order."""
        self.file[:] = entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.file)

    def text(self) -> str:
        """Return the file as it would be written."""
        head = polib.POFile(wrapwidth=_WRAP)
        head.header, head.metadata = self.file.header, self.file.metadata
        head.metadata_is_fuzzy = self.file.metadata_is_fuzzy
        blocks = [str(head).rstrip("\n"), *map(_block, [*self.entries, *self.obsolete])]
        return "\n\n".join(blocks) + "\n" + self.tail

    def write(self) -> bool:
        """Write the file, whole or not at all; return False where it already said all this.

        A file of another program that holds the same entries in another layout is left as it is.

        Raises:
            FileError: it cannot be written.
        """
        if self.path.exists() and Catalog.read(self.path).text() == self.text():
            return False
        return write_atomic(self.path, self.text().encode("utf-8"))

    def _refuse_duplicates(self) -> None:
        seen: dict[tuple[str | None, str], int | None] = {}
        for entry in self.entries:
            key = (entry.msgctxt, entry.msgid)
            if key in seen:
                raise CatalogError(
                    f"this text is already in line {seen[key]}",
                    cure="join the two entries by hand, so that no translation is lost",
                    path=self.path,
                    line=entry.linenum,
                )
            seen[key] = entry.linenum


def _block(entry: Entry) -> str:
    """Return *entry* as it stands in the file, its comments line for line: polib would wrap them in mid-term."""
    bare = copy(entry)
    bare.tcomment = bare.comment = ""
    notes = [f"# {line}".rstrip() for line in entry.tcomment.split("\n") if entry.tcomment]
    if not entry.obsolete:
        notes += [f"#. {line}".rstrip() for line in entry.comment.split("\n") if entry.comment]
    return "\n".join([*notes, bare.__unicode__(_WRAP).rstrip("\n")])


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    found = _CHARSET.search(data[:4096])
    charset = found[1].decode("ascii") if found else "utf-8"
    if charset.upper() == "CHARSET":  # a template that nobody has filled in
        charset = "utf-8"
    try:
        return data.decode(charset).removeprefix("\ufeff"), charset
    except LookupError as error:
        raise CatalogError(
            f"unknown charset '{charset}' in the header", cure="write charset=UTF-8 and save as UTF-8", path=path
        ) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        cure = "save it as UTF-8 and say so in its Content-Type header"
        what = f"not {charset} as its header says" if found else "not UTF-8"
        raise CatalogError(what, cure=cure, path=path, line=line) from error


def _tail(text: str) -> str:
    lines = _LINE_BREAK.split(text)
    last = max((number for number, line in enumerate(lines) if _IN_ENTRY.match(line)), default=-1)
    comments = [line for line in lines[last + 1 :] if line.strip()]
    return "\n" + "\n".join(comments) + "\n" if comments else ""


def _refuse_open_strings(text: str, path: Path) -> None:
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        if _STRING_LINE.match(line) and not _WHOLE_STRING.match(line):
            raise CatalogError(
                "a string is not closed, or a quotation mark inside it lacks its backslash",
                cure='end the line with " and write \\" inside it',
                path=path,
                line=number,
            )


def _syntax_error(error: Exception, path: Path) -> CatalogError:
    found = re.search(r"\(line (\d+)\)(?:: (.*))?", str(error))
    what = (found[2] if found and found[2] else "syntax error") if found else "syntax error"
    cure = "mend that line, or run 'msgfmt -c' on the file for more"
    return CatalogError(f"not a PO file: {what}", cure=cure, path=path, line=int(found[1]) if found else None)
