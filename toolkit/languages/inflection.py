"""Strip affixes from a word by a language's rules; the rules themselves stand in the language's own file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from toolkit.languages.base import NO_MARKS, Ending, Inflection, Language, Marks, Opening, Place

_BARE = Opening("", shortest=0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: a stem, and what was stripped from it."""

    stem: str
    """Folded; what terms are looked up by."""
    marks: Marks
    start: int
    """Letters of the cleaned word before the stem."""
    ending: str = ""


def readings(word: str, language: Language) -> tuple[Reading, ...]:
    """Return every reading of *word*, the whole word first; more than one may be right, most are nonsense."""
    inflection = language.inflection
    found: dict[tuple[str, Marks], Reading] = {}
    for cleaned in (inflection.clean(word), *inflection.variants(word)):
        for opening in (_BARE, *inflection.openings):
            if not cleaned.startswith(opening.text) or len(cleaned) - len(opening.text) < opening.shortest:
                continue
            if opening.unless and opening.unless.fullmatch(cleaned):
                continue
            for lost in opening.restore:
                rest = lost + cleaned[len(opening.text) :]
                start = len(opening.text) - len(lost)
                marks_before = opening.marks | inflection.shown(rest)
                for stem, marks, ending in _stems(language.fold(rest), marks_before, language):
                    key = (inflection.spell(stem), marks)
                    found.setdefault(key, Reading(*key, start, ending))
    return tuple(found.values())


def _stems(word: str, marks: Marks, language: Language) -> Iterator[tuple[str, Marks, str]]:
    """Yield (stem, marks, ending) for *word* and for what is left of it under every legal run of endings."""
    yield word, marks, ""
    slots = _by_last_letter(language.inflection)
    waiting = [(word, marks, "", 0)]
    while waiting:
        whole, marks_so_far, ending, first = waiting.pop()
        for number in range(first, len(slots)):
            for rule in slots[number].get(whole[-1:], ()):
                if whole in rule.unless or marks_so_far & rule.forbids:
                    continue
                for stem in _cut(whole, rule):
                    item = (stem, marks_so_far | rule.marks, rule.text + ending)
                    yield item
                    yield from _changed(item, language)
                    waiting.append((*item, number + 1))


@cache
def _by_last_letter(inflection: Inflection) -> tuple[dict[str, list[Ending]], ...]:
    slots = []
    for rules in inflection.slots:
        slot: dict[str, list[Ending]] = {}
        for rule in rules:
            slot.setdefault(rule.text[-1], []).append(rule)
        slots.append(slot)
    return tuple(slots)


def _changed(item: tuple[str, Marks, str], language: Language) -> Iterator[tuple[str, Marks, str]]:
    stem, marks, ending = item
    for last in language.inflection.changes.get(stem[-1:], ()):
        yield stem[:-1] + last, marks, ending


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a word of a text must be to be this word of a term."""

    stem: str
    needs: Marks = NO_MARKS
    bars: Marks = NO_MARKS

    def fits(self, reading: Reading) -> bool:
        """Return whether a word with this *reading* is meant."""
        return self.stem == reading.stem and self.needs <= reading.marks and not self.bars & reading.marks


def patterns(word: str, language: Language, *, place: Place = "never", is_name: bool = False) -> tuple[Pattern, ...]:
    """Return what stands for *word* of a term.

    Args:
        word: one word of a term's text.
        language: the language of the texts that the term is sought in.
        place: ``before`` another word of the term, ``anywhere`` for its last word, ``never`` for an only one.
        is_name: whether the term names one thing, so that singular and plural are not the same.
    """
    spellings = (language.inflection.clean(word), *language.inflection.variants(word))
    found = (one for spelling in spellings for one in _patterns(spelling, language, place, is_name=is_name))
    return tuple(dict.fromkeys(found))


def _patterns(cleaned: str, language: Language, place: Place, *, is_name: bool) -> Iterator[Pattern]:
    inflection = language.inflection
    # The unstripped word stays a pattern too: ألمانيا is also entered as المانيا, which has no article.
    for opening in (_BARE, *(one for one in inflection.openings if one.marks == {inflection.defining})):
        if not cleaned.startswith(opening.text):
            continue
        bare = cleaned[len(opening.text) :]
        stem = language.fold(bare)
        if len(stem) >= opening.shortest:
            yield Pattern(inflection.spell(stem), opening.marks, inflection.word_bars(bare, is_name))
            yield from _as_entered(stem, opening.marks, language, is_name=is_name)
            if place != "never":
                yield from _unlinked(stem, opening.marks, language, last=place == "anywhere", is_name=is_name)


def _as_entered(stem: str, marks: Marks, language: Language, *, is_name: bool) -> Iterator[Pattern]:
    inflection = language.inflection
    for rule in inflection.entered:
        for one in _cut(stem, rule):
            yield Pattern(inflection.spell(one), marks | rule.marks, inflection.word_bars(one, is_name))


def _unlinked(stem: str, marks: Marks, language: Language, *, last: bool, is_name: bool) -> Iterator[Pattern]:
    inflection = language.inflection
    for rule in (rule for slot in inflection.slots for rule in slot):
        if rule.link == "never" or (last and rule.link == "before"):
            continue
        plural = rule.marks & inflection.plural if is_name else NO_MARKS
        bars = inflection.plural - plural if is_name else NO_MARKS
        for one in _cut(stem, rule):
            yield Pattern(inflection.spell(one), marks | plural, bars)


def _cut(word: str, rule: Ending) -> Iterator[str]:
    """Yield *word* without the ending of *rule*, in each way in which it may have had that ending."""
    if word.endswith(rule.text):
        cut = word[: len(word) - len(rule.text)]
        for lost in rule.restore:
            stem = cut + lost
            if len(cut) >= rule.shortest and (not rule.after or stem[-1:] in rule.after):
                yield stem
