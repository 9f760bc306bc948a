"""Putting units into the memory's tables, a few thousand at a time."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.memory import index
from toolkit.memory.blocks import LARGEST, Block

if TYPE_CHECKING:
    from toolkit.memory.database import Connection
    from toolkit.memory.unit import Unit

_BATCH = 8192


def key_of(pair: int, text: str) -> int:
    """Return what stands for *text* in the database: 64 bits, so that texts with the same ones have to be compared."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8, salt=pair.to_bytes(8)).digest(), signed=True)


class Adding:
    """What one transaction adds; of no use after it."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._pairs: dict[tuple[str, str], int] = {}
        self._origins: dict[str, int] = {}
        self._blocks: dict[int, list[Block]] = {}
        self._last: int = connection.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()[0]

    def add(self, units: Iterable["Unit"], origin: str | None = None) -> int:
        """Add *units*, all from *origin* where it is given, and return how many they are."""
        rest, count = iter(units), 0
        while batch := list(islice(rest, _BATCH)):
            self._add_batch(batch, origin)
            count += len(batch)
        for pair in self._blocks:
            self._write(pair)
            index.join(self._connection, pair)
        return count

    def _add_batch(self, units: Sequence["Unit"], origin: str | None) -> None:
        texts = self._texts([(self._pair(unit.source, unit.target), unit.text) for unit in units])
        self._connection.executemany(
            "INSERT INTO units (text, translation, context, previous, following, origin, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    text,
                    unit.translation,
                    unit.context,
                    unit.previous,
                    unit.following,
                    self._origin(unit.origin if origin is None else origin),
                    unit.changed,
                )
                for unit, text in zip(units, texts, strict=True)
            ),
        )

    def _texts(self, wanted: Sequence[tuple[int, str]]) -> list[int]:
        """Return the rows of texts, given with their pairs; those that are new are added."""
        keys = [key_of(pair, text) for pair, text in wanted]
        query = "SELECT pair, text, id FROM texts WHERE key IN (SELECT value FROM json_each(?))"
        known = {(pair, text): row for pair, text, row in self._connection.execute(query, (json.dumps(keys),))}
        new: list[tuple[int, int, int, str]] = []
        for key, place in zip(keys, wanted, strict=True):
            if place not in known:
                self._last += 1
                known[place] = self._last
                new.append((self._last, key, *place))
        self._connection.executemany("INSERT INTO texts (id, key, pair, text) VALUES (?, ?, ?, ?)", new)
        for pair in {row[2] for row in new}:
            rows = [row for row in new if row[2] == pair]
            self._index(pair, Block.of([row[0] for row in rows], [row[3] for row in rows]))
        return [known[place] for place in wanted]

    def _index(self, pair: int, block: Block) -> None:
        waiting = self._blocks.setdefault(pair, [])
        if sum(len(one.numbers) for one in waiting) + len(block.numbers) > LARGEST:
            self._write(pair)
        self._blocks[pair].append(block)

    def _write(self, pair: int) -> None:
        if self._blocks[pair]:
            index.write(self._connection, pair, self._blocks[pair])
        self._blocks[pair] = []

    def _pair(self, source: str, target: str) -> int:
        if (source, target) not in self._pairs:
            query = "SELECT id FROM pairs WHERE source = ? AND target = ?"
            row = self._connection.execute(query, (source, target)).fetchone()
            insert = "INSERT INTO pairs (source, target) VALUES (?, ?) RETURNING id"
            row = row or self._connection.execute(insert, (source, target)).fetchone()
            self._pairs[source, target] = row[0]
        return self._pairs[source, target]

    def _origin(self, name: str) -> int:
        if name not in self._origins:
            row = self._connection.execute("SELECT id FROM origins WHERE name = ?", (name,)).fetchone()
            row = (
                row
                or self._connection.execute("INSERT INTO origins (name) VALUES (?) RETURNING id", (name,)).fetchone()
            )
            self._origins[name] = row[0]
        return self._origins[name]
