"""Candidates as lines for a glossary file."""

import re
import unicodedata
from collections.abc import Container, Iterable

from toolkit.glossary.edit.values import toml
from toolkit.glossary.suggest.candidates import Candidate

_ROMAN = str.maketrans("ıßøłđ", "isold")


def as_toml(candidates: Iterable[Candidate], language: str, taken: Container[str] = ()) -> str:
    """Return a concept for each of *candidates*, under a comment with its count and a context.

    Args:
        candidates: what to write.
        language: the tag that they are terms of.
        taken: ids that are in use already.
    """
    used: set[str] = set()
    blocks = []
    for candidate in candidates:
        name = _id(candidate.expansion or candidate.text, taken, used)
        used.add(name)
        times = "once" if candidate.count == 1 else f"{candidate.count} times"
        blocks.append(f"# {times}: {candidate.contexts[0]}\n[{name}]\n{language} = {_value(candidate)}\n")
    return "\n".join(blocks)


def _value(candidate: Candidate) -> str:
    if candidate.expansion:
        return toml([candidate.expansion, {"text": candidate.text, "kind": "acronym"}])
    if candidate.kind == "acronym":
        return toml({"text": candidate.text, "kind": "acronym"})
    return toml(candidate.text)


def _id(text: str, taken: Container[str], used: Container[str]) -> str:
    """Return a free id made of the Latin letters in *text*; ``term`` where it has none."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ROMAN))
    plain = re.sub(r"['’‘\u0300-\u036f]", "", plain)
    name = "-".join(re.findall(r"[a-z0-9]+", plain)) or "term"
    number, free = 1, name
    while free in taken or free in used:
        number += 1
        free = f"{name}-{number}"
    return free
