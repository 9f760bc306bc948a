"""Where drafts come from: each engine proposes texts for segments and never opens a glossary."""

from toolkit.engines.base import Engine, EngineContext, Request, Terminologies, Terminology, Wanted
from toolkit.engines.known import KnownTexts

__all__ = ["Engine", "EngineContext", "KnownTexts", "Request", "Terminologies", "Terminology", "Wanted"]
