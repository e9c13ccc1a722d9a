"""``studio toonxl``: draw training pictures, train, export, look at sheets, measure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...common.terminal import terminal
from ...toonxl.vocabulary import ControlKind

if TYPE_CHECKING:
    from .data import Pictures

toonxl_app = typer.Typer(help="The small SDXL family of our own.", no_args_is_help=True)
console = terminal()
SEED, COUNT, UNSEEN = 1, 10_000, 88_000
Seed = Annotated[int, typer.Option(help="Seed of scenes, weights and order.")]
Count = Annotated[int, typer.Option(help="How many training pictures.")]


class Network(StrEnum):
    """What can be trained."""

    VAE = "vae"
    UNET = "unet"
    CONTROLNET = "controlnet"
    JUDGE = "judge"
    IDENTITY = "identity"
    SILHOUETTE = "silhouette"


class Product(StrEnum):
    """What can be written as a file for others."""

    CHECKPOINT = "checkpoint"
    CONTROLNET = "controlnet"
    IDENTITY = "identity"
    JUDGE = "judge"
    SILHOUETTE = "silhouette"


class VaeStage(StrEnum):
    """The VAE's two stages."""

    BOTH = "both"
    DECODER = "decoder"


def _tell(fraction: float, text: str) -> None:
    console.print(f"{fraction:4.0%}  {text}")


def _threads(number: int) -> None:
    import torch

    torch.set_num_threads(number)


def _pictures(seed: int, count: int) -> Pictures:
    from .data import Pictures

    return Pictures(seed, count)


@toonxl_app.command()
def pictures(seed: Seed = SEED, count: Count = COUNT) -> None:
    """Draw the training pictures (about 40 ms each); goes on where it was stopped."""
    store = _pictures(seed, count)
    store.make(_tell)
    console.print(f"{store.done()} pictures in {store.folder}")


@toonxl_app.command()
def train(
    part: Annotated[Network, typer.Argument(help="What to train.")],
    seed: Seed = SEED,
    count: Count = COUNT,
    steps: Annotated[int, typer.Option(help="Steps in all; the rate falls over the last quarter.")] = 4000,
    minutes: Annotated[float, typer.Option(help="Stop after this time; a later call goes on.")] = 1e9,
    stage: Annotated[
        VaeStage, typer.Option(help="VAE: both halves, then the decoder alone.")
    ] = VaeStage.BOTH,
    control: Annotated[ControlKind, typer.Option(help="What a ControlNet follows.")] = ControlKind.POSE,
    threads: Annotated[int, typer.Option(help="Processor threads.")] = 1,
    rate: Annotated[float | None, typer.Option(help="Learning rate instead of the usual one.")] = None,
) -> None:
    """Train one part; stop and go on at will. A file PAUSE in the run's folder makes it wait."""
    from ..runs import train as run_training
    from . import recipes

    _threads(threads)
    run, trainee, usual = recipes.prepare(
        part.value, _pictures(seed, count), seed, stage=stage.value, control=control
    )
    reached = run_training(run, trainee, steps=steps, rate=rate or usual, minutes=minutes, progress=_tell)
    console.print(f"Step {reached} of {steps}; checkpoints and sheet in {run.folder}")


@toonxl_app.command()
def lora(
    character: Annotated[str, typer.Argument(help="A character preset's id or name.")],
    target: Annotated[Path, typer.Argument(help="The safetensors file to write.")],
    trigger: Annotated[str, typer.Option(help="The word that calls the character; else the preset's.")] = "",
    checkpoint: Annotated[Path | None, typer.Option(help="The base; else the shipped one.")] = None,
    steps: int = 600,
    seed: Seed = SEED,
    threads: int = 1,
) -> None:
    """Train a LoRA that draws one character of the cast."""
    from ..runs import train as run_training
    from . import recipes

    _threads(threads)
    run, trainee, usual = recipes.prepare_lora(character, trigger, checkpoint or _shipped(), seed)
    run_training(run, trainee, steps=steps, rate=usual, progress=_tell)
    title = f"{character} for Toon XL"
    trainee.write(target, title=title, description=f"Draws {character}: {trainee.trigger}", steps=steps)
    console.print(f"{target} ({target.stat().st_size / 1e6:.1f} MB), trigger word {trainee.trigger}")


def _shipped() -> Path:
    from ...toonxl import CHECKPOINT, WEIGHTS

    return WEIGHTS / "checkpoints" / CHECKPOINT


@toonxl_app.command()
def export(
    target: Annotated[Path, typer.Argument(help="The file to write: .safetensors, identity net .onnx.")],
    part: Annotated[Product, typer.Option(help="What to write.")] = Product.CHECKPOINT,
    description: Annotated[str, typer.Option(help="One sentence for a checkpoint's header.")] = "Toon XL",
    control: Annotated[ControlKind, typer.Option(help="Which ControlNet.")] = ControlKind.POSE,
) -> None:
    """Write what was trained: for ComfyUI's stock loaders, or as ONNX."""
    from . import recipes

    path = recipes.export(part.value, target, description, control)
    console.print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")


@toonxl_app.command()
def sheet(
    target: Annotated[Path, typer.Argument(help="The picture to write.")],
    checkpoint: Annotated[Path | None, typer.Option(help="A checkpoint file; else the shipped one.")] = None,
    control: Annotated[
        Path | None,
        typer.Option(help="A ControlNet file: control pictures, with it, without it, the puppet."),
    ] = None,
    kind: Annotated[ControlKind, typer.Option(help="What that ControlNet follows.")] = ControlKind.POSE,
    steps: int = 20,
    cfg: float = 4.0,
    rows: Annotated[int, typer.Option(min=1, max=8)] = 2,
    threads: int = 1,
) -> None:
    """A contact sheet of held-out prompts; one row a seed, or a ControlNet's work."""
    from ..runs import tile, write_sheet
    from . import sheets
    from .model import read_checkpoint_file

    _threads(threads)
    model = read_checkpoint_file(checkpoint or _shipped())
    if control is None:
        captions, pictures = sheets.prompts(model, rows=rows, steps=steps, cfg=cfg)
    else:
        captions, pictures = sheets.controlled(model, control, kind, steps=steps, cfg=cfg)
    write_sheet(target, tile(pictures, len(captions)))
    for number, text in enumerate(captions, 1):
        console.print(f"{number}. {text}")


@toonxl_app.command()
def eer(
    people: Annotated[int, typer.Option(min=2, help="Characters that were never trained on.")] = 100,
    threads: int = 1,
) -> None:
    """The identity net's equal error rate on unseen puppets."""
    from ...toonxl.identity import open_identity
    from .identity import Heads, equal_error_rate

    _threads(threads)
    rate, edge = equal_error_rate(open_identity(), Heads(seed=UNSEEN, people=people, takes=6))
    console.print(f"equal error rate {rate:.1%} at cosine {edge:.2f}, {people} unseen characters")
