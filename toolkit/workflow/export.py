"""Handing articles out: a file for one translator, or for each of several, with what helps to translate it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from toolkit.errors import FileError, WorkspaceError
from toolkit.files import read_bytes, write_atomic
from toolkit.po import Catalog, Counts, Entry, count, xliff
from toolkit.po.bundle import archive, handed_catalog, record
from toolkit.po.handout import Handout
from toolkit.po.split import split, words
from toolkit.reports.readme import readme
from toolkit.workflow import changes, handouts
from toolkit.workflow.desk import Desk
from toolkit.workflow.enclosures import enclosures
from toolkit.workflow.translate import refresh
from toolkit.workflow.workspace import Article, Workspace

Only = Literal["all", "missing", "fuzzy", "unreviewed"]
"""Which entries are handed out; ``unreviewed`` are those that are missing or fuzzy."""

_TERM = "term: "


@dataclass(frozen=True, slots=True)
class Wishes:
    """How articles are to be handed out."""

    only: Only = "all"
    parts: int = 1
    """For how many translators; each gets a file of their own."""
    bundle: bool = False
    """Put each file into an archive, with all that helps to translate it."""
    xliff: str = ""
    """Version of XLIFF to write in place of PO; empty for PO."""
    output: Path | None = None
    """The file to write; a folder where its name has no ending or is one's; the current folder where it is None."""
    force: bool = False
    """Replace files that are there."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What one translator gets."""

    path: Path
    handout: Handout
    counts: Counts
    """Of what was handed out."""
    words: int
    """As ``po stats`` counts them."""
    contents: tuple[str, ...]
    """The names of the files in the archive; empty where there is none."""


_Ready = tuple[Exported, bytes]
"""What is about to be written, and the content of its file."""


def export(
    workspace: Workspace, slugs: Sequence[str], wanted: Sequence[str], wishes: Wishes, tell: Callable[[str], None]
) -> list[Exported]:
    """Write what is handed out of articles and keep a record of it; all of it, or nothing where a file is in the way.

    The PO files are brought up to date with the article and the glossary first, as ``translate`` does without an
    engine: nobody should translate yesterday's text.

    Args:
        workspace: where.
        slugs: the articles; all where it is empty.
        wanted: tags of the target languages.
        wishes: what to write, and where.
        tell: is told, a line each, of PO files that were brought up to date, and of a wait.

    Raises:
        WorkspaceError: there is nothing to hand out, or an article is wrong.
        FileError: a file is in the way, or cannot be read or written.
        DragomanError: a language, the glossary or a PO file is wrong.
    """
    desk = Desk.of(workspace)
    ready: list[_Ready] = []
    for article in workspace.articles(slugs):
        source = workspace.source_language(article)
        for language in workspace.target_languages(source, wanted):
            catalog = _fresh(workspace, desk, article, (source, language), tell)
            ready += _prepared(workspace, desk, article, catalog, (source, language), wishes)
    if not ready:
        raise WorkspaceError("there is nothing to hand out", cure="add an article, or name another language with --to")
    ready = [(replace(one, path=_place(one.path, wishes, alone=len(ready) == 1)), data) for one, data in ready]
    for exported, data in ready:
        _check_place(workspace, exported.path, data, force=wishes.force)
    for exported, data in ready:
        # The record first: a file that nobody knows of could not be taken back.
        handouts.keep(workspace, exported.handout)
        write_atomic(exported.path, data)
    return [exported for exported, _ in ready]


def _fresh(
    workspace: Workspace, desk: Desk, article: Article, pair: tuple[str, str], tell: Callable[[str], None]
) -> Catalog:
    """Return the catalogue of *article*, brought up to date."""
    with changes.locked(workspace, lambda: tell(changes.WAITING)):
        for outcome in refresh(desk, article, pair[0], [pair[1]]):
            if outcome.change != "unchanged":
                tell(f"{outcome.change} {outcome.path}")
        return Catalog.read(article.po(pair[1]))


def _prepared(
    workspace: Workspace, desk: Desk, article: Article, catalog: Catalog, pair: tuple[str, str], wishes: Wishes
) -> list[_Ready]:
    """Return what each translator gets of *catalog*."""
    entries = [entry for entry in catalog.entries if wishes.only == "all" or _state(entry) in _STATES[wishes.only]]
    if not entries:
        kind = "no text" if wishes.only == "all" else f"nothing that is {wishes.only}"
        cure = "add text to the article" if wishes.only == "all" else "leave --only out to hand out all of it"
        raise WorkspaceError(f"there is {kind} in it to hand out", cure=cure, path=catalog.path)
    beside = enclosures(workspace, desk, article, catalog, pair) if wishes.bundle else {}
    runs = split(entries, wishes.parts)
    created = datetime.now().astimezone().isoformat(timespec="seconds")
    made = []
    for number, run in enumerate(runs, 1):
        handout = Handout("", article.slug, pair[1], pair[0], created, number, len(runs))
        made.append(_packed(_known(workspace, record(handout, run)), catalog, run, beside, wishes))
    return made


_STATES = {"missing": ("missing",), "fuzzy": ("fuzzy",), "unreviewed": ("missing", "fuzzy")}


def _state(entry: Entry) -> str:
    counts = count([entry])
    return "fuzzy" if counts.fuzzy else "missing" if counts.missing else "translated"


def _known(workspace: Workspace, handout: Handout) -> Handout:
    """Return the hand-out of the same texts in the same state if there was one: its files are then the same too."""
    return handouts.find(workspace, handout.id) or handout


def _packed(
    handout: Handout, catalog: Catalog, entries: Sequence[Entry], beside: dict[str, bytes], wishes: Wishes
) -> _Ready:
    """Return the file that one translator gets."""
    name = f"{handout.article}.{handout.language}"
    name += f".{handout.part}of{handout.parts}" if handout.parts > 1 else ""
    made = handed_catalog(handout, catalog, entries)
    work, data = f"{name}.po", made.encoded()
    if wishes.xliff:
        work, data = f"{name}.xlf", xliff.write(made, wishes.xliff)
    exported = Exported(Path(work), handout, count(entries), sum(map(words, entries)), ())
    if not wishes.bundle:
        return exported, data
    files = {work: data, "manifest.json": handout.to_json().encode(), **beside}
    files["README.txt"] = readme(handout, work, (*files, "README.txt"), _term(entries)).encode()
    return replace(exported, path=Path(f"{name}.zip"), contents=tuple(sorted(files))), archive(handout, files)


def _term(entries: Sequence[Entry]) -> str:
    """Return a comment that names a term; empty where there is none."""
    lines = (line for entry in entries for line in entry.comment.split("\n"))
    return next((line for line in lines if line.startswith(_TERM)), "")


def _place(name: Path, wishes: Wishes, *, alone: bool) -> Path:
    """Return where the file called *name* goes."""
    if wishes.output is None:
        return name
    is_file = wishes.output.suffix != "" and not wishes.output.is_dir()
    if is_file and not (alone and wishes.parts == 1):
        cure = "name a folder with -o: one that is there, or a new one without an ending"
        raise FileError("several files cannot be written into one", cure=cure, path=wishes.output)
    return wishes.output if is_file else wishes.output / name


def _check_place(workspace: Workspace, path: Path, data: bytes, *, force: bool) -> None:
    """Refuse to write where something would be lost, or be taken for a translation."""
    if workspace.articles_folder.resolve() in path.resolve().parents:
        what = "among the articles it would pass for a translation"
        raise FileError(what, cure="name a folder elsewhere with -o", path=path)
    if path.exists() and not force and (path.is_dir() or read_bytes(path) != data):
        cure = "move it away, choose another place with -o, or replace it with --force"
        raise FileError("there is another file of this name", cure=cure, path=path)
