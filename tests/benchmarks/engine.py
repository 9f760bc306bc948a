"""How fast sentences are drafted without a glossary, and in how much memory, beside Argos Translate itself.

The package is the file that the environment variable DRAGOMAN_BENCH_MODEL names, or else the project's own from English
into Arabic, which is far smaller than those that people use. The text is the file that DRAGOMAN_BENCH_TEXT names, in
the language of the package, or else what the own package has been taught. Each of its sentences is translated once.

Everybody decodes with a beam of four, with the length penalty of Argos Translate, on all cores, in a process of its own
that has translated one sentence before the clock starts:

- ``argos`` is ``translate`` of Argos Translate, once for each sentence. It is spared cutting the text into sentences,
  for which it would have to fetch a model.
- ``plain`` is the least that can be written with CTranslate2: one call of ``translate_batch`` for all sentences, which
  sorts them by length. The best of several sizes of batches counts.
- ``dragoman`` is the engine, with cutting, white space, and shielding.

Sentences whose translation is not that of Argos Translate are counted. What it does wrong is put right before: it takes
every ``_`` for a space, and leaves the token that chooses the language in the text.
"""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit import languages
from toolkit.engines.packages import Package
from toolkit.engines.packages.package import read_package
from toolkit.languages.sentences import split

OWN = Path(__file__).parents[1] / "packages"
LIMIT = 400  # sentences
RUNS = 3
BATCHES = (256, 1024, 4096)  # tokens
BEAM, LENGTH_PENALTY = 4, 0.2

Lines = list[str]
Translate = Callable[[Lines], Lines]


def main() -> None:
    """Print sentences per second, processor time and memory of each, and the ratios."""
    with tempfile.TemporaryDirectory() as place:
        folder = unpacked(Path(os.environ.get("DRAGOMAN_BENCH_MODEL", OWN / "en_ar.argosmodel")), Path(place))
        package = read_package(folder)
        sentences = sentences_for(package)
        (Path(place) / "sentences.json").write_text(json.dumps(sentences), encoding="utf-8")
        roles = ["argos", "dragoman", *(f"plain {size}" for size in BATCHES)]
        runs: dict[str, list[dict[str, float]]] = {role: [] for role in roles}
        for _ in range(RUNS):
            for role in roles:
                runs[role].append(measured(role, Path(place), folder))
        print_line(f"{package.name} {package.version}, {len(sentences)} sentences, {os.cpu_count()} cores")
        print_line(f"medians of {RUNS} runs in turn, each in a process of its own")
        report(runs, len(sentences))
        print_line(differences(Path(place), package))


def unpacked(archive: Path, place: Path) -> Path:
    """Unpack *archive* into a folder of packages in *place*; return the folder of the package."""
    with zipfile.ZipFile(archive) as package:
        package.extractall(place / "packages")
    (folder,) = (place / "packages").iterdir()
    return folder


def sentences_for(package: Package) -> Lines:
    """Return the sentences that are translated, each once."""
    language = languages.get(package.source)
    if name := os.environ.get("DRAGOMAN_BENCH_TEXT"):
        text = Path(name).read_text(encoding="utf-8")
    else:
        pairs = tomllib.loads((OWN / "pairs.toml").read_text(encoding="utf-8"))["pair"]
        text = "\n\n".join(pair[package.source] for pair in pairs)
    found = dict.fromkeys(text[start:end] for start, end in split(text, language))
    return list(found)[:LIMIT]


def measured(role: str, place: Path, folder: Path) -> dict[str, float]:
    """Let *role* translate in a process of its own; return what it says of itself."""
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(folder.parent), "PYTHONPATH": str(OWN.parents[1])}
    command = [sys.executable, __file__, role, str(place), str(folder)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def report(runs: dict[str, list[dict[str, float]]], sentences: int) -> None:
    """Print the medians of *runs*, and how ours compare."""
    medians = {
        role: {key: statistics.median(one[key] for one in several) for key in several[0]}
        for role, several in runs.items()
    }
    for role, one in medians.items():
        speed = f"{sentences / one['seconds']:8.1f} sentences/s"
        print_line(f"{role:12} {speed}  {one['processor']:7.2f} s of processor time  {one['megabytes']:6.0f} MB")
    best = min((role for role in medians if role.startswith("plain")), key=lambda role: medians[role]["seconds"])
    own = medians["dragoman"]
    for peer in ("argos", best):
        speed, work = (medians[peer][key] / own[key] for key in ("seconds", "processor"))
        print_line(f"dragoman is {speed:.2f} times as fast as {peer}, which takes {work:.2f} times its processor time")


def differences(place: Path, package: Package) -> str:
    """Return how often the drafts are not what Argos Translate gives."""
    argos, own = (json.loads((place / f"{role}.json").read_text(encoding="utf-8")) for role in ("argos", "dragoman"))
    start = " ".join(re.sub("[_▁]", " ", "".join(package.target_prefix)).split())
    mended = [" ".join(text.split()).removeprefix(start).strip() for text in argos]
    ours = [" ".join(text.replace("_", " ").split()) for text in own]
    differ = sum(one != other for one, other in zip(mended, ours, strict=True))
    return f"{differ} of {len(ours)} sentences are not what Argos Translate makes of them"


def play(role: str, place: Path, folder: Path) -> None:
    """Translate in this process as *role* does; print time and memory, and leave the translations in *place*."""
    sentences: Lines = json.loads((place / "sentences.json").read_text(encoding="utf-8"))
    kind, _, size = role.partition(" ")
    translate = {"argos": argos, "dragoman": dragoman}.get(kind, lambda folder: plain(folder, int(size)))(folder)
    translate(sentences[:1])
    start, processor = time.perf_counter(), time.process_time()
    translations = translate(sentences)
    figures = {
        "seconds": time.perf_counter() - start,
        "processor": time.process_time() - processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    (place / f"{kind}.json").write_text(json.dumps(translations), encoding="utf-8")
    sys.stdout.write(json.dumps(figures))


def argos(folder: Path) -> Translate:
    """Return what translates with Argos Translate."""
    from argostranslate.package import Package as ArgosPackage
    from argostranslate.translate import Language, PackageTranslation

    package = ArgosPackage(folder)
    ends = Language(package.from_code, package.from_name), Language(package.to_code, package.to_name)
    translation = PackageTranslation(*ends, package)
    translation.sentencizer = Whole()
    return lambda sentences: [translation.translate(sentence) for sentence in sentences]


class Whole:
    """Cuts nothing."""

    def split_sentences(self, text: str) -> Sequence[str]:
        """Return *text* as one sentence."""
        return [text]


def plain(folder: Path, size: int) -> Translate:
    """Return what translates with one call of CTranslate2 and batches of *size* tokens."""
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

    package = read_package(folder)
    processor = SentencePieceProcessor(model_file=str(package.source_tokenizer))
    translator = Translator(str(package.model), inter_threads=len(os.sched_getaffinity(0)), intra_threads=1)

    def translate(sentences: Lines) -> Lines:
        found = translator.translate_batch(
            processor.encode(sentences, out_type=str),
            [list(package.target_prefix)] * len(sentences),
            beam_size=BEAM,
            length_penalty=LENGTH_PENALTY,
            replace_unknowns=True,
            max_batch_size=size,
            batch_type="tokens",
        )
        return [processor.decode_pieces(one.hypotheses[0][len(package.target_prefix) :]) for one in found]

    return translate


def dragoman(folder: Path) -> Translate:
    """Return what translates with the engine."""
    from toolkit.engines.argos import ArgosEngine

    package = read_package(folder)
    engine = ArgosEngine()
    return lambda sentences: [draft.text for draft in engine.lines(sentences, package.source, package.target)]


def print_line(line: str) -> None:
    """Print *line* at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    play(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
