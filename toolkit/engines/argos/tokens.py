"""The two tokenizers that Argos packages come with; the only door of SentencePiece and sacremoses.

Both give what argostranslate.tokenizer gives, save that a ``_`` stays a ``_``.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from toolkit.engines.packages import Package
from toolkit.errors import EngineError
from toolkit.files import read_text


class Tokenizer(Protocol):
    """Cuts texts into the subwords that a model knows."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of *text*."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text that *tokens* spell, without white space at its ends."""
        ...


def open_tokenizers(package: Package) -> tuple[Tokenizer, Tokenizer]:
    """Return the tokenizers of the source and the target language of *package*, one and the same where it has one.

    Raises:
        EngineError: a file of the tokenizer is damaged.
        FileError: it cannot be read.
    """
    if package.is_bpe:
        return (
            MosesTokenizer(package.source_tokenizer, package.source),
            MosesTokenizer(package.target_tokenizer, package.target),
        )
    source = SentencePieceTokenizer(package.source_tokenizer)
    if package.target_tokenizer == package.source_tokenizer:
        return source, source
    return source, SentencePieceTokenizer(package.target_tokenizer)


class SentencePieceTokenizer:
    """A SentencePiece model."""

    def __init__(self, path: Path) -> None:
        """Open the model at *path*.

        Raises:
            EngineError: it is damaged.
        """
        from sentencepiece import SentencePieceProcessor

        try:
            self._processor = SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise EngineError("not a SentencePiece model", cure="install the package again", path=path) from error

    def encode(self, text: str) -> list[str]:
        """Return the tokens of *text*."""
        tokens: list[str] = self._processor.encode(text, out_type=str)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text that *tokens* spell, without white space at its ends."""
        # Tokens that are not in the vocabulary, which are copied from the source, keep their sign for a space.
        text: str = self._processor.decode_pieces(list(tokens))
        return text.replace("▁", " ").strip()


_SEPARATOR = "@@"
_END = "</w>"
_WORDS_REMEMBERED = 1 << 16


class MosesTokenizer:
    """The tokenizer of Moses with the byte-pair encoding of subword-nmt, as older packages have it.

    Source of the encoding: Sennrich, Haddow and Birch, Neural Machine Translation of Rare Words with Subword Units,
    ACL 2016, and the file format of subword-nmt 0.2, in which the last letter of a word carries the end of the word.
    """

    def __init__(self, path: Path, language: str) -> None:
        """Open the merges in the file *path* for texts of *language*.

        Raises:
            EngineError: it holds no merges.
            FileError: it cannot be read.
        """
        from sacremoses.normalize import MosesPunctNormalizer  # type: ignore[import-untyped] # it has no stubs
        from sacremoses.tokenize import MosesDetokenizer  # type: ignore[import-untyped] # likewise
        from sacremoses.tokenize import MosesTokenizer as Moses

        self._normalize = MosesPunctNormalizer(language).normalize
        self._tokenize = Moses(language).tokenize
        self._detokenize = MosesDetokenizer(language).detokenize
        self._ranks, self._end_apart = _read_merges(path)
        self._subwords = lru_cache(_WORDS_REMEMBERED)(self._split)

    def encode(self, text: str) -> list[str]:
        """Return the tokens of *text*."""
        return [token for word in self._tokenize(self._normalize(text)) for token in self._subwords(word)]

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text that *tokens* spell, without white space at its ends."""
        text: str = self._detokenize(" ".join(tokens).replace(f"{_SEPARATOR} ", "").split(" "))
        return text.strip()

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the subwords of *word*, all but the last with the sign that the word goes on."""
        parts = [*word, _END] if self._end_apart else [*word[:-1], word[-1] + _END]
        while len(parts) > 1:
            pairs = list(pairwise(parts))
            best = min(pairs, key=lambda pair: self._ranks.get(pair, math.inf))
            if best not in self._ranks:
                break
            parts = _merged(parts, best)
        last = parts.pop().removesuffix(_END)
        parts += [last] if last else []
        return (*(part + _SEPARATOR for part in parts[:-1]), parts[-1])


def _merged(parts: list[str], pair: tuple[str, str]) -> list[str]:
    """Return *parts* with every *pair* in it made one, from the left."""
    merged: list[str] = []
    at = 0
    while at < len(parts):
        if tuple(parts[at : at + 2]) == pair:
            merged.append("".join(pair))
            at += 2
        else:
            merged.append(parts[at])
            at += 1
    return merged


def _read_merges(path: Path) -> tuple[dict[tuple[str, str], int], bool]:
    """Return the pairs in the file *path*, each with its place, and whether the end of a word is a part of its own."""
    lines = read_text(path).rstrip("\r\n").split("\n")
    headed = lines[0].startswith("#version:")
    ranks: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines[headed:], 1 + headed):
        pair = line.strip("\r\n ").split(" ")
        if len(pair) != 2:  # noqa: PLR2004 - a pair
            raise EngineError("not two subwords", cure="install the package again", path=path, line=number)
        ranks.setdefault((pair[0], pair[1]), number)
    return ranks, not headed or lines[0].split()[-1] == "0.1"
