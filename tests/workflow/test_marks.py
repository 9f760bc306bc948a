"""What commands say in comments goes when it is no longer so; what people say stays."""

from pathlib import Path

import pytest

from support import Dragoman
from toolkit.po import Catalog, Entry
from toolkit.po.aside import MARK

PO = Path("translations/flight/kmr.po")
REMARKS = f"Asked the bureau.\n{MARK}{{name}} is not in the source: take it out (placeholders)"


def _after(dragoman: Dragoman, text: str, flags: list[str], comment: str) -> Entry:
    dragoman("translate", "flight", "--to", "kmr", "--engine", "none")
    catalog = Catalog.read(PO)
    entry = catalog.entries[2]
    entry.msgstr, entry.flags, entry.tcomment = text, flags, comment
    catalog.write()
    assert dragoman("translate", "flight", "--to", "kmr", "--engine", "none").status == 0
    return Catalog.read(PO).entries[2]


@pytest.mark.parametrize(
    ("text", "flags", "comment", "left"),
    [
        ("Kes {name}.", ["fuzzy"], REMARKS, REMARKS),
        ("Kes birîndar nebû.", [], REMARKS, "Asked the bureau."),
        ("", [], REMARKS, "Asked the bureau."),
        ("Kes birîndar nebû.", [], f"draft: echo 1.0\n{REMARKS}", "Asked the bureau.\ndraft: echo 1.0"),
        ("Kes birîndar nebû.", [], "We import: oil.\nimport:oil", "We import: oil.\nimport:oil"),
    ],
    ids=["still fuzzy", "reviewed", "emptied", "a draft once", "only like it"],
)
def test_why_an_import_made_a_text_fuzzy_goes_with_the_mark(
    workspace: Path, dragoman: Dragoman, text: str, flags: list[str], comment: str, left: str
) -> None:
    entry = _after(dragoman, text, flags, comment)
    assert (entry.msgstr, entry.fuzzy, entry.tcomment) == (text, bool(flags), left)
