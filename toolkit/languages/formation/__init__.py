"""How words are put into a form: what inflection strips, the other way about, so that one word can replace another."""

from importlib import import_module

from toolkit.languages.base import Language
from toolkit.languages.formation.base import Formation, Suffix

__all__ = ["Formation", "Suffix", "formation_of"]

# Tag → the module whose FORMATION it is; read only where a word has to be put into a form.
_MODULES = {
    "en": "toolkit.languages.formation.english",
    "ar": "toolkit.languages.formation.arabic",
    "ckb": "toolkit.languages.formation.sorani",
    "kmr": "toolkit.languages.formation.kurmanji",
}


def formation_of(language: Language) -> Formation:
    """Return the rules of *language*; where there are none, words stand as they are entered."""
    if language.tag not in _MODULES:
        return Formation()
    formation: Formation = import_module(_MODULES[language.tag]).FORMATION
    return formation
