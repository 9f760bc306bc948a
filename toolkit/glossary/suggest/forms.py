"""Which words of a text are forms of one word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from toolkit.glossary.suggest.tokens import Token
from toolkit.languages import Language
from toolkit.languages.inflection import readings
from toolkit.languages.stopwords import STOP_WORDS

_SHORTEST = 3
"""Letters of a stem; what is shorter is too often no word."""


def key(token: Token, roots: Mapping[str, str]) -> str:
    """Return what *token* is counted under: the root of the word, or an acronym in capitals so that IS is not is."""
    if token.acronym:
        return token.text.removesuffix("s").replace(".", "")
    return roots.get(token.folded, token.folded)


def roots(texts: Iterable[Sequence[Token]], language: Language) -> dict[str, str]:
    """Return folded word → its root, for the words of *texts* that are a form of another or share a stem with one.

    A root is a word of the texts where the bare word is there, otherwise a stem that two words of them have. Only
    what the texts have is believed: affixes are stripped on suspicion, and most stems found so are no words.
    """
    stop = STOP_WORDS[language.tag]
    words = Counter(token.folded for tokens in texts for token in tokens if token.role == "word" and not token.acronym)
    spelt = {language.inflection.spell(word): word for word in sorted(words, key=lambda one: words[one])}
    stems = {word: _stems(word, language) for word in words}
    sharing: dict[str, set[str]] = defaultdict(set)
    for word, found in stems.items():
        for stem in found:
            sharing[stem].add(word)
    parents: dict[str, str] = {}
    for word, found in stems.items():
        known = [spelt[stem] for stem in found if stem in spelt and spelt[stem] != word]
        known = [one for one in known if one not in stop.function and one not in stop.common]
        if known:
            parents[word] = max(known, key=len)
        elif language.script == "Arabic" and (shared := [stem for stem in found if len(sharing[stem]) > 1]):
            parents[word] = max(shared, key=len)
    return {word: _root(word, parents) for word in parents}


def _stems(word: str, language: Language) -> list[str]:
    found = dict.fromkeys(reading.stem for reading in readings(word, language))
    return [stem for stem in found if len(stem) >= _SHORTEST]


def _root(word: str, parents: Mapping[str, str]) -> str:
    seen = {word}
    while (parent := parents.get(word)) is not None and parent not in seen:
        word = parent
        seen.add(word)
    return word
