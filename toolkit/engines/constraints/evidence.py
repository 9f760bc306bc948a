"""Ask the model itself which words of its translation render a term, where the run does not show it.

Where a term is taken out of the source, the words that rendered it become unlikely (leave-one-out attribution, as Li,
Monroe and Jurafsky 2016 have it); and what the model makes of the term alone shows the word without the endings that a
sentence gives it. Neither needs a second sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.engines.constraints.decoder import Decoder, Tokens
from toolkit.engines.constraints.places import Drafted, Told
from toolkit.engines.constraints.words import Unit

_DOUBT = 1.0  # nats that a translation must lose without a term, for its words to get half of the weight


@dataclass(frozen=True, slots=True)
class _Question:
    drafted: Drafted
    unit: Unit

    @property
    def without(self) -> str:
        """The source without the unit; one that has no word would be no source."""
        return f"{self.drafted.source[: self.unit.start]}{self.drafted.source[self.unit.end :]}".strip() or "."


def ask(drafted: Sequence[Drafted], places: Sequence[tuple[int, int]], decoder: Decoder) -> Told:
    """Return what the model says of terms, in two batches for all.

    Args:
        drafted: the sentences of a run.
        places: the number of a sentence and of the unit in it that is a term.
        decoder: the model that translated them.
    """
    if not places:
        return Told({}, {})
    questions = [_Question(drafted[number], drafted[number].units[row]) for number, row in places]
    shares = dict(zip(places, _shares(questions, decoder), strict=True))
    terms = {one.unit.concept: one.drafted.source[one.unit.start : one.unit.end] for one in questions}
    found = decoder.translate([decoder.encode(term) for term in terms.values()], beam=1)
    return Told(shares, dict(zip(terms, map(decoder.decode, found), strict=True)))


def _shares(questions: Sequence[_Question], decoder: Decoder) -> list[list[float]]:
    """Return for each of *questions* how much each word of the translation depends on the unit.

    The shares of a sentence add up to less than 1, and to next to nothing where the model would say the same anyway.
    """
    whole = list(dict.fromkeys(one.drafted for one in questions))
    tokens = {one: decoder.encode_target(one.text) for one in whole}
    sources = [decoder.encode(one.source) for one in whole] + [decoder.encode(one.without) for one in questions]
    scores = decoder.score(sources, [tokens[one] for one in [*whole, *(one.drafted for one in questions)]])
    full = dict(zip(whole, scores, strict=False))
    return [
        _lost(one.drafted, tokens[one.drafted], full[one.drafted], score, decoder)
        for one, score in zip(questions, scores[len(whole) :], strict=True)
    ]


def _lost(
    drafted: Drafted, tokens: Tokens, full: Sequence[float], without: Sequence[float], decoder: Decoder
) -> list[float]:
    lost = [0.0] * len(drafted.words)
    for number in range(len(tokens)):
        letter = len(decoder.decode(tokens[: number + 1])) - 1
        word = next((at for at, word in enumerate(drafted.words) if letter < word.end), None)
        if word is not None:
            lost[word] += max(0.0, full[number] - without[number])
    whole = sum(lost) + _DOUBT
    return [one / whole for one in lost]
