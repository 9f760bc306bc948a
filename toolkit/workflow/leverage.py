"""What the memory makes of PO files: drafts where it knows a text, suggestions where it knows some like it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from toolkit.engines import Terminology
from toolkit.memory.store import Memory
from toolkit.memory.unit import Match
from toolkit.model import Draft
from toolkit.po import Catalog, Entry
from toolkit.similarity import differences
from toolkit.workflow import marks
from toolkit.workflow.engines import Pair
from toolkit.workflow.memory import is_imported
from toolkit.workflow.settled import Settled, digest
from toolkit.workflow.terminology import judged

LEAST = 0.7
"""Likeness of a text whose translation is suggested."""
LEAST_ALONE = 0.75
"""Likeness of a text whose translation is a draft where no engine makes one."""
LEAST_WITH_ENGINE = 0.9
"""Likeness of a text whose translation is a draft though an engine could make one: one word in ten to change."""
SIGNS = r"\[-.*?-\]", r"\{\+.*?\+\}"
"""Patterns of what :func:`marked` shows as taken out and as put in."""
_MOST = 3
"""Suggestions for an entry."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation that the memory has for a text, and what the glossary has against it today."""

    match: Match
    notes: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Likeness in whole percent; 100 is the same text and nothing else."""
        # 0.57 * 100 is less than 57.
        return int(self.match.score * 100 + 1e-9)


Find = Callable[[str, str | None, tuple[str, str]], Sequence[Proposal]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of texts of one pair of languages."""

    memory: Memory
    terminology: Terminology
    """What the glossary says of that pair."""
    pair: Pair


def proposals(
    known: Known,
    text: str,
    context: str | None = None,
    around: tuple[str, str] = ("", ""),
) -> list[Proposal]:
    """Return the translations of *text*, or, where there is none, of texts like it, the best first.

    Of several translations of the same text, one from its context comes first, then those with its msgctxt; of those
    that are equal, the ones that follow the glossary, then the desk's own, then the newest.

    Args:
        known: where to look, and what judges what is found.
        text: what to look up.
        context: its msgctxt.
        around: the texts before and after it in its document.

    Raises:
        StoreError: the memory cannot be used.
    """
    exact = known.memory.exact(*known.pair, text, context, *around)
    matches = exact or known.memory.fuzzy(*known.pair, text, LEAST, _MOST + 1)
    found = [Proposal(match, judged((), text, match.unit.translation, known.terminology)) for match in matches]
    if exact:
        found.sort(
            key=lambda one: (
                not one.match.in_context,
                one.match.unit.context != context,
                bool(one.notes),
                is_imported(one.match.unit.origin),
            )
        )
    return found


def marked(old: str, new: str) -> str:
    """Return *new* with what differs from *old* in signs: ``[-taken out-] {+put in+}``, as wdiff has it."""
    parts = []
    for same, steps in groupby(differences(old, new), key=lambda step: step.kind == "equal"):
        if same:
            parts += [step.old for step in steps]
            continue
        changes = [*steps]
        gone, come = "".join(step.old for step in changes), "".join(step.new for step in changes)
        parts.append(" ".join([f"[-{gone}-]"] * bool(gone) + [f"{{+{come}+}}"] * bool(come)))
    return "".join(parts)


def apply(
    catalog: Catalog,
    find: Find,
    wants: Callable[[Entry], bool],
    least: float,
    settled: Settled,
    step: Callable[[], None] = lambda: None,
) -> list[Entry]:
    """Draft in *catalog* what is known of it, and let the comments of what nobody has reviewed say what it suggests.

    Args:
        catalog: changed in place; nothing is written.
        find: what is known of a text, its msgctxt and its neighbours; see :func:`proposals`.
        wants: tells whether an entry may be given a draft.
        least: the likeness of a text whose translation is a draft.
        settled: entries that would only be given what they have; they are not looked up.
        step: is called after each text that was looked up, or need not be.

    Returns:
        The entries that were given a draft.

    Raises:
        StoreError: the memory cannot be used.
    """
    entries = catalog.entries
    around = ["", *(entry.msgid for entry in entries), ""]
    drafted: list[Entry] = []
    for number, entry in enumerate(entries):
        if not is_open(entry):
            marks.forget_suggestions(entry)
            continue
        neighbours = around[number], around[number + 2]
        wanted = least if wants(entry) else None
        if not _is_settled(settled, entry, neighbours, wanted):
            draft = _lend(entry, find(entry.msgid, entry.msgctxt, neighbours), wanted)
            drafted += [entry] if draft else []
            _settle(settled, entry, neighbours, None if draft else wanted)
        step()
    return drafted


def _lend(entry: Entry, found: Sequence[Proposal], least: float | None) -> bool:
    """Give *entry* what is *found*; return whether that is a draft, as only one that is alike by *least* can be."""
    draft = None if least is None else _best(entry, found, least)
    if draft:
        _put(entry, draft, found)
    _suggest(entry, found)
    return draft is not None


def _is_settled(settled: Settled, entry: Entry, around: tuple[str, str], least: float | None) -> bool:
    return settled.has(_digest(entry, around)) and (least is None or settled.has(_digest(entry, around, least)))


def _settle(settled: Settled, entry: Entry, around: tuple[str, str], least: float | None) -> None:
    """Let it be known that *entry* has all that it is given: no draft by *least*, or none at all where that is None."""
    if is_open(entry):
        settled.add(_digest(entry, around))
        if least is not None:
            settled.add(_digest(entry, around, least))


def _digest(entry: Entry, around: tuple[str, str], least: float | None = None) -> str:
    """Return what stands for all that decides what *entry* is given of what is found for it.

    Comments of others are not among that, nor is its text if that is not from the memory: when an engine drafts it, or
    a person works on it, it stays settled.
    """
    text = entry.msgstr if marks.is_from_memory(entry) else ""
    context = [] if entry.msgctxt is None else [entry.msgctxt]
    return digest([entry.msgid, text, *around, str(least), *marks.suggestions(entry), "", *context])


def is_open(entry: Entry) -> bool:
    """Return whether a person still has to translate *entry*, or to look at its translation; plurals are left out."""
    return not entry.msgid_plural and (not entry.translated() or entry.msgstr.isspace())


def _best(entry: Entry, found: Sequence[Proposal], least: float) -> Proposal | None:
    """Return what *entry* is drafted with: a headline's wording is wrong in a sentence that is only like it."""
    return next(
        (one for one in found if one.match.score == 1 or (one.match.score >= least and _same_context(one, entry))),
        None,
    )


def _same_context(one: Proposal, entry: Entry) -> bool:
    return one.match.unit.context == entry.msgctxt


def _put(entry: Entry, one: Proposal, found: Sequence[Proposal]) -> None:
    unit = one.match.unit
    # Where two articles are alike all around the text and yet do not say the same, somebody has to choose.
    said = {other.match.unit.translation for other in found if other.match.in_context}
    reviewed = one.match.in_context and len(said) == 1 and not one.notes
    origin = f"memory {one.percent}%{' in context' if one.match.in_context else ''}"
    made_for = None if unit.text == entry.msgid else unit.text
    marks.put(entry, Draft(unit.translation, origin, one.notes), made_for=made_for, reviewed=reviewed)


def _suggest(entry: Entry, found: Sequence[Proposal]) -> None:
    """Let the comments of *entry* suggest what is *found*, other than what it has been given of that already."""
    said = {entry.msgstr} if marks.is_from_memory(entry) else set()
    suggestions: list[list[str]] = []
    for one in found if is_open(entry) else ():
        unit = one.match.unit
        if (text := unit.translation.strip()) not in said:
            said.add(text)
            source = "" if unit.text == entry.msgid else marked(unit.text, entry.msgid)
            suggestions.append(marks.suggestion(one.percent, text, source=source, notes=one.notes))
    marks.suggest(entry, chain.from_iterable(suggestions[:_MOST]))
