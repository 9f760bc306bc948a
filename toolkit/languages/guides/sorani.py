"""How Sorani is written."""

from toolkit.languages.guides.base import Advice, Guide, Heading

GUIDE = Guide(
    headings={
        Heading.TITLE: "ڕێبەری نووسین",
        Heading.DIGITS: "ژمارەکان",
        Heading.PERCENT: "ڕێژەی سەدی",
        Heading.MONTHS: "ناوی مانگەکان",
        Heading.PUNCTUATION: "خاڵبەندی",
        Heading.LETTERS: "پیتەکان",
        Heading.NAMES: "ناو و زاراوەکان لە ڕستەدا",
    },
    year="ساڵی {0}",
    quoted="{0}خەلافەت{1}",
    nested="گوتی: {0}لێرە {2}خەلافەت{3} نەماوە{1}.",
    percent="{1} {0}",
    punctuation=(
        Advice("Comma, semicolon and question mark are those of the Arabic script.", "، ؛ ؟", ", ; ?"),
        Advice("They stand right after the word, and a space follows.", "بەغدا، پاشان مووسڵ", "بەغدا ،پاشان مووسڵ"),
    ),
    letters=(
        Advice("ە is a letter of its own (U+06D5), not ه with a zero-width non-joiner.", "دە"),
        Advice("ھ and ه are one sound: keep to one of them in a text.", "ھێز، ھێرش", "ھێز، هێرش"),
        Advice("ڕ and ڵ have their mark: گەل is a people, لەگەڵ is “with”.", "لەگەڵ", "لەگەل"),
        Advice("و, “and”, is a word of its own.", "عێراق و سووریا", "عێراق وسووریا"),
    ),
    names=(
        Advice("Endings are joined to the name, words such as لە are not.", "لە مووسڵدا", "لەمووسڵ دا"),
        Advice("After ا the ending ەوە is وە.", "لە سووریاوە", "لە سووریاەوە"),
        Advice("An ending goes right after a closing quotation mark.", "{0}خەلافەت{1}ەکە", "{0}خەلافەت{1} ەکە"),
        Advice("A term takes the ending that the sentence needs.", "چەکدارەکانی داعش", "چەکدار داعش"),
    ),
)
