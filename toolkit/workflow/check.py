"""Judging translations: those of a workspace, or any PO file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit import checks, languages
from toolkit.checks import Pair
from toolkit.errors import CatalogError, FileError, LanguageError, SettingsError
from toolkit.languages import Language
from toolkit.model import Finding
from toolkit.po import Catalog, Entry, language_in
from toolkit.settings import Settings, find_settings, merge_style
from toolkit.workflow.desk import Desk
from toolkit.workflow.selection import po_files
from toolkit.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """One PO file and what was found in it."""

    path: Path
    entries: int
    findings: tuple[Finding, ...]


def check(workspace: Workspace | None, places: Sequence[str]) -> Iterator[Checked]:
    """Run the checks over PO files: those at *places*, or all of the workspace's articles where it is empty.

    Fuzzy entries are not judged: they are marked as unfinished already. A file that cannot be read is a finding, so
    that the others are judged all the same.

    Args:
        workspace: whose glossary and settings hold; without one, only rules that need neither find anything.
        places: PO files, folders that are searched for some, or names of articles.

    Raises:
        DragomanError: the glossary or the settings are wrong, or there is nothing at one of *places*.
    """
    desk = Desk.of(workspace) if workspace else Desk(())
    settings = checked_settings(workspace) if workspace else Settings()
    for path in po_files(workspace, places):
        try:
            yield check_file(path, desk, settings)
        except (CatalogError, FileError, LanguageError) as error:
            unread = Finding("file", "error", f"{error.what}: {error.cure}", file=str(path), line=error.line or 0)
            yield Checked(path, 0, (unread,))


def checked_settings(workspace: Workspace) -> Settings:
    """Return the settings of *workspace*, once it is sure that they switch off checks that there are.

    Raises:
        SettingsError: they name one that there is not.
    """
    if unknown := sorted(workspace.settings.rules_off - checks.RULES.keys()):
        what = f"'rules_off' names no check: {', '.join(unknown)}"
        cure = f"the checks are {', '.join(checks.RULES)}"
        raise SettingsError(what, cure=cure, path=find_settings(workspace.root))
    return workspace.settings


def check_file(path: Path, desk: Desk, settings: Settings) -> Checked:
    """Run the checks over one PO file.

    Raises:
        DragomanError: it cannot be read or says no language that is known here.
    """
    catalog = Catalog.read(path)
    source = language_in(catalog, "X-Source-Language") or languages.get(settings.source)
    target = _language(catalog)
    judge = Judge(desk, settings, source, target)
    entries = [entry for entry in catalog.entries if not entry.fuzzy]
    findings = tuple(finding for entry in entries for finding in judge.findings(entry, path))
    return Checked(path, len(catalog.entries), findings)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the entries of PO files between two languages."""

    desk: Desk
    settings: Settings
    source: Language
    target: Language

    def findings(self, entry: Entry, path: Path) -> Iterator[Finding]:
        """Yield what the checks say about *entry*, as one of the file at *path*."""
        for source, target in _texts(entry):
            for finding in checks.run(self._pair(source, target, entry.msgctxt), self.settings.rules_off):
                yield replace(finding, file=str(path), line=entry.linenum, msgid=entry.msgid, msgctxt=entry.msgctxt)

    def _pair(self, source: str, target: str, msgctxt: str | None) -> Pair:
        verifier = self.desk.verifier(self.source.tag, self.target.tag)
        return Pair(
            source=source,
            target=target,
            source_language=self.source,
            target_language=self.target,
            style=merge_style(self.target.style, self.settings.style.get(self.target.tag, {})),
            verdicts=verifier.verify(source, target),
            banned=verifier.banned(target),
            msgctxt=msgctxt,
        )


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each translation of *entry* beside the source text that it stands for."""
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
        return
    for _, text in sorted(entry.msgstr_plural.items()):
        yield entry.msgid_plural, text


def _language(catalog: Catalog) -> Language:
    """Return the language of *catalog* as its header says, else as its file name does: ``ckb.po``."""
    if (language := language_in(catalog, "Language")) is not None:
        return language
    try:
        return languages.get(catalog.path.stem)
    except LanguageError as error:
        what = "no Language in the header"
        raise CatalogError(what, cure="add one, as Language: ar", path=catalog.path) from error
