"""Servers as they are: slow, broken, forgetful, and lying."""

import hashlib
import json
from pathlib import Path

import pytest

from package_server import Route, Server, package_files, zipped
from toolkit.engines.packages import checksums, download, web
from toolkit.engines.packages.checksums import Known
from toolkit.errors import EngineError

NAME = "translate-en_ar-1_0.argosmodel"
BODY = zipped(package_files())
RIGHT = Known(len(BODY), hashlib.sha256(BODY).hexdigest())


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checksums, "KNOWN", {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def _get(path: Path, *links: str) -> list[tuple[int, int | None]]:
    seen: list[tuple[int, int | None]] = []
    download.download(links, path, lambda done, total: seen.append((done, total)))
    return seen


def _left(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_a_package_comes_whole_and_its_progress_is_told(path: Path, server: Server) -> None:
    server.routes["/p"] = Route(BODY)
    seen = _get(path, f"{server.url}/p")
    assert path.read_bytes() == BODY
    assert _left(path) == [NAME]
    assert seen == sorted(seen)
    assert seen[-1] == (len(BODY), len(BODY))


@pytest.mark.parametrize(
    "route",
    [
        Route(BODY, pause=0.001),
        Route(BODY, length=False),
        Route(BODY, headers={}),
        Route(BODY, cuts=[100_000]),
        Route(BODY, cuts=[100_000, 90_000, 80_000]),
        Route(BODY, cuts=[100_000], headers={"Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT", "ETag": 'W/"x"'}),
        Route(BODY, cuts=[100_000], ranges=False),
        Route(BODY, cuts=[100_000], headers={}),
        Route(BODY, cuts=[0]),
    ],
    ids=["drips", "no length", "no version", "cut", "cut thrice", "date", "no ranges", "cut, no version", "cut at 0"],
)
def test_a_server_that_is_troubled_but_willing(route: Route, path: Path, server: Server) -> None:
    server.routes["/p"] = route
    if route.cuts == [0]:
        with pytest.raises(EngineError, match="breaks off after 0 bytes"):
            _get(path, f"{server.url}/p")
    _get(path, f"{server.url}/p")
    assert path.read_bytes() == BODY
    assert _left(path) == [NAME]


def test_a_broken_download_goes_on_in_another_run(path: Path, server: Server) -> None:
    server.routes["/p"] = Route(BODY, cuts=[100_000, *[0] * 5])
    with pytest.raises(EngineError, match="breaks off after 100000 bytes, from where the next attempt goes on"):
        _get(path, f"{server.url}/p")
    server.routes["/p"].cuts.clear()
    server.asked.clear()
    assert _get(path, f"{server.url}/p")[0][0] > 100_000
    assert server.asked == [("/p", "bytes=100000-")]
    assert path.read_bytes() == BODY


def test_what_has_changed_on_the_server_is_fetched_anew(path: Path, server: Server) -> None:
    server.routes["/p"] = Route(b"PK an older package " + bytes(200_000), cuts=[100_000, 0])
    with pytest.raises(EngineError, match="breaks off"):
        _get(path, f"{server.url}/p")
    server.routes["/p"] = Route(BODY, headers={"ETag": '"two"'})
    _get(path, f"{server.url}/p")
    assert path.read_bytes() == BODY


def test_a_part_from_one_address_is_not_taken_for_that_of_another(path: Path, server: Server) -> None:
    server.routes["/p"] = Route(bytes(len(BODY)), cuts=[100_000, 0])
    server.routes["/q"] = Route(BODY)
    _get(path, f"{server.url}/p", f"{server.url}/q")
    assert path.read_bytes() == BODY
    assert ("/q", None) in server.asked


@pytest.mark.parametrize("note", ["", "[]", "{", '{"link": 1}', "[" * 100_000, '{"link": "x", "version": "y"}'])
def test_a_damaged_note_only_costs_time(note: str, path: Path, server: Server) -> None:
    path.with_name(NAME + ".part").write_bytes(b"rubbish")
    path.with_name(NAME + ".part.json").write_text(note, encoding="utf-8")
    server.routes["/p"] = Route(BODY)
    _get(path, f"{server.url}/p")
    assert path.read_bytes() == BODY
    assert _left(path) == [NAME]


def test_a_part_that_is_longer_than_the_whole_is_fetched_anew(path: Path, server: Server) -> None:
    link = f"{server.url}/p"
    path.with_name(NAME + ".part").write_bytes(BODY + b"more")
    path.with_name(NAME + ".part.json").write_text(json.dumps({"link": link, "version": '"one"'}), encoding="utf-8")
    server.routes["/p"] = Route(BODY, status=416, ranges=False)
    with pytest.raises(EngineError, match="416"):
        _get(path, link)
    server.routes["/p"] = Route(BODY)
    _get(path, link)
    assert path.read_bytes() == BODY


def test_a_redirect_is_followed(path: Path, server: Server) -> None:
    server.routes["/p"] = Route(status=302, headers={"Location": "/moved"})
    server.routes["/moved"] = Route(BODY)
    _get(path, f"{server.url}/p")
    assert path.read_bytes() == BODY


@pytest.mark.parametrize(
    ("route", "said"),
    [
        (Route(status=404), "404"),
        (Route(status=503, body=b"later"), "503"),
        (Route(status=204), "status 204"),
        (Route(b"<html>Sign in</html>", content_type="text/html; charset=utf-8"), "sends a web page"),
        (Route(b"<html>Sign in</html>", length=False), "sends something else than a package"),
        (Route(b"", length=False), "sends something else than a package"),
        (Route(b""), "has 0 bytes"),
        (Route(BODY, cuts=[200_000, 0]), "breaks off after 200000 bytes"),
        (Route(BODY, cuts=[20_000] * 9), "breaks off 5 times, now after 100000 bytes"),
        (Route(BODY, cuts=[100_000] * 9, ranges=False), "breaks off after 100000 bytes"),
        (Route(status=302, headers={"Location": "/p"}), "redirect"),
        (Route(status=302, headers={"Location": "file:///etc/hostname"}), "302"),
        (Route(BODY[:-1] + b"x"), "not the package that it is called"),
        (Route(BODY + b"x"), rf"has {len(BODY) + 1} bytes, not the {len(BODY)} of this package"),
        (Route(BODY + b"x", length=False), "not the package that it is called"),
    ],
    ids=str,
)
def test_the_next_address_is_tried_where_one_fails(
    route: Route, said: str, path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksums, "KNOWN", {NAME.removesuffix(".argosmodel"): RIGHT})
    cuts = list(route.cuts)
    server.routes |= {"/p": route, "/good": Route(BODY)}
    with pytest.raises(EngineError, match=said) as raised:
        _get(path, f"{server.url}/p")
    assert not path.exists()
    assert "\n" not in str(raised.value)
    assert "download http://127.0.0.1" in str(raised.value)
    route.cuts[:] = cuts
    _get(path, f"{server.url}/p", f"{server.url}/good")
    assert path.read_bytes() == BODY
    assert _left(path) == [NAME]


def test_a_server_that_says_nothing_is_left(path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.05)
    server.routes["/p"] = Route(BODY, pause=0.5)
    with pytest.raises(EngineError, match="breaks off"):
        _get(path, f"{server.url}/p")


def test_a_server_that_would_take_a_day_is_left(path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SLOW_SECONDS", 0.05)
    monkeypatch.setattr(download, "SLOW_BYTES", 1 << 20)
    server.routes["/p"] = Route(BODY, pause=0.02)
    with pytest.raises(EngineError, match="is too slow"):
        _get(path, f"{server.url}/p")


def test_an_endless_answer_ends(path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MOST_BYTES", 50_000)
    server.routes["/p"] = Route(BODY, length=False)
    server.routes["/q"] = Route(BODY)
    with pytest.raises(EngineError, match=r"sends more than it should.*more than any package has"):
        _get(path, f"{server.url}/p", f"{server.url}/q")


@pytest.mark.parametrize("link", ["ipfs://Qm", "file:///etc/hostname", "/etc/hostname", "http://", "http://[", ""])
def test_what_is_no_web_address_is_an_error_of_one_line(link: str, path: Path) -> None:
    with pytest.raises(EngineError) as raised:
        _get(path, link)
    assert "models install FILE" in str(raised.value)


def test_a_machine_that_nobody_answers_on_is_an_error_of_one_line(path: Path, server: Server) -> None:
    with pytest.raises(EngineError, match="refused"):
        _get(path, "http://127.0.0.1:9/p")
