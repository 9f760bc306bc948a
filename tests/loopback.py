"""A LibreTranslate server on this machine, which answers as version 1.9 does, and fails when it is told to."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from threading import Thread
from typing import Any

Fault = tuple[int, dict[str, str], bytes] | str
"""Status, headers and body of an answer; or ``close``, ``cut``, ``slow``, ``fewer``; an empty one is none."""


@dataclass
class Loopback:
    """What a server is like, and what it was asked."""

    url: str = ""
    languages: dict[str, list[str]] = field(default_factory=lambda: {"en": ["en", "ar", "ku"], "ar": ["en"], "ku": []})
    settings: dict[str, Any] = field(default_factory=lambda: {"charLimit": -1, "keyRequired": False})
    key: str = ""
    most_texts: int = 10**6
    most_characters: int = 10**6
    faults: list[Fault] = field(default_factory=list)
    """What becomes of the next requests to translate; then all is well."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of the requests to translate."""

    @property
    def texts(self) -> list[list[str]]:
        """The texts of each request."""
        return [body["q"] for body in self.asked]

    def answer(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        size = len(body["q"]), sum(map(len, body["q"]))
        for number, most in zip(size, (self.most_texts, self.most_characters), strict=True):
            if number > most:
                return 400, {"error": f"Invalid request: request ({number}) exceeds text limit ({most})"}
        if self.key and body.get("api_key") != self.key:
            return 403, {"error": "Invalid API key"}
        return 200, {"translatedText": [f"{body['target']}:{text}" for text in body["q"]]}


class _Server(ThreadingHTTPServer):
    def __init__(self, state: Loopback) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = state

    def handle_error(self, *_: object) -> None:
        """Keep quiet: that a client hangs up is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        state = self.server.state
        if self.path == "/languages":
            found = [{"code": code, "name": code, "targets": to} for code, to in state.languages.items()]
            self._send(200, {}, json.dumps(found).encode())
        elif self.path == "/frontend/settings":
            self._send(200, {}, json.dumps(state.settings).encode())
        else:
            self._send(404, {}, b"<h1>Not Found</h1>")

    def do_POST(self) -> None:
        state = self.server.state
        state.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        fault = state.faults.pop(0) if state.faults else ""
        if isinstance(fault, tuple):
            self._send(*fault)
            return
        if fault == "close":
            return
        if fault == "slow":
            time.sleep(0.6)
        status, reply = state.answer(state.asked[-1])
        if fault == "fewer":
            reply["translatedText"].pop()
        self._send(status, {}, json.dumps(reply).encode(), missing=9 if fault == "cut" else 0)

    def _send(self, status: int, headers: dict[str, str], body: bytes, missing: int = 0) -> None:
        with suppress(BrokenPipeError):  # whoever asked may have given up
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body) + missing)} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def libretranslate(certificate: Path | None = None) -> Iterator[Loopback]:
    """Run a server on a free port; over TLS where there is a *certificate*."""
    state = Loopback()
    server = _Server(state)
    if certificate:
        context = SSLContext(PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    state.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
