"""What a model runs on: the device, and how many threads."""

import os
from dataclasses import dataclass
from typing import Literal

from toolkit.errors import EngineError

Device = Literal["auto", "cpu", "cuda"]


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
    if device == "cpu" or not (gpu := _gpus()):
        if device == "cuda":
            raise EngineError(
                "no GPU here that CTranslate2 can use", cure="choose the device cpu, or install the driver and CUDA"
            )
        return Machine("cpu", threads or _cores())
    return Machine("cuda", 1 if gpu else 0)


def _gpus() -> int:
    from ctranslate2 import get_cuda_device_count

    return int(get_cuda_device_count())


def _cores() -> int:
    """Return how many cores this process may use, which taskset and containers restrict."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
