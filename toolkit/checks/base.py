"""What a check is given, what it says about itself, and the reading of text that several checks share."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.languages import Language
from toolkit.model import Concept, Finding, TermMatch
from toolkit.settings import HouseStyle

if TYPE_CHECKING:
    from toolkit.recognition.verify import Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation, with all that the checks need to judge it."""

    source: str
    target: str
    source_language: Language
    target_language: Language
    style: HouseStyle
    """House style of the target language, the workspace's own values applied."""
    verdicts: "tuple[Verdict, ...]" = ()
    """What became of each glossary term of the source."""
    banned: tuple[TermMatch, ...] = ()
    """Deprecated and forbidden terms in the target."""
    msgctxt: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A translation that shows what a check lets pass or reports."""

    source: str
    target: str
    language: str
    """Tag of the target language; the source is English."""
    concept: Concept | None = None
    """What the glossary holds, where the check depends on it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check and what its page in the documentation says."""

    name: str
    """What findings carry, and what ``rules_off`` switches off."""
    check: Callable[[Pair], Iterator[Finding]]
    reason: str
    good: Example
    bad: Example
    on_empty: bool = False
    """True where the check has something to say about a translation that is not there."""


VERBATIM = re.compile(
    r"""
      https?://\S+ | www\.\S+ | (?<![\w-])[\w-]+\.(?:com|org|net)\b   # addresses of pages
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)[@\#]\w+  # mail, handles, hashtags
    | %(?:\(\w+\)|\d+\$)?[-+0]*\d*(?:\.\d+)?[a-zA-Z](?!\w)   # placeholders: %s, %(name)d, %1$s
    | \{\w*\} | </?[a-zA-Z][^<>]*> | &\#?\w+;                # {name}, <b>, &amp;
    """,
    re.VERBOSE,
)
"""What stays as it is in every language: addresses, handles, hashtags, placeholders and markup."""

WORD = re.compile(r"[^\W\d_]+(?:[\u200c\u200d\u064b-\u0652\u0670]+[^\W\d_]*)*")
"""A run of letters with the marks that belong to them."""


def blank(text: str, *patterns: re.Pattern[str]) -> str:
    """Return *text* with what *patterns* match replaced by as many spaces, so that offsets stay."""
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def blank_spans(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """Return *text* with each of *spans* replaced by as many spaces."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def script_of(char: str) -> str:
    """Return the script of a letter as Unicode names it, ``Latin`` for one; empty for what all scripts share."""
    if unicodedata.category(char) not in _LETTERS:
        return ""
    words = unicodedata.name(char, "").split()
    return next((word.capitalize() for word in words if word in _SCRIPTS), "")


_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lo"))
_SCRIPTS = frozenset(
    ("LATIN", "ARABIC", "GREEK", "CYRILLIC", "HEBREW", "ARMENIAN", "GEORGIAN", "SYRIAC", "DEVANAGARI", "HANGUL", "CJK")
)


def shown(text: str) -> str:
    """Return *text* for a message: its code points where it cannot be seen, else itself."""
    if text.isprintable() and text.strip():
        return text
    return " ".join(f"U+{ord(char):04X}" for char in text)
