"""Case endings of names, joined or after an apostrophe."""

import re
from collections.abc import Iterator

from toolkit.checks.base import Example, Pair, Rule
from toolkit.model import Finding


def check_endings(pair: Pair) -> Iterator[Finding]:
    """Yield a note for each name whose case ending is not attached as the house style says.

    An ending that is joined where the style has an apostrophe is only certain on a glossary term.
    """
    endings = pair.target_language.name_endings
    if not endings:
        return
    either = "|".join(sorted(endings, key=len, reverse=True))
    if pair.style.endings == "joined":
        for match in re.finditer(rf"([^\W_]+)[’'‘`´ʼ]({either})\b", pair.target):
            message = f"the house style joins case endings to the name: write {match[1]}{match[2]}"
            yield Finding("endings", "info", message, *match.span())
        return
    for verdict in pair.verdicts:
        if verdict.target is None:
            continue
        found, name = verdict.target, verdict.target.term.text
        ending = found.surface[len(name) :]
        if found.surface.startswith(name) and ending in endings:
            message = f"the house style parts a name from its case ending: write {name}’{ending}"
            yield Finding("endings", "info", message, found.start, found.end)


_REASON = (
    "Kurmanji writers join a case ending to a foreign name (DAIŞê) or part it with an apostrophe (DAIŞ’ê); a house"
    " should do one of the two."
)

ENDINGS = Rule(
    name="endings",
    check=check_endings,
    reason=_REASON,
    good=Example("against Daesh", "li dijî DAIŞê", "kmr"),
    bad=Example("against Daesh", "li dijî DAIŞ’ê", "kmr"),
)
