"""Every figure that the documentation gives: ``make bench`` prints them all.

Machines are noisy, so a figure is a median of runs taken in turn with those of a yardstick, and comes with its ratio.
"""

import importlib
import sys

BENCHMARKS = ("startup", "recognition", "lint", "sentences", "engine", "constraints", "merge", "memory")


def main() -> None:
    """Run the benchmarks named on the command line, or all of them."""
    for name in sys.argv[1:] or BENCHMARKS:
        sys.stdout.write(f"\n## {name}\n\n")
        importlib.import_module(name).main()


main()
