"""Decode a sentence again from a prefix that ends in a term, where nothing in its translation renders the term."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from toolkit.engines.base import Terminology
from toolkit.engines.constraints.decoder import Decoder
from toolkit.engines.constraints.replacing import Lack
from toolkit.engines.constraints.words import words_of

_PLACES = 3  # where a term is tried
_LONGEST = 1.5  # how long a translation may become, to what it was
_WORSE = 1.0  # how much less probable each token behind the term may be than those of the first translation
_LOST = 4  # words that may be gone: what rendered the term


@dataclass(frozen=True, slots=True)
class _Try:
    number: int
    prefix: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Continued:
    number: int
    text: str
    prefix: int
    """How many of its tokens were given."""


def continued(
    lacks: Sequence[Lack], sentences: Sequence[str], texts: Sequence[str], decoder: Decoder, terminology: Terminology
) -> dict[int, str]:
    """Return the number of a sentence → its translation with the term that it lacked, where the model makes one of it.

    The term is tried where its mention stands in the source, by proportion, and a word before and behind; the model
    goes on from there. What is as long as before, has every other term, figure and no unwanted term is scored, and the
    most probable for its length is taken.

    Args:
        lacks: one for each sentence that lacks a term.
        sentences: the run.
        texts: its translations.
        decoder: the model.
        terminology: the glossary.
    """
    tries = [one for lack in lacks for one in _tries(lack, sentences[lack.number], texts[lack.number], decoder)]
    if not tries:
        return {}
    sources = [decoder.encode(sentences[one.number]) for one in tries]
    found = decoder.translate(sources, [one.tokens for one in tries], beam=1)
    kept = []
    for one, tokens in zip(tries, found, strict=True):
        text = _joined(one, decoder.decode(tokens), decoder)
        if _is_better(sentences[one.number], texts[one.number], text, terminology):
            kept.append(_Continued(one.number, text, len(one.tokens)))
    return _most_probable(kept, sentences, texts, decoder)


def _tries(lack: Lack, sentence: str, text: str, decoder: Decoder) -> Iterator[_Try]:
    words = words_of(text)
    starts = [word.start for word in words] or [0]
    wished = lack.wanted.match.start / max(1, len(sentence)) * len(text)
    for start in sorted(starts, key=lambda place: abs(place - wished))[:_PLACES]:
        term = lack.wanted.approved[0].text
        prefix = text[:start] + (term[:1].upper() + term[1:] if start == 0 else term)
        yield _Try(lack.number, prefix, tuple(decoder.encode_target(prefix)))


def _joined(one: _Try, text: str, decoder: Decoder) -> str:
    """Return *text* with the prefix as it was meant, not as the tokenizer may have spelt it."""
    spelt = decoder.decode(one.tokens)
    return one.prefix + text[len(spelt) :] if text.startswith(spelt) else text


def _is_better(sentence: str, before: str, after: str, terminology: Terminology) -> bool:
    """Return whether *after* lacks less than *before*, and nothing of the rest is lost."""
    lacking, left = (terminology.missing(sentence, text) for text in (before, after))
    return (
        {one.concept for one in left} < {one.concept for one in lacking}
        and not terminology.banned(after)
        and len(after) <= _LONGEST * len(before)
        and is_kept(before, after)
        and not (is_doubled(after) and not is_doubled(before))
    )


def is_kept(before: str, after: str) -> bool:
    """Return whether *after* has the figures of *before*, and its other words but for a few that a term may replace."""
    had, has = (Counter(word.text.casefold() for word in words_of(text)) for text in (before, after))
    lost = (had - has).elements()
    return sum(1 for _ in lost) <= _LOST and not any(map(str.isdecimal, "".join((had - has).elements())))


def is_doubled(text: str) -> bool:
    """Return whether a word of *text* stands twice in a row, or two words do: models repeat themselves when lost."""
    words = [word.text.casefold() for word in words_of(text)]
    return any(words[at] == words[at + 1] for at in range(len(words) - 1)) or any(
        words[at : at + 2] == words[at + 2 : at + 4] for at in range(len(words) - 3)
    )


def _most_probable(
    kept: Sequence[_Continued], sentences: Sequence[str], texts: Sequence[str], decoder: Decoder
) -> dict[int, str]:
    """Return the best of each sentence, of those that the model is as sure of behind the term as of what it said first.

    The term itself is no measure: the model would not have said it. What is measured is each token, so that one that
    says less does not win by that.
    """
    plain = dict.fromkeys(one.number for one in kept)
    pairs = [*((number, texts[number]) for number in plain), *((one.number, one.text) for one in kept)]
    if not pairs:
        return {}
    scores = decoder.score(
        [decoder.encode(sentences[number]) for number, _ in pairs],
        [decoder.encode_target(text) for _, text in pairs],
    )
    sure = dict(zip(plain, map(fmean, scores), strict=False))
    best: dict[int, str] = {}
    least = {number: mean - _WORSE for number, mean in sure.items()}
    for one, score in zip(kept, scores[len(plain) :], strict=True):
        mean = fmean(score[one.prefix :] or score)
        if mean > least[one.number]:
            best[one.number], least[one.number] = one.text, mean
    return best
