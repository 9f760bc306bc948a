"""Asking a server for something: one place for time-outs, for what is sent along and for what can go wrong."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from toolkit import __version__
from toolkit.errors import EngineError

TIMEOUT = 30.0
"""Seconds without a byte after which a server counts as gone."""


class LinkError(Exception):
    """This address does not give what is wanted; another one may."""


@contextmanager
def ask(url: str, headers: Mapping[str, str] = {}) -> Iterator[http.client.HTTPResponse]:
    """Yield the answer of the server to a request for *url*, redirects followed.

    Raises:
        LinkError: it is no web address, nobody answers, or the answer is no success.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise LinkError("not a web address")
    sent = {"User-Agent": f"dragoman/{__version__}", "Accept-Encoding": "identity", **headers}
    try:
        answer = urllib.request.urlopen(urllib.request.Request(url, headers=sent), timeout=TIMEOUT)  # noqa: S310 - see above
    except urllib.error.HTTPError as error:
        error.close()
        raise LinkError(f"{error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        reason = error.reason
        raise LinkError(getattr(reason, "strerror", None) or str(reason)) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise LinkError(str(error) or type(error).__name__) from error
    with closing(answer):
        yield answer


def offline(what: str, address: str, names: Sequence[str] = ("the package",)) -> EngineError:
    """Return the error for *what* went wrong at *address*, with what to do where there is no network."""
    cure = f"without a network, download {' or '.join(names)} on another machine and run `dragoman models install FILE`"
    return EngineError(what, cure=cure, path=address)
