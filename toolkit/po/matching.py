"""Which of the texts that are translated is most like a new one."""

from collections.abc import Sequence

from toolkit.similarity import nearest as nearest_of

FUZZY_THRESHOLD = 0.6
"""How alike two texts must be for one to lend its translation: msgmerge's FUZZY_THRESHOLD (gettext, src/message.h)."""


def nearest(texts: Sequence[str], pool: Sequence[str]) -> list[int | None]:
    """Return, for each of *texts*, the index in *pool* of the text that is most like it; None where none is close."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in pool]
    found = (nearest_of(text.encode("utf-8", "surrogatepass"), encoded, FUZZY_THRESHOLD) for text in texts)
    return [None if one is None else one[0] for one in found]
