"""Text that was saved as UTF-8 twice: Ø§Ù„Ø¹Ø±Ø§Ù‚, or ط§ظ„ط¹ط±ط§ظ‚ on an Arabic Windows, for العراق.

Undone only where it is certain: where a run of such letters makes bytes that are UTF-8, and these are letters that our
languages are written with. What somebody meant to write hardly ever is UTF-8 by chance.
"""

import re
from functools import cache

from toolkit import languages

_CHARSETS = ("windows-1252", "windows-1254", "windows-1256")
"""What the bytes were taken for."""
_SHORTEST = 4
"""Letters of all runs together: two of them may be a name in a language that is not ours."""
_SIGNS = frozenset("«»“”‘’‹›…–—،؛؟٪٫٬\u00a0\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069") | {
    chr(code) for start in (0x0660, 0x06F0) for code in range(start, start + 10)
}


def undone(text: str) -> tuple[str, int]:
    """Return *text* with every run that was encoded twice decoded once, and how many runs there were."""
    if text.isascii():
        return text, 0
    # All of it went through one program, so that one charset explains it best.
    runs, charset = max(((_runs(text, charset), charset) for charset in _CHARSETS), key=lambda one: _length(one[0]))
    if _length(runs) < _SHORTEST:
        return text, 0
    meant = {start: whole for start, _, whole in runs}
    return _table(charset)[0].sub(lambda found: meant.get(found.start(), found[0]), text), len(runs)


def _runs(text: str, charset: str) -> list[tuple[int, int, str]]:
    """Return start, length and meaning of each run that bytes shown in *charset* explain."""
    run, to_bytes = _table(charset)
    found = [(match.start(), len(match[0]), _meant(match[0], to_bytes)) for match in run.finditer(text)]
    return [(start, length, whole) for start, length, whole in found if whole is not None]


def _length(runs: list[tuple[int, int, str]]) -> int:
    return sum(length for _, length, _ in runs)


def _meant(run: str, to_bytes: dict[str, int]) -> str | None:
    data = bytes(map(to_bytes.__getitem__, run))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if all(letter in _SIGNS or letter in _letters() for letter in text) else None


@cache
def _table(charset: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a pattern for runs of UTF-8 sequences shown in *charset*, and the byte that each letter shows."""
    shown: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        # A byte that the charset leaves free stays what it is, as Windows does it.
        shown[bytes([byte]).decode(charset, "ignore") or chr(byte)] = byte
    place = {byte: re.escape(letter) for letter, byte in shown.items()}
    low = "[" + "".join(place[byte] for byte in range(0x80, 0xC0)) + "]"
    two, three = ("[" + "".join(place[byte] for byte in lead) + "]" for lead in (range(0xC2, 0xE0), range(0xE0, 0xF0)))
    return re.compile(f"(?:{two}{low}|{three}{low}{{2}})+"), shown


@cache
def _letters() -> frozenset[str]:
    return frozenset().union(*(languages.get(tag).letters for tag in languages.TAGS)) | frozenset("\u0640ًٌٍَُِّْ")
