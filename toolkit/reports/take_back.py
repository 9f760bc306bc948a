"""What came back from translators, as a page: what needs a look first, with what differs marked."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from toolkit.po.intake.base import Piece
from toolkit.po.verdict import KINDS, Kind, TakenBack, Verdict
from toolkit.reports.page import marked, page, text
from toolkit.similarity import Difference, differences

_KINDS: dict[Kind, str] = {
    "new": "new",
    "changed": "changed",
    "reviewed": "no longer fuzzy",
    "unchanged": "unchanged",
    "conflict": "changed on both sides",
    "stale": "its source has changed since",
    "unknown": "its source is not known here",
    "emptied": "came back empty",
}

_Show = Callable[[str], str]
"""Plain text → HTML."""


def take_back_page(files: Sequence[TakenBack]) -> str:
    """Return the report on an import of *files* as an HTML document."""
    everything = [verdict for file in files for verdict in file.verdicts]
    looks = sum(verdict.needs_a_look for verdict in everything) + sum(len(file.unread) for file in files)
    look = f"{_counted(looks)} {'needs' if looks == 1 else 'need'} a look" if looks else "nothing needs a look"
    said = f"<p>{_counted(len(everything))} came back; <strong>{look}</strong>.</p>"
    return page("What came back", "\n".join([said, _summary(files), *map(_section, files)]))


def _counted(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _summary(files: Sequence[TakenBack]) -> str:
    counts = [Counter(verdict.kind for verdict in file.verdicts) for file in files]
    there = [kind for kind in KINDS if any(count[kind] for count in counts)]
    head = "".join(f"<th>{_KINDS[kind]}</th>" for kind in there)
    rows = "".join(
        f"<tr><td>{_auto(file.name)}</td>{''.join(f'<td>{count[kind]}</td>' for kind in there)}</tr>\n"
        for file, count in zip(files, counts, strict=True)
    )
    return f'<div class="wide"><table>\n<tr><th>File</th>{head}</tr>\n{rows}</table></div>'


def _section(file: TakenBack) -> str:
    looks = [verdict for verdict in file.verdicts if verdict.needs_a_look]
    done = [verdict for verdict in file.verdicts if not verdict.needs_a_look]
    done = [verdict for verdict in done if verdict.kind != "unchanged" or verdict.findings]
    parts = [f"<h2>{_auto(file.name)} → {_auto(str(file.path))}</h2>", _list(map(text, file.messages))]
    if looks or file.unread:
        parts += ["<h3>To be looked at</h3>", *(_entry(file, one) for one in looks), *map(_piece, file.unread)]
    if file.sides:
        sides = ", ".join(_auto(str(side)) for side in file.sides)
        parts.append(f"<p>What was not taken over is kept in {sides}.</p>")
    if done:
        parts += ["<h3>Taken over</h3>", *(_entry(file, one) for one in done)]
    return "\n".join(filter(None, parts))


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else ""


def _entry(file: TakenBack, verdict: Verdict) -> str:
    """Return what became of one entry: its texts side by side, or below each other where there is no room."""
    place = f"line {verdict.line}" if verdict.line else f"no. {verdict.number + 1}"
    context = f" · {_auto(verdict.msgctxt)}" if verdict.msgctxt else ""
    lines = [f"<p>{text(verdict.reason)}</p>"] if verdict.reason else []
    lines += [
        f'<p class="{"wrong" if finding.severity == "error" else "quiet"}">'
        f"{finding.severity}: {_auto(finding.message)} ({finding.rule})</p>"
        for finding in verdict.findings
    ]
    sides = "".join(f"<div><h4>{name}</h4>{content}</div>" for name, content in _sides(file.language, verdict))
    return (
        f'<section class="entry"><p><strong>{_KINDS[verdict.kind]}</strong>'
        f' <span class="quiet">{place}{context}; {_outcome(verdict)}</span></p>\n'
        f'{"".join(lines)}<div class="sides">{sides}</div></section>'
    )


def _outcome(verdict: Verdict) -> str:
    words = []
    if verdict.applied:
        words.append("taken over, to be reviewed" if verdict.fuzzy else "taken over")
    if verdict.aside:
        words.append("a text is kept aside")
    return ", ".join(words) or "nothing was done"


def _sides(language: str, verdict: Verdict) -> list[tuple[str, str]]:
    """Return name and HTML of each text of *verdict*; what theirs has not is marked in ours, and the reverse."""

    def target(value: str) -> str:
        return text(value, language)

    if verdict.returned_msgid:
        steps = differences(verdict.returned_msgid, verdict.msgid)
        sides = [
            ("Source that came back", _marked_source(_old(steps))),
            ("Source here", _marked_source(_new(steps))),
        ]
    else:
        sides = [("Source", _auto(verdict.msgid))]
    if verdict.base is not None and verdict.kind == "conflict":
        sides.append(("Handed out", _forms(verdict.base, target)))
    if verdict.theirs == verdict.ours or not any(verdict.ours) or not any(verdict.theirs):
        sides.append(("Theirs", _forms(verdict.theirs, target)))
        if any(verdict.ours) and verdict.theirs != verdict.ours:
            sides.append(("Ours", _forms(verdict.ours, target)))
        return sides
    theirs, ours = [], []
    for number in range(max(len(verdict.theirs), len(verdict.ours))):
        old, new = ("".join(forms[number : number + 1]) for forms in (verdict.ours, verdict.theirs))
        steps = differences(old, new)
        ours.append(_marked_target(_old(steps), language))
        theirs.append(_marked_target(_new(steps), language))
    return [*sides, ("Theirs", _numbered(theirs)), ("Ours", _numbered(ours))]


def _forms(texts: Sequence[str], show: _Show) -> str:
    return _numbered([show(one) for one in texts]) if any(texts) else '<span class="quiet">nothing</span>'


def _numbered(forms: Sequence[str]) -> str:
    """Return *forms*, HTML of each plural form, with their numbers; the only one stands alone."""
    if len(forms) == 1:
        return forms[0]
    return "".join(f'<div><span class="quiet">{number}</span> {form}</div>' for number, form in enumerate(forms))


def _old(steps: Sequence[Difference]) -> list[tuple[str, str]]:
    """Return the runs of the older text, each with the element that marks it."""
    return [("" if step.kind == "equal" else "del", step.old) for step in steps if step.old]


def _new(steps: Sequence[Difference]) -> list[tuple[str, str]]:
    return [("" if step.kind == "equal" else "ins", step.new) for step in steps if step.new]


def _runs(runs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<{element}>{text(run)}</{element}>" if element else text(run) for element, run in runs)


def _marked_target(runs: Iterable[tuple[str, str]], language: str) -> str:
    return f"<bdi {marked(language)}>{_runs(runs)}</bdi>"


def _marked_source(runs: Iterable[tuple[str, str]]) -> str:
    return f'<bdi dir="auto">{_runs(runs)}</bdi>'


def _auto(value: str) -> str:
    """Return *value*, whose language is not known, so that its first letter says which way it runs."""
    return f'<bdi dir="auto">{text(value)}</bdi>'


def _piece(piece: Piece) -> str:
    return (
        f'<section class="entry"><p><strong>could not be read</strong> <span class="quiet">line {piece.line};'
        f" kept aside</span></p>\n<pre>{text(piece.text)}</pre></section>"
    )
