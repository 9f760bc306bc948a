"""The glossary as it was at a revision of the git repository that holds the workspace."""

import subprocess
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.files import decode_utf8
from toolkit.glossary import Glossary
from toolkit.glossary.store import combine


def glossary_at(folder: Path, revision: str) -> Glossary:
    """Return the glossary that the files in *folder* held at *revision*; one that was not there yet is empty.

    Args:
        folder: the glossary's folder; files that have been deleted since are read too.
        revision: whatever git takes for one: HEAD, a tag, a branch, "main@{yesterday}".

    Raises:
        GlossaryError: git is not installed, there is no repository, it has no such revision, or the glossary was wrong.
        FileError: a file was not UTF-8.
    """
    root = folder.parent
    if not _git(root, "rev-parse", "--is-inside-work-tree"):
        cure = "leave --since out, or keep the workspace in a git repository"
        raise GlossaryError("no git repository here", cure=cure, path=root)
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        cure = "name a commit, a branch or a tag; 'git log' lists the commits"
        raise GlossaryError(f"git knows no revision '{revision}'", cure=cure)
    sha = commit.decode().strip()
    listed = (
        (_git(root, "ls-tree", "-r", "-z", "--name-only", sha, "--", f"{folder.name}/") or b"").decode().split("\0")
    )
    names = sorted(Path(name) for name in listed if name.endswith(".toml"))
    texts = {}
    for name in (name for name in names if not any(part[0] == "." for part in name.parts)):
        path = Path(f"{revision}:{name}")
        data = _git(root, "show", f"{sha}:./{name.as_posix()}") or b""
        texts[path] = decode_utf8(data, path).removeprefix("\ufeff")
    return combine(texts)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what a git command prints, None where it fails."""
    try:
        # No shell, and every revision that a person typed has been resolved or stands behind --end-of-options.
        done = subprocess.run(  # noqa: S603 - as the comment above says
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git that the user has on the PATH
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise GlossaryError("git is not installed", cure="install it, or leave --since out") from error
    except (OSError, ValueError) as error:
        raise GlossaryError(f"git cannot be run: {error}", cure="leave --since out") from error
    return done.stdout if done.returncode == 0 else None
