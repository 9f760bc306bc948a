r"""The grammar of PO files, as GNU gettext 0.21 reads it (its po-lex.c and po-gram-gen.y say what is a token).

Two patterns read an entry: one takes the layout that all programs write, the other everything that gettext takes,
such as ``msgid "a" msgstr "b"`` in one line. Possessive quantifiers keep both linear.
"""

import re

NUMBERED = re.compile(r"\\[0-7x]")
"""An escape that stands for a byte of the file's charset."""
DEFAULT_DOMAIN = "messages"
"""What entries are of that stand under no ``domain`` line."""
MARKED = re.compile(r"[ \t\r\f\v]*+#~")
"""The start of a line of an obsolete entry."""
BLANKS = " \t\r\f\v\n"
"""What may stand between words."""

_SPACE = r"[ \t\r\f\v\n]*+"
_CLOSED = r'"[^"\\\n]*+(?:\\%s[^"\\\n]*+)*+"'


def _entry(string: str, after_keyword: str, between: str, comments: str, end: str) -> re.Pattern[str]:
    def strings(keyword: str) -> str:
        return rf"{keyword}{after_keyword}({string}(?:{between}{string})*+)"

    number = rf"{_SPACE}\[{_SPACE}[0-9]+{_SPACE}\]{_SPACE}"
    plural = rf"msgstr{number}{string}(?:{between}{string})*+"
    return re.compile(
        rf"{comments}(?:{strings('msgctxt')}{between})?{strings('msgid')}{between}(?:{strings('msgid_plural')}{between})?"
        rf"(?:{strings('msgstr')}|({plural}(?:{between}{plural})*+)){end}"
    )


USUAL = _entry(_CLOSED % ".", " ", "\n", r"\n*+((?:#.*+\n)*+)", r"(?:\n|\Z)(?=\n*+(?:#|msgid|msgctxt|\Z))")
"""An entry in the usual layout, with another, a comment or nothing behind it.

Groups: comments, msgctxt, msgid, msgid_plural, msgstr, all ``msgstr[n]``.
"""
ANY = _entry(
    _CLOSED % r"[\s\S]", _SPACE, _SPACE, rf"{_SPACE}((?:#[^\n]*+(?:\n|\Z){_SPACE})*+)", r"[ \t\r\f\v]*+(?:\n|\Z)?"
)
"""An entry in any layout that gettext takes; the groups are the same."""
STRING = re.compile(_CLOSED % r"[\s\S]")
PLURAL = re.compile(
    rf"msgstr{_SPACE}\[{_SPACE}([0-9]+){_SPACE}\]{_SPACE}({STRING.pattern}(?:{_SPACE}{STRING.pattern})*+)"
)
"""A ``msgstr[n]``: the number, the strings."""
DOMAIN = re.compile(rf"{_SPACE}(?:#[^\n]*+(?:\n|\Z){_SPACE})*+domain{_SPACE}({STRING.pattern})[ \t\r\f\v]*+(?:\n|\Z)?")
"""A ``domain`` line and the comments above it, which belong to no entry: the string."""
PREVIOUS = re.compile(
    rf"{_SPACE}(?:msgctxt{_SPACE}((?:{STRING.pattern}{_SPACE})++))?+(?:msgid{_SPACE}((?:{STRING.pattern}{_SPACE})++))?+"
    rf"(?:msgid_plural{_SPACE}((?:{STRING.pattern}{_SPACE})++))?+"
)
"""What ``#|`` lines say: the strings of msgctxt, msgid and msgid_plural."""
PART = re.compile(
    rf"(msgctxt|msgid_plural|msgid|msgstr)(?:{_SPACE}\[{_SPACE}([0-9]+){_SPACE}\])?{_SPACE}"
    rf"({STRING.pattern}(?:{_SPACE}{STRING.pattern})*+)"
)
"""A keyword of an entry, the number of its plural form, its strings."""
REST = re.compile(rf"{_SPACE}(?:#[^\n]*+(?:\n|\Z){_SPACE})*+\Z")
"""The end of a file: comments that belong to no entry."""

_OBSOLETE = re.compile(r"(\n[ \t\r\f\v]*+)#~(\|?)")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]+|[0-7]{1,3}|[\s\S])")
_ESCAPE_RUN = re.compile(rf"(?:\\(?:x[0-9A-Fa-f]+|[0-7]{{1,3}}))+|{_ESCAPE.pattern}")
_NAMED = {
    "n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "\\": "\\", '"': '"', "\n": "",
}  # fmt: skip
_BYTES = re.compile("[\udc80-\udcff]+")
_ESCAPED = str.maketrans({char: f"\\{name}" for name, char in _NAMED.items() if char} | {"\0": "\\000"})
_BARE = re.compile(r'[\\"\0-\x1f]')


def unmask(text: str) -> str:
    """Return *text* with ``#~`` at the start of a line as blanks, and ``#~|`` as ``#|``, each letter in its place.

    So obsolete entries read like others.
    """
    if "#~" not in text:
        return text
    # A line break before the first line too: a pattern that begins with a letter is searched for fastest.
    return _OBSOLETE.sub(lambda found: f"{found[1]} #|" if found[2] else f"{found[1]}  ", f"\n{text}")[1:]


def unquote(strings: str, charset: str = "utf-8") -> str:
    r"""Return the text of *strings*, one or more in quotation marks.

    Args:
        strings: ``"one "`` and those after it, with nothing but white space between.
        charset: what ``\303\251`` and the like are bytes of.

    Raises:
        ValueError: there is an escape in it that means nothing; the message is that escape.
    """
    text = strings[1:-1]
    if "\n" in text:
        text = text.replace('"\n"', "")
    if "\\" not in text and '"' not in text:
        return text
    if NUMBERED.search(text):
        text = "".join(_ESCAPE.sub(_meaning, string[1:-1]) for string in STRING.findall(strings))
        return _BYTES.sub(lambda found: _decoded(found[0], charset), text)
    if "\\\\" in text or text.count('"') != text.count('\\"'):
        text = "".join(string[1:-1] for string in STRING.findall(strings))
        return _ESCAPE.sub(_meaning, text)
    text = text.replace('\\"', '"').replace("\\n", "\n").replace("\\t", "\t")
    return _ESCAPE.sub(_meaning, text) if "\\" in text else text


def unescape_what_can_be(text: str) -> str:
    """Return *text*, from between damaged quotation marks, with each escape that means something as what it means."""

    def meaning(found: re.Match[str]) -> str:
        try:
            return unquote(f'"{found[0]}"')
        except ValueError:
            return found[0]

    return _ESCAPE_RUN.sub(meaning, text)


def _meaning(found: re.Match[str]) -> str:
    named = found[1]
    if named in _NAMED:
        return _NAMED[named]
    if named[0] == "x" and named != "x":
        value = int(named[1:], 16) & 0xFF
    elif named[0] in "01234567":
        value = int(named, 8) & 0xFF
    else:
        raise ValueError(found[0])
    # A byte of a longer character waits as a lone surrogate for the others.
    return chr(value) if value < 0x80 else chr(0xDC00 + value)  # noqa: PLR2004 - where ASCII ends


def _decoded(surrogates: str, charset: str) -> str:
    data = surrogates.encode("ascii", "surrogateescape")
    try:
        return data.decode(charset)
    except UnicodeError as error:
        raise ValueError("".join(f"\\{byte:03o}" for byte in data)) from error


def escape(text: str) -> str:
    """Return *text* as it stands between quotation marks: the escapes that msgcat writes."""
    if not _BARE.search(text):
        return text
    return text.translate(_ESCAPED)
