"""Candidate terms: what texts speak of that a glossary lacks."""

from toolkit.glossary.suggest.candidates import Candidate, Context, Known, suggest
from toolkit.glossary.suggest.paste import as_toml

__all__ = ["Candidate", "Context", "Known", "as_toml", "suggest"]
