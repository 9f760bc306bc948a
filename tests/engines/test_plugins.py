"""Engines of other distributions: found, made, and held to what they promise."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugged import install
from toolkit.engines import EngineContext, Request
from toolkit.engines.plugins import Plugin, plugins
from toolkit.errors import EngineError
from toolkit.model import Draft

PAGE = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
CONSOLE = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

CODE = """\
from toolkit.errors import EngineError
from toolkit.model import Draft

class Engine:
    def drafts(self, requests):
        {body}

def make(context):
    {make}
"""


@pytest.fixture
def plugged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Plugin]:
    """Install a plug-in whose engine has such a body, and make it."""

    def call(body: str = "yield from ()", make: str = "return Engine()", point: str = "plugged_here:make") -> Plugin:
        code = CODE.format(body=body, make=make)
        monkeypatch.syspath_prepend(install(tmp_path, "plugged_here", code, {"odd": point}))
        monkeypatch.delitem(sys.modules, "plugged_here", raising=False)
        return Plugin(plugins()["odd"], EngineContext({"key": "value"}, terminologies=_none))

    return call


def _none(source: str, target: str) -> Any:
    raise AssertionError(source + target)


def _drafts(engine: Plugin) -> list[tuple[int, Draft | None]]:
    return list(engine.drafts([Request("One", None, "en", "ar"), Request("Two", "heading", "en", "ar")]))


def test_a_plug_in_gets_its_settings_and_gives_drafts_in_any_order(plugged: Callable[..., Plugin]) -> None:
    engine = plugged(
        "yield 1, Draft('b', '', ['look']); yield 0, None",
        "assert context.settings == {'key': 'value'}; return Engine()",
    )
    assert _drafts(engine) == [(1, Draft("b", "odd", ("look",))), (0, None)]


def test_an_empty_draft_is_none(plugged: Callable[..., Plugin]) -> None:
    assert _drafts(plugged("yield 0, Draft(' '); yield 1, Draft('')")) == [(0, None), (1, None)]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("raise ValueError('two\\n lines')", "ValueError: two lines; ask whoever made it, or use another one"),
        ("raise EngineError('no licence', cure='buy one')", "no licence; buy one"),
        ("return None", "TypeError: "),
        ("return 5", "TypeError: "),
        ("return ['ab', 'c']", "it answers request 'a', which is answered already or not there"),
        ("yield 0, None", "it leaves 1 of 2 requests without an answer"),
        ("yield 0, None; yield 0, None", "it answers request 0, which is answered already"),
        ("yield 2, None", "it answers request 2, which is answered already or not there"),
        ("yield -1, None", "it answers request -1, which"),
        ("yield 0, 'text'", "it gives a str in place of a Draft"),
        ("yield 0, Draft(5)", "its draft holds 5, which is not a string"),
        ("yield 0, Draft('a', None)", "its draft holds None, which is not a string"),
        ("yield 0, Draft('a', 'b', (b'c',))", "its draft holds b'c', which is not a string"),
        ("yield 0, Draft('\\ud800')", "UnicodeEncodeError: "),
    ],
)
def test_what_a_plug_in_does_wrong_is_one_line_that_names_it(
    plugged: Callable[..., Plugin], body: str, says: str
) -> None:
    engine = plugged(body)
    with pytest.raises(EngineError) as raised:
        _drafts(engine)
    assert str(raised.value).startswith(f"the engine 'odd' failed: {says}")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"make": "raise KeyError('url')"}, "KeyError: 'url'"),
        ({"make": "raise EngineError('no url', cure='set one')"}, "no url; set one"),
        ({"make": "this is no Python"}, "SyntaxError: "),
        ({"point": "plugged_nowhere:make"}, "ModuleNotFoundError: No module named 'plugged_nowhere'"),
        ({"point": "plugged_here:makes"}, "AttributeError: "),
    ],
)
def test_a_plug_in_that_cannot_be_made_is_one_line_too(
    plugged: Callable[..., Plugin], changes: dict[str, str], says: str
) -> None:
    with pytest.raises(EngineError) as raised:
        plugged(**changes)
    assert str(raised.value).startswith(f"the engine 'odd' failed: {says}")


def test_a_maker_that_gives_nothing_is_found_out(plugged: Callable[..., Plugin]) -> None:
    with pytest.raises(EngineError, match="the engine 'odd' failed: AttributeError: "):
        _drafts(plugged(make="return None"))


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    project = tomllib.loads(FILES["pyproject.toml"])["project"]
    ((module, code),) = ((name[:-3], text) for name, text in FILES.items() if name.endswith(".py"))
    packages = install(tmp_path / "packages", module, code, project["entry-points"]["dragoman.engines"])
    (tmp_path / "dragoman.toml").write_text(FILES["dragoman.toml"], encoding="utf-8")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ran = 0
    for block in CONSOLE:
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=tmp_path,
                env=os.environ | {"PATH": path, "PYTHONPATH": str(packages)},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            assert done.stdout == expected
            ran += 1
    assert ran >= 2
