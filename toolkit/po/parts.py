"""Paragraphs that were split or joined: who has a part of the text has a part of the translation to offer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.po.entry import Entry
from toolkit.po.ngrams import candidates
from toolkit.similarity import Span, within

_CONTAINED = 0.8
"""How much of a text must stand in another, in one piece, for it to be a part of that."""
_COVERED = 0.75
"""How much of a text its parts must make up."""
_SHORTEST = 12
"""Letters of a part, which has two words at least: less stands in many a text by chance."""
_FEW = 2_000
"""Pairs of texts that are compared one by one in less time than an index takes."""
_MOST = 8

_Part = tuple[Span, Entry]


def split(items: Sequence[Entry], gone: Sequence[Entry]) -> dict[int, Entry]:
    """Return, for the id of each of *items* that is a part of a text that is gone, the entry of that.

    A text counts as split where two or more of *items* make up most of it.

    Args:
        items: new texts, in one context.
        gone: entries with a translation whose texts the source no longer has, in the same context.
    """
    whole: dict[int, Entry] = {}
    pieces: defaultdict[int, list[_Part]] = defaultdict(list)
    for item, entry in _pairs(items, gone):
        if (span := _place(item.msgid, entry.msgid)) is not None:
            whole[id(entry)] = entry
            pieces[id(entry)].append((span, item))
    return {
        id(item): whole[number]
        for number, found in pieces.items()
        for _, item in _making_up(whole[number].msgid, found)
    }


def joined(items: Sequence[Entry], gone: Sequence[Entry]) -> dict[int, Entry]:
    """Return, for the id of each of *items* that texts which are gone were joined to, an entry that joins them too.

    Args:
        items: new texts, in one context.
        gone: entries with a translation whose texts the source no longer has, in the same context.
    """
    result: dict[int, Entry] = {}
    pieces: defaultdict[int, list[_Part]] = defaultdict(list)
    for item, entry in _pairs(items, gone):
        if (span := _place(entry.msgid, item.msgid)) is not None:
            pieces[id(item)].append((span, entry))
    for item in items:
        if parts := _making_up(item.msgid, pieces[id(item)]):
            result[id(item)] = _joined(item, parts)
    return result


def _pairs(items: Sequence[Entry], gone: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs of a new text and one that is gone of which one may be a part of the other."""
    items, gone = ([entry for entry in entries if not entry.msgid_plural] for entries in (items, gone))
    if len(items) * len(gone) <= _FEW:
        yield from ((item, entry) for item in items for entry in gone)
        return
    likely = candidates([item.msgid for item in items], [entry.msgid for entry in gone], _MOST)
    yield from ((item, gone[number]) for item, numbers in zip(items, likely, strict=True) for number in numbers)


def _place(part: str, whole: str) -> Span | None:
    if not _SHORTEST <= len(part) < len(whole) or len(part.split()) == 1:
        return None
    return within(part, whole, _CONTAINED)


def _making_up(text: str, parts: list[_Part]) -> list[_Part]:
    """Return those *parts* of *text* that stand one behind the other, if there are several and they are most of it."""
    chosen: list[_Part] = []
    for span, entry in sorted(parts, key=lambda part: (part[0].start, -part[0].end)):
        # An alignment may be off by some letters.
        if not chosen or span.start >= chosen[-1][0].end - (span.end - span.start) // 5:
            chosen.append((span, entry))
    covered = sum(span.end - span.start for span, _ in chosen)
    return chosen if len(chosen) > 1 and covered >= _COVERED * len(text) else []


def _joined(item: Entry, parts: Sequence[_Part]) -> Entry:
    entries = [entry for _, entry in parts]
    gaps = [item.msgid[one.end : other.start] for (one, _), (other, _) in pairwise(parts)]
    between = ["\n" if "\n" in gap else " " for gap in gaps]
    comments = dict.fromkeys(line for entry in entries for line in entry.tcomment.split("\n") if line)
    return Entry(
        msgid=_strung([entry.msgid for entry in entries], between),
        msgctxt=item.msgctxt,
        msgstr=_strung([entry.msgstr for entry in entries], between),
        flags=list(dict.fromkeys(flag for entry in entries for flag in entry.flags if flag != "fuzzy")),
        tcomment="\n".join(comments),
    )


def _strung(texts: Sequence[str], between: Sequence[str]) -> str:
    return "".join(text + gap for text, gap in zip(texts, [*between, ""], strict=True))
