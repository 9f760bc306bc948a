"""The glossary in the file formats of other tools: one format, one file, one line in the registry."""
