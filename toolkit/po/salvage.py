"""What can be read of a damaged PO file, and everything else as it stands: nothing that a person typed is lost.

Line by line, where :mod:`toolkit.po.reader` reads by the grammar and stops at the first fault.
"""

import re
from dataclasses import dataclass, field

from toolkit.po import comments as notes
from toolkit.po.entry import Entry
from toolkit.po.syntax import MARKED, PREVIOUS, STRING, unescape_what_can_be, unmask, unquote

Piece = tuple[int, str]
"""Number of a line, counted from 1, and what stands there."""

_BLANKS = " \t\r\f\v"
_KEYWORD = re.compile(
    r'(msgctxt|msgid_plural|msgid|msgstr|domain(?=[ \t]*"))\b[ \t]*(?:\[[ \t]*(\d{1,4})[ \t]*\])?', re.IGNORECASE
)
_STRINGS = re.compile(rf"(?:{STRING.pattern}[ \t\r\f\v]*+)++")
_NEXT = re.compile(r"(?:msgctxt|msgid_plural|msgid|msgstr)\b[^\"]*\"")
_LIKE_KEYWORD = re.compile(r'\w+(?:\[\d+\])?[ \t]*"(?!\Z)')
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |\Z)")
_CURLY = re.compile(r"[“”„](.*)[“”„]")


def salvage(text: str) -> tuple[list[Entry], list[Piece]]:
    """Read *text*, a PO file with any line endings, whatever is wrong with it.

    A text whose quotation marks are missing, curly or not closed is taken as what was meant; an escape that means
    nothing stays as it is; a translation without a msgid becomes an entry without one. Texts may be there twice.

    Returns:
        What could be read as entries, the header among them, in the order of the file; and line and text of all else.
        Every line that is not blank is in one of the two.
    """
    salvager = _Salvager()
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in plain:
        plain = plain.replace("\r", "\n")
    for number, (line, shown) in enumerate(zip(plain.split("\n"), unmask(plain).split("\n"), strict=True), 1):
        rest = shown.lstrip(_BLANKS)
        while rest := salvager.take(number, rest, obsolete=MARKED.match(line) is not None):
            pass
    salvager.finish()
    return salvager.entries, sorted(salvager.pieces + salvager.comments)


@dataclass(slots=True)
class _Salvager:
    """What has been read so far."""

    entries: list[Entry] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    comments: list[Piece] = field(default_factory=list)
    """Those above the entry that is being read."""
    entry: Entry | None = None
    keyword: str = ""
    """What the strings that come belong to; with a number where it is a plural form."""
    texts: dict[str, str] = field(default_factory=dict)
    """Keyword → text, of the entry that is being read."""
    open: bool = False
    """True where the last string was not closed."""
    near: bool = False
    """True while no blank line has come since."""
    domain: str = ""

    def take(self, number: int, line: str, *, obsolete: bool) -> str:
        """Read *line*, without blanks before it, and return what stands in it behind the strings of a keyword."""
        bare = line.rstrip(_BLANKS)
        if not bare:
            self.open = self.near = False
        elif line[0] == "#":
            if any(keyword.startswith("msgstr") for keyword in self.texts):
                self.finish()
            self.comments.append((number, line))
        elif _CONFLICT.match(bare):
            self.finish()
            self.pieces.append((number, bare))
        elif found := _KEYWORD.match(line):
            self.start(number, found, obsolete=obsolete)
            return self.add(line[found.end() :].lstrip(_BLANKS))
        elif self.keyword and (line[0] == '"' or (self.near and self.goes_on(bare))):
            return self.add(line)
        else:
            if _LIKE_KEYWORD.match(line):
                self.keyword = ""
            self.pieces.append((number, bare))
        return ""

    def goes_on(self, line: str) -> bool:
        """Return whether *line*, which opens no string, is more of the text above it."""
        quoted = _CURLY.fullmatch(line) is not None
        return self.open or quoted or (line[-1] == '"' and not _LIKE_KEYWORD.match(line))

    def start(self, number: int, found: re.Match[str], *, obsolete: bool) -> None:
        """Start the text of a keyword, and an entry where it is the first of one."""
        keyword = found[1].lower()
        if keyword == "msgstr" and found[2] is not None:
            keyword = f"msgstr[{int(found[2])}]"
        begins = keyword in ("msgctxt", "domain") or (keyword == "msgid" and [*self.texts] not in ([], ["msgctxt"]))
        if begins or keyword in self.texts:
            self.finish()
        if self.entry is None:
            line = self.comments[0][0] if self.comments else number
            self.entry = Entry(linenum=line, obsolete=obsolete)
        self.keyword, self.open, self.near = keyword, False, True
        self.texts[keyword] = ""

    def add(self, rest: str) -> str:
        """Add the strings of *rest*, what stands behind a keyword or on a line of its own, and return what follows."""
        strings = _STRINGS.match(rest)
        after = rest[strings.end() :] if strings else ""
        if strings and (not after or after[0] == "#" or _NEXT.match(after)):
            self.open = False
            self.texts[self.keyword] += _said(strings[0].strip(_BLANKS))
            return after
        if rest.strip(_BLANKS):
            self.add_damaged(rest)
        return ""

    def add_damaged(self, rest: str) -> None:
        """Add *rest*, whose quotation marks are not as they should be."""
        curly = _CURLY.fullmatch(rest.rstrip(_BLANKS))
        opened = rest[0] == '"' and rest.rstrip(_BLANKS) != '"'
        body = curly[1] if curly else rest[1:] if opened else rest
        bare = body.rstrip(_BLANKS)
        closed = bare[-1:] == '"' and not bare.endswith('\\"')
        said = self.texts[self.keyword]
        if self.open and not opened and said and not said[-1].isspace():
            said += " "  # a mail program or an editor has broken the line there
        whole = body if curly or opened else bare
        self.texts[self.keyword] = said + unescape_what_can_be(bare[:-1] if closed else whole)
        self.open = (opened or self.open) and not closed

    def finish(self) -> None:
        """End the entry that is being read; what stands above it belongs to it."""
        entry, texts = self.entry, self.texts
        self.entry, self.texts, self.keyword, self.open = None, {}, "", False
        if entry is None:
            return
        comments, self.comments = self.comments, []
        if "domain" in texts:
            self.domain = texts["domain"]
            self.pieces += comments
            return
        self.pieces += _comment(entry, comments)
        entry.domain = self.domain
        entry.msgctxt = texts.pop("msgctxt", None)
        entry.msgid, entry.msgstr = texts.pop("msgid", ""), texts.pop("msgstr", "")
        entry.msgid_plural = texts.pop("msgid_plural", "")
        entry.msgstr_plural = {int(name[len("msgstr[") : -1]): text for name, text in texts.items()}
        self.entries.append(entry)


def _comment(entry: Entry, lines: list[Piece]) -> list[Piece]:
    """Add to *entry* what *lines*, its comments, say, and return those that say nothing to be understood."""
    said = notes.read("\n".join(line for _, line in lines))
    entry.tcomment, entry.comment = "\n".join(said.translator), "\n".join(said.extracted)
    entry.occurrences, entry.flags = said.occurrences, said.flags
    if not said.previous:
        return []
    found = PREVIOUS.fullmatch("\n".join(said.previous))
    if found is None:
        return [(number, line) for number, line in lines if notes.kind_of(line) == notes.PREVIOUS]
    texts = [None if part is None else _said(part.strip()) for part in found.groups()]
    entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = texts
    return []


def _said(strings: str) -> str:
    try:
        return unquote(strings)
    except ValueError:
        return "".join(unescape_what_can_be(string[1:-1]) for string in STRING.findall(strings))
