"""Put one term in the place of another, with the clitics and endings that the other had.

A form is read by making it: every form of the old term that a language's rules can make is compared with the word in
the text, and the new term is given what the old one has. Where two readings would give different words, or the new
term is not known to take an ending, nothing is safe.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.languages import Language
from toolkit.languages.base import Marks
from toolkit.languages.folding import APOSTROPHES
from toolkit.languages.formation import Formation, Suffix, formation_of
from toolkit.languages.formation.base import NAME, PHRASE, is_name
from toolkit.model import Term
from toolkit.settings import HouseStyle

_Run = tuple[str, str | None, Marks]
"""A form of the old term, the same form of the new one, and what the two have."""

_APOSTROPHE = "’"


@dataclass(frozen=True, slots=True)
class Carried:
    """A new word for a place in a text, or why there is none."""

    text: str | None
    reason: str = ""
    """Empty where there is a text."""
    options: tuple[str, ...] = ()
    """What it may be, the likeliest first: the one that takes for granted the fewest endings that cannot be seen."""


def carry(language: Language, surface: str, old: Term, new: Term, style: HouseStyle) -> str | None:
    """Return what stands for *surface*, a form of *old*, when the term is *new*; None where that is not certain.

    Args:
        language: of both terms.
        surface: the words of a text that carry the old term, with clitics and endings.
        old: the term whose form it is. One whose case is ``exact`` is taken for a name.
        new: the term to put in its place.
        style: the house style; it says how names take endings.
    """
    return attempt(language, surface, old, new, style).text


def attempt(language: Language, surface: str, old: Term, new: Term, style: HouseStyle) -> Carried:
    """Do what :func:`carry` does, and say why where it does nothing."""
    formation = formation_of(language)
    if not _agree(formation, old, new):
        return Carried(None, "other words may have to agree with it: gender or number differs, or is not given")
    wanted = formation.compare(surface)
    runs = list(_runs(formation, old, new, style, surface))
    for shape in _SHAPES:
        found = {
            shape(renewed) if renewed else None for one, renewed, _ in runs if formation.compare(shape(one)) == wanted
        }
        if found:
            return _only(found, new)
    return Carried(None, f"no rule explains it as a form of {old.text}")


def _only(found: set[str | None], new: Term) -> Carried:
    options = tuple(sorted((text for text in found if text), key=lambda text: (len(text), text)))
    if None in found:
        return Carried(None, f"it is not known how {new.text} takes this form")
    if len(found) > 1:
        either = " or ".join(sorted(options))
        return Carried(None, f"it can be read in more than one way: {either}", options)
    return Carried(options[0], options=options)


def _agree(formation: Formation, old: Term, new: Term) -> bool:
    """Return whether nothing else in a sentence would show that *new* stands for *old*.

    A name keeps the gender of what it names, whoever forgot to note it.
    """
    one, other = formation.agreement(old), formation.agreement(new)
    return one == other or (not (one and other) and is_name(old) and is_name(new))


def _runs(formation: Formation, old: Term, new: Term, style: HouseStyle, surface: str) -> Iterator[_Run]:
    """Yield every form of *old* that *surface* may be, beside that of *new*."""
    (old_text, old_needs), (new_text, new_needs) = formation.lemma(old), formation.lemma(new)
    agreement = formation.agreement(old) or formation.agreement(new)
    slots = tuple(
        tuple(suffix for suffix in slot if not agreement or suffix.agreement in ("", agreement))
        for slot in formation.slots
    )
    may_be = _beginning(formation, surface, sum(map(_taken, slots)))
    given = {mark for mark, holds in ((NAME, is_name(old)), (PHRASE, " " in old_text + new_text)) if holds}
    parted = _APOSTROPHE if formation.parts_names and style.endings == "apostrophe" and is_name(new) else ""
    for one, other, marks in formation.openings(replace(old, text=old_text), replace(new, text=new_text)):
        for mark in ("", "'") if formation.parts_names else ("",):
            start = (one + mark, None if other is None else other + parted, marks | given)
            for form, renewed, had in _grow(start, slots, formation, may_be, _apostrophe(surface)):
                if not old_needs <= had:
                    continue
                known = renewed is not None and new_needs <= had and formation.suits(old, new, had)
                yield form, renewed.removesuffix(parted) if known and renewed else None, had


def _beginning(formation: Formation, surface: str, taken: int) -> Callable[[str], bool]:
    """Return whether a form can become *surface* by endings that take no more than *taken* letters off it.

    One letter more may differ, which is written in another way at the end of a word.
    """
    wanted = formation.compare(surface).casefold()
    return lambda form: wanted.startswith(formation.compare(form).casefold()[: -taken - 1])


def _grow(
    start: _Run,
    slots: Sequence[Sequence[Suffix]],
    formation: Formation,
    may_be: Callable[[str], bool],
    apostrophe: str,
) -> Iterator[_Run]:
    """Yield *start* and what it becomes with every legal run of endings, so far as it *may_be* what is sought."""
    if not may_be(start[0]):
        return
    yield start
    old, new, marks = start
    for number, slot in enumerate(slots):
        for suffix in slot:
            if not suffix.needs <= marks or suffix.forbids & marks:
                continue
            ways = suffix.spelt.get(formation.kind(old), ())
            new_ways = () if new is None else suffix.spelt.get(formation.kind(new), ())
            for place, way in enumerate(ways):
                renewed = None
                if new is not None and new_ways:
                    # Where both words can write an ending in the same ways, the text's own way is kept.
                    renewed = _write(new, new_ways[place if ways == new_ways else 0].replace("'", apostrophe))
                grown = (_write(old, way), renewed, marks | suffix.marks)
                yield from _grow(grown, slots[number + 1 :], formation, may_be, apostrophe)


def _taken(slot: Sequence[Suffix]) -> int:
    """Return how many letters an ending of *slot* takes off at most."""
    ways = (way for suffix in slot for spelt in suffix.spelt.values() for way in spelt)
    return max((len(way) - len(way.lstrip("-")) for way in ways), default=0)


def _write(stem: str, way: str) -> str:
    ending = way.lstrip("-")
    return stem[: len(stem) - (len(way) - len(ending))] + ending


def _apostrophe(surface: str) -> str:
    return next((letter for letter in surface if letter in APOSTROPHES), APOSTROPHES[0])


def _same(text: str) -> str:
    return text


def raised(text: str) -> str:
    """Return *text* with a capital at its beginning, as a sentence or a title has it."""
    return text[:1].upper() + text[1:]


_SHAPES: tuple[Callable[[str], str], ...] = (_same, raised, str.upper)
