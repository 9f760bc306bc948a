"""Where drafts come from: each engine proposes texts for segments and never opens a glossary."""

from toolkit.engines.base import Engine, Request, Terminologies, Terminology, Wanted
from toolkit.engines.known import KnownTexts

__all__ = ["Engine", "KnownTexts", "Request", "Terminologies", "Terminology", "Wanted"]
