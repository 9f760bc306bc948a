"""The glossary as people keep it: one TOML table a concept, read, judged and edited."""
