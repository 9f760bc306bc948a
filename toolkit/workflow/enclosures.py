"""What goes into a bundle beside the file to translate: the glossary, the memory, the style sheet, the article."""

import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from toolkit import languages
from toolkit.files import read_bytes
from toolkit.glossary.exchange import registry
from toolkit.memory.exchange import tmx
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit
from toolkit.po import Catalog, glossary_file
from toolkit.reports.style_sheet import style_sheet
from toolkit.settings import merge_style
from toolkit.workflow.desk import Desk
from toolkit.workflow.memory import opened
from toolkit.workflow.workspace import Article, Workspace

_MOST_UNITS = 5_000
"""So many earlier translations a translator may search; where there are more, those that are like a text go out."""


def enclosures(
    workspace: Workspace, desk: Desk, article: Article, catalog: Catalog, pair: tuple[str, str]
) -> dict[str, bytes]:
    """Return name → content of what helps to translate *article*.

    Args:
        workspace: where the article and the memory are.
        desk: the glossary.
        article: whose source document goes along.
        catalog: its translation; the texts in it say what of glossary and memory goes along.
        pair: tags of the source language and the target language.

    Raises:
        StoreError: the memory cannot be used.
        LanguageError: a setting names a calendar that there is not.
        FileError: the article cannot be read.
    """
    texts = [entry.msgid for entry in catalog.entries]
    language = languages.get(pair[1])
    style = merge_style(language.style, workspace.settings.style.get(language.tag, {}))
    files = {
        article.source.name: read_bytes(article.source),
        "style-sheet.html": style_sheet(language, style).encode(),
        **_glossary(desk, pair, texts),
    }
    if "glossary.po" in files:
        files["glossary.po"] = _dated(files["glossary.po"], catalog)
    with opened(workspace) as memory:
        units = _relevant(memory, pair, texts)
    return files | ({"memory.tmx": _tmx(units)} if units else {})


def _glossary(desk: Desk, pair: tuple[str, str], texts: Iterable[str]) -> dict[str, bytes]:
    """Return the concepts that occur in *texts*, in each format that translators' programs read."""
    find = desk.recognizer(pair[0]).find
    named = {match.concept for text in texts for match in find(text)}
    concepts = [concept for concept in desk.concepts if concept.id in named]
    forms = {
        "glossary.csv": registry.get("csv"),
        "glossary.tbx": registry.get("tbx"),
        "glossary.txt": registry.get("omegat"),
        "glossary.po": glossary_file.FORMAT,
    }
    files: dict[str, bytes] = {}
    for name, form in forms.items():
        kept = [one for concept in concepts for one in form.keep(concept, pair)]
        if kept:
            files[name] = form.write(kept, pair).data
    return files


def _dated(data: bytes, article: Catalog) -> bytes:
    """Return *data*, a PO file, with the date of *article*: of now, two bundles of one state would not be the same."""
    catalog = Catalog.parse(data, Path("glossary.po"))
    date = article.headers["POT-Creation-Date"]
    catalog.headers.update({"POT-Creation-Date": date, "PO-Revision-Date": date})
    return catalog.encoded()


def _relevant(memory: Memory, pair: tuple[str, str], texts: Iterable[str]) -> list[Unit]:
    units = list(islice(memory.units(*pair), _MOST_UNITS + 1))
    if len(units) <= _MOST_UNITS:
        return units
    alike = (match.unit for text in texts for match in memory.fuzzy(*pair, text))
    return list(dict.fromkeys(alike))


def _tmx(units: Iterable[Unit]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        tmx.write(units, path)
        return read_bytes(path)
