"""Which old entries can lend their translations to new texts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.po import lending, parts
from toolkit.po.entry import Entry, key_of
from toolkit.po.matching import Pool
from toolkit.similarity import similarity

_BETTER = 0.7
"""A text that is as like the new one as this lends sooner than one that the new text is a part of."""
_SAME = 0.95
"""A text that is as like another as this is neither a part of it nor much more than it."""
_MARGIN = 0.02
"""How much more like the new text two joined ones must be than one by itself."""


class Lender(NamedTuple):
    """An entry with a translation for a new text to start from."""

    entry: Entry
    whole: bool
    """False where only a part of the one text is the other: that takes the place of no entry."""


def lenders(unknown: Sequence[Entry], wanted: Iterable[Entry], old: Sequence[Entry]) -> dict[int, Lender]:
    """Return, for the id of each of the *unknown* that can start from a translation, the entry which lends it.

    Contexts are never mixed: a headline's wording is wrong in a sentence.

    Args:
        unknown: what the source says and no old entry has.
        wanted: all that the source says.
        old: the entries there are, obsolete ones included.
    """
    translated = [entry for entry in old if lending.forms(entry)[0]]
    was = {(entry.previous_msgctxt, entry.previous_msgid): entry for entry in translated if "fuzzy" in entry.flags}
    found: dict[int, Lender] = {}
    asking: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for item in unknown:
        # What a translation was made for has come back: no other text is closer.
        if (entry := was.get(key_of(item))) is not None:
            found[id(item)] = Lender(entry, whole=True)
        else:
            asking[item.msgctxt].append(item)
    offered: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for entry in translated:
        offered[entry.msgctxt].append(entry)
    there = {key_of(item) for item in wanted}
    for context, items in asking.items():
        gone = [entry for entry in offered[context] if not entry.obsolete and key_of(entry) not in there]
        found |= _found(items, offered[context], gone)
    return found


def _found(items: Sequence[Entry], offered: Sequence[Entry], gone: Sequence[Entry]) -> dict[int, Lender]:
    matches = Pool([entry.msgid for entry in offered]).nearest([item.msgid for item in items])
    scores = {id(item): match.score for item, match in zip(items, matches, strict=True) if match is not None}
    found = {
        id(item): Lender(offered[match.number], whole=True)
        for item, match in zip(items, matches, strict=True)
        if match is not None
    }
    doubtful = [item for item in items if scores.get(id(item), 0) < _SAME]
    for number, entry in parts.split(doubtful, gone).items():
        if scores.get(number, 0) < _BETTER and (number not in found or found[number].entry is not entry):
            found[number] = Lender(entry, whole=False)
    whole = parts.joined(doubtful, gone)
    for item in doubtful:
        if (joined := whole.get(id(item))) is not None:
            likeness = similarity(joined.msgid, item.msgid, _BETTER)
            if likeness > scores.get(id(item), 0) + _MARGIN:
                found[id(item)] = Lender(joined, whole=False)
    return found
