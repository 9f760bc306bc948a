"""A concept's lines taken out for an editor and put back."""

from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.glossary.edit import lines
from toolkit.glossary.edit.concepts import Texts
from toolkit.glossary.store import examine
from toolkit.model import Concept


def block(texts: Texts, concept: Concept) -> str:
    """Return the lines of *concept*, from its header to the last of its keys.

    Raises:
        GlossaryError: other things stand between them.
    """
    path, text = _place(texts, concept)
    start, end = _region(path, text, concept.id)
    return text[start:end]


def check_block(text: str, name: str, path: Path) -> None:
    """Make sure that *text*, which stands in the file at *path*, is the one concept *name*.

    Raises:
        GlossaryError: it is not; the message names the line.
    """
    glossary, faults = examine({path: text})
    if faults:
        raise faults[0]
    for concept in glossary:
        if concept.id != name:
            cure = f"keep to [{name}]; 'dragoman glossary' has add and rename for the rest"
            raise GlossaryError(f"[{concept.id}] is another concept", cure=cure, path=path, line=concept.line)
    if name not in glossary:
        cure = f"start with the line [{name}], or take it out with 'dragoman glossary remove {name}'"
        raise GlossaryError(f"[{name}] is not there any more", cure=cure, path=path)


def put_block(texts: Texts, concept: Concept, old: str, new: str) -> Texts:
    """Put the lines *new* in the place of *old*, the lines of *concept* as they were when they were taken out.

    Every byte of *new* is kept, but for line breaks where the file has others.

    Raises:
        GlossaryError: the lines have changed since.
    """
    path, text = _place(texts, concept)
    start, end = _region(path, text, concept.id)
    if text[start:end] != old:
        what = f"someone changed {concept.id} in the meantime"
        raise GlossaryError(what, cure="compare the two and edit it again", path=path, line=concept.line)
    if end < len(text) and not new.endswith("\n"):
        new += "\n"
    if lines.newline(old) == "\r\n":
        new = new.replace("\r\n", "\n").replace("\n", "\r\n")
    return {path: text[:start] + new + text[end:]}


def _place(texts: Texts, concept: Concept) -> tuple[Path, str]:
    if concept.path is None:
        raise GlossaryError(f"{concept.id} is in no file", cure="edit only what was read from files")
    return concept.path, texts[concept.path]


def _region(path: Path, text: str, name: str) -> tuple[int, int]:
    try:
        return lines.region(text, name)
    except GlossaryError as error:
        raise GlossaryError(error.what, cure=error.cure, path=path, line=error.line) from error
