"""A bar that shows how far a run is, to whoever sits at a terminal."""

import sys
from threading import Timer
from typing import TYPE_CHECKING, Self

from toolkit.cli.output import message

if TYPE_CHECKING:
    from rich.progress import Progress

_DELAY = 1.0
"""Seconds that a run may take before it has to show how far it is."""


class Bar:
    """Shows a bar on standard error, if that is a terminal and the run takes longer than a second."""

    def __init__(self, doing: str = "drafting", *, in_bytes: bool = False) -> None:
        self._doing = doing
        self._in_bytes = in_bytes
        self._progress: Progress | None = None
        self._timer: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def tell(self, line: str) -> None:
        """Print *line*."""
        message(f"dragoman: {line}")

    def progress(self, done: int, total: int | None) -> None:
        """Show that *done* of *total* texts, or bytes, are ready; *total* is None where nobody knows it."""
        if not sys.stderr.isatty():
            return
        if self._progress is None:
            self._progress = _bar(self._doing, total, in_bytes=self._in_bytes)
            self._timer = Timer(_DELAY, self._progress.start)
            self._timer.start()
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def close(self) -> None:
        """Take the bar away, so that other lines can be printed."""
        if self._timer and self._progress:
            self._timer.cancel()
            self._timer.join()
            self._progress.stop()
            self._timer = None


def _bar(doing: str, total: int | None, *, in_bytes: bool) -> "Progress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    count = DownloadColumn() if in_bytes else MofNCompleteColumn()
    columns = (TextColumn(doing), BarColumn(), count, TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(doing, total=total)
    return progress
