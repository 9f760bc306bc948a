"""Every command and every option explains itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import toolkit
from toolkit.cli.main import app

DOCS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [Path(toolkit.__file__).parents[1] / "README.md", *Path(toolkit.__file__).parents[1].glob("docs/*.md")]
)


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _commands(child, (*path, name))


COMMANDS = list(_commands(get_command(app)))


def test_the_commands_of_the_design_are_there() -> None:
    names = {" ".join(path) for path, _ in COMMANDS}
    wanted = {"init", "add", "translate", "build", "status", "check", "terms", "verify"}
    wanted |= {f"glossary {verb}" for verb in ("list", "show", "add", "set", "remove", "rename", "search", "lint")}
    assert wanted <= names


@pytest.mark.parametrize(
    ("path", "command"), COMMANDS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_command_says_what_it_does_and_what_each_option_means(
    path: tuple[str, ...], command: Any, dragoman: Any
) -> None:
    result = dragoman(*path, "--help")
    assert result.status == 0
    assert "Usage: dragoman" in result.out
    assert command.help
    assert command.help.strip()
    for parameter in command.params:
        assert parameter.help, f"{path}: {parameter.name}"


@pytest.mark.parametrize("path", [path for path, command in COMMANDS if not hasattr(command, "commands")])
def test_a_command_is_shown_in_the_documentation(path: tuple[str, ...]) -> None:
    assert f"dragoman {' '.join(path)}" in DOCS


def test_a_wrong_option_is_a_usage_error(dragoman: Any) -> None:
    result = dragoman("status", "--colour")
    assert result.status == 2
    assert result.out == ""
    assert "--colour" in result.err
