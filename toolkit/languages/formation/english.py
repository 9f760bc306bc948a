"""English: plurals and possessives; words in -o and -f are left out, since only a dictionary knows their plurals."""

import re

from toolkit.languages.base import Marks
from toolkit.languages.formation.base import PLURAL, Formation, Suffix, is_name
from toolkit.model import Term

_PLURAL: Marks = frozenset({PLURAL})
_MEN = re.compile(r"(?<!hu)(?<!ger)(?<!ro)(?<!otto)(?<!sha)(?<!nor)man$")
_KINDS = ("", "s", "y", "man", "sis", "other")


def _kind(text: str) -> str:
    if text.isupper():
        return "s" if text.endswith("S") else ""  # an acronym: IEDs
    if text.endswith("sis"):
        return "sis"
    if text.endswith(("s", "x", "z", "ch", "sh")):
        return "s"
    if _MEN.search(text):
        return "man"
    if text.endswith(("o", "f", "fe")):
        return "other"
    # A name in -y keeps it: the Kennedys.
    return "y" if re.search(r"(?:^|\s)[a-z]\w*[^aeiou]y$", text) else ""


def _suits(old: Term, new: Term, marks: Marks) -> bool:
    """Return whether *new* takes a regular plural, or in the singular the same "a" or "an" as *old*."""
    if PLURAL in marks:
        return not new.forms
    return is_name(old) or _sound(old.text) == _sound(new.text)


def _sound(text: str) -> str:
    """Return what decides between "a" and "an"; of u, h and acronyms the spelling does not say it."""
    if text[0] in "uhUH" or text[:2].isupper():
        return text[:3]
    return "vowel" if text[0].lower() in "aeio" else "consonant"


FORMATION = Formation(
    kind=_kind,
    slots=(
        (Suffix({"": ("s",), "s": ("es",), "y": ("-ies",), "man": ("--en",), "sis": ("--es",)}, marks=_PLURAL),),
        (
            Suffix({kind: ("'s",) for kind in _KINDS if kind not in ("s", "sis")}),
            Suffix({"s": ("'s", "'"), "sis": ("'s", "'")}, forbids=_PLURAL),  # the boss's, Reuters'
            Suffix({"s": ("'",), "": ("'s",)}, needs=_PLURAL),
        ),
    ),
    suits=_suits,
    plural_endings=frozenset(("s", "es", "ies", "men", "women", "ses")),
)
