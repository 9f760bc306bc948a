"""An edit to several files is made whole or not at all, whenever the command that makes it is killed."""

import errno
import fcntl
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.errors import FileError, GlossaryError
from toolkit.glossary import Glossary, edit, load
from toolkit.glossary.journal import NAME
from toolkit.glossary.lint import lint

RENAME = """
import os, signal, sys
from functools import partial
from pathlib import Path
from toolkit.glossary import edit

folder, left = Path(sys.argv[1]), int(sys.argv[2])

def watch(event, arguments):
    global left
    if event in ("os.rename", "os.remove", "os.chmod"):  # each step of a write that others can see
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
edit.apply(folder, folder.parent / "lock", lambda texts, _: edit.rename(texts, "x", "z"), renamed={"x": "z"})
"""
STEPS = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    glossary = tmp_path / "glossary"
    (glossary / "deep").mkdir(parents=True)
    (glossary / "a.toml").write_bytes("\ufeff[x]\r\nen = 'a' # ا\r\n".encode())
    (glossary / "b.toml").write_text('[y]\nen = "b"\nrelated = ["x"]\n', encoding="utf-8")
    (glossary / "deep" / "c.toml").write_text('[w]\nen = "c"\nrelated = ["y", "x"]', encoding="utf-8")
    return glossary


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.toml")}


def noted_y(texts: edit.Texts, glossary: Glossary) -> edit.Texts:
    return edit.set_values(texts, glossary["y"], {"note": "n"})


def rename(folder: Path, left: int) -> int:
    """Rename a concept in a process of its own, which is killed before the step number *left*; return its status."""
    return subprocess.run([sys.executable, "-c", RENAME, str(folder), str(left)], check=False, timeout=60).returncode


def test_a_killed_rename_leaves_the_old_glossary_or_the_new_one(folder: Path) -> None:
    old = contents(folder)
    new = {name: data.replace(b"[x]", b"[z]").replace(b'"x"', b'"z"') for name, data in old.items()}
    seen, mixed = set(), 0
    for left in range(1, STEPS):
        for name, data in old.items():
            (folder / name).write_bytes(data)
        status = rename(folder, left)
        ids = {concept.id for concept in load(folder)}
        assert ids in ({"x", "y", "w"}, {"z", "y", "w"})
        assert not [one for one in lint(folder) if one.severity != "info"]
        mixed += contents(folder) not in (old, new)
        # Whatever the next edit is, it leaves whole files; what only asks changes nothing.
        between = contents(folder)
        edit.apply(folder, folder.parent / "lock", noted_y, dry_run=True)
        assert contents(folder) == between
        edit.apply(folder, folder.parent / "lock", noted_y)
        assert not (folder / NAME).exists()
        whole = new if "z" in ids else old
        noted = whole["b.toml"].replace(b"[y]\n", b'[y]\nnote = "n"\n')
        assert contents(folder) == whole | {"b.toml": noted}
        seen.add(("z" in ids, status))
        if status == 0:
            break
    assert seen == {(False, -signal.SIGKILL), (True, -signal.SIGKILL), (True, 0)}
    assert mixed, "no process was killed between two files"


def killed(folder: Path) -> None:
    """Leave *folder* with one file of three written."""
    old = contents(folder)
    for left in range(1, STEPS):
        assert rename(folder, left) == -signal.SIGKILL
        if contents(folder) != old:
            return


def test_what_someone_changed_after_a_killed_rename_is_kept(folder: Path) -> None:
    killed(folder)
    file = folder / "b.toml"
    file.write_text('[y]\nen = "by hand"\n', encoding="utf-8")
    said = f"{file}: an edit to this and other files was cut short, and it has changed since; remove {folder / NAME} "
    for command in (lambda: load(folder), lambda: edit.apply(folder, folder.parent / "lock", noted_y)):
        with pytest.raises(GlossaryError) as caught:
            command()
        assert str(caught.value).startswith(said)
    assert [one for one in lint(folder) if one.rule == "glossary-file" and "cut short" in one.message]
    (folder / NAME).unlink()
    assert [term.text for concept in load(folder) for term in concept.terms["en"]] == ["a", "by hand", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        "[" * 100_000,
        '{"a.toml": 1}',
        '[["a.toml", null]]',
        '[["a.toml", 1, "x"]]',
        '[["a.toml", null, null]]',
        '[["../a.toml", null, "x"]]',
        '[["a.txt", null, "x"]]',
        json.dumps([["/a.toml", None, "x"]]),
        '[["a.toml", null, "\\ud800"]]',
    ],
)
def test_a_record_that_is_none_is_told_in_one_line(text: str, folder: Path) -> None:
    before = contents(folder)
    (folder / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match="this is no record of an edit to the glossary; remove it to keep"):
        load(folder)
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOLCK, "no locks available"), (errno.EOPNOTSUPP, "not supported"), (errno.ENOSYS, "not implemented")],
)
def test_a_disk_without_locks_is_told_in_one_line(
    number: int, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(number, said.capitalize())

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert_refused(folder, f"cannot lock the glossary: {said}; edit its files by hand")


def test_a_system_without_locks_is_told_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert_refused(folder, "cannot lock the glossary: this system has no flock; edit its files by hand")
    assert len(load(folder)) == 3


def assert_refused(folder: Path, said: str) -> None:
    before = contents(folder)
    with pytest.raises(FileError, match=said):
        edit.apply(folder, folder.parent / "lock", noted_y)
    assert contents(folder) == before
