"""Commands for the translation memory."""

import typer

app = typer.Typer(no_args_is_help=True, help="Look into the memory of what people have translated.")
