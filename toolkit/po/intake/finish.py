"""What is found out about every file of translations, whatever its form: its language, and which texts are in doubt."""

from dataclasses import replace

from toolkit.po.intake.base import Returned, ReturnedEntry
from toolkit.po.intake.charset import Decoded
from toolkit.po.intake.doubt import doubt
from toolkit.po.intake.language import language_of

_SHOWN = 3


def finished(found: Returned, said: str, decoded: Decoded | None = None) -> Returned:
    """Return *found* with its language, its texts in doubt marked, and messages about both.

    Args:
        found: a file, its messages being those of its form.
        said: what it says its language is, maybe nothing.
        decoded: how it was read; None where its form knows no charsets.
    """
    texts = [text for entry in found.entries if not entry.obsolete for text in entry.texts]
    language, messages = language_of(said, found.name, texts)
    charset = decoded.charset if decoded else "utf-8"
    general = decoded.doubt if decoded else ""
    entries = tuple(_marked(entry, language, charset, general) for entry in found.entries)
    if doubtful := [entry for entry in entries if entry.doubt]:
        messages.append(_places(doubtful))
    before = decoded.messages if decoded else ()
    return replace(found, language=language, entries=entries, messages=(*before, *found.messages, *messages))


def _marked(entry: ReturnedEntry, language: str | None, charset: str, general: str) -> ReturnedEntry:
    if entry.doubt:
        return entry
    if general and not all(map(str.isascii, entry.texts)):
        return replace(entry, doubt=general)
    msgid = f"{entry.msgid} {entry.msgid_plural}"
    reason = next((why for text in entry.texts if (why := doubt(text, msgid, language, charset))), "")
    return replace(entry, doubt=reason) if reason else entry


def _places(entries: list[ReturnedEntry]) -> str:
    lines = ", ".join(str(entry.line) for entry in entries[:_SHOWN])
    more = f" and {len(entries) - _SHOWN} more" if len(entries) > _SHOWN else ""
    count = "1 text has" if len(entries) == 1 else f"{len(entries)} texts have"
    where = "line" if len(entries) == 1 else "lines"
    return f"{count} lost letters, or may have: {where} {lines}{more}; ask for the file again, saved as UTF-8"
