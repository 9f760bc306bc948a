"""How much of what a terminologist sees is found, and how much of what is found is right, in quoted news.

``labelled/LANGUAGE.toml`` holds the cases: a term as a desk enters it, a few words of text, and the surfaces in them
that are the term. ``en`` names the concept in English where that matters, as for a proper name.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from toolkit.model import Concept, Term
from toolkit.recognition import Recognizer

LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.toml"))
FEWEST_CASES = 150
LEAST_PRECISION = 0.98
LEAST_RECALL = 0.95
SHARE_OF_NEGATIVES = 1 / 3

Span = tuple[int, int]


@dataclass(frozen=True)
class Result:
    """What one case asked for and what was found."""

    text: str
    term: str
    wanted: frozenset[Span]
    found: frozenset[Span]

    def __str__(self) -> str:
        missed, wrong = (
            [self.text[slice(*span)] for span in sorted(spans)]
            for spans in (self.wanted - self.found, self.found - self.wanted)
        )
        return f"{self.term} in {self.text!r}: missed {missed}, wrong {wrong}"


def read(path: Path) -> list[dict[str, Any]]:
    """Return the cases of *path*."""
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def term_of(language: str, **fields: Any) -> Term:
    """Return the term as the glossary store makes it: one with a capital letter is exact."""
    forms = tuple(fields.pop("forms", ()))
    fields.setdefault("case", "exact" if fields["text"] != fields["text"].lower() else "any")
    return Term(language=language, forms=forms, **fields)


def wanted_spans(text: str, surfaces: list[str]) -> Iterator[Span]:
    """Yield where *surfaces* stand in *text*, in order."""
    end = 0
    for surface in surfaces:
        start = text.index(surface, end)
        end = start + len(surface)
        yield start, end


def results(path: Path) -> Iterator[Result]:
    """Yield what became of each case of *path*."""
    language = path.stem
    for case in read(path):
        terms = {language: (term_of(language, **case["term"]),)}
        if "en" in case:
            terms["en"] = (term_of("en", text=case["en"]),)
        found = Recognizer([Concept("it", terms)], language).find(case["text"])
        yield Result(
            case["text"],
            case["term"]["text"],
            frozenset(wanted_spans(case["text"], case["found"])),
            frozenset((one.start, one.end) for one in found),
        )


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_there_are_enough_cases_and_negatives(path: Path) -> None:
    cases = read(path)
    assert len(cases) >= FEWEST_CASES
    negatives = [case for case in cases if not case["found"] or "look-alike" in case.get("why", "")]
    assert len(negatives) >= SHARE_OF_NEGATIVES * len(cases)


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_recognition_keeps_its_promise(path: Path) -> None:
    outcome = list(results(path))
    right = sum(len(one.wanted & one.found) for one in outcome)
    precision = right / sum(len(one.found) for one in outcome)
    recall = right / sum(len(one.wanted) for one in outcome)
    wrong = "\n".join(str(one) for one in outcome if one.wanted != one.found)
    report = f"precision {precision:.3f}, recall {recall:.3f}\n{wrong}"
    assert precision >= LEAST_PRECISION, report
    assert recall >= LEAST_RECALL, report


def test_every_labelled_language_is_read() -> None:
    assert LABELLED
