"""The terms of a language whose forms can be listed, found by an automaton that reads a whole text in one go.

The automaton knows the terms without endings, and the text in plain letters, with nothing to tell a word from its
beginning. So what it proposes is judged as it stands in the text, each stretch of text once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import product

from toolkit.languages import Language
from toolkit.languages.base import Inflection
from toolkit.languages.folding import APOSTROPHES
from toolkit.model import Concept, Term, TermMatch
from toolkit.recognition.automaton import automaton
from toolkit.recognition.index import terms, uncollected
from toolkit.recognition.judge import Capitals, Found, Judge, Source, runs
from toolkit.recognition.passage import Passage
from toolkit.recognition.plain import plain
from toolkit.recognition.words import Word, is_gap, words, words_from

_UNDERSTOOD = {"clean", "slots", "final_apostrophe", "rigid", "ordinary"}
_PECULIAR = re.compile(b"(  +)")  # a gap that does not stand between any two words of a term
_GAPS = 8  # such gaps in one term

_SPACE = ord(" ")

Latest = tuple[str, Term, str]
"""A concept, its term, and how it was written."""
_NOTHING: Latest = ("", Term("", ""), "")
_new = tuple.__new__  # _new(TermMatch, ...) as TermMatch(...), in half the time


def listable(language: Language) -> bool:
    """Return whether a term has few forms in *language*: the last word takes endings, and these say nothing else.

    Only the innermost endings may change the word before them.
    """
    inflection = language.inflection
    bare = Inflection(clean=inflection.clean)
    others = (one.name for one in fields(Inflection) if one.name not in _UNDERSTOOD)
    endings = [ending for slot in inflection.slots for ending in slot]
    return (
        (inflection.rigid and language.script == "Latin")
        and all(getattr(inflection, name) == getattr(bare, name) for name in others)
        and not any(ending.marks or ending.forbids or ending.link != "never" for ending in endings)
        and not any(any(ending.restore) for slot in inflection.slots[:-1] for ending in slot)
    )


class Phrases:
    """Finds the terms of a :func:`listable` language.

    Args:
        concepts: the glossary.
        language: the language of the texts.
    """

    def __init__(self, concepts: Iterable[Concept], language: Language) -> None:
        self._tails = language.inflection.final_apostrophe
        self._sources: dict[bytes, list[Source]] = {}
        self.is_complete = True
        """Whether all terms are here; one with very many peculiar gaps has more spellings than can be listed."""
        with uncollected():
            for order, (concept, term) in enumerate(terms(concepts, language.tag)):
                for text in dict.fromkeys((term.text, *term.forms)):
                    source = Source(concept.id, term, text, order)
                    for key in self._keys(text, language):
                        self._sources.setdefault(key, []).append(source)
            beginnings = _beginnings(self._sources, language.inflection)
            self._hits = automaton(b" " + one for one in beginnings)
            self._judge = Judge(self._sources, language)
        self._latest: list[Latest] = [_NOTHING] * len(beginnings)
        """What each phrase was the last time, where it was found; what a text has it often has again."""
        self._longest = max((key.count(b" ") for key in self._sources), default=0) + 1  # words

    def find(self, text: str) -> tuple[TermMatch, ...] | None:
        """Return the leftmost-longest terms in *text*, or None where it has something that this class cannot read."""
        letters, shifts = plain(text) or (b"", ())
        if not letters:
            return None
        latest, known, passage = self._latest, self._judge.get, None
        tails = self._tails and ("'" in text or "’" in text)
        matches: list[TermMatch] = []
        covered = 0
        for number, at, end in self._hits(letters):
            # The automaton counts the space at the beginning of the letters, and does not see the end of the word.
            start = at
            stop = (end if letters[end] == _SPACE else letters.find(b" ", end)) - 1
            if shifts:
                start += bisect_right(shifts, start)
                stop += bisect_right(shifts, stop)
            if start >= covered:
                surface = text[start:stop]
                concept, term, written = latest[number]
                if written == surface and not (tails and text[stop : stop + 1] in APOSTROPHES):
                    matches.append(_new(TermMatch, (concept, term, surface, start, stop)))
                    covered = stop
                    continue
                if known(surface, surface) is None:  # it has been no term before
                    continue
            passage = passage or Passage(text)
            covered = self._judged(passage, number, start, stop, covered, matches)
        return tuple(matches)

    def _judged(
        self, passage: Passage, number: int, start: int, stop: int, covered: int, matches: list[TermMatch]
    ) -> int:
        """Append what a proposal turns out to be, if anything, and return up to where the text has been read."""
        if start < covered:
            # What begins behind the last term is hidden by a proposal that does not.
            return self._by_hand(passage, covered, stop, matches) if stop > covered else covered
        surface = passage.text[start:stop]
        verdict = self._judge[surface]
        if isinstance(verdict, Capitals):
            verdict = _in_capitals(verdict, passage, start, stop)
        elif verdict and surface in self._judge:  # which forgets what is very long
            self._latest[number] = (*verdict, surface)
        if verdict:
            return self._append(verdict, passage, start, stop, matches)
        return covered if verdict is None else self._by_hand(passage, start, stop, matches)

    def _by_hand(self, passage: Passage, start: int, stop: int, matches: list[TermMatch]) -> int:
        """Append the terms that begin between *start* and *stop*, and return up to where the text has been read."""
        found: list[Word] = []
        beyond = 0
        for word in words_from(passage.text, start):
            beyond += word.start >= stop
            if beyond == self._longest:
                break
            found.append(word)
        for number, word in enumerate(found):
            if start <= word.start < stop:
                start = self._longest_at(passage, found[number : number + self._longest], matches)
        return max(start, stop)

    def _longest_at(self, passage: Passage, found: Sequence[Word], matches: list[TermMatch]) -> int:
        """Append the longest term that begins with the first of the words *found*, and return where it ends."""
        start = found[0].start
        for word in reversed(found):
            verdict = self._judge[passage.text[start : word.end]]
            if isinstance(verdict, Capitals):
                verdict = _in_capitals(verdict, passage, start, word.end)
            if verdict:
                return self._append(verdict, passage, start, word.end, matches)
        return start

    def _append(self, found: Found, passage: Passage, start: int, stop: int, matches: list[TermMatch]) -> int:
        """Append a term, and return where it ends: an apostrophe behind its last word may belong to it."""
        end = stop + (self._tails and passage.is_final_apostrophe(stop))
        matches.append(TermMatch(*found, passage.text[start:end], start, end))
        return end

    def _keys(self, text: str, language: Language) -> Iterator[bytes]:
        """Yield what a term of this *text* is in plain letters, with every way to write its peculiar gaps."""
        letters, _ = plain(text) or plain(_respelt(text, language)) or (b"", ())
        gapped = _PECULIAR.split(letters.strip(b" "))
        if len(gapped) > 2 * _GAPS:
            self.is_complete = False
        elif len(gapped) > 1:
            yield from map(b"".join, product(*((one, b" ") if one[:1] == b" " else (one,) for one in gapped)))
        elif gapped[0]:
            yield gapped[0]


def _in_capitals(word: Capitals, passage: Passage, start: int, end: int) -> Found | None:
    if not passage.is_headline(start):
        return word.usual
    return word.tied if passage.is_hyphenated(start, end) else word.headline


def _respelt(text: str, language: Language) -> str:
    """Return *text* as it is compared, for want of letters to write it with; words and gaps as a text may have them."""
    respelt, at = "", 0
    for word in words(text):
        gap = text[at : word.start]
        respelt += " " if is_gap(gap) or plain(gap) is None else gap
        respelt += language.fold(word.text)
        at = word.end
    return respelt


def _beginnings(keys: Iterable[bytes], inflection: Inflection) -> list[bytes]:
    """Return what every form of the terms in *keys* begins with, sorted: an automaton of neighbours is built faster."""
    changes = [(lost, ending) for ending, lost in runs(inflection) if lost]
    changing = tuple(lost for lost, _ in changes)
    changed = (
        key.removesuffix(lost) + ending
        for key in keys
        if key.endswith(changing)
        for lost, ending in changes
        if key.endswith(lost)
    )
    return sorted({*keys, *changed})
