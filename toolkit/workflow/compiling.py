"""Compiling PO files for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import DragomanError, FileError
from toolkit.files import read_bytes, write_atomic
from toolkit.po import Catalog
from toolkit.po.compile import MAGIC, Compiled, compile_catalog
from toolkit.workflow.selection import po_files
from toolkit.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Written:
    """A .mo file that was written."""

    path: Path
    compiled: Compiled


def compile_files(
    workspace: Workspace | None, places: Sequence[str], output: Path | None = None, *, fuzzy: bool = False
) -> Iterator[Written | DragomanError]:
    """Compile the PO files at *places*, or all of the workspace where that is empty, and yield what was written.

    For a file that cannot be compiled the error is yielded, and the others are compiled all the same.

    Args:
        workspace: whose articles can be named; None where there is none.
        places: PO files, folders that are searched for some, or names of articles.
        output: what to write, for one PO file; else ``ar.mo`` is written beside ``ar.po``.
        fuzzy: take what is fuzzy too.

    Raises:
        DragomanError: there is nothing at one of *places*, or more than one PO file for *output*.
    """
    paths = list(po_files(workspace, places))
    if output is not None and len(paths) != 1:
        what = f"one .mo file cannot be made of {len(paths)} PO files"
        raise FileError(what, cure="name one PO file, or leave -o out", path=output)
    for path in paths:
        try:
            yield _compile(path, output or path.with_suffix(".mo"), fuzzy=fuzzy)
        except DragomanError as error:
            yield error


def _compile(path: Path, output: Path, *, fuzzy: bool) -> Written:
    compiled = compile_catalog(Catalog.read(path), fuzzy=fuzzy)
    if output.exists() and not read_bytes(output).startswith(MAGIC):
        raise FileError("there is another kind of file here", cure="give another name with -o FILE.mo", path=output)
    write_atomic(output, compiled.data)
    return Written(output, compiled)
