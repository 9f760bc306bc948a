"""Put a term into the form that its place asks for: with the clitics and endings of the words that stood there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from toolkit.engines.base import Terminology
from toolkit.engines.constraints.words import Lexemes, Word, readings_of
from toolkit.languages.base import Language
from toolkit.languages.formation import formation_of
from toolkit.languages.inflection import Reading
from toolkit.model import Term

_GENDERS = ("feminine", "masculine")
_WORST = 9  # more than any form costs


class Former:
    """Forms of the desk's terms for places in texts of one language; remembers what it made.

    Args:
        terminology: carries endings over from a known term.
        language: of the texts.
        lexemes: the words of the run, which tell what an unknown old term is called without its endings.
    """

    def __init__(self, terminology: Terminology, language: Language, lexemes: Lexemes) -> None:
        self._terminology = terminology
        self._language = language
        self._formation = formation_of(language)
        self._lexemes = lexemes
        self._carried = cache(self._carry)

    def form(self, words: Sequence[Word], text: str, new: Term) -> str:
        """Return *new* as it stands in the place of *words*, neighbours in *text* that render another term.

        Where no rule says how it takes their endings, it keeps only what is written before them.
        """
        surface = text[words[0].start : words[-1].end]
        found = self._carried(surface, words[0].text, words[-1].text, new)
        if found is None:
            first = words[0].text
            found = self._opened(first, new)
            return found[:1].upper() + found[1:] if first[:1].isupper() else found
        return found

    def takes(self, words: Sequence[Word], text: str, new: Term) -> bool:
        """Return whether a rule says how *new* takes the clitics and endings that *words* most likely have."""
        surface = text[words[0].start : words[-1].end]
        lemma = next(self._lemmas(surface, words[0].text, words[-1].text, new))
        return self._terminology.carried(surface, self._old(lemma, new), new) is not None

    def shows_plural(self, word: Word) -> bool:
        """Return whether *word* most likely has an ending that makes it plural."""
        reading, _ = self._likely(word.text)[0]
        return bool(reading.marks & self._language.inflection.plural)

    def shows_number(self, word: Word) -> bool:
        """Return whether *word* would have an ending if it were plural."""
        return self._lexemes.shows_number(word.text)

    def _carry(self, surface: str, first: str, last: str, new: Term) -> str | None:
        for lemma in dict.fromkeys(self._lemmas(surface, first, last, new)):
            if found := self._terminology.likely(surface, self._old(lemma, new), new) or self._kept(
                surface, lemma, new
            ):
                return found
            if lemma.casefold() == surface.casefold():
                break  # it has no endings, or they cannot be told from the word
        return None

    def _kept(self, surface: str, lemma: str, new: Term) -> str | None:
        """Return *new* with the very letters that stand behind *lemma* in *surface*, if that is one of its forms."""
        ending = surface[len(lemma) :]
        # What stands behind an Arabic stem may be of its plural, which the term has another of.
        if not ending or self._formation.article or not surface.casefold().startswith(lemma.casefold()):
            return None
        form = new.text + ending
        return form if self._recognized(form, new) else None

    def _recognized(self, form: str, new: Term) -> bool:
        """Return whether *form*, all of it, is *new* in a text."""
        return any(
            match.term.text == new.text and (match.start, match.end) == (0, len(form))
            for match in self._terminology.found(form)
        )

    def _old(self, lemma: str, new: Term) -> Term:
        """Return *lemma* as a term that *new* can replace without any other word showing it."""
        shown = self._formation.agreement(new).split()  # of a term without a note, Arabic letters show the gender
        gender = new.gender or next((word for word in shown if word in _GENDERS), "")
        return Term(lemma, self._language.tag, case=new.case, pos=new.pos, gender=gender, number=new.number)

    def _lemmas(self, surface: str, first: str, last: str, new: Term) -> Iterator[str]:
        """Yield what the old term may be called, the likeliest first."""
        lowered = new.text[:1].islower()
        before = self._likely(first)
        if surface == first:
            for _, lemma in before:
                yield lemma[:1].lower() + lemma[1:] if lowered else lemma
            return
        middle = surface[len(first) : len(surface) - len(last)]
        endless = dict.fromkeys(self._cut(first, one) for one, _ in before if not one.ending)
        for _, end in self._likely(last):
            for start in endless:
                yield (start[:1].lower() + start[1:] if lowered else start) + middle + end

    def _likely(self, word: str) -> list[tuple[Reading, str]]:
        """Return the readings of *word* with the lemma of each, the likeliest first.

        A lemma that the run has without endings is the likeliest.
        """
        lexeme = self._lexemes[word]
        found = []
        for reading in readings_of(word, self._language):
            lemma = self._cut(word, reading)
            if self._language.inflection.spell(self._language.fold(lemma)) != reading.stem:
                lemma = reading.stem  # it had lost a letter
            seen = lemma != word and self._lexemes.has(lemma)
            rank = (reading.stem != lexeme, not seen, len(reading.ending) + max(reading.start, 0))
            found.append((rank, reading, lemma))
        return [(reading, lemma) for _, reading, lemma in sorted(found, key=lambda one: one[0])]

    def _cut(self, word: str, reading: Reading) -> str:
        cleaned = self._language.inflection.clean(word)
        return cleaned[max(reading.start, 0) : len(cleaned) - len(reading.ending)]

    def is_definite(self, word: Word) -> bool:
        """Return whether *word* has an article."""
        return self._defines(self._opening(word.text))

    def has_article(self, text: str) -> bool:
        """Return whether the first word of *text*, a term in a form, has an article, alone or after proclitics."""
        return self._formation.has_article(text)

    def _opened(self, first: str, new: Term) -> str:
        """Return *new* after the proclitics of the word *first*, without any ending."""
        opening = self._opening(first)
        bare, article = self._formation.without_article(opening), self._defines(opening)
        core = new.text.removeprefix(self._formation.article)
        best, least = new.text, _WORST
        for form, _, _ in self._formation.openings(new, new):
            before = form[: form.find(core)] if core in form else form
            unlike = self._formation.without_article(before) != bare
            cost = 2 * unlike + (self.has_article(form) != article)
            if cost < least:
                best, least = form, cost
        return best

    def _opening(self, word: str) -> str:
        """Return the proclitics of *word*; those that are one letter only where the run has the word without them."""
        cleaned = self._language.inflection.clean(word)
        for reading, lemma in self._likely(word):
            opening = cleaned[: max(reading.start, 0)]
            if not opening or self._defines(opening) or self._lexemes.has(lemma):
                return opening
        return ""

    def _defines(self, opening: str) -> bool:
        """Return whether proclitics have an article among them."""
        return self._formation.without_article(opening) != opening


def numbered(new: Term, *, plural: bool) -> list[Term]:
    """Return *new* under each form it is entered with, the likeliest first: a plural as its listed form."""
    listed = [replace(new, text=form, forms=()) for form in new.forms]
    return [*listed, new] if plural else [new, *listed]
