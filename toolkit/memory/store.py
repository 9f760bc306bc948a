"""The translation memory of a workspace: adding to it and looking up in it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from toolkit.memory import database, index
from toolkit.memory.adding import Adding, key_of
from toolkit.memory.blocks import likely
from toolkit.memory.unit import Match, Unit
from toolkit.similarity import most_similar

if TYPE_CHECKING:
    from toolkit.memory.database import Connection

_CANDIDATES = 1000
"""Texts to compare with at most, of each band of lengths."""
_AT_A_TIME = 250
"""Texts to compare with before asking whether there is any use in going on: those that follow are less likely."""
_TEXTS = "SELECT id, text FROM texts WHERE id IN (SELECT value FROM json_each(?))"
_UNITS = """
SELECT units.id, pairs.source, pairs.target, texts.text,
    units.translation, units.context, units.previous, units.following, origins.name, units.changed
FROM units
JOIN texts ON texts.id = units.text
JOIN pairs ON pairs.id = texts.pair
JOIN origins ON origins.id = units.origin
"""
_NEWEST_FIRST = " ORDER BY units.changed DESC, units.id DESC"


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a memory holds."""

    units: int
    texts: int
    """Different texts, counted once for each language they are translated into."""
    pairs: dict[tuple[str, str], int]
    """Source and target language → units."""
    origins: dict[str, int]
    """Origin → units."""
    size: int
    """Bytes on the disk."""


class Memory:
    """What people have translated, in one file; many processes may read it while one writes.

    A text is compared letter for letter: what is stored and given back is what was typed. A translation is found from
    its source language only.

    Every method raises StoreError, in one line, where the file is damaged, full, read-only or kept busy by another
    process; what was being added is then not added, and what was there still is.
    """

    def __init__(self, connection: "Connection", path: Path) -> None:
        self._connection = connection
        self._reader = index.BlockReader(connection)
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the memory at *path*; an empty one is made where there is none.

        Raises:
            StoreError: the file is damaged, or is no memory, or one that a later release made.
            FileError: it cannot be opened or made.
        """
        return cls(database.connect(path), path)

    def close(self) -> None:
        """Let go of the file."""
        with database.said(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, units: Iterable[Unit]) -> int:
        """Add all of *units*, or none where reading them raises an error; they are taken a few thousand at a time.

        A unit that is there already is there twice then; look-ups show it once.

        Returns:
            How many were added.
        """
        with self._writing():
            return Adding(self._connection).add(units)

    def replace_origin(self, origin: str, units: Iterable[Unit]) -> int:
        """Put *units* in the place of everything that came from *origin*, and say of them that they come from there.

        Returns:
            How many are there now.
        """
        with self._writing():
            last = self._one("SELECT coalesce(max(id), 0) FROM units")
            # The texts that the old units and the new ones share stay where they are in the index.
            count = Adding(self._connection).add(units, origin)
            run = self._connection.execute
            # In a table of SQLite's own, since an imported file may have millions.
            run("CREATE TEMP TABLE old AS SELECT DISTINCT text FROM units WHERE 0")
            were = "FROM units WHERE origin = (SELECT id FROM origins WHERE name = ?) AND id <= ?"
            run(f"INSERT INTO old SELECT DISTINCT text {were}", (origin, last))
            run(f"DELETE {were}", (origin, last))
            unused = "id IN (SELECT text FROM old) AND NOT EXISTS (SELECT 1 FROM units WHERE text = texts.id)"
            gone = [row[0] for row in run(f"DELETE FROM texts WHERE {unused} RETURNING id")]  # noqa: S608 - as above
            run("DROP TABLE old")
            index.discard(self._connection, gone)
            return count

    def clear(self) -> None:
        """Take everything out."""
        with self._writing():
            for table in ("units", "texts", "origins", "pairs", "blocks"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - no input in it

    def exact(
        self, source: str, target: str, text: str, context: str | None = None, previous: str = "", following: str = ""
    ) -> list[Match]:
        """Return every translation of *text* into *target*, each once.

        One from the same context comes first, then those with the same msgctxt, and of equals the newest. The context
        is the same where msgctxt and both neighbours are, and at least one of the three is known.

        Args:
            source: language tag of *text*.
            target: language tag of the translations.
            text: to be matched letter for letter.
            context: its msgctxt.
            previous: the text before it in its document.
            following: the text after it.
        """
        known = context is not None or previous != "" or following != ""

        def closeness(found: _Found) -> tuple[bool, bool]:
            unit = found.unit
            same = unit.context == context
            return known and same and (unit.previous, unit.following) == (previous, following), same

        with self._reading():
            pair = self._pair(source, target)
            found = [] if pair is None else self._translations(self._text(pair, text))
        found.sort(key=closeness, reverse=True)
        return _each_once(Match(one.unit, 1.0, closeness(one)[0]) for one in found)

    def fuzzy(self, source: str, target: str, text: str, least: float = 0.7, most: int = 5) -> list[Match]:
        """Return the translations of the texts that are most like *text*, best first, of equals the newest.

        Args:
            source: language tag of *text*.
            target: language tag of the translations.
            text: to be looked up; the same text is found too, with the score 1.
            least: the likeness that each must have, see :func:`toolkit.similarity.similarity`.
            most: how many to return.
        """
        with self._reading():
            pair = self._pair(source, target)
            if pair is None:
                return []
            scores = self._scores(pair, text, least, most)
            matches: list[Match] = []
            # Texts that are equally like it stand together, so that of them all the newest come first.
            for score, group in groupby(scores, key=itemgetter(1)):
                found = [one for number, _ in group for one in self._translations(number)]
                found.sort(key=_Found.newness, reverse=True)
                matches = _each_once([*matches, *(Match(one.unit, score) for one in found)])
                if len(matches) >= most:
                    break
        return matches[:most]

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[Unit]:
        """Yield every unit, in the order in which they were added.

        Args:
            source: only those from this language.
            target: only those into this language.
        """
        where = " WHERE (?1 IS NULL OR pairs.source = ?1) AND (?2 IS NULL OR pairs.target = ?2) ORDER BY units.id"
        with database.said(self.path):
            for row in self._connection.execute(_UNITS + where, (source, target)):
                yield Unit(*row[1:])

    def stats(self) -> Stats:
        """Count what is there."""
        pairs = (
            "SELECT source, target, count(*) FROM pairs JOIN texts ON texts.pair = pairs.id"
            " JOIN units ON units.text = texts.id GROUP BY pairs.id ORDER BY source, target"
        )
        origins = "SELECT name, count(*) FROM origins JOIN units ON origin = origins.id GROUP BY name ORDER BY name"
        with self._reading():
            return Stats(
                units=self._one("SELECT count(*) FROM units"),
                texts=self._one("SELECT count(*) FROM texts"),
                pairs={(source, target): count for source, target, count in self._connection.execute(pairs)},
                origins=dict(self._connection.execute(origins).fetchall()),
                size=database.size(self.path),
            )

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with database.said(self.path), database.reading(self._connection):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with database.said(self.path), database.writing(self._connection):
                yield
        except BaseException:
            # Numbers of blocks that were taken back are given to others.
            self._reader = index.BlockReader(self._connection)
            raise

    def _one(self, query: str, values: Sequence[object] = ()) -> int:
        row = self._connection.execute(query, values).fetchone()
        return int(row[0])

    def _pair(self, source: str, target: str) -> int | None:
        query = "SELECT id FROM pairs WHERE source = ? AND target = ?"
        row = self._connection.execute(query, (source, target)).fetchone()
        return None if row is None else int(row[0])

    def _text(self, pair: int, text: str) -> int | None:
        query = "SELECT id FROM texts WHERE key = ? AND pair = ? AND text = ?"
        row = self._connection.execute(query, (key_of(pair, text), pair, text)).fetchone()
        return None if row is None else int(row[0])

    def _scores(self, pair: int, text: str, least: float, most: int) -> list[tuple[int, float]]:
        """Return the rows of the *most* texts that are most like *text*, and of some others, with their likeness."""
        numbers = likely(self._reader.blocks(pair), text, least, _CANDIDATES)
        scores: list[tuple[int, float]] = []
        for start in range(0, len(numbers), _AT_A_TIME):
            some = json.dumps(numbers[start : start + _AT_A_TIME])
            rows = self._connection.execute(_TEXTS, (some,)).fetchall()
            found = most_similar(text, [row[1] for row in rows], least, len(rows))
            if not found or (len(scores) >= most and found[0][1] < scores[most - 1][1]):
                break
            scores += [(rows[index][0], score) for index, score in found]
            scores.sort(key=itemgetter(1), reverse=True)
        return scores

    def _translations(self, text: int | None) -> list["_Found"]:
        rows = self._connection.execute(f"{_UNITS} WHERE units.text = ?{_NEWEST_FIRST}", (text,))
        return [_Found(row[0], Unit(*row[1:])) for row in rows]


class _Found(NamedTuple):
    number: int
    unit: Unit

    def newness(self) -> tuple[str, int]:
        return self.unit.changed, self.number


def _each_once(matches: Iterable[Match]) -> list[Match]:
    """Return *matches* in their order, but the same translation of the same text only once."""
    first: dict[tuple[str, str], Match] = {}
    for match in matches:
        first.setdefault((match.unit.text, match.unit.translation), match)
    return list(first.values())
