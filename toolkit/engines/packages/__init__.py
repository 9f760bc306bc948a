"""Argos packages on disk and in the index, shared with Argos Translate and LibreTranslate."""

from toolkit.engines.packages.installed import find, installed
from toolkit.engines.packages.package import Package

__all__ = ["Package", "find", "installed"]
