"""What was handed out to a translator: the base of the three-way merge when the work comes back."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from toolkit.po.entry import Entry, Key, key_of

VERSION = 1
"""Of the record; a reader refuses a later one."""
HEADER = "X-Dragoman-Handout"
"""Field of a PO file that holds the id of its hand-out; it is taken out when the file is taken back."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class HandedOut:
    """An entry as it was when it was handed out."""

    msgctxt: str | None
    msgid: str
    msgid_plural: str
    texts: tuple[str, ...]
    """The translations, in the order of the plural forms; one, maybe empty, where the text has no plural."""
    fuzzy: bool
    revision: str
    """See :func:`revision`."""
    earlier: tuple[tuple[tuple[str, ...], bool], ...] = ()
    """Where :attr:`texts` is what came back and was applied: texts and mark of what was handed out, then of what came
    back before."""

    @property
    def key(self) -> Key:
        """The identity of the entry."""
        return self.msgctxt, self.msgid


@dataclass(frozen=True, slots=True)
class Handout:
    """One PO file, or a part of one, as one translator got it."""

    id: str
    article: str
    language: str
    source: str
    created: str
    """ISO 8601."""
    part: int = 1
    parts: int = 1
    entries: tuple[HandedOut, ...] = field(default=())
    """In the order of the file that was handed out."""

    def to_json(self) -> str:
        """Return the record: the manifest of a bundle."""
        return json.dumps({"version": VERSION} | asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Handout":
        """Return the hand-out that *text* records.

        Raises:
            ValueError: it is no such record, or one of a later version.
        """
        try:
            said: dict[str, Any] = json.loads(text)
            if said.pop("version") != VERSION:
                raise ValueError("this hand-out was made by a later version of Dragoman")
            return _sound(cls(**said | {"entries": tuple(map(_read, said["entries"]))}))
        except (TypeError, LookupError, AttributeError, RecursionError) as error:
            raise ValueError("this is no record of a hand-out") from error


def is_id(name: str) -> bool:
    """Return whether *name*, from a file that anybody may have edited, can be the id of a hand-out, and of its file."""
    return _ID.fullmatch(name) is not None


def revision(entry: Entry) -> str:
    """Return what stays the same for as long as nobody edits the translation of *entry*, fuzzy or not."""
    return _revision(entry.texts, fuzzy=entry.fuzzy)


def handed_out(entry: Entry) -> HandedOut:
    """Return *entry* as a hand-out records it."""
    return HandedOut(*key_of(entry), entry.msgid_plural, tuple(entry.texts), entry.fuzzy, revision(entry))


def came_back(handed: HandedOut, texts: tuple[str, ...], *, fuzzy: bool) -> HandedOut:
    """Return *handed* as if *texts* had been handed out: what comes back next is compared with them."""
    earlier = (*handed.earlier, (handed.texts, handed.fuzzy))
    return replace(handed, texts=texts, fuzzy=fuzzy, revision=_revision(texts, fuzzy=fuzzy), earlier=earlier)


def as_handed_out(handout: Handout) -> Handout:
    """Return *handout* as it was before anything came back for it."""
    return replace(handout, entries=tuple(map(_first, handout.entries)))


def _first(handed: HandedOut) -> HandedOut:
    if not handed.earlier:
        return handed
    texts, fuzzy = handed.earlier[0]
    return replace(handed, texts=texts, fuzzy=fuzzy, revision=_revision(texts, fuzzy=fuzzy), earlier=())


def _sound(handout: Handout) -> Handout:
    """Return *handout*, whose fields hold what they should: anybody may have edited a manifest."""
    texts = (handout.id, handout.article, handout.language, handout.source, handout.created)
    plain = _are(str, texts) and _are(int, (handout.part, handout.parts)) and is_id(handout.id)
    if not plain or not all(map(_is_entry, handout.entries)):
        raise TypeError
    return handout


def _is_entry(one: HandedOut) -> bool:
    states = ((one.texts, one.fuzzy), *one.earlier)
    words = ("" if one.msgctxt is None else one.msgctxt, one.msgid, one.msgid_plural, one.revision)
    return _are(str, words) and all(_are(str, texts) and isinstance(fuzzy, bool) for texts, fuzzy in states)


def _are(kind: type, values: Sequence[object]) -> bool:
    return all(isinstance(value, kind) for value in values)


def _read(said: dict[str, Any]) -> HandedOut:
    earlier = tuple((tuple(state[0]), state[1]) for state in said.get("earlier", ()))
    if isinstance(said["texts"], str):
        raise TypeError
    return HandedOut(**said | {"texts": tuple(said["texts"]), "earlier": earlier})


def _revision(texts: Sequence[str], *, fuzzy: bool) -> str:
    said = json.dumps([fuzzy, *texts], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
