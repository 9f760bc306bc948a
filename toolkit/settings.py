"""A workspace's settings: dragoman.toml, or [tool.dragoman] in pyproject.toml. Importing this touches no disk."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from toolkit.errors import DragomanError, SettingsError
from toolkit.files import line_where, load_toml, read_text

FILE_NAME = "dragoman.toml"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How one language is written in this house. The defaults stand with each language in toolkit/languages."""

    digits: Literal["latn", "arab", "arabext"] = "latn"
    """CLDR numbering system: 0-9, ٠-٩ (U+0660) or ۰-۹ (U+06F0)."""
    quotes: str = "“”‘’"
    """Outer pair, then the pair used inside it: four characters, opening before closing in reading order."""
    percent: Literal["words", "sign"] = "words"
    months: tuple[str, ...] = ()
    """CLDR locales whose month names are printed, joined by a slash: ["ar-IQ", "ar"] gives تموز/يوليو."""
    endings: Literal["joined", "apostrophe"] = "joined"
    """How a name takes a case ending: DAIŞê or DAIŞ’ê."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace has decided; every value has a default, so an empty file is a valid one."""

    source: str = "en"
    """Language of an article added without ``--from``."""
    targets: tuple[str, ...] = ("ar", "ckb", "kmr")
    keep: int = 80
    """A document is built where at least this percentage of its segments is translated (as po4a's --keep)."""
    rules_off: frozenset[str] = frozenset()
    """Names of checks that are not run."""
    style: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Language tag → the house-style values that differ from the language's defaults."""
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Name of an engine → its own settings; those of the engines that come with the toolkit have been looked at."""


def find_settings(folder: Path) -> Path | None:
    """Return the settings file of *folder* itself, or None where it has none."""
    own = folder / FILE_NAME
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    if project.is_file() and "[tool.dragoman" in read_text(project):
        return project
    return None


def load_settings(path: Path) -> Settings:
    """Read the settings file at *path*.

    Raises:
        SettingsError: it is not TOML, or a key or value is not known; the message names the line.
    """
    text = read_text(path)
    table = load_toml(text, path, SettingsError)
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("dragoman", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError("tool.dragoman is not a table", cure="write [tool.dragoman] above it", path=path)
    try:
        return _settings(table)
    except _FaultError as fault:
        line = line_where(text, rf"[^#\n\"']*\b{re.escape(fault.key)}\b")
        raise SettingsError(fault.what, cure=fault.cure, path=path, line=line) from None


def merge_style(default: HouseStyle, values: Mapping[str, Any]) -> HouseStyle:
    """Return *default* with the *values* of a settings file in place of its own."""
    known = {item.name for item in fields(HouseStyle)}
    return replace(default, **{key: value for key, value in values.items() if key in known})


class _FaultError(DragomanError):
    """A value that is wrong, before its line is known."""

    def __init__(self, key: str, what: str, cure: str) -> None:
        super().__init__(what, cure=cure)
        self.key = key


_STYLE_VALUES: Mapping[str, tuple[str, ...]] = {
    "digits": ("latn", "arab", "arabext"),
    "percent": ("words", "sign"),
    "endings": ("joined", "apostrophe"),
}
_QUOTE_CHARACTERS = 4


def _settings(table: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key == "source" and isinstance(value, str):
            values["source"] = value
        elif key == "targets" and _is_strings(value):
            values["targets"] = tuple(value)
        elif key == "keep" and type(value) is int and 0 <= value <= 100:  # noqa: PLR2004 - a percentage
            values["keep"] = value
        elif key == "rules_off" and _is_strings(value):
            values["rules_off"] = frozenset(value)
        elif key == "style" and isinstance(value, dict):
            values["style"] = {tag: _style(tag, one) for tag, one in value.items()}
        elif key == "engines" and isinstance(value, dict):
            values["engines"] = {name: _engine(name, one) for name, one in value.items()}
        else:
            raise _FaultError(key, f"'{key}' is not a setting, or its value is wrong", _SETTINGS_CURE)
    return Settings(**values)


_SETTINGS_CURE = (
    'the settings are source = "en", targets = ["ar", ...], keep = 0..100, rules_off = ["rule", ...], '
    "[style.LANG] and [engines.NAME]"
)


def _style(tag: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _FaultError(tag, f"style.{tag} is not a table", f"write [style.{tag}] and one setting a line under it")
    style: dict[str, Any] = {}
    for key, item in value.items():
        if key in _STYLE_VALUES and item not in _STYLE_VALUES[key]:
            raise _FaultError(key, f"'{key}' cannot be {item!r}", f"use one of {', '.join(_STYLE_VALUES[key])}")
        if key == "quotes" and not (isinstance(item, str) and len(item) == _QUOTE_CHARACTERS):
            raise _FaultError(key, "'quotes' is not four characters", 'write the outer and the inner pair, as "«»“”"')
        if key == "months" and not _is_strings(item):
            raise _FaultError(key, "'months' is not a list of locales", 'write months = ["ar-IQ", "ar"], for example')
        if key not in {one.name for one in fields(HouseStyle)}:
            known = ", ".join(one.name for one in fields(HouseStyle))
            raise _FaultError(key, f"'{key}' is not a matter of house style", f"the settings are {known}")
        style[key] = tuple(item) if key == "months" else item
    return style


_URL = re.compile(r"https?://(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?(?:/[^\s?#@]*)?")
_ENGINE_VALUES: Mapping[str, Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "argos": {
        "device": (lambda value: value in {"auto", "cpu", "cuda"}, '"auto", "cpu" or "cuda"'),
        "beam": (lambda value: type(value) is int and value > 0, "a whole number from 1"),
    },
    "libretranslate": {
        "url": (
            lambda value: isinstance(value, str) and bool(_URL.fullmatch(value)),
            '"https://HOST", without a name or key',
        ),
        "timeout": (lambda value: type(value) in (int, float) and value > 0, "seconds, more than 0"),
        "codes": (lambda value: isinstance(value, dict) and _is_strings([*value.values()]), '{ kmr = "ku" }'),
    },
}


def _engine(name: str, value: Any) -> Mapping[str, Any]:
    """Return the settings of the engine *name*; what those of a plug-in mean, only the plug-in knows."""
    if not isinstance(value, dict):
        raise _FaultError(
            name, f"engines.{name} is not a table", f"write [engines.{name}] and a setting a line under it"
        )
    if (known := _ENGINE_VALUES.get(name)) is None:
        return value
    for key, item in value.items():
        if key not in known:
            raise _FaultError(key, f"'{key}' is not a setting of {name}", f"the settings are {', '.join(known)}")
        fits, form = known[key]
        if not fits(item):
            raise _FaultError(key, f"'{key}' cannot be {item!r}", f"write {form}")
    return value


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
