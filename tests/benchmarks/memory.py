"""The translation memory with a million segments: taking them in, look-ups, and what it takes on the disk.

Every fuzzy look-up is held against RapidFuzz over all texts whose length allows the likeness. The segments are invented
(see segments.py), or made of the sentences of the file that DRAGOMAN_BENCH_TEXT names (news.en.txt, with news.ckb.txt
beside it). What is looked up are edits of one segment in so many, and texts that have nothing like them.
"""

import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from segments import EDITS, Author

from toolkit.memory.exchange import tmx
from toolkit.memory.exchange.base import Intake
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit
from toolkit.similarity import most_similar

SIZES = {"en": 1_000_000, "ckb": 200_000}
LOOK_UPS = 20
"""Of each kind of edit."""
T = TypeVar("T")
LEAST, MOST = 0.7, 5
ANEW = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from toolkit.memory.store import Memory
with Memory.open(Path(sys.argv[1])) as memory:
    memory.fuzzy(sys.argv[2], "ar", sys.argv[3])
seconds = time.perf_counter() - start
# What getrusage tells would be the most of the process that started this one.
print(seconds, next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def main() -> None:
    """Print the figures of each language."""
    print_line(f"{platform.machine()}, Python {platform.python_version()}, likeness >= {LEAST}, the best {MOST}")
    for tag, count in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            print_line(f"\n{tag} -> ar")
            fill(Path(folder), tag, count)
            look_up(Path(folder), tag)


def author(tag: str, seed: int) -> Author:
    """Return who writes segments in *tag*, out of the text that the environment names if it names one."""
    named = os.environ.get("DRAGOMAN_BENCH_TEXT")
    if named is None:
        return Author(tag, seed)
    path = Path(named).with_name(Path(named).name.replace(".en.", f".{tag}."))
    return Author(tag, seed, path.read_text(encoding="utf-8").splitlines())


def fill(folder: Path, tag: str, count: int) -> None:
    """Write *count* units as TMX, take them into a memory, and print what that takes."""
    source, target = author(tag, 1).segments(count), Author("ar", 2).segments(count)
    units = (Unit(tag, "ar", *texts, origin="news.tmx") for texts in zip(source, target, strict=True))
    tmx.write(units, folder / "news.tmx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    with Memory.open(folder / "memory.sqlite3") as memory:
        taken = memory.replace_origin("news.tmx", tmx.read(folder / "news.tmx", Intake()))
    seconds = time.perf_counter() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10
    print_line(f"import of TMX      {taken} segments  {taken / seconds:.0f} segments/s, {more} MB of working memory")
    sizes = [(folder / name).stat().st_size / 1e6 for name in ("memory.sqlite3", "news.tmx")]
    print_line(f"on the disk        {sizes[0]:.0f} MB, the TMX {sizes[1]:.0f} MB")


def look_up(folder: Path, tag: str) -> None:
    """Print how long look-ups take, and how much of what brute force finds they find."""
    path = folder / "memory.sqlite3"
    with Memory.open(path) as memory:
        texts = sorted({unit.text for unit in memory.units(tag, "ar")}, key=len)
        chance = random.Random(3)  # noqa: S311 - no secret
        writer = author(tag, 4)
        exact = [timed(lambda text=text: memory.exact(tag, "ar", text))[1] for text in chance.sample(texts, 500)]
        print_line(f"exact              {percentiles(exact, 3)}")
        times, found, wanted = [], 0, 0
        for kind, edit in EDITS.items():
            queries = [edit(text, chance, writer) for text in chance.sample(texts, LOOK_UPS)]
            kind_times, kind_found, kind_wanted = compared(memory, tag, texts, queries)
            print_line(f"  {kind:20} {percentiles(kind_times, 1)}  found {kind_found} of {kind_wanted}")
            times, found, wanted = times + kind_times, found + kind_found, wanted + kind_wanted
        print_line(f"fuzzy              {percentiles(times, 1)}  recall {found / wanted:.4f} of {wanted}")
    command = [sys.executable, "-c", ANEW, str(path), tag, chance.choice(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    print_line(
        f"opened anew        {seconds * 1000:.0f} ms with one look-up, {kilobytes / 1024:.0f} MB of working memory"
    )


def compared(memory: Memory, tag: str, texts: Sequence[str], queries: Sequence[str]) -> tuple[list[float], int, int]:
    """Return how long each query takes, in seconds, how many of the best texts are found, and how many there are.

    A text as good as one of the best counts for it: of equals it does not matter which are shown.
    """
    times, found, wanted = [], 0, 0
    for query in queries:
        matches, seconds = timed(lambda query=query: memory.fuzzy(tag, "ar", query, LEAST, MOST))
        times.append(seconds)
        scores = [match.score for match in matches]
        shortest, longest = len(query) * LEAST / (2 - LEAST), len(query) * (2 - LEAST) / LEAST
        allowed = [text for text in texts if shortest - 1 < len(text) < longest + 1]
        for _, score in most_similar(query, allowed, LEAST, MOST):
            wanted += 1
            if score in scores:
                scores.remove(score)
                found += 1
    return times, found, wanted


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what *do* returns, and the seconds it takes."""
    start = time.perf_counter()
    result = do()
    return result, time.perf_counter() - start


def percentiles(seconds: Sequence[float], digits: int) -> str:
    """Return the median and the 95th percentile in milliseconds."""
    middle, high = statistics.median(seconds) * 1000, statistics.quantiles(seconds, n=20)[-1] * 1000
    return f"p50 {middle:.{digits}f} ms  p95 {high:.{digits}f} ms"


def print_line(text: str) -> None:
    """Print *text* at once, for this takes minutes."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
