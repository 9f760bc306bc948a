"""What a word in a text is by what stands around it."""

import re
from bisect import bisect_left
from functools import cached_property

from toolkit.recognition.capitals import is_headline
from toolkit.recognition.words import is_hyphenated

_OPENED = re.compile(r"(?<![^\W_])['‘](?=[^\W_])")
_CLOSED = re.compile(r"(?<=[^\W_])['’](?![^\W_])|(?<=[.,!?…])['’]")


class Passage:
    """A text whose surroundings of a word are asked for again and again.

    What is found out about a line or about the quotation marks is kept, so that a text without line ends, or of any
    length, is read once and not once for each word.
    """

    _line = range(0)
    _headline = False

    def __init__(self, text: str) -> None:
        self.text = text

    def is_headline(self, at: int) -> bool:
        """Return whether the line around offset *at* is written wholly in capitals and has two words or more."""
        if at not in self._line:
            end = self.text.find("\n", at)
            self._line = range(self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end)
            self._headline = is_headline(self.text[self._line.start : self._line.stop])
        return self._headline

    def is_hyphenated(self, start: int, end: int) -> bool:
        """Return whether a hyphen ties the word from *start* to *end* to a neighbour, as in IS-held."""
        return is_hyphenated(self.text, start, end)

    def is_final_apostrophe(self, at: int) -> bool:
        """Return whether the mark at *at* is a possessive one (militants’ foothold), not the end of a quotation."""
        text = self.text
        if text[at : at + 1] not in ("'", "’") or text[at - 1 : at] not in ("s", "S"):
            return False
        if not (text[at + 1 : at + 2].isspace() and text[at + 2 : at + 3].isalnum()):
            return False
        opened, closed = self._quotations
        return bisect_left(opened, at) <= bisect_left(closed, at)

    @cached_property
    def _quotations(self) -> tuple[list[int], list[int]]:
        """Where quotations open, and where they close or a word has lost its last letters."""
        opened, closed = ([found.start() for found in mark.finditer(self.text)] for mark in (_OPENED, _CLOSED))
        return opened, closed
