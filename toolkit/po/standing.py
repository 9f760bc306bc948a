"""The three-way decision on one translation: what was handed out, what came back, what is here now.

It is that of diff3, read for translations: an empty text is no opinion, and the mark ``fuzzy`` is part of the state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Decision = Literal["new", "changed", "reviewed", "unchanged", "conflict", "emptied"]
"""See :data:`toolkit.po.verdict.Kind`. The first three are to be applied."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a translation stands somewhere."""

    texts: tuple[str, ...]
    """In the order of the plural forms, without empty ones at the end; none where nothing is translated."""
    fuzzy: bool

    @classmethod
    def of(cls, texts: Sequence[str], *, fuzzy: bool) -> "Standing":
        """Return how *texts* stand: white space alone is no translation."""
        kept = list(texts) if any(text.strip() for text in texts) else []
        while kept and not kept[-1]:
            kept.pop()
        return cls(tuple(kept), fuzzy)


def weigh(base: Standing | None, theirs: Standing, ours: Standing, *, untouched: bool = False) -> Decision:
    """Return what to make of *theirs*.

    Args:
        base: what was handed out; None where nobody knows.
        theirs: what came back.
        ours: what is here.
        untouched: whether *ours* is a machine's draft that nobody has edited, so that it is no change of a person's.
    """
    if not theirs.texts:
        return "emptied" if base and base.texts and ours.texts else "unchanged"
    if theirs in (ours, base):
        return "unchanged"
    if theirs.texts == ours.texts:
        return _marked(base, theirs)
    if base and theirs.texts == base.texts and theirs.fuzzy:
        # They doubt a text that is no longer here.
        return "unchanged"
    if not ours.texts:
        return "new"
    return "changed" if untouched or _free(base, theirs, ours) else "conflict"


def _marked(base: Standing | None, theirs: Standing) -> Decision:
    """Decide where nothing but the mark is another one."""
    if not theirs.fuzzy:
        return "reviewed"
    # A doubt counts where the translator raised it, not where somebody here has settled it since.
    raised = base is not None and base.texts == theirs.texts
    return "changed" if raised else "unchanged"


def _free(base: Standing | None, theirs: Standing, ours: Standing) -> bool:
    """Return whether *theirs* may take the place of *ours*: nobody here has changed it since.

    A mark that was set here since, because the glossary changed for example, is about the old text. Without a base, a
    fuzzy text is one that wants replacing by one that is not.
    """
    if base is None:
        return ours.fuzzy and not theirs.fuzzy
    return ours.texts == base.texts and (ours.fuzzy or not base.fuzzy)
