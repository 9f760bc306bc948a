"""A web server on this machine that serves an index and packages, well or badly."""

import io
import json
import random
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


def package_files(source: str = "en", target: str = "ar", version: str = "1.0", top: str = "p/") -> dict[str, bytes]:
    """Return names and contents of a package that is whole but for the sense of its model."""
    said = {"package_version": version, "argos_version": "1.0", "from_code": source, "to_code": target}
    return {
        f"{top}metadata.json": json.dumps(said).encode(),
        f"{top}sentencepiece.model": b"pieces",
        f"{top}model/model.bin": random.Random(version).randbytes(300_000),  # noqa: S311 - the same bytes each time
        f"{top}model/shared_vocabulary.json": b"[]",
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of *files*."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


@dataclass
class Route:
    """What the server has at one address, and how it gives it."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/zip"
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": '"one"'})
    ranges: bool = True
    """False where the server knows no Range, and sends everything again."""
    cuts: list[int] = field(default_factory=list)
    """After how many bytes it hangs up: one number for each request, then it does not."""
    length: bool = True
    """False where it does not say how much there is."""
    pause: float = 0.0
    """Seconds between blocks of 16 KiB."""


@dataclass
class Server:
    """A server that runs."""

    url: str
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Range of each request."""

    def offer(self, *links: str, source: str = "en", target: str = "ar", version: str = "1.0") -> str:
        """Put a package into the index, with *links* that are whole or start at this server; return the index's URL."""
        entry = {"package_version": version, "from_code": source, "to_code": target, "type": "translate"}
        entries = json.loads(self.routes["/index.json"].body) if "/index.json" in self.routes else []
        whole = [link if ":" in link else self.url + link for link in links]
        body = json.dumps([*entries, entry | {"links": whole}]).encode()
        self.routes["/index.json"] = Route(body, content_type="application/json")
        return f"{self.url}/index.json"


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, self.headers["Range"]))
            route = server.routes.get(self.path, Route(status=404, body=b"no such page"))
            start = _start(route, self.headers)
            self.send_response(206 if start else route.status)
            for name, value in ({"Content-Type": route.content_type} | route.headers).items():
                self.send_header(name, value)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(route.body) - 1}/{len(route.body)}")
            if route.length:
                self.send_header("Content-Length", str(len(route.body) - start))
            self.end_headers()
            rest = route.body[start:]
            for block in _blocks(rest[: route.cuts.pop(0)] if route.cuts else rest):
                self.wfile.write(block)
                self.wfile.flush()
                time.sleep(route.pause)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Listener(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Say nothing when a client hangs up, as some tests have it do."""

    with Listener(("127.0.0.1", 0), Handler) as listener:
        server = Server(f"http://127.0.0.1:{listener.server_port}")
        thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown()
            thread.join()


def _start(route: Route, headers: Any) -> int:
    """Return from which byte on is asked for; 0 for all, also where the condition of the request does not hold."""
    wanted = headers["Range"]
    held = {route.headers.get("ETag"), route.headers.get("Last-Modified")}
    if not wanted or not route.ranges or headers["If-Range"] not in held:
        return 0
    return int(wanted.removeprefix("bytes=").removesuffix("-"))


def _blocks(data: bytes, size: int = 1 << 14) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))
