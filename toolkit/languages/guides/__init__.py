"""How each language is written, told to people: what a style sheet says beyond the facts that the checks go by."""

from importlib import import_module

from toolkit.languages.base import Language
from toolkit.languages.guides.base import Advice, Guide, Heading

__all__ = ["Advice", "Guide", "Heading", "guide_of"]

# Tag → the module whose GUIDE it is; read only where a style sheet is made.
_MODULES = {
    "en": "toolkit.languages.guides.english",
    "ar": "toolkit.languages.guides.arabic",
    "ckb": "toolkit.languages.guides.sorani",
    "kmr": "toolkit.languages.guides.kurmanji",
}


def guide_of(language: Language) -> Guide:
    """Return the guide to *language*; where there is none, one that has examples in figures only."""
    if language.tag not in _MODULES:
        return Guide()
    guide: Guide = import_module(_MODULES[language.tag]).GUIDE
    return guide
