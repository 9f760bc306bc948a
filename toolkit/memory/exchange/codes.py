"""Inline codes of TMX as text: what stands for formatting keeps its place in a segment.

Format: TMX 1.4b specification, LISA OSCAR, 2005, section on content markup.
"""

import re
from collections.abc import Iterator

from toolkit.xml_stream import Node

_CODES = ("bpt", "ept", "ph", "it", "ut")
_RTF = re.compile(r"\s*(?:\{\\|\\(?:b|i|ul|f|fs|cf|cs|lang|plain|sub|super)\d*\b|[{}\s]*\Z)")


def text_of(segment: Node) -> str:
    """Return the text of *segment*.

    A code whose content is something that people see and type, as ``<b>``, ``{0}`` or ``%s``, is that content. One
    that holds nothing, or RTF, is a tag with a number: ``<1>``, ``</1>`` or ``<1/>``. RTF in an unknown tag is nothing:
    Trados puts it around markup that is there as text. Highlighted text is text.
    """
    content = segment.content
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return "".join(_parts(segment))


def _parts(segment: Node) -> Iterator[str]:
    numbers: dict[str, str] = {}
    count = 0
    # No recursion: how deep elements go is up to whoever wrote the file.
    waiting = [iter(segment.content)]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
        elif isinstance(part, str):
            yield part
        elif part.name in _CODES:
            count += 1
            yield _code(part, str(count), numbers)
        else:
            waiting.append(iter(part.content))


def _code(code: Node, count: str, numbers: dict[str, str]) -> str:
    """Return what stands for *code*, the *count*-th of its segment; *numbers* are those of its pairs that are open."""
    visible = code.letters
    if not _RTF.match(visible):
        return visible
    if code.name == "ut":
        return ""
    # x is the same in both languages; i is what the two halves of a pair share, and only the first half has x.
    pair = code.attributes.get("i", "")
    number = code.attributes.get("x") or numbers.get(pair) or pair or count
    position = code.attributes.get("pos", "")
    if code.name == "bpt":
        numbers[pair] = number
    if code.name == "bpt" or position == "begin":
        return f"<{number}>"
    return f"</{number}>" if code.name == "ept" or position == "end" else f"<{number}/>"
