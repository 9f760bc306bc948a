"""Rules about what a concept has and how concepts stand to each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from toolkit.glossary.lint.base import Problem, each_term, language_of
from toolkit.glossary.store import Glossary
from toolkit.model import Concept, Status


def missing_language(glossary: Glossary, tags: Sequence[str]) -> Iterator[Problem]:
    """Yield the languages among *tags* in which a concept that is translated has no term."""
    for concept in glossary:
        missing = [tag for tag in tags if not concept.terms.get(tag)]
        if missing and concept.translate:
            yield Problem("missing-language", "info", f"no term in {', '.join(missing)}", concept)


def no_definition(glossary: Glossary) -> Iterator[Problem]:
    """Yield the concepts that nobody has defined."""
    for concept in glossary:
        if not concept.definition:
            yield Problem("no-definition", "info", "no definition", concept)


def no_preferred_term(glossary: Glossary) -> Iterator[Problem]:
    """Yield the languages that have terms, none of them the preferred one."""
    for concept in glossary:
        for tag, terms in concept.terms.items():
            if all(term.status is not Status.PREFERRED for term in terms):
                named = ", ".join(f"{term.text} is {term.status}" for term in terms)
                message = f"no preferred term in {tag} ({named})"
                yield Problem("no-preferred-term", "warning", message, concept, tag)


def duplicate_term(glossary: Glossary) -> Iterator[Problem]:
    """Yield the terms that a concept has twice in one language."""
    for concept in glossary:
        for tag, terms in concept.terms.items():
            for text, count in Counter(term.text for term in terms).items():
                if count > 1:
                    message = f"{tag} has '{text}' {count} times: keep one"
                    yield Problem("duplicate-term", "warning", message, concept, tag)


def same_spelling(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms of a concept that differ only in what comparing leaves out: capitals, keyboards."""
    for concept in glossary:
        for tag, terms in concept.terms.items():
            fold = language_of(tag).fold
            first: dict[tuple[str, str], str] = {}
            for term in terms:
                if term.status.approved:
                    other = first.setdefault((fold(term.text), term.case), term.text)
                    if other != term.text:
                        message = f"{tag} '{term.text}' and '{other}' are found as one: keep one"
                        yield Problem("same-spelling", "info", message, concept, tag)


def homonym(glossary: Glossary) -> Iterator[Problem]:
    """Yield the approved terms that name two concepts, unless these are the same throughout."""
    shared = defaultdict(list)
    for text, tag, (first, *others) in _shared(glossary):
        for second in others:
            shared[first.id, second.id, tag].append(text)
    for (one, other, tag), texts in shared.items():
        first, second = glossary[one], glossary[other]
        if _names(first) != _names(second):
            named = ", ".join(f"'{text}'" for text in texts)
            message = f"{named} in {tag} also for {one} ({first.path}:{first.line})"
            yield Problem("homonym", "info", message, second, tag)


def shared_form(glossary: Glossary) -> Iterator[Problem]:
    """Yield the forms that are also an approved term or a form of another concept, of which one hides the other."""
    owners: dict[tuple[str, str], Concept] = {}
    for concept in glossary:
        for tag, text in sorted(_names(concept)):
            owners.setdefault((tag, text), concept)
    for concept, tag, term in each_term(glossary):
        for text in term.forms if term.status.approved else ():
            owner = owners.setdefault((tag, text), concept)
            # Where the terms themselves are homonyms, their forms are too.
            if owner is not concept and (tag, term.text) not in _names(owner):
                message = f"form '{text}' of '{term.text}' in {tag} also for {owner.id} ({owner.path}:{owner.line})"
                yield Problem("shared-form", "info", message, concept, tag)


def same_concept(glossary: Glossary) -> Iterator[Problem]:
    """Yield the concepts whose approved terms are those of another concept in every language."""
    seen: dict[frozenset[tuple[str, str]], Concept] = {}
    for concept in glossary:
        if not (names := _names(concept)):
            continue
        first = seen.setdefault(names, concept)
        if first is not concept:
            message = f"the same terms as {first.id} ({first.path}:{first.line}): join the two"
            yield Problem("same-concept", "warning", message, concept)


def forbidden_and_approved(glossary: Glossary) -> Iterator[Problem]:
    """Yield the forbidden terms that another concept, or the same one, approves of."""
    approved = defaultdict(list)
    for concept in glossary:
        for tag, text in _names(concept):
            approved[tag, text].append(concept)
    for concept in glossary:
        for tag, terms in concept.terms.items():
            for term in terms:
                if term.status is Status.FORBIDDEN and (others := approved[tag, term.text]):
                    where = ", ".join(f"{other.id} ({other.path}:{other.line})" for other in others)
                    message = f"'{term.text}' in {tag} is forbidden here and approved in {where}"
                    yield Problem("forbidden-and-approved", "warning", message, concept, tag)


def related_to_nothing(glossary: Glossary) -> Iterator[Problem]:
    """Yield the related concepts that are not there, or are the concept itself."""
    names = [concept.id for concept in glossary]
    for concept in glossary:
        for name in concept.related:
            if name == concept.id:
                yield Problem("related", "warning", "related to itself", concept, "related")
            elif name not in glossary:
                near = get_close_matches(name, names, n=1)
                hint = f": did you mean {near[0]}?" if near else ""
                yield Problem("related", "warning", f"related to '{name}', which is not here{hint}", concept, "related")


def _names(concept: Concept) -> frozenset[tuple[str, str]]:
    return frozenset((tag, term.text) for tag in concept.terms for term in concept.terms[tag] if term.status.approved)


def _shared(glossary: Glossary) -> Iterator[tuple[str, str, list[Concept]]]:
    owners = defaultdict(list)
    for concept in glossary:
        for tag, text in sorted(_names(concept)):
            owners[tag, text].append(concept)
    for (tag, text), concepts in owners.items():
        if len(concepts) > 1:
            yield text, tag, concepts
