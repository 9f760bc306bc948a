"""The command that takes an import back: po undo."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
