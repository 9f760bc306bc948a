"""What a full stop may be besides the end of a sentence: data, a table for each language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FullStops:
    """What tells in one language whether a sentence ends at a full stop: for :mod:`toolkit.languages.sentences`.

    Single letters (J. Smith) and letters with stops between them (U.S.) are abbreviations in every language, and not
    listed.
    """

    abbreviations: frozenset[str] = frozenset()
    """As they are written, without the last stop; a sentence ends with one only if an opener follows.

    One in small letters may be written with a capital.
    """
    before_figures: frozenset[str] = frozenset()
    """Words in small letters that are abbreviations only where a figure follows: the no of "no. 5"."""
    openers: frozenset[str] = frozenset()
    """Words in small letters that begin sentences and no names: after "the U.S." they show that a sentence ended."""
    saying: frozenset[str] = frozenset()
    """Words in small letters that tell who said what stands in the quotation before, even if it ends in ! or ?."""
    ordinals: bool = False
    """True where a figure with a full stop is an ordinal: 12. Kongre."""
    capitals: bool = False
    """True where a word in small letters can be relied on to begin no sentence."""


_TITLES = (
    "Mr Mrs Ms Messrs Dr Drs Prof Rev Hon Fr Sr Jr Sen Sens Rep Reps Gov Govs Pres Amb Atty Supt Det Insp Sec Dep Asst "
    "Gen Gens Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Brig Mme Mlle "
)
_PLACES_AND_FIRMS = "St Mt Ft Ave Blvd Rd Inc Ltd Co Corp Bros Univ Dept "
_LITTLE_WORDS_AND_DEGREES = "vs v cf ca etc al viz approx est Ph.D M.Sc B.Sc "
# As the AP stylebook shortens months, weekdays and states, without those that are words (Sun, Miss, Wash).
_DATES_AND_STATES = (
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga "
    "Kan Ky Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wis Wyo"
)
# Elsewhere these are words and names: He said no. Then Art. Number, article, figure, page, volume, chapter, paragraph.
_REFERENCES = "no nos art arts fig figs p pp vol ch para paras"
# Not "may", "will" and the like, which are also names.
_OPENERS = (
    "a an the this that these those he she it we they i you his her its our their there here who what when where why "
    "how if in on at by for from with after before since until while as although though because but and or so yet "
    "however meanwhile also both some many most more all not one two another each every several about during under "
    "over despite last"
)
_SAYING = "said says added adds asked asks told tells wrote writes shouted cried tweeted joked"

# "Etc.", the Hijri era, and د. "Dr", م. "Eng.", أ. "Prof." behind "and"; without it they are single letters.
_ARABIC_ABBREVIATIONS = "إلخ الخ هـ ود وم وأ"
_ARABIC_OPENERS = (
    "وقال وقالت وقالوا ويقول وتقول وأضاف وأضافت وأكد وأكدت وأوضح وأشار وذكر وذكرت وأعلن وأعلنت وكان وكانت ولكن لكن "
    "وفي ومن وقد ولم وهو وهي وهذا وهذه هذا هذه إنه إنها"
)
# Not with و, which begins a sentence of its own; but كما أضاف "as he added".
_ARABIC_SAYING = (
    "قال قالت قالوا يقول تقول أضاف أضافت سأل سألت يسأل تساءل تساءلت كتب كتبت صاح صاحت صرخ صرخت هتف هتفت هتفوا"
)

# "Etc."; "Prof."; "Dr" as a word, with which no sentence ends, since its verb follows. Titles and eras in use are
# single letters: د. پ. م. and پ.ز م.ز.
_SORANI_ABBREVIATIONS = "هتد ھتد پڕۆف پرۆف دکتۆر"
_SORANI_REFERENCES = frozenset({"لا"})  # page; elsewhere "side"
_SORANI_OPENERS = (
    "ئەو ئەم ئەوان ئەمە ئەوە ئەوەی هەروەها ھەروەھا بەڵام لە بە بۆ دوای پێش کاتێک ئەگەر هەر ھەر ئێمە من هیچ ھیچ چونکە"
)
_SORANI_SAYING = "وتی گوتی ووتی وتیان گوتیان دەڵێت دەڵێ دەڵێن پرسی پرسیی نووسی نووسیی نووسیویەتی"

# Titles and ranks; her wekî din "etc.", binêre "see", mînak, nimûne "for example"; the eras zayînî and hicrî.
_KURMANJI_ABBREVIATIONS = "Dr Prof Doç Mr Mrs Ms St Kapt Gen Kol hwd hwt wd bnr bn mîn nim vs z h"
_KURMANJI_REFERENCES = "hej hj no rûp r"  # hejmar "number", rûpel "page"
_KURMANJI_OPENERS = (
    "ev ew wî wê van wan min me em ez tu hûn di li ji bi bo lê lêbelê belê her herwiha hem û piştî berî dema heke eger "
    "ger gava çawa çima kî kê gelo dê yek hin hinek gelek ku"
)
_KURMANJI_SAYING = "got gotin dibêje dibêjin pirsî pirsîn nivîsî nivîsand zêde"  # lê zêde kir "added"

FULL_STOPS: Mapping[str, FullStops] = {
    "en": FullStops(
        abbreviations=frozenset((_TITLES + _PLACES_AND_FIRMS + _LITTLE_WORDS_AND_DEGREES + _DATES_AND_STATES).split()),
        before_figures=frozenset(_REFERENCES.split()),
        openers=frozenset(_OPENERS.split()),
        saying=frozenset(_SAYING.split()),
        capitals=True,
    ),
    "ar": FullStops(
        abbreviations=frozenset(_ARABIC_ABBREVIATIONS.split()),
        openers=frozenset(_ARABIC_OPENERS.split()),
        saying=frozenset(_ARABIC_SAYING.split()),
    ),
    "ckb": FullStops(
        abbreviations=frozenset(_SORANI_ABBREVIATIONS.split()),
        before_figures=_SORANI_REFERENCES,
        openers=frozenset(_SORANI_OPENERS.split()),
        saying=frozenset(_SORANI_SAYING.split()),
    ),
    # Not capitals: the news in Kurmanji often begins a sentence with a small letter.
    "kmr": FullStops(
        abbreviations=frozenset(_KURMANJI_ABBREVIATIONS.split()),
        before_figures=frozenset(_KURMANJI_REFERENCES.split()),
        openers=frozenset(_KURMANJI_OPENERS.split()),
        saying=frozenset(_KURMANJI_SAYING.split()),
        ordinals=True,
    ),
}
"""Language tag → its full stops."""
