"""Source text that was left as it is."""

import re
from collections.abc import Iterator

from toolkit.checks.base import VERBATIM, Example, Pair, Rule, blank, blank_spans
from toolkit.model import Finding

_NAMES = 4


def check_same_as_source(pair: Pair) -> Iterator[Finding]:
    """Yield a finding where the target repeats the source and there is something to translate in it.

    Figures, addresses, acronyms and glossary terms that the target may hold as they are do not count; between two
    languages of one script, neither does a name on its own.
    """
    if pair.source_language.tag == pair.target_language.tag or _even(pair.source) != _even(pair.target):
        return
    words = re.findall(r"[^\W\d_][\w’'-]*", _own_words(pair))
    words = [word for word in words if len(word) > 1 and word != word.upper()]
    if pair.source_language.script != "Latin":
        words = re.findall(r"[^\W\d_]{2,}", _own_words(pair))
    elif pair.target_language.script == "Latin" and len(words) <= _NAMES and all(word[0].isupper() for word in words):
        return
    if words:
        message = f"this is still the source text: translate it into {pair.target_language.name}"
        yield Finding("same-as-source", "error", message)


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()


def _own_words(pair: Pair) -> str:
    terms = [verdict.target for verdict in pair.verdicts if verdict.target is not None]
    return blank(blank_spans(pair.target, ((term.start, term.end) for term in terms)), VERBATIM)


SAME_AS_SOURCE = Rule(
    name="same-as-source",
    check=check_same_as_source,
    reason="An editor that copies the source into the target makes it look done.",
    good=Example("AFP 2017", "AFP 2017", "ckb"),
    bad=Example("Concern for civilians", "Concern for civilians", "kmr"),
)
