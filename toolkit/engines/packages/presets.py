"""Which tokens each family of models wants around a text, and under which licence its models usually are.

Sources: the model cards; in Hugging Face transformers ``tokenization_nllb.py``, ``tokenization_m2m_100.py`` and
``tokenization_marian.py``; FLORES-200 for the codes of NLLB. MADLAD-400 has two Kurdish codes, ``ckb`` and ``ku``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from toolkit.errors import EngineError

EOS = "</s>"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What stands around the pieces of a text."""

    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()


NO_TOKENS = Tokens()


@dataclass(frozen=True, slots=True)
class Preset:
    """A family of models."""

    licence: str
    """That of the models as they are published; empty where it differs from model to model."""
    codes: Mapping[str, str]
    """Our language tags → the tokens of the languages."""
    source: str | None = None
    """Whose token stands before the source text: the ``source`` language, the ``target`` language or None."""
    target: bool = False
    """True where each translation starts with the token of its language."""
    source_suffix: tuple[str, ...] = (EOS,)


_TAGS = ("en", "ar", "ckb", "kmr")

PRESETS: Mapping[str, Preset] = {
    "nllb": Preset(
        licence="CC-BY-NC-4.0",
        codes=dict(zip(_TAGS, ("eng_Latn", "arb_Arab", "ckb_Arab", "kmr_Latn"), strict=True)),
        source="source",
        target=True,
    ),
    "m2m100": Preset(
        licence="MIT",
        codes={tag: f"__{tag}__" for tag in _TAGS},
        source="source",
        target=True,
    ),
    "madlad": Preset(
        licence="Apache-2.0",
        codes=dict(zip(_TAGS, ("<2en>", "<2ar>", "<2ckb>", "<2ku>"), strict=True)),
        source="target",
    ),
    "opus-mt": Preset(licence="", codes={}, source="target"),
    "argos": Preset(licence="", codes={}, source_suffix=()),
}
"""Names on the command line → what they stand for. ``argos`` takes a model as it is."""

_OPUS = {"en": (">>eng<<",), "ar": (">>ara<<", ">>arb<<"), "ckb": (">>ckb<<",), "kmr": (">>kmr_Latn<<", ">>kmr<<")}
"""What OPUS-MT models of several target languages call ours; there is more than one way."""


def preset(name: str) -> Preset:
    """Return the preset called *name*.

    Raises:
        EngineError: there is none.
    """
    if name not in PRESETS:
        raise EngineError(f"no preset is called {name}", cure=f"the presets are {', '.join(PRESETS)}")
    return PRESETS[name]


def tokens(name: str, source: str, target: str, target_token: str, vocabulary: Collection[str]) -> Tokens:
    """Return what the preset *name* puts around a text in *source* for its translation into *target*.

    Args:
        name: of the preset.
        source: language tag.
        target: language tag.
        target_token: what this model calls the target language; empty where the preset knows.
        vocabulary: of the source, which tells whether an OPUS-MT model has several target languages.

    Raises:
        EngineError: there is no such preset, or the model does not say which of its languages is meant.
    """
    family = preset(name)
    wanted = target_token or family.codes.get(target, "")
    if name == "opus-mt" and not wanted:
        _several(target, vocabulary)
    first = wanted if family.source == "target" else family.codes[source] if family.source else ""
    return Tokens(
        source_prefix=(first,) if first else (),
        source_suffix=family.source_suffix,
        target_prefix=(wanted,) if family.target else (),
    )


def _several(target: str, vocabulary: Collection[str]) -> None:
    """Raise an error where a model with this *vocabulary* has several target languages, as ``>>ckb<<`` tells."""
    found = sorted(token for token in vocabulary if token.startswith(">>") and token.endswith("<<"))
    if found:
        likely = next((token for token in _OPUS[target] if token in found), found[0])
        what = f"this model has {len(found)} target languages"
        raise EngineError(what, cure=f"say which one is meant: --target-token '{likely}', for example")
