"""What in a sentence a model would mangle: addresses, placeholders, file names, tags, emoji, white space."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Literal, NamedTuple

# With brackets only in pairs, and without what closes the sentence.
_URL_END = r"""(?:[^\s<>"“”«»()]|\([^\s<>()]*\))*(?:[^\s<>"“”«»().,;:!?'’\]}،؛؟]|\([^\s<>()]*\))"""
_FILE_ENDINGS = (
    "txt|md|html?|docx?|odt|pdf|pot?|xlsx?|pptx?|csv|tsv|json|toml|ya?ml|xml|py|js|zip|gz|png|jpe?g|gif|svg|webp|mp[34]"
)
_STANDS_FOR_A_WORD = (
    rf"(?:https?|ftp|file)://{_URL_END}|(?:www\.|mailto:){_URL_END}",
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    rf"(?<![\w.@-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|gov|edu|int|io|iq|krd|tv|eu|uk|de|fr)\b(?:/(?:{_URL_END})?)?",
    r"(?<!\w)@\w+|(?<![\w&])\#(?=\d*[^\W\d])\w+",  # a handle; a tag, which has a letter
    rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{_FILE_ENDINGS})\b",
    r"(?<![\w/.<])(?:~|\.{1,2})?(?:/[\w.-]+){2,}/?|(?<!\w)[A-Z]:\\\S+",  # a path
    r"\$?\{\{?\s?[\w.\[\]]*(?:![rsa])?(?::[^{}\s]*)?\s?\}?\}",  # {}, {0:.2f}, ${x}, {{ x }}
    # Conversions of printf and Python, but not in "50%discount"; %% is a percent sign.
    r"(?<![\d٠-٩۰-۹%])%(?:\(\w+\)|\d+\$)?[-+\#0]*\d*(?:\.\d+)?[hlL]?[diouxXeEfFgGcrsa](?!\w)|[\d.,]*+%%",
    r"(?<!\w)\$[A-Z_][A-Z0-9_]+",
    r"(?<!\w)(?=_*+[^\W_])(?=[^\W_]*_)\w+",  # snake_case
    # Standards, and tags of languages such as en-GB and ku-Latn; "ex-UK" and "co-" are prefixes.
    r"\bISO(?:/IEC)?[ ]\d+(?:[-:]\d+)*\b|\b(?!ex|co|re|un)[a-z]{2}-[A-Z]{2}\b|\b(?:ku|ckb|kmr|ar|az)-(?:Arab|Latn)\b",
)
_PICTURE = r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_SHADE = r"[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"  # variation selector, skin tones, flags of regions
_STANDS_FOR_NO_WORD = (
    r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|<!--[^<>]*-->",
    r"&(?:[A-Za-z]\w{1,30}|\#\d{1,7}|\#x[0-9A-Fa-f]{1,6});",
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9\#*]\ufe0f?\u20e3|{_PICTURE}{_SHADE}*(?:\u200d{_PICTURE}{_SHADE}*)*",
    r"(?<!\w)_++(?!\w)",
    r"[™℠]",
)
_THING = re.compile(
    rf"(?P<word>{'|'.join(_STANDS_FOR_A_WORD)})|(?P<sign>{'|'.join(_STANDS_FOR_NO_WORD)})"
    r"|(?P<space>(?<!\s)(?:[^\S\n\r\u2028\u2029]{2,}|\t)(?!\s))"
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)[^<>]*?(?P<empty>/?)>")
_BREAKS = frozenset({"br", "hr", "p", "div", "li", "td", "tr"})  # tags between words, not within
_EMPTY = frozenset({"br", "hr", "img", "wbr"})
_PAIRS = frozenset({"()", "[]", "{}", "<>", "«»", "“”", "‘’", '""', "''"})
_CLOSERS = tuple(".,;:!?…،؛؟”’»)]}")
_LONGEST_RUN = 16


class Found(NamedTuple):
    """Something a model would mangle, and where it is, in code points."""

    start: int
    end: int
    kind: Literal["word", "sign", "space"]
    """Whether it stands for a word, for none, or is white space."""


def find(text: str) -> list[Found]:
    """Return what a model would mangle in *text*, in order; what touches is one, so that it stays together."""
    return [_with_space(text, one) for one in _merged(text, list(_things(text)))]


def _with_space(text: str, one: Found) -> Found:
    """Return *one* with the space before it if it is a sign and a mark follows, which has no space before it then."""
    if one.kind == "sign" and text[one.start - 1 : one.start] == " " and text[one.end : one.end + 1] in _CLOSERS:
        return one._replace(start=one.start - 1)
    return one


def parts_words(text: str) -> bool:
    """Return whether *text*, between two letters, keeps two words apart: a <br> does, a <b> does not."""
    tag = _TAG.match(text)
    return tag is None or tag["name"].lower() in _BREAKS


def _things(text: str) -> Iterator[Found]:
    """Yield what is to be kept from the model, each as large as it has to be."""
    done = 0
    for match in _THING.finditer(text):
        start, end = match.span()
        word = match.lastgroup == "word" or (match[0][0] == "&" and _is_in_word(text, match))
        if word:
            # Not half a word to the model, nor empty brackets.
            while start > done and _is_letter(text[start - 1]):
                start -= 1
            while end < len(text) and _is_letter(text[end]):
                end += 1
            while start > done and text[start - 1] + text[end : end + 1] in _PAIRS:
                start, end = start - 1, end + 1
        start = max(start, done)
        if start < end:
            yield Found(start, end, "word" if word else "space" if match.lastgroup == "space" else "sign")
            done = end


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_in_word(text: str, entity: re.Match[str]) -> bool:
    """Return whether the HTML *entity* is part of a word: caf&eacute;, AT&amp;T."""
    around = text[entity.start() - 1 : entity.start()], text[entity.end() : entity.end() + 1]
    return unescape(entity[0]).isalpha() or all(letter and _is_letter(letter) for letter in around)


def _merged(text: str, things: Sequence[Found]) -> Iterator[Found]:
    """Yield *things*, those that touch as one, unless that has only one tag of a pair: the two may move apart."""
    place = 0
    while place < len(things):
        last, opened = place, list[str]()
        for after in range(place, min(len(things), place + _LONGEST_RUN)):
            if after > place and not _touch(text, things[after - 1], things[after]):
                break
            if not _follows(opened, text[things[after].start : things[after].end]):
                break
            if not opened:
                last = after
        kinds = {one.kind for one in things[place : last + 1]}
        kind = next(kind for kind in ("word", "sign", "space") if kind in kinds)
        yield Found(things[place].start, things[last].end, kind)
        place = last + 1


def _touch(text: str, one: Found, other: Found) -> bool:
    """Return whether nothing stands between, or a space between two of a kind; white space keeps with signs alone."""
    between = text[one.end : other.start]
    if "space" in (one.kind, other.kind):
        return not between and "word" not in (one.kind, other.kind) and "<" not in (text[one.start], text[other.start])
    return not between or (between == " " and one.kind == other.kind)


def _follows(opened: list[str], text: str) -> bool:
    """Open and close the tags in *text*; return whether those that it closes were *opened* last."""
    for tag in _TAG.finditer(text):
        if not tag["close"]:
            if not tag["empty"] and tag["name"].lower() not in _EMPTY:
                opened.append(tag["name"])
        elif not opened or opened.pop() != tag["name"]:
            return False
    return True
