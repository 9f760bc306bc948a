"""The index of packages: a JSON list with the languages, the version and the addresses of each package."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from toolkit.engines.packages.installed import version_key
from toolkit.engines.packages.package import SUFFIX, text_of
from toolkit.engines.packages.web import LinkError, ask, offline
from toolkit.errors import EngineError
from toolkit.files import read_bytes

_MOST_BYTES = 16 << 20
_MOST_SECONDS = 120.0
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Available:
    """A package that the index offers."""

    source: str
    """As the index has it: the code of any language."""
    target: str
    version: str
    links: tuple[str, ...]
    """Its web addresses; others, such as ``ipfs:``, are left out."""

    @property
    def code(self) -> str:
        """What it is called on the command line."""
        return f"{self.source}_{self.target}"

    @property
    def file_name(self) -> str:
        """What Argos calls its file: translate-en_ar-1_0.argosmodel."""
        return f"translate-{self.code}-{self.version.replace('.', '_')}{SUFFIX}"


def read_index(address: str) -> tuple[Available, ...]:
    """Return the translation packages in the index at *address*, a web address or the name of a file.

    Raises:
        EngineError: nobody answers there, or it is no index.
        FileError: the file cannot be read.
    """
    data = _fetch(address) if "://" in address else read_bytes(Path(address))
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        cure = "give the address of an index.json with --index, or a file with `dragoman models install FILE`"
        raise EngineError("not an index of packages", cure=cure, path=address)
    found = [_available(entry) for entry in entries if isinstance(entry, dict)]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.source, one.target)))


def choose(index: Iterable[Available], source: str, target: str) -> Available | None:
    """Return the newest package of *index* from *source* into *target*, or None where it has none."""
    fitting = [one for one in index if (one.source, one.target) == (source, target)]
    return max(fitting, key=lambda one: version_key(one.version), default=None)


def _available(entry: dict[str, Any]) -> Available | None:
    source, target, version = (text_of(entry, key) for key in ("from_code", "to_code", "package_version"))
    if entry.get("type", "translate") != "translate" or not _is_name(source, target, version):
        return None
    links = entry.get("links")
    web = (link for link in links if isinstance(link, str)) if isinstance(links, list) else ()
    return Available(source, target, version, tuple(link for link in web if link.startswith(("http://", "https://"))))


def _is_name(*texts: str) -> bool:
    """Tell whether *texts* may be part of the name of a file."""
    return all(text and text.replace("-", "").replace(".", "").isalnum() for text in texts)


def _fetch(url: str) -> bytes:
    """Return what is at *url*, which must be there in two minutes and not be bigger than any index."""
    patience = time.monotonic() + _MOST_SECONDS
    data = bytearray()
    try:
        with ask(url) as answer:
            while len(data) <= _MOST_BYTES and time.monotonic() < patience and (block := answer.read1(_BLOCK)):
                data += block
    except (LinkError, OSError, HTTPException) as error:
        raise offline(f"cannot fetch the index of packages: {error}", url) from error
    return bytes(data)
