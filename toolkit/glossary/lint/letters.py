"""Rules about the letters of a term.

Letters are judged in approved terms only: a wrong spelling may well be listed as one to avoid.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from toolkit import languages
from toolkit.glossary.lint.base import Problem, each_term, language_of, named
from toolkit.glossary.store import Glossary
from toolkit.languages import Language

if TYPE_CHECKING:
    from toolkit.model import Concept

_SISTERS = {"ckb": "kmr", "kmr": "ckb"}
"""The languages that are mistaken for each other because both are called Kurdish."""

_JOINER = "\u200c"
# Tatweel, harakat and the superscript alef; not the fathatan of مثلاً and the shadda of سنّة: news text writes both.
_MARKS = re.compile("[\u0640\u064c-\u0650\u0652\u0670]")
_SEVERAL = 3
"""Fewest terms of a file that show that the whole list has the wrong tag."""


def wrong_language(glossary: Glossary) -> Iterator[Problem]:
    """Yield the first concept of each file where most terms of one kind of Kurdish are in the script of the other."""
    found: dict[tuple[str, str], list[tuple[Concept, bool]]] = defaultdict(list)
    for concept, tag, term in each_term(glossary):
        if tag in _SISTERS and term.status.approved and concept.translate:
            found[str(concept.path), tag].append((concept, bool(_sister(tag, term.text))))
    for (_, tag), terms in found.items():
        wrong = [concept for concept, sister in terms if sister]
        if len(wrong) >= _SEVERAL and len(wrong) * 2 > len(terms):
            other = languages.get(_SISTERS[tag])
            count = f"{len(wrong)} of {len(terms)} {tag} terms in this file"
            message = f"{count} look like {other.name}: is their tag {other.tag}?"
            yield Problem("wrong-language", "warning", message, wrong[0], tag)


def wrong_script(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms with letters of another script than that of their language."""
    for concept, tag, term in each_term(glossary):
        if not term.status.approved or not concept.translate:
            continue
        script = language_of(tag).script
        own = script.upper()
        for text in (term.text, *term.forms):
            foreign = next((letter for letter in text if letter.isalpha() and _script(letter) != own), "")
            if foreign:
                message = f"{tag} '{text}' has {named(foreign)}; {tag} is written in {script} script"
                yield Problem("wrong-script", "warning", message + _sister(tag, text), concept, tag)


def wrong_letter(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms with a letter that only looks like one of their language."""
    for concept, tag, term in each_term(glossary):
        look_alikes = language_of(tag).look_alikes
        for text in (term.text, *term.forms) if term.status.approved else ():
            for letter in dict.fromkeys(text):
                if letter in look_alikes:
                    right = look_alikes[letter]
                    message = f"{tag} '{text}' has {named(letter)}: write {right} (U+{ord(right):04X})"
                    yield Problem("wrong-letter", "warning", message, concept, tag)


def foreign_letter(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms with a letter of their script that their language is not written with.

    English takes names with any letter that their own language has.
    """
    for concept, tag, term in each_term(glossary):
        language = language_of(tag)
        if tag == "en" or not term.status.approved or not concept.translate:
            continue
        for text in (term.text, *term.forms):
            for letter in dict.fromkeys(text):
                if _is_foreign(letter, language):
                    others = [one.tag for one in map(languages.get, languages.TAGS) if letter in one.letters]
                    hint = f": is this {' or '.join(others)}?" if others else ""
                    message = f"{tag} '{text}' has {named(letter)}, no letter of {language.name}{hint}"
                    yield Problem("foreign-letter", "info", message, concept, tag)


def _is_foreign(letter: str, language: Language) -> bool:
    known = letter in language.letters or letter in language.look_alikes
    if known or not letter.isalpha() or _script(letter) != language.script.upper():
        return False
    return unicodedata.normalize("NFKC", letter) == letter and unicodedata.category(letter) != "Lm"


def presentation_form(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms with letters in the shapes that only old typesetting programs export."""
    for concept, tag, term in each_term(glossary):
        for text in (term.text, *term.forms):
            for letter in dict.fromkeys(text) if not unicodedata.is_normalized("NFKC", text) else ():
                if letter.isalnum() and (plain := unicodedata.normalize("NFKC", letter)) != letter:
                    message = f"{tag} '{text}' has {named(letter)}: write {plain}"
                    yield Problem("presentation-form", "warning", message, concept, tag)


def invisible_character(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms with characters that cannot be seen: bidi controls and zero-width ones."""
    for concept, tag, term in each_term(glossary):
        allowed = _JOINER if language_of(tag).non_joiner else ""
        for text in (term.text, *term.forms):
            for letter in dict.fromkeys(text) if not text.isprintable() else ():
                if unicodedata.category(letter) == "Cf" and letter not in allowed:
                    message = f"{tag} '{text}' has {named(letter)}: take it out"
                    yield Problem("invisible-character", "warning", message, concept, tag)


def vowel_marks(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms in Arabic script with vowel marks or a stretched line, which news text does not have."""
    for concept, tag, term in each_term(glossary):
        for text in (term.text, *term.forms) if term.status.approved else ():
            if (found := _MARKS.search(text)) is not None and language_of(tag).script == "Arabic":
                message = f"{tag} '{text}' has {named(found[0])}: write it without"
                yield Problem("vowel-marks", "warning", message, concept, tag)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _sister(tag: str, text: str) -> str:
    """Say so where *text* is wholly in the script of the other Kurdish language."""
    if tag not in _SISTERS:
        return ""
    other = languages.get(_SISTERS[tag])
    whole = all(_script(letter) == other.script.upper() for letter in text if letter.isalpha())
    return f": this looks like {other.name}, {other.tag}" if whole else ""
