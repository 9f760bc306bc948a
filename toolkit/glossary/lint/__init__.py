"""What an editor should look at again in a glossary: one rule one function, each yielding problems."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from toolkit.errors import DragomanError, FileError
from toolkit.files import read_text
from toolkit.glossary.journal import pending
from toolkit.glossary.layout import lines_of_keys
from toolkit.glossary.lint import letters, relations, wording
from toolkit.glossary.lint.base import Problem
from toolkit.glossary.store import Glossary, examine, paths_in
from toolkit.model import Finding

__all__ = ["RULES", "Problem", "Rule", "lint"]

Rule = Callable[[Glossary], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    relations.no_definition,
    relations.no_preferred_term,
    relations.duplicate_term,
    relations.same_spelling,
    relations.homonym,
    relations.shared_form,
    relations.same_concept,
    relations.forbidden_and_approved,
    relations.related_to_nothing,
    letters.wrong_language,
    letters.wrong_script,
    letters.wrong_letter,
    letters.foreign_letter,
    letters.presentation_form,
    letters.invisible_character,
    letters.vowel_marks,
    wording.white_space,
    wording.outer_punctuation,
    wording.needless_form,
)
"""Every rule that needs nothing but the glossary."""


def lint(folder: Path, tags: Sequence[str] = (), more: Sequence[Rule] = ()) -> list[Finding]:
    """Return what is wrong or doubtful with the glossary under *folder*, in the order of its files and lines.

    Args:
        folder: where the glossary files are.
        tags: the languages that every concept should have.
        more: rules of rooms that this one knows nothing of.
    """
    texts: dict[Path, str] = {}
    faults: list[DragomanError] = []
    for path in paths_in(folder):
        try:
            texts[path] = read_text(path)
        except FileError as error:
            faults.append(error)
    try:
        texts |= {path: text.removeprefix("\ufeff") for path, text in pending(folder).items()}
    except DragomanError as error:
        faults.append(error)
    glossary, wrong = examine(texts)
    findings = [_of_fault(fault) for fault in (*faults, *wrong)]
    problems = [problem for rule in (*RULES, *more) for problem in rule(glossary)]
    problems += relations.missing_language(glossary, tags)
    lines = cache(lambda path: lines_of_keys(texts[path]))
    findings += [_of_problem(problem, lines) for problem in problems]
    return sorted(findings, key=lambda finding: (finding.file, finding.line))


def _of_fault(fault: DragomanError) -> Finding:
    message = f"{fault.what}: {fault.cure}" if fault.cure else fault.what
    return Finding("glossary-file", "error", message, file=str(fault.path or ""), line=fault.line or 0)


def _of_problem(problem: Problem, lines: Callable[[Path], Mapping[tuple[str, ...], int]]) -> Finding:
    concept = problem.concept
    line = concept.line
    if concept.path is not None and problem.key:
        line = lines(concept.path).get((concept.id, problem.key), line)
    message = f"{concept.id}: {problem.message}"
    return Finding(problem.rule, problem.severity, message, file=str(concept.path or ""), line=line)
