"""Sorani: determiners, "also", pronouns, postpositions, copula, ezafe, in the spelling that each last letter asks for.

Glides and the doubled ی of the ezafe are written as Kurdistan24 and Rûdaw print them.
"""

from toolkit.languages.base import NO_MARKS, Marks
from toolkit.languages.folding import clean, key
from toolkit.languages.formation.base import NAME, PHRASE, PLURAL, Formation, Suffix
from toolkit.model import Term

_SPELLINGS = str.maketrans("يىكھہ", "ییکهه")
_VOWELS = "اەێۆی"
_KINDS = ("", "ا", "ێ", "ە", "ی", "وو")
_ALSO: Marks = frozenset({"also"})
_CLITIC: Marks = frozenset({"clitic"})
_WHOLE: Marks = frozenset({PHRASE})
_COMMON: Marks = frozenset({NAME, PHRASE})
"""What forbids an ending that only a single common noun takes."""


def _compare(text: str) -> str:
    """Merge what keyboards write for one letter; ە and ه stay two, since only one of them is an ending."""
    return key(clean(text).replace("ه\u200c", "ە").replace("ة", "ە"), _SPELLINGS | {0x200C: None})


def _kind(text: str) -> str:
    """Return the sort of stem: of the last letter, ی and و are vowels only after a consonant."""
    last, before = text[-1:] or "-", text[-2:-1]
    if last in "اۆ":
        return "ا"
    if last in "ێە":
        return last
    if last == "ی":
        return "" if before and before in _VOWELS else "ی"
    if last == "و":
        return "" if before and before in _VOWELS else "وو"
    return "" if "\u0600" <= last <= "\u06ff" else "foreign"  # AFP: how it is read is not written


def _same(text: str, *, marks: Marks = NO_MARKS, forbids: Marks = NO_MARKS) -> Suffix:
    return Suffix(dict.fromkeys(_KINDS, (text,)), marks=marks, forbids=forbids)


def _the(text: str) -> Suffix:
    """Return ەکە or ەکان, whose *text* after a vowel is کە or کان."""
    ways: dict[str, tuple[str, ...]] = {
        "": ("ە" + text,),
        "ا": (text, "یە" + text),
        "ێ": ("یە" + text, text),
        "ە": (text,),
        "ی": ("یە" + text, "ە" + text),
        "وو": ("ە" + text, text),
    }
    return Suffix(ways, forbids=_WHOLE)


def _also(needs: Marks = NO_MARKS) -> Suffix:
    spelt = {kind: ("ش",) for kind in _KINDS if kind} | {"": ("یش",)}
    return Suffix(spelt, marks=_ALSO, needs=needs, forbids=_ALSO)


_DETERMINERS = (
    _the("کە"),
    _the("کان"),
    Suffix(
        {"": ("ێک",), "ا": ("یەک",), "ێ": ("یەک",), "ە": ("یەک",), "ی": ("یەک", "ەک", "ێک"), "وو": ("یەک",)},
        forbids=_COMMON,
    ),
    # Plural: مامۆستایان; of ە and ان one ا is left: ناوچان.
    Suffix(
        {"": ("ان",), "ا": ("یان",), "ێ": ("یان",), "ە": ("-ان",), "ی": ("یان", "ان")},
        marks=frozenset({PLURAL}),
        forbids=_WHOLE,
    ),
    # "This" and "these".
    Suffix({"": ("ە",), "ا": ("یە",), "ێ": ("یە",), "ە": ("یە",), "ی": ("یە", "ە"), "وو": ("ە",)}, forbids=_COMMON),
    Suffix({"": ("انە",), "ا": ("یانە",), "ێ": ("یانە",), "ە": ("-انە",), "ی": ("یانە", "انە")}, forbids=_WHOLE),
    # Before an adjective; ە itself needs no other: ھێزە ئەمنییەکان, ناوچە ئەمنییەکان.
    Suffix({"": ("ە",), "ا": ("",), "ە": ("",), "ی": ("یە", "ە"), "وو": ("ە",)}, forbids=_COMMON),
    Suffix({"": ("انێک",)}, forbids=_WHOLE),
)
_PRONOUNS = (
    # "His": a name has an ezafe instead, see below.
    _same("ی", marks=frozenset({"his"}), forbids=frozenset({NAME})),
    *(_same(text, marks=_CLITIC) for text in ("مان", "تان", "یان", "م", "ت")),
)
_POSTPOSITIONS = (
    *(_same(text, marks=frozenset({"post"})) for text in ("دا", "ڕا", "را")),
    Suffix(
        {
            "": ("ەوە",),
            "ا": ("وە", "یەوە"),
            "ێ": ("وە", "یەوە"),
            "ە": ("وە",),
            "ی": ("یەوە", "ەوە", "وە"),
            "وو": ("ەوە", "وە"),
        },
        marks=frozenset({"post"}),
    ),
)
_COPULA = (
    # Not after "his": عێراقییە is "Iraqi".
    Suffix(
        {"": ("ە",), "ا": ("یە",), "ێ": ("یە",), "ە": ("یە",), "ی": ("یە", "ە"), "وو": ("ە", "یە")},
        marks=frozenset({"is"}),
        forbids=frozenset({"his"}),
    ),
    _same("ن", marks=frozenset({"is"})),
)
# After ی it is often not written: عەبادیی, عەبادی.
_EZAFE = Suffix(
    dict.fromkeys(_KINDS, ("ی",)) | {"ی": ("ی", "")}, forbids=frozenset({"his", "clitic", "also", "post", "is"})
)


def _lemma(term: Term) -> tuple[str, Marks]:
    """Return the singular of a term that is entered as a plural in -ان: تیرۆریستان."""
    stem = term.text.removesuffix("ان")
    if term.number.startswith("p") and stem != term.text and " " not in term.text and _kind(stem) == "":
        return stem, frozenset({PLURAL})
    return term.text, NO_MARKS


def _agreement(term: Term) -> str:
    return "singular" if _lemma(term)[1] else term.number or "singular"


FORMATION = Formation(
    kind=_kind,
    slots=(_DETERMINERS, (_also(),), _PRONOUNS, (_also(_CLITIC),), _POSTPOSITIONS, _COPULA, (_EZAFE,)),
    compare=_compare,
    lemma=_lemma,
    agreement=_agreement,
)
