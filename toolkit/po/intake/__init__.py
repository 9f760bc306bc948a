"""Taking what a translator sends back: PO files however damaged, archives, spreadsheets, XLIFF."""

from toolkit.po.intake.base import Piece, Returned, ReturnedEntry
from toolkit.po.intake.forms import read_returned

__all__ = ["Piece", "Returned", "ReturnedEntry", "read_returned"]
