"""The lines above an entry that begin with ``#``, read and written."""

import re
from dataclasses import dataclass, field

TRANSLATOR, EXTRACTED, REFERENCE, FLAGS, PREVIOUS = range(5)
"""Kinds of comment, in the order in which gettext writes them."""

_KINDS = {".": EXTRACTED, ":": REFERENCE, ",": FLAGS, "!": FLAGS, "|": PREVIOUS}
_STICKY = re.compile(
    r"=[ \t]*+[A-Za-z][\w-]*(?::[^\s,]*+)?(?:[\s,]++(?:[A-Za-z][\w-]*(?::[^\s,]*+)?|\d+\.\.\d+))*+[\s,]*+\Z"
)
"""Flags behind ``#=``, and not a comment or a ruler of equals signs."""
_FLAG = re.compile(r"range:[ \t]*[^\s,]+|[^\s,]+")
_REFERENCE = re.compile(
    r"\u2068([^\u2069\n]*+)\u2069?(?:[ \t]*+:[ \t]*+(\d++)(?!\S))?"  # a name in isolates
    r"|(\S++)[ \t]++:[ \t]*+(\d++)(?!\S)"  # name : 7
    r"|(\S++)(?<=:)[ \t]++(\d++)(?!\S)"  # name: 7
    r"|(\S++)"
)
_NUMBERED = re.compile(r"(.+):(\d+)")


@dataclass(slots=True)
class Comments:
    """What stands above an entry."""

    translator: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    occurrences: list[tuple[str, str]] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    """The ``#|`` lines without that."""


def kind_of(line: str) -> int:
    """Return the kind of *line*, a comment without blanks or ``#~`` before it."""
    mark = line[1:2]
    if mark == "=":
        return FLAGS if _STICKY.match(line, 1) else TRANSLATOR
    return _KINDS.get(mark, TRANSLATOR)


def text_of(line: str, kind: int) -> str:
    """Return what *line*, a comment of *kind*, says: without its mark and one blank after that."""
    text = line[1:] if kind == TRANSLATOR else line[2:]
    return text[1:] if text[:1] == " " else text


def read(block: str) -> Comments:
    """Read *block*, the comments of one entry, a line each."""
    comments = Comments()
    for written in block.split("\n"):
        line = written.strip(" \t\r\f\v") if written[:1] != "#" or written[-1:] == "\r" else written
        if not line:
            continue
        kind = kind_of(line)
        if kind == EXTRACTED:
            comments.extracted.append(line[3:] if line[2:3] == " " else line[2:])
        elif kind == REFERENCE:
            comments.occurrences += references(line[2:])
        elif kind == FLAGS:
            comments.flags += flags(line)
        elif kind == PREVIOUS:
            comments.previous.append(line[2:])
        else:
            comments.translator.append(text_of(line, kind))
    return comments


def flags(line: str) -> list[str]:
    """Return the flags on *line*, one of ``#,`` or ``#=``; commas and white space stand between them."""
    return _FLAG.findall(line, 2)


def references(text: str) -> list[tuple[str, str]]:
    """Return file and line of each reference in *text*, a ``#:`` line without that.

    As gettext reads them: blanks may stand around the colon, and a name with blanks stands between U+2068 and U+2069.
    """
    found: list[tuple[str, str]] = []
    if "\u2068" not in text and " :" not in text and ": " not in text and "\t" not in text:
        for word in text.split(" "):
            name, colon, line = word.rpartition(":")
            if colon and name and line.isdecimal():
                found.append((name, line))
            elif word:
                found.append((word, ""))
        return found
    for isolated, number, name, line, before, after, word in _REFERENCE.findall(text):
        if isolated or number:
            found.append((isolated, number))
        elif name or before:
            found.append((name or before[:-1], line or after))
        elif word:
            numbered = _NUMBERED.fullmatch(word)
            found.append((numbered[1], numbered[2]) if numbered else (word, ""))
    return found


def write_references(occurrences: list[tuple[str, str]], width: int) -> list[str]:
    """Return *occurrences* as ``#:`` lines of at most *width* columns, where a name is not longer by itself."""
    lines: list[str] = []
    line = "#:"
    for name, number in occurrences:
        shown = f"\u2068{name}\u2069" if re.search(r"\s", name) else name
        word = " " + " ".join((f"{shown}:{number}" if number else shown).split("\n"))
        if line != "#:" and len(line) + len(word) >= width:
            lines.append(line)
            line = "#:"
        line += word
    return [*lines, line] if occurrences else []


def write_flags(lines: list[str], wanted: list[str]) -> list[str]:
    """Return the flag lines for *wanted*: *lines*, which there were, as far as they still say what is wanted.

    A line that loses all its flags goes; new ones join the first ``#,`` line.
    """
    missing = list(dict.fromkeys(wanted))
    kept: list[tuple[str, list[str]]] = []
    for line in lines:
        old = flags(line.strip())
        stay = [flag for flag in old if flag in wanted]
        if stay:
            kept.append((line if stay == old else f"{line.strip()[:2]} {', '.join(stay)}", stay))
        missing = [flag for flag in missing if flag not in stay]
    written = [line for line, _ in kept]
    if missing:
        place = next((number for number, (line, _) in enumerate(kept) if line.strip()[1:2] == ","), None)
        joined = missing if place is None else [*kept[place][1], *missing]
        line = f"#, {', '.join(sorted(joined, key=wanted.index))}"
        written[0 if place is None else place : 0 if place is None else place + 1] = [line]
    return written
