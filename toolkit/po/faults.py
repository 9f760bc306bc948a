"""What is wrong with a PO file where it cannot be read, in the words of the person who has to mend it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.po.syntax import STRING


class Fault(Exception):  # noqa: N818 - the reader's own; the error that people see is made of it
    """A place that cannot be read.

    Args:
        place: its offset in the text.
        what: what is wrong.
        cure: how to mend it.
    """

    def __init__(self, place: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.place = place
        self.what = what
        self.cure = cure


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """comment, string, a keyword, word, index, quote or junk."""
    place: int
    text: str


_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)|(?P<string>" + STRING.pattern + r")|(?P<index>\[[ \t]*\d+[ \t]*\])"
    r'|(?P<word>[A-Za-z_$][\w$]*)|(?P<quote>")|(?P<junk>[^ \t\r\f\v\n])'
)
_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr", "domain")
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_AFTER = {
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr",),
    "msgstr": ("msgstr", "msgctxt", "msgid", "domain", "comment", ""),
    "domain": ("msgctxt", "msgid", "domain", "comment", ""),
    "": ("msgctxt", "msgid", "domain", "comment", ""),
}
"""Keyword → what may follow its strings; nothing at all stands for the end of the file."""

OPEN_STRING = (
    "a string is not closed, or a quotation mark inside it lacks its backslash",
    'end the line with " and write \\" inside it',
)
_CONFLICT_STANDS = (
    "two versions of this place stand side by side",
    "keep one of the two, and take out the lines with <<<<<<<, ======= and >>>>>>>",
)
_NO_ENTRY = (
    "this line is neither a comment nor a text in quotation marks",
    'write it as "...", or begin it with # if it is a remark',
)
_KEYWORD_LIKE = re.compile(r'[\w$]+(?:\[\d+\])?[ \t]*"')
NO_QUOTES = ("the text has no straight quotation marks around it", 'write it as "..."')


def explain(text: str, start: int) -> Fault:
    """Return what is wrong with the entry that starts at *start* of *text*, which no pattern matches."""
    keyword, place, strings = "", start, True
    for token in _tokens(text, start):
        if token.kind in _KEYWORDS or token.kind == "comment":
            if not strings:
                return Fault(place, f"{keyword} has no text", 'write it behind it as "..."')
            if token.kind not in _AFTER[keyword]:
                return _out_of_place(keyword, place, token)
            if token.kind != "comment":
                keyword, place, strings = token.kind, token.place, False
        elif token.kind == "string" and keyword:
            strings = True
        elif token.kind != "index" or keyword != "msgstr" or strings:
            return _stranger(text, token, keyword, strings=strings)
    if not strings:
        return Fault(place, f"{keyword} has no text", 'write it behind it as "..."')
    if "" not in _AFTER[keyword]:
        return _out_of_place(keyword, place, _Token("", len(text), ""))
    return Fault(start, "this is not a PO file's entry", "mend that line, or run 'msgfmt -c' on the file for more")


def _tokens(text: str, start: int) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text, start):
        kind = found.lastgroup or ""
        if kind == "word" and found[0] in _KEYWORDS:
            kind = found[0]
        yield _Token(kind, found.start(), found[0])


def _out_of_place(keyword: str, place: int, token: _Token) -> Fault:
    if token.kind == "comment":
        return Fault(
            token.place, f"a comment stands between {keyword} and what belongs to it", "move it above the entry"
        )
    if keyword == "msgctxt":
        return Fault(place, "this msgctxt has no msgid", "write its msgid below it")
    if keyword in ("msgid", "msgid_plural"):
        return Fault(place, f"this {keyword} has no msgstr", 'write msgstr "" below it')
    return Fault(token.place, f"{token.kind} without a msgid above it", "write its msgid above it")


def _stranger(text: str, token: _Token, keyword: str, *, strings: bool) -> Fault:
    line_start = text.rfind("\n", 0, token.place) + 1
    line = text[line_start:].split("\n", 1)[0]
    before = text[line_start : token.place]
    if _CONFLICT.match(line):
        said = _CONFLICT_STANDS
    elif token.kind == "quote" or '"' in before:
        said = OPEN_STRING
    elif token.kind == "string":
        said = "a text without msgid or msgstr before it", "write one before it"
    elif not token.text.isprintable():
        said = f"an invisible character, U+{ord(token.text):04X}, stands here", "take it out, or write a plain blank"
    elif (keyword and not strings) or before.strip():
        said = NO_QUOTES
    elif token.kind == "word" and _KEYWORD_LIKE.match(text, token.place):
        said = f"unknown keyword '{token.text}'", "the words are msgctxt, msgid, msgid_plural and msgstr"
    else:
        said = _NO_ENTRY
    return Fault(token.place, *said)
