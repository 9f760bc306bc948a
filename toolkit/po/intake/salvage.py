"""Reading a PO file that nobody else reads: line by line, taking every text that is in it.

It knows the faults that editors, mails, merges and disks leave: open and curly quotation marks, a keyword with a typing
error, text where none belongs, marks of a conflict, entries that are cut off. What makes no entry is given back as it
stands, so that every letter of a translation is in an entry or in one of these pieces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from toolkit.po import comments
from toolkit.po.entry import Entry
from toolkit.po.intake.base import Piece

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_MARK = re.compile(r"[ \t]*#~[ \t]*(?!\|)")
_QUOTED_MAIL = re.compile(r"[ \t]*>[ \t]?")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:[ \t]|$)")
_KEYWORD = re.compile(
    r"[ \t]*([A-Za-z\ufffd][\w$\ufffd]{2,14})[ \t]*(?:\[[ \t]*(\d{0,3})[ \t]*\])?[ \t]*[:=]?[ \t]*(?=(.?))"
)
_HELD = re.compile(r'(?:#~[ \t]*)?msg(?:ctxt|id_plural|id|str)(?:\[\d+\])?[ \t]*"(?=.*"|[^"]+$)')
"""A keyword and its string, wherever in a line."""
_ONLY_MARKS = re.compile(r"[ \t]*(?:#[~.,:=|]*)?[ \t]*")
_STRAIGHT = '"'
_CURLY = "“”„‟"
_ESCAPE = re.compile(r"\\([\\\"ntrabfv])")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_MEANT = 0.7
"""How alike a word and a keyword are from which on it is that keyword with a typing error."""
_STRING = re.compile(r'[ \t]*".*"[ \t]*')
_EXPECTED = re.compile(r"""#\|[ \t]*(?:(?:msgctxt|msgid|msgid_plural)[ \t]*)?"(?:[^"\\]|\\.)*"[ \t]*""")


@dataclass(slots=True)
class Salvaged:
    """What could be read of a file."""

    entries: list[Entry] = field(default_factory=list)
    """The header among them. Two may have the same key; one whose msgid is lost has an empty one."""
    pieces: list[Piece] = field(default_factory=list)
    """What is no entry."""
    cut: set[int] = field(default_factory=set)
    """Places in :attr:`entries` of those that may lack the end of their text."""


def salvage(text: str) -> Salvaged:
    """Return the entries of *text*, and whatever else is in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [line for line in lines if line.strip()]
    if 2 * sum(_QUOTED_MAIL.match(line) is not None for line in filled) > len(filled):
        lines = [_QUOTED_MAIL.sub("", line, count=1) for line in lines]
    salvager = _Salvager()
    for number, line in enumerate(lines, 1):
        for part in _parts(line):
            salvager.take(part, number)
    salvager.finish()
    return salvager.found


def _parts(line: str) -> Iterator[str]:
    """Yield what was several lines before the breaks between them got lost, or was never more than one."""
    start = 0
    for found in _HELD.finditer(line):
        if not _ONLY_MARKS.fullmatch(line, start, found.start()):
            yield line[start : found.start()]
            start = found.start()
    yield line[start:]


@dataclass(slots=True)
class _Draft:
    """An entry while it is read."""

    line: int = 0
    raw: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    """Keyword, with the number of its form if it has one → its strings."""
    obsolete: bool = False
    open: str = ""
    """The part that the next string continues; empty after a comment or a gap."""
    unclosed: bool = False
    """Whether its last string has no quotation mark at its end."""

    @property
    def translated(self) -> bool:
        return any(part.startswith("msgstr") for part in self.parts)


@dataclass(slots=True)
class _Salvager:
    found: Salvaged = field(default_factory=Salvaged)
    draft: _Draft = field(default_factory=_Draft)

    def take(self, line: str, number: int) -> None:
        """Take a line, or a part of one."""
        plain = _MARK.sub("", line, count=1)
        obsolete = plain != line
        if not plain.strip():
            self.gap()
        elif plain.lstrip().startswith("#"):
            self.remark(plain.lstrip(), number)
        elif _CONFLICT.match(plain) and _STRAIGHT not in plain:
            self.draft.open = ""
        elif (found := _keyword(plain)) is not None:
            self.keyword(*found, number, plain, obsolete=obsolete)
        elif self.draft.open and (plain.lstrip()[0] in _STRAIGHT + _CURLY or self.draft.unclosed):
            self.draft.raw.append(plain)
            self.string(plain.strip(), number)
        else:
            if not self.draft.parts and plain.lstrip()[0] == _STRAIGHT and self.found.entries:
                self.found.cut.add(len(self.found.entries) - 1)
            self.draft.open = ""
            self.piece(number, plain)

    def gap(self) -> None:
        """Take an empty line, which ends an entry that has its translation, or nothing but a context."""
        if self.draft.translated or set(self.draft.parts) == {"msgctxt"}:
            self.finish()
        self.draft.open = self.draft.open if self.draft.parts else ""

    def remark(self, line: str, number: int) -> None:
        """Take a comment; one of the translator may stand within an entry."""
        kind = comments.kind_of(line)
        if self.draft.translated or (self.draft.parts and kind != comments.TRANSLATOR):
            self.finish()
        if _is_odd(line, kind):
            self.piece(number, line)
            return
        self.draft.line = self.draft.line or number
        self.draft.remarks.append(line)

    def keyword(self, name: str, form: str | None, rest: str, number: int, line: str, *, obsolete: bool) -> None:
        """Take a line that starts with a keyword."""
        part = f"{name}[{form or 0}]" if form is not None and name == "msgstr" else name
        if name != "msgstr" and (self.draft.translated or part in self.draft.parts):
            self.finish()
        elif part in self.draft.parts:
            self.again()
        if not self.draft.parts:
            self.draft.line = self.draft.line if self.draft.remarks else number
            self.draft.obsolete = obsolete
        self.draft.raw.append(line)
        self.draft.parts[part] = []
        self.draft.open = part
        self.string(rest, number)

    def again(self) -> None:
        """Start an entry with the same msgid, for another translation of it."""
        before = self.draft
        self.finish()
        kept = {part: strings for part, strings in before.parts.items() if not part.startswith("msgstr")}
        self.draft = _Draft(before.line, [], list(before.remarks), kept, before.obsolete)

    def string(self, written: str, number: int) -> None:
        """Take a string of the part that is open, in whatever quotation marks it is."""
        text, after, closed = _inside(written)
        strings = self.draft.parts[self.draft.open]
        # Where the line before was not closed, an editor has broken it.
        strings.append(f" {text}" if self.draft.unclosed and strings and strings[-1] else text)
        self.draft.unclosed = not closed
        if after:
            self.piece(number, after)

    def piece(self, number: int, text: str) -> None:
        """Put *text* aside, with what stands right above it that was put aside too."""
        pieces = self.found.pieces
        if pieces and pieces[-1].line + pieces[-1].text.count("\n") + 1 == number:
            above = pieces.pop()
            number, text = above.line, f"{above.text}\n{text}"
        pieces.append(Piece(number, text))

    def finish(self) -> None:
        """End the entry that is being read."""
        draft, self.draft = self.draft, _Draft()
        forms = [int(part[7:-1]) for part in draft.parts if part.startswith("msgstr[")]
        if draft.parts and not draft.translated:
            # Damage may have put a translation into the msgid.
            self.piece(draft.line, "\n".join([*draft.remarks, *draft.raw]))
            return
        if forms and sorted(forms) != list(range(len(forms))):
            self.piece(draft.line, "\n".join(draft.raw))
        if draft.parts:
            if draft.unclosed:
                self.found.cut.add(len(self.found.entries))
            self.found.entries.append(_entry(draft, forms))
        else:
            for line in draft.remarks:
                self.piece(draft.line, line)


def _keyword(line: str) -> tuple[str, str | None, str] | None:
    """Return keyword, number of the form and what stands after them; None where *line* starts with none."""
    found = _KEYWORD.match(line)
    if found is None:
        return None
    word = found[1].casefold()
    if word not in _KEYWORDS:
        close = get_close_matches(word, _KEYWORDS, 1, _MEANT) if found[3] and found[3] in _STRAIGHT + _CURLY else []
        if not close:
            return None
        word = close[0]
    return word, found[2], line[found.end() :].strip()


def _inside(written: str) -> tuple[str, str, bool]:
    """Return the text of the string *written*, what stands after it, and whether it is closed."""
    if not written or written[0] not in _STRAIGHT + _CURLY:
        return _unescaped(written), "", True
    closing = _STRAIGHT if written[0] == _STRAIGHT else _STRAIGHT + _CURLY
    body = written[1:]
    # A quotation mark within the text is not the last one of the line.
    end = max(body.rfind(mark) for mark in closing)
    if end < 0 or _is_escaped(body, end):
        return _unescaped(body), "", False
    return _unescaped(body[:end]), body[end + 1 :].strip(), True


def _is_escaped(text: str, place: int) -> bool:
    return (place - len(text[:place].rstrip("\\"))) % 2 == 1


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _NAMED.get(found[1], found[1]), text)


def _is_odd(line: str, kind: int) -> bool:
    """Return whether a comment that a program writes holds what none would write there, such as half a text."""
    if kind == comments.PREVIOUS:
        return line[2:3] == _STRAIGHT or _EXPECTED.fullmatch(line) is None
    if kind == comments.EXTRACTED:
        return line.count('"') % 2 == 1 or _HELD.search(line) is not None or _STRING.fullmatch(line, 2) is not None
    return kind != comments.TRANSLATOR and '"' in line


def _entry(draft: _Draft, forms: list[int]) -> Entry:
    said = comments.read("\n".join(draft.remarks))
    parts = {part: "".join(strings) for part, strings in draft.parts.items()}
    return Entry(
        msgid=parts.get("msgid", ""),
        msgstr=parts.get("msgstr", ""),
        msgctxt=parts.get("msgctxt"),
        msgid_plural=parts.get("msgid_plural", ""),
        msgstr_plural={form: parts[f"msgstr[{form}]"] for form in forms},
        flags=said.flags,
        obsolete=draft.obsolete,
        tcomment="\n".join(said.translator),
        comment="\n".join(said.extracted),
        occurrences=said.occurrences,
        linenum=draft.line,
    )
