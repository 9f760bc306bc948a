"""Candidates counted and ranked."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log2

from toolkit import languages
from toolkit.glossary.suggest.acronyms import expansions, singular
from toolkit.glossary.suggest.forms import key, roots
from toolkit.glossary.suggest.phrases import Kind, Place, places, sure_names
from toolkit.glossary.suggest.tokens import tokens
from toolkit.languages import Language
from toolkit.languages.folding import lower
from toolkit.languages.stopwords import STOP_WORDS

Known = Callable[[str], Iterable[tuple[int, int]]]
"""Gets a text and returns start and end of what a glossary has in it."""
Keys = tuple[str, ...]
"""The roots of the words of a candidate."""

_CONTEXTS = 3
_WIDTH = 40
"""Code points of context on each side."""
_SEVERAL = 2
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Context:
    """A keyword in context."""

    before: str
    """With the white space between it and the keyword."""
    surface: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.surface}{self.after}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible term."""

    text: str
    kind: Kind
    count: int
    score: float
    contexts: tuple[Context, ...]
    expansion: str = ""
    """What an acronym is short for, where the texts say so."""


@dataclass(slots=True)
class _Group:
    """The places that are counted as one candidate."""

    places: list[tuple[str, Place]] = field(default_factory=list)
    """Each with its text."""

    @property
    def kind(self) -> Kind:
        """What most of them are."""
        return Counter(place.kind for _, place in self.places).most_common(1)[0][0]


def suggest(texts: Sequence[str], language: str, known: Known = lambda _text: (), *, top: int = 50) -> list[Candidate]:
    """Return the *top* candidate terms of *texts*, the best first.

    They are ranked by C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms: the
    C-value/NC-value method"): length and frequency count, but what stands within longer candidates only in so far as
    it stands elsewhere too. The logarithm is taken of one word more, so that single words have a value, and the whole
    is multiplied by how much the places look like a name or a noun.

    Args:
        texts: the paragraphs.
        language: tag of their language.
        known: finds what the glossary has; what lies within that is not counted.
        top: how many to return at most.

    Raises:
        LanguageError: *language* is not known.
    """
    speech = languages.get(language)
    full = _expansions(texts, speech)
    groups = _groups(texts, speech, known)
    scores = _scores(groups)
    # Of equals the one that comes first: news says first what matters most.
    best = sorted((name for name in groups if scores[name] > 0), key=lambda name: -scores[name])
    found = []
    for name in best:
        candidate = _candidate(groups[name], scores[name], name, full.get(name[0], "") if len(name) == 1 else "")
        if candidate.text not in full.values():
            found.append(candidate)
    return found[:top]


def _expansions(texts: Iterable[str], language: Language) -> dict[str, str]:
    """Return acronym, as it is counted → its full form."""
    found = (one for text in texts for one in expansions(text, language))
    return {_acronym_key(one.short, language): one.full for one in found}


def _acronym_key(short: str, language: Language) -> str:
    bare = singular(short).replace(".", "")
    return bare if bare.isupper() else language.fold(bare)


def _groups(texts: Sequence[str], language: Language, known: Known) -> dict[Keys, _Group]:
    stop = STOP_WORDS[language.tag]
    words = [tokens(text, language) for text in texts]
    names = sure_names(words)
    root = roots(words, language)
    groups: dict[Keys, _Group] = defaultdict(_Group)
    for text, found in zip(texts, words, strict=True):
        spans = list(known(text))
        for place in places(found, names, stop):
            beside = [(start, end) for start, end in spans if start < place.end and place.start < end]
            if any(start <= place.start and place.end <= end for start, end in beside):
                continue
            # With a known term in it, a phrase must be there more than once to be a term of its own.
            fresh = replace(place, whole=False) if beside and place.kind == "phrase" else place
            groups[tuple(key(word, root) for word in place.words)].places.append((text, fresh))
    return groups


def _scores(groups: Mapping[Keys, _Group]) -> dict[Keys, float]:
    longer = _longer(groups)
    return {name: _score(name, group, longer.get(name, [])) for name, group in groups.items()}


def _longer(groups: Mapping[Keys, _Group]) -> dict[Keys, list[int]]:
    """Return candidate → how often each longer candidate that contains it is there.

    A phrase takes nothing from its parts while it is there only once.
    """
    longer: dict[Keys, list[int]] = defaultdict(list)
    for name, group in groups.items():
        count = len(group.places)
        if len(name) == 1 or (count < _SEVERAL and group.kind != "name"):
            continue
        parts = {name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1)}
        for part in parts - {name}:
            if part in groups:
                longer[part].append(count)
    return longer


def _score(name: Keys, group: _Group, longer: Sequence[int]) -> float:
    count = len(group.places)
    value = log2(len(name) + 1) * (count - (sum(longer) / len(longer) if longer else 0))
    return value * _likeness(group)


def _likeness(group: _Group) -> float:
    """Return how much the places of *group* look like a term: 2 for names, 0.5 to 1 for words by what is before."""
    count = len(group.places)
    named = sum(place.kind in ("name", "acronym") for _, place in group.places) / count
    noun = sum(place.noun for _, place in group.places) / count
    whole = sum(place.whole for _, place in group.places) / count
    head = sum(place.head for _, place in group.places) / count
    plain = (1 + noun) / 2 * head
    if group.kind == "phrase" and count < _SEVERAL:
        # Any words may meet once, so their number says nothing yet.
        plain *= whole / log2(len(group.places[0][1].words) + 1)
    if group.places[0][1].words[-1].everyday:
        plain /= 2
    return 2 * named + (1 - named) * plain


def _candidate(group: _Group, score: float, name: Keys, expansion: str) -> Candidate:
    contexts = tuple(_context(text, place) for text, place in group.places[:_CONTEXTS])
    kind: Kind = "acronym" if expansion else group.kind
    return Candidate(_text(group, name), kind, len(group.places), round(score, 2), contexts, expansion)


def _text(group: _Group, name: Keys) -> str:
    """Return the form to suggest: the one whose last word is the root, such as the singular, else the most used."""
    forms: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for text, place in group.places:
        surface = _surface(text, place)
        forms[surface] += 1
        if place.words[-1].folded == name[-1] or place.words[-1].text == name[-1]:
            bare[surface] += 1
    return (bare or forms).most_common(1)[0][0]


def _surface(text: str, place: Place) -> str:
    """Return what *text* has at *place*, without the capitals of a sentence start or a heading."""
    surface = text[place.start : place.end]
    for number, word in enumerate(place.words):
        own = word.capital or word.acronym or (number == 0 and place.raised) or place.kind in ("name", "acronym")
        if not own and word.text[1:].islower():
            spot = word.start - place.start
            surface = surface[:spot] + lower(surface[spot]) + surface[spot + 1 :]
    return " ".join(surface.split())


def _context(text: str, place: Place) -> Context:
    before = text[max(place.start - _WIDTH, 0) : place.start]
    after = text[place.end : place.end + _WIDTH]
    if place.start > _WIDTH:
        before = before.partition(" ")[2]
    if place.end + _WIDTH < len(text):
        after = after.rpartition(" ")[0]
    before, after = _SPACE.sub(" ", before), _SPACE.sub(" ", after)
    return Context(before.lstrip(), _SPACE.sub(" ", text[place.start : place.end]), after.rstrip())
