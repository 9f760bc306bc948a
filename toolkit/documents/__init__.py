"""Source files cut into segments and rebuilt from translations: one format, one file."""
