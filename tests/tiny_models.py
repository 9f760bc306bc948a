"""Models a few kilobytes big, with random weights: what they say is noise, but all else about them is real."""

import io
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import ctranslate2.specs
import numpy as np
import sentencepiece

TEXTS = (
    "Daesh fled Hawija on Monday.",
    "Nobody was hurt, the spokesman said.",
    "فر داعش من الحويجة يوم الاثنين.",
    "داعش دووشەممە لە حەویجە هەڵات.",
    "DAIŞ roja duşemê ji Hewîceyê reviya.",
)
SPECIAL = ("<unk>", "<s>", "</s>")
_DEPTH = 16
_HEADS = 2
_INNER = 32


@cache
def sentencepiece_model(texts: Sequence[str] = TEXTS) -> bytes:
    """Return a SentencePiece model of single letters, trained on *texts*."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=written,
        model_type="char",
        vocab_size=1000,
        hard_vocab_limit=False,
        character_coverage=1.0,
        num_threads=1,
        minloglevel=2,
    )
    return written.getvalue()


def pieces(model: bytes) -> tuple[str, ...]:
    """Return the vocabulary of a SentencePiece *model*, its special tokens first."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return tuple(processor.id_to_piece(range(processor.get_piece_size())))


def write_model(
    folder: Path, tokens: Sequence[str], target_tokens: Sequence[str] = (), *, seed: int = 0, **config: Any
) -> Path:
    """Write a CTranslate2 model of random weights to *folder*, which it makes.

    Args:
        folder: where.
        tokens: the vocabulary; of the source alone where *target_tokens* are given.
        target_tokens: the vocabulary of the target.
        seed: of the weights.
        config: what ``config.json`` is to say otherwise, such as ``add_source_eos=True``.
    """
    spec = ctranslate2.specs.TransformerSpec.from_config(1, _HEADS)
    random = np.random.default_rng(seed)
    _fill(spec.encoder, random, {"embeddings": len(tokens)})
    _fill(spec.decoder, random, dict.fromkeys(("embeddings", "projection"), len(target_tokens or tokens)))
    spec.register_source_vocabulary(list(tokens))
    spec.register_target_vocabulary(list(target_tokens or tokens))
    for key, value in config.items():
        setattr(spec.config, key, value)
    spec.validate()
    folder.mkdir(parents=True)
    spec.save(str(folder))
    return folder


def write_package(
    folder: Path,
    source: str = "en",
    target: str = "ckb",
    *,
    tokens: Sequence[str] = (),
    metadata: dict[str, Any] | None = None,
    **config: Any,
) -> Path:
    """Write an Argos package to *folder*, which it makes.

    Args:
        folder: where.
        source: its ``from_code``.
        target: its ``to_code``.
        tokens: what the vocabulary has beside the letters: the tokens of languages, for example.
        metadata: what ``metadata.json`` is to say beside the languages and the version.
        config: what ``config.json`` of the model is to say otherwise.
    """
    model = sentencepiece_model()
    write_model(folder / "model", [*pieces(model), *tokens], **config)
    (folder / "sentencepiece.model").write_bytes(model)
    said = {"package_version": "1.0", "argos_version": "1.0", "from_code": source, "to_code": target}
    names = {"from_name": source, "to_name": target}
    text = json.dumps(said | names | (metadata or {}), ensure_ascii=False)
    (folder / "metadata.json").write_text(text, encoding="utf-8")
    return folder


def _fill(side: Any, random: np.random.Generator, sizes: dict[str, int]) -> None:
    """Give every weight of *side*, an encoder or a decoder, a random value; *sizes* are those of the vocabulary."""

    def weights(*shape: int) -> Any:
        return random.normal(0, 0.3, shape).astype(np.float32)

    def linear(spec: Any, size: int, inner: int = _DEPTH) -> None:
        spec.weight, spec.bias = weights(size, inner), weights(size)

    def norm(spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(_DEPTH, np.float32), np.zeros(_DEPTH, np.float32)

    for name, size in sizes.items():
        part = getattr(side, name)
        for one in part if isinstance(part, list) else [part]:
            one.weight = weights(size, _DEPTH)
    norm(side.layer_norm)
    for layer in side.layer:
        norm(layer.self_attention.layer_norm)
        linear(layer.self_attention.linear[0], 3 * _DEPTH)
        linear(layer.self_attention.linear[1], _DEPTH)
        if hasattr(layer, "attention"):
            norm(layer.attention.layer_norm)
            for spec, size in zip(layer.attention.linear, (1, 2, 1), strict=True):
                linear(spec, size * _DEPTH)
        norm(layer.ffn.layer_norm)
        linear(layer.ffn.linear_0, _INNER)
        linear(layer.ffn.linear_1, _DEPTH, _INNER)
