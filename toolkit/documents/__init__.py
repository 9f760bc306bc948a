"""Source files cut into segments and rebuilt from translations: one format, one file."""

from toolkit.documents.base import Document
from toolkit.documents.registry import EXTENSIONS, parse

__all__ = ["EXTENSIONS", "Document", "parse"]
