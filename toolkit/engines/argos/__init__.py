"""Drafts by Argos packages, decoded in batches by CTranslate2."""

from toolkit.engines.argos.engine import ArgosEngine

__all__ = ["ArgosEngine"]
