"""The memory in the files of other tools; one format, one file."""
