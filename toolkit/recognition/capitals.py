"""Where capitals count: IS is a name, "is" is not."""

import re

_HEADLINE_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")


def agree(term: str, word: str) -> bool:
    """Return whether *word* has the capitals of *term*, whose case is exact.

    What is a capital in the term must be one. Small letters stay small, but for the first, which begins sentences and
    is raised in titles (al-Abadi, Al-Abadi), and endings are small: DAIŞê.

    Args:
        term: a word of the term, cleaned.
        word: the cleaned word of the text, from its stem on.
    """
    for place, letter in enumerate(word):
        wanted = term[place] if place < len(term) else ""
        if wanted.isupper() and not letter.isupper() and wanted.casefold() == letter.casefold():
            return False
        if letter.isupper() and not wanted.isupper() and place > 0:
            return False
    return True


def is_headline(line: str) -> bool:
    """Return whether *line* is written wholly in capitals and has two words or more."""
    # Without a small letter; digits and scripts that have no case are neither.
    return line.isupper() and len(_WORD.findall(line)) >= _HEADLINE_WORDS
