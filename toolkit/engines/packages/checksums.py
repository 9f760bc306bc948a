"""Packages of the Argos index whose bytes are known: what comes under one of these names must be the same."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.engines.packages.package import SUFFIX
from toolkit.errors import EngineError
from toolkit.files import read_blocks


@dataclass(frozen=True, slots=True)
class Known:
    """How big a package is, and the SHA-256 of its bytes."""

    size: int
    sha256: str


KNOWN: Mapping[str, Known] = {
    "translate-en_ar-1_0": Known(88_502_631, "e2a6e84337f7ebbb55f9dc61dcba3a861c0d786ae5a46fa198fd8d6473f5c775"),
}
"""File name without ``.argosmodel`` → what is known."""


def known(name: str) -> Known | None:
    """Return what is known of the package file *name*."""
    return KNOWN.get(name.removesuffix(SUFFIX))


def verify(path: Path, name: str) -> None:
    """See that *path*, a package file that is called *name*, is what it should be where that is known.

    Raises:
        EngineError: it is something else.
        FileError: it cannot be read.
    """
    right = known(name)
    if right is None:
        return
    digest, size = hashlib.sha256(), 0
    for block in read_blocks(path, 1 << 20):
        digest.update(block)
        size += len(block)
    if (size, digest.hexdigest()) != (right.size, right.sha256):
        what = f"not the package that it is called: {size} bytes with the SHA-256 {digest.hexdigest()[:16]}…"
        cure = f"download it again; the right one has {right.size} bytes and {right.sha256[:16]}…"
        raise EngineError(what, cure=cure, path=path)
