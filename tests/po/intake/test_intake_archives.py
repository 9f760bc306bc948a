"""Archives: what is in them is read, and nothing that could do harm."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from toolkit.errors import CatalogError, DragomanError, FileError
from toolkit.po.handout import HEADER, HandedOut, Handout
from toolkit.po.intake import archive, forms, read_returned

TEXT = "هێزەکانی عێراق شارۆچکەی حەویجەیان گرتەوە."
PO = f'msgid ""\nmsgstr "Language: ckb\\n"\n\nmsgid "Retaken"\nmsgstr "{TEXT}"\n'
ARABIC = 'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Retaken"\nmsgstr "استعادت القوات البلدة."\n'
HANDOUT = Handout("abc", "flight", "ckb", "en", "2026-01-31T10:00:00+00:00", entries=(
    HandedOut(None, "Retaken", "", ("",), fuzzy=False, revision="0"),
))  # fmt: skip


def packed(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return stream.getvalue()


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    path = folder / "returned.zip"
    path.write_bytes(packed(files))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogError) as caught:
        read_returned(path)
    assert "\n" not in str(caught.value)
    assert caught.value.cure
    return caught.value.what


def test_what_systems_add_is_passed_over_and_folders_are_looked_into(tmp_path: Path) -> None:
    litter = {"__MACOSX/back/._ckb.po": b"\0\5\x16\7", "back/.DS_Store": b"\0\0\0\1Bud1", "back/Thumbs.db": b"\xd0\xcf"}
    (found,) = read_returned(written(tmp_path, litter | {"back/done/ckb.po": PO}))
    assert (found.name, found.language, found.messages) == ("returned.zip: back/done/ckb.po", "ckb", ())
    assert found.entries[0].texts == (TEXT,)


def test_several_files_of_several_languages_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = read_returned(written(tmp_path, {"b.po": PO, "a.po": ARABIC}))
    assert [one.language for one in found] == ["ar", "ckb"]


def test_a_whole_hand_out_gives_its_translation_and_its_manifest(tmp_path: Path) -> None:
    glossary = 'msgid ""\nmsgstr "Project-Id-Version: glossary\\n"\n\nmsgid "Daesh"\nmsgstr "داعش"\n'
    beside = {
        "README.txt": "Open the file in Poedit.",
        "glossary.csv": "id,subject,definition,en,ckb\n",
        "glossary.po": glossary,
        "glossary.txt": "Daesh\tداعش\n",
        "glossary.tbx": '<?xml version="1.0"?><tbx/>',
        "memory.tmx": '<?xml version="1.0"?><tmx version="1.4"/>',
        "style-sheet.html": "<!doctype html><html></html>",
        "source.docx": packed({"word/document.xml": "<w/>"}),
        "manifest.json": HANDOUT.to_json(),
    }
    (found,) = read_returned(
        written(tmp_path, {f"flight/{name}": data for name, data in beside.items()} | {"a.po": PO})
    )
    assert found.handout == HANDOUT
    assert found.messages == ()


def test_without_the_manifest_what_lies_beside_the_translation_is_named(tmp_path: Path) -> None:
    (found,) = read_returned(written(tmp_path, {"ckb.po": PO, "letter.pdf": b"%PDF-1.7", "note.txt": "Thank you."}))
    assert [message.partition(":")[0] for message in found.messages] == [
        "letter.pdf is passed over",
        "note.txt is passed over",
    ]


def test_a_manifest_goes_with_the_file_whose_header_names_it(tmp_path: Path) -> None:
    other = PO.replace("Language: ckb\\n", f"Language: ckb\\n{HEADER}: def\\n")
    own = PO.replace("Language: ckb\\n", f"{HEADER}: abc\\n").replace(TEXT, "Hat girtin")
    found = read_returned(written(tmp_path, {"a.po": other, "b.po": own, "manifest.json": HANDOUT.to_json()}))
    assert [(one.handout, one.language) for one in found] == [(None, "ckb"), (HANDOUT, "ckb")]


def test_a_broken_manifest_is_as_good_as_none(tmp_path: Path) -> None:
    (found,) = read_returned(written(tmp_path, {"ckb.po": PO, "manifest.json": "{"}))
    assert found.handout is None


def test_an_archive_in_an_archive_is_opened_once(tmp_path: Path) -> None:
    inner = packed({"ckb.po": PO})
    (found,) = read_returned(written(tmp_path, {"mail/work.zip": inner}))
    assert found.name == "returned.zip: mail/work.zip: ckb.po"
    assert "archive in an archive" in refusal(written(tmp_path, {"a.zip": packed({"b.zip": inner})}))


def test_names_of_windows_and_of_old_archivers_are_understood(tmp_path: Path) -> None:
    data = packed({"work\\xx.po": PO}).replace(b"xx.po", "ێ.po".encode())
    (tmp_path / "a.zip").write_bytes(data)
    assert [one.name for one in read_returned(tmp_path / "a.zip")] == ["a.zip: work/ێ.po"]


@pytest.mark.parametrize("name", ["../../evil.po", "/etc/evil.po", "work/../../evil.po", "..\\evil.po", "C:\\evil.po"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    assert "leads out of it" in refusal(written(tmp_path, {"ckb.po": PO, name: PO}))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert "packs 20000000 bytes" in refusal(written(tmp_path, {"ckb.po": b"\0" * 20_000_000}))


def test_an_archive_that_holds_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {f"{number}.po": PO for number in range(3)}
    monkeypatch.setattr(archive, "_MOST_FILES", 2)
    assert refusal(written(tmp_path, many)) == "not opened: it holds 3 files"


def test_a_nested_archive_has_the_room_that_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed({"ckb.po": PO + "#" * 3000})
    outer = {"a.zip": inner, "b.zip": inner.replace(b"ckb.po", b"kbc.po")}
    monkeypatch.setattr(forms, "MOST_BYTES", 4 << 10)
    (found,) = read_returned(written(tmp_path, outer))
    assert "b.zip is passed over: not opened: it holds" in found.messages[-1]


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "returned.zip"
    with zipfile.ZipFile(path, "w") as opened:
        info = zipfile.ZipInfo("ckb.po")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(info, "/etc/passwd")
    assert "is a link" in refusal(path)


def test_an_encrypted_file_is_refused_with_the_right_cure(tmp_path: Path) -> None:
    data = bytearray(packed({"ckb.po": PO}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    (tmp_path / "returned.zip").write_bytes(data)
    with pytest.raises(CatalogError, match=r"'ckb\.po' is encrypted; ask for it without a password"):
        read_returned(tmp_path / "returned.zip")


@pytest.mark.parametrize("keep", [30, 60, -10])
def test_an_archive_that_is_cut_off_is_refused(tmp_path: Path, keep: int) -> None:
    path = written(tmp_path, {"ckb.po": PO})
    path.write_bytes(path.read_bytes()[:keep])
    assert "damaged" in refusal(path)


def test_an_archive_without_translations_says_what_is_in_it(tmp_path: Path) -> None:
    what = refusal(written(tmp_path, {"work.docx": packed({"word/document.xml": "<w/>"})}))
    assert what.startswith(
        "no file of translations is in it (work.docx is passed over: a Word document holds no entries"
    )


@pytest.mark.parametrize(
    ("name", "kind"), [("word/document.xml", "a Word document"), ("content.xml", "an OpenDocument file")]
)
def test_documents_that_are_zip_files_are_told_from_archives(tmp_path: Path, name: str, kind: str) -> None:
    assert refusal(written(tmp_path, {name: "<x/>"})) == f"{kind} holds no entries to take back"


def test_a_file_larger_than_any_po_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.po"
    with path.open("wb") as stream:
        stream.truncate(2 << 30)  # no disk is filled by that
    with pytest.raises(FileError, match="more than 256 MiB"):
        read_returned(path)


@pytest.mark.parametrize("name", ["", "missing.po"])
def test_what_is_no_file_is_an_error_of_the_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(DragomanError) as caught:
        read_returned(tmp_path / name)
    assert isinstance(caught.value, FileError)
