"""The places of a text that may be terms: names, and runs of words between those that part phrases."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from toolkit.glossary.suggest.tokens import Token, hyphenated_names
from toolkit.languages.stopwords import StopWords

LONGEST = 5
"""Most words of a phrase; names may be longer."""
_LONGEST_NAME = 9

Kind = Literal["name", "acronym", "phrase", "word"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands; offsets are code points."""

    words: tuple[Token, ...]
    start: int
    end: int
    kind: Kind
    whole: bool
    """Whether it is all of a run or a name, rather than a part."""
    noun: bool
    """Whether what stands before it shows a noun: an article, a preposition, another word of its phrase."""
    head: bool
    """Whether it ends its phrase, as nouns do."""
    raised: bool
    """Whether a capital at its start is its own, not that of a sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that nothing parts."""

    words: tuple[Token, ...]
    noun: bool
    """Whether a word stands before it that a noun follows."""


def places(tokens: Sequence[Token], names: frozenset[str], stop: StopWords) -> Iterator[Place]:
    """Yield every place in *tokens*, the words of one text, that may be a term; nested ones too.

    Args:
        tokens: the text.
        names: folded words that are names wherever they have a capital, for the starts of sentences.
        stop: the stop words of its language.
    """
    for run in _runs(tokens, names, stop):
        yield from _in_run(run, names, stop)
    for token in tokens:
        for part in hyphenated_names(token):
            kind: Kind = "acronym" if part.acronym else "name"
            yield Place((part,), part.start, part.end, kind, whole=True, noun=True, head=True, raised=True)


def is_name(token: Token, names: frozenset[str]) -> bool:
    """Return whether *token* is a name or part of one."""
    if token.role != "word":
        return False
    return token.acronym or (token.named and (token.capital or token.folded in names))


def sure_names(texts: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Return the folded words that are names at the start of a sentence too: what is seen capitalised elsewhere.

    A word that begins a sentence before a name, and is never seen in small letters, belongs to that name.
    """
    capitals: set[str] = set()
    small: set[str] = set()
    before: set[str] = set()
    for tokens in texts:
        for token in tokens:
            if token.text[:1].islower():
                small.add(token.folded)
            elif token.capital and token.role == "word":
                capitals.add(token.folded)
        for token, following in pairwise(tokens):
            if following.capital and not following.parted and token.role == "word" and token.text[:1].isupper():
                before.add(token.folded)
    return frozenset(capitals | (before - small))


def _runs(tokens: Sequence[Token], names: frozenset[str], stop: StopWords) -> Iterator[Run]:
    """Yield the longest runs of words, function words within names included."""
    start = 0
    for place in range(len(tokens) + 1):
        inside = place < len(tokens) and (tokens[place].role == "word" or _joins(tokens, place, names, stop))
        parted = inside and tokens[place].parted
        if inside and not parted:
            continue
        if place > start:
            yield from _trimmed(tokens, start, place, names, stop)
        start = place if inside else place + 1


def _joins(tokens: Sequence[Token], place: int, names: frozenset[str], stop: StopWords) -> bool:
    """Return whether the word at *place* stands within a name, as *for* in Observatory for Human Rights."""
    left = right = place
    while left >= 0 and tokens[left].folded in stop.joins:
        if tokens[left].parted:
            return False
        left -= 1
    while right < len(tokens) and tokens[right].folded in stop.joins:
        right += 1
    if left < 0 or right == len(tokens) or right - left > 3 or tokens[right].parted:  # noqa: PLR2004 - of the
        return False
    return is_name(tokens[left], names) and is_name(tokens[right], names)


def _trimmed(tokens: Sequence[Token], start: int, end: int, names: frozenset[str], stop: StopWords) -> Iterator[Run]:
    """Yield the run between *start* and *end* without what is rather a verb, in parts where one stands within it."""
    before = tokens[start - 1] if start and not tokens[start].parted else None
    after = tokens[end] if end < len(tokens) and not tokens[end].parted else None
    opened = before is not None and (before.folded in stop.openers or before.role == "number")
    noun = opened or tokens[start].starts
    if before is not None and before.folded in stop.subjects | {"to"} and tokens[start].text.islower():
        start += 1
    verbal = after is not None and bool(stop.closers) and (after.folded in stop.closers or after.role == "number")
    if verbal and end > start and tokens[end - 1].text.islower() and (end - start > 1 or not noun):
        end -= 1
    first = start
    for place in range(start, end):
        if tokens[place].text.islower() and _is_verb(tokens, start, place, end, names, stop, noun=noun):
            yield from _clean(tokens[first:place], noun=noun or first > start)
            first = place + 1
    yield from _clean(tokens[first:end], noun=noun or first > start)


def _is_verb(
    tokens: Sequence[Token], start: int, place: int, end: int, names: frozenset[str], stop: StopWords, *, noun: bool
) -> bool:
    """Return whether the participle at *place* is no adjective or noun there."""
    word = tokens[place].folded
    if not stop.participle or re.fullmatch(stop.participle, word) is None:
        return False
    alone = end - start == 1
    if word.endswith("ing"):
        return (alone and not noun) or (place + 1 < end and is_name(tokens[place + 1], names))
    return place > start or alone


def _clean(words: Sequence[Token], *, noun: bool) -> Iterator[Run]:
    """Yield the run of *words* without the everyday ones at its start."""
    first = 0
    while first < len(words) and words[first].everyday and not words[first].capital:
        first += 1
    if first < len(words):
        yield Run(tuple(words[first:]), noun or first > 0)


def _in_run(run: Run, names: frozenset[str], stop: StopWords) -> Iterator[Place]:
    groups = _groups(run.words, names, stop)
    for start, first in enumerate(groups):
        for end in range(start + 1, min(len(groups), start + _LONGEST_NAME) + 1):
            name = first > 0 and first == groups[end - 1]
            if end - start > LONGEST and not name:
                break
            if stop.name_first and not first and groups[end - 1]:
                continue
            if not _crosses(groups, start, end) and _is_whole_term(run.words[start:end], stop):
                yield _place(run, groups, start, end)


def _place(run: Run, groups: Sequence[int], start: int, end: int) -> Place:
    words = run.words[start:end]
    named = groups[start] > 0
    kind: Kind = "phrase" if len(words) > 1 else "word"
    if named and groups[start] == groups[end - 1]:
        kind = "acronym" if len(words) == 1 and words[0].acronym else "name"
    # A name bounds what stands beside it: in "acting director Jason Kajer" the office is whole, and so is the name.
    left = start == 0 or (groups[start - 1] != groups[start] and (named or groups[start - 1] > 0))
    head = end == len(groups) or groups[end] != groups[end - 1]
    right = head and (end == len(groups) or named or groups[end] > 0)
    return Place(
        words,
        words[0].start,
        words[-1].end,
        kind,
        whole=left and right,
        noun=run.noun or start > 0,
        head=head,
        raised=named or words[0].capital,
    )


def _groups(words: Sequence[Token], names: frozenset[str], stop: StopWords) -> list[int]:
    """Return for each word the number of the name it belongs to, or 0; a title and the name after it are two."""
    groups: list[int] = []
    number = 0
    for place, word in enumerate(words):
        named = is_name(word, names) or word.role == "function"
        previous = bool(groups) and groups[-1] > 0
        title = word.folded in stop.titles
        after_title = place > 0 and words[place - 1].folded in stop.titles
        apart = title != after_title and word.role != "function"
        if named and (not previous or apart or (word.acronym and not words[place - 1].acronym)):
            number += 1
        groups.append(number if named else 0)
    return groups


def _crosses(groups: Sequence[int], start: int, end: int) -> bool:
    """Return whether the words from *start* to *end* take in a part of a name and something beside it, or two names."""
    inside = groups[start:end]
    if len(set(inside)) == 1:
        return False
    if len({group for group in inside if group}) > 1:
        return True
    cut_left = start > 0 and groups[start] and groups[start - 1] == groups[start]
    cut_right = end < len(groups) and groups[end - 1] and groups[end] == groups[end - 1]
    return bool(cut_left or cut_right)


def _is_whole_term(words: Sequence[Token], stop: StopWords) -> bool:
    first, last = words[0], words[-1]
    if first.role == "function" or last.role == "function" or (first.everyday and not first.capital):
        return False
    if len(words) == 1 and len(first.text) == 1:
        return False
    return not (len(words) == 1 and first.folded in stop.calendar)
