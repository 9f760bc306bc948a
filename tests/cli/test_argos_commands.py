"""Drafts by the project's own Argos packages, from the command line."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from samples import PAIRS, sentence
from support import Dragoman
from toolkit.po import Catalog

PROGRAM = Path(sys.executable).with_name("dragoman")
PO = Path("translations/flight/kmr.po")
LEFT = sentence("The militants left Hawija without")
ENTERED = sentence("Kurdish fighters entered Raqa")
IMPATIENT = "from toolkit.workflow import drafting; drafting._PAUSE = 0.05; from toolkit.cli.main import run; run()"
"""The command, which saves sooner than it would, so that it need not have so much to do."""


def _article(slug: str, *texts: str) -> None:
    folder = Path("translations") / slug
    folder.mkdir(exist_ok=True)
    (folder / "source.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")


def _drafts(path: Path) -> list[tuple[str, str]]:
    return [(entry.msgstr, entry.tcomment) for entry in Catalog.read(path).entries if entry.msgstr]


def test_an_article_is_drafted_into_every_language_that_has_a_package(
    workspace: Path, dragoman: Dragoman, own_packages: Path
) -> None:
    _article("flight", LEFT["en"], ENTERED["en"])
    result = dragoman("translate")
    assert (result.status, result.err.count("2 drafted now")) == (0, 3)
    for tag in ("ar", "ckb", "kmr"):
        path = PO.with_stem(tag)
        assert _drafts(path) == [(one[tag], f"draft: argos en-{tag} 1.0") for one in (LEFT, ENTERED)]
        assert all(entry.fuzzy for entry in Catalog.read(path).entries)
    before = {path: path.read_bytes() for path in Path("translations").rglob("*.po")}
    assert dragoman("translate").err.count("unchanged") == 3
    assert {path: path.read_bytes() for path in before} == before


def test_what_has_a_package_is_drafted_where_other_languages_have_none(
    workspace: Path, dragoman: Dragoman, own_packages: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages.mkdir()
    (packages / "en_kmr").symlink_to(own_packages / "en_kmr")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    _article("flight", LEFT["en"])
    result = dragoman("translate", "--to", "kmr", "--to", "ckb")
    line, *_ = result.err.splitlines()
    assert result.status == 0
    assert line.startswith("dragoman: no Argos package from en to ckb: ")
    assert _drafts(PO) == [(LEFT["kmr"], "draft: argos en-kmr 1.0")]
    PO.unlink()
    result = dragoman("translate", "--to", "ckb", "--to", "kmr", "--engine", "argos")
    assert result.status == 1
    assert result.err.splitlines()[-1] == line
    assert _drafts(PO) == [(LEFT["kmr"], "draft: argos en-kmr 1.0")]


def test_lines_are_translated(workspace: Path, own_packages: Path) -> None:
    lines = f"{LEFT['en']}\n\n{ENTERED['en']}\n"
    arguments = [PROGRAM, "mt", "--to", "ckb", "--no-glossary"]
    done = subprocess.run(arguments, input=lines, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{LEFT['ckb']}\n\n{ENTERED['ckb']}\n", "")
    done = subprocess.run([*arguments, "--format", "json"], input=lines, capture_output=True, text=True, check=True)
    assert [json.loads(line)["origin"] for line in done.stdout.splitlines()] == [
        "argos en-ckb 1.0",
        "",
        "argos en-ckb 1.0",
    ]


def test_a_killed_run_goes_on_where_it_was(workspace: Path, dragoman: Dragoman, own_packages: Path) -> None:
    for story in range(8):
        _article(f"story-{story:02}", *(f"{pair['en'][:-1]} in story {story}." for pair in PAIRS[:50]))
    first = Path("translations/story-00/ar.po")
    with subprocess.Popen([sys.executable, "-c", IMPATIENT, "translate"], stderr=subprocess.DEVNULL) as running:
        while not (first.exists() and "# draft: argos" in first.read_text(encoding="utf-8")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    kept = {(path, key): text for path in _stories() for key, text in _texts(path).items() if text}
    assert 0 < len(kept) < 1200
    result = dragoman("translate")
    assert result.status == 0
    assert sum(map(int, re.findall(r"story-.*, (\d+) drafted now$", result.err, re.MULTILINE))) == 1200 - len(kept)
    now = {(path, key): text for path in _stories() for key, text in _texts(path).items() if text}
    assert len(now) == 1200
    assert kept.items() <= now.items()


def _stories() -> list[Path]:
    return sorted(Path("translations").glob("story-*/*.po"))


def _texts(path: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in Catalog.read(path).entries}
