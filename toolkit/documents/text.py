"""Plain text: paragraphs apart by blank lines, or one to a line where the lines are long."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.documents.base import Document
from toolkit.errors import DocumentError
from toolkit.files import decode_utf8
from toolkit.model import Segment

_HARD_WRAP = 120
"""Nobody wraps text wider than this by hand, so after a longer line a line break ends the paragraph."""
_HEADING_WORDS = 12

# Only these end a line: str.splitlines would also cut at U+0085, U+2028 and form feeds, which editors show inside one.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_BREAK = re.compile(r"\r\n|\r")
_ANY_BREAK = re.compile(r"\r\n|\r|\n")
_CLOSERS = "\"'”’»)]"
_SENTENCE_END = ".!?…:;,؟؛،۔"
# Bullets, dialogue dashes and rules of asterisks start a paragraph, not a heading.
_HEADING_START = re.compile(r"""["'“‘«(\[]*\w""")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment, with its text as the file has it and the text between it and the segment before."""

    gap: str
    raw: str
    line: int


def parse(data: bytes, path: Path) -> Document:
    """Cut the plain text *data*, read from *path*, into segments.

    Raises:
        DocumentError: there is nothing in it to translate, or it is not text.
        FileError: it is not UTF-8.
    """
    content = decode_utf8(data, path)
    if "\0" in content:
        line = content.count("\n", 0, content.index("\0")) + 1
        raise DocumentError("not a text file (it holds a zero byte)", cure="give a text", path=path, line=line)
    pieces, tail = _cut(content)
    if not pieces:
        raise DocumentError("nothing to translate in this file", cure="give a file with text", path=path)
    segments = tuple(_segments(pieces))
    ending = _BREAK.search(content)

    def rebuild(translate: Callable[[Segment], str | None]) -> bytes:
        parts: list[str] = []
        for piece, segment in zip(pieces, segments, strict=True):
            translation = translate(segment)
            kept = translation is None or translation == segment.text
            parts += [piece.gap, piece.raw if kept else _with_ending(translation or "", ending)]
        return "".join([*parts, tail]).encode("utf-8")

    return Document(segments, rebuild)


def _with_ending(translation: str, ending: re.Match[str] | None) -> str:
    return translation if ending is None else translation.replace("\n", ending[0])


def _cut(content: str) -> tuple[list[_Piece], str]:
    """Return the pieces of *content* and what follows the last of them."""
    pieces: list[_Piece] = []
    end = 0
    line = 1
    for start, stop in _spans(content):
        raw = content[start:stop].strip().strip("\ufeff").strip()
        if not raw:
            continue
        begin = content.index(raw, start)
        gap = content[end:begin]
        line += _count_breaks(gap)
        pieces.append(_Piece(gap, raw, line))
        line += _count_breaks(raw)
        end = begin + len(raw)
    return pieces, content[end:]


def _count_breaks(text: str) -> int:
    return sum(1 for _ in _ANY_BREAK.finditer(text))


def _spans(content: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph starts and stops, white space around it included."""
    block: list[tuple[int, int]] = []
    for match in _LINE.finditer(content):
        if match[0].strip():
            block.append(match.span())
            continue
        yield from _paragraphs(block)
        block = []
    yield from _paragraphs(block)


def _paragraphs(block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if any(stop - start > _HARD_WRAP for start, stop in block):
        yield from block
    elif block:
        yield block[0][0], block[-1][1]


def _segments(pieces: list[_Piece]) -> Iterator[Segment]:
    number = 0
    for piece in pieces:
        text = _BREAK.sub("\n", piece.raw)
        if _is_heading(text):
            yield Segment(text, piece.line, "heading")
        else:
            number += 1
            yield Segment(text, piece.line, "paragraph", number)


def _is_heading(text: str) -> bool:
    """Tell a heading from a paragraph: one short line that does not end like a sentence."""
    return (
        "\n" not in text
        and len(text.split()) <= _HEADING_WORDS
        and not text.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_END))
        and _HEADING_START.match(text) is not None
    )
