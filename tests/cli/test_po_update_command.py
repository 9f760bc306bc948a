"""``po merge`` takes any two files, ``po update`` the workspace's; neither loses a word, and msgmerge agrees."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from support import ARTICLE, Dragoman
from toolkit.po import Catalog

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Desk: north\\n"\n'
OLD = HEADER + (
    '\n# seen\n#: a.c:1\nmsgid "Nobody was hurt."\nmsgstr "Kes birîndar nebû."\n'
    '\nmsgid "The town fell on Monday."\nmsgstr "Bajar roja Duşemê ket."\n'
    '\nmsgid "Gone."\nmsgstr "Çû."\n'
    '\n#~ msgid "Back again."\n#~ msgstr "Dîsa vegeriya."\n'
)
NEW = HEADER.replace("north", "south") + "".join(
    f'\n#: b.c:{line}\nmsgid "{text}"\nmsgstr ""\n'
    for line, text in enumerate(
        ["The town fell on Tuesday.", "Nobody was hurt.", "Back again.", "Quite another matter altogether?"], 1
    )
)
MERGED = HEADER + (
    '\n#: b.c:1\n#, fuzzy\n#| msgid "The town fell on Monday."\nmsgid "The town fell on Tuesday."\n'
    'msgstr "Bajar roja Duşemê ket."\n'
    '\n# seen\n#: b.c:2\nmsgid "Nobody was hurt."\nmsgstr "Kes birîndar nebû."\n'
    '\n#: b.c:3\nmsgid "Back again."\nmsgstr "Dîsa vegeriya."\n'
    '\n#: b.c:4\nmsgid "Quite another matter altogether?"\nmsgstr ""\n'
    '\n#~ msgid "Gone."\n#~ msgstr "Çû."\n'
)
COUNTS = {"kept": 1, "fuzzy": 1, "new": 1, "obsolete": 1, "revived": 1}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.po", tmp_path / "new.pot"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_merge_writes_to_standard_output(files: tuple[Path, Path], dragoman: Dragoman) -> None:
    done = dragoman("po", "merge", *map(str, files))
    assert (done.status, done.out) == (0, MERGED)
    assert done.err == "1 kept, 1 fuzzy, 1 new, 1 obsolete, 1 revived\n"
    assert files[0].read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize("options", [["-o", "out.po"], ["-U"]])
def test_merge_writes_into_a_file(
    files: tuple[Path, Path], tmp_path: Path, dragoman: Dragoman, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = dragoman("po", "merge", *map(str, files), *options, "--format", "json")
    assert (done.status, json.loads(done.out)) == (0, COUNTS)
    written = tmp_path / "out.po" if options[0] == "-o" else files[0]
    assert written.read_text(encoding="utf-8") == MERGED


@pytest.mark.parametrize("options", [["--format", "json"], ["-U", "-o", "out.po"]])
def test_what_merge_cannot_do_is_wrong_usage(files: tuple[Path, Path], dragoman: Dragoman, options: list[str]) -> None:
    assert dragoman("po", "merge", *map(str, files), *options).status == 2


def test_windows_line_endings_stay(files: tuple[Path, Path], dragoman: Dragoman) -> None:
    files[0].write_bytes(OLD.replace("\n", "\r\n").encode())
    assert dragoman("po", "merge", *map(str, files), "-U").status == 0
    assert files[0].read_bytes() == MERGED.replace("\n", "\r\n").encode()


def test_an_empty_file_becomes_a_copy_of_the_template(files: tuple[Path, Path], dragoman: Dragoman) -> None:
    files[0].write_bytes(b"")
    done = dragoman("po", "merge", *map(str, files))
    assert (done.status, done.out) == (0, NEW)


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext is not installed")
def test_msgmerge_writes_the_same(files: tuple[Path, Path], tmp_path: Path, dragoman: Dragoman) -> None:
    theirs = tmp_path / "theirs.po"
    subprocess.run(["msgmerge", "--quiet", "--previous", *map(str, files), "-o", theirs], check=True)
    ours = tmp_path / "ours.po"
    dragoman("po", "merge", *map(str, files), "-o", str(ours))

    def said(path: Path) -> list[tuple[object, ...]]:
        return [(one.msgid, one.msgstr, one.flags, one.obsolete, one.previous_msgid) for one in Catalog.read(path)]

    assert said(ours) == said(theirs)


def test_update_brings_the_workspace_up_to_date(workspace: Path, dragoman: Dragoman) -> None:
    done = dragoman("po", "update")
    assert (
        done.err.splitlines()[-1] == "created translations/flight/kmr.po: 0 kept, 0 fuzzy, 3 new, 0 obsolete, 0 revived"
    )
    folder = workspace / "translations" / "flight"
    catalog = Catalog.read(folder / "kmr.po")
    for entry in catalog.entries:
        entry.msgstr = f"<{entry.msgid}>"
    catalog.write()
    (folder / "source.txt").write_text(ARTICLE.replace("Monday.", "Monday, late."), encoding="utf-8")
    done = dragoman("po", "update", "flight", "--to", "kmr", "--format", "json")
    assert done.status == 0
    assert done.err == "updated translations/flight/kmr.po: 2 kept, 1 fuzzy, 0 new, 0 obsolete, 0 revived\n"
    (said,) = json.loads(done.out)
    assert said == {
        "article": "flight",
        "language": "kmr",
        "path": "translations/flight/kmr.po",
        "change": "updated",
        "kept": 2,
        "fuzzy": 1,
        "new": 0,
        "obsolete": 0,
        "revived": 0,
    }
    assert "unchanged" in dragoman("po", "update").err
    fuzzy = next(entry for entry in Catalog.read(folder / "kmr.po") if entry.fuzzy)
    assert fuzzy.previous_msgid == "Daesh fled Hawija on Monday."
