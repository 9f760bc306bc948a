"""The text in bytes that somebody's editor has saved, in whatever charset it did so.

UTF-8 is known for certain: text of another charset is not UTF-8 by chance. Where a file is not, its lines are: one
that is UTF-8 is read as such, the others in the charset in which most of their letters are ones that Arabic, Sorani or
Kurmanji are written with.
"""

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from toolkit import languages

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where two of them make the same letters of a text, as of Kurmanji without its ş, the first is as good as any.
_CANDIDATES = {
    "windows-1252": "Windows-1252 (Western European)",
    "windows-1254": "Windows-1254 (Turkish)",
    "windows-1256": "Windows-1256 (Arabic)",
    "iso8859-6": "ISO 8859-6 (Arabic)",
}
_SINGLE_BYTE = re.compile(r"(?:iso|windows|cp|mac)[\w-]*", re.IGNORECASE)
_SAID = re.compile(rb'"Content-Type:[^"\r\n]*?charset=([\w.:-]+)', re.IGNORECASE)
_FIRST = 4096
_SAMPLE = 1 << 18
_FOREIGN = re.compile("[^\t\n\r\x20-\u024f\u0600-\u06ff\u200b-\u206f\ufeff]")
"""What no text of ours has, and every text whose bytes have been shifted by one: a line break is then U+0A00."""
_CERTAIN = 0.8
"""Part of what is beyond ASCII that must be letters of one of our languages."""
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_QUOTES = frozenset("«»“”‘’…–—،؛؟ ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    """Without a byte order mark; what could not be read is U+FFFD."""
    messages: tuple[str, ...] = ()
    """What was odd, a line each."""
    charset: str = "utf-8"
    """The one it is in, the whole of it or some lines."""
    doubt: str = ""
    """Why the letters beyond ASCII may be other ones than were typed; empty where they are not."""


def decode(data: bytes) -> Decoded:
    """Return the text of *data*, which may be in any charset."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], charset)
    if (wide := _wide(data)) is not None:
        return _marked(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _by_lines(data)


def _marked(data: bytes, charset: str) -> Decoded:
    name = charset.upper().removesuffix("-LE").removesuffix("-BE")
    messages = () if charset == "utf-8" else (f"it is saved as {name}; read as that",)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError:
        if charset == "utf-8":
            return _by_lines(data)
        text = ""
    if charset == "utf-8" or (text and not _FOREIGN.search(text)):
        return Decoded(text, messages)
    end = "\n".encode(charset)
    mended = "\n".join(_aligned(line, len(end), charset) for line in data.split(end))
    broken = f"some bytes of it are not {name}: what could not be read is shown as \ufffd"
    return Decoded(mended, messages if mended == text else (*messages, broken))


def _aligned(line: bytes, width: int, charset: str) -> str:
    """Return the text of *line*, whose characters have *width* bytes or more; a byte lost or added shifts the rest."""
    text = line.decode(charset, "replace")
    if len(line) % width == 0 or (found := _FOREIGN.search(text)) is None:
        return text
    kept = len(text[: found.start()].encode(charset))
    return f"{text[: found.start()]}\ufffd{line[kept + 1 :].decode(charset, 'replace')}"


def _wide(data: bytes) -> str | None:
    """Return the charset of *data* where it is UTF-16 that has lost its byte order mark."""
    start = data[:_FIRST]
    for charset, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        # Keywords, spaces and line breaks of a PO file are ASCII, so that their other byte is zero.
        if zeros.count(0) > len(zeros) / 4 and start.count(0) == zeros.count(0):
            return charset
    return None


def _by_lines(data: bytes) -> Decoded:
    lines = data.split(b"\n")
    texts = [_strict(line) for line in lines]
    broken = [number for number, text in enumerate(texts) if text is None]
    # Where one line mixes UTF-8 with other bytes, the bytes are damage.
    damaged = [number for number in broken if _is_damaged(lines[number])]
    foreign = sorted(set(broken) - set(damaged))
    messages: list[str] = []
    for number in damaged:
        texts[number] = lines[number].decode("utf-8", "replace")
    if damaged:
        messages.append(f"some bytes in {_places(damaged)} are not UTF-8: they are shown as \ufffd")
    if not foreign:
        return Decoded("\n".join(text or "" for text in texts), tuple(messages))
    said = _SAID.search(data[:_FIRST])
    sample = b"\n".join(lines[number] for number in foreign)[:_SAMPLE]
    charset, score = _best(sample, said[1].decode("ascii") if said else "")
    for number in foreign:
        texts[number] = lines[number].decode(charset, "replace")
    whole = len(foreign) == sum(_HIGH.search(line) is not None for line in lines)
    where = "it is" if whole else f"{_places(foreign)}, unlike the rest," + (" is" if len(foreign) == 1 else " are")
    name = _CANDIDATES.get(charset, charset)
    doubt = ""
    if score < _CERTAIN:
        doubt = f"its charset is not known: read as {name}"
        messages.append(f"{where} in no charset that is known here; read as {name}, which may be wrong")
    else:
        messages.append(f"{where} saved as {name}, not as UTF-8; read as that")
    return Decoded("\n".join(text or "" for text in texts), tuple(messages), charset, doubt)


def _strict(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_damaged(line: bytes) -> bool:
    good = sum(len(found) for found in _SEQUENCE.findall(line))
    return good > len(_HIGH.findall(line)) - good


def _best(sample: bytes, said: str) -> tuple[str, float]:
    """Return the charset of *sample*, and which part of the letters that it makes are of our languages."""
    # What comes first wins a tie: the header may know.
    charsets = [*([said] if _SINGLE_BYTE.fullmatch(said) else []), *_CANDIDATES]
    found: list[tuple[float, str]] = []
    for charset in charsets:
        with suppress(LookupError, UnicodeError):
            found.append((_fitness(sample.decode(charset)), charset))
    score, charset = max(found, key=lambda one: one[0], default=(0.0, "windows-1256"))
    return charset, score


def _fitness(text: str) -> float:
    beyond = [letter for letter in text if not letter.isascii() and letter not in _QUOTES]
    return max((sum(map(own.__contains__, beyond)) for own in _alphabets()), default=0) / (len(beyond) or 1)


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    return tuple(languages.get(tag).letters for tag in languages.TAGS)


def _places(numbers: Iterable[int]) -> str:
    found = [str(number + 1) for number in numbers]
    if len(found) == 1:
        return f"line {found[0]}"
    shown = ", ".join(found[:3])
    return f"lines {shown}" + (f" and {len(found) - 3} more" if len(found) > len(("a", "b", "c")) else "")
