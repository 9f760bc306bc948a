"""What the networks learn from: the pairs, and new ones made from them by putting one name in the place of another."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from random import Random

from toolkit import languages
from toolkit.model import Concept, Term, TermMatch
from toolkit.recognition.carry import carry
from toolkit.workflow.desk import Desk

FOLDER = Path(__file__).parent

ALIKE = (
    ("mosul", "hawija", "sharqat", "raqa", "kirkuk", "deir-ezzor", "homs", "hama", "baghdad"),
    ("iraqi-forces", "security-forces", "government-forces", "syrian-democratic-forces"),
    ("iraq", "syria", "russia", "britain", "united-states"),
)
"""Concepts that can stand in each other's place in a sentence."""

WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "ckb": ("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "ھەینی", "شەممە", "یەکشەممە"),
    "kmr": ("Duşemê", "Sêşemê", "Çarşemê", "Pêncşemê", "Înê", "Şemiyê", "Yekşemê"),
}

TONGUES = ("en", "ar", "ckb", "kmr")
"""The order of languages in ``words.toml``."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of the source and the words of the target that translate them, by code points."""

    source: Span
    target: Span
    swaps: tuple[tuple[str, str], ...] = ()
    """What can stand there instead, in source and target."""
    variants: tuple[str, ...] = ()
    """What can stand in the target alone: other names of the same concept."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence and its translation."""

    source: str
    target: str
    anchors: tuple[Anchor, ...]
    prefix: str = ""
    """The token that asks for the target's language, or nothing."""
    strange: tuple[Span, ...] = ()
    """Words of the target that do not translate the source: not to be learnt, but to be gone on from."""

    @property
    def reverse(self) -> "Lesson":
        """The same the other way round."""
        anchors = tuple(
            Anchor(anchor.target, anchor.source, tuple((b, a) for a, b in anchor.swaps)) for anchor in self.anchors
        )
        return Lesson(self.target, self.source, anchors)


def pairs() -> list[dict[str, str]]:
    """Return the sentences, each in its languages."""
    rows: list[dict[str, str]] = tomllib.loads((FOLDER / "pairs.toml").read_text(encoding="utf-8"))["pair"]
    return rows


def lessons(desk: Desk, target: str) -> list[Lesson]:
    """Return the pairs of English and *target*, with every term, weekday and number tied to its translation."""
    verifier = desk.verifier("en", target)
    concepts = {concept.id: concept for concept in desk.concepts}
    found = []
    for row in pairs():
        source, translation = row["en"], row[target]
        anchors = [
            _term(verdict.source, verdict.target, concepts, target)
            for verdict in verifier.verify(source, translation)
            if verdict.target
        ]
        anchors += chain(_weekdays(source, translation, target), _numbers(source, translation))
        anchors += _words(source, translation, target, anchors)
        found.append(Lesson(source, translation, tuple(anchors)))
    return found


def _term(match: TermMatch, rendering: TermMatch, concepts: Mapping[str, Concept], target: str) -> Anchor:
    group = next((group for group in ALIKE if match.concept in group), ())
    swaps = []
    for other in group:
        names = (concepts[other].preferred("en"), concepts[other].preferred(target))
        if other == match.concept or not all(names):
            continue
        new = tuple(_carry(old, name) for old, name in zip((match, rendering), names, strict=True) if name)
        if all(new):
            swaps.append((str(new[0]), str(new[1])))
    names = concepts[match.concept].terms.get(target, ())
    others = [_carry(rendering, name) for name in names if name.text != rendering.term.text]
    variants = tuple(dict.fromkeys(text for text in others if text))
    return Anchor((match.start, match.end), (rendering.start, rendering.end), tuple(swaps), variants)


def _carry(match: TermMatch, new: Term) -> str | None:
    language = languages.get(new.language)
    return carry(language, match.surface, match.term, new, language.style)


def _weekdays(source: str, translation: str, target: str) -> Iterator[Anchor]:
    names = tuple(zip(WEEKDAYS["en"], WEEKDAYS[target], strict=True))
    for english, name in names:
        here, there = (re.search(rf"\b{word}\b", text) for word, text in ((english, source), (name, translation)))
        if here and there:
            yield Anchor(here.span(), there.span(), tuple(other for other in names if other[0] != english))


def _numbers(source: str, translation: str) -> Iterator[Anchor]:
    for here in re.finditer(r"\d{2,}", source):
        places = [there.span() for there in re.finditer(r"\d+", translation) if there[0] == here[0]]
        # From 11 to 99, counted things in Arabic keep their form.
        last = range(11, 100, 8)
        others = tuple(f"{here[0][:-2]}{ending}" for ending in last)
        if len(places) == 1 and source.count(here[0]) == 1:
            yield Anchor(here.span(), places[0], tuple((other, other) for other in others))


def words(target: str) -> dict[str, re.Pattern[str]]:
    """Return English words, in small letters, with what finds their translations in a text of *target*."""
    rows: list[list[str]] = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))["words"]
    before = "(?:[وف]?(?:[بك]?ال|لل|[بل])?)" if target == "ar" else ""
    place = TONGUES.index(target)
    return {
        english: re.compile(rf"\b{before}(?:{row[place]})\w*", re.IGNORECASE)
        for row in rows
        if row[place]
        for english in row[0].split("|")
    }


def _words(source: str, translation: str, target: str, known: Sequence[Anchor]) -> Iterator[Anchor]:
    """Yield the words that translate each other, outside what is known to."""
    taken = [anchor.source for anchor in known], [anchor.target for anchor in known]
    patterns = words(target)
    for here in re.finditer(r"[\w’]+", source):
        pattern = patterns.get(here[0].lower())
        if not pattern or _touches(here.span(), taken[0]):
            continue
        for there in pattern.finditer(translation):
            if not _touches(there.span(), taken[1]):
                yield Anchor(here.span(), there.span())


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def vary(lesson: Lesson, strangers: Sequence[str], random: Random) -> Lesson:
    """Return *lesson* with other names in some places.

    Half of what can be something else in source and target is. A few other places have another name of the same thing
    in the target, or a word that says something else: so a network learns to go on from a word it was made to write.

    Args:
        lesson: one of :func:`lessons`.
        strangers: words of the target's language.
        random: where the choice comes from.
    """
    new: list[tuple[str, str]] = []
    odd: list[bool] = []
    for anchor in lesson.anchors:
        source, target = lesson.source[slice(*anchor.source)], lesson.target[slice(*anchor.target)]
        if anchor.swaps and random.random() < 0.5:
            source, target = random.choice(anchor.swaps)
        elif anchor.variants and random.random() < 0.2:
            target = random.choice(anchor.variants)
        odd.append(random.random() < 0.08)
        new.append((source, random.choice(strangers) if odd[-1] else target))
    source, here = _put(lesson.source, [anchor.source for anchor in lesson.anchors], [one for one, _ in new])
    target, there = _put(lesson.target, [anchor.target for anchor in lesson.anchors], [one for _, one in new])
    anchors = tuple(Anchor(one, other) for one, other in zip(here, there, strict=True))
    strange = tuple(span for span, is_odd in zip(there, odd, strict=True) if is_odd)
    return replace(lesson, source=source, target=target, anchors=anchors, strange=strange)


def _put(text: str, spans: Sequence[Span], words: Sequence[str]) -> tuple[str, list[Span]]:
    """Return *text* with *words* in the place of *spans*, and where they now are."""
    new = dict(zip(spans, words, strict=True))
    made, at, moved = "", 0, {}
    for start, end in sorted(new):
        made += text[at:start]
        moved[start, end] = (len(made), len(made) + len(new[start, end]))
        made += new[start, end]
        at = end
    return made + text[at:], [moved[span] for span in spans]
