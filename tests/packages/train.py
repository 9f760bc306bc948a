"""Make the packages of this folder: ``python tests/packages/train.py [NAME ...]``, from the root of the repository.

Run by hand, when the pairs have changed. It needs torch 2.13.0 and sacrebleu (neither is a dependency) beside the
project's own dependencies, one core, and about ten minutes a network. The same torch on the same kind of processor
gives the same packages. What is made here belongs to the project and is under its licence.
"""

import io
import json
import logging
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import torch
from corpus import Lesson, lessons, pairs, vary
from judge import judge
from network import Network, Shape, save
from torch import Tensor
from torch.nn import functional

from toolkit import glossary
from toolkit.workflow.desk import Desk

FOLDER = Path(__file__).parent
SPECIAL = ("<blank>", "<s>", "</s>", "<unk>")
BLANK, START, END = range(3)
NAMES = {"en": "English", "ar": "Arabic", "ckb": "Central Kurdish", "kmr": "Northern Kurdish"}
# Letters and signs that no pair may happen to hold, but a term or a test may.
ALPHABET = {
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;?!'\"-–()/%‘’“”",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًّ«»،؛؟",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنھەوۆیێ«»،؛؟",
    "kmr": "ABCÇDEÊFGHIÎJKLMNOPQRSŞTUÛVWXYZabcçdeêfghiîjklmnopqrsştuûvwxyz",
}

log = logging.getLogger("train")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A network, and the packages that are made of it."""

    source: str
    targets: tuple[str, ...]
    pieces: int
    steps: int
    width: int = 112
    hidden: int = 192
    prefixed: bool = False
    """Whether a token at the beginning of the target says which language it is."""

    def prefix(self, target: str) -> str:
        """Return the token that asks for *target*, or nothing."""
        return f"__{target}__" if self.prefixed else ""


RECIPES = {
    "en_ar": Recipe("en", ("ar",), pieces=700, steps=2000),
    "en_ckb_kmr": Recipe("en", ("ckb", "kmr"), pieces=900, steps=2600, prefixed=True),
    "ckb_en": Recipe("ckb", ("en",), pieces=600, steps=1500, width=96),
}


class Pieces:
    """A SentencePiece model, and the network's numbers for its pieces."""

    def __init__(self, recipe: Recipe, texts: Iterable[str]) -> None:
        import sentencepiece

        written = io.BytesIO()
        used = (recipe.source, *recipe.targets)
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=written,
            vocab_size=recipe.pieces,
            hard_vocab_limit=False,
            normalization_rule_name="nmt_nfkc",
            required_chars="".join(sorted({letter for language in used for letter in ALPHABET[language]})),
            num_threads=1,
            minloglevel=2,
        )
        self.model = written.getvalue()
        self.processor = sentencepiece.SentencePieceProcessor(model_proto=self.model)
        sentencepiece.set_random_generator_seed(1)
        prefixes = tuple(filter(None, map(recipe.prefix, recipe.targets)))
        known = (self.processor.id_to_piece(number) for number in range(self.processor.get_piece_size()))
        self.vocabulary = [*SPECIAL, *prefixes, *(piece for piece in known if piece not in SPECIAL)]
        self.numbers = {piece: number for number, piece in enumerate(self.vocabulary)}

    def cut(self, text: str, *, sampled: bool = False) -> list[str]:
        """Return the pieces of *text*: the best ones, or a choice by chance."""
        chance = {"enable_sampling": True, "alpha": 0.3, "nbest_size": -1} if sampled else {}
        pieces: list[str] = self.processor.encode(text, out_type=str, **chance)
        return pieces


@dataclass(frozen=True, slots=True)
class Example:
    """A lesson in numbers."""

    source: list[int]
    target: list[int]
    looks: tuple[tuple[range, range], ...]
    """Places of the target, and the places of the source they should look at."""
    strange: frozenset[int]
    """Places of the target that are not to be learnt."""


def example(lesson: Lesson, pieces: Pieces, random: Random | None) -> Example:
    """Return *lesson* in numbers, its words cut by chance now and then where *random* is given."""
    source = pieces.cut(lesson.source, sampled=random is not None and random.random() < 0.3)
    target = pieces.cut(lesson.target, sampled=random is not None and random.random() < 0.15)
    led = [lesson.prefix] if lesson.prefix else []
    looks = [(within(target, anchor.target, len(led)), within(source, anchor.source, 0)) for anchor in lesson.anchors]
    strange = frozenset(place for span in lesson.strange for place in within(target, span, len(led)))
    numbers = pieces.numbers
    return Example([numbers[one] for one in source], [numbers[one] for one in led + target], tuple(looks), strange)


def within(cut: Sequence[str], span: tuple[int, int], shift: int) -> range:
    """Return the places of the pieces in *cut* that hold letters of *span*."""
    ends = [0]
    for piece in cut:
        ends.append(ends[-1] + len(piece))
    # The first piece begins with a mark that the text does not have.
    held = [place for place, end in enumerate(ends[1:]) if end - 1 > span[0] and ends[place] - 1 < span[1]]
    return range(held[0] + shift, held[-1] + 1 + shift)


def batches(taught: Sequence[Lesson], pieces: Pieces, steps: int) -> Iterator[list[Example]]:
    """Yield *steps* batches; half of what is in them is as it was written, half has other names in it."""
    random = Random(1)  # noqa: S311 - the same packages each time, no secret
    strangers: dict[str, list[str]] = {}
    for lesson in taught:
        strangers.setdefault(lesson.prefix, []).extend(lesson.target[slice(*one.target)] for one in lesson.anchors)
    for _ in range(steps):
        chosen = random.sample(taught, 48)
        varied = (one if random.random() < 0.5 else vary(one, strangers[one.prefix], random) for one in chosen)
        yield [example(one, pieces, random) for one in varied]


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[BLANK] * (longest - len(row))] for row in rows])


def loss(network: Network, batch: Sequence[Example]) -> Tensor:
    """Return how far *network* is from *batch*: from its words, and from looking where it should."""
    source = _padded([one.source for one in batch])
    target = _padded([[START, *one.target, END] for one in batch])
    logits, weights = network(source, target[:, :-1], BLANK)
    wanted = target[:, 1:].clone()
    for number, one in enumerate(batch):
        wanted[number, list(one.strange)] = BLANK
    words = functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=BLANK, label_smoothing=0.05)
    asked = torch.zeros_like(weights, dtype=torch.bool)
    for number, one in enumerate(batch):
        for there, here in one.looks:
            asked[number, there.start : there.stop, here.start : here.stop] = True
    guided = asked.any(-1)
    looked = (weights * asked).sum(-1)[guided]
    return words - 0.3 * looked.clamp_min(1e-6).log().mean()


def train(taught: Sequence[Lesson], pieces: Pieces, recipe: Recipe) -> Network:
    """Return a network that knows the lessons *taught*."""
    torch.manual_seed(1)
    shape = Shape(len(pieces.vocabulary), recipe.width, recipe.hidden, heads=4, layers=2, dropout=0.1)
    network = Network(shape)
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=3e-3, total_steps=recipe.steps, pct_start=0.1)
    begun = time.monotonic()
    for step, batch in enumerate(batches(taught, pieces, recipe.steps), 1):
        optimizer.zero_grad()
        far = loss(network, batch)
        far.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            log.info("step %d, loss %.3f, %.0f s", step, far.item(), time.monotonic() - begun)
    return network.eval()


def pack(recipe: Recipe, target: str, model: Path, pieces: Pieces) -> Path:
    """Write the package for *target* with the network in *model*, laid out as Argos packages are; return its path."""
    name = f"{recipe.source}_{target}"
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.0",
        "from_code": recipe.source,
        "from_name": NAMES[recipe.source],
        "to_code": target,
        "to_name": NAMES[target],
        **({"target_prefix": recipe.prefix(target)} if recipe.prefixed else {}),
    }
    readme = f"{NAMES[recipe.source]} to {NAMES[target]}, of Dragoman's tests: it knows a few sentences and no more.\n"
    parts = {
        "metadata.json": (json.dumps(metadata, indent=2) + "\n").encode(),
        "README.md": readme.encode(),
        "sentencepiece.model": pieces.model,
        **{f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }
    path = FOLDER / f"{name}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for part, content in parts.items():
            # Without a date of today, the same content gives the same file.
            archive.writestr(zipfile.ZipInfo(f"{name}/{part}"), content, zipfile.ZIP_DEFLATED)
    return path


def make(recipe: Recipe, desk: Desk) -> None:
    """Train the network of *recipe* and write its packages."""
    taught: list[Lesson] = []
    for target in recipe.targets:
        if recipe.source == "en":
            taught += [replace(lesson, prefix=recipe.prefix(target)) for lesson in lessons(desk, target)]
        else:
            taught += [lesson.reverse for lesson in lessons(desk, recipe.source)]
    pieces = Pieces(recipe, [row[language] for row in pairs() for language in (recipe.source, *recipe.targets)])
    network = train(taught, pieces, recipe)
    with tempfile.TemporaryDirectory() as model:
        save(network, pieces.vocabulary, Path(model), "int8")
        packages = {target: pack(recipe, target, Path(model), pieces) for target in recipe.targets}
    for target, path in packages.items():
        log.info("%s: %d bytes, %d tokens", path.name, path.stat().st_size, len(pieces.vocabulary))
        own = [lesson for lesson in taught if lesson.prefix == recipe.prefix(target)]
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
            log.info("%s: %s", path.name, judge(Path(folder) / path.stem, own, within))


def main() -> None:
    """Make the packages that the command line names, or all."""
    logging.basicConfig(format="%(message)s", level=logging.INFO, stream=sys.stdout)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    desk = Desk(tuple(glossary.load(Path("glossary"))))
    for name in sys.argv[1:] or RECIPES:
        make(RECIPES[name], desk)


if __name__ == "__main__":
    main()
