"""What the memory holds, and what it answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation by a person."""

    source: str
    """Language tag of :attr:`text`."""
    target: str
    """Language tag of :attr:`translation`."""
    text: str
    translation: str
    context: str | None = None
    """The msgctxt: ``heading`` or None."""
    previous: str = ""
    """The text before it in its document; empty at the start and where it is not known."""
    following: str = ""
    """The text after it."""
    origin: str = ""
    """Where it comes from: ``hawija-offensive/ar.po``, or the name of an imported file."""
    changed: str = ""
    """When it was last changed, in ISO 8601; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that is like a text that was looked up."""

    unit: Unit
    score: float
    """From 0 to 1; see :func:`toolkit.similarity.similarity`. 1 is the same text, letter for letter."""
    in_context: bool = False
    """True where the text is the same and so are its msgctxt and its neighbours in the document."""
