"""Taking what a translator sends back: PO files however damaged, archives, spreadsheets, XLIFF."""

from pathlib import Path

from toolkit.po.catalog import Catalog
from toolkit.po.intake.base import Piece, Returned, ReturnedEntry

__all__ = ["Piece", "Returned", "ReturnedEntry", "read_returned"]


def read_returned(path: Path) -> list[Returned]:
    """Return the files of translations in the file at *path*; every text that somebody typed is in one of them.

    Raises:
        CatalogError: there are none in it, or it is nothing that anybody should open; the message says what to ask for.
        FileError: it cannot be read.
    """
    catalog = Catalog.read(path)
    entries = tuple(
        ReturnedEntry(
            msgctxt=entry.msgctxt,
            msgid=entry.msgid,
            msgid_plural=entry.msgid_plural,
            texts=tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (entry.msgstr,),
            fuzzy=entry.fuzzy,
            tcomment=entry.tcomment,
            number=number,
            line=entry.linenum or 0,
            obsolete=entry.obsolete,
        )
        for number, entry in enumerate(catalog)
    )
    return [Returned(path.name, catalog.headers.get("Language"), catalog.headers, entries)]
