"""Cutting a catalogue into parts for several translators."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.po.catalog import Entry
from toolkit.po.split import split, words


def _entries(*sizes: int) -> list[Entry]:
    return [Entry(msgid=" ".join([f"w{number}"] * size)) for number, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "parts", "expected"),
    [
        ((10, 10, 10, 10), 2, [20, 20]),
        ((10, 10, 10, 10), 4, [10, 10, 10, 10]),
        ((1, 1, 100), 2, [2, 100]),
        ((100, 1, 1), 2, [100, 2]),
        ((100, 1, 1), 3, [100, 1, 1]),
        ((1, 1, 100), 3, [1, 1, 100]),
        ((7, 3, 5, 5), 1, [20]),
        ((5, 5), 3, [5, 5]),
        ((), 3, []),
    ],
)
def test_parts_have_about_as_many_words(sizes: tuple[int, ...], parts: int, expected: list[int]) -> None:
    assert [sum(map(words, part)) for part in split(_entries(*sizes), parts)] == expected


@given(st.lists(st.integers(0, 60), max_size=60), st.integers(1, 12))
def test_every_entry_is_in_one_part_in_its_place_and_no_part_is_large(sizes: list[int], parts: int) -> None:
    entries = _entries(*sizes)
    found = split(entries, parts)
    assert [id(entry) for part in found for entry in part] == [id(entry) for entry in entries]
    assert len(found) == min(parts, len(entries))
    assert all(found)
    if found:
        share = sum(sizes) / len(found)
        assert max(sum(map(words, part)) for part in found) <= share + max(sizes)
