"""A whole file against the whole glossary: what each row is, and the texts of the glossary with all of them in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from toolkit.errors import DragomanError, GlossaryError
from toolkit.glossary import Glossary, edit
from toolkit.glossary.edit import lines
from toolkit.glossary.exchange.base import Entry, Format, Item, table
from toolkit.glossary.exchange.check import check
from toolkit.glossary.exchange.identity import Terms, agree, made_id, own_id, share_a_term, unique
from toolkit.glossary.exchange.layout import block
from toolkit.glossary.exchange.merge import merge
from toolkit.glossary.layout import scan
from toolkit.glossary.parse import parse
from toolkit.model import Concept


class Verdict(StrEnum):
    """What a row of a file is to the glossary."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICTING = "conflicting"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, judged."""

    verdict: Verdict
    id: str
    line: int
    messages: tuple[str, ...] = ()
    file: Path | None = None
    """Of the glossary, which a new concept goes to."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a file is taken."""

    path: Path
    """The file, for messages."""
    format: Format
    overwrite: bool
    """Let the file win where it contradicts the glossary."""
    place: Callable[[Concept], Path]
    """Which file of the glossary a new concept goes to."""


@dataclass(slots=True)
class Plan:
    """What an import does."""

    rules: Rules
    texts: edit.Texts
    rows: list[Row] = field(default_factory=list)
    _known: dict[str, Concept] = field(default_factory=dict)
    _new: dict[str, tuple[Path, Mapping[str, Any], int]] = field(default_factory=dict)
    _snippets: dict[str, str] = field(default_factory=dict)
    """Id → the lines of a concept that changed, as they are to be."""

    @classmethod
    def make(cls, items: Iterable[Item], glossary: Glossary, texts: edit.Texts, rules: Rules) -> "Plan":
        """Judge *items* one after the other, each against the glossary with those before it."""
        plan = cls(rules, texts)
        plan._known = {concept.id: concept for concept in glossary}
        terms = Terms(glossary)
        regions = _Regions(texts)
        for item in items:
            row = plan._rejected(item) if isinstance(item, DragomanError) else plan._judge(item, terms, regions)
            plan.rows.append(row)
        return plan

    def changed_texts(self) -> edit.Texts:
        """Return the files of the glossary that change, as they are to be."""
        changed: dict[Path, str] = {}
        for path, text in self.texts.items() if self._snippets else ():
            pieces, place = list[str](), 0
            for name, span in _regions(text).items():
                if name in self._snippets and span:
                    pieces += text[place : span[0]], self._snippets[name]
                    place = span[1]
            if pieces:
                changed[path] = "".join((*pieces, text[place:]))
        blocks: dict[Path, list[str]] = {}
        for name, (path, values, _) in self._new.items():
            newline = lines.newline(self.texts.get(path, ""))
            found = blocks.setdefault(path, [])
            found.extend((*([""] if found else []), *block(name, values, newline)))
        for path, found in blocks.items():
            changed[path] = lines.append_concept(changed.get(path, self.texts.get(path, "")), found)
        return changed

    def _rejected(self, error: DragomanError, name: str = "") -> Row:
        what = f"{error.what}; {error.cure}" if error.cure else error.what
        return Row(Verdict.REJECTED, name, error.line or 0, (what,))

    def _judge(self, entry: Entry, terms: Terms, regions: "_Regions") -> Row:
        given = own_id(entry)
        name = given or made_id(entry.values)
        concept, faults = check(entry, name, self.rules.path)
        if faults:
            return replace(self._rejected(faults[0], name), line=entry.line)
        old = self._known.get(given)
        if old and not share_a_term(old, concept):
            said = f"{given} is there with other terms: {_names(old)}; give this row another id"
            return Row(Verdict.CONFLICTING, given, entry.line, (said,))
        likely = [] if old else terms.like(concept)
        if len(likely) > 1 and not given:
            said = f"{' and '.join(likely)} both have these terms; give the row an id"
            return Row(Verdict.CONFLICTING, name, entry.line, (said,))
        # Another tool's id for what is here already must not make a second concept of it.
        if len(likely) == 1:
            other = self._known[likely[0]]
            if not given or (other.id not in self._new and agree(other, concept)):
                old = other
        if old and old.id in self._new:
            if (row := self._again(entry, concept, old, given=bool(given))) is not None:
                return row
            old = None
        if old:
            return self._merge(entry, concept, old, regions)
        return self._add(entry, concept, terms)

    def _add(self, entry: Entry, concept: Concept, terms: Terms) -> Row:
        concept = replace(concept, id=unique(concept.id, self._known))
        self._known[concept.id] = concept
        terms.add(concept)
        path = self.rules.place(concept)
        self._new[concept.id] = (path, table(concept), entry.line)
        return Row(Verdict.NEW, concept.id, entry.line, (_names(concept),), path)

    def _again(self, entry: Entry, concept: Concept, old: Concept, *, given: bool) -> Row | None:
        """Judge a row that is about a concept new in this very file; None where it only shares terms with it."""
        found = merge(old, concept, entry.values, self.rules.format)
        line = self._new[old.id][2]
        if not found.steps:
            return Row(Verdict.UNCHANGED, old.id, entry.line, (f"says the same as line {line}",))
        if not given:
            return None
        said = f"{old.id} is also in line {line}; join the two or rename one"
        return Row(Verdict.CONFLICTING, old.id, entry.line, (said,))

    def _merge(self, entry: Entry, concept: Concept, old: Concept, regions: "_Regions") -> Row:
        found = merge(old, concept, entry.values, self.rules.format)
        if found.conflicts and not self.rules.overwrite:
            return Row(Verdict.CONFLICTING, old.id, entry.line, tuple(found.conflicts))
        if not found.steps:
            return Row(Verdict.UNCHANGED, old.id, entry.line)
        path = old.path or self.rules.path
        try:
            snippet = self._snippets.get(old.id) or regions.of(old)
            for step in found.steps:
                snippet = step({path: snippet}, old)[path]
                old = replace(parse(snippet, path)[0][0], path=path)
        except GlossaryError as error:
            return replace(self._rejected(error, old.id), line=entry.line)
        self._snippets[old.id] = snippet
        self._known[old.id] = old
        return Row(Verdict.CHANGED, old.id, entry.line, (*found.additions, *found.conflicts))


def _names(concept: Concept) -> str:
    return "; ".join(f"{tag} {', '.join(term.text for term in terms)}" for tag, terms in concept.terms.items())


class _Regions:
    """The lines of each concept, found when they are first asked for."""

    def __init__(self, texts: edit.Texts) -> None:
        self._texts = texts
        self._found: dict[Path, Mapping[str, tuple[int, int] | None]] = {}

    def of(self, concept: Concept) -> str:
        """Return the lines of *concept*.

        Raises:
            GlossaryError: other things stand between them.
        """
        path = concept.path or Path()
        if path not in self._found:
            self._found[path] = _regions(self._texts[path])
        if (span := self._found[path][concept.id]) is None:
            what = f"what belongs to {concept.id} stands apart in {path}"
            raise GlossaryError(what, cure="bring it together by hand")
        return self._texts[path][slice(*span)]


def _regions(text: str) -> dict[str, tuple[int, int] | None]:
    """Return start and end of the lines of each concept; None where they do not stand together."""
    found: dict[str, tuple[int, int] | None] = {}
    last = ""
    for statement in scan(text):
        name = statement.keys[0]
        if name not in found:
            found[name] = (statement.start, statement.end)
        elif (span := found[name]) is not None:
            found[name] = (span[0], statement.end) if name == last else None
        last = name
    return found
