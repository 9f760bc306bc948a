"""What another command saves while translate is at work stays, and what translate makes is put beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugged import install_echo
from toolkit.memory.unit import Unit
from toolkit.po import Catalog
from toolkit.workflow.memory import opened
from toolkit.workflow.workspace import open_workspace

PO = Path("translations/flight/kmr.po")
WRITER = """
import sys, time
from pathlib import Path
from toolkit.po import Catalog
from toolkit.workflow import changes
from toolkit.workflow.workspace import open_workspace

number, text, seconds = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
here = open_workspace(Path.cwd())
with changes.locked(here):
    catalog = Catalog.read(Path("translations/flight/kmr.po"))
    print("starts", flush=True)
    time.sleep(seconds)
    catalog.entries[number].msgstr = text
    changes.commit(here, {catalog.path: catalog.encoded()}, "import")
"""
"""Saves what it made of the file as it was when it started, as an import does."""
WAITING = "dragoman: another command is changing PO files: waiting for it\n"


def _writer(number: int, text: str, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(number), text, str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "starts\n"
    return process


def _translate(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("dragoman")
    command = [program, "translate", "flight", "--to", "kmr", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def _texts() -> list[str]:
    return [entry.msgstr for entry in Catalog.read(PO).entries]


@pytest.fixture
def started(workspace: Path) -> Path:
    """A workspace whose article has PO files."""
    _translate("--engine", "none")
    return workspace


def test_files_are_brought_up_to_date_after_an_import(started: Path) -> None:
    source = Path("translations/flight/source.txt")
    source.write_text(source.read_text(encoding="utf-8") + "\nIt rained.\n", encoding="utf-8")
    with _writer(2, "Kes birîndar nebû.", 2.5) as writer:
        done = _translate("--engine", "none")
        assert writer.wait() == 0
    assert done.stderr.startswith(WAITING)
    assert _texts() == ["", "", "Kes birîndar nebû.", ""]


def test_what_the_memory_lends_is_put_beside_what_came_meanwhile(started: Path) -> None:
    with opened(open_workspace()) as memory:
        memory.add([Unit("en", "kmr", "A headline", "Sernivîs", origin="old.tmx")])
    script = f"""
import subprocess, sys
from pathlib import Path
from toolkit.workflow import remembering
from toolkit.cli.main import run

apply, writers = remembering.apply, []

def slow(*arguments, **named):
    done = apply(*arguments, **named)
    if not writers:
        command = [sys.executable, "-c", {WRITER!r}, "2", "Kes birîndar nebû.", "2"]
        writers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        assert writers[0].stdout.readline() == "starts\\n"
    return done

remembering.apply = slow
sys.argv = ["dragoman", "translate", "flight", "--to", "kmr", "--engine", "none"]
run()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr.startswith(WAITING)
    assert _texts() == ["Sernivîs", "", "Kes birîndar nebû."]


def test_an_import_goes_ahead_of_an_engine_that_drafts_and_its_drafts_go_after_one(
    started: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = install_echo(tmp_path_factory.mktemp("site"))
    monkeypatch.setenv("PYTHONPATH", str(site))
    # The second one has read the file and not yet saved it when the last draft is there.
    code = f"""
import subprocess, sys
command = [sys.executable, "-c", {WRITER!r}]
subprocess.run([*command, "1", "DAIŞ reviya.", "0"], check=True, timeout=60)
slow = subprocess.Popen([*command, "0", "Sernivîs", "2"], stdout=subprocess.PIPE, text=True)
assert slow.stdout.readline() == "starts\\n"
"""
    Path("dragoman.toml").write_text(f"[engines.echo]\nsave = '''{code}'''\n", encoding="utf-8")
    done = _translate("--engine", "echo")
    assert done.stderr.startswith(WAITING)
    assert _texts() == ["Sernivîs", "DAIŞ reviya.", "kmr:Nobody was hurt."]
