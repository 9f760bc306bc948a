"""Translate sentences so that the desk's terms stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.engines.base import Terminology
from toolkit.engines.constraints.decoder import Decoder
from toolkit.languages.base import Language


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


def constrain(
    sentences: Sequence[str], decoder: Decoder, terminology: Terminology, source: Language, target: Language
) -> list[Rendered]:
    """Return the translations of *sentences*, in their order, with the terms that *terminology* wants.

    All sentences of a run belong in one call: what a model calls a term is learnt from all of them together.

    Args:
        sentences: of the source language, each one sentence; an empty one stays empty.
        decoder: the model.
        terminology: the glossary for its two languages.
        source: the language translated from.
        target: the language translated into.
    """
    waiting = [number for number, sentence in enumerate(sentences) if sentence.strip()]
    best = decoder.translate([decoder.encode(sentences[number]) for number in waiting])
    texts = dict.fromkeys(range(len(sentences)), "")
    texts.update({number: decoder.decode(one[0].tokens) for number, one in zip(waiting, best, strict=True)})
    return [
        Rendered(texts[number], _missing(sentence, texts[number], terminology))
        for number, sentence in enumerate(sentences)
    ]


def _missing(sentence: str, text: str, terminology: Terminology) -> tuple[Missing, ...]:
    return tuple(
        Missing(one.concept, one.approved[0].text, "the model does not use it")
        for one in terminology.missing(sentence, text)
    )
