"""How well the glossary holds in drafts, what it does to the rest of the sentences, and what it costs.

A package for a language is the file that the environment variable DRAGOMAN_BENCH_MODEL_AR, _CKB or _KMR names; the text
is the file that DRAGOMAN_BENCH_TEXT names, in English, with its translations beside it (news.en.txt, news.ar.txt and so
on). Without a package there is nothing to measure. Lines of 220 characters and more are left out: the packages that the
figures in the documentation are for do not know them.

The terms are in terms/<language>.toml: of each concept what translators mostly call it, and another word that could
stand there and that a model does not use. One glossary has the ``natural`` words, another, for the same concepts, only
the ``counterfactual`` ones, as if the desk had decided against the model. So it is seen whether a term is placed that
the model never proposes, when nobody says what stands in its place.

Half of the concepts, told by a checksum of their names, are for development (0), the other half is for judging (1).
Lines count in which the reference has the natural word for every term that the source names.

- ``followed``: the part of the terms for which the translation has the glossary's word, as ``dragoman verify`` counts.
- ``chrF``: against the reference; for the counterfactual words against the reference in which each natural word is
  replaced by the counterfactual one, with its endings (exactly as `recognition.carry` does it, or, where that is not
  certain, letter by letter, a listed form for a listed form).
- ``replaced``: the same for the unconstrained translation in which the natural words are replaced letter by letter,
  which takes knowing them.
- ``rest``: chrF of what is left of reference and translation when the terms are cut out.
- ``time``: of the lines that name a term, with the counterfactual glossary, to that without any.
"""

import os
import sys
import tempfile
import time
import tomllib
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.engines.argos.model import Model, machine
from toolkit.engines.constraints import constrain
from toolkit.engines.packages.archive import unpack
from toolkit.engines.packages.package import read_package
from toolkit.languages import Language
from toolkit.model import Concept, Term
from toolkit.recognition import Recognizer, Verifier
from toolkit.recognition.carry import carry
from toolkit.settings import Settings
from toolkit.workflow.desk import Desk
from toolkit.workflow.terminology import DeskTerminology

TERMS = Path(__file__).parent / "terms"
LONGEST = 220
ARTICLE = "ال"
HALVES = (0, 1)
SOURCE = "en"

Glossary = Mapping[str, Concept]


@dataclass(frozen=True)
class Line:
    """A line of the text that names terms."""

    source: str
    reference: str
    concepts: frozenset[str]


def main() -> None:
    """Print a table for each language that has a package."""
    text = os.environ.get("DRAGOMAN_BENCH_TEXT")
    for tag in ("ar", "ckb", "kmr"):
        archive = os.environ.get(f"DRAGOMAN_BENCH_MODEL_{tag.upper()}")
        if not archive or not text:
            print_line(f"{tag}: set DRAGOMAN_BENCH_MODEL_{tag.upper()} and DRAGOMAN_BENCH_TEXT")
            continue
        with tempfile.TemporaryDirectory() as place:
            unpack(Path(archive), Path(place) / "package")
            model = Model(read_package(Path(place) / "package"), machine("cpu", 1))
            for half in HALVES:
                measure(model, lines_in(Path(text), tag), half)


def lines_in(path: Path, tag: str) -> list[tuple[str, str]]:
    """Return the lines of *path* with those of the translation into *tag*."""
    beside = path.with_name(path.name.replace(f".{SOURCE}.", f".{tag}."))
    sources, references = (one.read_text(encoding="utf-8").splitlines() for one in (path, beside))
    return [
        (source, reference)
        for source, reference in zip(sources, references, strict=True)
        if source and len(source) < LONGEST
    ]


def glossaries(tag: str, half: int) -> dict[str, Glossary]:
    """Return the natural and the counterfactual glossary of one *half* of the concepts."""
    table = tomllib.loads((TERMS / f"{tag}.toml").read_text(encoding="utf-8"))
    return {
        kind: {
            name: Concept(name, {SOURCE: terms(entry[SOURCE], SOURCE), tag: terms(entry[kind], tag)})
            for name, entry in table.items()
            if zlib.crc32(name.encode()) % len(HALVES) == half
        }
        for kind in ("natural", "counterfactual")
    }


def terms(entry: Any, tag: str) -> tuple[Term, ...]:
    """Return the terms of *entry*, written as in a glossary."""
    entries = entry if isinstance(entry, list) else [entry]
    return tuple(term({"text": one} if isinstance(one, str) else one, tag) for one in entries)


def term(table: Mapping[str, Any], tag: str) -> Term:
    """Return the term in *table*."""
    case = "exact" if any(map(str.isupper, table["text"])) else "any"
    return Term(**{"case": case, **table, "language": tag, "forms": tuple(table.get("forms", ()))})


def measure(model: Model, texts: Sequence[tuple[str, str]], half: int) -> None:
    """Print how *model* does on *texts* with the concepts of *half*."""
    target = languages.get(model.package.target)
    natural, counterfactual = glossaries(target.tag, half).values()
    plain = [model.decode(tokens) for tokens in model.translate([model.encode(one) for one, _ in texts])]
    lines = {number: line for number, (one, other) in enumerate(texts) if (line := judged(one, other, natural, target))}
    print_line(f"{target.tag}, half {half}: {len(natural)} concepts, {len(lines)} of {len(texts)} lines judged")
    recognizer = Recognizer(natural.values(), target.tag)
    for kind, glossary in (("natural", natural), ("counterfactual", counterfactual)):
        found = constrain(
            [one for one, _ in texts], model, terminology(glossary, target), languages.get(SOURCE), target
        )
        drafts = {number: found[number].text for number in lines}
        swaps = {kind: swapped(line, recognizer, glossary, target) for kind, line in lines.items()}
        print_line(f"  {kind:15} followed {followed(lines, drafts, glossary, target):.3f}")
        print_line(f"  {'':15} chrF {chrf(drafts, swaps):.2f}, unconstrained {chrf(chosen(plain, lines), swaps):.2f}")
        if glossary is counterfactual:
            others = {number: replaced(plain[number], line, natural, glossary) for number, line in lines.items()}
            print_line(f"  {'':15} replaced {chrf(others, swaps):.2f}")
        rests = (rest_of(drafts, lines, glossary), rest_of(chosen(plain, lines), lines, natural))
        left = rest_of({number: line.reference for number, line in lines.items()}, lines, natural)
        print_line(f"  {'':15} rest {chrf(rests[0], left):.2f}, unconstrained {chrf(rests[1], left):.2f}")
    print_line(f"  time {cost(model, [line.source for line in lines.values()], counterfactual, target)}\n")


def judged(source: str, reference: str, glossary: Glossary, target: Language) -> Line | None:
    """Return the line if its reference has the natural word for every term, else None."""
    verdicts = Verifier(glossary.values(), SOURCE, target.tag).verify(source, reference)
    if not verdicts or not all(one.ok for one in verdicts):
        return None
    return Line(source, reference, frozenset(one.concept for one in verdicts))


def terminology(glossary: Glossary, target: Language) -> DeskTerminology:
    """Return *glossary* as an engine sees it."""
    return DeskTerminology(Desk(tuple(glossary.values())), Settings(), SOURCE, target.tag)


def followed(lines: Mapping[int, Line], drafts: Mapping[int, str], glossary: Glossary, target: Language) -> float:
    """Return the part of the terms in *lines* that *drafts* have the glossary's word for."""
    verifier = Verifier(glossary.values(), SOURCE, target.tag)
    verdicts = [one.ok for number, line in lines.items() for one in verifier.verify(line.source, drafts[number])]
    return sum(verdicts) / max(1, len(verdicts))


def swapped(line: Line, recognizer: Recognizer, glossary: Glossary, target: Language) -> str:
    """Return the reference of *line* with the first word that *glossary* has for each of its concepts."""
    text = line.reference
    for match in reversed(recognizer.find(text)):
        if match.concept not in line.concepts:
            continue
        approved = glossary[match.concept].approved(target.tag)
        if match.term in approved:
            continue
        surface = carry(target, match.surface, match.term, approved[0], target.style)
        text = text[: match.start] + (surface or lettered(match.surface, match.term, approved[0])) + text[match.end :]
    return text


def lettered(surface: str, old: Term, new: Term) -> str:
    """Return *surface* with the letters of *new* for those of *old*: a listed form for a listed form."""
    for listed in sorted((old.text, *old.forms), key=len, reverse=True):
        if listed in surface:
            form = new.forms[0] if listed in old.forms and new.forms else new.text
            definite = next((one for one in new.forms if one.startswith(ARTICLE)), "")
            if ARTICLE + listed in surface and definite:
                return surface.replace(ARTICLE + listed, definite)
            # Of two Arabic articles one is left, and after "for" it loses its alef.
            return surface.replace(listed, form).replace("الال", ARTICLE).replace("لال", "لل")
    return new.text


def replaced(text: str, line: Line, natural: Glossary, glossary: Glossary) -> str:
    """Return *text* with every natural word for the concepts of *line* replaced letter by letter."""
    for name in line.concepts:
        (tag,) = glossary[name].terms.keys() - {SOURCE}
        for old in natural[name].terms[tag]:
            for listed in sorted((old.text, *old.forms), key=len, reverse=True):
                text = text.replace(listed, glossary[name].terms[tag][0].text)
    return text


def rest_of(texts: Mapping[int, str], lines: Mapping[int, Line], glossary: Glossary) -> dict[int, str]:
    """Return *texts* without the terms of *glossary* that their lines name."""
    (tag,) = next(iter(glossary.values())).terms.keys() - {SOURCE}
    recognizer = Recognizer(glossary.values(), tag)
    return {number: without(text, recognizer, lines[number].concepts) for number, text in texts.items()}


def without(text: str, recognizer: Recognizer, concepts: Collection[str]) -> str:
    """Return *text* without the terms of *concepts*."""
    for match in reversed(recognizer.find(text)):
        if match.concept in concepts:
            text = f"{text[: match.start]} {text[match.end :]}"
    return " ".join(text.split())


def chosen(texts: Sequence[str], numbers: Iterable[int]) -> dict[int, str]:
    """Return those of *texts* that *numbers* name."""
    return {number: texts[number] for number in numbers}


def chrf(texts: Mapping[int, str], references: Mapping[int, str]) -> float:
    """Return chrF (Popović 2015) of *texts* against *references*, as sacreBLEU counts it."""
    import sacrebleu

    numbers = list(texts)
    found = sacrebleu.corpus_chrf([texts[number] for number in numbers], [[references[number] for number in numbers]])
    return float(found.score)


def cost(model: Model, sources: Sequence[str], glossary: Glossary, target: Language) -> str:
    """Return how long *sources* take with *glossary*, to how long they take without, best of three in turn."""
    plain, ruled = [], []
    for _ in range(3):
        start = time.perf_counter()
        for found in model.translate([model.encode(one) for one in sources]):
            model.decode(found)
        plain.append(time.perf_counter() - start)
        start = time.perf_counter()
        constrain(sources, model, terminology(glossary, target), languages.get(SOURCE), target)
        ruled.append(time.perf_counter() - start)
    named = sum(len(terminology(glossary, target).wanted(one)) for one in sources) / len(sources)
    return (
        f"{min(ruled) / min(plain):.2f} of {min(plain):.1f} s, with {named:.1f} terms for each of {len(sources)} lines"
    )


def print_line(text: str) -> None:
    """Print *text* at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
