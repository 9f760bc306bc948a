"""What is true of a language whatever the desk decides: one language, one file, one line in the registry."""

from toolkit.languages.base import Language
from toolkit.languages.registry import TAGS, get

__all__ = ["TAGS", "Language", "get"]
