"""Which drafts are still as an engine left them, so that no other is ever made anew."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from toolkit.files import read_text, write_atomic
from toolkit.po import Entry

_LENGTH = 16  # hexadecimal digits: two of a million drafts are alike with a chance of one in ten million


class Ledger:
    """Digests of drafts with their sources, a line each, in a file of the workspace that is kept out of git.

    Where the file is gone, or has never been here, every draft passes for one that somebody has edited.

    Args:
        path: the file.

    Raises:
        FileError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._digests = set(read_text(path).split()) if path.exists() else set()

    def has(self, entry: Entry) -> bool:
        """Return whether *entry* is fuzzy and has the very text that an engine gave it."""
        return bool(entry.fuzzy and entry.msgstr) and _digest(entry) in self._digests

    def record(self, entries: Iterable[Entry]) -> None:
        """Take note of *entries*, drafts that have just been written.

        Raises:
            FileError: the file cannot be written.
        """
        self._digests.update(map(_digest, entries))
        write_atomic(self._path, "".join(f"{digest}\n" for digest in sorted(self._digests)).encode())


def _digest(entry: Entry) -> str:
    text = "\0".join([entry.msgctxt or "", entry.msgid, entry.msgstr])
    return sha256(text.encode()).hexdigest()[:_LENGTH]
