"""Arabic.

Affix tables after the usual grammars and the light stemmers of Lucene, as far as they hold for nouns and names.
"""

import re

from toolkit.languages.base import NO_MARKS, Ending, Inflection, Language, Marks, Opening
from toolkit.languages.folding import clean as plain
from toolkit.languages.folding import key
from toolkit.model import Term
from toolkit.settings import HouseStyle

_ARTICLE: Marks = frozenset({"article"})
_PROCLITIC: Marks = frozenset({"proclitic"})
_FUTURE: Marks = frozenset({"future"})
_PRONOUN: Marks = frozenset({"pronoun"})
_CONSTRUCT: Marks = frozenset({"construct"})
_PLURAL: Marks = frozenset({"plural"})
_COUNTED: Marks = frozenset({"counted"})
_IN_AT: Marks = frozenset({"ات"})
_HAMZAS: Marks = frozenset("أإ")
_ADDRESSED: Marks = frozenset({"addressed"})

_SPELLINGS = str.maketrans("أإآٱیکھہە", "اااايكههه")  # hamza on alef is often left out; Persian keyboards type ی ک
# Where the final letter is written ى for ي (usual in Egypt) a name equals its other spelling; these are other words.
_PARTICLES = frozenset({"على", "الى", "حتى", "متى", "لدى", "سوى"})
_CONJUNCTIONS = "وف"
_MAQSURA = re.compile(r"(?<![^\W\d_])[^\W\d_]*ى[^\W\d_]*")  # from a word's start, or a long one takes for ever
_TANWIN = re.compile("ًا\\b|اً")


def clean(word: str) -> str:
    """Return *word* without vowel signs; the alef that only carries a tanwin goes with it (هجومًا is هجوم)."""
    return plain(_TANWIN.sub("", word))


def _variants(word: str) -> tuple[str, ...]:
    """Return *word* with the ي that its tanwin stands for: قاضٍ, القاضي; مبانٍ, مبانيها."""
    return (clean(word) + "ي",) if word.endswith("ٍ") else ()


def fold(text: str) -> str:
    """Compare without vowel signs, hamza on alef, the dots of final ي and Persian letter shapes; ة and ه differ."""
    text = key(clean(text), _SPELLINGS)
    return _MAQSURA.sub(lambda word: word[0] if _is_particle(word[0]) else word[0].replace("ى", "ي"), text)


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


def _spell(stem: str) -> str:
    """Merge the two seats of a hamza before a long vowel: مسؤول and, usual in Egypt, مسئول."""
    return stem.replace("ؤ", "ئ")


def _is_particle(word: str) -> bool:
    return word in _PARTICLES or (word[0] in _CONJUNCTIONS and word[1:] in _PARTICLES)


# Where a word begins with a letter of its own that could be a proclitic before another word: كتلة is not "like تلة".
_OWN = {
    "و": "وحدة وسادة ورقة وعود وطن وصف وسام وسائل",
    "ف": "فكرة فدية فرد فريق",
    "ب": "بحر بحار بشر باب",
    "ك": "كتلة كمال كامل كبار كريم كسر كلام كلب",
    "ل": "لجان لحية لباس",
}


def _look_alikes(conjunction: str, proclitic: str) -> re.Pattern[str] | None:
    if proclitic not in _OWN:
        return None
    stems = "|".join(re.sub("ة$", "(?:ة|ت|ات)", word) for word in _OWN[proclitic].split())
    return re.compile(f"{conjunction}(?:{stems})(?:ًا|ا|ان|ين|ه|ها|هم|هما|هن|نا)?")


def _openings() -> tuple[Opening, ...]:
    """Return the legal orders: a conjunction, then a preposition, then the article (Ryding 2005, ch. 16 and 18)."""
    found = [Opening("ال", _ARTICLE)]
    for conjunction in ("", "و", "ف"):
        found += [Opening(conjunction + preposition + "ال", _ARTICLE | _PROCLITIC) for preposition in ("ب", "ك")]
        # ل swallows the alef of the article; before a stem in ل only two of the three lams are written (للجنة).
        found.append(Opening(conjunction + "لل", _ARTICLE | _PROCLITIC, restore=("", "ل")))
        found += [
            Opening(conjunction + preposition, _PROCLITIC, unless=_look_alikes(conjunction, preposition))
            for preposition in ("ب", "ك", "ل")
        ]
        found.append(Opening(conjunction + "س", _FUTURE | _PROCLITIC))  # سيهاجم: verbs only, see _bars
        if conjunction:
            found.append(Opening(conjunction + "ال", _ARTICLE | _PROCLITIC))
            found.append(Opening(conjunction, _PROCLITIC, unless=_look_alikes("", conjunction)))
    return tuple(found)


# Not ي "my": it would turn every nisba adjective (رئيسي "main") into its noun.
_PRONOUN_TEXTS = ("ها", "هما", "هم", "هن", "ه", "كما", "كم", "كن", "ك", "نا")
# Before a pronoun the ى of a particle is written ي, which makes عليها look like the name علي.
_WITH_PARTICLE = frozenset(
    particle.replace("ى", "ي") + pronoun for particle in _PARTICLES for pronoun in _PRONOUN_TEXTS
)
# A noun with a pronoun has no article: الحكومته is not a word.
_PRONOUNS = tuple(
    Ending(
        before + pronoun,
        restore=(restored,),
        marks=_PRONOUN | _ADDRESSED if pronoun.startswith("ك") else _PRONOUN,
        forbids=_ARTICLE,
        unless=_WITH_PARTICLE,
    )
    for pronoun in _PRONOUN_TEXTS
    for before, restored in (("", ""), ("ا", "ي"))  # ى, folded to ي: مستشفى, مستشفاه
)
# Countries in -يا look like the accusative of their adjective (سوريا and سوري) and in a text are always the country.
_IN_YA = _words(
    "سوريا روسيا تركيا ليبيا ألمانيا بريطانيا إيطاليا إسبانيا رومانيا بلغاريا أستراليا نيجيريا ماليزيا إندونيسيا كينيا "
    "إثيوبيا أوكرانيا ليتوانيا ألبانيا كولومبيا بوليفيا تنزانيا زامبيا غامبيا كمبوديا منغوليا أرمينيا جورجيا صربيا "
    "كرواتيا سلوفاكيا سلوفينيا مقدونيا أوروبيا آسيا كاليفورنيا موريتانيا ناميبيا إريتريا لاتفيا إستونيا كتالونيا "
    "سيبيريا ليبيريا غينيا زيمبابويا مولدافيا تشيكيا صوماليا فرجينيا فيرجينيا فيلادلفيا"
)
# These are neither dual nor plural, though what precedes the ending is a word too: عدو "enemy", عدوان "aggression".
_IN_AN = _words("عدوان سلطان فقدان حرمان سريان جريان طالبان بركان مهرجان فرسان شعبان ثوران")
_TENS = _words("عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
_IN_UN = _TENS | _words("زيتون")
_IN_IN = _words("بحرين تمرين تأمين تعيين بوتين") | {ten[:-2] + "ين" for ten in _TENS}
_NUMBERS = (
    Ending("ات", restore=("ة",), marks=_COUNTED),  # sound feminine plural: غارة, غارات
    Ending("ات", marks=_COUNTED | _IN_AT),  # of a masculine: مطار, مطارات
    Ending("ات", restore=("اة",), marks=_COUNTED, shortest=3),  # منشأة, منشآت; what is shorter is not (صلاة, صلات)
    # The n of dual and sound plural falls before a pronoun, so none of these stands there. After ة the dual is تان,
    # which the change of ت undoes.
    Ending("ان", marks=_COUNTED, forbids=_PRONOUN, shortest=3, unless=_IN_AN),
    Ending("يات", restore=("اة",), marks=_COUNTED),  # مباراة, مباريات
    Ending("وات", restore=("اة",), marks=_COUNTED),  # قناة, قنوات
    # Sound masculine plural: مسلحون; its oblique, and the dual's: مسلحين, غارتين.
    Ending("ون", marks=_PLURAL, forbids=_PRONOUN, link="anywhere", shortest=3, unless=_IN_UN),
    Ending("ين", marks=_PLURAL, forbids=_PRONOUN, link="anywhere", shortest=3, unless=_IN_IN),
    # Accusative: مدنيا; dual before its noun: رئيسا. News addresses nobody so: أملاك is not your أمل.
    Ending("ا", marks=_COUNTED, forbids=_ARTICLE | _ADDRESSED, shortest=3, unless=_IN_YA),
    Ending("تي", restore=("ة",), marks=_COUNTED, forbids=_ARTICLE),  # dual before its noun: غارتي
    # Sound plural before its noun: مسلحو, مسلحي. The same letter makes adjectives (مركز, مركزي), see _bars.
    Ending("و", marks=_CONSTRUCT | _PLURAL, link="before", forbids=_ARTICLE, shortest=3),
    Ending("ي", marks=_CONSTRUCT | _PLURAL, link="before", forbids=_ARTICLE, shortest=3),
    # The five nouns change by case: أبو بكر, أبي بكر, أبا بكر.
    *(Ending("ا" + root + case, restore=("ا" + root + "و",), shortest=0) for root in "بخ" for case in "يا"),
)
# مسلحون and مسلحين may be entered for the plural itself; the n falls before a noun or pronoun.
_ENTERED = (Ending("ون", marks=_PLURAL, shortest=3), Ending("ين", marks=_PLURAL, shortest=3))
_CHANGES = {
    "ت": ("ة",),  # حكومة, حكومته
    "ئ": ("ء",),  # رؤساء, رؤسائهم
    "ؤ": ("ء",),  # رؤساء, رؤساؤهم
}

_PARTICIPLE = re.compile(r"م\w{3,}|\w{3,}ي")  # مقاتل, متمرد; مدني
_AGENT = re.compile(r"\wا\w\w")  # لاعب, ناخب: sound, unless the desk lists another plural as for شارع, شوارع
_BROKEN = re.compile(r"(?:ال)?م\wا\w+")  # مراكز, معاقل: what has this plural has no sound one
_SOUND = re.compile(r"(?:ون|ين|و|ي)$")


def _bars(term: Term) -> Marks:
    """Return what a word of *term* cannot have: س unless it is a verb, -و and -ي unless it may have a sound plural."""
    bars = frozenset() if term.pos == "verb" else _FUTURE
    forms = [word for form in term.forms for word in form.split()]
    if any(word.endswith(("ون", "ين")) for word in forms):
        return bars
    if any(_BROKEN.fullmatch(word) for word in forms):
        return bars | _CONSTRUCT
    words = term.text.split()
    if len(words) > 1 and words[1].startswith("ال") and not words[0].startswith("ال"):
        return bars  # before its noun -ي is no adjective, but the dual: وزيري الخارجية
    words = [word.removeprefix("ال") for word in words]
    stems = [*words, *(_SOUND.sub("", word) for word in words)]
    likely = any(_PARTICIPLE.fullmatch(stem) or (not forms and _AGENT.fullmatch(stem)) for stem in stems)
    return bars if likely else bars | _CONSTRUCT


_NISBA = re.compile(r"\w{2,}ية?")  # كردي, كردية: a people has members, a name has not
# Masculines that have no plural in ات: nisba (دوريات are patrols, from دورية), and three letters of a root
# (وجهات is from وجهة, not وجه), but loans (بار) and nouns of place (ممر) have.
_NEVER_IN_AT = re.compile(r"\w+ي|[^م][^اى]\w")


def _word_bars(word: str, is_name: bool) -> Marks:  # noqa: FBT001 - called by position
    """Return what *word* of a term cannot have.

    In a name no number, case or pronoun: داعشي is not داعش, عدنان not two of عدن, بارك not your بار.
    """
    word = word.removeprefix("ال")
    bars = _IN_AT if _NEVER_IN_AT.fullmatch(word) else NO_MARKS
    if _NISBA.fullmatch(word):
        return bars
    if not is_name:  # of a name أيران and the like are misspellings, there is no other word
        return bars | (_HAMZAS - _shown(word) if _shown(word) else NO_MARKS)
    if _PARTICIPLE.fullmatch(word):
        return bars | _CONSTRUCT | _PRONOUN  # مسلم has a plural, مسلمون, but محمودي is not محمود
    return bars | _CONSTRUCT | _PRONOUN | _PLURAL | _COUNTED


def _shown(word: str) -> Marks:
    """Return where the hamza of the first letter is written: left out it may be either, but أصابته is no إصابة."""
    return _HAMZAS & set(word.removeprefix("ال")[:1])


_ADJECTIVE = re.compile(r"م\w{3,}|\w{2,}[ية]")  # by its shape: متشدد, انتحاري, جوية


def _agreeing(noun: str, adjective: str) -> bool:
    """Return whether *adjective* takes the article with *noun*: «الغارة جوية» is a sentence, not the term غارة جوية."""
    has_article = noun.startswith("ال") or adjective.startswith("ال")
    return not has_article and _ADJECTIVE.fullmatch(adjective) is not None


LANGUAGE = Language(
    tag="ar",
    name="Arabic",
    native="العربية",
    direction="rtl",
    script="Arabic",
    # Weblate language-data, Translate Toolkit and Poedit agree; Babel 2.18.0 swaps the last two forms.
    plural_forms=(
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
    # Pan-Arab papers print « » and, like CLDR's plain ar, Western digits; Iraq and the Levant name months their own
    # way (تموز), the rest of the Arab world another (يوليو).
    style=HouseStyle(digits="latn", quotes="«»“”", months=("ar-IQ", "ar")),
    fold=fold,
    letters=frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
    look_alikes={"ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ة"},
    multipliers={
        fold(word): value
        for value, words in {
            100: "مئة مائة",
            1_000: "ألف ألفا آلاف ألفًا",
            10**6: "مليون مليونا ملايين",
            10**9: "مليار مليارا مليارات بليون",
            10**12: "تريليون تريليونا تريليونات",
        }.items()
        for word in words.split()
    },
    percent_words=("في المئة", "في المائة", "بالمئة", "بالمائة"),
    # 11 to 19 are said with the word for ten after that for one to nine.
    number_words={
        word: value
        for value, words in {
            0: "صفر",
            1: "واحد واحدة أحد إحدى أول أولى",
            2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثان ثاني ثانية كلا كلتا",
            3: "ثلاث ثلاثة ثالث ثالثة ثلث ثلاثي ثلاثية",
            4: "أربع أربعة رابع رابعة ربع رباعي رباعية",
            5: "خمس خمسة خامس خامسة",
            6: "ست ستة سادس سادسة",
            7: "سبع سبعة سابع سابعة",
            8: "ثمان ثماني ثمانية ثامن ثامنة",
            9: "تسع تسعة تاسع تاسعة",
            10: "عشر عشرة عاشر عاشرة",
            20: "عشرون عشرين عشرينات عشرينيات",
            30: "ثلاثون ثلاثين ثلاثينات ثلاثينيات",
            40: "أربعون أربعين أربعينات أربعينيات",
            50: "خمسون خمسين خمسينات خمسينيات نصف",
            60: "ستون ستين ستينات ستينيات",
            70: "سبعون سبعين سبعينات سبعينيات",
            80: "ثمانون ثمانين ثمانينات ثمانينيات",
            90: "تسعون تسعين تسعينات تسعينيات",
            100: "مئة مائة قرن",
            200: "مئتان مئتين مائتان مائتين مئتي مائتي",
            300: "ثلاثمئة ثلاثمائة",
            400: "أربعمئة أربعمائة",
            500: "خمسمئة خمسمائة",
            600: "ستمئة ستمائة",
            700: "سبعمئة سبعمائة",
            800: "ثمانمئة ثمانمائة ثمانيمئة",
            900: "تسعمئة تسعمائة",
            2_000: "ألفان ألفين ألفي",
        }.items()
        for word in words.split()
    },
    dual=r"\w{3,}(?:ان|ين)",
    inflection=Inflection(
        clean=clean,
        openings=_openings(),
        slots=(_PRONOUNS, _NUMBERS),
        changes=_CHANGES,
        spell=_spell,
        entered=_ENTERED,
        defining="article",
        plural=_PLURAL,
        inner_bars=_PROCLITIC,
        bars=_bars,
        variants=_variants,
        word_bars=_word_bars,
        shown=_shown,
        agreeing=_agreeing,
    ),
)
