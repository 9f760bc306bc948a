"""Sorani, Central Kurdish in the Arabic script.

Affix tables after Lucene's Sorani stemmer and KLPT's list of morphemes, as far as they hold for nouns and names.
"""

import re
import string

from toolkit.languages.base import Ending, Inflection, Language, Marks, Opening, Place
from toolkit.languages.folding import clean, key
from toolkit.settings import HouseStyle

_ZWNJ = "\u200c"
_H = "ه"
# ي ى ك ڪ are what other keyboards type. ه, ھ and ە become one letter: ه is typed for all three, ه with ZWNJ is ە,
# and pages that have lost their ZWNJ (ههسهده) can be read in no other way. ڕ is how every word in r begins.
_SPELLINGS = str.maketrans("يىكڪھەةہ", "ییکک" + _H * 4, _ZWNJ)
_LENIENT = str.maketrans("ڕڵ", "رل")
_LENIENT_LETTERS = 4


def fold(text: str) -> str:
    """Compare without regard to keyboards: Arabic ي ك, the three letters ه ھ ە, and ZWNJ."""
    return key(clean(text), _SPELLINGS)


def spell(stem: str) -> str:
    """Merge the spellings ڕ/ر, ڵ/ل and وو/و of one word (پەرلەمان, پەرڵەمان).

    Words of under four letters keep them, since there they tell words apart (گەل "people", گەڵ "with").
    """
    if stem.startswith("ڕ"):
        stem = "ر" + stem[1:]
    return stem.translate(_LENIENT).replace("وو", "و") if len(stem) >= _LENIENT_LETTERS else stem


# Letters in folded form. ه is both the vowel ە and the consonant ھ; ی and و are both vowels and glides: they take
# the endings of either kind.
_FOREIGN = string.ascii_lowercase + string.digits  # AFP, 2003: how they are read is not written
_VOWELS = "اۆێیوه" + _FOREIGN
_CONSONANTS = "ئبپتجچحخدرڕزژسشعغفڤقکگلڵمنویه" + _FOREIGN


def _both(endings: str, *, marks: Marks = frozenset(), link: Place = "never") -> tuple[Ending, ...]:
    """Return the endings after a consonant, and with the glide ی after a vowel."""
    return tuple(
        ending
        for text in map(fold, endings.split())
        for ending in (
            Ending(text, after=_CONSONANTS, marks=marks, link=link),
            Ending("ی" + text.removeprefix("ێ"), after=_VOWELS, marks=marks, link=link),
        )
    )


_LETTERS = _CONSONANTS + _VOWELS
# What an ending says, so that one nearer to the stem can refuse to go with it.
_AND: Marks = frozenset({"and"})
_IS: Marks = frozenset({"is"})
_ARE: Marks = frozenset({"are"})
_GLIDED: Marks = frozenset({"glided"})
_LEANING: Marks = frozenset({"leaning"})
_MANY: Marks = frozenset({"plural"})

_CONJUNCTION = (Ending("و", after=_LETTERS.replace("و", ""), marks=_AND, shortest=4),)  # عێراقو, سووریاو: "and"
_COPULA = (
    *_both("ە", marks=_IS),  # داعشە, سووریایە: is
    Ending("ن", marks=_ARE, shortest=3),  # are
    # Is his: ناوچەکەیەتی, where it is definite; on a bare noun it makes an abstract one (پیاوەتی, قەشەیەتی).
    *_both("ەکەیەتی"),
    Ending(fold("کەیەتی"), after=_VOWELS),
    Ending("ین", shortest=4),  # we are; of three letters it is what something is made of (زێڕ gold, زێڕین golden)
    Ending("م", shortest=4),  # I am
    Ending("یت", shortest=3),  # you are
)
_POSTPOSITIONS = (
    # لە عێراقدا: in. Not with "are": دەنگدان, یارمەتیدان are "giving", the commonest way to make a verb of a noun;
    # nor with "and": ڕووداو is an event.
    Ending("دا", forbids=_ARE | _AND),
    *_both("ەکەدان ەکاندان ێکدان ەدان"),  # لە شارەکەدان: are in, which no verb is made of
    Ending(fold("کەدان"), after=_VOWELS),
    Ending("کاندان", after=_VOWELS),
    Ending(fold("یەکدان"), after=_VOWELS),
    Ending("را", marks=_LEANING, shortest=4),  # لە عێراقڕا: from
    Ending("ڕا", marks=_LEANING, shortest=4),
    Ending(fold("ەوە"), after=_CONSONANTS),  # لە عێراقەوە: from
    Ending(fold("وە"), after=_VOWELS),  # لە سووریاوە
    Ending(fold("یەوە"), after=_VOWELS, marks=_GLIDED),
    # With "is" after them, where a ی before them is no adjective's: لە شارەکەیدایە, بە شارەکەیەوەیە.
    Ending(fold("دایە")),
    Ending(fold("ەوەیە"), after=_CONSONANTS),
    Ending(fold("وەیە"), after=_VOWELS),
    Ending(fold("یەوەیە"), after=_VOWELS, marks=_GLIDED),
)
_ALSO = (
    Ending("یش"),  # داعشیش: also
    Ending("ش", after="اۆێهیو", shortest=3),  # سووریاش, عەبادیش
)
# Names of peoples, not "our Mosul" and "our Turk".
_NOT_OURS = frozenset(map(fold, ("موسڵمان", "مووسڵمان", "تورکمان")))
_CLITICS = (
    # Ezafe, and "his, her": عێراقی. With "is" and "are" it is an adjective's ی: عێراقییە "is Iraqi", زێڕین "golden".
    Ending("ی", after=_CONSONANTS.replace("و", "").replace(_H, ""), forbids=_IS | _ARE, link="before"),
    # After a vowel nor with یەوە: لە ڕووی مێژووییەوە, یاساییەوە have the adjective.
    Ending("ی", after=_VOWELS, forbids=_IS | _ARE | _GLIDED, link="before"),
    Ending("مان", shortest=3, unless=_NOT_OURS),  # our
    Ending("تان", shortest=3),  # your
    Ending("یان", shortest=3),  # their
    Ending("م", marks=_LEANING, shortest=3),  # my
    # Thy: not of three letters, for کارت is a card and کار work; nor where ەت makes an Arabic noun, as خزمەت a service
    # beside خزم a kinsman.
    Ending("ت", after=_LETTERS.replace(_H, ""), marks=_LEANING, shortest=4),
    Ending("ت", after=_H, shortest=5),
)
_DETERMINERS = (
    # The; a: داعشەکە, سووریایەکە, شارێک. The vowel is lost after another (دادگاکە), or ی is written once (ئاگاداریەک).
    *_both("ەکە ێک", link="anywhere"),
    Ending(fold("کە"), after=_VOWELS, link="anywhere"),
    Ending(fold("یەک"), after=_VOWELS, link="anywhere"),
    Ending(fold("ەک"), after="ی", link="anywhere"),
    # "A" shortened, and the oblique: ڕۆژێ. ێت ends verbs and ڕۆکێت, ێم and ێرا other words.
    Ending("ێ", after=_CONSONANTS, forbids=_LEANING, shortest=3),
    Ending("یێ", after=_VOWELS, forbids=_LEANING),
    *_both("ە", link="anywhere"),  # with this and that, and before an adjective: ئەو شارە, ھێزە ئەمنییەکان
    # The plural, with the, with these, and with some: شارەکان, ئەندامیان, ئەم شارانە, چەکدارانێک.
    *_both("ەکان ان انە", marks=_MANY, link="anywhere"),
    Ending("کان", after=_VOWELS, marks=_MANY, link="anywhere"),
    Ending("انێک", after=_CONSONANTS, marks=_MANY, link="anywhere"),
    # ە falls before it: نیشانە, نیشانان.
    Ending("ان", restore=(_H,), marks=_MANY, link="anywhere"),
    Ending(fold("انە"), restore=(_H,), marks=_MANY, link="anywhere"),
    Ending(fold("گەل"), marks=_MANY, link="anywhere", shortest=3),  # plural of kinds
)

# "And" is also typed against the next word, as Arabic does: وداعش. No word begins with the vowel ە, and where ه is a
# consonant a vowel follows: وهێز is "and force", وەزیر and وه‌زیر a minister.
_NOT_AND = re.compile("و(?:ە|ه(?![اۆێویهە])).*")

LANGUAGE = Language(
    tag="ckb",
    name="Central Kurdish (Sorani)",
    native="کوردیی ناوەندی",
    direction="rtl",
    script="Arabic",
    plural_forms="nplurals=2; plural=(n != 1);",
    # CLDR's default is ٠-٩, but the news sites that readers know, Kurdistan24 and Rûdaw, print Western digits.
    style=HouseStyle(digits="latn", quotes="«»“”", months=("ckb",)),
    fold=fold,
    letters=frozenset("ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهھەیێ"),
    # ه for ھ is a habit of most writers and no mistake.
    look_alikes={"ي": "ی", "ى": "ی", "ك": "ک", "ڪ": "ک", "ة": "ە", "ہ": "ھ"},
    multipliers={
        fold(word): value
        for word, value in {
            "سەد": 100,
            "هەزار": 1_000,
            "ملیۆن": 10**6,
            "میلیۆن": 10**6,
            "ملیار": 10**9,
            "میلیار": 10**9,
            "بلیۆن": 10**9,
            "تریلیۆن": 10**12,
        }.items()
    },
    percent_words=("لە سەدا", "لەسەدا", "لە سەد", "لەسەد", "سەدی"),
    number_words={
        word: value
        for value, words in {
            0: "سفر",
            1: "یەک یەکەم یەکەمین",
            2: "دوو دووەم دووەمین دووهەم جووت",
            3: "سێ سێیەم سێیەمین سێهەم سێهەمین",
            4: "چوار چوارەم چوارەمین",
            5: "پێنج پێنجەم پێنجەمین",
            6: "شەش شەشەم شەشەمین",
            7: "حەوت حەوتەم حەوتەمین حەفت",
            8: "هەشت هەشتەم هەشتەمین",
            9: "نۆ نۆیەم نۆیەمین نۆهەم",
            10: "دە دەیەم دەیەمین دەهەم",
            11: "یازدە یازدەیەم یانزە یازدەهەم یانزدە",
            12: "دوازدە دوازدەیەم دوانزە دوانزدە دوازدەهەم دەرزەن",
            13: "سێزدە سێزدەیەم سیانزە سێزدەهەم سیازدە",
            14: "چواردە چواردەیەم چواردەهەم",
            15: "پازدە پازدەیەم پانزە پانزدە پازدەهەم",
            16: "شازدە شازدەیەم شانزە شانزدە شازدەهەم",
            17: "حەڤدە حەڤدەیەم حەقدە حەڤدەهەم حەفدە",
            18: "هەژدە هەژدەیەم هەژدەهەم",
            19: "نۆزدە نۆزدەیەم نۆزدەهەم",
            20: "بیست بیستەم بیستەمین",
            30: "سی سییەم",
            40: "چل چلەم",
            50: "پەنجا پەنجایەم پەنجاهەم پەنجاهەمین نیوە",
            60: "شەست شەستەم",
            70: "حەفتا حەفتایەم",
            80: "هەشتا هەشتایەم",
            90: "نەوەد نەوەدەم نەوەت",
            100: "سەد سەدەم سەت سەدە",
            200: "دووسەد دوسەد",
            300: "سێسەد سێ‌سەد",
            400: "چوارسەد",
            500: "پێنجسەد پێنسەد",
            600: "شەشسەد",
            700: "حەوتسەد",
            800: "هەشتسەد",
            900: "نۆسەد",
        }.items()
        for word in words.split()
    },
    month_names=(
        ("جەنیوەری", "ژانویە", "جانیوەری"),
        ("فێبریوەری", "فێبرایەر", "فیبریوەری"),
        ("مارس", "مارچ", "ئادار"),
        ("ئەپریل", "ئاپریل", "ئەپرێل"),
        ("مای", "مەی", "مایس"),
        ("جون", "جوون", "یونیۆ", "جۆن", "ژوئەن"),
        ("جولای", "جوولای", "یولیۆ", "جوولا"),
        ("ئۆگۆست", "ئۆگەست", "ئاگۆست", "ئۆگوست"),
        ("سێپتەمبەر", "سێبتەمبەر", "سیپتەمبەر", "سەپتەمبەر", "ئەیلول"),
        ("ئۆکتۆبەر", "ئوکتۆبەر", "ئۆکتوبەر"),
        ("نۆڤەمبەر", "نۆڤێمبەر", "نۆڤیمبەر"),
        ("دیسەمبەر", "دێسەمبەر", "دیسێمبەر"),
    ),
    one_sound=("هھ",),
    non_joiner=True,
    inflection=Inflection(
        clean=clean,
        openings=(Opening("و", shortest=4, unless=_NOT_AND),),
        slots=(_CONJUNCTION, _COPULA, _ALSO, _POSTPOSITIONS, _ALSO, _CLITICS, _ALSO, _DETERMINERS),
        spell=spell,
        plural=_MANY,
        compounds=True,  # سەرۆک وەزیران, سەرۆکوەزیران
    ),
)
