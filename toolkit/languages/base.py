"""What every language file says about its language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
