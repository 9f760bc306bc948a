"""What stops a command, said in one line.

The tree::

    DragomanError
    ├── FileError        a file cannot be read, decoded or written
    ├── SettingsError    dragoman.toml is wrong
    ├── LanguageError    a tag that names no language here, or two
    ├── GlossaryError    a glossary file or an edit to it is wrong
    ├── DocumentError    a source document cannot be taken
    ├── CatalogError     a PO file cannot be read
    ├── WorkspaceError   no workspace, no such article, an article that already exists
    ├── StoreError       the translation memory's database is damaged, foreign, full or busy
    └── EngineError      an engine that is not there or does not answer

Problems in a translation are not errors: they are :class:`toolkit.model.Finding` objects.
"""

from pathlib import Path


class DragomanError(Exception):
    """One line for the user: where, what is wrong, how to mend it.

    Args:
        what: what is wrong, without a full stop.
        cure: how to mend it, as an instruction.
        path: the file concerned.
        line: the line in that file, counted from 1.
    """

    def __init__(self, what: str, *, cure: str = "", path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = "" if self.path is None else f"{self.path}:" if self.line is None else f"{self.path}:{self.line}:"
        text = " ".join(part for part in (place, self.what) if part)
        # File names and quoted input may hold line breaks; the promise is one line.
        return " ".join((f"{text}; {self.cure}" if self.cure else text).split())


class FileError(DragomanError):
    """A file cannot be read, decoded or written."""


class SettingsError(DragomanError):
    """The settings file is wrong."""


class LanguageError(DragomanError):
    """A tag names no language known here, or more than one."""


class GlossaryError(DragomanError):
    """A glossary file, or an edit to one, is wrong."""


class DocumentError(DragomanError):
    """A source document cannot be taken."""


class CatalogError(DragomanError):
    """A PO file cannot be read."""


class WorkspaceError(DragomanError):
    """No workspace here, no such article, or an article that already exists."""


class StoreError(DragomanError):
    """The translation memory's database is damaged, of a later release, some other program's, full or busy."""


class EngineError(DragomanError):
    """A translation engine is not there or does not answer."""
