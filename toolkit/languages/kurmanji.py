"""Kurmanji, Northern Kurdish in the Latin script.

Affix tables after KLPT's list of morphemes and the header of hunspell-kmr, as far as they hold for nouns and names.
"""

import re
import string
from collections.abc import Iterator

from toolkit.languages.base import NO_MARKS, Ending, Inflection, Language, Marks, Place
from toolkit.languages.folding import clean, key
from toolkit.model import Term
from toolkit.settings import HouseStyle

_MASCULINE: Marks = frozenset({"masculine"})
_ADJECTIVAL: Marks = frozenset({"adjectival"})
_SPELT_OUT: Marks = frozenset({"spelt out"})
_VOWELS = "aeêiîouû"
_CONSONANTS = "bcçdfghjklmnpqrsştvwxyz"
_CLOSED = _CONSONANTS + string.digits  # K24ê, G20ê: no glide is written after a figure
_SPELLINGS = str.maketrans("șẍḧ", "şxh")  # Romanian ș; x and h with dots are how some write غ and ح


def fold(text: str) -> str:
    """Compare without case, dotted or dotless i, and shapes of apostrophe; ê î û ç ş are letters of their own."""
    return key(clean(text), _SPELLINGS)


_PLURAL: Marks = frozenset({"plural"})
_CASES: tuple[tuple[str, Marks], ...] = (
    ("ê", NO_MARKS),  # oblique of feminines, ezafe of masculines: Iraqê, serokê
    ("a", NO_MARKS),  # ezafe of feminines: Iraqa
    ("an", _PLURAL),  # oblique plural: çekdaran
    ("ên", _PLURAL),  # ezafe plural: çekdarên
    ("î", _MASCULINE | _ADJECTIVAL),  # oblique of masculines: welatî; after a feminine it is an adjective's (Iraqî)
    ("ek", NO_MARKS),  # indefinite: welatek
    ("ekê", NO_MARKS),  # its oblique and ezafes: welatekê, welatekî, welateke
    ("ekî", NO_MARKS),
    ("eke", NO_MARKS),
    ("eka", NO_MARKS),  # as Behdînî writes it
    ("in", _PLURAL),  # indefinite plural, and "are": welatin
    ("ine", _PLURAL),
    ("inên", _PLURAL),
    ("inan", _PLURAL),
    ("im", NO_MARKS),  # "am"
    ("e", NO_MARKS),  # "is"
)


# Words of no inflection that look like a noun with an ending: gelek "many" (gel "people"), paşê "later" (paşa).
_QUANTIFIERS = frozenset(("gelek", "gelekî", "gelekan", "hinek", "hinekî", "hinekan"))
_ADVERBS = frozenset(("paşê", "paşan"))


def _case_endings() -> Iterator[Ending]:
    for text, marks in _CASES:
        # At the end of a term -î is rather an adjective's: Dewleta Îslamî.
        link: Place = "before" if marks & _MASCULINE else "anywhere"
        yield Ending(text, after=_CLOSED, marks=marks, link=link, unless=_QUANTIFIERS)
        yield Ending("'" + text, marks=marks - _ADJECTIVAL)  # DAIŞ'ê, Trump'î
        yield Ending("y" + text, after=_VOWELS, marks=marks, link=link)  # Sûriyeyê, Amerîkaya
        # An acronym is read by the names of its letters, which end in vowels: HSDyê, NY'yê.
        yield Ending("y" + text, after=_CLOSED, marks=marks | _SPELT_OUT)
        # Others write them as they are read in the language they come from: DYAê, PYDê.
        yield Ending(text, after=_VOWELS, marks=marks | _SPELT_OUT)
        yield Ending("'y" + text, marks=marks - _ADJECTIVAL)  # Facebook'yê
        yield Ending("iy" + text, restore=("î",), marks=marks, link=link)  # partî, partiya
        if text[0] in "aê":  # Sûriye, Sûriyê: e falls before a vowel
            yield Ending(text, restore=("e",), marks=marks, shortest=4, link=link)
        if text == "ê":  # Ukrayna, Ukraynê: a falls before the oblique only; Amerîkan is an adjective
            yield Ending(text, restore=("a",), marks=marks, shortest=4, link=link)


# Masculines may raise their last vowel instead of taking -î: welat, welêt; serokkomar, serokkomêr; ziman, zimên. A last
# -a is raised too, and swallows the plural's: çiya, çiyê, çiyan.
_RAISED = (
    *(Ending("ê" + last, restore=("a" + last, "e" + last), marks=_MASCULINE, shortest=3) for last in _CONSONANTS),
    *(
        Ending(text, restore=("a",), marks=marks | _MASCULINE | _ADJECTIVAL, shortest=3, unless=_ADVERBS)
        for text, marks in (("ê", NO_MARKS), ("an", _PLURAL), ("ên", _PLURAL))
    ),
)
# Postpositions follow an oblique: Iraqêda, welatîve, Kurdanra.
_POSTPOSITIONS = tuple(
    ending
    for text in ("de", "da", "re", "ra", "ve")
    for ending in (Ending(text, after="êî", shortest=3), Ending("an" + text, restore=("an",), shortest=3))
)


def _bars(term: Term) -> Marks:
    """Return what a word of *term* cannot have: -î on feminines, as all places are; a glide after other than acronyms.

    A name whose gender nobody has noted may be a place: *Homsî* is a man from Homs, while *Trump'î* is Trump.
    """
    bars = NO_MARKS if term.text.isupper() else _SPELT_OUT
    if term.gender.startswith("f"):
        return bars | _MASCULINE
    return bars | _ADJECTIVAL if term.case == "exact" and not term.gender else bars


# How acronyms and foreign names are written by some: FBI-ê, HSD-yê.
_HYPHENATED = re.compile(rf"[-\u2010\u2011\u2013]y?(?:{'|'.join(text for text, _ in _CASES)})(?![^\W_])", re.IGNORECASE)


def _connectors(stem: str) -> str:
    """Merge the ezafe that stands alone: Partiya Demokratîk a Gelan, or ya; its plural yên, or ên."""
    return "ya" if stem in _EZAFES else stem


_EZAFES = frozenset(("a", "ya", "ê", "yê", "ên", "yên"))
_ORDINARY = (
    "an bi da de di e em ew ez go han hin ji jî ku le li me min na ne nû pê re te tê tu u va ve wê wî ya yê ye yek zû "
)

LANGUAGE = Language(
    tag="kmr",
    name="Northern Kurdish (Kurmanji)",
    native="Kurmancî",
    direction="ltr",
    script="Latin",
    plural_forms="nplurals=2; plural=(n != 1);",
    # CLDR has month names for Kurmanji under its code ku.
    style=HouseStyle(digits="latn", quotes="“”‘’", months=("ku",), endings="joined"),
    fold=fold,
    letters=frozenset(string.ascii_letters + "çêîşûÇÊÎŞÛ"),
    look_alikes={"ı": "i", "İ": "I", "ș": "ş", "Ș": "Ş"},
    multipliers={
        fold(word): value
        for word, value in {
            "sed": 100,
            "hezar": 1_000,
            "milyon": 10**6,
            "mîlyon": 10**6,
            "milion": 10**6,
            "miliyon": 10**6,
            "milyar": 10**9,
            "miliyar": 10**9,
            "bilyon": 10**9,
            "mîlyar": 10**9,
            "trîlyon": 10**12,
        }.items()
    },
    percent_words=("ji sedî", "ji sedê", "ji sedi", "sedî"),
    number_words={
        word: value
        for value, words in {
            0: "sifir",
            1: "yek yekem yekemîn yekê",
            2: "du dudo diduyan duduyan duyem duyemîn duduyem diduyem herdu didu cot",
            3: "sê sisê sisiyan sêyem sêyemîn sisêyem sisêyan",
            4: "çar çarem çaremîn",
            5: "pênc pêncem pêncemîn",
            6: "şeş şeşem şeşemîn",
            7: "heft heftem heftemîn",
            8: "heşt heştem heştemîn",
            9: "neh nehem nehemîn",
            10: "deh dehem dehemîn",
            11: "yazde yazdeh yanzde yanzdeh yazdehem yanzdehem",
            12: "dwazde dwazdeh dwanzde dwanzdeh dozde donzdeh dozdeh dwazdehem donzdehem dozîn",
            13: "sêzde sêzdeh sêzdehem",
            14: "çarde çardeh çardehem",
            15: "pazde pazdeh panzde panzdeh pazdehem panzdehem",
            16: "şazde şazdeh şanzde şanzdeh şazdehem şanzdehem",
            17: "hevde hevdeh hivde hevdehem",
            18: "hejde hejdeh hijdeh hijde hejdehem hîjdeh",
            19: "nozde nozdeh nûzdeh nûzdehem nûzde nozdehem nonzdeh",
            20: "bîst bîstem bîstemîn",
            30: "sî sih sîh sîhem",
            40: "çil çilem",
            50: "pêncî pêncih pêncehem pêncîyem pêncehemîn nîv nîvî",
            60: "şêst şêstem",
            70: "heftê heftêyem",
            80: "heştê heştêyem",
            90: "nod nodem not",
            100: "sed sedem sedsal",
            200: "dused",
            300: "sêsed",
            400: "çarsed",
            500: "pêncsed",
            600: "şeşsed",
            700: "heftsed",
            800: "heştsed",
            900: "nehsed",
            2_000: "duhezar",
        }.items()
        for word in words.split()
    },
    month_names=(
        ("çile", "çileya paşîn", "kanûna duyem", "kanûna paşîn"),
        ("reşemî", "şibat"),
        ("avdar", "mart"),
        ("avrêl",),
        (),
        ("pûşper", "heziran", "xizîran", "xuzeyran"),
        ("temûz", "temmûz"),
        ("gelawêj", "ab"),
        ("eylûl", "rezber", "septembr", "september"),
        ("oktobr", "oktober", "çiriya pêşîn", "kewçêr"),
        ("sermawez", "çiriya paşîn", "novembr", "november"),
        ("kanûn", "kanûna pêşîn", "kanûna yekem", "çileya pêşîn", "desember", "december", "befranbar"),
    ),
    weekday_names=(
        ("duşemî", "duşemb", "duşembî"),
        ("sêşemî", "sêşemb", "sêşembî"),
        ("çarşemî", "çarşemb", "çarşembî"),
        ("pêncşemî", "pêncşemb", "pêncşembî"),
        ("în", "êynî", "cuma"),
        ("şem", "şembî", "paşînî"),
        ("yekşemî", "yekşemb", "yekşembî"),
    ),
    name_endings=(
        "ê",
        "a",
        "an",
        "ên",
        "î",
        "ek",
        "ekê",
        "eke",
        "eka",
        "ekî",
        "in",
        "im",
        "e",
        "yê",
        "ya",
        "yên",
        "yan",
        "ye",
        "yî",
        "yek",
        "de",
        "da",
        "re",
        "ra",
        "ve",
    ),
    inflection=Inflection(
        clean=clean,
        slots=(_POSTPOSITIONS, (*_case_endings(), *_RAISED)),
        spell=_connectors,
        plural=_PLURAL,
        hyphenated=_HYPHENATED,
        bars=_bars,
        # What acronyms are spelt like: YE (the EU) and ye "is".
        ordinary=frozenset(_ORDINARY.split()),
    ),
)
