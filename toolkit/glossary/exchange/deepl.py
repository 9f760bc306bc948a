"""DeepL's glossary: source and target, and in the variant for several pairs the codes of both languages, no header.

Format: DeepL API documentation, "Glossaries": a source text stands once in each pair.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.glossary.exchange.base import Format, Intake, Item, Written, read_any_text
from toolkit.glossary.exchange.csv_table import cells_of, csv_bytes
from toolkit.glossary.exchange.formulas import starts_formula
from toolkit.glossary.exchange.loss import Holds
from toolkit.glossary.exchange.pairs import keep, read_pairs
from toolkit.model import Concept

_HOLDS = Holds(frozenset(), frozenset(), synonyms=False, lines=False)


def read(path: Path, intake: Intake) -> Iterator[Item]:
    """Yield the concepts of the CSV or TSV file at *path*; see :data:`toolkit.glossary.exchange.base.Reader`."""
    text = read_any_text(path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    return read_pairs(cells_of(text, path, delimiter), path, intake)


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


FORMAT = Format("deepl", read, write, _keep, fewest=2)
