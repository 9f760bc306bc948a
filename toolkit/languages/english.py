"""English."""

import string

from toolkit.languages.base import Ending, Inflection, Language, Stops
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

_ABBREVIATIONS = (
    # Titles and ranks, which a name follows.
    "Mr Mrs Ms Messrs Dr Drs Prof Rev Hon Fr Sr Jr Sen Sens Rep Reps Gov Govs Pres Amb Atty Supt Det Insp Sec Dep Asst "
    "Gen Gens Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Brig Mme Mlle "
    # Places and firms; little words and degrees.
    "St Mt Ft Ave Blvd Rd Inc Ltd Co Corp Bros Univ Dept vs v cf ca etc al viz approx est Ph.D M.Sc B.Sc "
    # Months, weekdays and states as the AP stylebook shortens them, without those that are words (Sun, Miss, Wash).
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga "
    "Kan Ky Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wis Wyo"
)
# Elsewhere these are words and names: He said no. Then Art. Number, article, figure, page, volume, chapter, paragraph.
_BEFORE_FIGURES = "no nos art arts fig figs p pp vol ch para paras"
# Not "may", "will" and the like, which are also names.
_SENTENCE_OPENERS = (
    "a an the this that these those he she it we they i you his her its our their there here who what when where why "
    "how if in on at by for from with after before since until while as although though because but and or so yet "
    "however meanwhile also both some many most more all not one two another each every several about during under "
    "over despite last"
)
_SAYING = "said says added adds asked asks told tells wrote writes shouted cried tweeted joked"

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
    stops=Stops(
        abbreviations=frozenset(_ABBREVIATIONS.split()),
        before_figures=frozenset(_BEFORE_FIGURES.split()),
        openers=frozenset(_SENTENCE_OPENERS.split()),
        saying=frozenset(_SAYING.split()),
        capitals=True,
    ),
)
