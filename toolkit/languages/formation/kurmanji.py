"""Kurmanji: cases, ezafe and number, joined or after an apostrophe.

Ezafe and oblique are -a and -ê of feminines, -ê and -î of masculines, -ên and -an of plurals.
"""

from collections.abc import Iterator

from toolkit.languages.base import NO_MARKS, Marks
from toolkit.languages.folding import clean
from toolkit.languages.formation.base import PHRASE, Formation, Suffix
from toolkit.model import Term

_OBLIQUE: Marks = frozenset({"oblique"})
_VOWELS = "aeêiîouû"
_EZAFE = (("ên", "plural"), ("a", "feminine"), ("ê", "masculine"))
_SPELLINGS = str.maketrans("șȘ", "şŞ")


def _kind(text: str) -> str:
    """Return the sort of stem; a phrase that is tied together by ezafe takes no case ending of its own."""
    text = clean(text)
    if text.endswith("'"):
        return "vowel'" if text[-2:-1].lower() in _VOWELS else "'"
    if _ezafe(text):
        return PHRASE
    last = text[-1:] or "-"
    if text[-2:].isupper():
        return "vowel" if last.lower() in _VOWELS else "acronym"
    if last in "eî":
        return last
    if last in _VOWELS:
        return "vowel"
    # Masculine nouns may raise this vowel (bajar, bajêr) instead of taking -î; which do, no rule says.
    return "raising" if text[-2:-1] in "ae" and text.islower() else ""


def _ezafe(text: str) -> str:
    """Return gender or number of the head that ties *text* together, empty where *text* is no such phrase."""
    head, space, _ = text.partition(" ")
    return next((said for ending, said in _EZAFE if head.endswith(ending)), "") if space else ""


def _agreement(term: Term) -> str:
    if term.number.startswith("p"):
        return "plural"
    return {"f": "feminine", "m": "masculine"}.get(term.gender[:1], "") or _ezafe(term.text)


def _ending(text: str, *, agreement: str = "", marks: Marks = NO_MARKS) -> Suffix:
    falls = ("-" + text,) if text[0] in "aê" else ()  # Sûriye: Sûriyeyê, Sûriyê
    spelt = {
        "": (text,),
        "raising": (text,),
        "acronym": (text, "y" + text),  # read letter by letter it ends in a vowel: HSDyê
        "vowel": ("y" + text,),
        "e": ("y" + text, *falls),
        "î": ("-iy" + text, "y" + text),  # partî: partiya, partîya
        "'": (text, "y" + text),
        "vowel'": ("y" + text,),
    }
    if marks == _OBLIQUE:
        spelt[PHRASE] = ("", text)  # ji rêxistina Dewleta Îslamî; but a fixed name ends like a word: Dêra Zorê
        if agreement == "masculine":
            del spelt["raising"]
            spelt["î"] = ("", "-iyî", "yî")  # Ebadî is its own oblique
    return Suffix(spelt, marks=marks, agreement=agreement)


def _postpositions() -> Iterator[Suffix]:
    for text in ("de", "da", "re", "ra", "ve"):
        yield Suffix({"vowel": (text,), "î": (text,), "": (text,), "raising": (text,)}, needs=_OBLIQUE)


FORMATION = Formation(
    kind=_kind,
    slots=(
        (
            _ending("ê", agreement="feminine", marks=_OBLIQUE),
            _ending("a", agreement="feminine"),
            _ending("î", agreement="masculine", marks=_OBLIQUE),
            _ending("ê", agreement="masculine"),
            _ending("an", marks=_OBLIQUE),
            _ending("ên"),
            _ending("ek"),
            _ending("ekê", agreement="feminine", marks=_OBLIQUE),
            _ending("eke", agreement="feminine"),
            _ending("ekî", agreement="masculine"),
            _ending("in"),
            _ending("ine"),
        ),
        tuple(_postpositions()),
    ),
    compare=lambda text: clean(text).translate(_SPELLINGS),
    agreement=_agreement,
    parts_names=True,
)
