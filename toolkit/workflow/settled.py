"""Entries that the memory has been asked about, and has nothing else to say of for as long as it stays as it is."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from toolkit.errors import FileError
from toolkit.files import read_text, write_atomic

_LENGTH = 16  # hexadecimal digits: two of a million entries are alike with a chance of one in ten million


class Settled:
    """Digests of the entries of one PO file, a line each below that of the state they are settled in.

    They are kept between runs in a file that stays out of git and can be deleted at any time: then all are looked up.

    Args:
        path: that file.
        state: what the memory, the glossary and the rules are.
    """

    def __init__(self, path: Path, state: Iterable[str]) -> None:
        self._path = path
        self._state = digest(state)
        self._before = self._read()
        self._now: set[str] = set()

    def has(self, entry: str) -> bool:
        """Return whether what has the digest *entry* is settled; if it is, it stays so."""
        if entry in self._before:
            self._now.add(entry)
        return entry in self._now

    def add(self, entry: str) -> None:
        """Take note that what has the digest *entry* is settled."""
        self._now.add(entry)

    def write(self) -> None:
        """Keep what is settled now.

        Raises:
            FileError: the file cannot be written.
        """
        if self._now != self._before:
            write_atomic(self._path, "".join(f"{line}\n" for line in (self._state, *sorted(self._now))).encode())

    def _read(self) -> set[str]:
        try:
            state, *entries = read_text(self._path).split()
        except (FileError, ValueError):
            return set()
        return set(entries) if state == self._state else set()


def digest(parts: Iterable[str]) -> str:
    """Return what stands for *parts*, in their order."""
    # Lengths, for a part may hold anything.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_LENGTH]
