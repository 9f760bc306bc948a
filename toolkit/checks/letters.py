"""Letters of the target's script that are not the target language's own."""

import re
import unicodedata
from collections.abc import Iterator

from toolkit.checks.base import VERBATIM, Example, Pair, Rule, blank, blank_spans
from toolkit.model import Finding

_TATWEEL = "\u0640"
_ZWNJ = "\u200c"
_NAME = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_PRESENTATION = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]+")
_STRETCHED = re.compile(rf"(?<=[^\W\d_]){_TATWEEL}+(?=[^\W\d_])|{_TATWEEL}{{2,}}")
_STRAY_ZWNJ = re.compile(rf"{_ZWNJ}{{2,}}|(?<![^\W\d_]){_ZWNJ}|{_ZWNJ}(?![^\W\d_])")
_OLD_AE = re.compile(rf"[ه]{_ZWNJ}")


def check_letters(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each letter that another language's keyboard or an old font has left in the target."""
    text = blank_spans(blank(pair.target, VERBATIM), _terms(pair))
    yield from _look_alikes(text, pair)
    yield from _forms(text)
    yield from _joiners(text, pair)
    yield from _mixed(text, pair)


def _terms(pair: Pair) -> Iterator[tuple[int, int]]:
    # What the desk itself put into the glossary is spelt as the desk wants it.
    return ((one.target.start, one.target.end) for one in pair.verdicts if one.target is not None)


def _look_alikes(text: str, pair: Pair) -> Iterator[Finding]:
    wrong = pair.target_language.look_alikes
    for match in _NAME.finditer(text):
        if _is_source_name(match[0], pair):
            continue
        for offset, char in enumerate(match[0], match.start()):
            if char in wrong and not _before_zwnj(text, offset):
                message = (
                    f"“{char}” (U+{ord(char):04X}) is no {pair.target_language.name} letter: write “{wrong[char]}”"
                )
                yield Finding("letters", "warning", message, offset, offset + 1)


def _before_zwnj(text: str, offset: int) -> bool:
    return _OLD_AE.match(text, offset) is not None


def _is_source_name(word: str, pair: Pair) -> bool:
    """Erdoğan keeps its ğ where the source has the name, with its marks or without."""
    if pair.target_language.script != pair.source_language.script or not word[0].isupper():
        return False
    stem = re.split("[’']", word)[0]
    bare = _bare(stem)
    names = {_bare(name) for name in _NAME.findall(pair.source) if name[0].isupper()}
    return any(bare == name or (bare.startswith(name) and len(name) > len("Ali")) for name in names)


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("ı", "i"))
    return re.split("[’']", "".join(char for char in plain if not unicodedata.combining(char)))[0].casefold()


def _forms(text: str) -> Iterator[Finding]:
    for match in _PRESENTATION.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        message = f"“{match[0]}” is made of presentation forms, which no search finds: write “{plain}”"
        yield Finding("letters", "warning", message, *match.span())
    for match in _STRETCHED.finditer(text):
        yield Finding("letters", "warning", "a tatweel stretches this word: take it out", *match.span())


def _joiners(text: str, pair: Pair) -> Iterator[Finding]:
    if not pair.target_language.non_joiner:
        for match in re.finditer(f"{_ZWNJ}+", text):
            message = f"{pair.target_language.name} has no zero-width non-joiner: take it out"
            yield Finding("letters", "warning", message, *match.span())
        return
    for match in _OLD_AE.finditer(text):
        message = "this is ه with a zero-width non-joiner, the old way of typing ە: write ە"
        yield Finding("letters", "warning", message, *match.span())
    for match in _STRAY_ZWNJ.finditer(_OLD_AE.sub("  ", text)):
        message = "this zero-width non-joiner separates nothing: take it out"
        yield Finding("letters", "warning", message, *match.span())


def _mixed(text: str, pair: Pair) -> Iterator[Finding]:
    for group in pair.target_language.one_sound:
        used = [letter for letter in group if letter in text]
        if len(used) > 1:
            start = text.index(used[-1])
            message = f"{' and '.join(used)} both stand for one sound in this text: keep to one of them"
            yield Finding("letters", "info", message, start, start + 1)


LETTERS = Rule(
    name="letters",
    check=check_letters,
    reason=(
        "Keyboards of neighbouring languages type letters that look right and are others, so that neither a search nor"
        " the glossary finds the word. Stretched letters, presentation forms of old fonts and zero-width non-joiners"
        " that separate nothing do the same."
    ),
    good=Example("Kurdistan", "کوردستان", "ckb"),
    bad=Example("Kurdistan", "كوردستان", "ckb"),
)
