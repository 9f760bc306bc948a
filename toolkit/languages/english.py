"""English."""

import string

from toolkit.languages.base import Ending, Inflection, Language
from toolkit.languages.folding import clean, key
from toolkit.settings import HouseStyle

_SPELLINGS = str.maketrans("", "", ".")


def fold(text: str) -> str:
    """Compare without case; a dotted acronym (U.S.) equals the plain one."""
    return key(clean(text), _SPELLINGS)


_SIBILANTS = "sxzh"  # the plural after s, x, z, ch, sh is -es
_POSSESSIVES = (
    Ending("'s"),  # Daesh's
    Ending("'", after="s"),  # the militants'
)
_PLURALS = (
    Ending("s", after="abcdefghijklmnopqrtuvwyz"),  # militants, strongholds; -ths and -phs end in h
    Ending("es", after=_SIBILANTS + "o"),  # businesses, churches, heroes
    Ending("ies", restore=("y",)),  # atrocities, territories
    Ending("ses", restore=("sis",)),  # crises
    Ending("men", restore=("man",)),  # spokesmen
    Ending("women", restore=("woman",)),  # spokeswomen
)

_ORDINARY = (
    "a add aid aim all am an and are art as at be but by can cut do for go he her him his how i if in "
    "is it man may me my no not of off on one or our out own she so the to too up us was we who why "
    "you "
)

LANGUAGE = Language(
    tag="en",
    name="English",
    native="English",
    direction="ltr",
    script="Latin",
    plural_forms="nplurals=2; plural=(n != 1);",
    style=HouseStyle(digits="latn", quotes="“”‘’", months=("en",)),
    fold=fold,
    letters=frozenset(string.ascii_letters),
    look_alikes={},
    multipliers={
        "hundred": 100,
        "thousand": 1_000,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "bn": 10**9,
        "m": 10**6,
        "mn": 10**6,
        "k": 1_000,
        "tn": 10**12,
    },
    percent_words=("percent", "per cent"),
    number_words={
        word: value
        for value, words in {
            0: "zero nil",
            1: "one first once single",
            2: "two second twice double both pair couple",
            3: "three third triple",
            4: "four fourth",
            5: "five fifth",
            6: "six sixth",
            7: "seven seventh",
            8: "eight eighth",
            9: "nine ninth",
            10: "ten tenth",
            11: "eleven eleventh",
            12: "twelve twelfth dozen",
            13: "thirteen thirteenth",
            14: "fourteen fourteenth",
            15: "fifteen fifteenth",
            16: "sixteen sixteenth",
            17: "seventeen seventeenth",
            18: "eighteen eighteenth",
            19: "nineteen nineteenth",
            20: "twenty twentieth",
            30: "thirty thirtieth",
            40: "forty fortieth",
            50: "fifty fiftieth half",
            60: "sixty sixtieth",
            70: "seventy seventieth",
            80: "eighty eightieth",
            90: "ninety ninetieth",
            100: "hundred hundredth century",
            1_000: "thousand thousandth",
        }.items()
        for word in words.split()
    },
    inflection=Inflection(
        clean=lambda word: clean(word).replace(".", ""),
        slots=(_POSSESSIVES, _PLURALS),
        final_apostrophe=True,
        rigid=True,  # air strikes, prime ministers: only the last word of a term inflects
        # In a headline in capitals these are far oftener the word than the acronym.
        ordinary=frozenset(_ORDINARY.split()),
    ),
)
