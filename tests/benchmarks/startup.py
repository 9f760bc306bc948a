"""How long a command takes that has nothing to do, beside an interpreter that does nothing."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 21
ROOT = Path(__file__).parents[2]
DRAGOMAN = Path(sys.executable).with_name("dragoman")

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "dragoman --version": [str(DRAGOMAN), "--version"],
    "dragoman translate hawija-offensive": [str(DRAGOMAN), "translate", "hawija-offensive"],
    "dragoman check": [str(DRAGOMAN), "check"],
}


def main() -> None:
    """Print the median wall time of each command and its ratio to the first."""
    if not DRAGOMAN.exists():
        sys.exit(f"no {DRAGOMAN}: install the project first, with make test")
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for run in range(RUNS + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            # The first round fills the caches.
            if run:
                times[name].append(time.perf_counter() - start)
    base = statistics.median(times["python -c pass"])
    width = max(map(len, COMMANDS))
    sys.stdout.write(f"median of {RUNS} runs, {os.cpu_count()} cores\n")
    for name, taken in times.items():
        median = statistics.median(taken)
        spread = f"{min(taken):.3f}-{max(taken):.3f}"
        sys.stdout.write(f"{name:{width}}  {median:.3f} s  ({spread})  {median / base:5.1f} x\n")
