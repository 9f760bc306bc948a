"""A PO file's text, read into entries that know the lines they came from."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from toolkit.po import comments as notes
from toolkit.po.entry import Entry, Origin, state_of
from toolkit.po.faults import Fault, explain
from toolkit.po.syntax import (
    ANY,
    BLANKS,
    DEFAULT_DOMAIN,
    DOMAIN,
    MARKED,
    PLURAL,
    PREVIOUS,
    REST,
    USUAL,
    unmask,
    unquote,
)


@dataclass(slots=True)
class Contents:
    """What a PO file holds."""

    head: Entry | None = None
    """The entry with the empty msgid: its msgstr is the header."""
    entries: list[Entry] = field(default_factory=list)
    tail: str = ""
    """What stands after the last entry."""


def read(text: str, charset: str = "utf-8") -> Contents:
    """Read *text*, a PO file with LF at the end of its lines.

    Args:
        text: the file.
        charset: the file's, for escapes that stand for bytes.

    Raises:
        Fault: something cannot be read without a loss; the first such place.
    """
    with _no_collector():
        return _Reader(text, charset).read()


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the cyclic collector from walking over the entries again and again: none of them is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reader:
    """One pass over a file."""

    def __init__(self, text: str, charset: str) -> None:
        self.text = text
        self.file = object()
        self.masked = unmask(text)
        self.charset = charset
        self.contents = Contents()
        self.place = 0
        self.gap = 0
        """Where the last entry ended."""
        self.line = 1
        """Number of the line that holds :attr:`counted`."""
        self.counted = 0
        self.domain = ""
        self.number = 0
        self.seen: dict[tuple[str, str | None, str], int] = {}

    def read(self) -> Contents:
        masked, end = self.masked, len(self.masked)
        while self.place < end:
            if found := USUAL.match(masked, self.place):
                self.add(found, found.start(1), obsolete=False)
            elif found := ANY.match(masked, self.place):
                self.add(found, self.start_of(found), obsolete=self.is_obsolete(found))
            elif found := DOMAIN.match(masked, self.place):
                named = self.unquote(found, 1)
                self.domain = "" if named == DEFAULT_DOMAIN else named
            elif REST.match(masked, self.place):
                break
            else:
                raise explain(masked, self.place)
            self.place = found.end()
        self.contents.tail = self.text[self.gap :]
        return self.contents

    def start_of(self, found: re.Match[str]) -> int:
        """Return where the lines of the entry start, blanks or ``#~`` before its first word included."""
        start = found.start(1)
        line_start = max(self.masked.rfind("\n", self.place, start) + 1, self.place)
        return start if self.masked[line_start:start].strip() else line_start

    def is_obsolete(self, found: re.Match[str]) -> bool:
        """Return whether the lines of an entry begin with ``#~``: all of them or none."""
        if self.masked is self.text:
            return False
        start = self.text.rfind("\n", 0, found.end(1)) + 1
        lines = [line for line in self.text[start : found.end()].split("\n") if line.strip(" \t\r\f\v#~")]
        marked = [MARKED.match(line) is not None for line in lines]
        if any(marked) and not all(marked):
            what = "some lines of this entry begin with #~ and others do not"
            raise Fault(found.end(1), what, "begin all of them with #~, or none")
        return marked[0]

    def add(self, found: re.Match[str], start: int, *, obsolete: bool) -> None:
        """Add the entry that a pattern has *found*."""
        block, context, _, plural, msgstr, numbered = found.groups()
        if (plural is None) != (numbered is None):
            raise _wrong_plural(found)
        unquote = self.unquote
        entry = Entry(
            unquote(found, 3),
            "" if msgstr is None else unquote(found, 5),
            None if context is None else unquote(found, 2),
            "" if plural is None else unquote(found, 4),
            {} if numbered is None else self.plural_forms(found),
            [],
            obsolete,
        )
        if block:
            self.read_comments(entry, block, found.start(1))
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        entry.linenum, entry.domain = self.line, self.domain
        is_head = not (entry.msgid or obsolete or entry.msgctxt is not None)
        if not obsolete:
            self.refuse_duplicate(entry, start)
        if is_head and self.domain:
            return  # it goes with the domain line above it
        end = found.end()
        gap, raw = self.text[self.gap : start], self.text[start:end]
        entry.origin = Origin(self.file, self.number, gap, raw, state_of(entry))
        self.number += 1
        self.gap = end
        if is_head:
            self.contents.head = entry
        else:
            self.contents.entries.append(entry)

    def unquote(self, found: re.Match[str], group: int) -> str:
        """Return the text of the strings in *group*."""
        try:
            return unquote(found[group], self.charset)
        except ValueError as error:
            raise self.bad_escape(str(error), found.start(group)) from error

    def bad_escape(self, escape: str, start: int) -> Fault:
        place = max(self.text.find(escape, start), start)
        if escape[1:].isdigit() or "\\" in escape[1:]:
            return Fault(place, f"{escape} is no character in {self.charset}", "write the character itself")
        return Fault(place, f"'{escape}' means nothing", "write \\\\ where a backslash is meant")

    def plural_forms(self, found: re.Match[str]) -> dict[int, str]:
        """Return the texts of the ``msgstr[n]``; their numbers count from 0 without a gap."""
        forms: dict[int, str] = {}
        for form in PLURAL.finditer(self.masked, found.start(6), found.end(6)):
            if int(form[1]) != len(forms):
                what = f"msgstr[{form[1]}] stands where msgstr[{len(forms)}] should be"
                raise Fault(form.start(), what, "number the forms 0, 1, 2 ... in this order")
            forms[len(forms)] = self.unquote(form, 2)
        return forms

    def read_comments(self, entry: Entry, block: str, start: int) -> None:
        """Add what *block*, the comments that start at *start*, says to *entry*."""
        said = notes.read(block)
        entry.tcomment, entry.comment = "\n".join(said.translator), "\n".join(said.extracted)
        entry.occurrences, entry.flags = said.occurrences, said.flags
        if not said.previous:
            return
        found = PREVIOUS.fullmatch("\n".join(said.previous))
        place = self.masked.find("#|", start)
        if found is None:
            raise Fault(place, "a #| line that is no earlier msgctxt or msgid", "mend that line or take it out")
        try:
            texts = [None if part is None else unquote(part.strip(BLANKS), self.charset) for part in found.groups()]
        except ValueError as error:
            raise self.bad_escape(str(error), place) from error
        entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = texts

    def refuse_duplicate(self, entry: Entry, place: int) -> None:
        """Raise a fault where *entry* has been read before: one of the two would never be seen again."""
        key = (entry.domain, entry.msgctxt, entry.msgid)
        if (line := self.seen.get(key)) is not None:
            cure = "join the two entries by hand, so that no translation is lost"
            raise Fault(place, f"this text is already in line {line}", cure)
        self.seen[key] = entry.linenum


def _wrong_plural(found: re.Match[str]) -> Fault:
    if found[6] is None:
        return Fault(found.start(5), "a text with msgid_plural needs msgstr[0], msgstr[1] ...", "number its forms")
    return Fault(found.start(6), "msgstr[0] without a msgid_plural above it", "write msgstr, or add the msgid_plural")
