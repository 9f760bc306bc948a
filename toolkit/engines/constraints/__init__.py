"""Glossary-constrained decoding: the desk's terms in the translation, inflected, with the rest of the sentence intact."""

from toolkit.engines.constraints.constrain import Missing, Rendered, constrain
from toolkit.engines.constraints.decoder import Decoder, Hypothesis, Tokens

__all__ = ["Decoder", "Hypothesis", "Missing", "Rendered", "Tokens", "constrain"]
