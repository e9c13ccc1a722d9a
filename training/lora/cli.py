"""``studio lora train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...common import signals
from ...common.errors import StudioError
from ...common.terminal import terminal

console = terminal()


def train(
    pictures: Annotated[
        Path, typer.Argument(help="A folder of pictures, each with a .txt that describes it.")
    ],
    target: Annotated[Path, typer.Argument(help="The .safetensors file to write.")],
    trigger: Annotated[str, typer.Option(help="The word that calls what was learned, e.g. mira_girl.")],
    base: Annotated[
        Path | None, typer.Option(help="SDXL checkpoint or Diffusers folder; else the shipped Toon XL.")
    ] = None,
    steps: Annotated[int, typer.Option(min=1, help="Steps in all.")] = 1500,
    rank: Annotated[int, typer.Option(min=1, max=256, help="Rank: how much it can learn.")] = 16,
    batch: Annotated[int, typer.Option(min=1, max=64, help="Pictures a step.")] = 1,
    resolution: Annotated[
        int | None, typer.Option(min=64, max=2048, help="Edge in pixels; else the base's: 1024, Toon XL 128.")
    ] = None,
    rate: Annotated[float | None, typer.Option(help="Learning rate instead of the usual one.")] = None,
    seed: Annotated[int, typer.Option(help="Of order and noise.")] = 1,
) -> None:
    """Train a LoRA of a character or style from your own pictures; the same command goes on after a stop."""
    from ...llm_bridge.profiles import load_llm
    from ...runtime.source import embedded_program
    from ...toonxl import CHECKPOINT, WEIGHTS
    from .train import LoraPlan, train_on_card

    if target.suffix != ".safetensors":
        raise StudioError(
            "file_invalid", f"{target.name} is no .safetensors file.", "Give the target that ending."
        )
    plan = LoraPlan(
        pictures,
        base or WEIGHTS / "checkpoints" / CHECKPOINT,
        target,
        trigger.strip(),
        steps,
        rank,
        batch,
        resolution,
        rate,
        seed,
    )
    tokenizer = embedded_program().root / "comfy" / "sd1_tokenizer"
    signals.run(train_on_card(plan, tokenizer, load_llm(), _tell))
    console.print(
        f"{target} ({target.stat().st_size / 1e6:.1f} MB), trigger word {trigger}. "
        f"Next: ./studio lora import {target.parent}",
        highlight=False,
    )


def _tell(fraction: float, text: str) -> None:
    console.print(f"{fraction:4.0%}  {text}", highlight=False)
