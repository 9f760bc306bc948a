"""Printing: data on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from toolkit.model import Finding, Severity

_COLOURS: dict["Severity", str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def console() -> "Console":
    """Return the console of standard output: colours for a terminal, none for a pipe."""
    from rich.console import Console

    # Without emoji: a text such as :x: would be printed as a picture.
    return Console(highlight=False, soft_wrap=False, emoji=False)


def table(*columns: str, numbers: Sequence[str] = (), title: str | None = None) -> "Table":
    """Return an empty table; the columns in *numbers* are set flush right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    result = Table(box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for name in columns:
        result.add_column(name, justify="right" if name in numbers else "left")
    return result


def cell(text: str) -> str:
    """Return *text* for a cell of a table.

    Terminals that reorder Arabic would run two neighbouring cells together: a left-to-right mark keeps them apart.
    It is left out of pipes, where it would only be in the way.
    """
    from rich.markup import escape

    mark = "\u200e" if console().is_terminal else ""
    return f"{mark}{escape(text)}{mark}"


def print_finding(screen: "Console", finding: "Finding") -> None:
    """Print *finding* on one line, however long, so that editors and other programs find the place in it."""
    from rich.text import Text

    place = Text(f"{finding.file}:{finding.line}: ")
    severity = Text(finding.severity, style=_COLOURS[finding.severity])
    screen.print(place, severity, Text(f" {finding.message} ({finding.rule})"), sep="", soft_wrap=True)


def message(text: str) -> None:
    """Print one line for the person at the terminal, out of the way of the data."""
    sys.stderr.write(text + "\n")


def write_line(text: str) -> None:
    """Print one line of data."""
    sys.stdout.write(text + "\n")


def print_json(value: Any) -> None:
    """Print *value* as one JSON document, in letters rather than escapes."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_json_line(value: Any) -> None:
    """Print *value* as one line of JSON lines."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def counted(number: int, thing: str) -> str:
    """Return *number* with the plural of *thing*: 1 file, 2 entries, 3 notes."""
    plurals = {"entry": "entries", "info": "notes"}
    return f"{number} {thing}" if number == 1 else f"{number} {plurals.get(thing, thing + 's')}"
