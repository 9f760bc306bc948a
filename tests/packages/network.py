"""A small Transformer in torch, and the way from it to a CTranslate2 model: what OpenNMT-py gives an Argos package."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

MOST_POSITIONS = 256


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is."""

    vocabulary: int
    width: int
    hidden: int
    heads: int
    layers: int
    dropout: float


class Attention(nn.Module):
    """Attention with several heads; the names are those of OpenNMT-py, so that CTranslate2's converter reads them."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = shape.dropout
        for name in ("query", "keys", "values"):
            setattr(self, f"linear_{name}", nn.Linear(shape.width, shape.width))
        self.final_linear = nn.Linear(shape.width, shape.width)

    def forward(self, asking: Tensor, asked: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        """Return what is found and the weights of the first head; *seen* is true where a place may be looked at."""
        query, keys, values = (
            layer(states).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for layer, states in (
                (self.linear_query, asking),
                (self.linear_keys, asked),
                (self.linear_values, asked),
            )
        )
        scores = query @ keys.transpose(-1, -2) / math.sqrt(query.shape[-1])
        weights = scores.masked_fill(~seen[:, None], float("-inf")).softmax(-1)
        found = functional.dropout(weights, self.dropout, self.training) @ values
        return self.final_linear(found.transpose(1, 2).flatten(-2)), weights[:, 0]


class FeedForward(nn.Module):
    """Two linear layers, with the normalisation that stands before them."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.layer_norm = nn.LayerNorm(shape.width)
        self.w_1 = nn.Linear(shape.width, shape.hidden)
        self.w_2 = nn.Linear(shape.hidden, shape.width)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, states: Tensor) -> Tensor:
        """Return *states* with what the two layers add."""
        return states + self.drop(self.w_2(self.drop(functional.relu(self.w_1(self.layer_norm(states))))))


class EncoderLayer(nn.Module):
    """A layer that looks at the source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.layer_norm = nn.LayerNorm(shape.width)
        self.self_attn = Attention(shape)
        self.feed_forward = FeedForward(shape)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """Return the next states of the source."""
        normal = self.layer_norm(states)
        return self.feed_forward(states + self.drop(self.self_attn(normal, normal, seen)[0]))


class DecoderLayer(nn.Module):
    """A layer that looks at the target so far, then at the source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.layer_norm_1 = nn.LayerNorm(shape.width)
        self.self_attn = Attention(shape)
        self.layer_norm_2 = nn.LayerNorm(shape.width)
        self.context_attn = Attention(shape)
        self.feed_forward = FeedForward(shape)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, states: Tensor, source: Tensor, before: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        """Return the next states of the target, and how the first head looked at the source."""
        normal = self.layer_norm_1(states)
        states = states + self.drop(self.self_attn(normal, normal, before)[0])
        found, weights = self.context_attn(self.layer_norm_2(states), source, seen)
        return self.feed_forward(states + self.drop(found)), weights


class Network(nn.Module):
    """An encoder and a decoder with one table of embeddings for source, target and output."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embeddings.weight, std=shape.width**-0.5)
        self.encoder = nn.ModuleDict(
            {
                "transformer": nn.ModuleList(EncoderLayer(shape) for _ in range(shape.layers)),
                "layer_norm": nn.LayerNorm(shape.width),
            }
        )
        self.decoder = nn.ModuleDict(
            {
                "transformer_layers": nn.ModuleList(DecoderLayer(shape) for _ in range(shape.layers)),
                "layer_norm": nn.LayerNorm(shape.width),
            }
        )
        self.generator = nn.Linear(shape.width, shape.vocabulary)
        self.generator.weight = self.embeddings.weight
        self.drop = nn.Dropout(shape.dropout)
        self.register_buffer("positions", _positions(shape.width), persistent=False)

    def forward(self, source: Tensor, target: Tensor, blank: int) -> tuple[Tensor, Tensor]:
        """Return logits for what follows each target token, and the attention of the last layer's first head."""
        seen = (source != blank)[:, None]
        states = self._embed(source)
        for layer in self.encoder["transformer"]:
            states = layer(states, seen)
        memory = self.encoder["layer_norm"](states)
        states = self._embed(target)
        before = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).tril()[None]
        for layer in self.decoder["transformer_layers"]:
            states, weights = layer(states, memory, before, seen)
        return self.generator(self.decoder["layer_norm"](states)), weights

    def _embed(self, tokens: Tensor) -> Tensor:
        scaled = self.embeddings(tokens) * math.sqrt(self.shape.width)
        return self.drop(scaled + self.positions[: tokens.shape[1]])


def _positions(width: int) -> Tensor:
    """Return the encodings that CTranslate2 computes itself where a model brings none, which saves their room."""
    steps = torch.exp(torch.arange(width // 2) * -(math.log(10000) / (width // 2 - 1)))
    angles = torch.arange(1, MOST_POSITIONS + 1)[:, None] * steps
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def save(network: Network, vocabulary: list[str], folder: Path, quantization: str | None) -> None:
    """Write *network* into *folder* as a CTranslate2 model, with one shared vocabulary.

    Args:
        network: what was trained.
        vocabulary: its tokens in order.
        folder: made if need be.
        quantization: ``int8``, or None for 32-bit floats.
    """
    from ctranslate2.converters import opennmt_py
    from ctranslate2.specs import TransformerSpec

    shape = network.shape
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    spec = TransformerSpec.from_config((shape.layers, shape.layers), shape.heads)
    opennmt_py.set_embeddings(spec.encoder.embeddings[0], weights, "embeddings")
    opennmt_py.set_embeddings(spec.decoder.embeddings, weights, "embeddings")
    opennmt_py.set_layer_norm(spec.encoder.layer_norm, weights, "encoder.layer_norm")
    opennmt_py.set_layer_norm(spec.decoder.layer_norm, weights, "decoder.layer_norm")
    opennmt_py.set_linear(spec.decoder.projection, weights, "generator")
    for number, layer in enumerate(spec.encoder.layer):
        opennmt_py.set_transformer_encoder_layer(layer, weights, f"encoder.transformer.{number}")
    for number, layer in enumerate(spec.decoder.layer):
        opennmt_py.set_transformer_decoder_layer(layer, weights, f"decoder.transformer_layers.{number}")
    spec.config.decoder_start_token = "<s>"
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
