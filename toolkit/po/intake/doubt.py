"""Texts that may have lost letters on their way: a charset that lacks one has put a question mark in its place."""

import re

from toolkit import languages
from toolkit.errors import LanguageError

_LETTER = r"[^\W\d_]"
_INSIDE = re.compile(rf"{_LETTER}\?+{_LETTER}|(?<!\S)\?+{_LETTER}|(?<!\S)\?{{2,}}(?!\S)")
"""Question marks that end no sentence: within a word, before one, or for a whole one."""
ADDRESS = re.compile(r"\S*(?:://|www\.|[=&])\S*")
"""A web address, whose question marks stand for nothing else."""
_MAYBE = re.compile(r"[\u0620-\u06d5].*\?|\?.*[\u0620-\u06d5]|\?\s+[a-zçêîûş]", re.DOTALL)
"""Any in an Arabic text, which has a question mark of its own, and in a Latin one those before a small letter."""


def doubt(text: str, msgid: str, language: str | None, charset: str) -> str:
    """Return why *text*, the translation of *msgid*, may not be what was typed; an empty string where it is.

    Args:
        text: the translation.
        msgid: what it translates, whose own question marks are none of the translator's.
        language: tag of the language of *text*, None where it is not known.
        charset: what its file was saved in.
    """
    if "\ufffd" in text and "\ufffd" not in msgid:
        return "some of its letters were damaged"
    plain = ADDRESS.sub("", text) if "?" in text else ""
    if "?" not in plain or _INSIDE.search(ADDRESS.sub("", msgid)):
        return ""
    if _INSIDE.search(plain):
        return "question marks stand in it where letters should be"
    if _MAYBE.search(plain) and _lacks(charset, language):
        return "a question mark in it may stand for a letter that its charset lacks"
    return ""


def _lacks(charset: str, language: str | None) -> bool:
    """Return whether *charset* lacks letters of the language with the tag *language*."""
    try:
        letters = "".join(languages.get(language or "").letters)
        return letters.encode(charset, "ignore").decode(charset) != letters
    except (LanguageError, LookupError):
        return False
