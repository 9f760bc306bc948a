"""Whole lines put into a glossary file and taken out of it; every other byte stays as it is."""

from toolkit import languages
from toolkit.errors import GlossaryError
from toolkit.glossary.layout import Statement, first_lines, scan
from toolkit.glossary.parse import CONCEPT_KEYS

_ORDER = (*CONCEPT_KEYS, *languages.TAGS)


def newline(text: str) -> str:
    """Return the line ending that *text* uses."""
    return "\r\n" if "\r\n" in text else "\n"


def header(text: str, name: str) -> Statement | None:
    """Return the header of the concept *name*, or None."""
    return next((one for one in scan(text) if one.header and one.keys == (name,)), None)


def value(text: str, name: str, key: str) -> Statement | None:
    """Return the one statement that gives *key* of the concept *name* its value, or None where there is no such."""
    return next((one for one in scan(text) if not one.header and one.keys == (name, key)), None)


def line_of(text: str, name: str, key: str, *, above: int) -> int:
    """Return the line of what *text* says first about *key* of the concept *name*, which begins in the line *above*.

    It is *above* itself where nothing is said. Lines are counted from 1.
    """
    return next((one.line for one in scan(text, above) if one.keys[:2] == (name, key)), above)


def region(text: str, name: str, *, of: str = "") -> tuple[int, int]:
    """Return start and end of the lines about the concept *name*, or about its key *of*.

    Raises:
        GlossaryError: other things stand between them.
    """
    keys = (name, of) if of else (name,)
    statements = list(scan(text))
    own = [index for index, one in enumerate(statements) if one.keys[: len(keys)] == keys]
    if own != list(range(own[0], own[-1] + 1)):
        what = f"what belongs to {'.'.join(keys)} stands apart in this file"
        raise GlossaryError(what, cure="bring it together by hand", line=statements[own[0]].line)
    return statements[own[0]].start, statements[own[-1]].end


def insert_key(text: str, name: str, key: str, line: str) -> str:
    """Return *text* with *line*, which gives *key* a value, among the lines of the concept *name*.

    It goes below those keys that usually stand before it.

    Raises:
        GlossaryError: the concept has no header to put it under.
    """
    after = header(text, name)
    if after is None:
        cure = f"start it with the line [{name}] by hand"
        raise GlossaryError(f"{name} has no header line", cure=cure, line=first_lines(text).get(name))
    for statement in scan(text):
        directly_below = not statement.header and len(statement.keys) - len(statement.spans) == 1
        if directly_below and statement.keys[0] == name and _rank(statement.keys[1]) < _rank(key):
            after = statement
    return _insert(text, after.end, line)


def _rank(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else -1


def append_concept(text: str, lines: list[str]) -> str:
    """Return *text* with the *lines* of a new concept below everything else, a blank line between."""
    ending = newline(text)
    block = ending.join(lines)
    if not text:
        return block + ending
    if not text.endswith("\n"):
        return text + ending * 2 + block
    return text + ending + block + ending


def delete(text: str, start: int, end: int) -> str:
    """Return *text* without the lines from *start* to *end*."""
    if end == len(text) and not text.endswith("\n"):
        start -= len(newline(text)) if text[:start].endswith(newline(text)) else 0
    return text[:start] + text[end:]


def delete_concept(text: str, name: str) -> str:
    """Return *text* without the concept *name* and the blank line that set it off from its neighbour.

    A comment above it stays, and stays apart from what follows: only a person knows what it is about.
    """
    start, end = region(text, name)
    ending = newline(text)
    if text[:start].endswith(ending * 2):
        start -= len(ending)
    elif not start and text.startswith(ending, end):
        end += len(ending)
    return delete(text, start, end)


def _insert(text: str, place: int, line: str) -> str:
    if place == len(text) and text and not text.endswith("\n"):
        return text + newline(text) + line
    return text[:place] + line + newline(text) + text[place:]
