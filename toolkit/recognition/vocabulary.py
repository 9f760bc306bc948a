"""The distinct words of texts, each worked out once: how it is read, and what terms it can begin or go on with."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.languages import Language
from toolkit.languages.inflection import Reading, readings
from toolkit.recognition.capitals import agree
from toolkit.recognition.index import Demand, Entry, Node
from toolkit.recognition.passage import Passage
from toolkit.recognition.words import is_gap, words

_MEMORY = 50_000  # pieces of text that are kept; a long article has a few thousand different ones
_LONGEST = 100  # code points of a piece that is kept
_BITS = 240  # of a signature; more would fill more than one line of the processor's cache
_GAP = 3  # code points of a gap that is kept

Option = tuple[tuple[int, ...], Entry]
"""An entry and its rank at a place: of two the smaller is the better."""


def _signature(stems: Iterable[str]) -> int:
    """Return a number that has a bit in common with that of other stems if any stem is in both, seldom otherwise.

    Most words do not go on with a term. To see that, two numbers at hand are compared instead of two sets whose members
    lie scattered over the memory (Bloom 1970, with one hash function).
    """
    signature = 0
    for stem in stems:
        signature |= 1 << hash(stem) % _BITS
    return signature


class State:
    """What can be said of terms when certain words have been read: which end there, and which words may follow.

    As in a deterministic automaton made while it runs, the way on is remembered, though only where there is one.

    Args:
        spelt: the words that were read, cleaned.
        nodes: where they lead → whether the last word has an article there.
    """

    __slots__ = ("_nodes", "_spelt", "best", "follows", "options", "stems", "steps")

    def __init__(self, spelt: tuple[str, ...], nodes: Mapping[Node, bool]) -> None:
        self._spelt = spelt
        self._nodes = tuple((node, defined) for node, defined in nodes.items() if not node.is_end)
        self.options = ranked(nodes, spelt)
        """Terms that end here, the best first."""
        self.best = self.options[0][1] if self.options else None
        branches = [node.branches for node, _ in self._nodes]
        self.stems = branches[0].keys() if len(branches) == 1 else frozenset().union(*branches)
        """Stems of the words that may follow; no other word can."""
        self.follows = _signature(self.stems)
        """Their signature."""
        self.steps: dict[Lexeme | tuple[str, Lexeme], State] = {}
        """Words that have followed, with what parts them if that is not a space → the state they led to."""

    def after(self, lexeme: "Lexeme", gap: str) -> "State | None":
        """Return the state when *lexeme* follows behind *gap*, or None where no term goes on so."""
        if self.stems.isdisjoint(lexeme.stems):
            return None
        usual = is_gap(gap)
        nodes: dict[Node, bool] = {}
        for node, defined in self._nodes:
            for child in reached(node, lexeme.stems):
                if usual or gap == child.demand.gap:
                    nodes |= lexeme.entering(child, defined=defined)
        if not nodes:
            return None
        state = State((*self._spelt, lexeme.cleaned), nodes)
        if len(gap) <= _GAP:
            self.steps[lexeme if gap == " " else (gap, lexeme)] = state
        return state


def reached(node: Node, stems: Iterable[str]) -> Iterable[Node]:
    """Return the nodes that a word with one of *stems* may lead to from *node*, each once."""
    return dict.fromkeys(one for stem in stems for one in node.branches.get(stem, ()))


def ranked(nodes: Iterable[Node], spelt: tuple[str, ...]) -> list[Option]:
    """Return the entries that end at *nodes*, the best first: above all those that are spelt as the text is."""
    found = []
    for entry in (entry for node in nodes if node.is_end for entry in node.entries):
        verbatim = sum(own in word for own, word in zip(entry.cleaned, spelt, strict=True))
        found.append(((-verbatim, *entry.rank), entry))
    return sorted(found, key=_rank)


def _rank(option: Option) -> tuple[int, ...]:
    return option[0]


class Lexeme:
    """A distinct word, and what of the glossary it can be.

    Args:
        text: the word; empty for what stands between spaces and is no word.
        language: the language it is read in.
        root: where all terms start.
    """

    __slots__ = ("_language", "_raised", "_readings", "cleaned", "first", "stems")

    def __init__(self, text: str, language: Language, root: Node) -> None:
        self._language = language
        self._readings: tuple[Reading, ...] = readings(text, language) if text else ()
        self.cleaned = language.inflection.clean(text)
        self.stems = tuple(dict.fromkeys(reading.stem for reading in self._readings))
        steps = reached(root, self.stems)
        raised = any(map(self._is_capitals, self._readings))
        self._raised = [node for node in steps if raised and node.demand.is_alone and node.demand.is_exact]
        """Terms of one word in capitals: whether it is one of them depends on the line it stands in."""
        nodes: dict[Node, bool] = {}
        for node in steps:
            if node not in self._raised:
                nodes |= self.entering(node)
        self.first = State((self.cleaned,), nodes) if nodes or self._raised else None
        """The state when it is the first word of a term, or None where it cannot be."""

    def entering(self, node: Node, *, defined: bool = False) -> dict[Node, bool]:
        """Return *node* and whether the word has an article there, or nothing where it does not lead to *node*.

        Args:
            node: where it leads if it is what the node demands.
            defined: whether the word before it has an article.
        """
        demand, defining = node.demand, self._language.inflection.defining
        fitting = [reading for reading in self._readings if demand.allows(reading) and self._agrees(reading, demand)]
        if defined and demand.is_agreeing:
            fitting = [reading for reading in fitting if defining in reading.marks]
        return {node: any(defining in reading.marks for reading in fitting)} if fitting else {}

    @property
    def depends(self) -> bool:
        """Whether it depends on the line it stands in what term it is."""
        return bool(self._raised)

    def options(self, passage: Passage, start: int, end: int) -> list[Option]:
        """Return the terms of one word that it is in *passage* from *start* to *end*, the best first."""
        options = self.first.options if self.first else []
        if not self._raised:
            return options
        headline = passage.is_headline(start)
        tied = headline and passage.is_hyphenated(start, end)
        nodes = [node for node in self._raised if self._stands_out(node.demand, headline=headline, tied=tied)]
        return sorted(options + ranked(nodes, (self.cleaned,)), key=_rank)

    def _agrees(self, reading: Reading, demand: Demand) -> bool:
        if not demand.is_exact:
            return True
        # Capitals of several words in a row are a choice of type, wherever they stand.
        return (not demand.is_alone and self._is_capitals(reading)) or agree(demand.cleaned, self._written(reading))

    def _stands_out(self, demand: Demand, *, headline: bool, tied: bool) -> bool:
        """Return whether the word in capitals is the term, in a line that is a headline or not, hyphenated or not."""
        for reading in filter(demand.allows, self._readings):
            if not (headline and self._is_capitals(reading)):
                if agree(demand.cleaned, self._written(reading)):
                    return True
            elif tied or reading.ending or reading.stem not in self._language.inflection.ordinary:
                return True
        return False

    def _is_capitals(self, reading: Reading) -> bool:
        return self._language.script == "Latin" and self._written(reading).isupper()

    def _written(self, reading: Reading) -> str:
        """The word from its stem on."""
        return self.cleaned[max(reading.start, 0) :]


class Token(NamedTuple):
    """A word where it stands in a piece of text; all that is not words is counted as before or behind one."""

    first: State | None
    """Its lexeme's."""
    lexeme: Lexeme
    depends: bool
    """Its lexeme's."""
    before: int
    """Code points between the end of the last token and the word."""
    length: int
    """Code points of the word; 0 for a piece without one."""
    behind: int
    """Code points between the end of the word and the next token."""
    signature: int
    """That of its lexeme's stems; every bit for a piece without a word, which is passed over."""


class Vocabulary(dict[str, tuple[Token, ...]]):
    """What stands between two spaces → its tokens, with the second space behind the last.

    It fills as it is asked, and is emptied when it is full.

    Args:
        language: the language of the texts.
        root: where all terms start.
    """

    def __init__(self, language: Language, root: Node) -> None:
        super().__init__()
        self._language = language
        self._root = root
        self._lexemes: dict[str, Lexeme] = {}
        self.end = Token(None, Lexeme("", language, root), depends=False, before=0, length=1, behind=0, signature=0)
        """For the end of a text: a word that is no term's."""

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        if len(self) >= _MEMORY:
            self.clear()
            self._lexemes.clear()
        tokens = tuple(self._cut(piece))
        if len(piece) <= _LONGEST:
            self[piece] = tokens
        return tokens

    def _cut(self, piece: str) -> Iterator[Token]:
        found = words(piece)
        if not found:
            yield self.end._replace(before=len(piece) + 1, length=0, signature=-1)
        at = 0
        for number, (text, start, end) in enumerate(found, 1):
            # What parts two words stands behind the first.
            stop = found[number].start if number < len(found) else len(piece) + 1
            lexeme = self._lexeme(text)
            signature = _signature(lexeme.stems)
            yield Token(lexeme.first, lexeme, lexeme.depends, start - at, end - start, stop - end, signature)
            at = stop

    def _lexeme(self, word: str) -> Lexeme:
        lexeme = self._lexemes.get(word)
        if lexeme is None:
            lexeme = self._lexemes[word] = Lexeme(word, self._language, self._root)
        return lexeme
