"""The rooms, held to their contract in everyday tests."""

import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

ROOT = Path(toolkit.__file__).parents[1]
ROOMS = sorted(path.parent for path in (ROOT / "toolkit").glob("*/__init__.py"))
MODULES = sorted((ROOT / "toolkit").rglob("*.py"))
LONGEST_MODULE = 300


def test_imports_point_down_only_and_each_library_has_one_door() -> None:
    script = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_each_room_says_in_one_sentence_what_belongs_there(room: Path) -> None:
    first = (room / "__init__.py").read_text(encoding="utf-8").split("\n")[0]
    assert first.startswith('"""'), first
    assert first.endswith('."""'), first


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_grows_past_what_can_be_read_at_a_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
