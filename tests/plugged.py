"""Engines that are installed for a test: a module and the metadata of a distribution in a folder of the path."""

from pathlib import Path


def install(folder: Path, module: str, code: str, points: dict[str, str]) -> Path:
    """Put the *module* into *folder* with its entry points, name → object, and return *folder*."""
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
    lines = ["[dragoman.engines]", *(f"{name} = {value}" for name, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


ECHO = """\
import json
import time
from pathlib import Path

from toolkit.model import Draft


class Echo:
    def __init__(self, settings):
        self.settings = settings

    def drafts(self, requests):
        settings = self.settings
        if "log" in settings:
            with Path(settings["log"]).open("a", encoding="utf-8") as log:
                log.write(json.dumps([[one.target, one.text] for one in requests]) + "\\n")
        for number, request in enumerate(requests):
            if number == settings.get("fail"):
                raise ValueError("out of ink")
            if "save" in settings and number == 1:
                exec(settings["save"])
            time.sleep(settings.get("pause", 0))
            text = settings.get("texts", {}).get(request.text, f"{request.target}:{request.text}")
            yield number, Draft(text, "echo 1.0", settings.get("notes", ())) if text else None


def make(context):
    return Echo(context.settings)
"""
"""An engine that says everything after you, and does what its settings tell it."""


def install_echo(folder: Path) -> Path:
    """Install the engine ``echo`` into *folder*, and return that."""
    return install(folder, "plugged_echo", ECHO, {"echo": "plugged_echo:make"})
