"""Rules about the letters of a term.

Letters are judged in approved terms only: a wrong spelling may well be listed as one to avoid.
"""

import re
import unicodedata
from collections.abc import Iterator

from toolkit import languages
from toolkit.glossary.lint.base import Problem
from toolkit.glossary.store import Glossary
from toolkit.model import Concept, Term

_SISTERS = {"ckb": "kmr", "kmr": "ckb"}
"""The languages that are mistaken for each other because both are called Kurdish."""

_WHITE_SPACE = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_JOINER = "\u200c"
# Tatweel, harakat and the superscript alef; not the fathatan of مثلاً and the shadda of سنّة: news text writes both.
_MARKS = re.compile("[\u0640\u064c-\u0650\u0652\u0670]")


def wrong_script(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms with letters of another script than that of their language."""
    for concept, tag, term in _terms(glossary):
        if not term.status.approved or not concept.translate:
            continue
        script = languages.get(tag).script
        for text in (term.text, *term.forms):
            foreign = [letter for letter in text if letter.isalpha() and _script(letter) != script.upper()]
            if foreign:
                message = f"{tag} '{text}' has {_named(foreign[0])}; {tag} is written in {script} script"
                yield Problem("wrong-script", "warning", message + _sister(tag, text), concept, tag)


def wrong_letter(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms with a letter that only looks like one of their language."""
    for concept, tag, term in _terms(glossary):
        look_alikes = languages.get(tag).look_alikes
        for text in (term.text, *term.forms) if term.status.approved else ():
            for letter in dict.fromkeys(text):
                if letter in look_alikes:
                    right = look_alikes[letter]
                    message = f"{tag} '{text}' has {_named(letter)}: write {right} (U+{ord(right):04X})"
                    yield Problem("wrong-letter", "warning", message, concept, tag)


def white_space(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms with white space that no text will have in that place."""
    for concept, tag, term in _terms(glossary):
        for text in (term.text, *term.forms):
            if (found := _WHITE_SPACE.search(text)) is not None:
                kind = "two spaces" if found[0].isspace() and len(found[0]) > 1 else "a space at one end"
                if found[0].strip(" "):
                    kind = _named(found[0].strip(" ")[0])
                message = f"{tag} '{text}' has {kind}: put single spaces between words only"
                yield Problem("white-space", "warning", message, concept, tag)


def invisible_character(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms with characters that cannot be seen: bidi controls and zero-width ones."""
    for concept, tag, term in _terms(glossary):
        allowed = _JOINER if languages.get(tag).non_joiner else ""
        for text in (term.text, *term.forms):
            for letter in dict.fromkeys(text):
                if unicodedata.category(letter) == "Cf" and letter not in allowed:
                    message = f"{tag} '{text}' has {_named(letter)}: take it out"
                    yield Problem("invisible-character", "warning", message, concept, tag)


def vowel_marks(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms in Arabic script with vowel marks or a stretched line, which news text does not have."""
    for concept, tag, term in _terms(glossary):
        for text in (term.text, *term.forms) if term.status.approved else ():
            if (found := _MARKS.search(text)) is not None and languages.get(tag).script == "Arabic":
                message = f"{tag} '{text}' has {_named(found[0])}: write it without"
                yield Problem("vowel-marks", "warning", message, concept, tag)


def needless_form(glossary: Glossary) -> Iterator[Problem]:
    """Yield the forms that are the term itself."""
    for concept, tag, term in _terms(glossary):
        if term.text in term.forms:
            yield Problem("needless-form", "info", f"{tag} '{term.text}' is listed among its own forms", concept, tag)


def _terms(glossary: Glossary) -> Iterator[tuple[Concept, str, Term]]:
    for concept in glossary:
        for tag, terms in concept.terms.items():
            for term in terms:
                yield concept, tag, term


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "a character without a name")
    return f"U+{ord(letter):04X} {name}"


def _sister(tag: str, text: str) -> str:
    """Say so where *text* is wholly in the script of the other Kurdish language."""
    if tag not in _SISTERS:
        return ""
    other = languages.get(_SISTERS[tag])
    whole = all(_script(letter) == other.script.upper() for letter in text if letter.isalpha())
    return f": this looks like {other.name}, {other.tag}" if whole else ""
