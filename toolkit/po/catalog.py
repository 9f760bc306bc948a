"""A PO file in memory: the one door of polib.

What polib 1.2.0 gets wrong is caught here before it reads: a text without its quotation marks silently loses letters,
a repeated entry hides the other, and a fault is reported as an OSError.
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
from toolkit.po.layout import Layout

__all__ = ["Catalog", "Entry", "Key", "key_of"]

Key = tuple[str | None, str]
"""What identifies an entry: msgctxt and msgid. No msgctxt is not the same as an empty one."""

_WRAP = 78  # gettext's own
_PREFIX = r"(?:#~\|? ?|#\| ?)?"
_STRING_LINE = re.compile(rf'\s*{_PREFIX}\s*(?:"|(?:msgctxt|msgid|msgid_plural|msgstr)\b)')
_OPENED = rf'\s*{_PREFIX}\s*(?:\w+(?:\[[^\]"]*\])?)?\s*"'
_WHOLE_STRING = re.compile(rf'{_OPENED}(?:[^"\\]|\\.)*"\s*$')
_OPENED_STRING = re.compile(_OPENED)
_CRAMPED_COMMENT = re.compile(r"\s*(#(?:[.:,]|~\|?|\|)?)[^\s.:,|~#]")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_IN_ENTRY = re.compile(r'^\s*(?:#~|"|msg)')
_CHARSET = re.compile(rb"charset=([\w.:-]+)")


@dataclass(slots=True)
class Catalog:
    """A PO file: its path, its headers and its entries, in the order of the file."""

    path: Path
    file: polib.POFile
    tail: str = ""
    """Comments after the last entry, which polib would drop."""
    seen: bytes | None = None
    """What :attr:`path` held when it was read or last written; None where there was no such file."""
    layout: Layout[Entry] | None = None
    line_ending: str = "\n"

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
        data = read_bytes(path)
        text, charset = _decode(data, path)
        _refuse_bad_lines(text, path)
        try:
            # From the file, not from the text: polib would cut the text at U+2028 and form feeds too.
            file = polib.pofile(str(path), wrapwidth=_WRAP, encoding=charset)
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise _syntax_error(error, path) from error
        lines = _LINE_BREAK.split(text)
        body = 1 + max((number for number, line in enumerate(lines) if _IN_ENTRY.match(line)), default=-1)
        tail = [line for line in lines[body:] if line.strip()]
        catalog = cls(path, file, "\n" + "\n".join(tail) + "\n" if tail else "", data)
        catalog.layout = Layout([*lines[:body], ""], file, _head(file), _block)
        catalog.line_ending = "\r\n" if "\r\n" in text else "\n"
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
    def reviewed(self) -> list[Entry]:
        """The entries whose translation can be printed: there is one, and it is not fuzzy."""
        return [entry for entry in self.entries if entry.translated() and not entry.msgstr.isspace()]

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
        """Return the file as it would be written, with plain line endings; what nobody touched is as it was."""
        layout, head = self.layout, _head(self.file)
        blocks = [layout.head(head) if layout else head, ""]
        blocks += [layout.block(entry) if layout else _block(entry) + "\n" for entry in [*self.entries, *self.obsolete]]
        return "\n".join(blocks).strip("\n") + "\n" + self.tail

    def write(self) -> bool:
        """Write the file, whole or not at all; return False where it already said all this.

        Raises:
            FileError: it cannot be written.
            CatalogError: somebody has saved it since it was read.
        """
        if (read_bytes(self.path) if self.path.exists() else None) != self.seen:
            what = "somebody saved this file in the meantime; it is as they left it"
            raise CatalogError(what, cure="run the command again", path=self.path)
        if self.seen is not None and Catalog.read(self.path).text() == self.text():
            return False
        # Whatever charset it came in, this is what it is written in.
        self.headers["Content-Type"] = "text/plain; charset=UTF-8"
        self.seen = self.text().replace("\n", self.line_ending).encode("utf-8")
        return write_atomic(self.path, self.seen)

    def _refuse_duplicates(self) -> None:
        seen: dict[Key, int | None] = {}
        for entry in self.entries:
            if (key := key_of(entry)) in seen:
                raise CatalogError(
                    f"this text is already in line {seen[key]}",
                    cure="join the two entries by hand, so that no translation is lost",
                    path=self.path,
                    line=entry.linenum,
                )
            seen[key] = entry.linenum


def key_of(entry: Entry) -> Key:
    """Return the identity of *entry*."""
    return entry.msgctxt, entry.msgid


def _head(file: polib.POFile) -> str:
    """Return the header of *file* in the lines that it would be written in."""
    head = polib.POFile(wrapwidth=_WRAP)
    head.header, head.metadata, head.metadata_is_fuzzy = file.header, file.metadata, file.metadata_is_fuzzy
    text = str(head).rstrip("\n")
    return text if file.header else text.removeprefix("#\n")


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
    except UnicodeError as error:
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        cure = "save it as UTF-8 and say so in its Content-Type header"
        what = f"not {charset} as its header says" if found else "not UTF-8"
        raise CatalogError(what, cure=cure, path=path, line=line) from error


def _refuse_bad_lines(text: str, path: Path) -> None:
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        if (found := _CRAMPED_COMMENT.match(line)) is not None:
            raise CatalogError(f"'{found[1]}' needs a space after it", cure="put one there", path=path, line=number)
        if _STRING_LINE.match(line) and not _WHOLE_STRING.match(line):
            what, cure = "the text has no straight quotation marks around it", 'write it as "..."'
            if _OPENED_STRING.match(line):
                what = "a string is not closed, or a quotation mark inside it lacks its backslash"
                cure = 'end the line with " and write \\" inside it'
            raise CatalogError(what, cure=cure, path=path, line=number)


def _syntax_error(error: Exception, path: Path) -> CatalogError:
    found = re.search(r"\(line (\d+)\)(?:: (.*))?", str(error))
    what = (found[2] if found and found[2] else "syntax error") if found else "syntax error"
    cure = "mend that line, or run 'msgfmt -c' on the file for more"
    return CatalogError(f"not a PO file: {what}", cure=cure, path=path, line=int(found[1]) if found else None)
