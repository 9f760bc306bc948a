"""The project's own Argos packages, and the sentences they know by heart."""

import tomllib
from pathlib import Path

_FOLDER = Path(__file__).parent / "packages"

PACKAGES = tuple(sorted(_FOLDER.glob("*.argosmodel")))
"""en_ar and ckb_en; en_ckb and en_kmr, which hold one network and have a target prefix each."""

PAIRS: tuple[dict[str, str], ...] = tuple(
    tomllib.loads((_FOLDER / "pairs.toml").read_text(encoding="utf-8"))["pair"],
)
"""Sentences, each as language tag → text: ``en``, ``ar``, ``ckb`` and ``kmr``."""


def sentence(english: str) -> dict[str, str]:
    """Return the pair whose English begins with *english*.

    Raises:
        ValueError: there is none, or more than one.
    """
    (found,) = (pair for pair in PAIRS if pair["en"].startswith(english))
    return found
