"""The blocks of the fuzzy look-ups as the database keeps them: every text of a pair is in one of its blocks."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from toolkit.memory.blocks import LARGEST, Block

if TYPE_CHECKING:
    from toolkit.memory.database import Connection


class BlockReader:
    """Reads blocks once: they never change, only others take their places."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._read: dict[int, Block] = {}

    def blocks(self, pair: int) -> list[Block]:
        """Return the blocks of *pair*; those of another pair are forgotten."""
        numbers = self._connection.execute("SELECT id FROM blocks WHERE pair = ?", (pair,)).fetchall()
        self._read = {number: self._read.get(number) or read(self._connection, number) for (number,) in numbers}
        return list(self._read.values())


def read(connection: "Connection", number: int) -> Block:
    """Return one block."""
    row = connection.execute("SELECT data FROM blocks WHERE id = ?", (number,)).fetchone()
    return Block.decode(row[0])


def write(connection: "Connection", pair: int, blocks: Sequence[Block], replaced: Sequence[int] = ()) -> None:
    """Write *blocks* of *pair* as one, in the place of those with the numbers *replaced*."""
    block = Block.joined(blocks)
    connection.executemany("DELETE FROM blocks WHERE id = ?", ((number,) for number in replaced))
    if len(block.numbers):
        values = (pair, len(block.numbers), int(block.numbers.min()), int(block.numbers.max()), block.encode())
        connection.execute("INSERT INTO blocks (pair, count, first, last, data) VALUES (?, ?, ?, ?, ?)", values)


def join(connection: "Connection", pair: int) -> None:
    """Join blocks of *pair* until each is more than twice as large as all smaller ones together, or as large as can be.

    So there are few, and a text is written again only when there are three times as many.
    """
    rows = connection.execute("SELECT id, count FROM blocks WHERE pair = ? ORDER BY count", (pair,)).fetchall()
    total, joined = 0, 0
    for place, (_, count) in enumerate(rows):
        if total + count > LARGEST:
            break
        if count <= 2 * total:
            joined = place + 1
        total += count
    numbers = [number for number, _ in rows[:joined]]
    if numbers:
        write(connection, pair, [read(connection, number) for number in numbers], numbers)


def discard(connection: "Connection", texts: Collection[int]) -> None:
    """Take *texts*, which are gone, out of their blocks."""
    if not texts:
        return
    query = "SELECT id, pair, count FROM blocks WHERE first <= ? AND last >= ?"
    for number, pair, count in connection.execute(query, (max(texts), min(texts))).fetchall():
        rest = read(connection, number).without(texts)
        if len(rest.numbers) < count:
            write(connection, pair, [rest], [number])
