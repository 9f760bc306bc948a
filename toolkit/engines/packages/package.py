"""One package: what its folder holds and what its metadata.json says.

A package is a folder with ``metadata.json``, a CTranslate2 model in ``model`` and ``sentencepiece.model`` or
``bpe.model``, as argostranslate.package reads it. What that layout has no place for stands in the metadata under the
key ``dragoman``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.errors import EngineError, LanguageError
from toolkit.files import read_text

METADATA = "metadata.json"
MODEL = "model"
SENTENCEPIECE = "sentencepiece.model"
BPE = "bpe.model"
SUFFIX = ".argosmodel"
OWN = "dragoman"
"""The key of the metadata under which our own stand."""
_EOS = "</s>"
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_AGAIN = "remove it, and install it again"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that can translate: all that an engine needs to know of it."""

    source: str
    """Language tag, one of :data:`toolkit.languages.TAGS`."""
    target: str
    version: str
    folder: Path
    model: Path
    """Folder of the CTranslate2 model."""
    source_tokenizer: Path
    """A SentencePiece model, or a ``bpe.model`` for Moses and subword-nmt."""
    target_tokenizer: Path
    """The same file for most packages."""
    source_prefix: tuple[str, ...]
    """Tokens to put before those of each sentence; without what CTranslate2 adds by itself."""
    source_suffix: tuple[str, ...]
    """Tokens to put after those of each sentence; without what CTranslate2 adds by itself."""
    target_prefix: tuple[str, ...]
    """Tokens with which each translation starts; no part of the text."""
    licence: str
    """Empty where nobody has recorded it."""
    name: str
    """What it is called where there is room: that of the model, or else the pair of languages."""

    @property
    def is_bpe(self) -> bool:
        """True where the tokenizers are subword-nmt codes rather than SentencePiece models."""
        return self.source_tokenizer.name == BPE


def read_json_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in the file *path*.

    Raises:
        EngineError: the file holds anything else.
        FileError: it cannot be read.
    """
    try:
        value = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise EngineError(f"not valid JSON: {error}", cure=_AGAIN, path=path) from error
    if not isinstance(value, dict):
        raise EngineError("not a JSON object", cure=_AGAIN, path=path)
    return value


def read_package(folder: Path) -> Package:
    """Return the package in *folder*.

    Raises:
        EngineError: the folder holds no package, no whole one, or one for a language not known here.
        FileError: a file of it cannot be read.
    """
    metadata = read_metadata(folder)
    check_package(folder, metadata)
    source, target = (_language(text_of(metadata, key), folder) for key in ("from_code", "to_code"))
    own = _own(metadata)
    tokenizer = folder / (SENTENCEPIECE if (folder / SENTENCEPIECE).is_file() else BPE)
    config = folder / MODEL / "config.json"
    prefix, suffix = _added(own, read_json_object(config) if config.is_file() else {})
    start = metadata.get("target_prefix")
    return Package(
        source=source,
        target=target,
        version=text_of(metadata, "package_version"),
        folder=folder,
        model=folder / MODEL,
        source_tokenizer=tokenizer,
        target_tokenizer=folder / (Path(text_of(own, "target_tokenizer")).name or tokenizer.name),
        source_prefix=prefix,
        source_suffix=suffix,
        target_prefix=(start,) if isinstance(start, str) and start else (),
        licence=text_of(own, "licence"),
        name=text_of(own, "name") or f"{source}_{target}",
    )


def read_metadata(folder: Path) -> dict[str, Any]:
    """Return what the package in *folder* says of itself.

    Raises:
        EngineError: it says nothing that can be read.
        FileError: the file cannot be read.
    """
    if not (folder / METADATA).is_file():
        raise EngineError(f"no {METADATA} in this package", cure=_AGAIN, path=folder)
    return read_json_object(folder / METADATA)


def check_package(folder: Path, metadata: Mapping[str, Any]) -> None:
    """See that *folder*, a package with *metadata*, has what a translation needs, whatever its languages.

    Raises:
        EngineError: something is missing.
    """
    kind = metadata.get("type", "translate")
    if kind != "translate":
        raise EngineError(f"a package of another kind ({kind})", cure="install one that translates", path=folder)
    for key in ("from_code", "to_code"):
        if not _CODE.fullmatch(text_of(metadata, key)):
            raise EngineError(f"{key} in {METADATA} is no language", cure=_AGAIN, path=folder)
    tokenizers = {BPE} if (folder / BPE).is_file() else {SENTENCEPIECE}
    tokenizers |= {Path(name).name} if (name := text_of(_own(metadata), "target_tokenizer")) else set()
    for file in (f"{MODEL}/model.bin", *sorted(tokenizers)):
        if not (folder / file).is_file():
            raise EngineError(f"no {file} in this package", cure=_AGAIN, path=folder)


def text_of(table: Mapping[str, Any], key: str) -> str:
    """Return the text that *table* has for *key*; an empty one where it has none or something else."""
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _own(metadata: Mapping[str, Any]) -> Mapping[str, Any]:
    own = metadata.get(OWN)
    return own if isinstance(own, dict) else {}


def _language(code: str, folder: Path) -> str:
    try:
        return languages.get(code).tag
    except LanguageError as error:
        cure = error.cure
        if code.lower().startswith("ku"):
            cure = "import it anew with --preset argos, and with ckb (Sorani) or kmr (Kurmanji) for --from or --to"
        raise EngineError(error.what, cure=cure, path=folder) from error


def _added(own: Mapping[str, Any], config: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tokens around a sentence that the model needs and CTranslate2, with *config*, does not add."""
    prefix, suffix = _strings(own.get("source_prefix")), _strings(own.get("source_suffix"))
    if config.get("add_source_bos") is True and prefix[:1] == (config.get("bos_token", "<s>"),):
        prefix = prefix[1:]
    if config.get("add_source_eos") is True and suffix[-1:] == (config.get("eos_token", _EOS),):
        suffix = suffix[:-1]
    return prefix, suffix


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
