"""How many words a text has, by the Unicode rules for word boundaries (UAX #29, https://unicode.org/reports/tr29/).

Of the words that those rules find, the ones with a letter or a digit count. Combining marks, joiners (so the ZWNJ of
Sorani, too), soft hyphens and bidi controls part nothing; an apostrophe or a point between letters and a comma or a
point between digits do not either; a hyphen, a slash and any other sign do. What is written as one word is one: the
clitics of Arabic are no words of their own. Markup is none: neither the tag nor what is in it.
"""

import re
import unicodedata

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NOT_ALONE = frozenset({"Mn", "Me", "Mc", "Cf"})
_ZERO_WIDTH_SPACE = 0x200B
_BETWEEN = ".'‘’․﹒＇．"
_BETWEEN_LETTERS = _BETWEEN + ":··՟״‧︓﹕："
_BETWEEN_DIGITS = _BETWEEN + ",;;։،؍٫٬߸⁄︐︔﹐﹔，；"
_IDEOGRAPH = "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W\d_{_IDEOGRAPH}]"
_WORD = re.compile(
    rf"[{_IDEOGRAPH}]"  # each is a word of its own
    rf"|[^\W_{_IDEOGRAPH}][^\W{_IDEOGRAPH}]*"
    rf"(?:(?:(?<={_LETTER})[{_BETWEEN_LETTERS}](?={_LETTER})|(?<=\d)[{_BETWEEN_DIGITS}](?=\d))[^\W{_IDEOGRAPH}]+)*"
)


class _Held(dict[int, int | str | None]):
    """Code point → None where it takes no part in finding words."""

    def __missing__(self, code: int) -> int | str | None:
        alone = unicodedata.category(chr(code)) not in _NOT_ALONE
        self[code] = found = " " if code == _ZERO_WIDTH_SPACE else code if alone else None
        return found


_HELD = _Held()


def count_words(text: str) -> int:
    """Return how many words *text* has."""
    plain = _TAG.sub(" ", text) if "<" in text else text
    return sum(1 for _ in _WORD.finditer(plain.translate(_HELD)))
