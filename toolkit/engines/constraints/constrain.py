"""Translate sentences so that the desk's terms stand in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.engines.base import Terminology
from toolkit.engines.constraints.continuing import continued
from toolkit.engines.constraints.decoder import Decoder
from toolkit.engines.constraints.places import Drafted, cut
from toolkit.engines.constraints.placing import without_banned
from toolkit.engines.constraints.replacing import Lack, Replacer
from toolkit.languages.base import Language

_REMEMBERED = 1000  # sentences of earlier calls
_ROUNDS = 3  # of decoding again, each for one more term of a sentence


@dataclass(frozen=True, slots=True)
class Missing:
    """A term that a translation should have or should not have, and why that could not be helped."""

    concept: str
    term: str
    """The term as the glossary has it."""
    reason: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A translated sentence."""

    text: str
    missing: tuple[Missing, ...] = ()
    """Empty where the glossary is followed."""
    guessed: tuple[str, ...] = ()
    """Terms that stand in it where nothing shows that they belong."""


class Constrainer:
    """Translates sentences with the terms that a glossary wants; remembers what earlier calls showed of the model.

    Args:
        decoder: the model.
        terminology: the glossary for its two languages.
        source: the language translated from.
        target: the language translated into.
    """

    def __init__(self, decoder: Decoder, terminology: Terminology, source: Language, target: Language) -> None:
        self._decoder = decoder
        self._terminology = terminology
        self._source = source
        self._target = target
        self._seen: list[Drafted] = []

    def translate(self, sentences: Sequence[str]) -> list[Rendered]:
        """Return the translations of *sentences*, in their order; an empty one stays empty.

        The more sentences in one call the better: what the model calls a term is learnt from all of them together.
        """
        texts = self._plain(sentences)
        banned = {number for number, text in enumerate(texts) if self._terminology.banned(text)}
        lacks = list(self._lacks(range(len(texts)), sentences, texts))
        drafted = self._drafted(sentences, texts)
        if lacks:
            self._replace(lacks, [*drafted, *self._seen], texts)
        lacking = sorted({lack.number for lack in lacks})
        guesses = list(self._lacks(lacking, sentences, texts))
        if guesses:
            self._replace(guesses, [*self._drafted(sentences, texts), *self._seen], texts, boldly=True)
            self._continue({lack.number for lack in guesses}, sentences, texts)
        guessed = self._guessed(guesses, sentences, texts)
        judged = banned.union(lacking)
        for number in judged:
            texts[number] = without_banned(texts[number], self._terminology)
        self._seen = [*self._seen, *drafted][-_REMEMBERED:]
        return [
            Rendered(text, tuple(self._missing(sentences[number], text)), tuple(guessed.get(number, ())))
            if number in judged
            else Rendered(text)
            for number, text in enumerate(texts)
        ]

    def _plain(self, sentences: Sequence[str]) -> list[str]:
        waiting = [number for number, sentence in enumerate(sentences) if sentence.strip()]
        texts = [""] * len(sentences)
        found = self._decoder.translate([self._decoder.encode(sentences[number]) for number in waiting])
        for number, tokens in zip(waiting, found, strict=True):
            texts[number] = self._decoder.decode(tokens)
        return texts

    def _lacks(self, numbers: Iterable[int], sentences: Sequence[str], texts: Sequence[str]) -> Iterator[Lack]:
        for number in numbers:
            sentence, text = sentences[number], texts[number]
            lacking = {wanted.concept: wanted for wanted in self._terminology.missing(sentence, text)}
            if unwanted := {match.concept for match in self._terminology.banned(text)}:
                named = (wanted for wanted in self._terminology.wanted(sentence) if wanted.concept in unwanted)
                lacking |= {wanted.concept: wanted for wanted in named}
            for wanted in lacking.values():
                yield Lack(number, wanted)

    def _drafted(self, sentences: Sequence[str], texts: Sequence[str]) -> list[Drafted]:
        return [
            cut(sentence, text, [one.match for one in self._terminology.wanted(sentence)])
            for sentence, text in zip(sentences, texts, strict=True)
        ]

    def _replace(
        self, lacks: Sequence[Lack], drafted: Sequence[Drafted], texts: list[str], *, boldly: bool = False
    ) -> None:
        replacer = Replacer(drafted, lacks, self._decoder, self._terminology, self._source, self._target, boldly=boldly)
        for number, text in replacer.replace().items():
            texts[number] = text

    def _continue(self, numbers: set[int], sentences: Sequence[str], texts: list[str]) -> None:
        for _ in range(_ROUNDS):
            missing = {number: self._terminology.missing(sentences[number], texts[number]) for number in numbers}
            lacks = [Lack(number, found[0]) for number, found in sorted(missing.items()) if found]
            found = continued(lacks, sentences, texts, self._decoder, self._terminology)
            for number, text in found.items():
                texts[number] = text
            numbers = set(found)

    def _guessed(self, guesses: Sequence[Lack], sentences: Sequence[str], texts: Sequence[str]) -> dict[int, list[str]]:
        """Return the number of a sentence → those of its *guesses* that it has now."""
        found: dict[int, list[str]] = {}
        for lack in guesses:
            missing = self._terminology.missing(sentences[lack.number], texts[lack.number])
            if lack.wanted.concept not in {one.concept for one in missing}:
                found.setdefault(lack.number, []).append(lack.wanted.approved[0].text)
        return found

    def _missing(self, sentence: str, text: str) -> Iterator[Missing]:
        for wanted in self._terminology.missing(sentence, text):
            yield Missing(wanted.concept, wanted.approved[0].text, "nothing in the draft stands for it")
        for match in self._terminology.banned(text):
            yield Missing(match.concept, match.term.text, f"{match.term.status}, and nothing else could be put there")


def constrain(
    sentences: Sequence[str], decoder: Decoder, terminology: Terminology, source: Language, target: Language
) -> list[Rendered]:
    """Return the translations of *sentences* of one run; see :class:`Constrainer`."""
    return Constrainer(decoder, terminology, source, target).translate(sentences)
