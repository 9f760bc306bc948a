"""What a translator gets: a PO file made for them, the record of it, and one archive with everything beside it."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from toolkit import languages
from toolkit.po.catalog import Catalog, Entry
from toolkit.po.handout import HEADER, Handout, handed_out
from toolkit.po.headers import kept_headers, new_headers, template_headers

_ID_LENGTH = 12
_READABLE = 0o644 << 16
_UNIX = 3
"""ZIP's number of the system that an archive was made on (APPNOTE 4.4.2); elsewhere zipfile would write its own."""


def record(handout: Handout, entries: Sequence[Entry]) -> Handout:
    """Return *handout* with *entries* and an id made of all it says but the time: the same state has the same id."""
    filled = replace(handout, id="", created="", entries=tuple(map(handed_out, entries)))
    said = json.dumps(asdict(filled), ensure_ascii=False, sort_keys=True)
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(filled, id=digest[:_ID_LENGTH], created=handout.created)


def handed_catalog(handout: Handout, catalog: Catalog, entries: Sequence[Entry]) -> Catalog:
    """Return what is handed out of *catalog*: *entries* under a header that no program complains of.

    Header fields that say nothing, or what a template says, are filled in; obsolete entries stay at the desk.

    Args:
        handout: the record of it, whose id goes into the header.
        catalog: the article's catalogue, which is left as it is.
        entries: those of its entries that are handed out.
    """
    source, target = languages.get(handout.source), languages.get(handout.language)
    date = _date(handout).strftime("%Y-%m-%d %H:%M%z")
    unsaid = template_headers(handout.article, source.tag, date)
    said = {name: value for name, value in catalog.headers.items() if value.strip() and value != unsaid.get(name)}
    kept = kept_headers(
        language=target.tag,
        plural_forms=target.plural_forms,
        source=source.tag,
        template_date=said.get("POT-Creation-Date", date),
    )
    headers = new_headers(handout.article, date) | said | kept | {HEADER: handout.id}
    # What stands above the header comes back with the file: a line that is not the desk's would pass for a remark.
    title = catalog.head.tcomment if catalog.head else ""
    made = Catalog.create(Path(f"{handout.language}.po"), headers, title)
    # Written anew, in forms that every program reads: not all know #= lines, or two keywords in one.
    made.replace_entries([replace(entry, origin=None, domain="") for entry in entries])
    return made


def archive(handout: Handout, files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of *files*, name → content, in the order of the names; all are as old as *handout*.

    The same files give the same archive, byte for byte.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _date(handout).timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _READABLE
            packed.writestr(info, files[name])
    return stream.getvalue()


def _date(handout: Handout) -> datetime:
    return datetime.fromisoformat(handout.created)
