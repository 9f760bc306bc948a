"""The command ``dragoman``: the only place where an error becomes a line and an exit status."""

import gc
import os
import sys
from typing import Annotated

import typer

from toolkit import __version__
from toolkit.cli import articles, glossary, memory, models, mt, po, quality
from toolkit.cli.output import message
from toolkit.errors import DragomanError
from toolkit.files import file_error

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Translate news articles consistently: a glossary that your desk owns drives every translation.",
)
for module in (articles, quality, mt):
    module.register(app)
app.add_typer(glossary.app, name="glossary")
app.add_typer(models.app, name="models")
app.add_typer(po.app, name="po")
app.add_typer(memory.app, name="memory")


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        sys.stdout.write(f"dragoman {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Translate news articles consistently: a glossary that your desk owns drives every translation."""


def run() -> None:
    """Run the command line and leave with its exit status: 0 done, 1 something found or failed, 2 usage."""
    # A command makes hundreds of thousands of objects that stay, and hardly a ring of them: look for rings less often.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        # Arabic must reach a pipe whatever the locale says.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # real streams here
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        status = 1
    except DragomanError as error:
        message(f"dragoman: {error}")
        status = 1
    except OSError as error:
        message(f"dragoman: {file_error(error, error.filename or 'standard output')}")
        if error.filename is None:
            _drop_output()
        status = 1
    except Exception as error:
        if os.environ.get("DRAGOMAN_DEBUG"):
            raise
        what = " ".join(str(error).split())
        message(f"dragoman: internal error: {type(error).__name__}: {what}; set DRAGOMAN_DEBUG=1 to see where")
        status = 1
    raise SystemExit(status)


def _run() -> int:
    try:
        app(prog_name="dragoman")
    except SystemExit as stopped:
        # typer leaves so in every case, after Ctrl-C too.
        if stopped.code == _INTERRUPTED:
            message("dragoman: stopped; finished files are in place, the rest is as it was")
        return stopped.code if isinstance(stopped.code, int) else 0
    return 0


def _drop_output() -> None:
    """Let what cannot be written go, so that Python does not try again, and complain, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
