"""Downloading a package: its addresses in turn, and from where an earlier attempt broke off."""

import json
import time
from collections.abc import Callable, Sequence
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path

from toolkit.engines.packages.archive import MOST_BYTES
from toolkit.engines.packages.checksums import Known, known, verify
from toolkit.engines.packages.web import LinkError, ask, offline
from toolkit.errors import EngineError, FileError
from toolkit.files import file_error, read_text, write_atomic

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are here, and with those there will be where the server says so."""

ATTEMPTS = 5
"""How often one address is asked to go on; it is given up earlier when an attempt brings nothing."""
SLOW_SECONDS = 60.0
SLOW_BYTES = 60 << 10
"""A server that sends less than this in :data:`SLOW_SECONDS` is left: it would take a day for a package."""
_BLOCK = 1 << 16
_ZIP = b"PK"
_OK, _PARTIAL, _NOT_SATISFIABLE = 200, 206, 416


def download(links: Sequence[str], path: Path, progress: Progress) -> None:
    """Fetch the package file *path* from the first of *links* that gives it.

    What has come stands in ``path.part``, beside it ``path.part.json`` with the address and the ETag or date of what it
    is part of: the next attempt, in this run or another, goes on from there if the server still has the same.

    Raises:
        EngineError: no address gives the package.
        FileError: it cannot be written.
    """
    reasons = []
    for link in links:
        try:
            _from_link(link, path, progress)
        except LinkError as error:
            reasons.append(f"{_host(link)}: {error}")
        except OSError as error:
            raise file_error(error, path, "write") from error
        else:
            return
    what = f"cannot download {path.name} ({'; '.join(reasons) or 'the index has no web address for it'})"
    raise offline(what, links[0] if links else "", links)


def _host(link: str) -> str:
    return link.partition("://")[2].partition("/")[0] or link


def _from_link(link: str, path: Path, progress: Progress) -> None:
    part = _Part(link, path)
    for _ in range(ATTEMPTS):
        before = part.size()
        if _attempt(link, part, progress):
            break
        if part.size() <= before:
            raise LinkError(f"breaks off after {before} bytes, from where the next attempt goes on")
    else:
        raise LinkError(f"breaks off {ATTEMPTS} times, now after {part.size()} bytes; the next attempt goes on")
    try:
        _check(part)
    except LinkError:
        part.forget()
        raise
    part.finish()


def _check(part: "_Part") -> None:
    """See that the whole *part* is what it should be."""
    with part.file.open("rb") as stream:
        start = stream.read(len(_ZIP))
    if start != _ZIP:
        raise LinkError("sends something else than a package")
    try:
        verify(part.file, part.path.name)
    except EngineError as error:
        raise LinkError(error.what) from error


def _attempt(link: str, part: "_Part", progress: Progress) -> bool:
    """Ask once for what is missing, and tell whether *part* is whole then."""
    headers = part.request_headers()
    try:
        with ask(link, headers) as answer:
            total = _accept(answer, part, known(part.path.name))
            return _receive(answer, part, total, progress)
    except LinkError as error:
        if headers and str(error).startswith(str(_NOT_SATISFIABLE)):
            part.forget()
            return _attempt(link, part, progress)
        raise


def _accept(answer: HTTPResponse, part: "_Part", right: Known | None) -> int | None:
    """Judge the head of *answer* and make *part* ready for its body; return how big the whole is, if that is said."""
    if answer.headers.get_content_type() == "text/html":
        raise LinkError("sends a web page, not a package")
    length = answer.headers.get("Content-Length", "")
    total = int(length) if length.isdecimal() else None
    if answer.status == _PARTIAL:
        start = part.size()
        if not answer.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            part.forget()
            raise LinkError("sends another part than was asked for")
        total = None if total is None else start + total
    elif answer.status == _OK:
        part.begin(answer.headers)
    else:
        raise LinkError(f"answers with the status {answer.status}")
    if right and total not in (None, right.size):
        part.forget()
        raise LinkError(f"has {total} bytes, not the {right.size} of this package")
    if (total or 0) > MOST_BYTES:
        raise LinkError(f"{total} bytes are more than any package has")
    return total


def _receive(answer: HTTPResponse, part: "_Part", total: int | None, progress: Progress) -> bool:
    """Add what comes to *part*; False where it breaks off."""
    size = marked = part.size()
    mark = time.monotonic()
    with part.file.open("ab") as stream:
        while True:
            try:
                block = answer.read1(_BLOCK)
            except (OSError, HTTPException):
                return False
            if not block:
                return total is None or size == total
            stream.write(block)
            size += len(block)
            progress(size, total)
            if size > (total or MOST_BYTES):
                raise LinkError("sends more than it should")
            if time.monotonic() - mark > SLOW_SECONDS:
                if size - marked < SLOW_BYTES:
                    raise LinkError(f"is too slow: {size - marked} bytes in {SLOW_SECONDS:.0f} seconds")
                mark, marked = time.monotonic(), size


class _Part:
    """What has come of *path* from *link*."""

    def __init__(self, link: str, path: Path) -> None:
        self.path = path
        self.file = path.with_name(f"{path.name}.part")
        self._note = path.with_name(f"{path.name}.part.json")
        self._link = link

    def size(self) -> int:
        return self.file.stat().st_size if self.file.exists() else 0

    def request_headers(self) -> dict[str, str]:
        """Return what asks for the rest only, and only if the server still has what this is part of."""
        size = self.size()
        try:
            note = json.loads(read_text(self._note)) if size else None
        except (FileError, ValueError, RecursionError):
            note = None
        if not isinstance(note, dict) or note.get("link") != self._link or not isinstance(note.get("version"), str):
            return {}
        return {"Range": f"bytes={size}-", "If-Range": note["version"]}

    def begin(self, headers: HTTPMessage) -> None:
        """Start anew with the answer that has *headers*."""
        self.forget()
        # A weak ETag may not be asked for with If-Range: RFC 9110, 13.1.5.
        tag = headers.get("ETag", "")
        version = tag if tag.startswith('"') else headers.get("Last-Modified")
        if version:
            write_atomic(self._note, json.dumps({"link": self._link, "version": version}).encode())

    def forget(self) -> None:
        self.file.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def finish(self) -> None:
        self.file.replace(self.path)
        self._note.unlink(missing_ok=True)
