"""DeepL's glossary: source and target, and in the variant for several pairs the codes of both languages, no header.

Format: DeepL API documentation, "Glossaries": a source text stands once in each pair.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.glossary.exchange.base import Format, Intake, Item, Written, read_any_text
from toolkit.glossary.exchange.csv_table import cells_of, csv_bytes
from toolkit.glossary.exchange.formulas import starts_formula
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import Pair, grouped, keep
from toolkit.model import Concept

_HOLDS = Holds(frozenset(), frozenset(), synonyms=False, lines=False)
_PAIR, _WITH_CODES = 2, 4


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the CSV or TSV file at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    pairs: list[Pair] = []
    items: list[Item] = []
    for line, cells in cells_of(read_any_text(path), path):
        row = [cell.strip() for cell in cells]
        while len(row) > _PAIR and not row[-1]:
            row.pop()
        codes = row[_PAIR:] or intake.pair(path)
        if len(row) not in (_PAIR, _WITH_CODES) or not row[0] or not row[1]:
            cure = "write source,target or source,target,en,ar"
            items.append(GlossaryError("not a pair of terms", cure=cure, path=path, line=line))
        elif line == 1 and row[_PAIR:] == ["source_lang", "target_lang"]:
            continue
        elif all(tags := [intake.tag(code, path, line) for code in codes]):
            pairs.append((line, dict(zip(tags, row[:_PAIR], strict=True)), {}))
    yield from items
    yield from grouped(pairs)


def write(concepts: Sequence[Concept], tags: Sequence[str]) -> Written:
    """Return *concepts* as pairs; with codes of their languages where there is more than one target."""
    source, *targets = tags
    found: dict[tuple[str, str], list[str]] = {}
    repeated = 0
    for concept in concepts:
        for target in (one for one in targets if one in concept.terms):
            text = concept.terms[source][0].text
            row = [text, concept.terms[target][0].text, *((source, target) if len(targets) > 1 else ())]
            repeated += found.setdefault((text, target), row)[1] != row[1]
    notes = []
    if repeated:
        notes.append(f"{repeated} pairs are left out: DeepL takes each source term once")
    if risky := sum(starts_formula(cell) for row in found.values() for cell in row):
        notes.append(f"{risky} cells start like a formula, as DeepL needs them: do not open the file in a spreadsheet")
    return Written(csv_bytes(found.values(), ",").removeprefix(b"\xef\xbb\xbf"), tuple(notes))


def _keep(concept: Concept, tags: Sequence[str]) -> tuple[Concept, ...]:
    return keep(concept, tags, _HOLDS)


FORMAT = Format("deepl", read, write, _keep)
