"""Packages on disk, whole and broken, as Dragoman and as Argos Translate see them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tiny_models import write_package
from toolkit.engines.packages import Package, find, installed
from toolkit.engines.packages.folders import folders
from toolkit.engines.packages.installed import entries, version_key
from toolkit.errors import EngineError


def test_a_package_says_what_an_engine_needs(packages: Path) -> None:
    folder = write_package(packages / "en_ckb", tokens=["__ckb__"], metadata={"target_prefix": "__ckb__"})
    assert installed() == (
        Package(
            source="en",
            target="ckb",
            version="1.0",
            folder=folder,
            model=folder / "model",
            source_tokenizer=folder / "sentencepiece.model",
            target_tokenizer=folder / "sentencepiece.model",
            source_prefix=(),
            source_suffix=(),
            target_prefix=("__ckb__",),
            licence="",
            name="en_ckb",
        ),
    )
    assert find("en", "ckb") == installed()[0]
    assert find("ckb", "en") is None
    assert not installed()[0].is_bpe


@pytest.mark.parametrize(
    ("config", "prefix", "suffix"),
    [
        ({}, ("eng_Latn",), ("</s>",)),
        ({"add_source_bos": True, "bos_token": "eng_Latn"}, (), ("</s>",)),
        ({"add_source_bos": True}, ("eng_Latn",), ("</s>",)),
        ({"add_source_bos": True, "bos_token": "eng_Latn", "add_source_eos": True}, (), ()),
        ({"add_source_eos": True, "eos_token": "eng_Latn"}, ("eng_Latn",), ("</s>",)),
    ],
)
def test_no_token_is_added_twice(
    config: dict[str, Any], prefix: tuple[str, ...], suffix: tuple[str, ...], packages: Path
) -> None:
    own = {"source_prefix": ["eng_Latn"], "source_suffix": ["</s>"], "licence": "CC-BY-NC-4.0", "name": "Tiny"}
    write_package(packages / "p", tokens=["eng_Latn"], metadata={"dragoman": own}, **config)
    (package,) = installed()
    assert (package.source_prefix, package.source_suffix) == (prefix, suffix)
    assert (package.licence, package.name) == ("CC-BY-NC-4.0", "Tiny")


def test_of_two_versions_the_newer_is_used(packages: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        write_package(packages / f"p{version}", metadata={"package_version": version})
    package = find("en", "ckb")
    assert package
    assert package.version == "1.10"
    assert [one.version for one in installed()] == ["1.10", "1.9", "1.2"]


@pytest.mark.parametrize(
    ("older", "newer"), [("1.9", "1.10"), ("", "0.1"), ("1.0", "1.0.1"), ("1_0", "2"), ("1", "9" * 5000)]
)
def test_versions_have_an_order(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)


def _metadata(**said: Any) -> str:
    return json.dumps({"package_version": "1.0", "from_code": "en", "to_code": "ckb"} | said)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("metadata.json", None, "no metadata.json in this package; remove it, and install it again"),
        ("metadata.json", "", "not valid JSON"),
        ("metadata.json", "[]", "not a JSON object"),
        ("metadata.json", "[" * 100_000, "not valid JSON"),
        ("metadata.json", "\udcff", "not UTF-8"),
        ("metadata.json", "{}", "from_code in metadata.json is no language"),
        ("metadata.json", _metadata(from_code=1), "from_code in metadata.json is no language"),
        ("metadata.json", _metadata(to_code="../x"), "to_code in metadata.json is no language"),
        ("metadata.json", _metadata(type="sbd"), "a package of another kind"),
        ("metadata.json", _metadata(dragoman={"target_tokenizer": "t.spm"}), "no t.spm in this package"),
        ("model/model.bin", None, "no model/model.bin in this package"),
        ("sentencepiece.model", None, "no sentencepiece.model in this package"),
        ("model/config.json", "{", "not valid JSON"),
    ],
)
def test_a_broken_package_is_told_of_and_not_used(file: str, content: str | None, said: str, packages: Path) -> None:
    folder = write_package(packages / "p")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content, encoding="utf-8", errors="surrogateescape")
    write_package(packages / "q", target="ar")
    broken, whole = entries()
    assert said in str(broken.fault)
    assert "\n" not in str(broken.fault)
    assert broken.package is None
    assert [one.target for one in installed()] == ["ar"]
    assert whole.package


@pytest.mark.parametrize(
    ("code", "said"),
    [("ku", "'ku' is ambiguous; import it anew with --preset argos"), ("fr", "'fr' is no language known here")],
)
def test_a_package_for_another_language_is_whole_but_not_used(code: str, said: str, packages: Path) -> None:
    write_package(packages / "p", target=code)
    (entry,) = entries()
    assert entry.whole
    assert entry.code == f"en_{code}"
    assert said in str(entry.fault)
    assert installed() == ()


def test_metadata_of_any_type_does_no_harm(packages: Path) -> None:
    odd = {"source_prefix": "x", "source_suffix": [1, "</s>"], "licence": 1, "name": [], "target_tokenizer": None}
    said = {"target_prefix": 1, "package_version": 1.0, "dragoman": odd}
    write_package(packages / "p", metadata=said)
    (package,) = installed()
    assert (package.source_prefix, package.source_suffix, package.target_prefix) == ((), ("</s>",), ())
    assert (package.licence, package.name, package.version) == ("", "en_ckb", "")


def test_files_and_links_to_nowhere_are_no_packages(packages: Path) -> None:
    packages.mkdir()
    (packages / "readme").write_text("x", encoding="utf-8")
    (packages / "gone").symlink_to(packages / "nowhere")
    assert entries() == ()


def test_an_older_package_has_codes_of_subword_nmt(packages: Path) -> None:
    folder = write_package(packages / "p")
    (folder / "sentencepiece.model").rename(folder / "bpe.model")
    (package,) = installed()
    assert package.is_bpe
    assert package.target_tokenizer == folder / "bpe.model"


def test_the_folders_are_those_of_argos_translate(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1/")
    here = folders()
    assert here.packages == tmp_path / "data" / "argos-translate" / "packages"
    assert here.downloads == tmp_path / "cache" / "argos-translate" / "downloads"
    assert here.index == "http://127.0.0.1/index.json"


def test_its_settings_file_is_heeded(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "argos-translate" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "elsewhere")}), encoding="utf-8")
    assert folders().packages == tmp_path / "elsewhere"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "settings.json: not valid JSON.*; mend it or delete it"),
        ("[]", "does not take its settings"),
        ("\udcff", "does not take"),
    ],
)
def test_a_broken_settings_file_of_argos_translate_is_said(
    content: str, said: str, packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "argos-translate" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(content, encoding="utf-8", errors="surrogateescape")
    for _ in range(2):
        with pytest.raises(EngineError, match=said):
            folders()
    assert capfd.readouterr() == ("", "")


def test_a_home_that_cannot_be_written_to_is_said(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(EngineError, match="Argos Translate cannot make its folders: not a directory"):
        folders()


def test_looking_for_packages_loads_nothing_heavy(packages: Path) -> None:
    script = """
import sys
from toolkit.engines.packages import find
assert "argostranslate" not in sys.modules
assert find("en", "ckb") is None
heavy = {"argostranslate.package", "ctranslate2", "numpy", "sentencepiece", "urllib.request"} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
