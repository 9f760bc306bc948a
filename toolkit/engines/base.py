"""What every engine is asked and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from toolkit.model import Draft, TermMatch


@dataclass(frozen=True, slots=True)
class Request:
    """One text to translate, with the terms found in it."""

    text: str
    context: str | None
    """The msgctxt: ``heading`` or None."""
    source: str
    """Language tag of the text."""
    target: str
    terms: tuple[TermMatch, ...] = ()


class Engine(Protocol):
    """Something that drafts translations."""

    def draft(self, requests: Sequence[Request]) -> Sequence[Draft | None]:
        """Return a draft for each of *requests*, None where there is none; all at once, so that it can batch.

        Raises:
            EngineError: it cannot work at all.
        """
        ...
