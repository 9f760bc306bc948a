"""What the README shows is what happens: its files are made, its commands run, their output compared."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / ".github" / "CONTRIBUTING.md"]


def _run(command: str, folder: Path) -> str:
    """Return all that *command* prints, as a terminal of 80 columns would show it."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout


def _demo(folder: Path) -> str:
    """Return what ``make demo`` prints in *folder*, with the environment that runs this test."""
    lines = ["make", "--dry-run", "--old-file=.venv/installed", "-C", str(ROOT), "--no-print-directory", "demo"]
    commands = subprocess.run(lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert commands, "make demo runs nothing"
    return "".join(f"{line}\n{_run(line.removeprefix('.venv/bin/'), folder)}" for line in commands)


def _steps(block: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", "a console block starts with a command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def test_the_readme_is_true(tmp_path: Path) -> None:
    for name in ("dragoman.toml", "glossary", "translations"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    ran = 0
    for kind, file, block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        if kind == "text" and file:
            (tmp_path / file).write_text(block, encoding="utf-8")
        elif kind == "po":
            assert block in (tmp_path / file).read_text(encoding="utf-8")
        elif kind == "console":
            for command, expected in _steps(block):
                if command == "make test":
                    continue  # this is it
                assert (_demo(tmp_path) if command == "make demo" else _run(command, tmp_path)) == expected, command
                ran += 1
    assert ran >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
