"""How long linting a large glossary takes: one of unlike terms, and one whose concepts all have a name in common."""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from toolkit.files import write_atomic
from toolkit.glossary.lint import lint
from toolkit.recognition.lint import rules

CONCEPTS = 5000
RUNS = 3
TAGS = ("en", "ar", "ckb", "kmr")
LETTERS = {
    "en": "abcdefghiklmnoprstuvwy",
    "ar": "ابتجحخدرزسشصطعغفقكلمنهوي",
    "ckb": "ئابپتجچحخدرزژسشعغفڤقکگلمنوۆیێ",
    "kmr": "abcçdeêfghiîjklmnopqrsştuûvwxyz",
}
SHARED = {"en": "United Front", "ar": "الجبهة المتحدة", "ckb": "بەرەی یەکگرتوو", "kmr": "Eniya Yekbûyî"}


def glossary(shared: Mapping[str, str], concepts: int = CONCEPTS, seed: int = 1) -> str:
    """Return a glossary of invented words.

    Args:
        shared: language → a second term that every concept has in it.
        concepts: how many it has.
        seed: another one gives other words.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = {
        tag: ["".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(concepts)]
        for tag, letters in LETTERS.items()
    }

    def terms(tag: str) -> str:
        own = f'"{" ".join(chance.choices(words[tag], k=chance.randint(1, 3)))}"'
        return f'[{own}, "{shared[tag]}"]' if tag in shared else own

    return "\n".join(
        f'[c{number}]\ndefinition = "Invented."\n' + "".join(f"{tag} = {terms(tag)}\n" for tag in TAGS)
        for number in range(concepts)
    )


GLOSSARIES: dict[str, Mapping[str, str]] = {"unlike terms": {}, "one name shared": SHARED}


def main() -> None:
    """Print the median CPU time of linting each glossary, and how many findings there are."""
    for name, shared in GLOSSARIES.items():
        with tempfile.TemporaryDirectory() as folder:
            write_atomic(Path(folder, "all.toml"), glossary(shared).encode())
            times, findings = [], 0
            for _ in range(RUNS):
                start = time.process_time()
                findings = len(lint(Path(folder), TAGS, rules()))
                times.append(time.process_time() - start)
        spread = f"{min(times):.1f}-{max(times):.1f}"
        sys.stdout.write(
            f"{name:16}  {CONCEPTS} concepts  {statistics.median(times):5.1f} s  ({spread})  {findings} findings\n"
        )
