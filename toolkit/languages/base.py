"""What every language file says about its language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.model import Term
from toolkit.settings import HouseStyle

Marks = frozenset[str]
"""What the affixes of a word say about it, such as that it is definite: the names are each language's own."""
NO_MARKS: Marks = frozenset()
Place = Literal["never", "before", "anywhere"]


def _same(text: str) -> str:
    return text


def _no_bars(_term: Term) -> Marks:
    return NO_MARKS


def _no_word_bars(_word: str, _is_name: bool) -> Marks:  # noqa: FBT001 - called by position
    return NO_MARKS


def _no_variants(_word: str) -> tuple[str, ...]:
    return ()


def _shows_nothing(_word: str) -> Marks:
    return NO_MARKS


def _free(_first: str, _second: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Opening:
    """What may stand before a stem within one written word: proclitics in one legal order."""

    text: str
    """In letters that :attr:`Inflection.clean` leaves alone."""
    marks: Marks = NO_MARKS
    restore: tuple[str, ...] = ("",)
    """What the stem loses after it; an empty string where it loses nothing."""
    shortest: int = 2
    """Fewest letters that must be left."""
    unless: re.Pattern[str] | None = None
    """Cleaned words that only look as if they had it."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What may stand after a stem within one written word."""

    text: str
    """In folded letters."""
    after: str = ""
    """Letters of which the stem must end in one; empty for any."""
    restore: tuple[str, ...] = ("",)
    """What the stem loses before it; an empty string where it loses nothing."""
    marks: Marks = NO_MARKS
    link: Place = "never"
    """Where in a term of several words, which is written as it stands in a text, the ending is no part of the stem.

    ``before`` another word where it ties the two together (ezafe), ``anywhere`` where it makes definite or plural.
    """
    shortest: int = 2
    """Fewest letters that must be left."""
    unless: frozenset[str] = frozenset()
    """Folded words that only look as if they had it."""
    forbids: Marks = NO_MARKS
    """Marks of the letters before the stem that rule this ending out."""


@dataclass(frozen=True, slots=True, eq=False)  # one object a language, so identity is equality, and cheap to hash
class Inflection:
    """How words of a language take affixes: data for :mod:`toolkit.languages.inflection`."""

    clean: Callable[[str], str]
    """The word without what is never a letter (harakat, controls); openings are looked for here, before folding."""
    openings: tuple[Opening, ...] = ()
    slots: tuple[tuple[Ending, ...], ...] = ()
    """Groups of endings, the outermost first; a word takes at most one of each group."""
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Last letter that a stem shows before an ending → how the bare word is written instead."""
    spell: Callable[[str], str] = _same
    """Lenient key of a folded stem: merges spellings of one word that are both in use."""
    plural: Marks = NO_MARKS
    """The marks of a plural, which a name does not change: Dewletên Îslamî are not Dewleta Îslamî."""
    entered: tuple[Ending, ...] = ()
    """Endings that a term may be entered with although it is the stem that inflects; their marks must stay."""
    compounds: bool = False
    """True where two words of a term may be written as one."""
    defining: str = ""
    """Mark of a word with an article; a term that has one is not found without."""
    inner_bars: Marks = NO_MARKS
    """Marks that no word of a term may have except the first."""
    final_apostrophe: bool = False
    """True where an apostrophe may end a word: the militants’ foothold."""
    hyphenated: re.Pattern[str] | None = None
    """Endings that belong to a word though a hyphen stands before them, hyphen and all: the -ê of FBI-ê."""
    rigid: bool = False
    """True where only the last word of a term inflects."""
    bars: Callable[[Term], Marks] = _no_bars
    """The marks that a word of this term cannot have, such as an ending of the other gender."""
    word_bars: Callable[[str, bool], Marks] = _no_word_bars
    """The marks that a word of a term cannot have, given the word without its article and whether it is of a name."""
    variants: Callable[[str], tuple[str, ...]] = _no_variants
    """How else a word is written, cleaned, where a sign that cleaning takes away shows it."""
    shown: Callable[[str], Marks] = _shows_nothing
    """What the spelling of a word, without its openings, shows that folding hides."""
    agreeing: Callable[[str, str], bool] = _free
    """Whether the last word of a term has an article wherever a text gives one to the word before it."""
    ordinary: frozenset[str] = frozenset()
    """Folded everyday words that acronyms are spelt like: in a line of capitals these are not the acronym."""


@dataclass(frozen=True, slots=True)
class Language:
    """The facts of one language that the rest of the toolkit relies on."""

    tag: str
    """BCP 47."""
    name: str
    """In English."""
    native: str
    direction: Literal["ltr", "rtl"]
    script: Literal["Latin", "Arabic"]
    plural_forms: str
    """Value of the PO header Plural-Forms."""
    style: HouseStyle
    """House style where the workspace says nothing."""
    fold: Callable[[str], str]
    """Key for comparing two spellings; never written out. Need not keep the length."""
    letters: frozenset[str]
    """Every letter the language is written with, both cases."""
    look_alikes: Mapping[str, str]
    """Wrong letter → the one meant: what a keyboard for another language types."""
    multipliers: Mapping[str, int]
    """Folded number words that follow a figure → value: "85 ألف" is 85,000."""
    percent_words: tuple[str, ...]
    """How "percent" is said in prose, the first being usual."""
    inflection: Inflection
    """How its words take affixes."""
    number_words: Mapping[str, int] = field(default_factory=dict)
    """Number words, cardinal and ordinal, before any ending → value: "ثالث" is 3."""
    dual: str = ""
    """Regular expression for a folded word that says "two" by its form, as Arabic عامين does."""
    month_names: tuple[tuple[str, ...], ...] = ()
    """Month names in use that CLDR lacks, a tuple for each month, January first."""
    weekday_names: tuple[tuple[str, ...], ...] = ()
    """Weekday names in use that CLDR lacks, a tuple for each day, Monday first."""
    name_endings: tuple[str, ...] = ()
    """What is written after a name and an apostrophe: the ê of DAIŞ’ê."""
    one_sound: tuple[str, ...] = ()
    """Groups of letters that stand for one sound; a text should keep to one of each: "هھ"."""
    non_joiner: bool = False
    """True where a zero-width non-joiner (U+200C) is part of the spelling."""
