"""What a rule says."""

from dataclasses import dataclass

from toolkit.model import Concept, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one concept."""

    rule: str
    severity: Severity
    message: str
    concept: Concept
    key: str = ""
    """The language or other key of the concept that it is about."""
