"""What makes a row of a foreign file unfit for the glossary."""

from collections.abc import Iterator
from pathlib import Path

from toolkit import languages
from toolkit.errors import DragomanError, GlossaryError
from toolkit.glossary.exchange.base import LONGEST, Entry
from toolkit.glossary.parse import build
from toolkit.languages import Language
from toolkit.model import Concept

_SHOWN = 40


def check(entry: Entry, name: str, path: Path) -> tuple[Concept, list[DragomanError]]:
    """Return the concept that *entry*, read from *path*, describes under the id *name*, and what is wrong with it."""
    concept, faults = build(name, entry.values, path, lambda *_: entry.line)
    if not concept.terms and not faults:
        cure = f"the languages are {', '.join(languages.TAGS)}"
        faults.append(GlossaryError(f"{name}: no term in a language known here", cure=cure))
    faults.extend(_too_long(concept))
    faults.extend(_wrong_script(concept))
    return concept, [GlossaryError(one.what, cure=one.cure, path=path, line=entry.line) for one in faults]


def _too_long(concept: Concept) -> Iterator[DragomanError]:
    for tag, terms in concept.terms.items():
        for term in terms:
            if len(term.text) > LONGEST:
                what = f"{concept.id}: {tag} '{term.text[:_SHOWN]}…' has {len(term.text)} characters"
                yield GlossaryError(what, cure=f"a term has at most {LONGEST}; is this a definition?")


def _wrong_script(concept: Concept) -> Iterator[DragomanError]:
    """Yield the terms that belong to a language of the other script.

    Acronyms in capitals and what another language of the concept writes in the same letters may stand anywhere.
    """
    if not concept.translate:
        return
    for tag, terms in concept.terms.items():
        language = languages.get(tag)
        elsewhere = {term.text for other, found in concept.terms.items() if other != tag for term in found}
        for text in (term.text for term in terms if term.text not in elsewhere):
            letters = [letter for letter in text if letter.isalpha()]
            if letters and not text.isupper() and not language.letters.intersection(letters):
                what = (
                    f"{concept.id}: {tag} '{text[:_SHOWN]}' is not in {language.script} script{_seems(text, language)}"
                )
                yield GlossaryError(what, cure=f"put it under its own language, and a term in {language.name} here")
                break


def _seems(text: str, language: Language) -> str:
    """Return what *text* seems to be: the languages of another script that have all its letters."""
    letters = {letter for letter in text if letter.isalpha()}
    others = (one for one in map(languages.get, languages.TAGS) if one.script != language.script)
    names = [f"{one.tag}, {one.name}" for one in others if letters <= one.letters]
    return f": it seems to be {' or '.join(names)}" if names else ""
