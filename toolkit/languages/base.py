"""What every language file says about its language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.settings import HouseStyle


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
    number_words: Mapping[str, int] = field(default_factory=dict)
    """Number words, cardinal and ordinal, with their irregular forms → value: "ثالث" is 3."""
    number_affixes: tuple[str, str] = ("", "")
    """Regular expressions for what may stand before and after a number word, on folded text."""
    dual: str = ""
    """Regular expression for a folded word that says "two" by its form, as Arabic عامين does."""
    month_names: tuple[tuple[str, ...], ...] = ()
    """Month names in use that CLDR lacks, a tuple for each month, January first."""
    name_endings: tuple[str, ...] = ()
    """What is written after a name and an apostrophe: the ê of DAIŞ’ê."""
    one_sound: tuple[str, ...] = ()
    """Groups of letters that stand for one sound; a text should keep to one of each: "هھ"."""
