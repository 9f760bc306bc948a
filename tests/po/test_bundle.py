"""The file made for a translator, the record of it, and the archive."""

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import languages
from toolkit.po import Catalog, Entry
from toolkit.po.bundle import archive, handed_catalog, record
from toolkit.po.handout import HEADER, Handout

HANDOUT = Handout("", "flight", "ar", "en", "2026-11-24T14:05:06+03:00")


def _entries() -> list[Entry]:
    return [
        Entry(msgid="A headline", msgctxt="heading", comment="heading", occurrences=[("source.txt", "1")]),
        Entry(
            msgid="Daesh fled.",
            msgstr="فر داعش.",
            flags=["fuzzy"],
            comment="paragraph 1\nterm: Daesh = داعش (daesh)",
            tcomment="draft: argos en-ar 1.0",
            previous_msgid="Daesh fled again.",
        ),
        Entry(msgid="Nobody was hurt.", msgstr="لم يصب أحد."),
    ]


def _catalog(path: Path, headers: dict[str, str] | None = None) -> Catalog:
    catalog = Catalog.create(path, headers or {})
    gone = Entry(msgid="Gone.", msgstr="ذهب.", obsolete=True)
    catalog.replace_entries([*_entries(), gone])
    return catalog


def test_the_same_texts_in_the_same_state_have_the_same_id() -> None:
    first, later = (record(replace(HANDOUT, created=time), _entries()) for time in ("2026-01-01", "2027-01-01"))
    assert first.id == later.id
    assert (first.created, later.created) == ("2026-01-01", "2027-01-01")
    assert len(first.entries) == 3
    assert Handout.from_json(first.to_json()) == first


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("id", value) for value in (["x"], {"a": 1}, 7, "", "a/b", "../a", "a\0", "x" * 300)),
        *(("article", 5), ("language", None), ("created", 3), ("parts", "2"), ("entries", 5), ("entries", {"a": 1})),
        *(("version", "1"), ("version", 2), ("surprise", 1)),
        *(("texts", value) for value in ("abc", [1], None, [["a"]])),
        *(("msgid", 5), ("msgctxt", ["a"]), ("msgctxt", []), ("msgid_plural", None), ("fuzzy", "x"), ("revision", 1)),
        *(("earlier", value) for value in ([[1]], [[["a"], "x"]], [[[1], True]], 5)),
    ],
)
def test_a_manifest_that_somebody_has_edited_is_a_record_or_none(field: str, value: object) -> None:
    said = json.loads(record(HANDOUT, _entries()).to_json())
    (said["entries"][1] if field in said["entries"][1] else said)[field] = value
    with pytest.raises(ValueError, match="hand-out"):
        Handout.from_json(json.dumps(said))


@pytest.mark.parametrize("part", [1, 2])
@pytest.mark.parametrize("change", ["text", "fuzzy", "article"])
def test_whatever_differs_gives_another_id(part: int, change: str) -> None:
    entries = _entries()
    handout = replace(HANDOUT, part=part, parts=2, article="other" if change == "article" else "flight")
    if change == "text":
        entries[2].msgstr = "لم يصب أحد بأذى."
    elif change == "fuzzy":
        entries[1].flags.remove("fuzzy")
    assert record(handout, entries).id != record(replace(HANDOUT, part=part, parts=2), _entries()).id


HEADERS = {
    "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
    "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
    "Language-Team": "",
    "Language": "ar-IQ",
    "Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;",
    "X-Desk": "night",
}


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("headers", [{}, HEADERS])
@pytest.mark.parametrize("tag", ["ar", "ckb", "kmr"])
def test_msgfmt_has_nothing_to_say_of_what_is_handed_out(headers: dict[str, str], tag: str, tmp_path: Path) -> None:
    handout = record(replace(HANDOUT, language=tag), _entries())
    made = handed_catalog(handout, _catalog(tmp_path / "x.po", headers), _entries())
    path = tmp_path / "made.po"
    path.write_bytes(made.encoded())
    command = ["msgfmt", "-c", "--check-format", "--verbose", "-o", "/dev/null", path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "1 translated message, 1 fuzzy translation, 1 untranslated message."
    assert "warning" not in done.stderr
    read = Catalog.read(path)
    assert read.headers[HEADER] == handout.id
    assert read.headers["Language"] == tag
    assert read.headers["Plural-Forms"] == languages.get(tag).plural_forms
    assert read.headers["X-Source-Language"] == "en"
    assert read.headers.get("X-Desk") == headers.get("X-Desk")


def test_a_translator_sees_notes_and_no_leftovers(tmp_path: Path) -> None:
    made = handed_catalog(record(HANDOUT, _entries()), _catalog(tmp_path / "x.po"), _entries()).encoded().decode()
    assert "# draft: argos en-ar 1.0\n" in made
    assert "#. term: Daesh = داعش (daesh)\n" in made
    assert '#| msgid "Daesh fled again."\n' in made
    assert "#~" not in made


def test_what_only_new_programs_read_is_written_so_that_all_do(tmp_path: Path) -> None:
    odd = b'#= fuzzy, python-format\nmsgid "%d \\x61" msgstr "%d \\141"\n'
    catalog = Catalog.parse(odd, tmp_path / "x.po")
    path = tmp_path / "made.po"
    path.write_bytes(handed_catalog(record(HANDOUT, catalog.entries), catalog, catalog.entries).encoded())
    [entry] = polib.pofile(str(path))
    assert (entry.msgid, entry.msgstr, entry.flags) == ("%d a", "%d a", ["fuzzy", "python-format"])
    assert "#=" not in path.read_text(encoding="utf-8")


def test_making_it_leaves_the_article_as_it_is(tmp_path: Path) -> None:
    catalog = _catalog(tmp_path / "x.po", HEADERS)
    before = catalog.text()
    handed_catalog(record(HANDOUT, catalog.entries[1:]), catalog, catalog.entries[1:])
    assert catalog.text() == before


@given(st.dictionaries(st.text("abcَ.ڵ-", min_size=1, max_size=8), st.binary(max_size=50), max_size=6))
def test_an_archive_is_the_same_whenever_it_is_made(files: dict[str, bytes]) -> None:
    data = archive(HANDOUT, files)
    assert data == archive(HANDOUT, dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.namelist() == sorted(files)
        assert {name: packed.read(name) for name in files} == files
        assert {info.date_time for info in packed.infolist()} <= {(2026, 11, 24, 14, 5, 6)}
