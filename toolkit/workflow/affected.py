"""Reviewed translations that break the glossary as it stands, and what of them can be put right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from toolkit import languages
from toolkit.files import read_text
from toolkit.glossary import Glossary, edit, load
from toolkit.po import Catalog, Entry
from toolkit.settings import merge_style
from toolkit.workflow.breach import breaches
from toolkit.workflow.desk import Desk
from toolkit.workflow.mend import Mend, Mender
from toolkit.workflow.revision import glossary_at
from toolkit.workflow.workspace import Workspace

_MARK = "glossary: "


@dataclass(frozen=True, slots=True)
class Affected:
    """A place in a reviewed translation that breaks the glossary."""

    file: str
    line: int
    msgid: str
    msgctxt: str | None
    mend: Mend
    fixed: bool
    """True where the file now has the replacement, marked fuzzy."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One PO file that is affected."""

    path: Path
    places: tuple[Affected, ...]
    diff: str
    """What mending changes in the file, or would change, as a unified diff; empty where nothing was asked."""


def affected(
    workspace: Workspace, names: Sequence[str] = (), since: str = "", *, fix: bool = False, dry_run: bool = False
) -> Iterator[Outcome]:
    """Yield the PO files of *workspace* whose reviewed entries break the glossary.

    Args:
        workspace: whose articles and glossary.
        names: ids of the concepts that count; all where it is empty.
        since: a git revision: only what an edit of the glossary since then has broken counts. Empty counts everything.
        fix: put right what is safe and mark it fuzzy, for a person to look at.
        dry_run: only say in the diff what *fix* would change.

    Raises:
        DragomanError: there is no such concept or revision, or a file is wrong; files already yielded are written.
    """
    glossary = load(workspace.glossary_folder)
    wanted = frozenset(edit.require(glossary, name).id for name in names)
    before = _desk(glossary_at(workspace.glossary_folder, since)) if since else None
    now = _desk(glossary)
    for article in workspace.articles():
        source = workspace.source_language(article)
        for path in sorted(article.folder.glob("*.po")):
            catalog = Catalog.read(path)
            mender = _mender(workspace, catalog, source, now, before)
            places = _places(catalog, mender, wanted, fix=fix or dry_run, fixed=fix and not dry_run)
            if not places:
                continue
            diff = _diff(catalog) if fix or dry_run else ""
            if fix and not dry_run:
                catalog.write()
            yield Outcome(path, tuple(places), diff)


def _desk(glossary: Glossary) -> Desk:
    return Desk(tuple(glossary))


def _mender(workspace: Workspace, catalog: Catalog, source: str, now: Desk, before: Desk | None) -> Mender:
    target = languages.get(catalog.headers.get("Language") or catalog.path.stem)
    style = merge_style(target.style, workspace.settings.style.get(target.tag, {}))
    return Mender(now, before, languages.get(source), target, style)


def _places(catalog: Catalog, mender: Mender, wanted: frozenset[str], *, fix: bool, fixed: bool) -> list[Affected]:
    found = []
    for entry in catalog.entries:
        if entry.fuzzy:
            continue
        mends: list[Mend] = []
        for number, source, text in _texts(entry):
            broken = breaches(mender.now, mender.before, (mender.source.tag, source), (mender.target.tag, text))
            new, done = mender.mend(source, text, [one for one in broken if not wanted or one.concept in wanted])
            mends += done
            if fix and new != text:
                _set(entry, number, new)
        if fix:
            _mark(entry, mends)
        where = (str(catalog.path), entry.linenum or 0, entry.msgid, entry.msgctxt)
        found += [Affected(*where, mend, fixed=fixed and bool(mend.replacement)) for mend in mends]
    return found


def _texts(entry: Entry) -> Iterator[tuple[int | None, str, str]]:
    """Yield the number, the source and the text of each translation of *entry* that is there."""
    if not entry.msgid_plural:
        if entry.msgstr:
            yield None, entry.msgid, entry.msgstr
        return
    for number, text in sorted(entry.msgstr_plural.items()):
        if text:
            yield number, entry.msgid_plural, text


def _set(entry: Entry, number: int | None, text: str) -> None:
    if number is None:
        entry.msgstr = text
    else:
        entry.msgstr_plural[number] = text


def _mark(entry: Entry, mends: Sequence[Mend]) -> None:
    """Mark *entry* fuzzy where something was mended, and say in a comment what; older comments stay."""
    done = [
        f"{_MARK}{mend.breach.found.term.text} → {mend.preferred.text} ({mend.breach.concept})"
        for mend in mends
        if mend.replacement and mend.breach.found and mend.preferred
    ]
    if done:
        kept = entry.tcomment.split("\n") if entry.tcomment else []
        entry.tcomment = "\n".join([*kept, *(line for line in dict.fromkeys(done) if line not in kept)])
        entry.flags.append("fuzzy")


def _diff(catalog: Catalog) -> str:
    name = str(catalog.path)
    old = read_text(catalog.path)
    new = catalog.text() if catalog.text() != Catalog.read(catalog.path).text() else old
    return "".join(unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), name, name))
