"""Indexes as they are published, and as they may be instead."""

import json
from pathlib import Path
from typing import Any

import pytest

from package_server import Route, Server
from toolkit.engines.packages import index, web
from toolkit.engines.packages.index import Available, choose, read_index
from toolkit.errors import DragomanError, EngineError

ENTRY = {"package_version": "1.0", "from_code": "en", "to_code": "ar", "links": ["http://x/p", "ipfs://Qm"]}


def _write(folder: Path, *entries: Any) -> str:
    path = folder / "index.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    return str(path)


def test_an_entry_says_what_and_where(tmp_path: Path) -> None:
    (found,) = read_index(_write(tmp_path, ENTRY))
    assert found == Available("en", "ar", "1.0", ("http://x/p",))
    assert (found.code, found.file_name) == ("en_ar", "translate-en_ar-1_0.argosmodel")


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({}, 1),
        ({"type": "translate"}, 1),
        ({"type": "sbd"}, 0),
        ({"from_code": None}, 0),
        ({"to_code": "../x"}, 0),
        ({"package_version": "1/0"}, 0),
        ({"package_version": 1}, 0),
        ({"links": "http://x"}, 1),
        ({"links": None}, 1),
        ({"links": [1, None]}, 1),
    ],
)
def test_what_is_no_package_is_left_out(change: dict[str, Any], count: int, tmp_path: Path) -> None:
    found = read_index(_write(tmp_path, ENTRY | change, "x", None, 1, []))
    assert len(found) == count


def test_the_newest_is_chosen(tmp_path: Path) -> None:
    found = read_index(_write(tmp_path, *(ENTRY | {"package_version": version} for version in ("1.9", "1.10", "1.1"))))
    chosen = choose(found, "en", "ar")
    assert chosen
    assert chosen.version == "1.10"
    assert choose(found, "ar", "en") is None


@pytest.mark.parametrize("text", ["", "{}", "<html>", "[" * 100_000, '"x"'])
def test_another_file_is_no_index(text: str, tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match="not an index of packages"):
        read_index(str(path))


@pytest.mark.parametrize(
    ("route", "said"),
    [
        (Route(status=404), "cannot fetch the index of packages: 404"),
        (Route(b"[" + b" " * (17 << 20)), "not an index of packages"),
        (Route(b"[]", cuts=[1]), "not an index of packages"),
        (Route(b"\xff\xfe"), "not an index of packages"),
        (Route(status=302, headers={"Location": "/index.json"}), "redirect"),
    ],
    ids=["missing", "endless", "cut", "no text", "in a circle"],
)
def test_a_server_may_have_no_index(route: Route, said: str, server: Server) -> None:
    server.routes["/index.json"] = route
    with pytest.raises(EngineError, match=said) as raised:
        read_index(f"{server.url}/index.json")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "ftp://127.0.0.1/", "http://[/", "x://", "nowhere.json"])
def test_an_address_may_lead_nowhere(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DragomanError) as raised:
        read_index(address)
    assert "\n" not in str(raised.value)


def test_a_server_that_falls_silent_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.05)
    server.routes["/index.json"] = Route(bytes(1 << 15), pause=0.3)
    with pytest.raises(EngineError, match="run `dragoman models install FILE`"):
        read_index(f"{server.url}/index.json")


def test_a_server_that_drips_for_ever_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_MOST_SECONDS", 0.05)
    server.routes["/index.json"] = Route(bytes(1 << 18), pause=0.02)
    with pytest.raises(EngineError, match="not an index of packages"):
        read_index(f"{server.url}/index.json")
