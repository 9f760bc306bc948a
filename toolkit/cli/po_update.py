"""Commands that bring PO files up to date: po update and merge."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
