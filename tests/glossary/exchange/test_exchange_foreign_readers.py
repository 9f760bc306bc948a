"""What is written opens in the programs it is written for: their own parsers read it here."""

from pathlib import Path
from typing import Any

import openpyxl
import polib
import pytest
from translate.storage import factory
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from toolkit.glossary import load
from toolkit.glossary.exchange import registry
from toolkit.glossary.exchange.base import Format
from toolkit.model import Concept
from toolkit.po import glossary_file

GLOSSARY = load(Path(__file__).parents[3] / "glossary")


def _export(form: Format, tags: tuple[str, ...], path: Path) -> list[Concept]:
    kept = [one for concept in GLOSSARY for one in form.keep(concept, tags)]
    path.write_bytes(form.write(kept, tags).data)
    return kept


def _first_terms(kept: list[Concept], source: str, target: str) -> list[tuple[str, str]]:
    return [(one.terms[source][0].text, one.terms[target][0].text) for one in kept]


@pytest.mark.parametrize(("name", "store"), [("tbx", tbxfile), ("tmx", tmxfile)])
@pytest.mark.parametrize("target", ["ar", "ckb", "kmr"])
def test_translate_toolkit_reads_the_first_terms(name: str, store: Any, target: str, tmp_path: Path) -> None:
    path = tmp_path / f"glossary.{name}"
    kept = _export(registry.get(name), ("en", target), path)
    units = store.parsefile(str(path)) if name == "tbx" else factory.getobject(str(path))
    units.setsourcelanguage("en")
    units.settargetlanguage(target)
    assert [(str(unit.source), str(unit.target)) for unit in units.units] == _first_terms(kept, "en", target)


def test_translate_toolkit_reads_omegat_with_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "glossary.txt"
    kept = _export(registry.get("omegat"), ("en", "ar"), path)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("#")]
    found = {(unit.source, unit.target) for unit in OmegaTFile.parsestring("".join(lines).encode()).units}
    assert found == {(one.terms["en"][0].text, term.text) for one in kept for term in one.terms["ar"]}


def test_polib_reads_the_glossary_with_its_flags(tmp_path: Path) -> None:
    path = tmp_path / "ckb.po"
    kept = _export(glossary_file.FORMAT, ("en", "ckb"), path)
    catalog = polib.pofile(str(path), check_for_duplicates=True)
    assert catalog.metadata["Language"] == "ckb"
    assert {entry.msgstr for entry in catalog} >= {one.terms["ckb"][0].text for one in kept if "ckb" in one.terms}
    daesh = {entry.msgstr: entry for entry in catalog if entry.msgid == "Daesh"}
    assert daesh["چەتەکانی داعش"].flags == ["forbidden"]
    assert daesh["داعش"].flags == []
    assert daesh["داعش"].comment.startswith("Acronym of the group's Arabic name")


def test_excel_gets_text_in_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "glossary.xlsx"
    form = registry.get("xlsx")
    path.write_bytes(form.write([Concept("x", {}, definition="=1+1", note="-a")], ("en",)).data)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert sheet["C2"].quotePrefix
