"""PO files: read, extract, update and count; the only room that knows gettext's conventions."""
