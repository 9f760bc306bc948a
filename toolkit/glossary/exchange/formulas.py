"""Cells that a spreadsheet would run: an apostrophe before them makes them text, and is taken off again.

The characters are those of the OWASP page on CSV injection. A cell that has apostrophes before such a character gets
one more, so that every cell comes back as it was.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NEUTRAL = re.compile(r"'+[=+\-@\t\r]")


def neutralised(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return the cell that :func:`neutralised` made *cell* of."""
    return cell[1:] if _NEUTRAL.match(cell) else cell


def starts_formula(cell: str) -> bool:
    """Return True where a spreadsheet would take *cell* for a formula."""
    return bool(cell) and cell[0] in "=+-@\t\r"
