"""A table of sources and translations, from whatever spreadsheet it comes.

The columns are known by what their titles say in English, Arabic or Kurdish; where no row holds titles, the first two
filled columns are taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import CatalogError
from toolkit.glossary.exchange.formulas import restored
from toolkit.glossary.exchange.rows import Row
from toolkit.po.intake.base import Returned, ReturnedEntry
from toolkit.po.intake.charset import Decoded
from toolkit.po.intake.finish import finished
from toolkit.po.intake.language import tag_of

_UNUSED = "unused"
# What comes first wins: the "translator comments" are comments, the "target language" is of no use.
_ROLES = {
    _UNUSED: "id location language developer automatic extracted number no line file",
    "comment": "comment comments note notes remark remarks ملاحظات ملاحظة تعليق تعليقات تێبینی tebînî têbînî",
    "status": "status state fuzzy الحالة حالة دۆخ rewş",
    "context": "context msgctxt السياق سياق",
    "source": "source original msgid المصدر الأصل الأصلي سەرچاوە çavkanî",
    "target": "target translation translated msgstr الترجمة ترجمة الهدف وەرگێڕان werger",
}
_WORD = re.compile(r"[^\W\d_]+")
_FUZZY = "fuzzy draft new needs need review yes true مسودة مراجعة ڕەشنووس رەشنووس"
_FINAL = "ok okay done final translated approved reviewed no false تم جاهز نهائي تەواو qediya"
_SAYS_FUZZY = dict.fromkeys(_FINAL.split(), False) | dict.fromkeys(_FUZZY.split(), True)
_FIRST_ROWS = 20
"""Rows at the top among which the titles are looked for."""
_ARABIC = re.compile("[\u0620-\u06d5]")
_LATIN = re.compile("[A-Za-z]")
_GLOSSARY = {"id", "subject", "definition"}


@dataclass(frozen=True, slots=True)
class _Columns:
    source: int
    targets: dict[int, str]
    """Column → tag of its language, empty where the title does not say it."""
    others: dict[str, int] = field(default_factory=dict)
    """Role → column, of context, comment and status."""
    known: frozenset[int] = frozenset()
    """Those with a title; what stands in others is a remark."""
    rows: int = 0
    """How many rows the titles take, with what stands above them."""


def read_table(rows: Sequence[Row], path: Path, name: str, decoded: Decoded | None = None) -> list[Returned]:
    """Return the translations in *rows*, those of each language by themselves; nothing where there are none.

    Args:
        rows: the filled rows of a table, titles included.
        path: for messages.
        name: of the file in messages, which may say its language too.
        decoded: how it was read, where it is a text file.

    Raises:
        CatalogError: it is a glossary.
    """
    columns = _titled(rows, path)
    if columns is None and (columns := _untitled(rows)) is None:
        return []
    above = "\n".join(" ".join(filter(None, cells)) for _, cells in rows[: max(columns.rows - 1, 0)])
    found = []
    for column, tag in columns.targets.items():
        filled = [row for row in rows[columns.rows :] if _cell(row, columns.source) or _cell(row, column)]
        entries = tuple(_entry(row, number, columns, column) for number, row in enumerate(filled))
        said = f"a table, with the texts in column {_letter(columns.source)} and translations in {_letter(column)}"
        one = Returned(name, None, entries=entries, comment=above, messages=(said,))
        found.append(finished(one, tag, decoded))
    return found


def _titled(rows: Sequence[Row], path: Path) -> _Columns | None:
    """Return the columns as the first row says that names a source and a target; None where none does."""
    for number, (_, cells) in enumerate(rows[:_FIRST_ROWS], 1):
        titles = [_role(cell) for cell in cells]
        if {cell.strip().casefold() for cell in cells} >= _GLOSSARY:
            cure = "take it in with `dragoman glossary import`"
            raise CatalogError("a glossary, not a file of translations", cure=cure, path=path)
        languages = {column: tag for column, (role, tag) in enumerate(titles) if tag and role in ("", "target")}
        sources = [column for column, (role, _) in enumerate(titles) if role == "source"]
        targets = {column: tag for column, (role, tag) in enumerate(titles) if role == "target"} or languages
        if not sources and len(languages) > 1:
            sources = [next((column for column, tag in languages.items() if tag == "en"), min(languages))]
        targets = {column: tag for column, tag in (targets | languages).items() if column not in sources}
        if sources and targets:
            others = {role: column for column, (role, _) in reversed(list(enumerate(titles))) if role in _KEPT}
            known = frozenset(column for column, cell in enumerate(cells) if cell.strip())
            return _Columns(sources[0], targets, others, known, number)
    return None


_KEPT = ("comment", "status", "context")


def _role(title: str) -> tuple[str, str]:
    """Return what the column called *title* holds, and the language that it names; empty strings for neither."""
    words = [word.casefold() for word in _WORD.findall(title)]
    if len(words) > len(_KEPT) + 1:  # a sentence
        return "", ""
    role = next((role for role, names in _ROLES.items() if set(words) & set(names.split())), "")
    tag = tag_of(title) or next((tag for word in words if (tag := tag_of(word))), "")
    return role, tag


def _untitled(rows: Sequence[Row]) -> _Columns | None:
    """Return the first two columns with words in most rows; the sources are what is in Latin letters."""
    width = max((len(cells) for _, cells in rows), default=0)
    worded = [sum(bool(_WORD.search(_cell(row, column))) for row in rows) for column in range(width)]
    most = [column for column in range(width) if worded[column] * 2 > len(rows)][:2]
    if len(most) < len(("source", "target")):
        return None
    source, target = most
    texts = [" ".join(_cell(row, column) for row in rows) for column in most]
    if _is_arabic(texts[0]) and not _is_arabic(texts[1]):
        source, target = target, source
    return _Columns(source, {target: ""}, known=frozenset(most))


def _is_arabic(text: str) -> bool:
    return len(_ARABIC.findall(text)) > len(_LATIN.findall(text))


def _entry(row: Row, number: int, columns: _Columns, target: int) -> ReturnedEntry:
    others = {role: _cell(row, column) for role, column in columns.others.items()}
    beside = (_cell(row, column) for column in range(len(row[1])) if column not in columns.known | {target})
    status = [_SAYS_FUZZY[word] for word in _WORD.findall(others.get("status", "").casefold()) if word in _SAYS_FUZZY]
    return ReturnedEntry(
        msgctxt=others.get("context") or None,
        msgid=_cell(row, columns.source),
        msgid_plural="",
        texts=(_cell(row, target),),
        fuzzy=any(status) if status else None,
        tcomment="\n".join(filter(None, (others.get("comment", ""), *beside))),
        number=number,
        line=row[0],
    )


def _cell(row: Row, column: int) -> str:
    cells = row[1]
    text = cells[column] if column < len(cells) else ""
    return restored(text).replace("\r\n", "\n").replace("\r", "\n") if text.strip() else ""


def _letter(column: int) -> str:
    """Return what a spreadsheet calls the column with this number, counted from 0."""
    return (_letter(column // 26 - 1) if column > 25 else "") + chr(ord("A") + column % 26)  # noqa: PLR2004 - A to Z
