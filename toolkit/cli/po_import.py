"""The command that takes PO files back: po import."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this module to *app*."""
