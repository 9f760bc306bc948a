"""Changes to files are made and taken back, and whatever stands in their way loses nothing."""

import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit.errors import FileError
from toolkit.journal import Change, Journal, Step
from toolkit.journal.journal import KEPT

OLD, NEW, MINE = b"old", b"new", b"what a person typed"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "a" / "ar.po").write_bytes(OLD)
    (root / "a" / "ckb.po").write_bytes(OLD)
    return Journal(root, root / ".dragoman" / "undo", "undo")


def contents(journal: Journal) -> dict[str, bytes]:
    paths = [path for path in journal.root.rglob("*") if path.is_file() and journal.folder not in path.parents]
    return {path.relative_to(journal.root).as_posix(): path.read_bytes() for path in paths}


def change(journal: Journal, title: str = "import", **files: bytes | None) -> None:
    journal.commit({journal.root / "a" / f"{name}.po": data for name, data in files.items()}, title)


def cut_short(journal: Journal, **files: bytes) -> None:
    """Leave a change behind whose command was killed before the first file was replaced."""
    steps = tuple(Step(f"a/{name}.po", OLD, data) for name, data in files.items())
    journal.folder.mkdir(parents=True, exist_ok=True)
    record = Change("import", "2026-01-31", steps, "abc", 1).to_bytes()
    (journal.folder / "unfinished.zip").write_bytes(record)


def test_files_are_made_changed_and_removed_and_all_that_is_taken_back(journal: Journal) -> None:
    change(journal, ar=NEW, ckb=None, kmr=NEW)
    assert contents(journal) == {"a/ar.po": NEW, "a/kmr.po": NEW}
    taken = journal.undo()
    assert taken is not None
    assert (taken[0].title, taken[1]) == ("import", [])
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}
    assert journal.undo() is None


def test_each_undo_goes_one_change_further_back(journal: Journal) -> None:
    change(journal, "first", ar=b"1")
    change(journal, "second", ar=b"2", ckb=b"2")
    change(journal, "nothing", ar=b"2")
    assert [one.title for one in journal.history()] == ["second", "first"]
    journal.undo()
    assert contents(journal) == {"a/ar.po": b"1", "a/ckb.po": OLD}
    change(journal, "third", ar=b"3")
    assert [one.title for one in journal.history()] == ["third", "first"]
    journal.undo()
    journal.undo()
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}
    assert journal.history() == []


def test_the_last_changes_are_kept(journal: Journal) -> None:
    for number in range(1, KEPT + 4):
        change(journal, str(number), ar=b"%d" % number)
    assert [one.title for one in journal.history()] == [str(number) for number in range(KEPT + 3, 3, -1)]


def test_links_are_followed_and_permissions_kept(journal: Journal) -> None:
    elsewhere = journal.root / "elsewhere.po"
    elsewhere.write_bytes(OLD)
    elsewhere.chmod(0o640)
    link = journal.root / "a" / "kmr.po"
    link.symlink_to(elsewhere)
    change(journal, kmr=NEW)
    assert link.is_symlink()
    assert elsewhere.read_bytes() == NEW
    assert elsewhere.stat().st_mode & 0o777 == 0o640
    journal.undo()
    assert link.is_symlink()
    assert elsewhere.read_bytes() == OLD


def refused(journal: Journal, said: str, **files: bytes | None) -> None:
    """Make sure that a change is refused in one line, and that nothing else has happened."""
    before = contents(journal)
    with pytest.raises(FileError, match=said):
        change(journal, **files)
    assert contents(journal) == before
    assert not journal.unfinished
    assert journal.history() == []


def test_links_that_lead_out_are_refused(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "out.po").write_bytes(MINE)
    (journal.root / "a" / "kmr.po").symlink_to(tmp_path / "out.po")
    refused(journal, "kmr.po: a link leads out of", ar=NEW, kmr=NEW)
    (journal.root / "a" / "kmr.po").unlink()
    (journal.root / "a" / "kmr.po").symlink_to(tmp_path)
    refused(journal, "kmr.po: cannot read this file: is a directory", ar=NEW, kmr=NEW)
    assert (tmp_path / "out.po").read_bytes() == MINE


def test_two_links_to_one_file_are_refused(journal: Journal) -> None:
    (journal.root / "a" / "kmr.po").symlink_to("ar.po")
    refused(journal, "ar.po: two links lead to this file; remove one", ar=NEW, kmr=NEW)


@pytest.mark.parametrize("name", ["../out.po", "../root2/x.po", "a/../../out.po", ".git/config", "a/.hidden", "."])
def test_paths_out_of_reach_are_refused(name: str, journal: Journal) -> None:
    with pytest.raises(FileError, match=r"no file of .*root that may be changed|is a directory"):
        journal.commit({journal.root / "a" / "ar.po": NEW, journal.root / name: NEW}, "import")
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}


def test_the_own_folder_is_in_reach(journal: Journal) -> None:
    path = journal.root / ".dragoman" / "left" / "1.po"
    journal.commit({path: NEW}, "import")
    assert path.read_bytes() == NEW


def test_what_was_saved_since_it_was_read_is_kept(journal: Journal) -> None:
    path = journal.root / "a" / "ar.po"
    with pytest.raises(FileError, match="somebody saved this file in the meantime; it is as they left it; run the"):
        journal.commit({path: NEW}, "import", {path: b"older"})
    assert path.read_bytes() == OLD
    journal.commit({path: NEW}, "import", {path: OLD})
    assert path.read_bytes() == NEW


def test_a_file_edited_since_is_not_taken_back(journal: Journal) -> None:
    change(journal, ar=NEW, ckb=NEW, kmr=NEW)
    (journal.root / "a" / "ckb.po").write_bytes(MINE)
    (journal.root / "a" / "kmr.po").unlink()
    before = contents(journal)
    with pytest.raises(FileError, match=r"ckb.po: edited since 'import'; nothing is taken back; 'undo --force' takes"):
        journal.undo()
    assert contents(journal) == before
    taken = journal.undo(force=True)
    assert taken is not None
    assert taken[1] == [journal.root / "a" / "ckb.po.edited"]
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD, "a/ckb.po.edited": MINE}


def test_a_second_copy_does_not_take_the_place_of_the_first(journal: Journal) -> None:
    for text in (b"1", b"2"):
        change(journal, ar=NEW)
        (journal.root / "a" / "ar.po").write_bytes(text)
        journal.undo(force=True)
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD, "a/ar.po.edited": b"1", "a/ar.po.edited-2": b"2"}


def test_a_file_removed_since_comes_back_by_force_only(journal: Journal) -> None:
    change(journal, ar=NEW)
    (journal.root / "a" / "ar.po").unlink()
    with pytest.raises(FileError, match=r"ar.po: removed since 'import'"):
        journal.undo()
    journal.undo(force=True)
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}


def test_a_file_put_back_by_hand_is_no_obstacle(journal: Journal) -> None:
    change(journal, ar=NEW, ckb=NEW)
    (journal.root / "a" / "ar.po").write_bytes(OLD)
    journal.undo()
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}


def test_what_was_cut_short_is_finished(journal: Journal) -> None:
    cut_short(journal, ar=NEW, ckb=NEW)
    (journal.root / "a" / "ar.po").write_bytes(NEW)
    journal.recover()
    assert contents(journal) == {"a/ar.po": NEW, "a/ckb.po": NEW}
    assert not journal.unfinished
    journal.undo()
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}


def test_what_was_cut_short_and_edited_since_is_told_and_can_be_taken_back(journal: Journal) -> None:
    cut_short(journal, ar=NEW, ckb=NEW)
    (journal.root / "a" / "ar.po").write_bytes(NEW)
    (journal.root / "a" / "ckb.po").write_bytes(MINE)
    with pytest.raises(
        FileError, match=r"ckb.po: 'import' was cut short, and this file has changed since; 'undo --for"
    ):
        journal.recover()
    assert contents(journal) == {"a/ar.po": NEW, "a/ckb.po": MINE}
    with pytest.raises(FileError, match=r"ckb.po: edited since 'import'"):
        journal.undo()
    journal.undo(force=True)
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD, "a/ckb.po.edited": MINE}
    assert not journal.unfinished


def test_undo_takes_what_was_cut_short_before_what_was_finished(journal: Journal) -> None:
    change(journal, "first", kmr=NEW)
    cut_short(journal, ar=NEW, ckb=NEW)
    (journal.root / "a" / "ar.po").write_bytes(NEW)
    journal.undo()
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD, "a/kmr.po": NEW}
    assert [one.title for one in journal.history()] == ["first"]


def zipped(said: object, **members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("change.json", said if isinstance(said, str) else json.dumps(said))
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


RECORD = Change("x", "x", (Step("a", OLD, NEW),), "0f", 1).to_bytes()
SAID = {"version": 1, "title": "x", "time": "x", "files": [], "token": "0f", "number": 1, "back": False}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        RECORD[:-30],
        RECORD.replace(b"new/a", b"new/a!", 1),
        zipped("{"),
        zipped("[" * 100_000),
        zipped([1]),
        zipped(SAID | {"version": 2}),
        zipped(SAID | {"more": 2}),
        zipped(SAID | {"title": None}),
        zipped(SAID | {"number": "1"}),
        zipped(SAID | {"token": "/../../x"}),
        zipped(SAID | {"token": 1}),
        zipped(SAID | {"files": 3}),
        zipped(SAID | {"files": [3]}),
        zipped(SAID | {"files": ["../x"]}),
        zipped(SAID | {"files": ["/x"]}),
        zipped(SAID | {"files": ["a//x"]}),
        zipped(SAID | {"files": [".git/config"]}),
        zipped(SAID | {"files": ["a\0"]}),
        zipped(SAID | {"files": ["\ud800"]}),
        zipped(SAID | {"files": [""]}),
    ],
)
def test_a_record_that_is_none_is_told_in_one_line(data: bytes, journal: Journal) -> None:
    journal.folder.mkdir(parents=True)
    record = journal.folder / "unfinished.zip"
    record.write_bytes(data)
    with pytest.raises(FileError, match="no record of a change that this version of Dragoman can read; remove it to"):
        journal.recover()
    record.rename(journal.folder / "1.zip")
    with pytest.raises(FileError, match=r"1\.zip: no record of a change"):
        journal.undo()
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}


def test_a_record_cannot_reach_beyond_a_link(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (journal.root / "a" / "kmr.po").symlink_to(tmp_path / "out" / "new.po")
    cut_short(journal, ar=NEW, kmr=NEW)
    with pytest.raises(FileError, match="a link leads out of"):
        journal.recover()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_disk_that_fills_up_changes_nothing(journal: Journal) -> None:
    script = f"""
import random
from pathlib import Path
from toolkit.errors import FileError
from toolkit.journal import Journal
journal = Journal(Path({str(journal.root)!r}), Path({str(journal.folder)!r}), "undo")
try:
    journal.commit({{journal.root / "a" / "ar.po": b"new", journal.root / "a" / "ckb.po": DATA}}, "import")
except FileError as error:
    print(error)
"""
    # Too much for the record at first; then for a file, whose record is small.
    for data in ("random.Random(1).randbytes(20_000)", "b'x' * 20_000"):
        done = subprocess.run(
            [sys.executable, "-c", script.replace("DATA", data)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
        )
        assert "cannot write this file: file too large" in done.stdout
        assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD}
        assert list(journal.folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_changes_nothing(journal: Journal) -> None:
    locked = journal.root / "locked"
    locked.mkdir()
    (locked / "kmr.po").write_bytes(OLD)
    for path in (journal.root, journal.root / "a"):
        path.chmod(0o777)
    locked.chmod(0o555)
    files = {journal.root / "a" / "ar.po": NEW, locked / "kmr.po": NEW}
    for parent in journal.root.parents[:4]:
        parent.chmod(parent.stat().st_mode | 0o011)
    was_root = os.geteuid() == 0
    if was_root:  # whom permissions do not bind
        os.seteuid(65534)
    try:
        for contents_of_both in (files, files | {locked / "kmr.po": None}):
            with pytest.raises(FileError, match=r"kmr.po: cannot write this file: permission denied; change its perm"):
                journal.commit(contents_of_both, "import")
    finally:
        if was_root:
            os.seteuid(0)
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD, "locked/kmr.po": OLD}
    assert not journal.unfinished
    assert journal.history() == []


def test_a_change_that_fails_at_the_last_file_is_rolled_back(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "ckb.po":
            raise PermissionError(1, "Operation not permitted")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    change(journal, kmr=NEW)
    with pytest.raises(FileError, match=r"ckb.po: cannot write this file: operation not permitted"):
        change(journal, ar=NEW, ckb=NEW)
    assert contents(journal) == {"a/ar.po": OLD, "a/ckb.po": OLD, "a/kmr.po": NEW}
    assert not journal.unfinished
    assert len(journal.history()) == 1
    monkeypatch.undo()
    change(journal, ar=NEW, ckb=NEW)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match=r"ckb.po: cannot write this file"):
        journal.undo()
    assert contents(journal) == {"a/ar.po": NEW, "a/ckb.po": NEW, "a/kmr.po": NEW}
    assert len(journal.history()) == 2
