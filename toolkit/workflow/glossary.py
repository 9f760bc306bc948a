"""The desk's glossary: looked up, judged and edited."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.errors import GlossaryError
from toolkit.glossary import Glossary, edit, load
from toolkit.glossary.lint import lint as judge
from toolkit.glossary.store import paths_in
from toolkit.model import Concept, Finding
from toolkit.recognition.lint import rules
from toolkit.workflow.workspace import Workspace

_DOMAIN = re.compile(r"[^\W_]+(?:[-_.][^\W_]+)*")


def concepts(workspace: Workspace, subject: str = "", tag: str = "") -> tuple[Concept, ...]:
    """Return the concepts of the glossary; only those of a *subject* or with a term in the language *tag*, if given.

    Raises:
        GlossaryError: a glossary file is wrong, or no concept has that subject.
    """
    glossary = load(workspace.glossary_folder)
    found = tuple(one for one in glossary if not subject or one.subject.casefold() == subject.strip().casefold())
    if subject and not found:
        there = ", ".join(sorted({one.subject for one in glossary if one.subject})) or "none yet"
        raise GlossaryError(f"no concept has the subject '{subject}'", cure=f"the subjects are {there}")
    return tuple(one for one in found if not tag or one.terms.get(languages.get(tag).tag))


def concept(workspace: Workspace, name: str) -> Concept:
    """Return the concept with the id *name*.

    Raises:
        GlossaryError: a glossary file is wrong, or there is no such concept.
    """
    return edit.require(load(workspace.glossary_folder), name)


def search(workspace: Workspace, text: str) -> tuple[Concept, ...]:
    """Return the concepts with *text* in their id, definition or terms, in any spelling that means the same.

    Raises:
        GlossaryError: a glossary file is wrong.
    """
    return load(workspace.glossary_folder).search(text)


def lint(workspace: Workspace) -> list[Finding]:
    """Return what is wrong or doubtful with the glossary, file by file."""
    tags = dict.fromkeys((workspace.settings.source, *workspace.settings.targets))
    return judge(workspace.glossary_folder, tuple(tags), rules())


def add(
    workspace: Workspace,
    name: str,
    values: Mapping[str, Any],
    *,
    domain: str = "",
    dry_run: bool = False,
) -> edit.Outcome:
    """Add a concept.

    Args:
        workspace: whose glossary.
        name: the id of the new concept.
        values: subject, definition, note, related, and for each language tag a list of texts, the first preferred.
        domain: name of the file; without it, the one named like the subject, or the only one.
        dry_run: only say what would change.

    Raises:
        GlossaryError: there is such a concept already, or it is not clear which file is meant.
    """
    path = _file(workspace.glossary_folder, domain, str(values.get("subject", "")))
    filled = {key: _clean(value) for key, value in values.items() if value}
    shaped = {key: value[0] if key in languages.TAGS and len(value) == 1 else value for key, value in filled.items()}

    def change(texts: edit.Texts, glossary: Glossary) -> edit.Texts:
        if (old := glossary.get(name)) is not None:
            cure = "change it with 'dragoman glossary set', or choose another id"
            raise GlossaryError(f"concept '{name}' is there already", cure=cure, path=old.path, line=old.line)
        return edit.add(texts, path, name, shaped)

    return apply(workspace, change, dry_run=dry_run)


def set_values(workspace: Workspace, name: str, values: Mapping[str, Any], *, dry_run: bool = False) -> edit.Outcome:
    """Set the subject, definition, note, related concepts or translate of the concept *name*; empty takes it out."""
    clean = {key: _clean(value) for key, value in values.items()}
    return apply(
        workspace,
        lambda texts, glossary: edit.set_values(texts, edit.require(glossary, name), clean),
        dry_run=dry_run,
    )


def set_term(workspace: Workspace, name: str, tag: str, term: edit.TermEdit, *, dry_run: bool = False) -> edit.Outcome:
    """Change or add one term of the concept *name* in the language *tag*."""
    known = languages.get(tag).tag
    values = {key: _clean(value) for key, value in term.values.items()}
    clean = replace(term, text=_clean(term.text), replace=_clean(term.replace), values=values)
    return apply(
        workspace,
        lambda texts, glossary: edit.set_term(texts, edit.require(glossary, name), known, clean),
        dry_run=dry_run,
    )


def remove(workspace: Workspace, name: str, tag: str = "", term: str = "", *, dry_run: bool = False) -> edit.Outcome:
    """Remove the concept *name*, or its terms in the language *tag*, or one of these."""
    known = languages.get(tag).tag if tag else ""

    def change(texts: edit.Texts, glossary: Glossary) -> edit.Texts:
        found = edit.require(glossary, name)
        if known:
            return edit.remove_terms(texts, found, known, _clean(term))
        return edit.remove(texts, glossary, found)

    return apply(workspace, change, dry_run=dry_run)


def rename(workspace: Workspace, old: str, new: str, *, dry_run: bool = False) -> edit.Outcome:
    """Give the concept *old* the id *new* wherever the glossary says it."""

    def change(texts: edit.Texts, glossary: Glossary) -> edit.Texts:
        edit.require(glossary, old)
        if old != new and (other := glossary.get(new)) is not None:
            cure = "choose another id"
            raise GlossaryError(f"concept '{new}' is there already", cure=cure, path=other.path, line=other.line)
        return edit.rename(texts, old, new)

    return apply(workspace, change, renamed={old: new}, dry_run=dry_run)


def apply(
    workspace: Workspace, change: edit.Edit, *, renamed: Mapping[str, str] | None = None, dry_run: bool = False
) -> edit.Outcome:
    """Make the edit *change* to the glossary of *workspace*, as :func:`toolkit.glossary.edit.apply` does."""
    lock = workspace.root / ".dragoman" / "glossary.lock"
    return edit.apply(workspace.glossary_folder, lock, change, renamed=renamed, dry_run=dry_run)


def find_file(folder: Path, domain: str, subject: str) -> Path | None:
    """Return the file of the glossary in *folder* called *domain*, new or not.

    Without a *domain*: the one named like *subject*, or the only one there is; None where neither says which.

    Raises:
        GlossaryError: *domain* cannot name a file.
    """
    files = {path.stem: path for path in paths_in(folder)}
    # A shell completes to "glossary/places.toml": take that for "places".
    name = Path(domain).name.removesuffix(".toml")
    if name:
        if not _DOMAIN.fullmatch(name):
            raise GlossaryError(
                f"'{domain}' cannot name a file of the glossary", cure="use letters, digits and hyphens"
            )
        return files.get(name, folder / f"{name}.toml")
    like_subject = "-".join(subject.lower().split())
    if like_subject in files:
        return files[like_subject]
    return next(iter(files.values())) if len(files) == 1 else None


def _file(folder: Path, domain: str, subject: str) -> Path:
    if (found := find_file(folder, domain, subject)) is not None:
        return found
    files = sorted(path.stem for path in paths_in(folder))
    there = f"{', '.join(files)} or a new one" if files else "any name"
    raise GlossaryError("which file of the glossary should hold it?", cure=f"say --file and one of {there}")


def _clean(value: Any) -> Any:
    """Return *value*, typed at a command line, as it should stand in a file.

    Raises:
        GlossaryError: it came in another encoding than the terminal's.
    """
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_clean(item) for item in value]
    if not isinstance(value, str):
        return value
    try:
        value.encode()
    except UnicodeEncodeError as error:
        what = f"'{value.encode(errors='backslashreplace').decode()}' is not UTF-8"
        raise GlossaryError(what, cure="set the terminal to UTF-8") from error
    return unicodedata.normalize("NFC", value.strip())
