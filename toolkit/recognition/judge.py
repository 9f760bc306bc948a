"""What of a glossary a stretch of text is, each different one worked out once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.languages import Language
from toolkit.languages.base import Inflection
from toolkit.languages.inflection import Reading, readings
from toolkit.model import Term
from toolkit.recognition.capitals import agree
from toolkit.recognition.plain import plain
from toolkit.recognition.words import is_gap, words

_MEMORY = 100_000  # stretches of text that are kept
_LONGEST = 100  # code points of one that is kept

Found = tuple[str, Term]
"""A concept and its term."""


class Source(NamedTuple):
    """One written form of a term: its text, or one of its listed forms."""

    concept: str
    term: Term
    text: str
    order: int
    """The term's place in the glossary."""


class Capitals(NamedTuple):
    """What a word in capitals is; that depends on the line it stands in."""

    usual: Found | None
    headline: Found | None
    """In a line that is written wholly in capitals."""
    tied: Found | None
    """In such a line, where a hyphen ties it to another word."""


Verdict = Found | Capitals | tuple[()] | None
"""The term that a stretch of text is; if there is none an empty tuple where fewer of its words may be one."""


class _Words:
    """The words of a stretch of text, and what stands between them."""

    def __init__(self, text: str, language: Language) -> None:
        parts = words(text)
        self.cleaned = [language.inflection.clean(part.text) for part in parts]
        self.folded = [language.fold(one) for one in self.cleaned]
        self.gaps = [text[one.end : other.start] for one, other in pairwise(parts)]
        self.last = parts[-1].text


class _Option:
    """A term whose words a stretch of text may have."""

    def __init__(self, source: Source, own: _Words, reading: Reading) -> None:
        self.source = source
        self.own = own
        self.reading = reading
        """Of the last word of the text."""


class Judge(dict[str, Verdict]):
    """A stretch of text, from the beginning of a word to the end of one → what it is.

    It fills as it is asked, and is emptied when it is full.

    Args:
        sources: the terms by what they are in plain letters; no more may come.
        language: the language of the texts and terms.
    """

    def __init__(self, sources: Mapping[bytes, Sequence[Source]], language: Language) -> None:
        super().__init__()
        self._sources = sources
        self._language = language
        self._runs: dict[bytes, list[tuple[bytes, bytes]]] = {}
        for ending, lost in runs(language.inflection):
            self._runs.setdefault(ending[-1:], []).append((ending, lost))
        alike = map(self._like, sources)
        self._certain = {one[0].text: one[0] for one in alike if len(one) == 1 and not one[0].text.isupper()}
        """What is the same term wherever it stands: no other has such a form, and no line makes another word of it."""

    def __missing__(self, surface: str) -> Verdict:
        certain = self._certain.get(surface)
        verdict = certain[:2] if certain else self._judged(surface)
        if len(self) >= _MEMORY:
            self.clear()
        if len(surface) <= _LONGEST:
            self[surface] = verdict
        return verdict

    def _judged(self, surface: str) -> Verdict:
        letters, _ = plain(surface) or (b"  ", [])
        key = letters[1:-1]
        if sources := self._like(key):
            return self._weighed(surface, sources)
        return () if b" " in key else None

    def _like(self, key: bytes) -> list[Source]:
        """Return all terms of which a text in plain letters may be a form, and a few more."""
        sources = [*self._sources.get(key, ())]
        for ending, lost in self._runs.get(key[-1:], ()):
            if key.endswith(ending):
                sources += self._sources.get(key.removesuffix(ending) + lost, ())
        return sources

    def _weighed(self, surface: str, sources: Iterable[Source]) -> Verdict:
        there = _Words(surface, self._language)
        options = list(self._options(there, sources))
        usual = _best((one for one in options if _agrees(one, there)), there)
        if there.gaps:
            return usual or ()
        if not there.cleaned[0].isupper() or all(one.source.term.case != "exact" for one in options):
            return usual
        ordinary = self._language.inflection.ordinary
        tied = _best(options, there)
        raised = (
            one
            for one in options
            if one.source.term.case != "exact" or one.reading.ending or one.reading.stem not in ordinary
        )
        return Capitals(usual, _best(raised, there), tied)

    def _options(self, there: _Words, sources: Iterable[Source]) -> Iterator[_Option]:
        """Yield the terms whose words are *there* as far as capitals do not count."""
        stems = {reading.stem: reading for reading in readings(there.last, self._language)}
        for source in sources:
            own = _Words(source.text, self._language)
            if own.folded[:-1] == there.folded[:-1] and own.folded[-1] in stems:
                gaps = zip(there.gaps, own.gaps, strict=True)
                if all(is_gap(gap) or gap == gap_of_own for gap, gap_of_own in gaps):
                    yield _Option(source, own, stems[own.folded[-1]])


def runs(inflection: Inflection) -> list[tuple[bytes, bytes]]:
    """Return all that may stand behind a stem in a :func:`~toolkit.recognition.phrases.listable` language.

    Each comes with what the stem loses before it.
    """
    found = [(b"", b"")]
    for slot in reversed(inflection.slots):
        found += [
            (run + ending.text.encode(), lost + one.encode())
            for run, lost in found
            for ending in slot
            for one in ending.restore
        ]
    return found[1:]


def _agrees(option: _Option, there: _Words) -> bool:
    """Return whether capitals are those of the term, where they count."""
    if option.source.term.case != "exact":
        return True
    # Capitals of several words in a row are a choice of type, wherever they stand.
    pairs = zip(option.own.cleaned, there.cleaned, strict=True)
    return all((there.gaps and word.isupper()) or agree(wanted, word) for wanted, word in pairs)


def _best(options: Iterable[_Option], there: _Words) -> Found | None:
    """Return the best of *options*: above all one that is spelt as the text is."""
    best = min(options, key=lambda one: _rank(one, there), default=None)
    return best.source[:2] if best else None


def _rank(option: _Option, there: _Words) -> tuple[int, bool, bool, int]:
    """Return the rank of a term, as that of an index entry: spelling, exact case, approved, first in the glossary."""
    verbatim = sum(own in word for own, word in zip(option.own.cleaned, there.cleaned, strict=True))
    term = option.source.term
    return -verbatim, term.case != "exact", not term.status.approved, option.source.order
