"""What a guide to a language says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Heading(StrEnum):
    """The headings of a style sheet."""

    TITLE = "Style sheet"
    DIGITS = "Digits"
    QUOTES = "Quotation marks"
    PERCENT = "Percent"
    MONTHS = "Months"
    PUNCTUATION = "Punctuation"
    LETTERS = "Letters"
    NAMES = "Names and terms in a sentence"


@dataclass(frozen=True, slots=True)
class Advice:
    """A rule, and what it makes right and wrong.

    In both examples ``{0}`` to ``{3}`` stand for the quotation marks of the house, the outer pair first.
    """

    rule: str
    """In English."""
    right: str
    """In the language of the guide."""
    wrong: str = ""
    """Empty where nobody would get it wrong."""


@dataclass(frozen=True, slots=True)
class Guide:
    """How a language is written: what depends on no decision of the house, and patterns for what does."""

    headings: Mapping[Heading, str] = field(default_factory=dict)
    """How the language itself says them; those that are missing are left in English."""
    year: str = "{0}"
    """A year in a sentence; ``{0}`` stands for its figures."""
    quoted: str = "{0}…{1}"
    """A word in quotation marks; see :class:`Advice`."""
    nested: str = "{0}… {2}…{3} …{1}"
    """A quotation within a quotation."""
    percent: str = "{0} {1}"
    """``{0}`` stands for the figure and ``{1}`` for the word."""
    percent_sign: str = "{0}{1}"
    """``{0}`` stands for the figure and ``{1}`` for the sign."""
    punctuation: tuple[Advice, ...] = ()
    letters: tuple[Advice, ...] = ()
    names: tuple[Advice, ...] = ()
    apart: tuple[str, str] = ("", "")
    """A name with its ending joined, and after an apostrophe, where a house must choose."""
