"""The edits: each a function from the texts of the glossary files to those that it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.glossary.edit import lines
from toolkit.glossary.edit.values import assign, drop_term, insert_term, own_value, put_term, rewrite, toml
from toolkit.glossary.layout import scan, strings
from toolkit.glossary.parse import check_id
from toolkit.glossary.store import Glossary
from toolkit.model import Concept, Status

Texts = Mapping[Path, str]
"""The glossary files: path → text, without a byte order mark."""


@dataclass(frozen=True, slots=True)
class TermEdit:
    """What is to become of one term."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the term to set, except its text and status; an empty value takes the key out."""
    status: Status | None = None
    replace: str = ""
    """The term whose text is to change; the preferred one where this is empty and nothing else says so."""
    keep_as: Status | None = None
    """Make this term the preferred one and keep the one before it with this status."""


def add(texts: Texts, path: Path, name: str, values: Mapping[str, Any]) -> Texts:
    """Put the new concept *name* at the end of the file at *path*.

    Args:
        texts: the glossary files.
        path: one of them, or a new one.
        name: the concept's id.
        values: its keys in the order wanted; a language has a text or a list of texts.

    Raises:
        GlossaryError: *name* cannot be an id.
    """
    check_id(name)
    block = [f"[{name}]", *(f"{key} = {toml(value)}" for key, value in values.items())]
    return {path: lines.append_concept(texts.get(path, ""), block)}


def set_values(texts: Texts, concept: Concept, values: Mapping[str, Any]) -> Texts:
    """Set keys of *concept* other than its terms; an empty text or list takes the key out."""
    path = _path(concept)
    text = texts[path]
    for key, value in values.items():
        there = lines.value(text, concept.id, key)
        if value in ("", []):
            text = lines.delete(text, there.start, there.end) if there else text
        elif there:
            text = rewrite(text, concept.id, key, partial(_assign, source=toml(value)))
        else:
            text = lines.insert_key(text, concept.id, key, f"{key} = {toml(value)}")
    return {path: text}


def set_term(texts: Texts, concept: Concept, tag: str, edit: TermEdit) -> Texts:
    """Change or add one term of *concept* in the language *tag*.

    Raises:
        GlossaryError: the edit fits no term, or the term is there already.
    """
    path = _path(concept)
    if not edit.text:
        cure = "give its text, or take it out with 'dragoman glossary remove'"
        raise GlossaryError(f"a term of {concept.id} in {tag} cannot be empty", cure=cure)
    names = [term.text for term in concept.terms.get(tag, ())]
    index: int | None
    if edit.replace:
        index = _index(concept, tag, edit.replace)
        if edit.text in names and names[index] != edit.text:
            raise _already(concept, tag, edit.text)
    elif edit.text in names:
        index = names.index(edit.text)
        bare = not edit.values and edit.status is None and edit.keep_as is None
        if bare and concept.terms[tag][index].status is not Status.PREFERRED:
            raise _already(concept, tag, edit.text)
    elif not names:
        values = {"text": edit.text, **_status(edit.status, Status.PREFERRED), **_filled(edit.values)}
        line = f"{tag} = {toml(values if len(values) > 1 else edit.text)}"
        return {path: lines.insert_key(texts[path], concept.id, tag, line)}
    else:
        index = None if edit.status or edit.keep_as else _preferred(concept, tag)
    change = partial(_change_term, edit=edit, index=index, preferred=_preferred(concept, tag), count=len(names))
    return {path: rewrite(texts[path], concept.id, tag, change)}


def _change_term(
    holder: Any, key: str, *, edit: TermEdit, index: int | None, preferred: int | None, count: int
) -> None:
    """Change the term at *index*, or add one where that is None, and let the one *preferred* so far give way."""
    status = Status.PREFERRED if edit.keep_as else edit.status
    if index is None:
        index = 0 if status in (None, Status.PREFERRED) else count
        implied = Status.ADMITTED if index else Status.PREFERRED
        insert_term(holder, key, index, {"text": edit.text, **_status(status, implied), **_filled(edit.values)})
        if index == 0:
            _give_way(holder, key, None if preferred is None else preferred + 1, edit.keep_as)
        return
    values = {"text": edit.text, **edit.values}
    if status is Status.PREFERRED and index != preferred:
        _give_way(holder, key, preferred, edit.keep_as)
    if status and (index != preferred or status is not Status.PREFERRED):
        implied = Status.ADMITTED if index else Status.PREFERRED
        values |= _status(status, implied) or {"status": ""}
    put_term(holder, key, index, values)


def _give_way(holder: Any, key: str, index: int | None, keep_as: Status | None) -> None:
    """Make the term at *index* no longer the preferred one: *keep_as*, or admitted, which goes without saying."""
    if index is None:
        return
    values = _status(keep_as, Status.ADMITTED)
    if values or own_value(holder, key, index, "status"):
        put_term(holder, key, index, values or {"status": ""})


def _assign(holder: Any, key: str, *, source: str) -> None:
    assign(holder, key, source)


def _status(status: Status | None, implied: Status) -> dict[str, str]:
    """Return the key that says *status*, which is none where the place of the term says so."""
    return {} if status is None or status is implied else {"status": str(status)}


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def remove(texts: Texts, glossary: Glossary, concept: Concept) -> Texts:
    """Take *concept* out, and its id out of what is related to it."""
    changed = {_path(concept): lines.delete_concept(texts[_path(concept)], concept.id)}
    for other in glossary:
        if concept.id in other.related and other is not concept:
            left = [name for name in other.related if name != concept.id]
            changed |= set_values({**texts, **changed}, other, {"related": left})
    return changed


def remove_terms(texts: Texts, concept: Concept, tag: str, term: str = "") -> Texts:
    """Take all terms of the language *tag* out of *concept*, or only the one with the text *term*.

    Raises:
        GlossaryError: there is no such term.
    """
    path = _path(concept)
    terms = concept.terms.get(tag, ())
    index = _index(concept, tag, term) if term or not terms else 0
    if term and len(terms) > 1:
        return {path: rewrite(texts[path], concept.id, tag, lambda holder, key: drop_term(holder, key, index))}
    return {path: lines.delete(texts[path], *lines.region(texts[path], concept.id, of=tag))}


def rename(texts: Texts, old: str, new: str) -> Texts:
    """Give the concept *old* the id *new*, in its own headers and wherever it is related to another concept.

    Raises:
        GlossaryError: *new* cannot be an id.
    """
    check_id(new)
    changed = {}
    for path, text in texts.items():
        places: list[tuple[int, int]] = []
        for statement in scan(text):
            if statement.keys[0] == old and len(statement.spans) == len(statement.keys):
                start, end = statement.spans[0]
                quoted = text[start] in "\"'"
                places.append((start + quoted, end - quoted))
            elif statement.keys[1:] == ("related",):
                found = strings(text, statement.spans[-1][1], statement.end)
                # Without the quotation marks: they may be of either kind.
                places.extend((start + 1, end - 1) for start, end, value in found if value == old)
        renamed = text
        for start, end in reversed(places):
            renamed = renamed[:start] + new + renamed[end:]
        if places:
            changed[path] = renamed
    return changed


def require(glossary: Glossary, name: str) -> Concept:
    """Return the concept *name*.

    Raises:
        GlossaryError: there is none; the message names those with a similar id.
    """
    if (concept := glossary.get(name)) is not None:
        return concept
    near = get_close_matches(name, [concept.id for concept in glossary], n=3)
    cure = f"did you mean {' or '.join(near)}?" if near else "find it with 'dragoman glossary search TEXT'"
    raise GlossaryError(f"no concept '{name}' in the glossary", cure=cure)


def _path(concept: Concept) -> Path:
    if concept.path is None:
        raise GlossaryError(f"{concept.id} is in no file", cure="edit only what was read from files")
    return concept.path


def _preferred(concept: Concept, tag: str) -> int | None:
    statuses = [term.status for term in concept.terms.get(tag, ())]
    return statuses.index(Status.PREFERRED) if Status.PREFERRED in statuses else None


def _index(concept: Concept, tag: str, text: str) -> int:
    names = [term.text for term in concept.terms.get(tag, ())]
    if text in names:
        return names.index(text)
    there = (
        f"the terms there are {', '.join(names)}" if names else f"it has {', '.join(concept.terms) or 'none at all'}"
    )
    what = f"{concept.id} has no term '{text}' in {tag}" if text else f"{concept.id} has no term in {tag}"
    raise GlossaryError(what, cure=there, path=concept.path, line=concept.line)


def _already(concept: Concept, tag: str, text: str) -> GlossaryError:
    status = concept.terms[tag][_index(concept, tag, text)].status
    return GlossaryError(
        f"{concept.id} has '{text}' in {tag} already ({status})",
        cure="make it the preferred term with --status preferred, or remove it first",
        path=concept.path,
        line=concept.line,
    )
