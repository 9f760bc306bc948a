"""Rules about how a term is written, whatever its letters."""

import re
import unicodedata
from collections.abc import Iterator

from toolkit.glossary.lint.base import Problem, each_term, named
from toolkit.glossary.store import Glossary

_WHITE_SPACE = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_FIRST, _LAST = "#@(", ")%+#.'’"
"""Signs that may begin a term, and that may end one: U.S., P5+1, Hashd (Shaabi)."""


def white_space(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms with white space that no text will have in that place."""
    for concept, tag, term in each_term(glossary):
        for text in (term.text, *term.forms):
            if (found := _WHITE_SPACE.search(text)) is not None:
                kind = "two spaces" if found[0].isspace() and len(found[0]) > 1 else "a space at one end"
                if found[0].strip(" "):
                    kind = named(found[0].strip(" ")[0])
                message = f"{tag} '{text}' has {kind}: put single spaces between words only"
                yield Problem("white-space", "warning", message, concept, tag)


def outer_punctuation(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms that begin or end with a quotation mark or another sign, which is no part of them."""
    for concept, tag, term in each_term(glossary):
        for text in (term.text, *term.forms):
            ends = ((text[0], _FIRST), (text[-1], _LAST))
            for sign in dict.fromkeys(sign for sign, allowed in ends if _is_sign(sign) and sign not in allowed):
                message = f"{tag} '{text}' has {named(sign)} at one end: leave it to the text"
                yield Problem("outer-punctuation", "warning", message, concept, tag)


def needless_form(glossary: Glossary) -> Iterator[Problem]:
    """Yield the forms that are the term itself."""
    for concept, tag, term in each_term(glossary):
        if term.text in term.forms:
            yield Problem("needless-form", "info", f"{tag} '{term.text}' is listed among its own forms", concept, tag)


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
