"""A translation into another language of the same script."""

from collections.abc import Iterator
from functools import cache

from toolkit import languages
from toolkit.checks.base import VERBATIM, WORD, Example, Pair, Rule, blank
from toolkit.languages import Language
from toolkit.languages.stopwords import STOP_WORDS
from toolkit.model import Finding

_FEWEST = 3
"""Words that show another language; names and quotations have one or two."""
_LEAST = 0.3
"""The part of all words that they are: two thirds of those of a text say nothing, being neither small nor telling."""
_TIMES = 4
"""How many of them there are for each word that shows the target language."""


def check_language(pair: Pair) -> Iterator[Finding]:
    """Yield an error for a text whose small words and letters are those of another language that is known here."""
    words = WORD.findall(blank(pair.target, VERBATIM))
    for tag in languages.TAGS:
        other = languages.get(tag)
        if tag == pair.target_language.tag or other.script != pair.target_language.script:
            continue
        theirs = _shown(words, other, pair.target_language)
        ours = _shown(words, pair.target_language, other)
        if theirs >= max(_FEWEST, _LEAST * len(words), _TIMES * ours):
            message = f"this is {other.name}: translate it into {pair.target_language.name}"
            yield Finding("language", "error", message)


def _shown(words: list[str], language: Language, other: Language) -> int:
    """Return how many of *words* show that they are *language* and not *other*."""
    letters, small = _telling(language.tag, other.tag)
    return sum(not letters.isdisjoint(word) or language.fold(word) in small for word in words)


@cache
def _telling(tag: str, other: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the letters and the small words that the language *tag* has and *other* has not.

    Letters that keyboards for the one type into texts of the other tell nothing.
    """
    one, two = languages.get(tag), languages.get(other)
    there = STOP_WORDS[other]
    small = STOP_WORDS[tag].function - there.function - there.common - there.joins
    return one.letters - two.letters - frozenset(two.look_alikes), small


LANGUAGE = Rule(
    name="language",
    check=check_language,
    reason=(
        "Files are mixed up: a Sorani text in the Arabic file, an English one that somebody has corrected in the"
        " Kurmanji one. It is told by small words and by letters that only one of two languages has."
    ),
    good=Example("The army said it will advance to the town.", "Artêş got ku ew ê ber bi bajêr ve biçe.", "kmr"),
    bad=Example("The army said it will advance to the town.", "The army said it would advance on the town.", "kmr"),
)
