"""The memory knows what is reviewed in the PO files, and can be made anew from them."""

import os
import time
from pathlib import Path

import pytest

from support import Dragoman
from toolkit.errors import StoreError
from toolkit.memory.unit import Unit
from toolkit.po import Catalog
from toolkit.workflow import memory
from toolkit.workflow.workspace import Workspace, open_workspace

PO = Path("translations/flight/kmr.po")
TEXTS = ("Sernivîs", "DAIŞ roja Duşemê ji Hewîceyê reviya.", "Kes birîndar nebû.")


@pytest.fixture
def desk(workspace: Path, dragoman: Dragoman) -> Workspace:
    """A workspace whose article is reviewed in Kurmanji."""
    dragoman("translate", "--engine", "none")
    _say(*TEXTS)
    return open_workspace()


def _say(*texts: str, path: Path = PO) -> None:
    catalog = Catalog.read(path)
    for entry, text in zip(catalog.entries, texts, strict=False):
        entry.msgstr, entry.flags = text, []
    catalog.write()


def _units(desk: Workspace) -> list[Unit]:
    with memory.opened(desk) as store:
        return list(store.units())


def test_the_memory_knows_reviewed_entries_with_their_context(desk: Workspace) -> None:
    assert memory.feed(desk) == []
    first, second, third = _units(desk)
    assert (first.text, first.translation, first.context) == ("A headline", TEXTS[0], "heading")
    assert (first.previous, first.following) == ("", second.text)
    assert (second.previous, second.following, second.context) == (first.text, third.text, None)
    assert (third.following, third.origin) == ("", "flight/kmr.po")
    assert (third.source, third.target) == ("en", "kmr")
    assert third.changed.endswith("Z")


def test_what_is_no_longer_reviewed_is_forgotten(desk: Workspace) -> None:
    memory.feed(desk)
    _say("Sernivîs", "", "Kes nemir.")
    memory.feed(desk)
    assert [unit.translation for unit in _units(desk)] == ["Sernivîs", "Kes nemir."]
    PO.unlink()
    assert _units(desk) == []


def test_drafts_plurals_and_obsolete_entries_are_not_reviewed(desk: Workspace) -> None:
    PO.write_text(
        PO.read_text(encoding="utf-8").replace('msgid "Nobody', '#, fuzzy\nmsgid "Nobody')
        + '\nmsgid "%d man"\nmsgid_plural "%d men"\nmsgstr[0] "%d mêr"\nmsgstr[1] "%d mêr"\n'
        + '\n#~ msgid "Old."\n#~ msgstr "Kevn."\n',
        encoding="utf-8",
    )
    assert [unit.translation for unit in _units(desk)] == [*TEXTS[:2]]


def test_only_what_has_changed_is_read(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = time.time() - 60
    os.utime(PO, (long_ago, long_ago))
    memory.feed(desk)
    read: list[Path] = []
    parse = Catalog.parse
    monkeypatch.setattr(Catalog, "parse", lambda data, path: read.append(path) or parse(data, path))
    memory.feed(desk)
    _say("Sernivîsek")
    read.clear()
    memory.feed(desk)
    memory.feed(desk)
    assert read == [PO]


def test_a_file_saved_twice_within_a_moment_is_read_again(desk: Workspace) -> None:
    state = PO.stat()
    memory.feed(desk)
    PO.write_text(PO.read_text(encoding="utf-8").replace("nebû", "nebun"[:4]), encoding="utf-8")
    os.utime(PO, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert _units(desk)[2].translation == "Kes birîndar nebu."


def test_a_broken_file_keeps_nothing_else_back(desk: Workspace) -> None:
    memory.feed(desk)
    PO.write_text('msgid "one\n', encoding="utf-8")
    _say("عنوان", path=Path("translations/flight/ar.po"))
    (fault,) = memory.feed(desk)
    assert str(fault).startswith(f"{PO}:1: ")
    assert [unit.target for unit in _units(desk)].count("kmr") == 3
    assert [unit.translation for unit in _units(desk)][-1] == "عنوان"


def test_a_memory_that_is_gone_comes_back(desk: Workspace) -> None:
    before = _units(desk)
    memory.path_of(desk).unlink()
    assert _units(desk) == before
    (desk.root / ".dragoman" / "memory.json").unlink()
    PO.unlink()
    assert _units(desk) == []


def test_a_rebuild_keeps_what_was_imported(desk: Workspace) -> None:
    imported = Unit("en", "kmr", "Hello.", "Silav.", origin="old.tmx")
    with memory.opened(desk) as store:
        store.add([imported, Unit("en", "kmr", "Wrong.", "Şaş.", origin="flight/kmr.po")])
    done = memory.rebuild(desk)
    assert (done.units, dict(done.imported), done.damaged, done.faults) == (3, {"old.tmx": 1}, "", ())
    assert sorted(unit.translation for unit in _units(desk)) == sorted([*TEXTS, "Silav."])


@pytest.mark.parametrize("fault", ["not a database", "cut off"])
def test_a_damaged_memory_is_an_error_until_it_is_rebuilt(desk: Workspace, fault: str) -> None:
    with memory.opened(desk) as store:
        store.add([Unit("en", "kmr", f"Hello {number}.", "Silav.", origin="old.tmx") for number in range(5000)])
    path = memory.path_of(desk)
    path.write_bytes(b"no memory at all" * 100 if fault == "not a database" else path.read_bytes()[:20_000])
    with pytest.raises(StoreError, match="memory rebuild"):
        _units(desk)
    done = memory.rebuild(desk)
    assert done.damaged
    assert dict(done.imported) == {}
    assert [unit.translation for unit in _units(desk)] == [*TEXTS]


def _state(desk: Workspace) -> str:
    with memory.opened(desk):
        return memory.state(desk)


def test_a_memory_that_nobody_has_told_anything_keeps_its_state(desk: Workspace) -> None:
    first = _state(desk)
    assert first
    assert _state(desk) == first
    catalog = Catalog.read(PO)
    catalog.entries[2].tcomment = "Asked the bureau."
    catalog.write()
    Path("translations/flight/ckb.po").touch()
    assert _state(desk) == first
    (desk.root / ".dragoman" / "memory.json").write_text('{"files": {}, "stamp": 1}', encoding="utf-8")
    assert _state(desk) not in {"", first}


@pytest.mark.parametrize("change", ["reviewed", "gone", "imported", "another file", "rebuilt"])
def test_a_memory_that_has_changed_gets_a_state_that_it_never_had(desk: Workspace, change: str) -> None:
    path = memory.path_of(desk)
    states = [_state(desk)]
    if change == "reviewed":
        _say("Sernivîsek")
    elif change == "gone":
        PO.unlink()
    elif change == "imported":
        with memory.opened(desk) as store:
            store.add([Unit("en", "kmr", "Hello.", "Silav.", origin="old.tmx")])
    elif change == "another file":
        path.write_bytes(path.read_bytes())
    else:
        memory.rebuild(desk)
    states.append(_state(desk))
    assert len({*states, ""}) == 3
    assert _state(desk) == states[1]
