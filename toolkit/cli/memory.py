"""Commands for the translation memory."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import Format, FormatOption, WorkspaceOption, pairs_of
from toolkit.cli.output import cell, console, counted, message, print_json, print_json_line, table

if TYPE_CHECKING:
    from rich.text import Text

    from toolkit.memory.unit import Unit
    from toolkit.workflow.leverage import Proposal
    from toolkit.workflow.memory_exchange import Imported

app = typer.Typer(no_args_is_help=True, help="Look into the memory of what people have translated.")

FromOption = Annotated[str, typer.Option("--from", metavar="LANG", help="The language to translate from.")]
ToOption = Annotated[str, typer.Option("--to", metavar="LANG", help="The language to translate into.")]


@app.command("import")
def import_memory(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="TMX or PO files, or tables with tabs.")],
    source: FromOption = "",
    target: ToOption = "",
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="NAME=LANG", help="What the file means by a tag, as ku=ckb."),
    ] = None,
    *,
    partial: Annotated[
        bool, typer.Option("--partial", help="Keep what stands before a fault, such as the end of a file cut off.")
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take the memories of other tools into this one, each file whole or not at all."""
    from toolkit.cli.progress import Bar  # noqa: PLC0415 - each command loads what it needs
    from toolkit.workflow.exchange import mapping_of  # noqa: PLC0415
    from toolkit.workflow.memory_exchange import Wishes, import_files  # noqa: PLC0415
    from toolkit.workflow.memory_search import pair_of  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    wishes = Wishes(*pair_of(source, target), mapping_of(pairs_of(mapping or ())), partial=partial)
    broken = False
    with Bar("importing", in_bytes=True) as bar:
        for done in import_files(open_workspace(workspace), files, wishes, bar.progress):
            bar.close()
            _say_imported(done)
            broken |= done.fault is not None
    if broken:
        raise typer.Exit(1)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The TMX file to write.")],
    source: FromOption = "",
    target: ToOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Write the memory as TMX 1.4, for any other tool."""
    from toolkit.workflow.memory_exchange import export_file  # noqa: PLC0415
    from toolkit.workflow.memory_search import pair_of  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    count = export_file(open_workspace(workspace), file, *pair_of(source, target))
    message(f"{file}: {counted(count, 'unit')}")


@app.command()
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="What to look up; - reads lines from a pipe.")],
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="The language of the text.")],
    target: ToOption,
    least: Annotated[int, typer.Option(min=1, max=100, metavar="PERCENT", help="How alike a text must be.")] = 70,
    most: Annotated[int, typer.Option(min=1, metavar="NUMBER", help="How many to show.")] = 5,
    output: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Show what the memory has for a text, where the texts differ, and what breaks today's glossary."""
    from toolkit.files import read_lines  # noqa: PLC0415
    from toolkit.workflow.memory_search import pair_of  # noqa: PLC0415
    from toolkit.workflow.memory_search import search as look_up  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    texts = [line for line in read_lines(None) if line.strip()] if text == "-" else [text]
    found = look_up(open_workspace(workspace), texts, pair_of(source, target), least / 100, most)
    for asked, proposals in zip(texts, found, strict=True):
        if output is Format.JSON:
            print_json_line({"text": asked, "matches": [_as_json(one, asked) for one in proposals]})
        else:
            _print_proposals(asked, proposals)
    if not any(found):
        message(
            f"nothing that is {least}% like it" if len(texts) == 1 else f"nothing that is {least}% like any of them"
        )
        raise typer.Exit(1)


@app.command()
def stats(output: FormatOption = Format.TEXT, workspace: WorkspaceOption = None) -> None:
    """Show how much the memory holds, in which languages, and where it comes from."""
    from toolkit.workflow.memory import opened, path_of  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    here = open_workspace(workspace)
    with opened(here, message) as memory:
        held = memory.stats()
    if output is Format.JSON:
        pairs = [{"from": one, "to": other, "units": count} for (one, other), count in held.pairs.items()]
        origins = [{"origin": name, "units": count} for name, count in held.origins.items()]
        size = {"units": held.units, "texts": held.texts, "bytes": held.size}
        print_json({**size, "file": str(path_of(here)), "pairs": pairs, "origins": origins})
        return
    for head, rows in (
        (("from", "to"), [(*pair, count) for pair, count in held.pairs.items()]),
        (("origin",), held.origins.items()),
    ):
        view = table(*head, "units", numbers=("units",))
        for *names, count in rows:
            view.add_row(*map(cell, names), str(count))
        console().print(view)
    message(f"{counted(held.units, 'unit')}, {held.size} bytes in {path_of(here)}")


@app.command()
def rebuild(workspace: WorkspaceOption = None) -> None:
    """Make the memory anew from the PO files; what was imported stays, unless the memory is damaged."""
    from toolkit.workflow.memory import rebuild as make  # noqa: PLC0415
    from toolkit.workflow.workspace import open_workspace  # noqa: PLC0415

    done = make(open_workspace(workspace))
    message(f"{counted(done.units, 'unit')} from the PO files, {sum(done.imported.values())} imported")
    for fault in done.faults:
        message(f"dragoman: {fault}")
    if done.damaged:
        message(f"{done.damaged}: whatever had been imported is gone; import it again")
    if done.faults:
        raise typer.Exit(1)


def _say_imported(done: "Imported") -> None:
    replaced = f", in place of {done.replaced} from an earlier file of that name" if done.replaced else ""
    message(f"{done.path}: {counted(done.units, 'unit')}{replaced}")
    if done.left_out:
        message(f"left out: {', '.join(f'{what} ({count})' for what, count in done.left_out.items())}")
    if done.fault:
        message(f"dragoman: {done.fault}")


def _as_json(one: "Proposal", asked: str) -> dict[str, Any]:
    from toolkit.similarity import differences  # noqa: PLC0415

    unit = one.match.unit
    return {
        "score": round(one.match.score, 4),
        "percent": one.percent,
        "text": unit.text,
        "translation": unit.translation,
        "context": unit.context,
        "previous": unit.previous,
        "following": unit.following,
        "origin": unit.origin,
        "changed": unit.changed,
        "differences": [step._asdict() for step in differences(unit.text, asked)],
        "notes": list(one.notes),
    }


def _print_proposals(asked: str, proposals: Iterable["Proposal"]) -> None:
    from rich.text import Text

    screen = console()
    for one in proposals:
        unit = one.match.unit
        screen.print(Text(f"{one.percent}%  {_place(unit)}", style="bold"), soft_wrap=True)
        screen.print(Text("  ") + _difference(unit.text, asked), soft_wrap=True)
        screen.print(Text(f"  {' '.join(unit.translation.split())}"), soft_wrap=True)
        for note in one.notes:
            screen.print(Text(f"  {note}", style="yellow"), soft_wrap=True)


def _place(unit: "Unit") -> str:
    return ", ".join(part for part in (unit.origin, unit.context or "", unit.changed[:10]) if part)


def _difference(found: str, asked: str) -> "Text":
    """Return *asked* with what the text *found* has otherwise: in colours, and in signs for who has none."""
    from rich.text import Text

    from toolkit.workflow.leverage import SIGNS, marked  # noqa: PLC0415

    line = Text(" ".join(marked(found, asked).split()))
    for pattern, style in zip(SIGNS, ("red", "green"), strict=True):
        line.highlight_regex(pattern, style)
    return line
