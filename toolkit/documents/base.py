"""What a parsed source file is, whatever its format."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.model import Segment


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as segments and everything around them, which no translation touches."""

    segments: tuple[Segment, ...]
    rebuild: Callable[[Callable[[Segment], str | None]], bytes]
    """Takes a translation for each segment, None to leave it as it is, and returns the bytes of the new file.

    With nothing translated, or every segment translated as itself, the bytes are those of the source.
    """
