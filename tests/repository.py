"""A git repository for tests that ask for an earlier state."""

import subprocess
from pathlib import Path


def commit(folder: Path) -> None:
    """Make one commit of everything in *folder*, and a repository first where there is none."""
    if not (folder / ".git").exists():
        _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "x")


def _git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)
