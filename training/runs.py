"""What all trainers share, Toon XL's and that of real SDXL's LoRAs: resumable runs, mixed precision, averaging, pauses, learning rates.

A trainer is a :class:`TrainTask`: it makes one step and can give and take its whole state. :func:`train` drives
it: saves often, resumes from the last whole checkpoint after a cut at any moment, sleeps while a file named
``PAUSE`` lies in the run's folder, and tells how it goes. What is learned from what is the trainers' matter.
"""

from __future__ import annotations

import json
import math
import pickle
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from ..common.arrays import Picture
from ..common.errors import StudioError
from ..common.files import atomic_path
from ..common.folders import cache_folder
from ..common.progress import Progress, silent

PAUSE = "PAUSE"
SAVE_SECONDS, SHEET_SECONDS, TELL_SECONDS = 120.0, 300.0, 15.0
WARM_UP = 150
"""Steps over which the learning rate rises."""
COOL_DOWN = 0.25
"""Share of a run's steps at its end over which the learning rate falls; before that it is constant, so that
a run can be resumed with more steps than it was begun with."""


def family_folder(family: str) -> Path:
    """Where pictures and checkpoints of a family of models lie; may be deleted, is never committed."""
    return cache_folder() / family


class TrainTask(Protocol):
    """Something that learns step by step."""

    def step(self, number: int, rate: float) -> float:
        """Learns once with learning rate ``rate`` and returns the loss. ``number`` seeds all chance."""

    def state(self) -> dict[str, Any]:
        """Everything that a resumed run needs."""

    def restore(self, state: Mapping[str, Any]) -> None:
        """Takes what :meth:`state` gave."""

    def sheet(self) -> Picture | None:
        """A picture of what has been learned, or None."""


@dataclass(frozen=True)
class Run:
    """One training run on disk.

    Attributes:
        name: of its folder among the family's runs.
        setting: what must not change between start and resume (sizes, vocabulary, data).
        family: of models, which has a folder of its own.
    """

    name: str
    setting: Mapping[str, Any]
    family: str = "toonxl"

    @property
    def folder(self) -> Path:
        """Its checkpoints, log and sheets."""
        return family_folder(self.family) / "runs" / self.name

    @property
    def checkpoint(self) -> Path:
        """The newest whole state."""
        return self.folder / "checkpoint.pt"

    @property
    def previous(self) -> Path:
        """The state before that, in case the newest was damaged on disk."""
        return self.folder / "previous.pt"

    def save(self, step: int, seconds: float, state: Mapping[str, Any]) -> None:
        """Writes a checkpoint; the one before it is kept."""
        with atomic_path(self.checkpoint) as temporary:
            torch.save({"step": step, "seconds": seconds, "setting": dict(self.setting), **state}, temporary)
            if self.checkpoint.exists():
                self.checkpoint.replace(self.previous)

    def load(self) -> dict[str, Any] | None:
        """The newest readable checkpoint, or None at the very beginning.

        Raises:
            StudioError: ``model_invalid`` when checkpoints exist and none is readable, or when the run was
                begun with another setting.
        """
        found = [path for path in (self.checkpoint, self.previous) if path.exists()]
        for path in found:
            state = read_checkpoint(path)
            if state is None:
                continue
            if state.get("setting") != dict(self.setting):
                raise StudioError(
                    "model_invalid",
                    f"The run {self.name} was begun with other sizes, words or pictures than asked for now.",
                    f"Choose another name, or delete {self.folder}.",
                )
            return state
        if found:
            raise StudioError(
                "model_invalid",
                f"No checkpoint of the run {self.name} can be read.",
                f"Delete {self.folder} and train again.",
            )
        return None


def read_checkpoint(path: Path) -> dict[str, Any] | None:
    """A checkpoint's content, or None when the file is damaged. Tensors and plain data only."""
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, EOFError, OSError, pickle.UnpicklingError, KeyError, ValueError):
        return None
    return state if isinstance(state, dict) else None


def rate_at(step: int, steps: int, base: float) -> float:
    """The learning rate: rises over :data:`WARM_UP` steps, stays, falls by a half cosine at the end."""
    cooling = max(1.0, COOL_DOWN * steps)
    left = min(1.0, max(0.0, (steps - step) / cooling))
    return base * min(1.0, (step + 1) / WARM_UP) * (0.02 + 0.98 * 0.5 * (1.0 - math.cos(math.pi * left)))


def train(
    run: Run,
    trainee: TrainTask,
    *,
    steps: int,
    rate: float,
    minutes: float = math.inf,
    going: Callable[[], bool] = lambda: True,
    progress: Progress = silent,
) -> int:
    """Trains until ``steps`` are made, ``minutes`` are over or ``going`` says no; returns the step reached.

    Raises:
        StudioError: see :meth:`Run.load`; ``not_writable`` or ``disk_full`` when a checkpoint can't be kept.
    """
    state = run.load()
    step, trained = (int(state["step"]), float(state["seconds"])) if state else (0, 0.0)
    if state:
        trainee.restore(state)
    run.folder.mkdir(parents=True, exist_ok=True)
    begun = last = saved = drawn = told = time.monotonic()
    loss = math.nan
    while step < steps and last - begun < 60.0 * minutes and going():
        if wait_while_paused(run.folder):
            last = time.monotonic()
        value = trainee.step(step, rate_at(step, steps, rate))
        loss = value if math.isnan(loss) else 0.98 * loss + 0.02 * value
        step += 1
        now = time.monotonic()
        trained, last = trained + now - last, now
        if now - told > TELL_SECONDS:
            told = now
            progress(step / steps, f"step {step}, loss {loss:.4f}, {trained / 60:.0f} min")
            with (run.folder / "log.jsonl").open("a") as log:
                log.write(
                    json.dumps({"step": step, "loss": round(loss, 5), "seconds": round(trained)}) + "\n"
                )
        if now - saved > SAVE_SECONDS:
            run.save(step, trained, trainee.state())
            saved = time.monotonic()
        if now - drawn > SHEET_SECONDS:
            write_sheet(run.folder / "sheet.png", trainee.sheet())
            drawn = time.monotonic()
    run.save(step, trained, trainee.state())
    write_sheet(run.folder / "sheet.png", trainee.sheet())
    return step


def wait_while_paused(folder: Path) -> bool:
    """Sleeps while a file ``PAUSE`` lies in the run's folder or the family's, two above; returns whether it did."""
    signs = (folder / PAUSE, folder.parent.parent / PAUSE)
    waited = False
    while any(sign.exists() for sign in signs):
        time.sleep(1.0)
        waited = True
    return waited


def write_sheet(path: Path, picture: Picture | None) -> None:
    """Writes a contact sheet (PNG, or JPEG by suffix)."""
    if picture is None:
        return
    from PIL import Image

    with atomic_path(path) as temporary:
        Image.fromarray(picture).save(temporary, quality=85)


class MixedPrecisionOptimizer:
    """Trains bfloat16 networks through full-precision copies of their weights, which are also averaged.

    On CPUs with matrix units bfloat16 is several times as fast, but small updates would be lost in it.

    Args:
        modules: named networks; converted to bfloat16 when ``half`` is set.
        decay: weight decay of matrices (AdamW).
        average: the longest memory of the exponential average, in steps.
    """

    def __init__(
        self, modules: Mapping[str, nn.Module], *, half: bool = True, decay: float = 0.01, average: int = 1000
    ) -> None:
        self.modules = dict(modules)
        self.average = average
        self.count = 0
        named = [
            (f"{name}.{key}", value)
            for name, module in self.modules.items()
            for key, value in module.named_parameters()
            if value.requires_grad
        ]
        self.names = [name for name, _ in named]
        self.masters = [value.detach().float().clone() for _, value in named]
        self.means = [value.clone() for value in self.masters]
        if half:
            for module in self.modules.values():
                module.to(torch.bfloat16)
        self.live: list[Tensor] = [
            value for module in self.modules.values() for value in module.parameters() if value.requires_grad
        ]
        matrices = [
            m for n, m in zip(self.names, self.masters, strict=True) if m.ndim > 1 and "embedding" not in n
        ]
        others = [m for n, m in zip(self.names, self.masters, strict=True) if m.ndim <= 1 or "embedding" in n]
        self.optimiser = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}],
            lr=1e-3,
            betas=(0.9, 0.98),
            fused=True,
        )

    @torch.no_grad()
    def update(self, rate: float) -> None:
        """Takes the gradients of a backward pass, clips them to norm 1 and moves the weights."""
        for master, live in zip(self.masters, self.live, strict=True):
            master.grad = None if live.grad is None else live.grad.float()
            live.grad = None
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0, foreach=True)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        torch._foreach_copy_(self.live, self.masters)
        self.count += 1
        keep = min(1.0 - 1.0 / self.average, self.count / (self.count + 10.0))
        torch._foreach_lerp_(self.means, self.masters, 1.0 - keep)

    def averaged(self, name: str) -> dict[str, Tensor]:
        """The averaged weights of one network, by their names in it."""
        prefix = f"{name}."
        return {
            key.removeprefix(prefix): value.clone()
            for key, value in zip(self.names, self.means, strict=True)
            if key.startswith(prefix)
        }

    def state(self) -> dict[str, Any]:
        """For a checkpoint."""
        return {
            "masters": dict(zip(self.names, self.masters, strict=True)),
            "means": dict(zip(self.names, self.means, strict=True)),
            "optimiser": self.optimiser.state_dict(),
            "count": self.count,
        }

    @torch.no_grad()
    def restore(self, state: Mapping[str, Any]) -> None:
        """Takes what :meth:`state` gave.

        Raises:
            StudioError: ``model_invalid`` when it belongs to other networks.
        """
        if set(state["masters"]) != set(self.names):
            raise StudioError(
                "model_invalid",
                "The checkpoint belongs to a network of another build.",
                "Delete the run's folder and train again.",
            )
        for target, source in ((self.masters, state["masters"]), (self.means, state["means"])):
            for name, value in zip(self.names, target, strict=True):
                value.copy_(source[name])
        self.optimiser.load_state_dict(state["optimiser"])
        self.count = int(state["count"])
        torch._foreach_copy_(self.live, self.masters)

    def warm_start(self, means: Mapping[str, Tensor]) -> None:
        """Begins from another run's averaged weights; names that don't fit are left as they are."""
        with torch.no_grad():
            for name, master, mean in zip(self.names, self.masters, self.means, strict=True):
                value = means.get(name)
                if value is not None and value.shape == master.shape:
                    master.copy_(value)
                    mean.copy_(value)
            torch._foreach_copy_(self.live, self.masters)


class Learner:
    """What trainees with a :class:`MixedPrecisionOptimizer` have in common: their state is the master's, and they show nothing."""

    master: MixedPrecisionOptimizer

    def state(self) -> dict[str, Any]:
        """For a checkpoint."""
        return self.master.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        """From a checkpoint."""
        self.master.restore(state)

    def sheet(self) -> Picture | None:
        """Nothing to see."""
        return None


def tile(pictures: Iterable[Picture], columns: int) -> Picture:
    """Pictures of one size side by side, row by row."""
    items = list(pictures)
    items += [np.zeros_like(items[0])] * (-len(items) % columns)
    rows = [np.concatenate(items[i : i + columns], axis=1) for i in range(0, len(items), columns)]
    return np.concatenate(rows, axis=0)


def to_picture(tensor: Tensor) -> Picture:
    """A picture (3, h, w) in 0 … 1 as bytes (h, w, 3)."""
    scaled = tensor.detach().float().clamp(0, 1).permute(1, 2, 0).numpy() * 255.0 + 0.5
    return scaled.astype(np.uint8)
