"""Options and arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class EngineName(StrEnum):
    """Where drafts come from."""

    AUTO = "auto"
    NONE = "none"
    ARGOS = "argos"


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
