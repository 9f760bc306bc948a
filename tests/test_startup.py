"""Starting must be quick, which is shown by what is not loaded; how quick, the benchmark says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"argostranslate", "babel", "ctranslate2", "numpy", "onnxruntime", "sentencepiece", "tomlkit"}

SCRIPT = """
import json, sys
sys.argv = ["dragoman", *sys.argv[1:]]
from toolkit.cli.main import run
try:
    run()
except SystemExit as stopped:
    status = stopped.code
print(json.dumps({"status": status, "modules": sorted({name.split(".")[0] for name in sys.modules})}))
"""


def _loaded(*arguments: str, cwd: Path | None = None) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=True, cwd=cwd, timeout=60
    )
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["status"] == 0, done.stderr
    return set(result["modules"])


@pytest.mark.parametrize("arguments", [["--help"], ["translate", "--help"], ["glossary", "--help"], ["--version"]])
def test_no_heavy_module_is_loaded_to_explain_a_command(arguments: list[str]) -> None:
    assert not _loaded(*arguments) & HEAVY


def test_the_version_needs_no_drawing() -> None:
    assert "rich" not in _loaded("--version")


def test_a_translation_without_an_engine_loads_no_engine(workspace: Path) -> None:
    assert not _loaded("translate", "--engine", "none", cwd=workspace) & HEAVY


def test_settings_touch_no_disk_when_imported(tmp_path: Path) -> None:
    script = """
import sys
sys.dont_write_bytecode = True
import toolkit.errors, toolkit.files, toolkit.model  # what settings stands on
import builtins, os
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event in ("open", "os.mkdir") else None)
import toolkit.settings
foreign = [str(one) for one in opened if not str(one).endswith((".py", ".pyc"))]
assert not foreign, foreign
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path, timeout=60)
