"""What an import did is taken back from the command line."""

import json
from pathlib import Path

import pytest

from support import Dragoman
from toolkit.workflow import changes
from toolkit.workflow.workspace import open_workspace


@pytest.fixture
def po(workspace: Path) -> Path:
    return workspace / "translations" / "flight" / "ar.po"


def bring_in(path: Path, text: str) -> None:
    here = open_workspace(Path.cwd())
    with changes.locked(here):
        changes.commit(here, {path: text.encode(), path.with_name("ckb.po"): text.encode()}, f"import of {text}.po")


def test_imports_are_taken_back_one_by_one(po: Path, dragoman: Dragoman) -> None:
    bring_in(po, "first")
    bring_in(po, "[i]second")
    listed = dragoman("po", "undo", "--list")
    assert (listed.status, listed.err) == (0, "")
    assert [line.split()[1:] for line in listed.out.splitlines()[3:] if line.strip()] == [
        ["import", "of", "[i]second.po", "2"],
        ["import", "of", "first.po", "2"],
    ]
    for text in ("first", None):
        done = dragoman("po", "undo")
        assert (done.status, done.out) == (0, "")
        assert done.err.startswith("taken back: import of ")
        assert done.err.endswith(", 2 files\n")
        assert (po.read_text() if po.exists() else None) == text
    done = dragoman("po", "undo")
    assert (done.status, done.err) == (
        1,
        "dragoman: no import to take back; older ones are in your backups\n",
    )


def test_an_edited_file_is_kept_unless_forced(po: Path, dragoman: Dragoman) -> None:
    bring_in(po, "text")
    po.write_text("by hand")
    done = dragoman("po", "undo")
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "dragoman: translations/flight/ar.po: edited since 'import of text.po'; nothing is taken back; 'dragoman po"
        " undo --force' takes it back all the same, and keeps a copy of files that were edited\n"
    )
    assert po.read_text() == "by hand"
    done = dragoman("po", "undo", "--force", "--format", "json")
    assert done.status == 0
    copy = "translations/flight/ar.po.edited"
    assert done.err.startswith(f"kept {copy}: it had been edited since\ntaken back: import of text.po, ")
    said = json.loads(done.out)
    assert (said["files"], said["copies"]) == (
        ["translations/flight/ar.po", "translations/flight/ckb.po"],
        [copy],
    )
    assert Path(copy).read_text() == "by hand"
    assert not po.exists()


def test_the_list_as_json(po: Path, dragoman: Dragoman) -> None:
    assert json.loads(dragoman("po", "undo", "--list", "--format", "json").out) == []
    bring_in(po, "text")
    (said,) = json.loads(dragoman("po", "undo", "--list", "--format", "json").out)
    assert said["title"] == "import of text.po"
    assert set(said) == {"title", "time", "files", "copies"}
