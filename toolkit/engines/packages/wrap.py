"""Bringing a CTranslate2 model in: it becomes an Argos package that says which tokens the model wants.

What stands before and after a source text is put into the model's ``config.json`` (``bos_token``, ``add_source_bos``,
``add_source_eos``), since Argos Translate and LibreTranslate know no other way, and recorded in the metadata.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.engines.packages.package import (
    BPE,
    METADATA,
    MODEL,
    OWN,
    SENTENCEPIECE,
    read_json_object,
    text_of,
)
from toolkit.engines.packages.presets import EOS, NO_TOKENS, Tokens, preset, tokens
from toolkit.engines.packages.vocabulary import read_vocabulary, vocabulary_files
from toolkit.errors import EngineError
from toolkit.files import file_error, write_atomic

_ONE = (SENTENCEPIECE, "sentencepiece.bpe.model", "spiece.model", "spm.model")
"""What a SentencePiece model of both languages is called: by Argos; NLLB and M2M100; MADLAD; others."""
_TWO = ("source.spm", "target.spm")
_TARGET = "target.model"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a person says of a model."""

    source: str
    """Language tag, one of :data:`toolkit.languages.TAGS`."""
    target: str
    preset: str
    target_token: str = ""
    """What the model calls the target language, where the preset does not know."""
    licence: str = ""
    """Empty for that of the preset."""
    name: str = ""
    """Empty for what the package says already, or else for the name of the folder or file that the model is in."""


@dataclass(frozen=True, slots=True)
class _Found:
    model: Path
    tokenizers: tuple[Path, Path]
    metadata: dict[str, Any]
    """What a package says already; empty for a bare model."""


def wrap(origin: Path, recipe: Recipe, folder: Path, called: str) -> Tokens:
    """Make a package of the model in the folder *origin*, as *recipe* says, in *folder*, which must not exist.

    Where nobody has named the model it is *called* so.

    Returns:
        What will stand around each text.

    Raises:
        EngineError: a file is missing, the preset is not known, or the model lacks the tokens that it asks for.
        FileError: something cannot be read or written.
    """
    preset(recipe.preset)
    found = _look(origin)
    sides = vocabulary_files(found.model)
    source, target = (read_vocabulary(file) for file in sides)
    wanted = tokens(recipe.preset, recipe.source, recipe.target, recipe.target_token, source)
    for needed, vocabulary, file in (
        (wanted.source_prefix + wanted.source_suffix, source, sides[0]),
        (wanted.target_prefix, target, sides[1]),
    ):
        for token in needed:
            if token not in vocabulary:
                cure = "choose the preset of this model, or name its token with --target-token"
                raise EngineError(f"the model does not know {token}", cure=cure, path=file)
    try:
        _copy(found, {*sides}, folder)
    except OSError as error:
        raise file_error(error, error.filename or folder, "copy") from error
    _configure(folder / MODEL / "config.json", wanted)
    metadata = _metadata(found, recipe, wanted, called)
    write_atomic(folder / METADATA, json.dumps(metadata, ensure_ascii=False, indent=2).encode() + b"\n")
    return wanted


def _look(origin: Path) -> _Found:
    """Return the parts of the model or package in *origin*."""
    inner = origin / MODEL
    model = inner if (inner / "model.bin").is_file() else origin
    if not (model / "model.bin").is_file():
        cure = "give the folder that ct2-transformers-converter or ct2-opus-mt-converter has written"
        raise EngineError("no model.bin in it", cure=cure, path=origin)
    metadata = read_json_object(origin / METADATA) if (origin / METADATA).is_file() else {}
    return _Found(model, _tokenizers(origin, model, metadata), metadata)


def _tokenizers(origin: Path, model: Path, metadata: dict[str, Any]) -> tuple[Path, Path]:
    own = metadata.get(OWN)
    second = Path(text_of(own, "target_tokenizer")).name if isinstance(own, dict) else ""
    for folder in dict.fromkeys((origin, model)):
        pair = [folder / name for name in _TWO]
        if all(file.is_file() for file in pair):
            return pair[0], pair[1]
        for name in (*_ONE, BPE) if metadata else _ONE:
            if (folder / name).is_file():
                return folder / name, folder / (second or name)
    cure = f"put one of {', '.join(_ONE)}, or {' and '.join(_TWO)}, from the original model into that folder"
    raise EngineError("no SentencePiece file beside the model", cure=cure, path=origin)


def _copy(found: _Found, vocabularies: set[Path], folder: Path) -> None:
    """Copy what a package needs and nothing else: converted models often lie beside the original, twice as big."""
    (folder / MODEL).mkdir(parents=True)
    optional = (found.model / name for name in ("config.json", "vmap.txt"))
    for file in (found.model / "model.bin", *vocabularies, *(file for file in optional if file.is_file())):
        shutil.copyfile(file, folder / MODEL / file.name)
    first, second = found.tokenizers
    shutil.copyfile(first, folder / (BPE if first.name == BPE else SENTENCEPIECE))
    if second != first:
        shutil.copyfile(second, folder / _TARGET)


def _configure(path: Path, wanted: Tokens) -> None:
    """Let CTranslate2 put *wanted* around each source text, as the model's configuration at *path* can say."""
    config = read_json_object(path) if path.is_file() else {}
    if wanted.source_prefix:
        # Where a translation starts is the old bos_token unless the configuration says otherwise.
        config.setdefault("decoder_start_token", config.get("bos_token", "<s>"))
        config |= {"bos_token": wanted.source_prefix[0], "add_source_bos": True}
    if wanted.source_suffix:
        config |= {"eos_token": EOS, "add_source_eos": True}
    if wanted != NO_TOKENS:
        write_atomic(path, json.dumps(config, ensure_ascii=False, indent=2).encode() + b"\n")


def _metadata(found: _Found, recipe: Recipe, wanted: Tokens, called: str) -> dict[str, Any]:
    old = found.metadata
    own = dict(old[OWN]) if isinstance(old.get(OWN), dict) else {}
    own["preset"] = recipe.preset
    own["name"] = recipe.name or text_of(own, "name") or called
    own["licence"] = recipe.licence or text_of(own, "licence") or preset(recipe.preset).licence
    if wanted != NO_TOKENS:
        own |= {"source_prefix": list(wanted.source_prefix), "source_suffix": list(wanted.source_suffix)}
    own.pop("target_tokenizer", None)
    if found.tokenizers[0] != found.tokenizers[1]:
        own["target_tokenizer"] = _TARGET
    start = wanted.target_prefix[0] if wanted.target_prefix else text_of(old, "target_prefix")
    return {
        "package_version": text_of(old, "package_version") or "1.0",
        "argos_version": text_of(old, "argos_version") or "1.0",
        "from_code": recipe.source,
        "from_name": languages.get(recipe.source).name,
        "to_code": recipe.target,
        "to_name": languages.get(recipe.target).name,
        **({"target_prefix": start} if start else {}),
        OWN: own,
    }
