"""Commands that count and compile: po stats and compile."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
