"""From a folder of pictures to a LoRA file, on the card when there is one and nobody else uses it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from ...common.arrays import Picture
from ...common.errors import StudioError
from ...common.folders import cache_folder
from ...common.progress import Progress, silent
from ...llm_bridge.engines import EnginePool
from ...llm_bridge.gpu import open_lease
from ...llm_bridge.lease.rules import GIB
from ...llm_bridge.profiles import LlmConfig
from ...workflows.models.families import OWN_FAMILY, read_notes
from ..layers import Base, Lesson, LoraTask, write_lora
from ..runs import Run, train
from .pictures import digest, examples, read

TRAINER = "training"
NEED = 11 * GIB
"""What SDXL's U-Net, a LoRA and one picture of 1024² with recomputed activations should take on the card, by
adding up sizes (5.1 GB of weights, the rest activations); to be measured on a real one."""


class Trainable(Base, Protocol):
    """A base that can also prepare what it learns from."""

    edge: int
    step: int
    notes: dict[str, str]

    def encode(self, pictures: Iterable[Picture]) -> list[Tensor]:
        """Latents (4, h, w) of pictures (h, w, 3)."""

    def read(self, captions: Iterable[str]) -> None:
        """Reads all captions before the text encoders go."""

    def ready(self) -> None:
        """Lets go of what training doesn't need."""


@dataclass(frozen=True)
class LoraPlan:
    """What is to be trained.

    Attributes:
        pictures: the folder.
        base: a checkpoint file, or a Diffusers folder.
        target: the file to write.
        trigger: the word that calls what was learned.
        edge: pixels of a square picture; None takes the base's own.
        rate: learning rate; None takes the usual one.
    """

    pictures: Path
    base: Path
    target: Path
    trigger: str
    steps: int = 1500
    rank: int = 16
    batch: int = 1
    edge: int | None = None
    rate: float | None = None
    seed: int = 1


SDXL_RATE, TOON_RATE = 1e-4, 2e-3


def train_lora(
    plan: LoraPlan, tokenizer: Path, progress: Progress = silent, going: Callable[[], bool] = lambda: True
) -> bool:
    """Trains and writes a LoRA; goes on where an interrupted training of the same plan stopped.

    Args:
        tokenizer: a folder with CLIP's words, see :func:`.sdxl.load_sdxl`.
        going: stops training, with a checkpoint, when it says no.

    Returns:
        Whether it came to its end and the file is written.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` for pictures, ``model_missing``, ``model_invalid`` for the
            base, ``extra_missing``, ``disk_full``, ``not_writable``.
    """
    shown = examples(plan.pictures, plan.trigger)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    base = load_base(plan.base, device, tokenizer)
    edge = plan.edge or base.edge
    latents = base.encode(read(example, edge, base.step) for example in shown)
    base.read(example.caption for example in shown)
    base.ready()
    lesson = Lesson(latents, lambda index, chance: shown[index].caption)
    trainee = LoraTask(base, lesson, rank=plan.rank, batch=plan.batch, seed=plan.seed)
    setting = {
        "base": plan.base.name,
        "pictures": digest(shown),
        "rank": plan.rank,
        "edge": edge,
        "seed": plan.seed,
    }
    run = Run(plan.target.stem, setting, family="lora")
    rate = plan.rate or (TOON_RATE if base.edge < 512 else SDXL_RATE)
    if train(run, trainee, steps=plan.steps, rate=rate, progress=progress, going=going) < plan.steps:
        return False
    write_lora(
        plan.target,
        trainee,
        title=plan.target.stem,
        trigger=plan.trigger,
        steps=plan.steps,
        edge=edge,
        description=f"{plan.trigger}, learned from {len(shown)} pictures",
        **base.notes,
    )
    return True


def load_base(path: Path, device: torch.device, tokenizer: Path) -> Trainable:
    """The base model, told by its own header.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``, ``extra_missing``.
    """
    if not path.exists():
        raise StudioError(
            "model_missing", f"There is no model {path}.", "`./studio models list` shows those installed."
        )
    if path.is_file() and OWN_FAMILY in read_notes(path):
        from .toon import ToonBase

        return ToonBase(path)
    from .sdxl import load_sdxl

    return load_sdxl(path, device, tokenizer)


class TrainingHolder:
    """A running training as one who has the card: it can't let go before it ends (see ``lease.holders``)."""

    name, expected = TRAINER, NEED
    steps: tuple[str, ...] = ()

    def pids(self) -> frozenset[int]:
        """Not told: the lease's record names the process that holds it."""
        return frozenset()

    async def resident(self) -> int | None:
        """What torch has taken in this process."""
        return int(torch.cuda.memory_allocated()) if torch.cuda.is_available() else None

    async def interrupt(self) -> None:
        """Training ends by itself; a person stops it with Ctrl-C and goes on later."""

    async def release(self, step: str) -> None:
        """There is no such step."""

    async def wake(self) -> None:
        """It takes memory as it goes."""


async def train_on_card(
    plan: LoraPlan, tokenizer: Path, config: LlmConfig, progress: Progress = silent
) -> None:
    """:func:`train_lora` while holding the card: language models and ComfyUI make room first, and wait.

    When it is cancelled, the step in work is finished and a checkpoint written.

    Raises:
        StudioError: those of :func:`train_lora`, and ``gpu_busy``, ``gpu_not_released``, ``gpu_memory_short``.
    """
    pool = EnginePool(config, cache_folder())
    lease = open_lease(config, pool, holders={TRAINER: TrainingHolder()})
    stop = threading.Event()
    try:
        async with lease.hold(TRAINER, need=NEED, purpose="training a LoRA", interruptible=False):
            work = asyncio.create_task(
                asyncio.to_thread(train_lora, plan, tokenizer, progress, lambda: not stop.is_set())
            )
            try:
                await asyncio.shield(work)
            except asyncio.CancelledError:
                stop.set()
                await work
                raise
    finally:
        await lease.close()
        await pool.close()
