"""What glossary-constrained decoding asks of a translation model; it knows of no library that runs one."""

from collections.abc import Sequence
from typing import Protocol

Tokens = Sequence[str]
"""Subword tokens, without any that only steers the model, such as a language token or the end of the sentence."""


class Decoder(Protocol):
    """A translation model for one pair of languages, with its tokenizer. Every call is one batch."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of *text*, of the source language."""
        ...

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of *text*, of the language translated into."""
        ...

    def decode(self, tokens: Tokens) -> str:
        """Return the text that *tokens* spell."""
        ...

    def translate(
        self, sources: Sequence[Tokens], prefixes: Sequence[Tokens] | None = None, *, beam: int | None = None
    ) -> list[tuple[str, ...]]:
        """Return the tokens of the best translation of each of *sources*, those of its prefix included.

        Args:
            sources: the tokens of the sentences; none is empty.
            prefixes: what each translation must begin with; an empty one leaves it free.
            beam: width of the search, 1 for greedy; None for what the model is used with.
        """
        ...

    def score(self, sources: Sequence[Tokens], targets: Sequence[Tokens]) -> list[list[float]]:
        """Return the natural log-probability of every target token given its source, that of the end of sentence last.

        Each list has one more item than its target has tokens.
        """
        ...
