"""What a desk sees of its packages."""

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from package_server import Route, Server, package_files, serving, zipped
from support import Dragoman
from tiny_models import pieces, sentencepiece_model, write_model, write_package
from toolkit.engines.packages import checksums

NLLB = ("eng_Latn", "ckb_Arab", "kmr_Latn")
KEYS = ["from", "to", "version", "name", "licence", "folder", "size", "state", "fault"]


@pytest.fixture(autouse=True)
def _stand_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checksums, "KNOWN", {})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as running:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{running.url}/")
        yield running


def _nllb(folder: Path) -> Path:
    model = sentencepiece_model()
    write_model(folder, [*pieces(model), *NLLB])
    (folder / "sentencepiece.bpe.model").write_bytes(model)
    return folder


def test_packages_are_a_table_of_80_columns(packages: Path, tmp_path: Path, dragoman: Dragoman) -> None:
    write_package(packages / "translate-en_ar-1_0", target="ar")
    write_package(packages / "translate-en_fr-1_0", target="fr")
    (packages / "translate-ar_en-1_0").mkdir()
    model = _nllb(tmp_path / "nllb-200-distilled-600M")
    dragoman("models", "import", model, "--from", "en", "--to", "ckb", "--preset", "nllb")
    result = dragoman("models", "list")
    assert result.status == 0
    assert max(map(len, result.out.splitlines())) <= 80
    rows = {line.split()[0]: line.split() for line in result.out.splitlines() if line.strip()}
    assert rows["package"] == ["package", "version", "size", "licence", "state", "folder"]
    assert rows["en_ar"][1:] == ["1.0", *rows["en_ar"][2:4], "ready", "translate-en_ar-1_0"]
    assert rows["en_fr"][-3:] == ["not", "used", "translate-en_fr-1_0"]
    assert any(line.split()[-2:] == ["broken", "translate-ar_en-1_0"] for line in result.out.splitlines())
    assert "CC-BY-NC-4.0" in rows["en_ckb"]
    assert "nllb-200-distilled-600M" in result.out
    assert "not used:" in result.err
    assert f"broken: {packages}/translate-ar_en-1_0: no metadata.json in this package; remove it" in result.err


def test_packages_are_a_json_document(packages: Path, server: Server, dragoman: Dragoman) -> None:
    folder = write_package(packages / "p", metadata={"dragoman": {"licence": "CC0", "name": "Ours"}})
    (packages / "q").mkdir()
    server.offer("/p", "ipfs://Qm")
    found: dict[str, Any] = json.loads(dragoman("models", "list", "--format", "json").out)
    assert list(found) == ["folder", "packages"]
    whole, broken = found["packages"]
    assert list(whole) == list(broken) == KEYS
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    assert list(whole.values()) == ["en", "ckb", "1.0", "Ours", "CC0", str(folder), size, "ready", None]
    assert (broken["state"], broken["from"], broken["size"]) == ("broken", "", 0)
    assert "no metadata.json" in broken["fault"]
    more = json.loads(dragoman("models", "list", "--available", "--format", "json").out)
    assert more["available"] == [{"from": "en", "to": "ar", "version": "1.0", "links": [f"{server.url}/p"]}]


def test_the_index_is_listed_when_it_is_asked_for(packages: Path, server: Server, dragoman: Dragoman) -> None:
    write_package(packages / "p", target="ar")
    server.offer("/p")
    server.offer("/q", target="de", version="1.9")
    assert "en_de" not in dragoman("models", "list").out
    assert [path for path, _ in server.asked] == []
    lines = [line.split() for line in dragoman("models", "list", "--available").out.splitlines()]
    assert ["en_ar", "1.0", "yes"] in lines
    assert ["en_de", "1.9"] in lines


def test_without_packages_the_next_step_is_said(packages: Path, dragoman: Dragoman) -> None:
    result = dragoman("models", "list")
    assert (result.status, result.out) == (0, "")
    assert result.err.startswith(f"no packages in {packages}; install one with `dragoman models install en_ar`")
    assert json.loads(dragoman("models", "list", "--format", "json").out) == {"folder": str(packages), "packages": []}


@pytest.mark.parametrize("what", [["en_ar"], ["translate-en_ar"], ["en", "ar"], ["en ar"]])
def test_a_package_is_installed_by_its_languages(
    what: list[str], packages: Path, server: Server, dragoman: Dragoman
) -> None:
    server.offer("/p")
    server.routes["/p"] = Route(zipped(package_files()))
    folder = packages / "translate-en_ar-1_0"
    result = dragoman("models", "install", *what)
    assert (result.status, result.out, result.err) == (0, f"installed en_ar 1.0: {folder}\n", "")
    assert dragoman("models", "install", *what).out == f"en_ar 1.0 is installed already: {folder}\n"
    server.offer("/q", version="1.1")
    server.routes["/q"] = Route(zipped(package_files(version="1.1")))
    newer = packages / "translate-en_ar-1_1"
    assert dragoman("models", "install", *what).out == (
        f"installed en_ar 1.1: {newer}\nremoved en_ar 1.0: {folder}\n"
    )  # fmt: skip
    assert dragoman("models", "remove", *what).out == f"removed en_ar 1.1: {newer}\n"
    assert list(packages.iterdir()) == []


def test_a_package_is_installed_from_a_file(packages: Path, tmp_path: Path, dragoman: Dragoman) -> None:
    path = tmp_path / "en_fr.argosmodel"
    path.write_bytes(zipped(package_files(target="fr")))
    result = dragoman("models", "install", path)
    assert result.out == f"installed en_fr 1.0: {packages}/translate-en_fr-1_0\n"
    assert result.err.startswith("dragoman does not use it: ")
    assert "'fr' is no language known here" in result.err


def test_another_index_can_be_named(packages: Path, server: Server, tmp_path: Path, dragoman: Dragoman) -> None:
    server.offer("/p")
    (tmp_path / "own.json").write_bytes(server.routes.pop("/index.json").body)
    server.routes["/p"] = Route(zipped(package_files()))
    assert dragoman("models", "install", "en_ar", "--index", "own.json").status == 0
    assert dragoman("models", "install", "en_ar", "--index", f"{server.url}/none.json").status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["install", "en_ckb"], 1, "no package en_ckb in the index; see the others with `dragoman models list"),
        (["install", "en_ar"], 1, "404 Not Found); without a network, download http://127.0.0.1"),
        (["install", "en_ar", "--index", "http://127.0.0.1:9/"], 1, "on another machine and run `dragoman models ins"),
        (["install", "nonsense"], 1, "'nonsense' is no package; give two languages, such as en_ar, or a file"),
        (["install", "none.argosmodel"], 1, "none.argosmodel: cannot unpack this file: no such file"),
        (["install", "bad.argosmodel"], 1, "bad.argosmodel: a web page, not a package"),
        (["install", "."], 1, "cannot unpack this file: is a directory; give a file, not a folder"),
        (["install"], 2, "CODE|FILE"),
        (["remove", "en_ar"], 1, "no package en_ar is installed; those are: none"),
        (["remove"], 2, "CODE"),
        (["import", ".", "--from", "en", "--to", "ku", "--preset", "nllb"], 1, "'ku' is ambiguous; write ckb"),
        (["import", ".", "--from", "en", "--to", "fr", "--preset", "nllb"], 1, "'fr' is no language known here"),
        (["import", ".", "--from", "en", "--to", "en", "--preset", "nllb"], 1, "source and target are one language"),
        (["import", ".", "--from", "en", "--to", "ckb", "--preset", "x"], 1, "no preset is called x; the presets are"),
        (["import", ".", "--from", "en", "--to", "ckb", "--preset", "nllb"], 1, "no model.bin in it"),
        (["import", ".", "--from", "en", "--to", "ckb"], 2, "--preset"),
        (["list", "--available", "--index", "bad.argosmodel"], 1, "bad.argosmodel: not an index of packages"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(
    arguments: list[str], status: int, said: str, packages: Path, server: Server, dragoman: Dragoman
) -> None:
    Path("bad.argosmodel").write_text("<html></html>", encoding="utf-8")
    server.offer("/p")
    result = dragoman("models", *arguments)
    assert (result.status, result.out) == (status, "")
    assert said in " ".join(result.err.split())
    assert status == 2 or result.err.count("\n") == 1
    assert not packages.exists() or list(packages.iterdir()) == []


def test_an_imported_model_shows_its_licence(packages: Path, tmp_path: Path, dragoman: Dragoman) -> None:
    model = _nllb(tmp_path / "nllb")
    common = ("models", "import", model, "--from", "en", "--to")
    result = dragoman(*common, "ckb", "--preset", "nllb", "--name", "NLLB-200")
    assert result.out == (
        f"imported NLLB-200 as en_ckb 1.0: {packages}/translate-en_ckb-1_0\n"
        "before each text: eng_Latn\n"
        "before each translation: ckb_Arab\n"
        "licence: CC-BY-NC-4.0, which forbids commercial use\n"
    )
    own = dragoman(*common, "kmr", "--preset", "nllb", "--licence", "ours")
    assert own.out.endswith("licence: ours\n")
    unknown = dragoman(*common, "ar", "--preset", "argos")
    assert "licence: not recorded" in unknown.err
    assert "licence" not in unknown.out


def test_a_download_that_broke_off_goes_on_when_the_command_is_given_again(
    packages: Path, server: Server, dragoman: Dragoman
) -> None:
    server.offer("/p")
    server.routes["/p"] = Route(zipped(package_files()), cuts=[100_000, 0])
    assert dragoman("models", "install", "en_ar").status == 1
    server.asked.clear()
    server.routes["/p"].cuts.clear()
    assert dragoman("models", "install", "en_ar").status == 0
    assert ("/p", "bytes=100000-") in server.asked


BAR = """
import sys
from toolkit.cli import progress
progress._DELAY = 0
sys.argv = ["dragoman", "models", "install", "en_ar"]
from toolkit.cli.main import run
run()
"""


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_drawn_for_a_terminal_alone(terminal: bool, packages: Path, server: Server) -> None:  # noqa: FBT001
    server.offer("/p", version="9.9")
    server.routes["/p"] = Route(zipped(package_files(version="9.9")), pause=0.02)
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    stderr = theirs if terminal else subprocess.PIPE
    done = subprocess.run(
        [sys.executable, "-c", BAR], stderr=stderr, stdout=subprocess.PIPE, env=environment, check=True, timeout=60
    )
    os.close(theirs)
    seen = os.read(ours, 1 << 16) if terminal else done.stderr
    os.close(ours)
    assert done.stdout.startswith(b"installed en_ar 9.9")
    assert (b"downloading" in seen) is terminal
    assert seen or not terminal


def test_the_same_packages_are_seen_by_argos_translate(packages: Path, tmp_path: Path, dragoman: Dragoman) -> None:
    written = write_package(tmp_path / "in" / "en_ckb", tokens=["__ckb__"], metadata={"target_prefix": "__ckb__"})
    path = shutil.make_archive(str(tmp_path / "en_ckb"), "zip", written.parent)
    assert dragoman("models", "install", path).status == 0

    from argostranslate import package

    (seen,) = package.get_installed_packages()
    assert (seen.from_code, seen.to_code, seen.target_prefix) == ("en", "ckb", "__ckb__")
    assert dragoman("models", "remove", "en_ckb").status == 0
    assert package.get_installed_packages() == []
