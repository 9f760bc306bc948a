"""What mails, merges, editors and disks do to a PO file: undone before it is salvaged, or seen afterwards.

:func:`toolkit.po.salvage.salvage` takes every line for what it says; here is what a line was before something happened
to it, and which entries are not whole although they could be read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from toolkit.po import comments
from toolkit.po.entry import Entry
from toolkit.po.intake.base import Piece
from toolkit.po.salvage import salvage

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_MAIL = re.compile(r"[ \t]*>[ \t]?")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:[ \t][^\"]*)?")
_WORD = re.compile(
    r'([ \t]*(?:#~[ \t]*)?)([A-Za-z\ufffd][\w$\ufffd]{2,14})(?=[ \t]*(?:\[[ \t]*\d+[ \t]*\])?[ \t]*["“”„])'
)
_MEANT = 0.7
"""How alike a word and a keyword are from which on it is that keyword with a typing error."""
_HELD = re.compile(r'(?:#~[ \t]*)?msg(?:ctxt|id_plural|id|str)(?:\[\d+\])?[ \t]*"(?=.*"|[^"]+$)')
"""A keyword and its string, wherever in a line."""
_BEFORE = re.compile(r'[ \t]*(?:#[~.,:=|]*)?[ \t]*|.*"[ \t]*')
"""What may stand before it: blanks, the mark of a comment, another string."""
_PART = re.compile(r'(?:^[ \t]*(?:#~[ \t]*)?|"[ \t]*)msg(ctxt|id_plural|id|str)\b', re.IGNORECASE)
_SHORT = {"ctxt": "c", "id": "i", "id_plural": "p", "str": "s"}
_WHOLE = re.compile("[# ]*(?:c?i *(?:s|p *s[s ]*)|s[s ]*)[# ]*")
"""The order of comments, gaps and keywords in an entry, or in one of which nothing but translations is left."""
_STRING = re.compile(r'[ \t]*".*"[ \t]*')
_PREVIOUS = re.compile(r'#~?\|[ \t]+(?:(?:msgctxt|msgid|msgid_plural)[ \t]*)?"(?:[^"\\]|\\.)*"[ \t]*')
_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*"')


@dataclass(slots=True)
class Salvaged:
    """What could be read of a file."""

    entries: list[Entry] = field(default_factory=list)
    """The header among them. Two may have the same key; one whose msgid is lost has an empty one."""
    pieces: list[Piece] = field(default_factory=list)
    """What is no entry."""
    cut: set[int] = field(default_factory=set)
    """Places in :attr:`entries` of those that may lack the end of their text."""


def read_wounded(text: str) -> Salvaged:
    """Return the entries of *text*, a PO file with any line endings, and whatever else is in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parts = [(number, part) for number, line in enumerate(_unquoted(lines), 1) for part in _parts(line)]
    numbers, mended = [number for number, _ in parts], [part for _, part in parts]
    entries, left = salvage("\n".join(mended))
    starts = [entry.linenum - 1 for entry in entries]
    found = Salvaged(pieces=[Piece(numbers[line - 1], piece) for line, piece in left])
    loose = {bisect_right(starts, line - 1) - 1 for line, piece in left if piece.startswith('"')}
    for place, (entry, start, end) in enumerate(zip(entries, starts, [*starts, len(mended)][1:], strict=True)):
        lines = mended[start:end]
        odd = [line for line in lines if line.lstrip().startswith("#") and _is_odd(line.strip())]
        order = _order(lines)
        if not _WHOLE.fullmatch(order) or sorted(entry.msgstr_plural) != list(range(len(entry.msgstr_plural))):
            # Damage may have put a translation into the context or the msgid.
            odd = lines
        if "s" in order or any(entry.texts):
            entry.linenum = numbers[start]
            _join(entry, found.entries, mended[start - 1 : start + 1])
            found.cut.update({len(found.entries)} if place in loose or _is_cut(lines) else ())
            found.entries.append(entry)
        if odd:
            found.pieces.append(Piece(numbers[start], "\n".join(odd).strip()))
    found.pieces.sort(key=lambda piece: piece.line)
    return found


def _unquoted(lines: list[str]) -> list[str]:
    """Return *lines* without the marks that a mail program has put before each."""
    filled = [line for line in lines if line.strip()]
    if 2 * sum(_MAIL.match(line) is not None for line in filled) <= len(filled):
        return lines
    return [_MAIL.sub("", line, count=1) for line in lines]


def _parts(line: str) -> Iterator[str]:
    """Yield the lines that *line* was once, their keywords spelt right; nothing for the mark of a conflict."""
    if _CONFLICT.fullmatch(line):
        return
    start = 0
    for found in _HELD.finditer(line):
        if not _BEFORE.fullmatch(line, start, found.start()):
            yield line[start : found.start()]
            start = found.start()
    yield _WORD.sub(_spelt, line[start:], count=1)


def _spelt(found: re.Match[str]) -> str:
    close = get_close_matches(found[2].casefold(), _KEYWORDS, 1, _MEANT)
    return found[1] + close[0] if close and found.start() == 0 else found[0]


def _is_odd(line: str) -> bool:
    """Return whether a comment that a program writes holds what none would write there, such as half a text."""
    kind = comments.kind_of(line.replace("#~|", "#|"))
    if line.startswith("#~") and not line.startswith("#~|"):
        return False
    if kind == comments.PREVIOUS:
        return _PREVIOUS.fullmatch(line) is None
    if kind == comments.EXTRACTED:
        return line.count('"') % 2 == 1 or _HELD.search(line) is not None or _STRING.fullmatch(line, 2) is not None
    return kind != comments.TRANSLATOR and '"' in line


def _order(lines: list[str]) -> str:
    """Return what comments, gaps and keywords stand in *lines*, a letter each; see :data:`_WHOLE`."""
    order = ""
    for line in map(str.lstrip, lines):
        is_comment = line.startswith("#") and (not line.startswith("#~") or line.startswith("#~|"))
        keywords = "".join(_SHORT[name.lower()] for name in _PART.findall(line))
        order += "#" if is_comment else keywords if line else " "
    return order


def _join(entry: Entry, above: list[Entry], lines: list[str]) -> None:
    """Give *entry* the msgid of the entry right above it, where it is another translation of that."""
    if len(lines) > 1 and above and not entry.msgid and entry.msgctxt is None and lines[0].strip()[:1] not in ("", "#"):
        before = above[-1]
        entry.msgid, entry.msgctxt, entry.msgid_plural = before.msgid, before.msgctxt, before.msgid_plural


def _is_cut(lines: list[str]) -> bool:
    """Return whether the last string in *lines* is open."""
    last = next((line.rstrip() for line in reversed(lines) if '"' in line and not line.lstrip().startswith("# ")), "")
    return len(_QUOTE.findall(last)) % 2 == 1 and not last.endswith('"')
