"""A bundle opens in the programs that translators use: their own parsers read every file of it here.

Weblate and Virtaal read PO, XLIFF, TMX and TBX with Translate Toolkit; Poedit has GNU gettext judge what it saves;
OmegaT runs here as it is, without its window.
"""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from babel.messages.pofile import read_po
from translate.storage import factory, pypo
from translate.storage.csvl10n import csvfile
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from toolkit import languages
from toolkit.po import Catalog, Entry
from toolkit.po.handout import HEADER
from toolkit.workflow.export import Wishes, export
from toolkit.workflow.workspace import open_workspace

ROOT = Path(__file__).parents[2]
SLUG = "hawija-offensive"
DRAFTS = 5
Bundle = Callable[..., Path]

OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>{}</target_lang>
<source_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Return a function: tag, and version of XLIFF → the folder of an unpacked bundle, with unfinished entries."""
    root = tmp_path_factory.mktemp("desk")
    for name in ("glossary", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "dragoman.toml", root)
    workspace = open_workspace(root)
    [article] = workspace.articles()
    for tag in workspace.settings.targets:
        catalog = Catalog.read(article.po(tag))
        for entry in catalog.entries[:DRAFTS]:
            entry.flags.append("fuzzy")
            entry.tcomment = "draft: memory 87%"
        catalog.entries[DRAFTS].msgstr = ""
        catalog.write()

    def make(tag: str, xliff: str = "") -> Path:
        folder = root / f"{tag}{xliff}"
        if not folder.exists():
            wishes = Wishes(bundle=True, xliff=xliff, output=root / f"{tag}{xliff}.zip")
            [done] = export(workspace, [SLUG], [tag], wishes, lambda _: None)
            with zipfile.ZipFile(done.path) as packed:
                packed.extractall(folder)
        return folder

    return make


def _ours(bundle: Bundle, tag: str) -> list[Entry]:
    return Catalog.read(bundle(tag) / f"{SLUG}.{tag}.po").entries


every_language = pytest.mark.parametrize("tag", ["ar", "ckb", "kmr"])


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@every_language
@pytest.mark.parametrize("name", [f"{SLUG}.{{}}.po", "glossary.po"])
def test_gettext_has_no_complaint(name: str, tag: str, bundle: Bundle) -> None:
    command = ["msgfmt", "-c", "--check-format", "-o", "/dev/null", bundle(tag) / name.format(tag)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@every_language
def test_translate_toolkit_reads_the_po_file_as_weblate_and_virtaal_do(tag: str, bundle: Bundle) -> None:
    path = bundle(tag) / f"{SLUG}.{tag}.po"
    units = [unit for unit in pypo.pofile.parsefile(str(path)).units if not unit.isheader()]
    assert [(u.getcontext(), str(u.source), str(u.target), u.isfuzzy()) for u in units] == [
        (entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy) for entry in _ours(bundle, tag)
    ]
    notes = [unit.getnotes("developer").rstrip("\n") for unit in units]
    assert notes == [entry.comment for entry in _ours(bundle, tag)]
    assert units[0].getnotes("translator") == "draft: memory 87%"
    assert factory.getobject(str(path)).gettargetlanguage() == tag


@every_language
def test_polib_reads_the_po_file(tag: str, bundle: Bundle) -> None:
    file = polib.pofile(str(bundle(tag) / f"{SLUG}.{tag}.po"), check_for_duplicates=True)
    assert [(one.msgctxt, one.msgid, one.msgstr, one.fuzzy) for one in file] == [
        (entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy) for entry in _ours(bundle, tag)
    ]
    assert file.metadata[HEADER]


@every_language
def test_babel_reads_the_po_file(tag: str, bundle: Bundle) -> None:
    with (bundle(tag) / f"{SLUG}.{tag}.po").open("rb") as stream:
        catalog = read_po(stream, abort_invalid=True)
    assert [(one.context, one.id, one.string, one.fuzzy) for one in catalog if one.id] == [
        (entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy) for entry in _ours(bundle, tag)
    ]
    assert catalog.plural_forms == languages.get(tag).plural_forms


@every_language
def test_translate_toolkit_reads_the_memory(tag: str, bundle: Bundle) -> None:
    store = tmxfile.parsefile(str(bundle(tag) / "memory.tmx"))
    reviewed = {(entry.msgid, entry.msgstr) for entry in _ours(bundle, tag) if entry.msgstr and not entry.fuzzy}
    assert {(str(unit.source), str(unit.target)) for unit in store.units} == reviewed


@every_language
def test_translate_toolkit_reads_the_glossaries(tag: str, bundle: Bundle) -> None:
    folder = bundle(tag)
    terms = {"tbx": tbxfile.parsefile(str(folder / "glossary.tbx"))}
    terms["tbx"].setsourcelanguage("en")
    terms["tbx"].settargetlanguage(tag)
    terms["po"] = pypo.pofile.parsefile(str(folder / "glossary.po"))
    lines = (folder / "glossary.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    terms["txt"] = OmegaTFile.parsestring("".join(line for line in lines if line[0] != "#").encode())
    for name, store in terms.items():
        found = {(str(unit.source), str(unit.target)) for unit in store.units}
        daesh = {"ar": "داعش", "ckb": "داعش", "kmr": "DAIŞ"}[tag]
        assert ("Daesh", daesh) in found, name
        assert len(found) > 60, name
    table = csvfile(fieldnames=["id", "subject", "definition", "note", "related", "translate", "en", tag])
    table.parse((folder / "glossary.csv").read_bytes())
    assert len(table.units) > 60


@every_language
@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_translate_toolkit_reads_the_xliff_file(version: str, tag: str, bundle: Bundle) -> None:
    read = {"1.2": Xliff1File, "2.0": Xliff2File}[version].parsefile
    store = read(str(bundle(tag, version) / f"{SLUG}.{tag}.xlf"))
    found = [(str(unit.source), str(unit.target or "")) for unit in store.units]
    assert found == [(entry.msgid, entry.msgstr) for entry in _ours(bundle, tag)]


@pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed")
@every_language
def test_omegat_makes_the_same_file_of_a_project_with_the_bundle(tag: str, bundle: Bundle, tmp_path: Path) -> None:
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (tmp_path / name).mkdir()
    (tmp_path / "omegat.project").write_text(OMEGAT_PROJECT.format(tag.upper()), encoding="utf-8")
    folder, work = bundle(tag), f"{SLUG}.{tag}.po"
    shutil.copy(folder / work, tmp_path / "source")
    shutil.copy(folder / "memory.tmx", tmp_path / "tm")
    shutil.copy(folder / "glossary.txt", tmp_path / "glossary")
    command = ["omegat", str(tmp_path), "--mode=console-translate", f"--config-dir={tmp_path / 'settings'}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Exception" not in said, said
    made = Catalog.read(tmp_path / "target" / work)
    ours = _ours(bundle, tag)
    assert _said(made.entries) == _said(ours)
    # OmegaT shows fuzzy translations as matches, and leaves a text empty that nobody has confirmed one for.
    assert [entry.msgstr for entry in made.entries] == ["" if entry.fuzzy else entry.msgstr for entry in ours]
    assert made.headers[HEADER] == Catalog.read(folder / work).headers[HEADER]


def _said(entries: list[Entry]) -> list[Any]:
    return [(entry.msgctxt, entry.msgid, entry.comment, entry.tcomment) for entry in entries]
