"""What every format reads into and writes from: the table of a concept, as it would stand in TOML."""

import codecs
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.errors import DragomanError, FileError, GlossaryError, LanguageError
from toolkit.files import decode_utf8, read_bytes
from toolkit.glossary.parse import CONCEPT_KEYS, TERM_KEYS
from toolkit.model import Concept, Status, Term

LONGEST = 255
"""Letters of a term: what is longer is a sentence, and Weblate and TBX tools refuse it."""

_KURDISH = {"ku": "Kurdish of either kind", "kur": "Kurdish of either kind", "cb": "Sorani in some corpora only"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept as a file describes it, before anything is judged."""

    id: str
    """What the file calls it, empty where it calls it nothing."""
    values: Mapping[str, Any]
    """Key → value as in a TOML file of the glossary; a status that the file does not state is left out."""
    line: int


@dataclass(slots=True)
class Intake:
    """What is known before a file is read, and what reading it left out."""

    languages: tuple[str, ...] = ()
    """Source and target language of a file that does not say; for any other, the languages wanted."""
    source: str = "en"
    """Language of the msgids of a PO file that does not say."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """The file's own name of a language (see :func:`tag_key`) → tag."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What has no place in the glossary → how often it was there."""

    def pair(self, path: Path) -> tuple[str, str]:
        """Return the languages of the file at *path*, which holds two and does not say which.

        Raises:
            GlossaryError: nobody has said it.
        """
        if len(self.languages) != len(("source", "target")):
            cure = "say --lang SOURCE --lang TARGET, as --lang en --lang ar"
            raise GlossaryError("it does not say which two languages it holds", cure=cure, path=path)
        return self.languages[0], self.languages[1]

    def tag(self, name: str, path: Path, line: int) -> str:
        """Return the tag of the language that the file calls *name*; empty for a language unknown here.

        Raises:
            LanguageError: *name* is known to mean different languages in different places.
        """
        if (mapped := self.mapping.get(tag_key(name))) is not None:
            return mapped
        try:
            return languages.get(name).tag
        except LanguageError as error:
            meaning = _KURDISH.get(tag_key(name).split("-")[0])
            if meaning is None:
                self.left_out[f"language {name}"] += 1
                return ""
            what = f"'{name}' means {meaning}"
            cure = f"write ckb (Sorani) or kmr (Kurmanji), or say which with --map {name}=ckb or --map {name}=kmr"
            raise LanguageError(what, cure=cure, path=path, line=line) from error


def tag_key(name: str) -> str:
    """Return *name*, a language tag or the title of a column, in the spelling that is compared."""
    return name.strip().replace("_", "-").casefold()


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file."""

    data: bytes
    notes: tuple[str, ...] = ()
    """What whoever exports should know about it, a line each."""


Item = Entry | DragomanError
"""What a reader yields: a concept, or why a row is rejected."""
Reader = Callable[[Path, Intake], Iterator[Item]]
Writer = Callable[[Sequence[Concept], Sequence[str]], Written]
"""Gets what :attr:`Format.keep` left of the concepts, and the languages, the source first."""
Keep = Callable[[Concept, Sequence[str]], tuple[Concept, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format."""

    name: str
    read: Reader
    write: Writer
    keep: Keep
    """Returns what can be read back of a concept that is written in these languages."""
    ranked: bool = False
    """True where the first term is the preferred one without further words."""
    statuses: frozenset[Status] = frozenset(Status)
    """The statuses it tells apart; where deprecated is not among them, it is said to be forbidden."""
    fewest: int = 1
    """Languages that a file holds at least."""
    pair: bool = False
    """True where it holds a source and a target and no more."""


def table(concept: Concept, tags: Sequence[str] = languages.TAGS) -> dict[str, Any]:
    """Return *concept* as the table that :func:`toolkit.glossary.parse.build` reads, without what goes unsaid."""
    values: dict[str, Any] = {}
    for key in CONCEPT_KEYS:
        value = getattr(concept, key)
        if value != (key == "translate" or type(value)()):
            values[key] = list(value) if isinstance(value, tuple) else value
    for tag in tags:
        terms = concept.terms.get(tag, ())
        told = any(term.status is Status.PREFERRED for term in terms[1:])
        for index, term in enumerate(terms):
            implied = Status.ADMITTED if index or told else Status.PREFERRED
            values.setdefault(tag, []).append(term_values(term, implied))
    return values


def term_values(term: Term, implied: Status | None) -> dict[str, Any]:
    """Return the values of *term*, without those that are the default and without the status *implied*."""
    plain = Term(term.text, term.language, status=implied or term.status, case=default_case(term.text))
    values: dict[str, Any] = {"text": term.text}
    for key in TERM_KEYS[1:]:
        value = getattr(term, key)
        if value != getattr(plain, key) or (key == "status" and implied is None):
            values[key] = list(value) if isinstance(value, tuple) else str(value)
    return values


def default_case(text: str) -> Any:
    """Return the case rule of a term of which nothing is said."""
    return "exact" if any(letter.isupper() for letter in text) else "any"


_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_any_text(path: Path) -> str:
    """Return the text of *path*: UTF-8, or UTF-16 with the byte order mark that Excel writes.

    Raises:
        FileError: it cannot be read or is in another encoding.
    """
    data = read_bytes(path)
    if not data.startswith(_MARKS):
        return decode_utf8(data, path).removeprefix("\ufeff")
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        what = "not UTF-16, as its byte order mark says"
        raise FileError(what, cure="save it as UTF-8 in your editor", path=path) from error
