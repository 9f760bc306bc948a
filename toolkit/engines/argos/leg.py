"""Texts through one model: cut into sentences, each decoded once, and put together again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from toolkit import languages
from toolkit.engines.argos.layout import Layout, cut, shortened
from toolkit.engines.argos.model import Model
from toolkit.engines.argos.shield import restore, shield
from toolkit.engines.base import Terminology
from toolkit.engines.constraints import Constrainer, Missing, Rendered

LONGEST = 256
"""How many tokens a model is given at once, so that what it says fits into what is decoded."""
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Translated:
    """A translated text, or a sentence of it."""

    text: str
    missing: tuple[Missing, ...]
    """Terms that a sentence of it should have and has not, or has and should not."""
    guessed: tuple[str, ...]
    """What stands in a place that is a guess: addresses, which no model is given, and terms that nothing renders."""


class Leg:
    """A model and the glossary for its languages.

    Args:
        model: a package, opened.
        terminology: None where no glossary is to be followed.
    """

    def __init__(self, model: Model, terminology: Terminology | None) -> None:
        self._model = model
        self._source = languages.get(model.package.source)
        target = languages.get(model.package.target)
        self._constrainer = Constrainer(model, terminology, self._source, target) if terminology else None
        self._known: dict[str, Translated] = {}

    def translate(self, texts: Sequence[str]) -> list[Translated]:
        """Return the translations of *texts*, with their white space.

        All texts of a call are decoded together. A sentence that comes twice, or came in one of the last calls, is
        decoded once.

        Raises:
            EngineError: the model fails.
        """
        layouts = [cut(text, self._source) for text in texts]
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        sentences = dict.fromkeys(sentence for layout in layouts for sentence in layout.sentences)
        self._learn([sentence for sentence in sentences if sentence not in self._known])
        return [_text(layout, self._known) for layout in layouts]

    def _learn(self, sentences: Sequence[str]) -> None:
        shielded = [shield(sentence, self._source) for sentence in sentences]
        layouts = [shortened(one.text, self._fits) for one in shielded]
        rendered = self._rendered(dict.fromkeys(part for layout in layouts for part in layout.sentences))
        for sentence, shelter, layout in zip(sentences, shielded, layouts, strict=True):
            missing = tuple(one for part in layout.sentences for one in rendered[part].missing)
            restored = restore(layout.filled({part: rendered[part].text for part in layout.sentences}), shelter)
            guessed = tuple(term for part in layout.sentences for term in rendered[part].guessed)
            self._known[sentence] = Translated(restored.text, missing, (*restored.lost, *guessed))

    def _rendered(self, parts: Collection[str]) -> Mapping[str, Rendered]:
        """Return the translation of each of *parts*; what says nothing, or is too much for the model, is its own."""
        readable = [part for part in parts if self._is_readable(part)]
        if self._constrainer is None:
            best = self._model.translate([self._model.encode(part) for part in readable])
            found = [Rendered(self._model.decode(tokens)) for tokens in best]
        else:
            found = self._constrainer.translate(readable)
        return {part: Rendered(part) for part in parts} | dict(zip(readable, found, strict=True))

    def _fits(self, part: str) -> bool:
        return len(self._model.encode(part)) <= LONGEST

    def _is_readable(self, part: str) -> bool:
        return any(map(str.isalnum, part)) and 0 < len(self._model.encode(part)) <= LONGEST


def _text(layout: Layout, known: Mapping[str, Translated]) -> Translated:
    sentences = [known[sentence] for sentence in layout.sentences]
    return Translated(
        layout.filled({sentence: known[sentence].text for sentence in layout.sentences}),
        tuple(missing for one in sentences for missing in one.missing),
        tuple(guessed for one in sentences for guessed in one.guessed),
    )
