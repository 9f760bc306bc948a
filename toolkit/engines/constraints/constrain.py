"""Translate sentences so that the desk's terms stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.engines.base import Terminology, Wanted
from toolkit.engines.constraints.decoder import Decoder
from toolkit.engines.constraints.forms import Former
from toolkit.engines.constraints.places import Drafted, Locator, Place, cut
from toolkit.engines.constraints.placing import Edit, Placer, apply
from toolkit.languages.base import Language

_TRIED = 3  # places for a term


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
    texts = [""] * len(sentences)
    for number, one in zip(waiting, best, strict=True):
        texts[number] = decoder.decode(one[0].tokens)
    lacking = {number: found for number in waiting if (found := terminology.missing(sentences[number], texts[number]))}
    if lacking:
        drafted = [
            cut(sentence, text, [one.match for one in terminology.wanted(sentence)])
            for sentence, text in zip(sentences, texts, strict=True)
        ]
        locator = Locator(drafted, target)
        placer = Placer(Former(terminology, target, locator.lexemes), terminology, source, target)
        for number, wanted in lacking.items():
            texts[number] = _place(number, drafted[number], wanted, locator, placer, terminology)
    return [
        Rendered(text, _missing(sentence, text, terminology)) for sentence, text in zip(sentences, texts, strict=True)
    ]


def _place(
    number: int, one: Drafted, wanted: Sequence[Wanted], locator: Locator, placer: Placer, terminology: Terminology
) -> str:
    taken: list[Place] = []
    edits: list[Edit] = []
    for term in wanted:
        done = False
        for place in locator.places(number, term.concept)[:_TRIED]:
            if any(place.first <= other.last and other.first <= place.last for other in taken):
                continue
            for edit in placer.edits(one, term, place):
                if any(edit.start < other.end and other.start < edit.end for other in edits):
                    continue
                text = apply(one.text, [*edits, edit])
                if term.concept not in {left.concept for left in terminology.missing(one.source, text)}:
                    edits.append(edit)
                    taken.append(place)
                    for other in locator.repeats(number, term.concept, place):
                        again = placer.edits(one, term, other)[0]
                        if not any(again.start < x.end and x.start < again.end for x in edits):
                            edits.append(again)
                            taken.append(other)
                    done = True
                    break
            if done:
                break
    return apply(one.text, edits)


def _missing(sentence: str, text: str, terminology: Terminology) -> tuple[Missing, ...]:
    return tuple(
        Missing(one.concept, one.approved[0].text, "the model does not use it")
        for one in terminology.missing(sentence, text)
    )
