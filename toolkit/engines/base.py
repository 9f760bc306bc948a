"""What every engine is asked and what it answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from toolkit.model import Draft, Term, TermMatch


@dataclass(frozen=True, slots=True)
class Request:
    """One text to translate."""

    text: str
    context: str | None
    """The msgctxt: ``heading`` or None."""
    source: str
    """Language tag of the text."""
    target: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concept that a text names, and what its translation may call it."""

    match: TermMatch
    """Where the text names it."""
    approved: tuple[Term, ...]
    """Terms that may stand in the translation, the preferred one first; never empty."""
    unwanted: tuple[Term, ...] = ()
    """Deprecated and forbidden terms of the concept in the language of the translation."""

    @property
    def concept(self) -> str:
        """Id of the concept."""
        return self.match.concept


class Terminology(Protocol):
    """The desk's glossary for one pair of languages, as an engine sees it: it never opens the glossary itself."""

    def wanted(self, text: str) -> Sequence[Wanted]:
        """Return the terms in *text* that have an approved term in the target language, in order of their places."""
        ...

    def found(self, translation: str) -> Sequence[TermMatch]:
        """Return the terms in *translation* whatever their status, in order, none overlapping."""
        ...

    def missing(self, text: str, translation: str) -> Sequence[Wanted]:
        """Return what *text* names, once a concept, and *translation* does not."""
        ...

    def banned(self, translation: str) -> Sequence[TermMatch]:
        """Return the deprecated and forbidden terms in *translation*, in order."""
        ...

    def approved(self, concept: str) -> Sequence[Term]:
        """Return the terms of *concept* that may stand in a translation, the preferred one first; maybe none."""
        ...

    def carried(self, surface: str, old: Term, new: Term) -> str | None:
        """Return *new* with the clitics and endings that *surface*, a form of *old*, has; None if that is not certain.

        Both terms are of the target language, as is *surface*.
        """
        ...

    def likely(self, surface: str, old: Term, new: Term) -> str | None:
        """Return the likeliest of what :meth:`carried` may be; None if no rule says."""
        ...


Terminologies = Callable[[str, str], Terminology]
"""The terminology of a source and a target language."""


@dataclass(frozen=True, slots=True)
class EngineContext:
    """What an engine may be made from."""

    settings: Mapping[str, Any]
    """The table ``[engines.<name>]`` of the workspace's settings; empty where there is none."""
    terminologies: Terminologies


class Engine(Protocol):
    """Something that drafts translations."""

    def drafts(self, requests: Sequence[Request]) -> Iterator[tuple[int, Draft | None]]:
        """Yield the index of each of *requests* and its draft, or None where there is none, as they get done.

        All requests of a call are of one pair of languages. They come all at once, so that they can be sorted and
        batched, and go one by one in any order, so that what is done can be saved while the rest is not.

        Raises:
            EngineError: it cannot work, or not any longer; what it has yielded holds.
        """
        ...
