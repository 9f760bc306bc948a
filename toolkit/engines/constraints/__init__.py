"""Glossary-constrained decoding: the desk's terms in the translation, inflected, and the rest of it left alone."""

from toolkit.engines.constraints.constrain import Constrainer, Missing, Rendered, constrain
from toolkit.engines.constraints.decoder import Decoder, Tokens

__all__ = ["Constrainer", "Decoder", "Missing", "Rendered", "Tokens", "constrain"]
