"""OmegaT's glossary: source, target and comment, separated by tabs, for one pair of languages.

Format: OmegaT's manual, "Glossaries" (tab-separated; lines that start with # are comments; UTF-8 in *.utf8 and *.txt).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Format, Intake, Item, Written, read_any_text
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import Pair, comment, grouped, keep, told
from toolkit.model import Concept

# Not str.splitlines, which ends a line at U+2028 too.
_LINE_END = re.compile(r"\r\n?|\n")
_HOLDS = Holds(frozenset({"definition", "note"}), frozenset(), lines=False)


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the glossary at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    source, target = intake.pair(path)
    pairs: list[Pair] = []
    items: list[Item] = []
    for line, text in enumerate(_LINE_END.split(read_any_text(path)), 1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = [cell.strip() for cell in text.split("\t")]
        if len(cells) == 1:
            items.append(GlossaryError("no tab in this line", cure="write source, tab, target", path=path, line=line))
        elif not cells[0] or not cells[1]:
            items.append(GlossaryError("an empty term", cure="fill it in, or take it out", path=path, line=line))
        else:
            pairs.append((line, {source: cells[0], target: cells[1]}, told("\t".join(cells[2:]))))
    yield from items
    yield from grouped(pairs)


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as OmegaT's glossary of the languages *tags*, two of them."""
    source, target = tags
    lines = []
    for concept in concepts:
        for term in concept.terms[target]:
            cells = (concept.terms[source][0].text, term.text, comment(concept))
            lines.append("\t".join(cells).rstrip("\t") + "\n")
    # A line that starts with # would be a comment: OmegaT has no way around that.
    lost = sum(line.startswith("#") for line in lines)
    notes = (f"{lost} terms that start with # are left out: OmegaT takes them for comments",) if lost else ()
    kept = [line for line in lines if not line.startswith("#")]
    head = f"# {source} - {target}, written by dragoman\n"
    return Written((head + "".join(kept)).encode(), notes)


def _keep(concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
    return keep(concept, tags, _HOLDS)


FORMAT = Format("omegat", read, write, _keep, fewest=2, pair=True)
