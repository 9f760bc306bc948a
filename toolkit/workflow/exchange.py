"""The glossary in from, and out to, the file formats of other tools."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from toolkit import languages
from toolkit.errors import GlossaryError
from toolkit.files import write_atomic
from toolkit.glossary import Glossary, edit, load
from toolkit.glossary.exchange import registry
from toolkit.glossary.exchange.base import Entry, Format, Intake, Item, tag_key
from toolkit.glossary.exchange.loss import Loss
from toolkit.glossary.exchange.plan import Plan, Row, Rules, Verdict
from toolkit.model import Concept
from toolkit.po import glossary_file
from toolkit.workflow.glossary import find_file
from toolkit.workflow.workspace import Workspace

FORMATS = (*registry.MODULES, "po")
_EXTENSIONS = {**registry.EXTENSIONS, ".po": "po"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a file is to be imported."""

    format: str = ""
    """One of :data:`FORMATS`; empty for what the name of the file says."""
    into: str = ""
    """Name of the file that new concepts go to; empty for what :func:`import_file` says."""
    languages: tuple[str, ...] = ()
    """Source and target of a file that does not say; of any other, what to take."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """See :attr:`toolkit.glossary.exchange.base.Intake.mapping`."""
    overwrite: bool = False
    """Let the file win where it contradicts the glossary."""
    partial: bool = False
    """Take what can be taken, though other rows are rejected or in conflict."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do."""

    format: str
    rows: tuple[Row, ...]
    left_out: Mapping[str, int]
    """What the file holds that the glossary has no place for → how often."""
    complete: bool
    """False where rows that are rejected or in conflict kept the whole file out."""

    @property
    def counts(self) -> Counter[Verdict]:
        """How many rows there are of each kind."""
        return Counter(row.verdict for row in self.rows)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did."""

    format: str
    concepts: int
    lost: str
    """What the format cannot hold, in words; empty where it holds everything."""
    notes: tuple[str, ...]


def import_file(workspace: Workspace, path: Path, wishes: Wishes) -> Imported:
    """Take the glossary file at *path*, of whatever format, into the glossary of *workspace*.

    New concepts go to the file that *wishes* name; else to the one named like their subject, the only one there is, or
    one named like the imported file. Nothing is written where a row is rejected or in conflict, unless *wishes* say so.

    Raises:
        FileError: it cannot be read.
        GlossaryError: it is broken as a whole, or the glossary is.
        LanguageError: it names a language in a way that could mean two.
    """
    form = _format(path, wishes.format)
    tags = _tags(workspace, form, wishes.languages)
    intake = Intake(tags, workspace.settings.source, wishes.mapping)
    items = [_only(item, tags) for item in form.read(path, intake)]

    @cache
    def place(subject: str) -> Path:
        found = find_file(workspace.glossary_folder, wishes.into, subject)
        return found or workspace.glossary_folder / f"{_stem(path)}.toml"

    rules = Rules(path, form, wishes.overwrite, lambda concept: place(concept.subject))
    plans: list[Plan] = []

    def change(texts: edit.Texts, glossary: Glossary) -> edit.Texts:
        plan = Plan.make(items, glossary, texts, rules)
        plans.append(plan)
        return plan.changed_texts() if wishes.partial or not _faulty(plan.rows) else {}

    lock = workspace.root / ".dragoman" / "glossary.lock"
    edit.apply(workspace.glossary_folder, lock, change, bulk=True, dry_run=wishes.dry_run)
    rows = tuple(plans[0].rows)
    return Imported(form.name, rows, dict(intake.left_out), wishes.partial or not _faulty(rows))


def export_file(workspace: Workspace, path: Path, name: str = "", wanted: Sequence[str] = ()) -> Exported:
    """Write the glossary of *workspace* to *path*.

    Args:
        workspace: whose glossary.
        path: the file to write.
        name: one of :data:`FORMATS`; empty for what the name of the file says.
        wanted: the languages to write, the source first; the desk's where none is given.

    Raises:
        GlossaryError: the glossary is wrong, or the format takes other languages.
        FileError: it cannot be written.
    """
    form = _format(path, name)
    if path.suffix == ".toml":
        cure = "choose a name that cannot be that of a file of the glossary"
        raise GlossaryError("an export must not replace the glossary itself", cure=cure, path=path)
    tags = _tags(workspace, form, wanted) or _all_tags(workspace)
    if len(tags) < form.fewest or (form.pair and len(tags) != form.fewest):
        wanted_here = "one pair of languages" if form.pair else "two or more languages"
        cure = "say which with --lang, as --lang en --lang ar"
        raise GlossaryError(f"the format {form.name} takes {wanted_here}", cure=cure)
    loss, kept, count = Loss(), list[Concept](), 0
    for concept in load(workspace.glossary_folder):
        left = form.keep(concept, tags)
        loss.note(concept, left, tags)
        kept.extend(left)
        count += bool(left)
    written = form.write(kept, tags)
    write_atomic(path, written.data)
    return Exported(form.name, count, str(loss), written.notes)


def mapping_of(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the mapping that *pairs* of a file's name for a language and a tag mean.

    Raises:
        LanguageError: a tag is not known.
    """
    return {tag_key(name): languages.get(tag).tag for name, tag in pairs}


def _format(path: Path, name: str) -> Format:
    found = name or _EXTENSIONS.get(path.suffix.lower(), "")
    if not found:
        cure = f"say --format and one of {', '.join(FORMATS)}"
        raise GlossaryError(f"no format goes with the ending '{path.suffix}'", cure=cure, path=path)
    return glossary_file.FORMAT if found == "po" else registry.get(found)


def _tags(workspace: Workspace, form: Format, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of *wanted*; a single one is the target where the format needs two."""
    tags = tuple(dict.fromkeys(languages.get(tag).tag for tag in wanted))
    if len(tags) == 1 < form.fewest and tags[0] != workspace.settings.source:
        return (workspace.settings.source, *tags)
    return tags


def _all_tags(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys((workspace.settings.source, *workspace.settings.targets)))


def _only(item: Item, tags: Sequence[str]) -> Item:
    """Return *item* without the languages that are not in *tags*, if there are any."""
    if not tags or not isinstance(item, Entry):
        return item
    kept = {key: value for key, value in item.values.items() if key in tags or key not in languages.TAGS}
    return Entry(item.id, kept, item.line)


def _faulty(rows: Sequence[Row]) -> bool:
    return any(row.verdict in (Verdict.CONFLICTING, Verdict.REJECTED) for row in rows)


def _stem(path: Path) -> str:
    return "-".join(re.findall(r"[^\W_]+", path.stem.lower())) or "imported"
