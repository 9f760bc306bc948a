"""The memory in from, and out to, the files of other tools."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit import languages
from toolkit.errors import DragomanError, FileError
from toolkit.files import file_error, read_bytes
from toolkit.memory.exchange import tmx, tsv
from toolkit.memory.exchange.base import Intake
from toolkit.memory.unit import Unit
from toolkit.po import Catalog, language_in
from toolkit.workflow.memory import opened, reviewed_units
from toolkit.workflow.workspace import Workspace

Reader = Callable[[Path, Intake], Iterator[Unit]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are to be imported."""

    source: str = ""
    """Tag of the language to translate from; empty for what each file says."""
    target: str = ""
    """Tag of the language to translate into; empty for all that are there."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """See :attr:`toolkit.memory.exchange.base.Intake.mapping`."""
    partial: bool = False
    """Keep what stands before a fault."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    path: Path
    units: int
    replaced: int
    """Units that an earlier file of this name had brought, and that have gone."""
    left_out: Mapping[str, int]
    """What the memory has no place for → how often."""
    fault: DragomanError | None
    """What the rest of the file was left out for."""


def import_files(
    workspace: Workspace, paths: Sequence[Path], wishes: Wishes, progress: Callable[[int, int], None]
) -> Iterator[Imported]:
    """Take files of other tools into the memory of *workspace*, each whole or not at all.

    What a file brings takes the place of what an earlier file of the same name has brought.

    Args:
        workspace: whose memory.
        paths: TMX files, PO files and tables.
        wishes: how.
        progress: is told how many bytes have been read, and of how many.

    Yields:
        What became of each file.

    Raises:
        DragomanError: a file cannot be read or is broken; those before it have been taken.
    """
    readers = [_reader(path, workspace) for path in paths]
    total, before = sum(map(_size, paths)), 0
    for path, reader in zip(paths, readers, strict=True):
        done = before

        def watch(size: int, done: int = done) -> None:
            progress(done + size, total)

        intake = Intake(wishes.source, wishes.target, wishes.mapping, watch)
        yield _import(workspace, path, reader(path, intake), intake, partial=wishes.partial)
        before += _size(path)


def _import(workspace: Workspace, path: Path, units: Iterator[Unit], intake: Intake, *, partial: bool) -> Imported:
    fault: DragomanError | None = None

    def whole() -> Iterator[Unit]:
        nonlocal fault
        try:
            yield from units
        except FileError as error:
            if not partial:
                raise
            fault = error

    with opened(workspace) as memory:
        replaced = memory.stats().origins.get(path.name, 0)
        count = memory.replace_origin(path.name, whole())
    return Imported(path, count, replaced, dict(intake.left_out), fault)


def export_file(workspace: Workspace, path: Path, source: str = "", target: str = "") -> int:
    """Write the memory of *workspace* as the TMX file *path*, and return how many units it has.

    Args:
        workspace: whose memory.
        path: the file to write.
        source: tag of the language to translate from; all where it is empty.
        target: tag of the language to translate into; all where it is empty.

    Raises:
        FileError: it cannot be written, or is not called ``.tmx``.
        StoreError: the memory cannot be used.
    """
    if path.suffix.lower() != ".tmx":
        cure = "give it a name that ends in .tmx"
        raise FileError("a memory is written as TMX", cure=cure, path=path)
    with opened(workspace) as memory:
        return tmx.write(memory.units(source or None, target or None), path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise file_error(error, path, "read") from error


def _reader(path: Path, workspace: Workspace) -> Reader:
    def read_po(path: Path, intake: Intake) -> Iterator[Unit]:
        return _po_units(path, intake, workspace.settings.source)

    readers: dict[str, Reader] = {
        ".tmx": tmx.read,
        ".po": read_po,
        ".tsv": tsv.read,
        ".tab": tsv.read,
        ".txt": tsv.read,
    }
    if (reader := readers.get(path.suffix.lower())) is None:
        cure = f"give a file whose name ends in {', '.join(readers)}"
        raise FileError(f"no memory comes with the ending '{path.suffix}'", cure=cure, path=path)
    return reader


def _po_units(path: Path, intake: Intake, source: str) -> Iterator[Unit]:
    """Yield what is reviewed in the PO file at *path*.

    Raises:
        CatalogError: it cannot be read.
        FileError: it cannot be read, or does not say which language it is in.
    """
    data = read_bytes(path)
    catalog = Catalog.parse(data, path)
    intake.watch(len(data))
    named = catalog.headers.get("Language", "").strip()
    tag = intake.tag_of(named, path, 1) if named else ""
    language = tag or intake.target or (path.stem if path.stem in languages.TAGS else "")
    if not language:
        raise FileError("it does not say which language it is in", cure="say --to LANG", path=path)
    said = language_in(catalog, "X-Source-Language")
    for unit in reviewed_units(catalog, said.tag if said else intake.source or source, language):
        yield from intake.units(unit)
