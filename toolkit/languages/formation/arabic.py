"""Arabic: proclitics, the article, number and case, pronouns; orders and spellings after the usual grammars."""

import re
from collections.abc import Iterator, Mapping

from toolkit.languages.arabic import fold
from toolkit.languages.base import NO_MARKS, Marks
from toolkit.languages.formation.base import NAME, PHRASE, PLURAL, Formation, Opened, Suffix, is_name
from toolkit.model import Term

_ARTICLE: Marks = frozenset({"article"})
_WHOLE: Marks = frozenset({PHRASE})
_NUN: Marks = frozenset({"nun"})
_SOUND: Marks = frozenset({PLURAL, "sound"})
# التزام begins with its root, التراث with the article: the letters do not say which.
_UNCLEAR = re.compile(r"الت\w{1,2}ا\w")
_OPENED_BY_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)..")
_PARTICIPLE = re.compile(r"م\w{3,}")
_PLURAL_ENDING = re.compile("(?:ون|ين)$")
_PRONOUNS = ("ها", "هما", "هم", "هن", "ه", "كما", "كم", "كن", "ك", "نا")


def _compare(text: str) -> str:
    """Fold as for finding terms, but keep the sign of the accusative, which finding leaves out."""
    return fold(text.replace("ً", "N"))


def _kind(text: str) -> str:
    if text.endswith("اء"):
        return "اء"
    return text[-1:] if text[-1:] in "ةىاي" else ""


def _has_article(text: str) -> bool:
    return text.startswith("ال") and not _UNCLEAR.match(text)


def _states(term: Term) -> Mapping[str, bool]:
    """Return how *term* may stand in a text → whether with the article.

    ``the``: definite; ``name``: definite by itself; ``bare``: indefinite, or before the noun that makes it definite;
    ``indefinite``: several words that no noun can follow; ``unclear``: several words that may be either.
    """
    if _UNCLEAR.match(term.text):
        return {"name": False}
    if _has_article(term.text):
        return {"name" if is_name(term) else "the": True}
    if " " in term.text:
        return {_phrase(term): False}
    if term.pos == "verb":
        return {"verb": False}
    return {"name" if is_name(term) else "bare": False, "the": True}


def _phrase(term: Term) -> str:
    words = term.text.split()
    if is_name(term) or words[1].startswith("ال"):  # تنظيم الدولة: the second word makes the first definite
        return "name"
    return "unclear" if any(word.startswith("ال") for word in words) else "indefinite"


def _new_states(term: Term) -> Mapping[str, bool]:
    """Return how a new *term* may stand where an old one stood: a definite one serves names too, and the reverse."""
    states = _states(term)
    if _has_article(term.text):
        return {"the": True, "name": True}
    if " " in term.text and term.text.split()[1].startswith("ال"):
        return {"the": False, "name": False}
    if "bare" in states:
        return {**states, "indefinite": False}
    return {"name": False} if "name" in states else states


def _with(preposition: str, term: Term, *, article: bool) -> str:
    stem = term.text.removeprefix("ال") if _has_article(term.text) else term.text
    if not article:
        return preposition + stem
    # ل swallows the alef of the article; of three lams two are written: للجنة.
    return "لل" + stem.removeprefix("ل") if preposition == "ل" else preposition + "ال" + stem


def _openings(old: Term, new: Term) -> Iterator[Opened]:
    ways = _new_states(new)
    prepositions = ("", "س") if old.pos == "verb" else ("", "ب", "ك", "ل")
    for state, article in _states(old).items():
        marks = (_ARTICLE if article else NO_MARKS) | {state}
        for preposition in prepositions:
            known = state in ways and not (preposition == "ل" and _UNCLEAR.match(new.text))
            for conjunction in ("", "و", "ف"):
                renewed = conjunction + _with(preposition, new, article=ways[state]) if known else None
                yield conjunction + _with(preposition, old, article=article), renewed, marks


def _number(*spelt: tuple[str, str], marks: Marks, forbids: Marks = NO_MARKS) -> Suffix:
    return Suffix({kind: (way,) for kind, way in spelt}, marks=marks, forbids=_WHOLE | forbids | {"verb"})


_DUAL: Marks = frozenset({"dual"})
_NUMBERS = (
    *(_number(("", end), ("ي", end), marks=_SOUND | _NUN) for end in ("ون", "ين")),
    *(_number(("", end), ("ي", end), marks=_SOUND, forbids=_ARTICLE) for end in ("و", "ي")),
    *(_number(("", end), ("ي", end), ("ة", "-ت" + end), ("ى", "-ي" + end), marks=_DUAL | _NUN) for end in ("ان", "ين")),
    *(
        _number(("", end), ("ي", end), ("ة", "-ت" + end), ("ى", "-ي" + end), marks=_DUAL, forbids=_ARTICLE)
        for end in ("ا", "ي")
    ),
    _number(("", "ات"), ("ة", "-ات"), ("ى", "-يات"), ("اء", "ات"), marks=frozenset({PLURAL, "in -at"})),
    # The accusative of what is indefinite. After ة, ى, ا and اء it may stand unseen.
    Suffix(
        {"": ("اً", "ًا", "ا"), "ي": ("اً", "ًا", "ا"), "ة": ("ً", ""), "اء": ("ً", ""), "ى": ("",), "ا": ("",)},
        marks=_NUN,
        forbids=_WHOLE | _ARTICLE | {NAME, "verb"},
    ),
)
_SUFFIXES = tuple(
    # After اء the hamza changes its seat with a case that cannot be seen.
    Suffix(
        {"": (text,), "ي": (text,), "ا": (text,), "ة": ("-ت" + text,), "ى": ("-ا" + text,)},
        forbids=_WHOLE | _ARTICLE | _NUN | {"verb"},
    )
    for text in _PRONOUNS
)


def _lemma(term: Term) -> tuple[str, Marks]:
    """Return the singular of a term that is entered as a sound plural: إرهابيون."""
    stem = _PLURAL_ENDING.sub("", term.text)
    if term.number.startswith("p") and stem != term.text and " " not in stem:
        return stem, _SOUND
    return term.text, NO_MARKS


def _agreement(term: Term) -> str:
    text, entered = _lemma(term)
    number = "singular" if entered else term.number or "singular"
    looks = "feminine" if text.split()[0].endswith("ة") else "masculine"
    return f"{term.gender or looks} {number}"


def _suits(_old: Term, new: Term, marks: Marks) -> bool:
    """Return whether *new* is known to have the number in *marks*.

    A sound masculine plural names people, and the participles that name people take one. Otherwise the desk has to
    have listed it.
    """
    stems = (new.text, new.text.removesuffix("ة"))
    if "sound" in marks:
        listed = any(form.removeprefix("ال") in (new.text + "ون", new.text + "ين") for form in new.forms)
        return listed or (not new.forms and _PARTICIPLE.fullmatch(new.text) is not None)
    if "in -at" in marks:
        return any(form.removeprefix("ال") in tuple(stem + "ات" for stem in stems) for form in new.forms)
    return True


def _begins_with_article(text: str) -> bool:
    return _OPENED_BY_ARTICLE.match(text) is not None


def _without_article(opening: str) -> str:
    """Return proclitics without the article: of لل the preposition is left."""
    return opening.removesuffix("ال").replace("لل", "ل")


FORMATION = Formation(
    kind=_kind,
    slots=(_NUMBERS, _SUFFIXES),
    compare=_compare,
    openings=_openings,
    lemma=_lemma,
    agreement=_agreement,
    suits=_suits,
    article="ال",
    has_article=_begins_with_article,
    without_article=_without_article,
)
