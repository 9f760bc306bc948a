"""Marks that come in pairs: which of them stand alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["unclosed", "unopened", "reversed"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark without its partner, or a pair the wrong way round; *start* and *end* are code points."""

    kind: Kind
    mark: str
    start: int
    end: int


def faults(marks: list[tuple[int, str]], partners: Mapping[str, str]) -> list[Fault]:
    """Return the faults among *marks* (offset and mark, in order) where *partners* says what closes what.

    A closing mark belongs to the last open mark of its own kind; open marks inside are then without a partner.
    """
    opened: list[tuple[int, str]] = []
    found: list[Fault] = []
    openers = {closer: opener for opener, closer in partners.items()}
    for offset, mark in marks:
        if mark in partners:
            opened.append((offset, mark))
            continue
        partner = next((one for one in reversed(opened) if one[1] == openers[mark]), None)
        if partner is None:
            found.append(Fault("unopened", mark, offset, offset + 1))
        else:
            opened.remove(partner)
    found += [Fault("unclosed", mark, offset, offset + 1) for offset, mark in opened]
    return _reversed(sorted(found, key=lambda fault: fault.start), partners)


def _reversed(found: list[Fault], partners: Mapping[str, str]) -> list[Fault]:
    """Make one fault of a closing mark that is followed by its opening one: »داعش«."""
    kept: list[Fault] = []
    for fault in found:
        last = kept[-1] if kept else None
        if last and last.kind == "unopened" and fault.kind == "unclosed" and partners[fault.mark] == last.mark:
            kept[-1] = Fault("reversed", f"{last.mark}…{fault.mark}", last.start, fault.end)
        else:
            kept.append(fault)
    return kept
