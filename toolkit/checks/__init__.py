"""Checks: one rule, one function, in a file of its own; what it sees in a translation it yields as findings."""

from toolkit.checks.base import Example, Pair, Rule
from toolkit.checks.registry import RULES, run

__all__ = ["RULES", "Example", "Pair", "Rule", "run"]
