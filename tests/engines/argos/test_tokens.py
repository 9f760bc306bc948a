"""Tokenizers, beside those of Argos Translate."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tiny_models import sentencepiece_model
from toolkit.engines.argos.tokens import MosesTokenizer, SentencePieceTokenizer
from toolkit.errors import EngineError

MERGES = {
    "0.2": "#version: 0.2\nt h\nth e</w>\nh e</w>\nt h\na s\nas h</w>\nD a\nf l\nfl ed</w>\ne d</w>\na a\nم ن</w>\n",
    "0.1": "t h\nth e\nthe </w>\na s\nD a\na a\naa aa\ne d\ned </w>\nم ن\n",
}
WORDS = ("the", "Daesh", "fled", "left,", "aaaaaaa", "a", "e", "من", "داعش،", "3.5", "(x)", "don't", "a&b", "«", "20%")
ODD_WORDS = ("@@", "</w>", "the</w>", "e\u0301", "👩\u200d💻")
sentences = st.text() | st.lists(st.sampled_from(WORDS + ODD_WORDS)).map(" ".join)
# The packages fixture of each test is not part of what is repeated.
repeated = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def of_argos(kind: str, *arguments: Any) -> Any:
    """A tokenizer of Argos Translate, imported once a test has hidden the home of whoever runs it."""
    from argostranslate import tokenizer

    return getattr(tokenizer, kind)(*arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tokenizers")
    (folder / "sentencepiece.model").write_bytes(sentencepiece_model())
    for version, merges in MERGES.items():
        (folder / f"bpe {version}").write_text(merges, encoding="utf-8")
    return folder


@repeated
@given(sentence=sentences, version=st.sampled_from(sorted(MERGES)))
def test_byte_pairs_are_those_of_argos_translate(sentence: str, version: str, folder: Path) -> None:
    argos = of_argos("BPETokenizer", folder / f"bpe {version}", "en", "ar")
    tokens = MosesTokenizer(folder / f"bpe {version}", "en").encode(sentence)
    assert tokens == list(argos.encode(sentence))
    assert MosesTokenizer(folder / f"bpe {version}", "ar").decode(tokens) == argos.decode(tokens).strip()


@pytest.mark.parametrize(
    ("version", "sentence", "expected"),
    [
        ("0.2", "the ash fled", ["the", "ash", "fled"]),
        ("0.2", "then", ["th@@", "e@@", "n"]),
        ("0.1", "the then", ["the", "the@@", "n"]),
        ("0.1", "aaaaa", ["aaaa@@", "a"]),
        ("0.2", "", []),
    ],
)
def test_words_are_cut_into_byte_pairs(folder: Path, version: str, sentence: str, expected: list[str]) -> None:
    assert MosesTokenizer(folder / f"bpe {version}", "en").encode(sentence) == expected


@repeated
@given(sentence=sentences)
def test_pieces_are_those_of_argos_translate(sentence: str, folder: Path) -> None:
    own = SentencePieceTokenizer(folder / "sentencepiece.model")
    argos = of_argos("SentencePieceTokenizer", folder / "sentencepiece.model")
    tokens = own.encode(sentence)
    assert tokens == argos.encode(sentence)
    assert own.decode(tokens).replace("_", " ").strip() == argos.decode(tokens).strip()


def test_an_underscore_stays_one(folder: Path) -> None:
    own = SentencePieceTokenizer(folder / "sentencepiece.model")
    assert own.decode(own.encode("snake_case")) == "snake_case"
    assert own.decode(["▁a", "▁new▁word", "_"]) == "a new word_"


@pytest.mark.parametrize("content", [b"", b"\x00\xff damaged", b"\n\x05"])
def test_what_is_no_sentencepiece_model_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sentencepiece.model"
    path.write_bytes(content)
    with pytest.raises(EngineError, match=r"not a SentencePiece model; install the package again"):
        SentencePieceTokenizer(path)


def test_what_holds_no_byte_pairs_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "bpe.model"
    path.write_text("#version: 0.2\nt h\nthree of them\n", encoding="utf-8")
    with pytest.raises(EngineError, match=r"bpe\.model:3: not two subwords"):
        MosesTokenizer(path, "en")
