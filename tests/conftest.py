"""What every test may use: a workspace of its own, and the command line."""

import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import settings

from samples import PACKAGES
from support import ARTICLE, GLOSSARY, Dragoman, Result

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def packages(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a test an empty folder of Argos packages, and hide what whoever runs it has set up."""
    home = tmp_path_factory.mktemp("argos")
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    folder = home / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
    monkeypatch.delenv("DRAGOMAN_LIBRETRANSLATE_KEY", raising=False)
    # Argos Translate reads all that once, when it is imported.
    for name in [name for name in sys.modules if name.partition(".")[0] == "argostranslate"]:
        del sys.modules[name]
    return folder


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project's own Argos packages, one folder each; no test may change it."""
    folder = tmp_path_factory.mktemp("unpacked")
    for path in PACKAGES:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    return folder


@pytest.fixture
def own_packages(unpacked: Path, packages: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the project's own packages be those installed; no test may change their folder."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(unpacked))
    return unpacked


@pytest.fixture
def dragoman(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Dragoman:
    """Run the command line in this process, exactly as the installed script does."""
    # Click reads these to decide about colours and widths; a test must not depend on who runs it.
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")

    from toolkit.cli.main import run

    def call(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stopped:
            run()
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfd.readouterr()
        status = stopped.value.code
        assert isinstance(status, int)
        assert "Traceback" not in err
        return Result(status, out, err)

    return call


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two concepts and one article that has no PO files yet; the test stands in it."""
    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "terms.toml").write_text(GLOSSARY, encoding="utf-8")
    folder = tmp_path / "translations" / "flight"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
