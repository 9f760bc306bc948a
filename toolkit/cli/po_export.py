"""The command that hands PO files out: po export."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
