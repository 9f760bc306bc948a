"""Which language a file of translations is in: what its header says, else its name, else its letters."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from toolkit import languages
from toolkit.errors import LanguageError
from toolkit.po.intake.doubt import ADDRESS

EITHER = "ku"
"""Kurdish of either kind."""

_EITHER_TAG = re.compile(r"k(?:u|ur)(?:[-_@.].*)?", re.IGNORECASE)
_NAMES = {
    "ar": "arabic عربي عربى عربية العربية عەرەبی erebî",
    "ckb": "sorani سۆرانی سورانی سوراني السورانية",
    "kmr": "kurmanji kurmancî kurmanci کورمانجی کرمانجی كرمانجي الكرمانجية",
    EITHER: "kurdish kurdî kurdi کوردی كوردي كردي كردية الكردية",
    "en": "english inglîzî îngilîzî ingilîzî إنجليزي انجليزي إنكليزي الإنجليزية الإنكليزية ئینگلیزی",
}
_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names.split()}
_PART = re.compile(r": |/")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_TELLING = (
    # Persian has none of either: ی and ک, but no ێ; ه, but no ة.
    ("ckb", _ARABIC, re.compile("[ەێۆڕڵ]"), 0.03),
    ("ar", _ARABIC, re.compile("[ةكىيإأ]"), 0.05),
    # Turkish has ş and ç too.
    ("kmr", _LATIN, re.compile("[êîûÊÎÛ]"), 0.03),
)
"""Language, letters of its script, those that tell it from others, and the least part that they are of a text."""
_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]")
_FEWEST = 20
"""Letters from which on a text shows its language."""


def language_of(said: str, name: str, texts: Iterable[str]) -> tuple[str | None, list[str]]:
    """Return the tag of the language of a file, None where nothing tells, and what is odd about that, a line each.

    Args:
        said: what the file itself says, maybe nothing.
        name: that of the file, after those of the folders and the archive that it is in, if it is in any.
        texts: the translations.
    """
    sample = " ".join(texts)
    header, named = tag_of(said), _in_name(name)
    messages = []
    if said.strip() and header is None:
        messages.append(f"its header says '{said}', which is no language known here")
    found = header or named
    if found == EITHER:
        found = _kurdish(sample) or (named if named != EITHER else None)
        where = f"its header says '{said}'" if header else "its name says 'ku'"
        meaning = f"taken for {found}" if found else "which of the two it is cannot be told"
        messages.append(f"{where}, which is Kurdish of either kind: {meaning}")
    elif header and named and named not in (header, EITHER):
        messages.append(f"its name says '{named}', its header '{said}': the header is believed")
    elif not found and (found := _by_letters(sample)):
        messages.append(f"nothing says its language: taken for {found} by its letters")
    elif found and not header:
        messages.append(f"nothing in it says its language: taken for {found} by its name")
    return found, messages


def tag_of(name: str) -> str | None:
    """Return the tag that *name* means, :data:`EITHER` for Kurdish of either kind, None for no language known here."""
    plain = name.strip()
    try:
        return languages.get(plain).tag
    except LanguageError:
        if _EITHER_TAG.fullmatch(plain):
            return EITHER
        return _TAG_OF.get(plain.casefold())


def _in_name(name: str) -> str | None:
    for part in reversed(_PART.split(name)):
        stem = PurePath(part).stem
        if (whole := tag_of(stem)) is not None:
            return whole
        found = {tag for word in _WORD.findall(stem) if (tag := tag_of(word)) is not None}
        if len(found - {EITHER}) == 1 or found == {EITHER}:
            return next(iter(found - {EITHER} or found))
    return None


def _kurdish(text: str) -> str | None:
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return None if arabic == latin else "ckb" if arabic > latin else "kmr"


def _by_letters(text: str) -> str | None:
    text = ADDRESS.sub("", text) if "?" in text else text
    for tag, script, telling, least in _TELLING:
        letters = len(script.findall(text))
        # Where question marks stand for letters, what is left of them tells nothing.
        if letters >= _FEWEST and len(telling.findall(text)) >= least * letters and not _LOST.search(text):
            return tag
    return None
