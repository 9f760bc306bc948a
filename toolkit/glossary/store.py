"""The glossary read from its files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from toolkit import languages
from toolkit.errors import DragomanError
from toolkit.files import files_under, read_text
from toolkit.glossary.exchange.csv_table import parse_csv
from toolkit.glossary.journal import pending
from toolkit.glossary.parse import duplicate, parse
from toolkit.model import Concept


@dataclass(frozen=True)
class Glossary:
    """The concepts of a desk, in the order of their files."""

    concepts: tuple[Concept, ...] = ()

    @cached_property
    def _by_id(self) -> Mapping[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def __contains__(self, name: object) -> bool:
        return name in self._by_id

    def __getitem__(self, name: str) -> Concept:
        return self._by_id[name]

    def get(self, name: str) -> Concept | None:
        """Return the concept with the id *name*, or None."""
        return self._by_id.get(name)

    def search(self, text: str) -> tuple[Concept, ...]:
        """Return the concepts with *text* in their id, their definition or a term.

        Capitals do not matter, nor do spellings that the language of a term takes for the same.
        """
        return tuple(concept for concept in self.concepts if _holds(concept, text.strip()))


def _holds(concept: Concept, text: str) -> bool:
    plain = text.casefold()
    if plain in concept.id or plain in concept.definition.casefold():
        return True
    for tag, terms in concept.terms.items():
        fold = languages.get(tag).fold
        wanted = fold(text).casefold()
        # Folding may leave nothing of a text that is all marks; that must not find everything.
        if wanted and any(wanted in fold(name).casefold() for term in terms for name in (term.text, *term.forms)):
            return True
    return False


def load(folder: Path) -> Glossary:
    """Return the glossary in the ``*.toml`` files anywhere under *folder*; none there is an empty glossary.

    Raises:
        GlossaryError: a file is wrong, or changed since an edit to it was cut short; the first fault found.
        FileError: a file cannot be read.
    """
    # First what an edit was to write: another command may be writing it, and be done when the files are read.
    unwritten = {path: text.removeprefix("\ufeff") for path, text in pending(folder).items()}
    texts = {path: read_text(path) for path in paths_in(folder)} | unwritten
    return combine(dict(sorted(texts.items())))


def load_file(path: Path) -> Glossary:
    """Return the glossary in one file, CSV where its name ends so and TOML otherwise.

    Raises:
        GlossaryError: it is wrong; the first fault found.
        FileError: it cannot be read.
    """
    return combine({path: read_text(path)})


def paths_in(folder: Path) -> list[Path]:
    """Return the glossary files under *folder*, hidden ones left out, in the order of their names.

    Raises:
        FileError: a folder cannot be read.
    """
    return files_under(folder, ".toml")


def combine(texts: Mapping[Path, str], kept: Mapping[Path, Sequence[Concept]] = MappingProxyType({})) -> Glossary:
    """Return the glossary in *texts*, the contents of its files.

    Args:
        texts: path → text, in the order of the glossary.
        kept: what was read before in some of them, which is not read again.

    Raises:
        GlossaryError: a file is wrong; the first fault found.
    """
    glossary, faults = examine(texts, kept)
    if faults:
        raise faults[0]
    return glossary


def examine(
    texts: Mapping[Path, str], kept: Mapping[Path, Sequence[Concept]] = MappingProxyType({})
) -> tuple[Glossary, list[DragomanError]]:
    """Return what can be read of *texts*, as in :func:`combine`, and everything that is wrong with them."""
    concepts: dict[str, Concept] = {}
    faults: list[DragomanError] = []
    for path, text in texts.items():
        found, wrong = (kept[path], []) if path in kept else _read(text, path)
        for concept in found:
            first = concepts.setdefault(concept.id, concept)
            if first is not concept:
                wrong.append(duplicate(concept.id, path, concept.line, first.path or path, first.line))
        faults.extend(wrong)
    return Glossary(tuple(concepts.values())), faults


def _read(text: str, path: Path) -> tuple[Sequence[Concept], list[DragomanError]]:
    return (parse_csv if path.suffix.lower() == ".csv" else parse)(text, path)
