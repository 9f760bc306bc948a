"""The memory against what a plain list of units gives, compared one by one."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.memory.store import Memory
from toolkit.memory.unit import Match, Unit
from toolkit.similarity import similarity

ARABIC = "فرّ مقاتلو داعش من الحويجة."
SORANI = "چەکدارانی داعش لە حەویجە هەڵاتن."


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / ".dragoman" / "memory.sqlite3") as opened:
        yield opened


def unit(text: str, translation: str = "ن", **more: str | None) -> Unit:
    values = {"source": "en", "target": "ar", "text": text, "translation": translation, **more}
    return Unit(**values)  # type: ignore[arg-type]


def translations(matches: list[Match]) -> list[str]:
    return [match.unit.translation for match in matches]


def test_what_was_added_comes_back_as_it_was_typed_and_in_order(memory: Memory) -> None:
    units = [
        unit("Daesh fled.", ARABIC, context="heading", previous="a", following="b", origin="x/ar.po", changed="2024"),
        unit("Daesh fled.", SORANI, target="ckb"),
        unit(" two  spaces\tand\nlines\0 ", "a\u200fb"),
        unit("", ""),
        unit(ARABIC, "Daesh fled.", source="ar", target="en"),
    ]
    assert memory.add(iter(units)) == len(units)
    assert list(memory.units()) == units
    assert list(memory.units("en", "ckb")) == [units[1]]
    assert list(memory.units(target="en")) == [units[4]]
    with Memory.open(memory.path) as again:
        assert list(again.units()) == units


@pytest.mark.parametrize(
    ("context", "previous", "following", "first", "in_context"),
    [
        (None, "Before.", "After.", "with neighbours", True),
        (None, "Before.", "", "newest", False),
        (None, "", "", "newest", False),
        ("heading", "", "", "heading", True),
        ("heading", "Before.", "After.", "heading", False),
        ("caption", "Before.", "After.", "newest", False),
    ],
)
def test_a_translation_from_the_same_place_comes_first(
    memory: Memory, context: str | None, previous: str, following: str, first: str, in_context: object
) -> None:
    memory.add(
        [
            unit("Fled.", "old", changed="2023-01-01"),
            unit("Fled.", "with neighbours", previous="Before.", following="After.", changed="2022-01-01"),
            unit("Fled.", "heading", context="heading", changed="2021-01-01"),
            unit("Fled.", "newest", changed="2024-01-01"),
            unit("Fled.", "undated"),
            unit("Fled.", "newest", changed="2020-01-01", origin="elsewhere"),
        ]
    )
    found = memory.exact("en", "ar", "Fled.", context, previous, following)
    assert found[0].unit.translation == first
    assert [match.in_context for match in found] == [in_context, False, False, False, False]
    assert {match.score for match in found} == {1.0}
    assert sorted(translations(found)) == ["heading", "newest", "old", "undated", "with neighbours"]


@pytest.mark.parametrize("text", ["fled.", "Fled", "Fled. ", "Fle\u200bd.", "", "Fled.x"])
def test_another_text_is_no_exact_match(memory: Memory, text: str) -> None:
    memory.add([unit("Fled.")])
    assert memory.exact("en", "ar", text) == []


def test_the_other_direction_and_another_language_are_not_implied(memory: Memory) -> None:
    memory.add([unit("Daesh fled.", ARABIC)])
    assert memory.exact("ar", "en", ARABIC) == memory.fuzzy("ar", "en", ARABIC) == []
    assert memory.exact("en", "ckb", "Daesh fled.") == memory.fuzzy("en", "ckb", "Daesh fled.") == []


def test_of_texts_equally_like_the_newest_comes_first(memory: Memory) -> None:
    memory.add([unit("Page 1", "first", changed="2024"), unit("Page 2", "second"), unit("Page 3", "third")])
    memory.add([unit("Page 4", "fourth", changed="2024"), unit("Page 1", "again", changed="2025"), unit("Page 1")])
    wanted = ["again", "fourth", "first", "ن", "third", "second"]
    assert translations(memory.fuzzy("en", "ar", "Page 7", most=9)) == wanted
    assert translations(memory.fuzzy("en", "ar", "Page 7", most=3)) == wanted[:3]


def test_replacing_an_origin_leaves_the_others_and_names_the_new_ones_after_it(memory: Memory) -> None:
    memory.add([unit("Alpha beta", origin="a"), unit("Gamma delta", origin="a"), unit("Gamma delta", origin="b")])
    assert memory.replace_origin("a", [unit("Alpha beta", "new"), unit("Epsilon zeta", origin="ignored")]) == 2
    assert [(one.text, one.translation, one.origin) for one in memory.units()] == [
        ("Gamma delta", "ن", "b"),
        ("Alpha beta", "new", "a"),
        ("Epsilon zeta", "ن", "a"),
    ]
    memory.replace_origin("b", [])
    assert memory.fuzzy("en", "ar", "Gamma delta", least=0.9) == []
    assert translations(memory.fuzzy("en", "ar", "Alpha betas")) == ["new"]
    assert (memory.stats().units, memory.stats().texts, memory.stats().origins) == (2, 2, {"a": 2})


def test_what_cannot_be_read_to_the_end_is_not_added_at_all(memory: Memory) -> None:
    def broken() -> Iterator[Unit]:
        for number in range(20_000):
            yield unit(f"Sentence {number} of many.")
        message = "the file ends here"
        raise ValueError(message)

    memory.add([unit("Kept sentence.")])
    for change in (memory.add, lambda units: memory.replace_origin("", units)):
        with pytest.raises(ValueError, match="ends here"):
            change(broken())
    assert [one.text for one in memory.units()] == ["Kept sentence."]
    assert memory.fuzzy("en", "ar", "Sentence 19 of many.") == []
    memory.add([unit("Sentence 20 of many.")])
    assert len(memory.fuzzy("en", "ar", "Sentence 19 of many.")) == 1


def test_clearing_takes_everything_out(memory: Memory) -> None:
    memory.add([unit("Daesh fled."), unit("Daesh fled.", target="ckb")])
    memory.clear()
    stats = memory.stats()
    assert (list(memory.units()), stats.units, stats.texts, stats.pairs) == ([], 0, 0, {})
    assert memory.fuzzy("en", "ar", "Daesh fled.") == memory.exact("en", "ar", "Daesh fled.") == []


def test_what_is_there_is_counted(memory: Memory) -> None:
    memory.add([unit("a", "1", origin="x"), unit("a", "2", origin="y"), unit("b", target="ckb", origin="y")])
    stats = memory.stats()
    assert (stats.units, stats.texts) == (3, 2)
    assert stats.pairs == {("en", "ar"): 2, ("en", "ckb"): 1}
    assert stats.origins == {"x": 1, "y": 2}
    assert stats.size >= memory.path.stat().st_size


LETTERS = {"latin": "abcdeê ", "arabic": "ابتجهە "}
WORDS = {
    script: st.lists(st.text(letters, min_size=1, max_size=7), min_size=0, max_size=25).map(" ".join)
    for script, letters in LETTERS.items()
}
TEXTS = st.one_of(*WORDS.values(), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
CHANGES = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.lists(TEXTS, max_size=12)), max_size=6)


def brute_force(units: list[Unit], text: str) -> list[tuple[float, str, str]]:
    """Return score, text and translation, best first, of equals the newest; the same ones once."""
    scored = [(similarity(text, one.text), one.changed, place, one) for place, one in enumerate(units)]
    scored = sorted((one for one in scored if one[0] >= 0.7), key=lambda one: one[:3], reverse=True)
    return list(dict.fromkeys((score, one.text, one.translation) for score, _, _, one in scored))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(CHANGES, st.lists(TEXTS, min_size=1, max_size=4))
def test_a_small_memory_answers_like_a_list(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, list[str]]], wanted: list[str]
) -> None:
    units: list[Unit] = []
    with Memory.open(tmp_path_factory.mktemp("memory") / "m.sqlite3") as memory:
        for turn, (origin, texts) in enumerate(changes):
            new = [unit(text, str(turn), origin=origin, changed=str(turn % 2)) for text in texts]
            if origin:
                memory.replace_origin(origin, new)
                units = [one for one in units if one.origin != origin]
            else:
                memory.add(new)
            units += new
        assert list(memory.units()) == units
        for text in wanted + [one.text for one in units[:5]]:
            found = [(match.score, match.unit.text, match.unit.translation) for match in memory.fuzzy("en", "ar", text)]
            assert found == brute_force(units, text)[:5]
            exact = {match.unit.translation for match in memory.exact("en", "ar", text)}
            assert exact == {one.translation for one in units if one.text == text}


def sentences(letters: str, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = ["".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(800)]
    return [" ".join(chance.choices(words, k=chance.choice((1, 2, 3, 4, 8, 20, 60)))) for _ in range(3000)]


def replace(text: str, chance: random.Random) -> str:
    words = text.split()
    words[chance.randrange(len(words))] = "چاو"
    return " ".join(words)


def shorten(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(words[len(words) // 6 :]) if chance.random() < 0.5 else " ".join(words[: 1 + len(words) * 5 // 6])


def swap(text: str, chance: random.Random) -> str:
    words = text.split()
    place = chance.randrange(len(words))
    return " ".join([*words[place:], *words[:place]]) if len(words) < 4 else " ".join([words[1], words[0], *words[2:]])


def mistype(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(max(1, len(letters) // 12)):
        letters[chance.randrange(len(letters))] = chance.choice("eaنی")
    return "".join(letters)


@pytest.mark.parametrize("letters", ["etaoinshrdluc", "اینملرتبدسکەوە"], ids=["latin", "arabic"])
@pytest.mark.parametrize("edit", [replace, shorten, swap, mistype])
def test_a_larger_memory_finds_what_looking_at_every_text_finds(
    memory: Memory, letters: str, edit: Callable[[str, random.Random], str]
) -> None:
    texts = sentences(letters, 1)
    memory.add(unit(text, text[::-1]) for text in texts)
    units = list(memory.units())
    chance = random.Random(2)  # noqa: S311 - no secret
    found = wanted = 0
    for text in chance.sample(texts, 60):
        query = edit(text, chance)
        best = brute_force(units, query)[:5]
        scores = [match.score for match in memory.fuzzy("en", "ar", query)]
        wanted += len(best)
        found += sum(got == right[0] for got, right in zip(scores, best, strict=False))
    assert wanted > 40
    assert found >= 0.99 * wanted
