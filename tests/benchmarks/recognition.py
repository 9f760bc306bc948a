"""How fast terms are found in news, beside other libraries that look for many phrases at once.

The text is the file that the environment variable DRAGOMAN_BENCH_TEXT names (news.en.txt; news.ar.txt and so on beside
it are read for the other languages), or else the repository's article; its lines are repeated to 20 MB. A text that
repeats itself flatters whatever remembers words, so the first reading of each line is timed by itself too.

The 100,000 terms are made with a fixed seed from the text. Its phrases of one to three words that begin and end with
none of its 150 commonest words are drawn from: 30,000 of them for the dense list, or all where it has fewer, a tenth of
that for the sparse list, a hundredth for the rare one. The rest does not occur in the text: invented names, alone or
behind a word of the text, and words of the text in an order it does not have, so that nearly every word of the text
begins some term. A term with a capital letter is exact in its capitals. All libraries get the same list.

Only ours knows inflection, capitals and words: ahocorasick_rs looks for the very letters, inside words as well,
flashtext and spaCy for whole words in the very letters. For English ours asks ahocorasick_rs too, for what terms begin
with. The slow ones read less of the text. All read line by line.
"""

import gc
import importlib.util
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.glossary.store import load_file
from toolkit.model import Concept, Term
from toolkit.recognition import Recognizer

ARTICLE = Path(__file__).parents[2] / "translations" / "hawija-offensive"
SIZE = 20_000_000  # bytes
TERMS = 100_000
LISTS = {"dense": 30_000, "sparse": 3_000, "rare": 300}
COMMON = 150
SHORTEST = 3  # letters of a word that a term begins or ends with
RUNS = 5
OPENINGS = 15
SEED = 1

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Lines = Sequence[str]
Count = Callable[[Lines], int]


def main() -> None:
    """Print speeds for English beside the peers, for the other languages, and how long a small glossary takes."""
    print_line(f"{platform.machine()}, Python {platform.python_version()}, medians of {RUNS} runs in turn\n")
    text = text_in("en")
    # First, as a command would: the collector of later ones has the large lists to look through.
    open_small(made_terms(text, LISTS["dense"])[:1000])
    for name, present in LISTS.items():
        terms = made_terms(text, present)
        print_line(f"{name} list of {len(terms):,} terms, en")
        compare(text, terms)
    print_line("dense list, other languages")
    for tag in ("ar", "ckb", "kmr"):
        other = text_in(tag)
        compare(other, made_terms(other, LISTS["dense"]), tag)


def text_in(tag: str) -> str:
    """Return the text to read in the language *tag*."""
    if named := os.environ.get("DRAGOMAN_BENCH_TEXT"):
        path = Path(named)
        path = path.with_name(path.name.replace(".en.", f".{tag}."))
    else:
        path = ARTICLE / "source.txt" if tag == "en" else ARTICLE / "built" / f"{ARTICLE.name}.{tag}.txt"
    return path.read_text(encoding="utf-8")


def made_terms(text: str, present: int) -> list[str]:
    """Return the terms, *present* of them in *text*, or as many as it has."""
    chance = random.Random(SEED)  # noqa: S311 - the same list each time
    counts = Counter(word for word in WORD.findall(text) if word == word.lower())
    common = {word for word, _ in counts.most_common(COMMON)}
    phrases = [*dict.fromkeys(phrase for line in text.splitlines() for phrase in phrases_in(line, common))]
    words = sorted({word for phrase in phrases for word in phrase.split()})
    terms = dict.fromkeys(chance.sample(phrases, min(present, len(phrases))))
    known = set(phrases)
    while len(terms) < TERMS:
        made = invented(chance, words)
        if made not in known:
            terms[made] = None
    return list(terms)


def phrases_in(line: str, common: set[str]) -> list[str]:
    """Return the phrases of *line* that could be terms."""
    found = list(WORD.finditer(line))
    counts = [len(one[0]) >= SHORTEST and one[0].lower() not in common and not one[0].isdigit() for one in found]
    ends = [(first, last) for first in range(len(found)) for last in range(first, min(first + 3, len(found)))]
    spans = [line[found[first].start() : found[last].end()] for first, last in ends if counts[first] and counts[last]]
    return [span for span in spans if all(letter.isalnum() or letter in " -'’" for letter in span)]


def invented(chance: random.Random, words: Sequence[str]) -> str:
    """Return a term that no text has: names with and without a word, or words put together."""
    kinds = {
        "name": lambda: [name(chance)],
        "full name": lambda: [name(chance), name(chance)],
        "named thing": lambda: [chance.choice(words), name(chance)],
        "phrase": lambda: chance.choices(words, k=chance.randint(2, 3)),
    }
    return " ".join(kinds[chance.choices(list(kinds), weights=(3, 2, 2, 3))[0]]())


def name(chance: random.Random) -> str:
    """Return a name of two to four syllables."""
    syllables = [chance.choice("bdfgklmnrstvz") + chance.choice(["a", "e", "i", "o", "u", "ai"]) for _ in range(4)]
    return "".join(syllables[: chance.randint(2, 4)]).capitalize() + chance.choice(["", "n", "r", "sh"])


def compare(text: str, terms: Sequence[str], tag: str = "en") -> None:
    """Print the speed of all libraries on *text*, taken in turn."""
    lines = text.splitlines()
    lines = lines * (SIZE // size(lines) + 1)
    counters: dict[str, tuple[Count, float, Lines]] = {}
    for library, share, make in PEERS if tag == "en" else PEERS[:2]:
        if importlib.util.find_spec(library) is None:
            print_line(f"  {library}: not installed (pip install '.[bench]')")
            continue
        start = time.perf_counter()
        count = make(terms, tag)
        built = time.perf_counter() - start
        counters[library] = count, built, lines[: len(lines) // share]
    start = time.perf_counter()
    counters["toolkit"][0](text.splitlines())
    first = size(text.splitlines()) / (time.perf_counter() - start)
    # What one library has built must not slow the garbage collection of another.
    gc.freeze()
    print_speeds(tag, counters)
    print_line(f"  {tag} toolkit, first reading of each line: {first / 1e6:.2f} MB/s\n")


def print_speeds(tag: str, counters: dict[str, tuple[Count, float, Lines]]) -> None:
    """Run the *counters*, each with the time that it took to build and its part of the text, and print a line each."""
    speeds: dict[str, list[float]] = {library: [] for library in counters}
    density: dict[str, float] = {}
    for _ in range(RUNS):
        for library, (count, _, lines) in counters.items():
            start = time.perf_counter()
            found = count(lines)
            speeds[library].append(size(lines) / (time.perf_counter() - start) / 1e6)
            density[library] = found / size(lines) * 1e6
    yardstick = statistics.median(speeds.get("ahocorasick_rs", speeds["toolkit"]))
    for library, taken in speeds.items():
        median = statistics.median(taken)
        spread = f"({min(taken):.2f}-{max(taken):.2f})"
        costs = f"{density[library]:8,.0f} matches/MB  built in {counters[library][1]:.2f} s"
        print_line(f"  {tag} {library:15} {median:6.2f} MB/s {spread:15} {median / yardstick:5.2f} x {costs}")


def size(lines: Lines) -> int:
    """Return the bytes of *lines* in a file."""
    return sum(len(line.encode()) + 1 for line in lines)


def ours(terms: Sequence[str], tag: str) -> Count:
    """Return a function that counts our matches."""
    recognizer = Recognizer([Concept(f"c{place}", {tag: (term(text, tag),)}) for place, text in enumerate(terms)], tag)
    recognizer.find("one")
    return lambda lines: sum(len(recognizer.find(line)) for line in lines)


def term(text: str, tag: str) -> Term:
    """Return the term that the glossary store makes of *text*."""
    return Term(text, tag, case="any" if text == text.lower() else "exact")


def ahocorasick(terms: Sequence[str], _tag: str) -> Count:
    """Return a function that counts the leftmost-longest matches of the very letters."""
    import ahocorasick_rs

    machine = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return lambda lines: sum(len(machine.find_matches_as_indexes(line)) for line in lines)


def flashtext(terms: Sequence[str], _tag: str) -> Count:
    """Return a function that counts matches with their spans."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    for text in terms:
        processor.add_keyword(text)
    return lambda lines: sum(len(processor.extract_keywords(line, span_info=True)) for line in lines)


def spacy(terms: Sequence[str], tag: str) -> Count:
    """Return a function that counts the matches of PhraseMatcher behind the blank pipeline's tokenizer."""
    from spacy import blank
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    pipeline = blank(tag)
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("term", list(pipeline.tokenizer.pipe(terms)))
    return lambda lines: sum(
        len(filter_spans(matcher(document, as_spans=True))) for document in pipeline.tokenizer.pipe(lines)
    )


PEERS: tuple[tuple[str, int, Callable[[Sequence[str], str], Count]], ...] = (
    ("ahocorasick_rs", 1, ahocorasick),
    ("toolkit", 1, ours),
    ("flashtext", 20, flashtext),
    ("spacy", 40, spacy),
)
"""Package → which part of the text it reads, and what makes it ready."""


def open_small(terms: Sequence[str]) -> None:
    """Print how long it takes from a glossary file to the first match."""
    entries = (f'[c{place}]\nen = "{text}"\n\n' for place, text in enumerate(terms))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.toml"
        path.write_text("".join(entries), encoding="utf-8")
        times: dict[str, list[float]] = {"read": [], "read, indexed, used once": []}
        for _ in range(OPENINGS):
            start = time.perf_counter()
            concepts = load_file(path)
            times["read"].append(time.perf_counter() - start)
            Recognizer(concepts, "en").find("Iraqi forces retook the town from the last militants.")
            times["read, indexed, used once"].append(time.perf_counter() - start)
    for what, taken in times.items():
        print_line(f"a glossary of {len(terms):,} terms {what}: {1000 * statistics.median(taken):.1f} ms")


def print_line(text: str) -> None:
    """Print *text*."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
