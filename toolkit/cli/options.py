"""Options and arguments that several commands share."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class Device(StrEnum):
    """What a model runs on."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="The workspace, if it is not the one you stand in."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="Print text for people or JSON for programs.")]
ArticlesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Names of articles; all where none is given.")
]
ToOption = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="LANG", help="A target language (ar, ckb, kmr, en); may be given several times."),
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="auto (Argos packages, as far as there are any), none, argos, libretranslate, or the name of a plug-in.",
    ),
]
DeviceOption = Annotated[
    Device | None, typer.Option("--device", help="What Argos packages run on, in place of the setting.")
]
GlossaryOption = Annotated[
    Path | None,
    typer.Option("--glossary", metavar="FILE", help="A glossary (TOML or CSV) in place of the workspace's."),
]


def pairs_of(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs in *arguments*, each written ``NAME=LANG``."""
    pairs = []
    for argument in arguments:
        name, sign, tag = argument.partition("=")
        if not sign or not name.strip() or not tag.strip():
            raise typer.BadParameter(f"'{argument}' is not NAME=LANG, as in ku=kmr", param_hint="'--map'")
        pairs.append((name, tag))
    return pairs
