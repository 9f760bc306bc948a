"""An Argos package, opened: the only door of CTranslate2."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from toolkit.engines.argos.tokens import open_tokenizers
from toolkit.engines.constraints import Tokens
from toolkit.engines.packages import Package
from toolkit.errors import EngineError

Device = Literal["auto", "cpu", "cuda"]
BEAM = 4
"""The width of the search that Argos Translate uses."""
_LENGTH_PENALTY = 0.2
"""As in argostranslate.translate."""
_LONGEST = 256
"""How many tokens of a translation are decoded at first: what CTranslate2, and so Argos Translate, stops at. Twice as
many are the most, since models with 512 positions are common."""
_GROWTH = 4
"""A translation of so many times as many tokens as its source has goes round in circles, and is not given more room."""
_SMALLEST_BATCH = 128
_LARGEST_BATCH = {"cpu": 512, "cuda": 4096}
"""In tokens of the source. On a CPU, with models of 8 to 60 MB, larger batches were no faster, and they take memory."""
_BATCHES_PER_WORKER = 2
"""So that no worker waits long for the last one: sentences of a batch are about as long, those of two batches not."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A device and its workers. Each worker decodes a batch of its own."""

    device: Literal["cpu", "cuda"]
    workers: int


def machine(device: Device = "auto", threads: int = 0) -> Machine:
    """Return what to run on.

    On a CPU each worker has one thread: two workers decode about twice as fast as one worker of two threads, and do not
    wait for each other where other programs use the cores too. A GPU has one worker.

    Args:
        device: ``auto`` for a GPU where there is one.
        threads: how many cores to use; 0 for all that this process may use.

    Raises:
        EngineError: *device* is ``cuda`` and there is no GPU that CTranslate2 can use.
    """
    if device == "cpu" or not _has_gpu():
        if device == "cuda":
            raise EngineError("no GPU here that CTranslate2 can use", cure="install CUDA, or choose the device cpu")
        return Machine("cpu", threads or _cores())
    return Machine("cuda", 1)


def _has_gpu() -> bool:
    from ctranslate2 import get_cuda_device_count  # type: ignore[import-untyped] # it has no stubs

    return bool(get_cuda_device_count() > 0)


def _cores() -> int:
    """Return how many cores this process may use, which taskset and containers restrict."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Model:
    """The model and the tokenizers of a package; a :class:`toolkit.engines.constraints.Decoder`.

    It adds the tokens that steer the model and takes them away again.
    """

    def __init__(self, package: Package, machine: Machine, beam: int = BEAM) -> None:
        """Open *package* on *machine*.

        Raises:
            EngineError: a file of it is damaged.
            FileError: a file of it cannot be read.
        """
        from ctranslate2 import Translator

        self.package = package
        self._machine = machine
        self._beam = beam
        self._source, self._target = open_tokenizers(package)
        threads = 1 if machine.device == "cpu" else 0
        with _one_line(package):
            self._translator = Translator(
                str(package.model), device=machine.device, inter_threads=machine.workers, intra_threads=threads
            )

    def encode(self, text: str) -> list[str]:
        """Return the tokens of *text*, of the source language."""
        return self._source.encode(text)

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of *text*, of the target language."""
        return self._target.encode(text)

    def decode(self, tokens: Tokens) -> str:
        """Return the text that *tokens*, of the target language, spell."""
        return self._target.decode(tokens)

    def translate(
        self, sources: Sequence[Tokens], prefixes: Sequence[Tokens] | None = None, *, beam: int | None = None
    ) -> list[tuple[str, ...]]:
        """Return the best translation of each of *sources*, as :class:`toolkit.engines.constraints.Decoder` says.

        A translation of a long source that does not end within 256 tokens is decoded again with room for more.

        Raises:
            EngineError: the model and its tokenizers do not go together, or the device has not enough memory.
        """
        free: Sequence[Tokens] = [()] * len(sources) if prefixes is None else prefixes
        width = beam or self._beam
        found = self._decoded(sources, free, _LONGEST, width)
        cut = [
            number
            for number, one in enumerate(found)
            if len(one) >= _LONGEST and len(sources[number]) * _GROWTH > _LONGEST
        ]
        if cut:
            again = [sources[number] for number in cut], [free[number] for number in cut]
            for number, one in zip(cut, self._decoded(*again, 2 * _LONGEST, width), strict=True):
                found[number] = one
        skipped = len(self.package.target_prefix)
        return [tuple(tokens[skipped:]) for tokens in found]

    def score(self, sources: Sequence[Tokens], targets: Sequence[Tokens]) -> list[list[float]]:
        """Return the log-probability of every token of *targets*, and of the end of the sentence last.

        Raises:
            EngineError: the model and its tokenizers do not go together, or the device has not enough memory.
        """
        start = self.package.target_prefix
        with _one_line(self.package):
            scored = self._translator.score_batch(
                [self._steered(source) for source in sources],
                [[*start, *target] for target in targets],
                max_batch_size=self._batch_size(sources),
                batch_type="tokens",
            )
        return [one.log_probs[len(start) :] for one in scored]

    def _decoded(
        self, sources: Sequence[Tokens], prefixes: Sequence[Tokens], longest: int, beam: int
    ) -> list[list[str]]:
        start = self.package.target_prefix
        with _one_line(self.package):
            found = self._translator.translate_batch(
                [self._steered(source) for source in sources],
                [[*start, *prefix] for prefix in prefixes],
                max_batch_size=self._batch_size(sources),
                batch_type="tokens",
                beam_size=beam,
                replace_unknowns=True,
                length_penalty=_LENGTH_PENALTY,
                max_decoding_length=longest,
            )
        return [one.hypotheses[0] for one in found]

    def _steered(self, source: Tokens) -> list[str]:
        return [*self.package.source_prefix, *source, *self.package.source_suffix]

    def _batch_size(self, sources: Sequence[Tokens]) -> int:
        """Return how many tokens make a batch: few enough that every worker has some."""
        share = sum(map(len, sources)) // (self._machine.workers * _BATCHES_PER_WORKER)
        return min(max(share, _SMALLEST_BATCH), _LARGEST_BATCH[self._machine.device])


@contextmanager
def _one_line(package: Package) -> Iterator[None]:
    """Turn what CTranslate2 raises into an error in one line."""
    try:
        yield
    except (RuntimeError, ValueError, MemoryError) as error:
        raise EngineError(
            f"CTranslate2 cannot use this model: {error or 'not enough memory'}",
            cure="install the package again",
            path=package.folder,
        ) from error
