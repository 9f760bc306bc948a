"""The index of fuzzy look-ups: which blocks there are, and what their signatures say."""

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.memory.blocks import Block, likely
from toolkit.memory.signatures import BITS, band_of, bands
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit

TEXTS = st.lists(st.text(max_size=60), min_size=1, max_size=20)


def blocks_of(path: Path) -> list[Block]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT data FROM blocks").fetchall()
    connection.close()
    return [Block.decode(row[0]) for row in rows]


def test_texts_added_one_by_one_end_up_in_few_blocks_each_once(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "m") as memory:
        for number in range(150):
            memory.add([Unit("en", "ar", f"Sentence {number}.", "ن")])
    blocks = blocks_of(tmp_path / "m")
    assert len(blocks) <= 6
    assert sorted(number for block in blocks for number in block.numbers.tolist()) == list(range(1, 151))


def test_texts_that_go_leave_their_blocks(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "m") as memory:
        memory.add([Unit("en", "ar", "Kept.", "ن", origin="b")])
        memory.replace_origin("a", [Unit("en", "ar", f"Sentence {number}.", "ن") for number in range(50)])
        memory.replace_origin("a", [Unit("en", "ar", f"Sentence {number}.", "ن") for number in range(40, 60)])
        assert sum(len(block.numbers) for block in blocks_of(tmp_path / "m")) == 21
        memory.replace_origin("a", [])
        assert [block.numbers.tolist() for block in blocks_of(tmp_path / "m")] == [[1]]
        memory.clear()
    assert blocks_of(tmp_path / "m") == []


@settings(derandomize=True, deadline=None)
@given(TEXTS, TEXTS)
def test_a_block_is_the_same_however_it_came_about(one: list[str], other: list[str]) -> None:
    whole = Block.of(range(len(one) + len(other)), one + other)
    parts = [Block.of(range(len(one)), one), Block.of(range(len(one), len(one) + len(other)), other)]
    assert Block.joined(parts).encode() == whole.encode()
    assert Block.decode(whole.encode()).encode() == whole.encode()
    assert whole.lengths.tolist() == sorted(map(len, one + other))
    assert whole.without(range(len(one), 99)).encode() == parts[0].encode()


@settings(derandomize=True, deadline=None)
@given(st.integers(0, 9000), st.integers(0, 9000))
def test_bands_cover_every_length_once(one: int, other: int) -> None:
    shortest, longest = sorted((one, other))
    covered = [(band, first, last) for band, first, last in bands(shortest, longest) if first <= last]
    assert covered[0][1] == shortest
    assert covered[-1][2] == longest
    assert all(before[2] + 1 == after[1] for before, after in pairwise(covered))
    assert all(band_of(first) == band_of(last) == band for band, first, last in covered)


@pytest.mark.parametrize("text", ["", "a", "ن", "a" * 5000, "Daesh fled Hawija on Monday. " * 40])
def test_a_text_is_the_likeliest_of_many_to_be_like_itself(text: str) -> None:
    others = [f"{text}{number:04}"[-max(4, len(text)) :] for number in range(300)]
    block = Block.of(range(301), [text, *others])
    assert 0 in likely([block], text, 0.7, 10)
    assert block.sizes.max() <= BITS
