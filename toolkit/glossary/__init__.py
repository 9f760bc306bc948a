"""The glossary as people keep it: one TOML table a concept, read, judged and edited."""

from toolkit.glossary.store import Glossary, load, load_file

__all__ = ["Glossary", "load", "load_file"]
