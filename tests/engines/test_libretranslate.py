"""Drafts by a LibreTranslate server: what is sent, what is asked again, and what is said of what fails."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loopback import Fault, Loopback, libretranslate
from toolkit.engines import Request
from toolkit.engines.libretranslate import LibreTranslate
from toolkit.errors import EngineError

KEY = "5b0f8a1e-secret"


@pytest.fixture
def server() -> Iterator[Loopback]:
    with libretranslate() as state:
        yield state


def _drafts(server: Loopback, texts: list[str], target: str = "ar", **settings: Any) -> tuple[list[Any], list[float]]:
    """Return what was drafted of *texts*, and the seconds waited."""
    waited: list[float] = []
    key = settings.pop("key", "")
    engine = LibreTranslate({"url": server.url, **settings}, key, waited.append)
    found: list[Any] = [...] * len(texts)
    try:
        for number, draft in engine.drafts([Request(text, None, "en", target) for text in texts]):
            found[number] = draft and draft.text
    except EngineError as error:
        return [*found, str(error)], waited
    return found, waited


def _error(status: int, said: str = "no", **headers: str) -> Fault:
    return (
        status,
        {name.replace("_", "-"): value for name, value in headers.items()},
        b'{"error": "%s"}' % said.encode(),
    )


def test_texts_are_sent_as_one_list_and_marked(server: Loopback) -> None:
    assert _drafts(server, ["One & two.", "Three"])[0] == ["ar:One & two.", "ar:Three"]
    assert server.asked == [{"q": ["One & two.", "Three"], "source": "en", "target": "ar", "format": "text"}]
    engine = LibreTranslate({"url": server.url + "/"}, "")
    (_, draft), *_ = engine.drafts([Request("One", None, "en", "ar")])
    assert draft
    assert (draft.origin, draft.notes) == ("libretranslate", ())


def test_no_request_is_made_for_nothing() -> None:
    assert list(LibreTranslate({"url": "http://127.0.0.1:9"}, "").drafts([])) == []


def test_the_key_is_sent_with_texts_only(server: Loopback) -> None:
    server.key = KEY
    assert _drafts(server, ["One"], key=KEY)[0] == ["ar:One"]
    assert server.asked[0]["api_key"] == KEY


def test_batches_keep_to_the_limit_that_the_server_tells(server: Loopback) -> None:
    server.settings["charLimit"] = server.most_characters = 10
    texts = ["aaaa", "bbbb", "cccc", "dddddddd"]
    assert _drafts(server, texts)[0] == [f"ar:{text}" for text in texts]
    assert server.texts == [["aaaa", "bbbb"], ["cccc"], ["dddddddd"]]


def test_batches_are_halved_where_the_server_keeps_its_limit_to_itself(server: Loopback) -> None:
    server.most_texts, server.most_characters = 3, 30
    texts = [f"text {number}" for number in range(30)]
    assert _drafts(server, texts)[0] == [f"ar:{text}" for text in texts]


def test_a_text_too_long_is_left_and_told_when_all_else_is_done(server: Loopback) -> None:
    server.most_characters = 10
    found, waited = _drafts(server, ["short", "much too long for it", "brief"])
    assert found[:3] == ["ar:short", None, "ar:brief"]
    assert "refuses a text as too long; all others are done" in found[3]
    assert waited == []


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (_error(429, "Slowdown: 80 per 1 minute"), [5.0]),
        (_error(429, "Slowdown", Retry_After="7"), [7.0]),
        (_error(429, "Slowdown", Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), [0.0]),
        (_error(429, "Slowdown", Retry_After="soon"), [5.0]),
        (_error(500, "Cannot translate text"), [1.0]),
        (_error(503, Retry_After="3"), [3.0]),
        ((502, {}, b"<html>Bad gateway</html>"), [1.0]),
        ("close", [1.0]),
        ("cut", [1.0]),
        ("slow", [1.0]),
    ],
)
def test_what_may_pass_is_asked_again(server: Loopback, fault: Fault, waits: list[float]) -> None:
    server.faults = [fault]
    assert _drafts(server, ["One"], timeout=0.3) == (["ar:One"], waits)


def test_a_batch_that_takes_too_long_is_halved(server: Loopback) -> None:
    server.faults = ["slow"]
    assert _drafts(server, ["One", "Two"], timeout=0.3) == (["ar:One", "ar:Two"], [])
    assert server.texts == [["One", "Two"], ["One"], ["Two"]]


@pytest.mark.parametrize(
    ("faults", "says", "tries"),
    [
        ([_error(500)] * 9, "fails: no (status 500) (asked 5 times); what is done is kept", 5),
        ([_error(429, "Slowdown")] * 9, "fails: Slowdown (status 429) (asked 5 times); what is done is kept", 5),
        ([_error(429, "Slowdown", Retry_After="3600")], "(status 429) and asks to wait 3600 seconds (asked once)", 1),
        (["close"] * 9, "fails: the connection broke (RemoteDisconnected) (asked 5 times)", 5),
        ([_error(400, "ar is not supported")], "refuses: ar is not supported (status 400); check url", 1),
        ([_error(400, "Visit https://x.example to get an API key")], "set DRAGOMAN_LIBRETRANSLATE_KEY to a key", 1),
        ([_error(403, "Invalid API key")], "refuses: Invalid API key (status 403); set DRAGOMAN_LIBRETRANSLATE_KEY", 1),
        ([(404, {}, b"<html>")], "refuses: Not Found (status 404); check url in the settings", 1),
        ([(302, {"Location": "https://other.example/in?key=1"}, b"")], "sends us on to https://other.example;", 1),
        ([(200, {}, b"<html>")], "does not answer as LibreTranslate does (/translate); check url", 1),
        ([(200, {}, b"[1]")], "does not answer as LibreTranslate does (/translate)", 1),
        ([(200, {}, b'{"translatedText": "x"}')], "does not answer as LibreTranslate does (/translate)", 1),
        ([(200, {}, b'{"translatedText": [1]}')], "does not answer as LibreTranslate does (/translate)", 1),
        (["fewer"], "gives 19 translations for 20 texts", 1),
    ],
)
def test_what_does_not_pass_is_one_line_and_what_was_done_is_kept(
    server: Loopback, faults: list[Fault], says: str, tries: int
) -> None:
    server.faults = ["", *faults]
    texts = [f"text {number}" for number in range(40)]
    *found, message = _drafts(server, texts)[0]
    assert found == [f"ar:{text}" for text in texts[:20]] + [...] * 20
    assert says in message
    assert "\n" not in message
    assert server.texts == [texts[:20], *[texts[20:]] * tries]


def test_a_server_that_is_not_there_is_not_waited_for() -> None:
    with libretranslate() as gone:
        pass
    found, waited = _drafts(gone, ["One"])
    assert f"the LibreTranslate server at {gone.url[7:]} cannot be reached: " in found[1]
    assert waited == []


def test_a_server_that_never_answers_is_given_up(server: Loopback) -> None:
    server.faults = ["slow"] * 9
    found, waited = _drafts(server, ["One"], timeout=0.05)
    assert "fails: no answer within 0.05 seconds (asked 5 times)" in found[1]
    assert waited == [1.0, 2.0, 4.0, 8.0]


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with libretranslate(Path(__file__).with_name("self_signed.pem")) as server:
        found, _ = _drafts(server, ["One"], key=KEY)
    assert "cannot prove who it is: self" in found[1]
    assert server.asked == []


def test_a_redirect_carries_the_key_nowhere(server: Loopback) -> None:
    with libretranslate() as other:
        for status in (301, 302, 303, 307, 308):
            server.faults = [(status, {"Location": f"{other.url}/translate"}, b"")]
            assert f"sends us on to {other.url}" in _drafts(server, ["One"], key=KEY)[0][1]
        assert other.asked == []


@pytest.mark.parametrize(
    ("languages", "target", "codes", "outcome"),
    [
        ({"en": ["ar"], "ar": []}, "ar", {}, "ar:One"),
        ({"en": ["ckb"], "ckb": []}, "ckb", {}, "ckb:One"),
        ({"en": ["ku"], "ku": []}, "kmr", {"kmr": "ku"}, "ku:One"),
        ({"en": ["ku"], "ku": []}, "kmr", {}, 'only en, ku; if its ku is Kurmanji, write codes = { kmr = "ku" } under'),
        ({"en": ["ku"], "ku": []}, "ckb", {}, 'only en, ku; if its ku is Sorani, write codes = { ckb = "ku" } under'),
        ({"en": ["ar"], "ar": []}, "ckb", {}, "does not have the language ckb, only ar, en; use another engine"),
        ({"ar": []}, "ar", {}, "does not have the language en, only ar; use another engine"),
        ({"en": ["de"], "ar": []}, "ar", {}, "does not translate from en to ar, only to de; use another engine"),
        ({"en": [], "ar": []}, "ar", {}, "does not translate from en to ar, only to nothing; use another engine"),
    ],
)
def test_languages_go_by_the_codes_of_the_server(
    server: Loopback, languages: dict[str, list[str]], target: str, codes: dict[str, str], outcome: str
) -> None:
    server.languages = languages
    assert outcome in _drafts(server, ["One"], target, codes=codes)[0][-1]


def test_another_kind_of_server_is_recognised_as_such(server: Loopback) -> None:
    found, _ = _drafts(server, ["One"])
    server.url += "/elsewhere"
    assert found == ["ar:One"]
    assert "refuses: Not Found (status 404); check url in the settings" in _drafts(server, ["One"])[0][1]


def test_a_server_has_to_be_set() -> None:
    with pytest.raises(EngineError, match=r"no LibreTranslate server is set; write url = "):
        LibreTranslate({}, "")


def test_nothing_is_asked_of_a_server_that_wants_a_key_and_gets_none(server: Loopback) -> None:
    server.settings["keyRequired"] = True
    assert "asks for an API key; set DRAGOMAN_LIBRETRANSLATE_KEY" in _drafts(server, ["One"])[0][1]
    assert server.asked == []
