"""What a language says about how its words are put into a form."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.languages.base import NO_MARKS, Marks
from toolkit.languages.folding import clean
from toolkit.model import Term

NAME = "name"
"""Mark of a word that names one thing; such a term has the case ``exact``."""
PHRASE = "phrase"
"""Mark that the old or the new term has several words."""
PLURAL = "plural"

Opened = tuple[str, str | None, Marks]
"""The old and the new word after the same proclitics, None where the new one cannot stand so."""


def is_name(term: Term) -> bool:
    """Return whether *term* names one thing, so far as it says."""
    return term.case == "exact" and term.pos != "noun"


def number_of(term: Term) -> str:
    """Return what must agree with *term* in a language without gender."""
    return term.number or "singular"


def _as_entered(term: Term) -> tuple[str, Marks]:
    return term.text, NO_MARKS


def _bare(old: Term, new: Term) -> Iterator[Opened]:
    yield old.text, new.text, NO_MARKS


def _always(_old: Term, _new: Term, _marks: Marks) -> bool:
    return True


def _plain(_text: str) -> str:
    return ""


def _same(text: str) -> str:
    return text


def _never(_text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Suffix:
    """An ending as it is written onto a stem."""

    spelt: Mapping[str, tuple[str, ...]]
    """Kind of stem → the ways to write it, the usual one first; a kind that is missing cannot take it.

    Each hyphen at the front takes a letter off the stem: ``-ies``.
    """
    marks: Marks = NO_MARKS
    needs: Marks = NO_MARKS
    """Marks that must have come before it."""
    forbids: Marks = NO_MARKS
    """Marks that must not have come before it."""
    agreement: str = ""
    """What :attr:`Formation.agreement` must be, where it is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Formation:
    """How the words of a language are put into a form: data for :mod:`toolkit.recognition.carry`."""

    kind: Callable[[str], str] = _plain
    """What sort of stem a text is for the next ending, mostly by its last letter."""
    slots: tuple[tuple[Suffix, ...], ...] = ()
    """Groups of endings, the innermost first; a word takes at most one of each group."""
    compare: Callable[[str], str] = clean
    """Key for telling whether a word of a text is a form that was made by rule."""
    openings: Callable[[Term, Term], Iterator[Opened]] = _bare
    """What may stand before the old term, with the new one in the same place."""
    lemma: Callable[[Term], tuple[str, Marks]] = _as_entered
    """The word that endings are put on, and the marks that they must have: a term may be entered in its plural."""
    agreement: Callable[[Term], str] = number_of
    """Gender or number that other words of a sentence show; empty where it is not known."""
    suits: Callable[[Term, Term, Marks], bool] = _always
    """Whether the new term is known to take what these marks say the old one has."""
    plural_endings: frozenset[str] = frozenset()
    """Endings of a plural where inflection has no mark for it."""
    article: str = ""
    """What stands before a definite word, within it."""
    has_article: Callable[[str], bool] = _never
    """Whether the first word of a text has the article, alone or after proclitics."""
    without_article: Callable[[str], str] = _same
    """What is left of proclitics with the article when that is taken away."""
    parts_names: bool = False
    """True where the house may write an apostrophe between a name and its ending."""
