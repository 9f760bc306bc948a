"""How long it takes to bring a PO file up to date, and how often the outcome is GNU msgmerge's: both as whole programs.

The files are made of invented words: strings of a program, sentences of the news, and paragraphs that are split and
joined too. One entry in ten has changed.
"""

import math
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from toolkit.files import write_atomic
from toolkit.po import Catalog, Entry
from toolkit.po.headers import kept_headers

DRAGOMAN = Path(sys.executable).with_name("dragoman")
RUNS = 5
SIZES = (2_000, 20_000, 200_000)
FUNCTION_WORDS = "the of to and in a that for on with was by at from it had is not but they said will who more"
SYLLABLES = "ba be bo da de di fa ga go ha in ka ke la le li ma me mo na ne pa ra re ro sa se si ta ti un ve ion ent er"
KINDS = {"strings": (20_000, 1, 7), "sentences": (2_000, 8, 22), "paragraphs": (2_000, 8, 22)}
"""Kind → entries, and words of a sentence: at least, at most."""
SENTENCES = {"paragraphs": (2, 4)}
"""Kind → sentences of a text, one where it is not named."""
EDITS = ("comma", "word", "inserted", "left out", "number", "more", "gone", "new")


class Writer:
    """Invents texts of one kind, and changes them."""

    def __init__(self, kind: str, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.words = sorted({self._word() for _ in range(4_000)})
        self.weights = list(accumulate(1 / (rank + 5) ** 0.7 for rank in range(len(self.words))))
        _, self.least, self.most = KINDS[kind]
        self.sentences = SENTENCES.get(kind, (1, 1))

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES.split(), k=self.chance.randint(2, 4)))

    def word(self) -> str:
        """Return a word as often as it is used."""
        if self.chance.random() < 0.4:
            return self.chance.choice(FUNCTION_WORDS.split())
        return self.chance.choices(self.words, cum_weights=self.weights)[0]

    def text(self) -> str:
        """Return a new text."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(*self.sentences)))

    def sentence(self) -> str:
        """Return a new sentence."""
        return " ".join(self.word() for _ in range(self.chance.randint(self.least, self.most))).capitalize() + "."

    def edited(self, text: str, edit: str) -> list[str]:
        """Return what became of *text*: no text, one, or several."""
        words = text.split()
        place = self.chance.randrange(len(words))
        match edit:
            case "comma":
                words[place] += ","
            case "word":
                words[place] = self.word()
            case "inserted":
                words.insert(place, self.word())
            case "left out" if len(words) > 1:
                del words[place]
            case "number":
                words[place] += f" {self.chance.randint(2, 999)}"
            case "more":
                words.append(self.sentence())
            case "gone":
                return []
            case "split" if ". " in text:
                first, _, rest = text.partition(". ")
                return [f"{first}.", rest]
            case _:
                return [self.text()]
        return [" ".join(words)]


def files(folder: Path, kind: str, entries: int, seed: int = 1) -> tuple[Path, Path]:
    """Write a PO file and the template of the texts that were made of its own; one in ten has changed, one moved."""
    writer = Writer(kind, seed)
    chance = writer.chance
    invented: dict[str, None] = {}
    while len(invented) < entries:
        invented[writer.text()] = None
    old = list(invented)
    edits = (*EDITS, "split", "joined") if kind == "paragraphs" else EDITS
    new: list[str] = []
    for text in old:
        if chance.random() >= 0.1:
            new.append(text)
        elif (edit := chance.choice(edits)) == "joined" and new:
            new[-1] += " " + text
        else:
            new += writer.edited(text, edit)
    for _ in range(entries // 50):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
    translated = {text: " ".join(word[::-1] for word in text.split()) for text in old}
    return (
        _write(folder / f"{kind}.{entries}.po", translated, "2026-01-01 10:00+0000"),
        _write(folder / f"{kind}.{entries}.pot", dict.fromkeys(new, ""), "2026-01-02 10:00+0000"),
    )


def _write(path: Path, texts: Mapping[str, str], date: str) -> Path:
    headers = kept_headers(language="kmr", plural_forms="nplurals=2; plural=n != 1;", source="en", template_date=date)
    catalog = Catalog.create(path, headers)
    catalog.replace_entries(
        [
            Entry(msgid=text, msgstr=translation, comment=f"paragraph {number}", occurrences=[("a.txt", str(number))])
            for number, (text, translation) in enumerate(texts.items(), 1)
        ]
    )
    write_atomic(path, catalog.encoded())
    return path


def decisions(path: Path) -> dict[tuple[str, bool], str]:
    """Return, for each text and whether it is obsolete, what was decided about it in the PO file at *path*."""
    return {
        (entry.msgid, entry.obsolete): "obsolete" if entry.obsolete else _state(entry) for entry in Catalog.read(path)
    }


def _state(entry: Entry) -> str:
    return "fuzzy" if entry.fuzzy else "exact" if any(entry.texts) else "empty"


def timed(command: Sequence[str | Path]) -> float:
    """Return the seconds that *command* takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _processor_time() -> float:
    """Return the seconds that the processor has worked for programs that were run: other programs do not add to it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compare(folder: Path, kind: str) -> None:
    """Print the times of both programs for one kind of text, and where their decisions differ."""
    entries = KINDS[kind][0]
    old, new = files(folder, kind, entries)
    ours, theirs = folder / "ours.po", folder / "theirs.po"
    commands = {
        "dragoman": [DRAGOMAN, "po", "merge", old, new, "-o", ours],
        "msgmerge": ["msgmerge", "--quiet", "--previous", old, new, "-o", theirs],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    # In turn, as long as it is not too long.
    while len(times["msgmerge"]) < RUNS and sum(times["msgmerge"]) < 10:
        for name, command in commands.items():
            times[name].append(timed(command))
    dragoman, msgmerge = (statistics.median(taken) for taken in times.values())
    one, other = decisions(ours), decisions(theirs)
    differ = Counter((other.get(key, "none"), one.get(key, "none")) for key in one.keys() | other.keys())
    total = differ.total()
    same = sum(number for (mine, yours), number in differ.items() if mine == yours)
    sys.stdout.write(
        f"{kind}, {entries} entries: dragoman {dragoman:.2f} s, msgmerge --previous {msgmerge:.2f} s, "
        f"{dragoman / msgmerge:.2f} of it; {same} of {total} decisions are the same ({same / total:.2%})\n"
    )
    for (mine, yours), number in sorted(differ.items()):
        if mine != yours:
            sys.stdout.write(f"    msgmerge {mine}, dragoman {yours}: {number}\n")


def main() -> None:
    """Print the times of both programs and their agreement, then how the time grows with the number of entries."""
    if not DRAGOMAN.exists() or shutil.which("msgmerge") is None:
        sys.exit(f"this needs {DRAGOMAN} (make test) and GNU gettext's msgmerge")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in KINDS:
            compare(folder, kind)
        times = []
        for entries in SIZES:
            old, new = files(folder, "sentences", entries)
            before = _processor_time()
            wall = timed([DRAGOMAN, "po", "merge", old, new, "-o", folder / "ours.po"])
            times.append(_processor_time() - before)
            sys.stdout.write(f"sentences, {entries} entries: {wall:.2f} s, of the processor {times[-1]:.2f} s\n")
        for (few, many), (short, long) in zip(pairwise(SIZES), pairwise(times), strict=True):
            allowed = many * math.log(many) / (few * math.log(few))
            sys.stdout.write(f"from {few} to {many}: {long / short:.1f} times; n log n gives {allowed:.1f}\n")
