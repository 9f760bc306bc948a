"""Installing and removing, whatever happens meanwhile."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from package_server import Route, Server, package_files, zipped
from toolkit.engines.packages import checksums, staging
from toolkit.engines.packages.change import Outcome, install_available, install_file, remove
from toolkit.engines.packages.checksums import Known
from toolkit.engines.packages.folders import folders
from toolkit.engines.packages.index import choose, read_index
from toolkit.engines.packages.installed import entries
from toolkit.errors import DragomanError, EngineError, FileError


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checksums, "KNOWN", {})


def _file(folder: Path, version: str = "1.0", target: str = "ar", name: str = "p.argosmodel") -> Path:
    path = folder / name
    path.write_bytes(zipped(package_files(target=target, version=version, top="en_ar/")))
    return path


def _install(index: str) -> Outcome:
    package = choose(read_index(index), "en", "ar")
    assert package
    return install_available(package, lambda _done, _total: None)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_package_file_is_installed_once(packages: Path, tmp_path: Path) -> None:
    path = _file(tmp_path)
    outcome = install_file(path)
    assert outcome.new
    assert outcome.entry.folder == packages / "translate-en_ar-1_0"
    again = install_file(path)
    assert (again.new, again.entry) == (False, outcome.entry)
    assert _names(packages) == ["translate-en_ar-1_0"]
    assert _names(packages.parent) == ["cache", "config", "data", "packages"], "nothing is left beside"


def test_a_newer_version_takes_the_place_of_an_older_one_and_not_the_other_way_round(
    packages: Path, tmp_path: Path
) -> None:
    (packages / "en_ar").mkdir(parents=True)
    for name, data in package_files(top="").items():
        path = packages / "en_ar" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    install_file(_file(tmp_path, target="ckb"))
    outcome = install_file(_file(tmp_path, "1.10"))
    assert [old.version for old in outcome.replaced] == ["1.0"]
    assert not install_file(_file(tmp_path, "1.9")).new
    assert _names(packages) == ["translate-en_ar-1_10", "translate-en_ckb-1_0"]


def test_a_broken_package_gives_way(packages: Path, tmp_path: Path) -> None:
    (packages / "translate-en_ar-1_0").mkdir(parents=True)
    assert install_file(_file(tmp_path)).new
    (entry,) = entries()
    assert entry.package


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("metadata.json", "p.argosmodel: no package: there is no metadata.json in it"),
        ("model/model.bin", "p.argosmodel: no model/model.bin in this package"),
        ("sentencepiece.model", "p.argosmodel: no sentencepiece.model in this package"),
    ],
)
def test_a_file_that_lacks_something_is_not_installed(file: str, said: str, packages: Path, tmp_path: Path) -> None:
    files = package_files(top="")
    del files[file]
    path = tmp_path / "p.argosmodel"
    path.write_bytes(zipped(files))
    with pytest.raises(EngineError, match=said):
        install_file(path)
    assert _names(packages) == []
    assert _names(packages.parent) == ["cache", "config", "data", "packages"]


@pytest.mark.parametrize("version", ["../../x", "1/2", "", "١٫٠", "1" * 300])
def test_a_version_may_be_anything(version: str, packages: Path, tmp_path: Path) -> None:
    outcome = install_file(_file(tmp_path, version))
    assert outcome.entry.folder.parent == packages
    assert _names(packages.parent) == ["cache", "config", "data", "packages"]


def test_a_file_under_a_known_name_must_be_that_file(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksums, "KNOWN", {"translate-en_ar-1_0": Known(88_502_631, "e2a6")})
    with pytest.raises(EngineError, match=r"not the package that it is called.*; download it again; the right one has"):
        install_file(_file(tmp_path, name="translate-en_ar-1_0.argosmodel"))
    assert install_file(_file(tmp_path, name="mine.argosmodel")).new


def test_a_package_of_the_index_is_installed_and_its_download_deleted(packages: Path, server: Server) -> None:
    server.routes["/p"] = Route(zipped(package_files()))
    outcome = _install(server.offer("ipfs://Qm", "/missing", "/p"))
    assert outcome.new
    assert _names(folders().downloads) == []
    asked = len(server.asked)
    assert not _install(f"{server.url}/index.json").new
    assert len(server.asked) == asked + 1, "what is installed is not downloaded"


def test_a_download_that_is_no_package_is_not_kept(packages: Path, server: Server) -> None:
    server.routes["/p"] = Route(zipped({"a": b"x"}))
    index = server.offer("/p")
    with pytest.raises(EngineError, match=r"translate-en_ar-1_0\.argosmodel: no package"):
        _install(index)
    assert _names(folders().downloads) == []
    server.routes["/p"] = Route(zipped(package_files()))
    assert _install(index).new


def test_a_package_that_argos_translate_has_downloaded_is_used(packages: Path, server: Server) -> None:
    index = server.offer("/p")
    (folders().downloads / "translate-en_ar-1_0.argosmodel").write_bytes(zipped(package_files()))
    assert _install(index).new
    assert server.asked == [("/index.json", None)]


def test_two_commands_do_not_change_the_packages_at_once(packages: Path, tmp_path: Path) -> None:
    path = _file(tmp_path)
    packages.mkdir()
    other = os.open(packages, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(EngineError, match="another command is changing these packages; run this again"):
        install_file(path)
    os.close(other)
    assert install_file(path).new


def test_what_is_removed_is_told(packages: Path, tmp_path: Path) -> None:
    install_file(_file(tmp_path))
    install_file(_file(tmp_path, target="ckb"))
    (packages / "junk").mkdir()
    for name, gone in (
        ("en_ar", "translate-en_ar-1_0"),
        ("junk", "junk"),
        ("translate-en_ckb-1_0", "translate-en_ckb-1_0"),
    ):
        (entry,) = remove(name)
        assert entry.folder == packages / gone
        assert gone not in _names(packages)
    assert _names(packages.parent) == ["cache", "config", "data", "packages"]


@pytest.mark.parametrize("name", ["en_ar", "..", ".", "", "/", "../data", "en_ckb/../en_ckb", "translate"])
def test_nothing_outside_of_the_packages_is_removed(name: str, packages: Path, tmp_path: Path) -> None:
    install_file(_file(tmp_path, target="ckb"))
    with pytest.raises(EngineError, match="is installed; those are: en_ckb"):
        remove(name)
    assert _names(packages) == ["translate-en_ckb-1_0"]


def test_a_link_to_a_package_is_removed_and_the_package_stays(packages: Path, tmp_path: Path) -> None:
    install_file(_file(tmp_path))
    (packages / "translate-en_ar-1_0").rename(tmp_path / "kept")
    (packages / "linked").symlink_to(tmp_path / "kept")
    (entry,) = remove("en_ar")
    assert entry.folder == packages / "linked"
    assert _names(packages) == []
    assert (tmp_path / "kept" / "metadata.json").is_file()


def test_a_folder_of_packages_that_is_a_link_is_followed(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk" / "real").mkdir(parents=True)
    packages.symlink_to(tmp_path / "disk" / "real")
    install_file(_file(tmp_path))
    assert _names(tmp_path / "disk" / "real") == ["translate-en_ar-1_0"]
    assert len(remove("en_ar")) == 1
    assert _names(tmp_path / "disk") == ["real"]


def test_a_disk_of_its_own_is_said(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        found = real(path, **more)
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:])) if path.suffix == ".unfinished" else found

    path = _file(tmp_path)
    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(EngineError, match="a disk of its own: nothing can be made beside it; let ARGOS_PACKAGES_DIR"):
        install_file(path)


def test_an_old_package_stays_where_the_new_one_cannot_be_put(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = packages / "p"
    new = tmp_path / "new"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "name").write_text(folder.name, encoding="utf-8")
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path == new:
            raise PermissionError(13, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(FileError, match="permission denied"):
        staging.put(new, old)
    assert (old / "name").read_text(encoding="utf-8") == "p"


KILLS = """
import os, sys
from pathlib import Path
from argostranslate import package
from toolkit.engines.packages.change import install_file, remove
from toolkit.engines.packages.installed import entries, installed

verb, older, newer = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])

def die_at(step):
    def hook(event, arguments):
        nonlocal step
        writes = event == "open" and arguments[1] and set(arguments[1]) & set("wxa+")
        if writes or event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove"):
            step -= 1
            if step == 0:
                os._exit(9)
    sys.addaudithook(hook)

def run(step):
    child = os.fork()
    if child == 0:
        die_at(step)
        remove("en_ar") if verb == "remove" else install_file(newer)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

step = status = 0
while step == 0 or status == 9:
    step += 1
    for one in package.get_installed_packages():
        remove(one.package_path.name)
    if verb != "install":
        install_file(older)
    status = run(step)
    # This is how Argos Translate looks at its packages: one that is not whole is an error.
    package.get_installed_packages()
    assert all(entry.package for entry in entries()), step
    if status == 9:
        assert install_file(newer).entry.version == "2.0", step
        assert installed()[0].version == "2.0", step
print(step, status, *(entry.version for entry in entries()))
"""


@pytest.mark.parametrize(("verb", "left"), [("install", ["2.0"]), ("update", ["2.0"]), ("remove", [])])
def test_a_kill_at_any_moment_leaves_only_whole_packages(
    verb: str, left: list[str], packages: Path, tmp_path: Path
) -> None:
    files = (_file(tmp_path, "1.0", name="older.argosmodel"), _file(tmp_path, "2.0", name="newer.argosmodel"))
    arguments = [sys.executable, "-c", KILLS, verb, *files]
    done = subprocess.run(arguments, check=False, timeout=120, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    steps, status, *versions = done.stdout.split()
    assert (status, versions) == ("0", left)
    assert int(steps) > 5, "each step was the last one once"
    assert _names(packages.parent) == ["cache", "config", "data", "packages"]


def test_every_error_of_an_installation_is_one_of_ours(packages: Path, tmp_path: Path) -> None:
    path = _file(tmp_path)
    packages.parent.mkdir(exist_ok=True)
    packages.write_text("in the way", encoding="utf-8")
    with pytest.raises(DragomanError):
        install_file(path)
