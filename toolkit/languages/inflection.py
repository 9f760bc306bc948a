"""Strip affixes from a word by a language's rules; the rules themselves stand in the language's own file."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.languages.base import NO_MARKS, Ending, Language, Marks, Opening

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
    cleaned = inflection.clean(word)
    found: dict[tuple[str, Marks], Reading] = {}
    for opening in (_BARE, *inflection.openings):
        if not cleaned.startswith(opening.text) or len(cleaned) - len(opening.text) < opening.shortest:
            continue
        for lost in opening.restore:
            rest = language.fold(lost + cleaned[len(opening.text) :])
            start = len(opening.text) - len(lost)
            for stem, marks, ending in _stems(rest, opening.marks, language):
                key = (inflection.spell(stem), marks)
                found.setdefault(key, Reading(*key, start, ending))
    return tuple(found.values())


def _stems(word: str, marks: Marks, language: Language) -> Iterator[tuple[str, Marks, str]]:
    """Yield (stem, marks, ending) for *word* and for what is left of it under every legal run of endings."""
    yield word, marks, ""
    slots = language.inflection.slots
    waiting = [(word, marks, "", 0)]
    while waiting:
        whole, marks_so_far, ending, first = waiting.pop()
        for number in range(first, len(slots)):
            for rule in slots[number]:
                if not whole.endswith(rule.text) or whole in rule.unless or marks_so_far & rule.forbids:
                    continue
                cut = whole[: len(whole) - len(rule.text)]
                for lost in rule.restore:
                    stem = cut + lost
                    if not _stands(stem, cut, rule):
                        continue
                    item = (stem, marks_so_far | rule.marks, rule.text + ending)
                    yield item
                    yield from _changed(item, language)
                    waiting.append((*item, number + 1))


def _stands(stem: str, cut: str, rule: Ending) -> bool:
    return len(cut) >= rule.shortest and (not rule.after or stem[-1] in rule.after)


def _changed(item: tuple[str, Marks, str], language: Language) -> Iterator[tuple[str, Marks, str]]:
    stem, marks, ending = item
    for last in language.inflection.changes.get(stem[-1:], ()):
        yield stem[:-1] + last, marks, ending


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a word of a text must be to be this word of a term."""

    stem: str
    needs: Marks = NO_MARKS


def patterns(word: str, language: Language, *, in_phrase: bool) -> tuple[Pattern, ...]:
    """Return what stands for *word* of a term.

    Args:
        word: one word of a term's text.
        language: the language of the texts that the term is sought in.
        in_phrase: whether the term has other words too, and so is written with the endings that tie words together.
    """
    inflection = language.inflection
    cleaned = inflection.clean(word)
    found = [Pattern(inflection.spell(language.fold(cleaned)))]
    if inflection.defining:
        for opening in inflection.openings:
            if opening.marks == {inflection.defining} and cleaned.startswith(opening.text):
                stem = inflection.spell(language.fold(cleaned[len(opening.text) :]))
                if len(stem) >= opening.shortest:
                    found.append(Pattern(stem, opening.marks))
    if in_phrase:
        found.extend(Pattern(inflection.spell(stem)) for stem in _unlinked(language.fold(cleaned), language))
    return tuple(dict.fromkeys(found))


def _unlinked(word: str, language: Language) -> Iterator[str]:
    for slot in language.inflection.slots:
        for rule in slot:
            if rule.link and word.endswith(rule.text):
                cut = word[: len(word) - len(rule.text)]
                yield from (cut + lost for lost in rule.restore if _stands(cut + lost, cut, rule))
