"""What every format is read with: the languages wanted, and a count of what a file holds that the memory does not."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import LanguageError
from toolkit.glossary.exchange.base import Intake as Tags
from toolkit.memory.unit import Unit

_KURDISH = {"ckb", "kmr"}


@dataclass(slots=True)
class Intake:
    """What is known before a file is read, and what reading it left out."""

    source: str = ""
    """Tag of the language to translate from; empty for what the file says."""
    target: str = ""
    """Tag of the language to translate into; empty for all of them."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """The file's own name of a language, see :func:`toolkit.glossary.exchange.base.tag_key` → tag."""
    watch: Callable[[int], None] = lambda _: None
    """Is told how many bytes have been read."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What has no place in the memory → how often it was there."""
    _known: dict[str, str] = field(default_factory=dict)

    def tag(self, name: str, path: Path, line: int) -> str:
        """Return the tag of the language that the file calls *name*; empty, and counted, for one unknown here.

        Raises:
            LanguageError: see :meth:`tag_of`.
        """
        if not (tag := self.tag_of(name, path, line)):
            self.left_out[f"language {name}" if name else "text without a language"] += 1
        return tag

    def tag_of(self, name: str, path: Path, line: int) -> str:
        """Return the tag of the language that the file calls *name*; empty for one unknown here.

        Raises:
            LanguageError: *name* means Kurdish of one kind in one place and of the other in another, and either may
                be wanted.
        """
        if (tag := self._known.get(name)) is None:
            try:
                tag = Tags(mapping=self.mapping).tag(name, path, line) if name.strip() else ""
            except LanguageError:
                if not self.source or not self.target or _KURDISH & {self.source, self.target}:
                    raise
                tag = ""
            self._known[name] = tag
        return tag

    def units(self, unit: Unit) -> Iterator[Unit]:
        """Yield *unit*, if both its texts hold something and its languages are wanted and differ."""
        if not unit.text.strip() or not unit.translation.strip():
            self.left_out["empty segment"] += 1
        elif unit.source != unit.target and self.wants(unit.source, unit.target):
            yield unit

    def wants(self, source: str, target: str) -> bool:
        """Return whether translations from *source* into *target* are wanted."""
        return self.source in ("", source) and self.target in ("", target)
