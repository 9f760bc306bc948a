"""Find terms in running text, however they are inflected."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from toolkit.languages import get
from toolkit.model import Concept, TermMatch
from toolkit.recognition.index import build
from toolkit.recognition.passage import Passage
from toolkit.recognition.phrases import Phrases, listable
from toolkit.recognition.vocabulary import State, Token, Vocabulary

_match = partial(tuple.__new__, TermMatch)  # as TermMatch(...), in half the time


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a term can be read; several may overlap, or share the place."""

    match: TermMatch
    rank: tuple[int, ...]
    """Of two candidates for one place the smaller is the better: spelling, case, whether entered, status, order."""


class Recognizer:
    """Finds the terms of one language in running text, whatever their status.

    A text is read once, so that the number of terms hardly matters. Where the forms of a term can be listed, as in
    English, an automaton of them reads it whole; elsewhere, and where candidates are asked for, each distinct word is
    stripped of its affixes and its stems are looked up. An index is built when it is first needed.

    Args:
        concepts: the glossary. Terms of concepts that are not translated are found in texts of every language.
        language: tag of the language of the texts.

    Raises:
        LanguageError: *language* is not known.
    """

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._concepts = tuple(concepts)
        self._language = get(language)
        inflection = self._language.inflection
        self._tails = inflection.final_apostrophe or inflection.hyphenated is not None

    @property
    def tag(self) -> str:
        """Tag of the language of the texts, as the glossary writes it."""
        return self._language.tag

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms in *text* in order: the leftmost, of these the longest, none overlapping."""
        found = self._phrases.find(text) if self._phrases else None
        return self._read(text) if found is None else found

    def _read(self, text: str) -> tuple[TermMatch, ...]:
        """Do what :meth:`find` does, word by word."""
        passage = Passage(text)
        tokens = self._tokens(text)
        matches = []
        at = covered = 0
        for number, (state, lexeme, depends, before, length, behind, _) in enumerate(tokens, 1):
            start = at + before
            end = start + length
            at = end + behind
            if state is None or start < covered:
                continue
            entry = state.best
            if depends:
                options = lexeme.options(passage, start, end)
                entry = options[0][1] if options else None
            if state.follows & tokens[number].signature:
                for further, stop in self._follow(text, tokens, number, end):  # the last is the longest
                    entry, end = further.best, stop
            if entry is not None:
                if self._tails and text[end : end + 1] != " ":
                    end = self._tail(passage, end)
                covered = end
                matches.append(_match((entry.concept, entry.term, text[start:end], start, end)))
        return tuple(matches)

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Return every place where a term can be read, nested and ambiguous ones too, each term once a place."""
        passage = Passage(text)
        tokens = self._tokens(text)
        found: dict[tuple[int, int, int], Candidate] = {}
        at = 0
        for number, (state, lexeme, _, before, length, behind, _) in enumerate(tokens, 1):
            start = at + before
            end = start + length
            at = end + behind
            if state is None:
                continue
            places = [(lexeme.options(passage, start, end), end)]
            places += [(further.options, stop) for further, stop in self._follow(text, tokens, number, end)]
            for options, stop in places:
                end = self._tail(passage, stop)
                for rank, entry in options:
                    match = TermMatch(entry.concept, entry.term, text[start:end], start, end)
                    key = (entry.rank[-1], start, end)
                    if key not in found or rank < found[key].rank:
                        found[key] = Candidate(match, rank)
        return tuple(found.values())

    @cached_property
    def _phrases(self) -> Phrases | None:
        phrases = Phrases(self._concepts, self._language) if listable(self._language) else None
        return phrases if phrases and phrases.is_complete else None

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._language, build(self._concepts, self._language))

    def _tokens(self, text: str) -> list[Token]:
        """Return the tokens of *text*, and one that nothing goes on with."""
        for space in "\n\t\r":
            text = text.replace(space, " ")
        tokens = list(chain.from_iterable(map(self._vocabulary.__getitem__, text.split(" "))))
        tokens.append(self._vocabulary.end)
        return tokens

    def _follow(self, text: str, tokens: Sequence[Token], number: int, end: int) -> list[tuple[State, int]]:
        """Return the states in which terms end that go on with token *number* behind a first word, and where they end.

        Args:
            text: the text.
            tokens: its tokens.
            number: of the token behind the first word.
            end: where the first word ends.
        """
        state, _, _, _, _, behind, _ = tokens[number - 1]
        found = []
        while state is not None and state.stems:
            _, lexeme, _, before, length, after, _ = tokens[number]
            number += 1
            if not length:
                behind += before
                continue
            start = end + behind + before
            gap = text[end:start]
            state = state.steps.get(lexeme if gap == " " else (gap, lexeme)) or state.after(lexeme, gap)
            if state is not None:
                behind = after
                end = start + length
                if state.best is not None:
                    found.append((state, end))
        return found

    def _tail(self, passage: Passage, end: int) -> int:
        """Return where a term ends whose last word ends at *end*: an apostrophe or ending behind may belong to it."""
        inflection = self._language.inflection
        if inflection.final_apostrophe and passage.is_final_apostrophe(end):
            end += 1
        if inflection.hyphenated and (tail := inflection.hyphenated.match(passage.text, end)):
            end = tail.end()
        return end


def exclusive(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the leftmost-longest of *candidates*, in order, none overlapping an earlier one."""
    end = -1
    for candidate in sorted(candidates, key=lambda one: (one.match.start, -one.match.end, one.rank)):
        if candidate.match.start >= end:
            yield candidate
            end = candidate.match.end
