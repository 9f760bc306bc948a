"""The wire to a LibreTranslate server: what is asked again, what is an error, and the API key kept to itself."""

import http.client
import json
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from toolkit.errors import EngineError

_PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds between the tries of a request that the server fails to answer."""
_LONG_PAUSES = (5.0, 15.0, 30.0, 60.0)
"""The same where it asks for patience and does not say how much: LibreTranslate counts requests by the minute."""
_LONGEST_PAUSE = 120.0
_LONGEST_QUOTE = 200
_KEY_HINT = "set DRAGOMAN_LIBRETRANSLATE_KEY to a key that the server accepts"


class TooMuchError(Exception):
    """The server does not take, or not in time, so much in one request."""


class _AgainError(Exception):
    """The server may do better next time."""

    def __init__(self, what: str, pause: float | None = None, *, patience: bool = False) -> None:
        super().__init__(what)
        self.pause = pause
        """Seconds that it asks for."""
        self.patience = patience


class _Refuse(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the request holds the API key, and the other place need not be the server's."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Return nothing, so that the redirect is an error."""


class Server:
    """A LibreTranslate server.

    Args:
        url: where it is.
        key: the API key, which no message shows; nothing where it asks for none.
        timeout: seconds to wait for an answer.
        sleep: waits so many seconds.
    """

    def __init__(self, url: str, key: str, timeout: float, sleep: Callable[[float], None]) -> None:
        self._url = url.rstrip("/")
        self._key = key
        self._timeout = timeout
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_Refuse)
        self.name = f"the LibreTranslate server at {urlsplit(url).netloc}"

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return the translations of *texts* from and into the server's *source* and *target*.

        Raises:
            TooMuchError: this is more than it takes at once.
            EngineError: it refuses, fails, or gives something else than translations.
        """
        body = {"q": [*texts], "source": source, "target": target, "format": "text"}
        body |= {"api_key": self._key} if self._key else {}
        reply = self._patiently("/translate", body, divisible=len(texts) > 1)
        found = reply.get("translatedText") if isinstance(reply, dict) else None
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise self._strange("/translate")
        if len(found) != len(texts):
            raise EngineError(f"{self.name} gives {len(found)} translations for {len(texts)} texts", cure="try later")
        return found

    def languages(self) -> dict[str, set[str]]:
        """Return the code of each language that it translates from → the codes of those that it translates into.

        Raises:
            EngineError: it fails, or gives something else.
        """
        reply = self._patiently("/languages")
        try:
            return {str(one["code"]): set(map(str, one["targets"])) for one in reply}
        except (KeyError, TypeError) as error:
            raise self._strange("/languages") from error

    def most_characters(self) -> int | None:
        """Return how many characters it takes in a request, if it says so.

        Raises:
            EngineError: it fails, or it wants a key and there is none.
        """
        try:
            reply = self._once("/frontend/settings", None)
        except (EngineError, _AgainError, TimeoutError):
            return None  # what it takes will be seen
        if not isinstance(reply, dict):
            return None
        if reply.get("keyRequired") is True and not self._key:
            raise EngineError(f"{self.name} asks for an API key", cure=_KEY_HINT)
        limit = reply.get("charLimit")
        return limit if isinstance(limit, int) and limit > 0 else None

    def _patiently(self, path: str, body: dict[str, Any] | None = None, *, divisible: bool = False) -> Any:
        """Return the answer to a request, asking again for as long as that may help."""
        for number, pauses in enumerate([*zip(_PAUSES, _LONG_PAUSES, strict=True), None]):
            try:
                return self._once(path, body)
            except TimeoutError as error:
                if divisible:
                    raise TooMuchError from error
                failure = _AgainError(f"no answer within {self._timeout:g} seconds")
            except _AgainError as error:
                failure = error
            if pauses is None or (failure.pause or 0) > _LONGEST_PAUSE:
                wait = "" if failure.pause is None else f" and asks to wait {failure.pause:.0f} seconds"
                tries = "once" if number == 0 else f"{number + 1} times"
                what = f"{self.name} fails: {failure}{wait} (asked {tries})"
                raise EngineError(what, cure="what is done is kept; run it again later")
            self._sleep(failure.pause if failure.pause is not None else pauses[failure.patience])
        raise AssertionError

    def _once(self, path: str, body: dict[str, Any] | None) -> Any:
        """Return the answer to one request.

        Raises:
            TimeoutError: there is none in time.
            _AgainError: it failed.
            EngineError: it will go on failing.
        """
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "dragoman"}
        request = urllib.request.Request(self._url + path, data, headers)  # noqa: S310 - the settings allow only http(s)
        with self._translated_errors(), self._opener.open(request, timeout=self._timeout) as response:
            answer = response.read()
        try:
            return json.loads(answer)
        except ValueError as error:
            raise self._strange(path) from error

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        """Turn what urllib raises into what :meth:`_once` does."""
        try:
            yield
        except urllib.error.HTTPError as error:
            with error:
                raise self._status_error(error) from None
        except urllib.error.URLError as error:
            raise self._reason_error(error.reason) from None
        except TimeoutError:
            raise
        except (OSError, http.client.HTTPException) as error:
            raise _AgainError(f"the connection broke ({type(error).__name__})") from None

    def _reason_error(self, reason: Any) -> Exception:
        if isinstance(reason, TimeoutError):
            return reason
        if isinstance(reason, ssl.SSLCertVerificationError):
            what = f"{self.name} cannot prove who it is: {reason.verify_message}"
            return EngineError(what, cure="mend its certificate, or add the authority that signed it to this machine")
        if isinstance(reason, (socket.gaierror, ConnectionRefusedError)):
            text = reason.strerror or str(reason)
            return EngineError(f"{self.name} cannot be reached: {text}", cure="check url in the settings")
        return _AgainError(f"the connection broke ({type(reason).__name__})")

    def _status_error(self, error: urllib.error.HTTPError) -> Exception:
        """Return the exception for an answer that is an error."""
        said = self._said(error)
        if error.code == HTTPStatus.TOO_MANY_REQUESTS:
            return _AgainError(said, _seconds(error.headers.get("Retry-After")), patience=True)
        if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return _AgainError(said, _seconds(error.headers.get("Retry-After")))
        if error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or (
            error.code == HTTPStatus.BAD_REQUEST and "exceeds text limit" in said
        ):
            return TooMuchError(said)
        if error.code < HTTPStatus.BAD_REQUEST:
            place = urlsplit(error.headers.get("Location", ""))
            where = f"{place.scheme}://{place.netloc}" if place.netloc else "another page"
            return EngineError(f"{self.name} sends us on to {where}", cure="write the url of the server itself")
        wants_key = error.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN) or "API key" in said
        return EngineError(f"{self.name} refuses: {said}", cure=_KEY_HINT if wants_key else "check url in the settings")

    def _said(self, error: urllib.error.HTTPError) -> str:
        """Return what the server says of an error: one short line, without the key."""
        try:
            reply = json.loads(error.read())
            text = str(reply["error"])
        except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
            text = error.reason
        text = text.replace(self._key, "(key)") if self._key else text
        line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
        return f"{line[:_LONGEST_QUOTE]} (status {error.code})"

    def _strange(self, path: str) -> EngineError:
        what = f"{self.name} does not answer as LibreTranslate does ({path})"
        return EngineError(what, cure="check url in the settings")


def _seconds(retry_after: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for: a number, or a date (RFC 9110, section 10.2.3)."""
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None
