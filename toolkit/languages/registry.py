"""Which languages there are, and which of them a tag means."""

import re
from importlib import import_module

from toolkit.errors import LanguageError
from toolkit.languages.base import Language

# One line a language: tag → the module whose LANGUAGE it is. Modules are read when they are asked for.
MODULES: dict[str, str] = {
    "en": "toolkit.languages.english",
    "ar": "toolkit.languages.arabic",
    "ckb": "toolkit.languages.sorani",
    "kmr": "toolkit.languages.kurmanji",
}

TAGS: tuple[str, ...] = tuple(MODULES)
"""The tags that files and settings use, English first."""

_SCRIPTS = {"Latin": "latn", "Arabic": "arab"}
_SCRIPT_LENGTH = 4  # BCP 47: a subtag of four letters is a script


def get(tag: str) -> Language:
    """Return the language that *tag* means.

    Case, regions and POSIX endings do not matter (``ar_IQ.UTF-8`` is ar). ``ku`` is Sorani at one vendor and
    Kurmanji at another (Azure, Google, CLDR and Weblate differ), so it is taken only where the Latin script or Turkey
    says that Kurmanji is meant.

    Raises:
        LanguageError: no language here has this tag, or more than one.
    """
    first, *rest = re.split(r"[.@]", tag.strip())[0].replace("_", "-").lower().split("-")
    if first == "ku":
        if "arab" in rest or not {"latn", "tr"} & set(rest):
            raise LanguageError(f"'{tag}' is ambiguous", cure="write ckb (Sorani) or kmr (Kurmanji)")
        first = "kmr"
    if first not in MODULES:
        raise LanguageError(f"'{tag}' is no language known here", cure=f"the languages are {', '.join(MODULES)}")
    language: Language = import_module(MODULES[first]).LANGUAGE
    scripts = {subtag for subtag in rest if len(subtag) == _SCRIPT_LENGTH and subtag.isalpha()}
    if scripts - {_SCRIPTS[language.script]}:
        raise LanguageError(
            f"'{tag}' is not written here: {language.name} is kept in the {language.script} script",
            cure=f"write {first}",
        )
    return language
