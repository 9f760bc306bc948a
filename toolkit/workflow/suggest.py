"""Terms that the glossary lacks, sought in files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit import languages
from toolkit.documents import EXTENSIONS, parse
from toolkit.files import read_lines, read_text
from toolkit.glossary.suggest import Candidate, as_toml, suggest
from toolkit.workflow.desk import Desk
from toolkit.workflow.workspace import find_workspace, open_workspace

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Suggested:
    """The candidates, and for which language and glossary they are."""

    candidates: tuple[Candidate, ...]
    language: str
    desk: Desk

    def as_toml(self) -> str:
        """Return the candidates as concepts for a glossary file, with ids that the glossary does not have."""
        return as_toml(self.candidates, self.language, {concept.id for concept in self.desk.concepts})


def suggest_terms(
    files: Sequence[Path | None], language: str = "", *, top: int = 50, workspace: Path | None = None
) -> Suggested:
    """Return what *files* speak of that the glossary lacks, the best candidates first.

    Args:
        files: documents and texts; None is standard input.
        language: tag of their language; the desk's source language where it is empty.
        top: how many candidates to return at most.
        workspace: whose glossary; else that of the workspace one stands in. Where there is none, the glossary is empty.

    Raises:
        DragomanError: the language is not known, the glossary is wrong, or a file cannot be read.
    """
    here = find_workspace() if workspace is None else open_workspace(workspace)
    tag = languages.get(language or (here.settings.source if here else "en")).tag
    desk = Desk.of(here) if here else Desk(())
    find = desk.recognizer(tag).find
    texts = [text for path in files for text in _texts(path)]
    found = suggest(texts, tag, lambda text: [(match.start, match.end) for match in find(text)], top=top)
    return Suggested(tuple(found), tag, desk)


def _texts(path: Path | None) -> Iterator[str]:
    """Yield the paragraphs of *path*, in the format its extension names where that is known."""
    if path is not None and path.suffix.lower() in EXTENSIONS:
        yield from (segment.text for segment in parse(path).segments)
        return
    text = "\n".join(read_lines(None)) if path is None else read_text(path).replace("\r\n", "\n")
    yield from (paragraph for paragraph in _PARAGRAPHS.split(text) if paragraph.strip())
