"""Where drafts come from: each engine proposes texts for segments and never opens a glossary."""

from toolkit.engines.base import Engine, EngineContext, Request, Terminologies, Terminology, Wanted

__all__ = ["Engine", "EngineContext", "Request", "Terminologies", "Terminology", "Wanted"]
