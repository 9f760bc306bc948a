"""The words that a CTranslate2 model knows, as they stand beside its model.bin."""

import json
from pathlib import Path

from toolkit.errors import EngineError
from toolkit.files import read_text


def vocabulary_files(model: Path) -> tuple[Path, Path]:
    """Return the files with the vocabularies of source and target in the folder *model*; often it is one file.

    Raises:
        EngineError: there are none.
    """
    sides = [_first(model, side) or _first(model, "shared") for side in ("source", "target")]
    if sides[0] is None or sides[1] is None:
        raise EngineError("no vocabulary beside model.bin", cure="convert the model again", path=model)
    return sides[0], sides[1]


def read_vocabulary(path: Path) -> frozenset[str]:
    """Return the tokens in *path*: a JSON list, or in older models a text file with one on each line.

    Raises:
        EngineError: the file holds something else.
        FileError: it cannot be read.
    """
    text = read_text(path)
    if path.suffix != ".json":
        return frozenset(text.split("\n"))
    try:
        tokens = json.loads(text)
    except (ValueError, RecursionError):
        tokens = None
    if not isinstance(tokens, list) or not all(isinstance(token, str) for token in tokens):
        raise EngineError("not a list of tokens", cure="convert the model again", path=path)
    return frozenset(tokens)


def _first(model: Path, side: str) -> Path | None:
    files = (model / f"{side}_vocabulary{ending}" for ending in (".json", ".txt"))
    return next((file for file in files if file.is_file()), None)
