"""Settings: what they may say, and what is said of them where they are wrong."""

from pathlib import Path

import pytest

from toolkit import languages
from toolkit.errors import SettingsError
from toolkit.settings import Settings, find_settings, load_settings, merge_style


def _write(folder: Path, text: str, name: str = "dragoman.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_holds_the_defaults(tmp_path: Path) -> None:
    assert load_settings(_write(tmp_path, "")) == Settings()


def test_pyproject_may_hold_them_instead(tmp_path: Path) -> None:
    path = _write(tmp_path, '[tool.dragoman]\ntargets = ["ckb"]\n', "pyproject.toml")
    assert find_settings(tmp_path) == path
    assert load_settings(path).targets == ("ckb",)


def test_a_pyproject_of_another_project_is_no_workspace(tmp_path: Path) -> None:
    _write(tmp_path, "[tool.ruff]\n", "pyproject.toml")
    assert find_settings(tmp_path) is None


def test_house_style_changes_only_what_it_names(tmp_path: Path) -> None:
    settings = load_settings(_write(tmp_path, '[style.ckb]\ndigits = "arab"\n'))
    default = languages.get("ckb").style
    style = merge_style(default, settings.style["ckb"])
    assert style.digits == "arab"
    assert style.quotes == default.quotes


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:5000", "https://mt.desk.example/api/", "http://[::1]:5000", "https://desk"]
)
def test_engines_have_tables_of_their_own(tmp_path: Path, url: str) -> None:
    text = f'[engines.libretranslate]\nurl = "{url}"\ntimeout = 2.5\n[engines.own]\nanything = [1]\n'
    assert load_settings(_write(tmp_path, text)).engines == {
        "libretranslate": {"url": url, "timeout": 2.5},
        "own": {"anything": [1]},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("keep = 1O\n", "dragoman.toml:1: not valid TOML: "),
        ('\ntarget = ["ar"]\n', "dragoman.toml:2: 'target' is not a setting, or its value is wrong; the settings are"),
        ("keep = 101\n", "dragoman.toml:1: 'keep' is not a setting, or its value is wrong"),
        ('[style.ar]\ndigits = "roman"\n', "dragoman.toml:2: 'digits' cannot be 'roman'; use one of latn, arab"),
        ('[style.ar]\n\nquotes = "«»"\n', "dragoman.toml:3: 'quotes' is not four characters; write the outer"),
        ('[style.ar]\nmonths = "ar"\n', "dragoman.toml:2: 'months' is not a list of locales"),
        ('[style.ar]\ncolour = "red"\n', "dragoman.toml:2: 'colour' is not a matter of house style"),
        ('style.ar = "«»"\n', "dragoman.toml:1: style.ar is not a table"),
        ("engines.argos = 4\n", "dragoman.toml:1: engines.argos is not a table; write [engines.argos]"),
        ('[engines.argos]\ndevice = "tpu"\n', "dragoman.toml:2: 'device' cannot be 'tpu'; write \"auto\", "),
        ("[engines.argos]\nbeam = 0\n", "dragoman.toml:2: 'beam' cannot be 0; write a whole number from 1"),
        ("[engines.argos]\nbeams = 4\n", "dragoman.toml:2: 'beams' is not a setting of argos; the settings are device"),
        ("[engines.libretranslate]\ntimeout = 0\n", "dragoman.toml:2: 'timeout' cannot be 0; write seconds"),
        ('[engines.libretranslate]\ncodes = ["ku"]\n', "dragoman.toml:2: 'codes' cannot be ['ku']; write {"),
        *(
            (f'[engines.libretranslate]\nurl = "{url}"\n', f"dragoman.toml:2: 'url' cannot be '{url}'; write")
            for url in (
                "libretranslate.example",
                "ftp://libretranslate.example",
                "file:///etc/passwd",
                "https://",
                "https://name:secret@libretranslate.example",
                "https://libretranslate.example/?api_key=secret",
                "https://libretranslate.example:port",
                "https://libretranslate .example",
            )
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings(_write(tmp_path, text))
    assert str(raised.value).startswith(f"{tmp_path}/{message}")
