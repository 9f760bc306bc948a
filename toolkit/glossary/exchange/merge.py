"""What a row of a file adds to a concept of the glossary, and where the two contradict each other.

Whatever the glossary does not say is added. Where both say something and it differs, that is a conflict. What the file
does not say says nothing: no term and no note is ever taken out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from toolkit.glossary import edit
from toolkit.glossary.edit import lines
from toolkit.glossary.exchange.base import Format, default_case
from toolkit.glossary.exchange.layout import value_source
from toolkit.glossary.parse import CONCEPT_KEYS, TERM_KEYS
from toolkit.model import Concept, Status, Term

Step = Callable[[edit.Texts, Concept], edit.Texts]
"""One edit of the concept, which stands in one file."""


@dataclass(slots=True)
class Merge:
    """What is to be done to make the glossary say what the file says."""

    additions: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def add(self, said: str, step: Step) -> None:
        """Note an addition."""
        self.additions.append(said)
        self.steps.append(step)

    def contradict(self, said: str, step: Step) -> None:
        """Note a conflict, and what would have to be done to let the file win."""
        self.conflicts.append(said)
        self.steps.append(step)


def merge(old: Concept, new: Concept, values: Mapping[str, Any], form: Format) -> Merge:
    """Return what *new* adds to *old* and where it contradicts it.

    Args:
        old: a concept of the glossary.
        new: what a file says about it.
        values: the same as the file has it, which shows what it leaves unsaid.
        form: the format of that file, which decides what it can mean by an order of terms or a status.
    """
    result = Merge()
    for key in CONCEPT_KEYS:
        _merge_value(result, key, getattr(old, key), getattr(new, key))
    for tag, terms in new.terms.items():
        if tag in old.terms:
            raw = [item if isinstance(item, Mapping) else {"text": item} for item in values[tag]]
            _merge_terms(result, old, terms, raw, form)
        else:
            result.add(f"{tag} {', '.join(term.text for term in terms)}", partial(_add_language, tag, values[tag]))
    return result


def _merge_value(result: Merge, key: str, was: Any, now: Any) -> None:
    if key == "related":
        if missing := [name for name in now if name not in was]:
            result.add(f"related {', '.join(missing)}", partial(_set_value, key, [*was, *missing]))
    elif key == "translate":
        if was and not now:
            result.add("translate = false", partial(_set_value, key, now))
    elif now and not was:
        result.add(f"{key} '{now}'", partial(_set_value, key, now))
    elif now and now != was:
        result.contradict(f"{key} is '{was}' here and '{now}' there", partial(_set_value, key, now))


def _merge_terms(
    result: Merge, old: Concept, terms: tuple[Term, ...], raw: list[Mapping[str, Any]], form: Format
) -> None:
    """Compare the terms of one language that both have."""
    tag = terms[0].language
    known = {term.text: term for term in old.terms[tag]}
    preferred = next((term for term in known.values() if term.status is Status.PREFERRED), None)
    agreed = any(term.text in known and known[term.text].status.approved for term in terms)
    for term, item in zip(terms, raw, strict=True):
        stated = "status" in item or (form.ranked and term.status is Status.PREFERRED)
        if (there := known.get(term.text)) is not None:
            _merge_known(result, there, term, item)
            vague = there.status not in form.statuses and not term.status.approved
            differs = stated and term.status is not there.status and not vague
            if differs or (term.status.approved and not there.status.approved):
                said = f"{tag} {term.text} is {there.status} here and {term.status} there"
                result.contradict(said, _set_term(term, {}, term.status))
            continue
        status = term.status
        if status is Status.PREFERRED and not stated and agreed:
            status = Status.ADMITTED
        step = _set_term(term, _attributes(item), status)
        if status is Status.PREFERRED and preferred:
            result.contradict(f"{tag} is {preferred.text} here and {term.text} there", step)
        else:
            result.add(f"{tag} {term.text} ({status})", step)


def _merge_known(result: Merge, was: Term, now: Term, item: Mapping[str, Any]) -> None:
    """Compare what both say about one term, its status apart."""
    for key in (one for one in _attributes(item) if one in TERM_KEYS):
        old, new = getattr(was, key), getattr(now, key)
        if key == "forms":
            if missing := [form for form in new if form not in old]:
                step = _set_term(now, {key: [*old, *missing]}, None)
                result.add(f"{now.language} {now.text}: forms {', '.join(missing)}", step)
            continue
        step = _set_term(now, {key: new}, None)
        if not old or (key == "case" and old == default_case(was.text) != new):
            result.add(f"{now.language} {now.text}: {key} {new}", step)
        elif old != new:
            result.contradict(f"{now.language} {now.text}: {key} is '{old}' here and '{new}' there", step)


def _attributes(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in ("text", "status")}


def _set_term(term: Term, values: Mapping[str, Any], status: Status | None) -> Step:
    change = edit.TermEdit(term.text, values, status)
    return lambda texts, concept: edit.set_term(texts, concept, term.language, change)


def _set_value(key: str, value: Any, texts: edit.Texts, concept: Concept) -> edit.Texts:
    return edit.set_values(texts, concept, {key: value})


def _add_language(tag: str, items: Any, texts: edit.Texts, concept: Concept) -> edit.Texts:
    (path, text), *_ = texts.items()
    line = f"{tag} = {value_source(items, lines.newline(text))}"
    return {path: lines.insert_key(text, concept.id, tag, line)}
