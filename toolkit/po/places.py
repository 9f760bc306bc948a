"""Which entry of today a returned entry belongs to, when its text has changed here or its msgid in the editor."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from toolkit import similarity
from toolkit.po.entry import Entry, Key, key_of
from toolkit.po.handout import HandedOut, Handout
from toolkit.po.intake.base import ReturnedEntry

_LEAST = 0.6
"""How alike two texts must be to be versions of one: that of msgmerge, FUZZY_THRESHOLD (gettext, src/message.h)."""
_LEAST_IN_PLACE = 0.4
"""That of texts which stand between the same neighbours."""
_MOST = 5

Known = TypeVar("Known")
How = Literal["here", "obsolete", "stale", "unknown", "gone"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a returned entry belongs."""

    how: How
    """
    - ``here``: to the entry with its msgid;
    - ``obsolete``: to the obsolete entry with its msgid, which is not in use here;
    - ``stale``: to the entry whose text has come in the place of its own;
    - ``unknown``: its msgid is known nowhere; to the entry that is most like it, if there is one;
    - ``gone``: its text has been here and is gone.
    """
    entry: Entry | None = None
    """The entry of today."""
    base: HandedOut | None = None
    """What was handed out for it."""


def find_places(returned: Sequence[ReturnedEntry], handout: Handout | None, entries: Sequence[Entry]) -> list[Place]:
    """Return the place of each of *returned*.

    Contexts are not mixed, unless the form that came back has none. An entry of today takes in at most one entry whose
    msgid is another.

    Args:
        returned: the entries of one file.
        handout: what was handed out, if that is known.
        entries: those of today, the obsolete ones too.
    """
    return _Finder(returned, handout, entries).places()


class _Finder:
    def __init__(self, returned: Sequence[ReturnedEntry], handout: Handout | None, entries: Sequence[Entry]) -> None:
        self._returned = returned
        self._base = _Register((one.key, one) for one in (handout.entries if handout else ()))
        self._here = _Register((key_of(one), one) for one in entries if not one.obsolete)
        self._gone = _Register((key_of(one), one) for one in entries if one.obsolete)
        self._order = {key: position for position, key in enumerate(self._here)}
        # A text that came back as obsolete, too, is one.
        self._retired = {_key(one) for one in returned if one.obsolete and one.msgid}
        self._places = [self._exact(one) for one in returned]
        self._taken = {key_of(place.entry) for place in self._places if place.how == "here" and place.entry}

    def places(self) -> list[Place]:
        for index, (one, place) in enumerate(zip(self._returned, self._places, strict=True)):
            if place.how == "stale":
                self._places[index] = self._succeeded(one, place)
        for index, place in self._guesses():
            self._places[index] = place
        return self._places

    def _exact(self, one: ReturnedEntry) -> Place:
        """Return the place that the msgid of *one* says."""
        base = self._base.find(one)
        # What was handed out with no context has none.
        entry = self._here.find(one, bare=base is None) or (self._here.get(base.key) if base else None)
        if entry is not None:
            return Place("here", entry, base or self._base.get(key_of(entry)))
        old = self._gone.find(one, bare=False)
        if _key(one) in self._retired:
            return Place("obsolete", old, base)
        return Place("stale", old, base) if base or old else Place("unknown")

    def _succeeded(self, one: ReturnedEntry, place: Place) -> Place:
        """Return *place*, that of a text which has gone, with the entry of today that has come in its place."""
        context, text = place.base.key if place.base else _key(one)
        free = [entry for entry in self._free() if entry.msgctxt == context]
        heirs = [entry for entry in free if entry.previous_msgid == text]
        # What was handed out itself, and still stands here, is a text of its own.
        fresh = heirs or [entry for entry in free if self._base.get(key_of(entry)) is None]
        found = similarity.most_similar(text, [entry.msgid for entry in fresh], 0.0 if heirs else _LEAST, 1)
        if not found:
            return Place("gone", place.entry, place.base)
        heir = fresh[found[0][0]]
        self._taken.add(key_of(heir))
        return Place("stale", heir, place.base)

    def _free(self) -> list[Entry]:
        """Return the entries of today that none of the returned ones names."""
        return [entry for key, entry in self._here.items() if key not in self._taken]

    def _guesses(self) -> Iterator[tuple[int, Place]]:
        """Yield places for the entries whose msgid is known nowhere, the surest first."""
        free = self._free()
        texts = [entry.msgid for entry in free]
        slots = self._slots()
        offers: list[tuple[float, int, int]] = []
        for index in (index for index, place in enumerate(self._places) if place.how == "unknown" and free):
            one = self._returned[index]
            for number, score in similarity.most_similar(one.msgid, texts, _LEAST_IN_PLACE, _MOST):
                entry = free[number]
                in_place = slots[index][0] < self._order[key_of(entry)] < slots[index][1]
                if one.msgctxt in (None, entry.msgctxt) and (in_place or score >= _LEAST):
                    offers.append((score + in_place, -index, number))
        done: set[int] = set()
        used: set[int] = set()
        for _, index, number in sorted(offers, reverse=True):
            if index not in done and number not in used:
                done.add(index)
                used.add(number)
                yield -index, Place("unknown", free[number], self._base.get(key_of(free[number])))

    def _slots(self) -> list[tuple[int, int]]:
        """Return, for each returned entry, the positions today of its nearest neighbours whose place is known."""
        before = _run(self._positions(), -1)
        after = _run(reversed(self._positions()), len(self._order))
        return list(zip(before, reversed(after), strict=True))

    def _positions(self) -> list[int | None]:
        return [self._order.get(key_of(place.entry)) if place.entry else None for place in self._places]


def _run(positions: Iterable[int | None], start: int) -> list[int]:
    """Return *positions*, with the last known one, or else *start*, where there is none."""
    last = start
    found = []
    for position in positions:
        last = last if position is None else position
        found.append(last)
    return found


class _Register(Mapping[Key, Known]):
    """Things by their key, and by what a form or an editor may have left of it."""

    def __init__(self, items: Iterable[tuple[Key, Known]]) -> None:
        self._items = dict(items)
        self._plain = _unique(((context, _plain(text)), one) for (context, text), one in self._items.items())
        self._bare = _unique((_plain(text), one) for (_, text), one in self._items.items())

    def __getitem__(self, key: Key) -> Known:
        return self._items[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def find(self, one: ReturnedEntry, *, bare: bool = True) -> Known | None:
        """Return what *one* names: exactly, or but for white space and normalisation.

        Or, where it may be *bare*, but for a context that it lacks.
        """
        if (found := self._items.get(_key(one))) is not None:
            return found
        plain = _plain(one.msgid)
        if not plain:
            return None
        found = self._plain.get((one.msgctxt, plain))
        return self._bare.get(plain) if found is None and bare and one.msgctxt is None else found


Name = TypeVar("Name")


def _unique(items: Iterable[tuple[Name, Known]]) -> dict[Name, Known]:
    """Return *items* by their names, without those whose name another has too."""
    listed = list(items)
    counts = Counter(name for name, _ in listed)
    return {name: one for name, one in listed if counts[name] == 1}


def _key(one: ReturnedEntry) -> Key:
    return one.msgctxt, one.msgid


def _plain(text: str) -> str:
    """Return what is left of *text* in whatever way an editor or a spreadsheet has stored it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
