"""How well sentences are told apart, beside other libraries, and how fast.

The text is the file that the environment variable DRAGOMAN_BENCH_TEXT names (news.en.txt; news.ar.txt and so on beside
it are read for the other languages), with one sentence to the line. Lines that end without a mark, such as headlines,
are left out: nothing in the text tells where these end. The others are joined with spaces, five at a time, and each
library is to find the four places again. A line of two sentences counts against everybody, so nobody reaches 1.

The rules were written with the odd groups of five in view; the even ones, which nobody looked at, are measured.
"""

import importlib.util
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.languages import TAGS, get
from toolkit.languages.sentences import split

RUNS = 5
GROUP = 5
MARKS = ".!?؟…"
CLOSERS = "\"'”’“»)]"

Ends = Callable[[str], Sequence[int]]
"""Text → where its sentences end, in code points, with or without the white space behind."""


def main() -> None:
    """Print precision, recall and their harmonic mean for each language and library."""
    named = os.environ.get("DRAGOMAN_BENCH_TEXT")
    if named is None:
        print_line("set DRAGOMAN_BENCH_TEXT to a text of one sentence to the line")
        return
    print_line(f"{platform.machine()}, Python {platform.python_version()}, medians of {RUNS} runs in turn\n")
    for tag in TAGS:
        path = Path(named)
        path = path.with_name(path.name.replace(".en.", f".{tag}."))
        compare(tag, groups(path.read_text(encoding="utf-8"))[1::2])


def groups(text: str) -> list[list[str]]:
    """Return the lines of *text* that end with a mark, five at a time."""
    lines = [line for line in map(str.strip, text.splitlines()) if line.rstrip(CLOSERS).endswith(tuple(MARKS))]
    return [lines[start : start + GROUP] for start in range(0, len(lines) - GROUP + 1, GROUP)]


def compare(tag: str, wanted: Sequence[Sequence[str]]) -> None:
    """Print what each library finds in the joined lines of *wanted*."""
    print_line(f"{tag}, {len(wanted)} texts")
    texts = [" ".join(lines) for lines in wanted]
    finders: dict[str, Ends] = {}
    for name, (library, make) in PEERS.items():
        if importlib.util.find_spec(library) is None:
            print_line(f"  {name}: not installed (pip install '.[bench]')")
            continue
        finder = make(tag)
        if finder is None:
            print_line(f"  {name}: does not know {tag}")
            continue
        finders[name] = finder
    times: dict[str, list[float]] = {name: [] for name in finders}
    for _ in range(RUNS):
        for name, finder in finders.items():
            start = time.perf_counter()
            for text in texts:
                finder(text)
            times[name].append(time.perf_counter() - start)
    size = sum(len(text.encode()) for text in texts) / 1e6
    for name, finder in finders.items():
        score = " ".join(f"{figure:.3f}" for figure in scores(finder, wanted))
        print_line(f"  {name:12} P R F  {score}  {size / statistics.median(times[name]):6.2f} MB/s")
    print_line("")


def scores(finder: Ends, wanted: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the ends within the texts; the last end of each is no feat."""
    right = found = there = 0
    for lines in wanted:
        text = " ".join(lines)
        ends = {len(" ".join(lines[:count])) for count in range(1, len(lines))}
        told = {len(text[:end].rstrip()) for end in finder(text)} - {0, len(text)}
        right += len(ends & told)
        found += len(told)
        there += len(ends)
    return right / found, right / there, 2 * right / (found + there)


def ours(tag: str) -> Ends:
    """Return our splitter."""
    language = get(tag)
    return lambda text: [span.end for span in split(text, language)]


def icu(tag: str) -> Ends:
    """Return ICU's sentence breaks, those of UAX 29, for the locale."""
    from icu4py.breakers import SentenceBreaker

    locale = {"kmr": "ku"}.get(tag, tag)

    def ends(text: str) -> list[int]:
        found: list[int] = []
        for sentence in SentenceBreaker(text, locale):
            found.append((found[-1] if found else 0) + len(sentence))
        return found

    return ends


def sentencex(tag: str) -> Ends:
    """Return sentencex, which takes English where it does not know a language."""
    from sentencex import get_sentence_boundaries

    return lambda text: [found["end_index"] for found in get_sentence_boundaries(tag, text)]


def pysbd(tag: str) -> Ends | None:
    """Return pysbd for the two languages it knows."""
    from pysbd import Segmenter

    if tag not in ("en", "ar"):
        return None
    segmenter = Segmenter(language=tag, clean=False, char_span=True)
    return lambda text: [found.end for found in segmenter.segment(text)]


PEERS: dict[str, tuple[str, Callable[[str], Ends | None]]] = {
    "toolkit": ("toolkit", ours),
    "ICU": ("icu4py", icu),
    "sentencex": ("sentencex", sentencex),
    "pysbd": ("pysbd", pysbd),
}
"""Name → its package, and what makes it ready for a language."""


def print_line(text: str) -> None:
    """Print *text*."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
