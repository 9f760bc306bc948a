"""What can befall the memory's file: other processes, a kill -9, damage, a full disk, a file of another kind."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from toolkit.errors import DragomanError, FileError, StoreError
from toolkit.memory import database
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit

UNITS = [Unit("en", "ar", f"Sentence {number} of a longer article.", f"الجملة {number}") for number in range(3000)]
BUSY = """
import sys
from pathlib import Path
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit

name, count, rounds = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with Memory.open(Path(sys.argv[1])) as memory:
    for turn in range(rounds):
        texts = (f"{name} wrote sentence {turn}-{number}." for number in range(count))
        memory.add(Unit("en", "ar", text, "ن", origin=name) for text in texts)
        print(turn, flush=True)
"""


def writer(path: Path, name: str, count: int, rounds: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", BUSY, str(path), name, str(count), str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def whole(path: Path) -> int:
    """Return how many units there are, having seen that every text is found both ways and that SQLite sees no fault."""
    with Memory.open(path) as memory:
        units = list(memory.units())
        for unit in units[:: max(1, len(units) // 20)]:
            assert memory.exact("en", "ar", unit.text)[0].unit.text == unit.text
            assert memory.fuzzy("en", "ar", unit.text)[0].unit.text == unit.text
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT sum(count) FROM blocks").fetchone()[0] in {len(units), None if units else 0}
    connection.close()
    return len(units)


def test_two_processes_write_while_a_third_reads(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    with Memory.open(path) as memory:
        memory.add([Unit("en", "ar", "one wrote sentence 0-0!", "there before")])
        writers = [writer(path, name, 40, 8) for name in ("one", "two")]
        while any(process.poll() is None for process in writers):
            seen = list(memory.units())
            assert (len(seen) - 1) % 40 == 0
            assert memory.exact("en", "ar", "one wrote sentence 0-0!")
            assert memory.fuzzy("en", "ar", "one wrote sentence 0-0!", most=1)[0].score == 1
        for process in writers:
            assert process.communicate()[0].split() == [str(turn) for turn in range(8)]
            assert process.returncode == 0
        assert memory.fuzzy("en", "ar", "two wrote sentence 7-39!", most=1)[0].unit.text == "two wrote sentence 7-39."
    assert whole(path) == 641


@pytest.mark.parametrize("rounds", [1, 3, 7])
def test_a_kill_9_leaves_what_was_added_before(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "m.sqlite3"
    with writer(path, "killed", 3000, 1000) as process:
        assert process.stdout is not None
        done = [process.stdout.readline() for _ in range(rounds)]
        process.send_signal(signal.SIGKILL)
        done += process.stdout.read().splitlines()
    count = whole(path)
    # It may have been killed between writing and saying so.
    assert count in {3000 * len(done), 3000 * (len(done) + 1)}
    with Memory.open(path) as memory:
        memory.add(UNITS)
    assert whole(path) == count + len(UNITS)


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.01)
    with Memory.open(tmp_path / "m") as first, Memory.open(tmp_path / "m") as second:

        def slow() -> object:
            yield UNITS[0]
            with pytest.raises(StoreError, match="another command is writing the memory; run this one again"):
                second.add([UNITS[1]])
            assert list(second.units()) == []

        first.add(slow())  # type: ignore[arg-type]
        assert list(second.units()) == [UNITS[0]]


def later_release(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    connection.close()


def another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (name TEXT)")
    connection.close()


def text_file(path: Path) -> None:
    path.write_text("What a file of another kind may hold. " * 99)


def beginning(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (later_release, r"made by a later release of Dragoman \(memory version 2; this one knows 1\); update Dragoman"),
        (another_program, "this is some other program's database; move it away"),
        (text_file, "this is not a database; delete it: `dragoman memory rebuild` makes it anew"),
        (beginning, "the memory is damaged; delete it: `dragoman memory rebuild` makes it anew from the PO files"),
    ],
)
def test_a_file_of_no_use_is_named_with_its_cure(tmp_path: Path, damage: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "m.sqlite3"
    with Memory.open(path) as memory:
        memory.add(UNITS)
    damage(path)
    with pytest.raises(StoreError, match=said) as caught:
        whole(path)
    assert str(caught.value).startswith(f"{path}: ")
    database.remove(path)
    with Memory.open(path) as memory:
        assert list(memory.units()) == []


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_gives_more_than_an_error_of_one_line(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "m.sqlite3"
    with Memory.open(path) as memory:
        memory.add(UNITS[:400])
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(chance.choice((1, 30, 3000))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    for look_up in (
        lambda memory: memory.exact("en", "ar", UNITS[7].text),
        lambda memory: memory.fuzzy("en", "ar", UNITS[8].text + "!"),
        lambda memory: list(memory.units()),
        lambda memory: memory.stats(),
        lambda memory: memory.add(UNITS[300:500]),
        lambda memory: memory.replace_origin("", UNITS[:10]),
        lambda memory: memory.clear(),
    ):
        try:
            with Memory.open(path) as memory:
                look_up(memory)
        except DragomanError as error:
            assert "\n" not in str(error)  # noqa: PT017 - it need not be raised


def test_a_full_disk_leaves_the_memory_as_it_was(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path; from toolkit.memory.store import Memory;"
        "from toolkit.memory.unit import Unit; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000));"
        "memory = Memory.open(Path(sys.argv[1]));"
        "memory.add(Unit('en', 'ar', f'Sentence {n}.' * 9, 'x' * 99) for n in range(60_000))"
    )
    path = tmp_path / "m.sqlite3"
    with Memory.open(path) as memory:
        memory.add(UNITS[:9])
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert "toolkit.errors.StoreError: " in done.stderr.splitlines()[-1]
    assert whole(path) == 9


def test_a_folder_that_cannot_be_made_and_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="cannot make this file: file exists; move the file away"):
        Memory.open(tmp_path / "file" / "m.sqlite3")
    with pytest.raises(StoreError, match="the memory cannot be opened; change its permissions"):
        Memory.open(tmp_path)


@contextmanager
def an_ordinary_user(folder: Path) -> Iterator[None]:
    """Step down from root, whom permissions do not bind; another user is one already."""
    was_root = os.geteuid() == 0
    for parent in folder.parents[:4] if was_root else ():
        parent.chmod(parent.stat().st_mode | 0o011)
    if was_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)


def test_a_memory_in_a_read_only_folder_can_be_looked_up_but_not_added_to(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    with Memory.open(folder / "m.sqlite3") as memory:
        memory.add(UNITS[:9])
    (folder / "m.sqlite3").chmod(0o444)
    folder.chmod(0o555)
    with an_ordinary_user(folder):
        with Memory.open(folder / "m.sqlite3") as memory:
            assert list(memory.units()) == UNITS[:9]
            assert memory.fuzzy("en", "ar", UNITS[3].text)[0].unit == UNITS[3]
            with pytest.raises(StoreError, match="the memory cannot be written; change its permissions"):
                memory.add(UNITS[:9])
        with pytest.raises(StoreError, match="the memory cannot be opened; change its permissions"):
            Memory.open(folder / "other.sqlite3")
    folder.chmod(0o755)


def test_half_a_character_is_refused_in_one_line(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "m") as memory:
        with pytest.raises(StoreError, match=r"a text holds half a character: 'Fled\\udcff\.'; mend that text"):
            memory.add([Unit("en", "ar", "Fled\udcff.", "ن")])
        memory.add(UNITS[:1])
        with pytest.raises(StoreError, match="half a character"):
            memory.exact("en", "ar", "Fled\udcff.")
        memory.clear()
        assert memory.fuzzy("en", "ar", "Fled\udcff.") == list(memory.units()) == []
