"""``./studio voice train``: a GPT-SoVITS voice from a dataset."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from ...common.errors import StudioError
from ...common.terminal import progress_bar, terminal

out = terminal()


def train(
    clips: Annotated[Path, typer.Argument(help="The list of a dataset, such as luca-voice/luca.list.")],
    checkout: Annotated[Path, typer.Option(help="A folder of GPT-SoVITS with its pretrained models.")],
    folder: Annotated[Path, typer.Option(help="Where steps and weights are put.")],
    name: Annotated[str, typer.Option(help="The voice's name; unset is the list's.")] = "",
    python: Annotated[
        Path | None, typer.Option(help="The Python of its environment; unset is .venv in the checkout.")
    ] = None,
    version: Annotated[str, typer.Option(help="v2, v2Pro, v2ProPlus, v3 or v4.")] = "v2ProPlus",
    sovits_epochs: Annotated[int, typer.Option(help="Rounds of the half that makes the sound.")] = 8,
    gpt_epochs: Annotated[int, typer.Option(help="Rounds of the half that plans the speech.")] = 15,
    batch: Annotated[int, typer.Option(help="Clips at once; fewer take less memory.")] = 4,
    device: Annotated[
        str, typer.Option(help="The graphics card's number; an empty text is the processor.")
    ] = "0",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show every command and settings file.")
    ] = False,
) -> None:
    """Trains a GPT-SoVITS voice with the scripts of a checkout, step by step.

    Each step's output is counted: its scripts drop lines and end well. What is done isn't done again.
    """
    from .listing import read_list
    from .plan import TrainingOptions, plan_training
    from .run import train_voice

    try:
        options = TrainingOptions.model_validate(
            {
                "name": name or clips.stem.lower(),
                "checkout": checkout.resolve(),
                "python": (python or checkout / ".venv" / "bin" / "python").absolute(),
                "folder": folder,
                "version": version,
                "sovits_epochs": sovits_epochs,
                "gpt_epochs": gpt_epochs,
                "batch": batch,
                "device": device,
                "half": bool(device),
            }
        )
    except ValidationError as error:
        first = error.errors()[0]
        option = str(first["loc"][0]).replace("_", "-")
        raise StudioError(
            "option_invalid", f"--{option} {first['input']!r} can't be used: {first['msg']}.", "See --help."
        ) from error
    if dry_run:
        for step in plan_training(options, clips, read_list(clips)):
            given = " ".join(f"{key}={shlex.quote(value)}" for key, value in step.environment.items())
            out.print(f"# {step.name}\n{given} {shlex.join(step.command)}", markup=False, soft_wrap=True)
            for path, text in step.settings.items():
                out.print(f"## {path}\n{text}", markup=False, soft_wrap=True)
        return
    with progress_bar() as report:
        weights = train_voice(options, clips, report)
    out.print(f"SoVITS: {weights.sovits[-1]}\nGPT: {weights.gpt[-1]}", markup=False)
