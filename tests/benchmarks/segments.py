"""Invented news: as many segments as wanted, the same for the same seed, and edits of them to look up.

Words are invented, the more frequent the shorter, and come as often as Zipf's law has it. One segment in seven is one
of those before it with a word or two changed, as in real memories. With sentences of a real text, their words and
halves are put together anew instead.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

WORDS = 100_000
LONGEST = 60
RECENT = 20_000
"""How many segments may come again."""
LETTERS = {
    "en": ("bcdfghklmnprstvwy", "aeiou"),
    "ar": ("بتثجحخدذرزسشصضطظعغفقكلمنهء", "اوي"),
    "ckb": ("ئبپتجچحخدرڕزژسشعغفڤقکگلڵمنھ", "اەۆوێی"),
}
Words = list[str]


class Author:
    """Writes segments in one language.

    Args:
        tag: the language.
        seed: another one gives other segments.
        base: real sentences to make them of.
    """

    def __init__(self, tag: str, seed: int, base: Sequence[str] = ()) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._base = [words for line in base if len(words := line.split()) > 1]
        self._words = [word for words in self._base for word in words] or _invented(*LETTERS[tag])
        ranks = range(1, len(self._words) + 1)
        self._weights = list(accumulate(1 if self._base else 1 / (rank + 2.7) ** 1.05 for rank in ranks))
        self._ready: Words = []

    def segments(self, count: int) -> Iterator[str]:
        """Yield *count* segments of 2 to 60 words."""
        before: list[Words] = []
        for _ in range(count):
            near = bool(before) and self._chance.random() < 1 / 7
            words = self._changed(self._chance.choice(before)) if near else self._sentence()
            if len(before) < RECENT:
                before.append(words)
            else:
                before[self._chance.randrange(RECENT)] = words
            yield " ".join(words)

    def word(self) -> str:
        """Return a word, a frequent one more likely."""
        if not self._ready:
            self._ready = self._chance.choices(self._words, cum_weights=self._weights, k=10_000)
        return self._ready.pop()

    def _sentence(self) -> Words:
        if self._base:
            first, second = self._chance.choices(self._base, k=2)
            cut = self._chance.random()
            joined = [*first[: int(cut * len(first))], *second[int(cut * len(second)) :]]
            return self._changed(joined or first)[:LONGEST]
        length = min(LONGEST, max(2, int(self._chance.lognormvariate(2.85, 0.6))))
        words = [self.word() for _ in range(length)]
        for place in range(length):
            match self._chance.randrange(20):
                case 0:
                    words[place] += ","
                case 1:
                    words[place] = words[place].capitalize()
                case 2 if place % 3 == 0:
                    words[place] = str(self._chance.randrange(3000))
        return [words[0].capitalize(), *words[1:-1], f"{words[-1]}."]

    def _changed(self, words: Words) -> Words:
        changed = list(words)
        for _ in range(self._chance.choice((1, 1, 2, 3))):
            place = self._chance.randrange(len(changed))
            match self._chance.randrange(4):
                case 0 | 1:
                    changed[place] = self.word()
                case 2:
                    changed.insert(place, self.word())
                case 3 if len(changed) > 2:
                    del changed[place]
        return changed


def _invented(consonants: str, vowels: str) -> Words:
    chance = random.Random(0)  # noqa: S311 - no secret
    weights = {letters: [1 / rank for rank in range(1, len(letters) + 1)] for letters in (consonants, vowels)}
    words: dict[str, None] = {}
    while len(words) < WORDS:
        length = 1 + round(chance.gauss(0.75 * (len(words) + 1).bit_length() * 0.69, 1))
        start = chance.randrange(2)
        kinds = [(consonants, vowels)[(start + place) % 2] for place in range(max(1, length))]
        words["".join(chance.choices(kind, weights[kind])[0] for kind in kinds)] = None
    return list(words)


Edit = Callable[[str, random.Random, Author], str]


def _word_changed(text: str, chance: random.Random, author: Author) -> str:
    words = text.split()
    for _ in range(chance.randint(1, max(1, len(words) // 5))):
        words[chance.randrange(len(words))] = author.word()
    return " ".join(words)


def _word_put_in(text: str, chance: random.Random, author: Author) -> str:
    words = text.split()
    for _ in range(chance.randint(1, max(1, len(words) // 6))):
        words.insert(chance.randrange(len(words) + 1), author.word())
    return " ".join(words)


def _word_taken_out(text: str, chance: random.Random, _author: Author) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 8)):
        del words[chance.randrange(len(words))]
    return " ".join(words) or text


def _order_changed(text: str, chance: random.Random, _author: Author) -> str:
    words = text.split()
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _mistyped(text: str, chance: random.Random, author: Author) -> str:
    letters = list(text)
    for _ in range(max(1, len(letters) // chance.choice((10, 15, 30)))):
        place = chance.randrange(len(letters))
        letters[place] = chance.choice(("", letters[place] * 2, author.word()[0]))
    return "".join(letters)


def _cut(text: str, chance: random.Random, _author: Author) -> str:
    words = text.split()
    cut = max(1, len(words) // 6)
    return " ".join(words[cut:] if chance.randrange(2) else words[:-cut]) or text


def _number_changed(text: str, chance: random.Random, _author: Author) -> str:
    return re.sub(r"\d+", lambda _: str(chance.randrange(3000)), text) + f" {chance.randrange(100)}"


def _new(_text: str, chance: random.Random, author: Author) -> str:
    return " ".join(author.word() for _ in range(chance.randint(2, 40)))


EDITS: dict[str, Edit] = {
    "words changed": _word_changed,
    "words put in": _word_put_in,
    "words taken out": _word_taken_out,
    "order changed": _order_changed,
    "mistyped": _mistyped,
    "start or end cut off": _cut,
    "numbers changed": _number_changed,
    "no edit": lambda text, _chance, _author: text,
    "another text": _new,
}
