"""Judging translations: those of a workspace, or any PO file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit import checks, languages
from toolkit.checks import Pair
from toolkit.errors import CatalogError, FileError, LanguageError, SettingsError
from toolkit.files import files_under
from toolkit.languages import Language
from toolkit.model import Finding
from toolkit.po import Catalog, Entry, language_in
from toolkit.settings import Settings, find_settings, merge_style
from toolkit.workflow.desk import Desk
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
    settings = _settings(workspace) if workspace else Settings()
    for path in _catalogs(workspace, places):
        try:
            yield check_file(path, desk, settings)
        except (CatalogError, FileError, LanguageError) as error:
            unread = Finding("file", "error", f"{error.what}: {error.cure}", file=str(path), line=error.line or 0)
            yield Checked(path, 0, (unread,))


def _settings(workspace: Workspace) -> Settings:
    """Return the settings, once it is sure that they switch off checks that there are."""
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
    judge = _Judge(desk, settings, source, target)
    entries = [entry for entry in catalog.entries if not entry.fuzzy]
    findings = tuple(finding for entry in entries for finding in judge.findings(entry, path))
    return Checked(path, len(catalog.entries), findings)


@dataclass(frozen=True, slots=True)
class _Judge:
    desk: Desk
    settings: Settings
    source: Language
    target: Language

    def findings(self, entry: Entry, path: Path) -> Iterator[Finding]:
        for source, target in _texts(entry):
            for finding in checks.run(self.pair(source, target, entry.msgctxt), self.settings.rules_off):
                # polib counts no lines before the first entry of a file without a header.
                line = entry.linenum or 1
                yield replace(finding, file=str(path), line=line, msgid=entry.msgid, msgctxt=entry.msgctxt)

    def pair(self, source: str, target: str, msgctxt: str | None) -> Pair:
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


def _catalogs(workspace: Workspace | None, places: Sequence[str]) -> Iterator[Path]:
    slugs = [place for place in places if not Path(place).exists()]
    for path in (Path(place) for place in places if place not in slugs):
        found = files_under(path, ".po") if path.is_dir() else [path]
        if not found:
            raise FileError("no PO files in this folder", cure="name one that has some", path=path)
        yield from found
    if workspace is None and slugs:
        raise FileError("no such file or folder", cure="check the name", path=slugs[0])
    if workspace is not None and (slugs or not places):
        for article in workspace.articles(slugs):
            targets = workspace.target_languages(workspace.source_language(article))
            yield from (path for tag in targets if (path := article.po(tag)).is_file())
