"""Entries in the lines of a PO file: those that somebody touched, and of these only the parts that changed."""

import re
from collections.abc import Iterable, Iterator

from toolkit.po import comments as notes
from toolkit.po.comments import EXTRACTED, FLAGS, PREVIOUS, REFERENCE, TRANSLATOR
from toolkit.po.entry import STATE_FIELDS, Entry, Origin, state_of
from toolkit.po.syntax import ANY, DEFAULT_DOMAIN, NUMBERED, PART, STRING, escape, unmask, unquote
from toolkit.po.wrapping import WIDTH, wrap

_FIELDS = {
    TRANSLATOR: {"tcomment"},
    EXTRACTED: {"comment"},
    REFERENCE: {"occurrences"},
    FLAGS: {"flags"},
    PREVIOUS: {"previous_msgctxt", "previous_msgid", "previous_msgid_plural"},
}
"""Kind of comment → the fields of an entry that it holds."""
_MARK = re.compile(r"^[ \t\r\f\v]*#~[ \t]?", re.MULTILINE)
_PREVIOUS_MARK = re.compile(r"^[ \t\r\f\v]*#~?\|", re.MULTILINE)
_FILLED_LINE = re.compile(r"^(?=[^\n])", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")


def join(entries: Iterable[Entry], tail: str = "") -> str:
    """Return *entries*, in their order, and *tail* as the text of a file."""
    written: list[str] = []
    last: Origin | None = None
    domain = ""
    for entry in entries:
        origin, lines = entry.origin, lines_of(entry)
        gap = origin.gap if origin else ""
        moved = origin is None or not _follows(origin, last, first=not written)
        if moved and not gap.strip():
            gap = "" if not written else gap if "\n" in gap else "\n"
            gap += "" if entry.domain == domain else f'domain "{escape(entry.domain or DEFAULT_DOMAIN)}"\n\n'
        if written and not (gap or written[-1]).endswith("\n") and (origin is None or lines is not origin.raw):
            written.append("\n")
        written += (gap, lines)
        last, domain = origin, entry.domain
    return "".join([*written, tail])


def _follows(origin: Origin, last: Origin | None, *, first: bool) -> bool:
    """Return whether what *origin* is of stands behind the same entry as in the file that it was read from."""
    if last is None:
        return first and origin.number == 0
    return origin.file is last.file and origin.number == last.number + 1


def lines_of(entry: Entry) -> str:
    """Return *entry* as it stands in a file: what nobody touched as it was read, the rest as gettext would write it."""
    if (origin := entry.origin) is None:
        return "".join([*(_comments(entry, kind, []) for kind in _FIELDS), *_parts(entry, {})])
    now = state_of(entry)
    if now == origin.state:
        return origin.raw
    changed = {name for name, old, new in zip(STATE_FIELDS, origin.state, now, strict=True) if old != new}
    return _rewritten(entry, origin.raw, changed)


def _rewritten(entry: Entry, raw: str, changed: set[str]) -> str:
    """Return *entry*, which was read from *raw*, with other lines for the fields that *changed*."""
    comments, parts = _layout(raw)
    if "obsolete" in changed:
        comments = [(kind, _marked(line, kind, entry)) for kind, line in comments]
        parts = {keyword: _marked(lines, None, entry) for keyword, lines in parts.items()}
    for kind, names in _FIELDS.items():
        if names & changed:
            lines = [line for other, line in comments if other == kind]
            kinds = [other for other, _ in comments]
            after = (number for number, other in enumerate(kinds) if other > kind)
            place = kinds.index(kind) if lines else next(after, len(kinds))
            comments[place:] = [one for one in comments[place:] if one[0] != kind]
            comments.insert(place, (kind, _comments(entry, kind, lines)))
    return "".join([*(lines for _, lines in comments), *_parts(entry, parts)])


def _layout(raw: str) -> tuple[list[tuple[int, str]], dict[str, str]]:
    """Return what stands above an entry, kind and line of each comment, and the lines of each of its keywords.

    There are none of the latter where two keywords share a line.
    """
    masked = unmask(raw)
    found = ANY.match(masked)
    first = masked.rfind("\n", 0, found.end(1) if found else 0) + 1
    comments = []
    for line, shown in zip(raw[:first].split("\n")[:-1], masked[:first].split("\n"), strict=False):
        comments.append((notes.kind_of(shown.lstrip()), f"{line}\n"))
    found_parts = list(PART.finditer(masked, first))
    starts = [masked.rfind("\n", 0, part.start()) + 1 for part in found_parts]
    if len(set(starts)) < len(starts):
        return comments, {}
    ends = [*starts[1:], len(raw)]
    names = [part[1] if part[2] is None else f"msgstr[{int(part[2])}]" for part in found_parts]
    return comments, {name: raw[start:end] for name, start, end in zip(names, starts, ends, strict=True)}


def _marked(lines: str, kind: int | None, entry: Entry) -> str:
    """Return *lines*, a comment of *kind* or a keyword and its strings, with ``#~`` if *entry* has it now."""
    if kind == PREVIOUS:
        return _PREVIOUS_MARK.sub("#~|" if entry.obsolete else "#|", lines)
    if not entry.obsolete:
        return _MARK.sub("", lines)
    return lines if kind is not None else _FILLED_LINE.sub("#~ ", lines)


def _comments(entry: Entry, kind: int, old: list[str]) -> str:
    """Return the lines of *kind* above *entry*; where *old* ones say the same they stay as they were."""
    if kind in (TRANSLATOR, EXTRACTED):
        mark, said = ("#", entry.tcomment) if kind == TRANSLATOR else ("#.", entry.comment)
        known = {notes.text_of(line.strip("\r\n"), kind): line for line in old}
        texts = said.split("\n") if said else []
        return "".join(known.get(text) or (f"{mark} {text}\n" if text else f"{mark}\n") for text in texts)
    if kind == PREVIOUS:
        return "".join(_previous(entry))
    if kind == REFERENCE:
        lines = notes.write_references(entry.occurrences, WIDTH)
    else:
        lines = notes.write_flags([line.rstrip("\n") for line in old], entry.flags)
    return "".join(f"{line}\n" for line in lines)


def _previous(entry: Entry) -> Iterator[str]:
    prefix = "#~| " if entry.obsolete else "#| "
    for keyword in ("msgctxt", "msgid", "msgid_plural"):
        text: str | None = getattr(entry, f"previous_{keyword}")
        if text is not None:
            yield _strings(keyword, text, prefix, "")


def _parts(entry: Entry, old: dict[str, str]) -> Iterator[str]:
    """Yield the lines of each keyword of *entry*; where *old* ones say the same they stay as they were."""
    prefix = "#~ " if entry.obsolete else ""
    for keyword, text in _texts(entry):
        lines = old.get(keyword, "")
        if _said(lines) == text:
            yield lines if lines.endswith("\n") else f"{lines}\n"
        else:
            yield _strings(keyword, text, prefix, lines)


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.msgctxt is not None:
        yield "msgctxt", entry.msgctxt
    yield "msgid", entry.msgid
    if not entry.msgid_plural:
        yield "msgstr", entry.msgstr
        return
    yield "msgid_plural", entry.msgid_plural
    for number, text in sorted(entry.msgstr_plural.items()) or [(0, "")]:
        yield f"msgstr[{number}]", text


def _said(lines: str) -> str | None:
    """Return the text of *lines*, a keyword and its strings; None where that hangs on the charset of a file."""
    part = PART.search(unmask(lines))
    try:
        return unquote(part[3], "ascii") if part else None
    except ValueError:
        return None


def _strings(keyword: str, text: str, prefix: str, old: str) -> str:
    """Return *text* behind *keyword*, as msgcat breaks it into lines.

    Args:
        keyword: ``msgid`` ...
        text: what it holds.
        prefix: what begins each line, as ``#~ ``.
        old: the lines that there were; the paragraphs that stay keep theirs.
    """
    paragraphs = _PARAGRAPH.findall(text)
    width = WIDTH - len('""') - len(prefix)
    if len(paragraphs) <= 1:
        lines = wrap(escape(text), width, len(keyword) + 1)
        if len(lines) == 1:
            return f'{prefix}{keyword} "{lines[0]}"\n'
    known, first = _paragraphs(old, prefix)
    written = [
        known.get(one) or "".join(f'{prefix}"{line}"\n' for line in wrap(escape(one), width)) for one in paragraphs
    ]
    if first and first == paragraphs[0]:
        return f"{prefix}{keyword} {''.join(written).removeprefix(prefix)}"
    return "".join([f'{prefix}{keyword} ""\n', *written])


def _paragraphs(lines: str, prefix: str) -> tuple[dict[str, str], str]:
    """Return paragraph → lines of a text, and the paragraph that starts on the line of the keyword, if one does.

    Args:
        lines: a keyword and its strings; nothing is known of a text that has several strings on a line.
        prefix: what begins each line.
    """
    known: dict[str, str] = {}
    first = text = written = ""
    inline = False
    for number, line in enumerate(lines.removesuffix("\n").split("\n")):
        strings = STRING.findall(unmask(line))
        if len(strings) != 1 or NUMBERED.search(line):
            return {}, ""
        text += unquote(strings[0])
        written += f"{line}\n" if number else f"{prefix}{strings[0]}\n" if text else ""
        inline = inline or (not number and bool(text))
        if text.endswith("\n"):
            first = text if inline and not known else first
            known[text] = written
            text = written = ""
    return known | ({text: written} if text else {}), first
