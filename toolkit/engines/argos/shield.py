"""Keeping from the model what it would mangle, and putting it back.

No model that was not trained on placeholders keeps them, or what stands for them, for certain. So nothing relies on it:

- What stands for a word (an address, a file name, ``{name}``) is replaced by a mask, X1, X2 and so on, which changes
  little in what the model makes of the rest. Where the mask comes out, the thing goes.
- What stands for no word (a tag, an emoji) is taken out. From the edges of a sentence it goes back to the edges.
- Everything else goes back by proportion: behind as large a part of the words as it was. Figures in news that is
  translated from English stand within three words of that place four times in five.

So each thing comes back exactly once, and the tags in their order. A run of spaces or a tab widens one of the spaces
of the translation, if it has any. A sentence without any of this is not touched.

Invisible signs (joiners, direction marks, soft hyphens) are dropped and do not come back: SentencePiece reads them as
spaces within words. In Sorani ه with a non-joiner is the letter ە in the spelling of old fonts and becomes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from toolkit.engines.argos.protected import Found, find, parts_words
from toolkit.languages import Language

_OPENERS = tuple("\"'“‘«([{")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HELD = "\U00100000-\U0010fffd"  # private use: what stands for a mask while the rest is put in place
_FIRST_HELD = 0x100000
_WORD_LETTER = rf"[\w\u0610-\u061a\u064b-\u065f\u0670{_HELD}]"
_WORD = re.compile(rf"{_WORD_LETTER}(?:\S*{_WORD_LETTER})?")
# What a model may make of a mask: a small letter, a space, Arabic figures; clitics and endings may touch it.
_MASK = re.compile(r"(?<![A-Za-zÀ-ɏ])[Xx]\s?(\d{1,4})(?!\d)")


_MOST_MASKS = 9_999


@dataclass(frozen=True, slots=True)
class Item:
    """Something within a sentence that is kept from the model."""

    text: str
    kind: Literal["word", "sign", "space"]
    before: int
    """How many words of the shielded text are before it."""
    left: bool
    """Whether it touches what is before it."""
    right: bool
    """Whether it touches what is behind it."""
    marks: int = 0
    """How many marks stand between it and the word before."""
    opens: bool = False
    """Whether a quotation or bracket that opens stands between it and the word behind."""
    mask: int = 0
    """The number of what stands for it in the text; 0 where nothing does."""


@dataclass(frozen=True, slots=True)
class Shielded:
    """A sentence as the model is to see it."""

    text: str
    """Empty where there is nothing to translate."""
    items: tuple[Item, ...] = ()
    words: int = 0
    """How many words the text has, if it has items."""
    prefix: str = ""
    suffix: str = ""


class Restored(NamedTuple):
    """A translation with everything in it again."""

    text: str
    lost: tuple[str, ...]
    """What the model lost or never saw, though it stands within the sentence: its place is a guess."""


def shield(text: str, language: Language) -> Shielded:
    """Return the sentence *text*, which is in *language*, without what a model would mangle."""
    found = find(text)
    if not found:
        return Shielded(_visible(text, language))
    start, end = _core(text, found)
    found = [one for one in found if start <= one.start and one.end <= end]
    parts: list[str] = []
    items: list[Item] = []
    at, words, marks = start, 0, 0
    mask = max((int(number[1]) for number in _MASK.finditer(text)), default=0)
    for one, (left, right) in zip(found, _around(text, found), strict=True):
        parts.append(_visible(text[at : one.start], language))
        words += len(_WORD.findall(parts[-1]))
        marks = _marks_at_end(parts[-1], marks)
        item = Item(
            text[one.start : one.end],
            one.kind,
            words,
            left=bool(left.strip()) and left not in _OPENERS,
            right=right.isalnum() or right in _OPENERS,
            marks=marks,
            opens=right in _OPENERS,
            mask=mask + 1 if one.kind == "word" and mask < _MOST_MASKS else 0,
        )
        items.append(item)
        parts.append(f"X{item.mask}" if item.mask else _gap(item))
        mask, words = max(mask, item.mask), words + (item.mask > 0)
        at = one.end
        if not parts[-1] and left.isspace() and text[at : at + 1].isspace():
            at += 1  # one of the two spaces goes with what stood between them
    parts.append(_visible(text[at:end], language))
    words += len(_WORD.findall(parts[-1]))
    if words == sum(item.mask > 0 for item in items):
        return Shielded("", prefix=text)
    return Shielded("".join(parts), tuple(items), words if items else 0, text[:start], text[end:])


def restore(translation: str, shielded: Shielded) -> Restored:
    """Return the *translation* of the text of *shielded* with everything back in it.

    Whatever a model did to the masks, each thing but white space stands in it as often as in the source.
    """
    if not shielded.text:
        return Restored(shielded.prefix, ())
    skeleton, held = _hold(translation, shielded) if shielded.items else (translation, {})
    masks = {item.mask for item in held.values()}
    missing = [item for item in shielded.items if not item.mask or item.mask not in masks]
    parts: list[str] = []
    at = 0
    for start, end, text in _edits(skeleton, missing, shielded.words):
        parts += [_let_go(skeleton[at:start], held), text]
        at = end
    parts.append(_let_go(skeleton[at:], held))
    lost = tuple(item.text.strip() for item in missing if item.kind != "space")
    return Restored(shielded.prefix + "".join(parts) + shielded.suffix, lost)


def _visible(text: str, language: Language) -> str:
    if language.non_joiner:
        text = text.replace("ه\u200c", "ە")
    return _INVISIBLE.sub("", text)


def _core(text: str, found: Sequence[Found]) -> tuple[int, int]:
    """Return where in *text* the part between the things at its edges that stand for no word starts and ends."""
    start, end = 0, len(text)
    for one in found:
        if one.kind == "word" or text[start : one.start].strip():
            break
        start = one.end
    for one in reversed(found):
        if one.kind == "word" or one.start < start or text[one.end : end].strip():
            break
        end = one.start
    core = text[start:end]
    return start + len(core) - len(core.lstrip()), start + len(core.rstrip()) if core.strip() else end


def _marks_at_end(part: str, before: int) -> int:
    """Return how many marks *part* has behind its last word; those *before* it, if it is empty."""
    ends = [word.end() for word in _WORD.finditer(part)]
    return len(part[ends[-1] if ends else 0 :].strip()) if part else before


def _around(text: str, found: Sequence[Found]) -> list[tuple[str, str]]:
    """Return the letters before and behind each of *found*, those beyond the signs that it touches."""
    lefts: list[str] = []
    rights: list[str] = []
    for before, one in zip([None, *found], found, strict=False):
        touched = before if before and before.end == one.start else None
        lefts.append(_beyond(touched, lefts[-1]) if touched else text[max(0, one.start - 1) : one.start])
    for after, one in zip([None, *reversed(found)], reversed(found), strict=False):
        touched = after if after and after.start == one.end else None
        rights.append(_beyond(touched, rights[-1]) if touched else text[one.end : one.end + 1])
    return list(zip(lefts, reversed(rights), strict=True))


def _beyond(touched: Found, letter: str) -> str:
    return {"word": "X", "space": " ", "sign": letter}[touched.kind]


def _gap(item: Item) -> str:
    """Return what the model sees where *item* was taken out."""
    return " " if item.kind == "space" or _parts_words(item) else ""


def _parts_words(item: Item) -> bool:
    """Return whether *item* touches words on both sides and is what keeps them apart."""
    return bool(item.left and item.right) and parts_words(item.text)


def _hold(translation: str, shielded: Shielded) -> tuple[str, dict[str, Item]]:
    """Return *translation* with one letter for each mask in it that is to be kept, without other masks, and what for.

    Of several the one nearest to its place in the source is kept.
    """
    translation = re.sub(f"[{_HELD}]", "", translation)
    masked = {item.mask: item for item in shielded.items if item.mask}
    places = [found for found in _MASK.finditer(translation) if int(found[1]) in masked]
    kept: dict[int, re.Match[str]] = {}

    def distance(found: re.Match[str]) -> float:
        return abs(found.start() / len(translation) - masked[int(found[1])].before / shielded.words)

    for found in sorted(places, key=distance):
        kept.setdefault(int(found[1]), found)
    parts: list[str] = []
    held: dict[str, Item] = {}
    at = 0
    for found in places:
        number = int(found[1])
        before = translation[at : found.start()]
        at = found.end()
        if kept[number] is found:
            letter = chr(_FIRST_HELD + len(held))
            held[letter] = masked[number]
            parts += [before, letter]
        else:
            parts.append(before.removesuffix(" "))
    return "".join([*parts, translation[at:]]).strip(), held


def _let_go(text: str, held: Mapping[str, Item]) -> str:
    return re.sub(f"[{_HELD}]", lambda letter: held[letter[0]].text, text) if held else text


def _edits(skeleton: str, items: Sequence[Item], words: int) -> Iterator[tuple[int, int, str]]:
    """Yield what of *skeleton* is to be replaced by what, in order, to put *items* back, of a source of *words*."""
    spans = [found.span() for found in _WORD.finditer(skeleton)]
    has_signs = any(item.kind == "sign" for item in items)
    done, least, after_opening = 0, 0, False
    for item in items:
        place = round(item.before * len(spans) / words)
        if item.kind == "space":
            # Beyond the next word it would drag along the tags that follow.
            last = spans[place][0] if has_signs and place < len(spans) else len(skeleton)
            at = skeleton.find(" ", max(done, spans[place - 1][1] if place else 0), last)
            if at < 0:
                continue
            edit = at, at + 1, item.text
        else:
            closing = _is_closing(item)
            # Before a word is before its end: <b> and </b> have at least one word between them.
            place = max(place, least + (closing and after_opening))
            least, after_opening = place, not closing
            edit = _insertion(skeleton, spans, place, item, closing=closing)
        start, end = max(edit[0], done), max(edit[1], done)
        yield start, end, edit[2]
        done = end


def _is_closing(item: Item) -> bool:
    """Return whether *item* belongs to the word before it and not to the one behind it."""
    if item.mask or not item.left:
        return False
    return not item.right or item.text.startswith("</") or _parts_words(item)


def _insertion(
    skeleton: str, spans: Sequence[tuple[int, int]], place: int, item: Item, *, closing: bool
) -> tuple[int, int, str]:
    """Return what puts *item* behind the word before *place* if it is *closing*, or else before the word there."""
    if not spans:
        return len(skeleton), len(skeleton), item.text
    if closing:
        at = spans[min(max(place, 1), len(spans)) - 1][1]
        at = _run(skeleton, at, at + item.marks, space=False)
        return at, _run(skeleton, at, len(skeleton), space=True) if _parts_words(item) else at, item.text
    if item.right and not item.mask:
        at = spans[min(place, len(spans) - 1)][0]
        if item.opens:
            at = skeleton.rfind(" ", 0, at) + 1
        return at, at, item.text
    if place < len(spans):
        return spans[place][0], spans[place][0], item.text + " "
    return spans[-1][1], spans[-1][1], " " + item.text


def _run(text: str, at: int, end: int, *, space: bool) -> int:
    """Return where the white space, or what is none, that starts at *at* ends, *end* at most."""
    while at < min(end, len(text)) and text[at].isspace() == space:
        at += 1
    return at
