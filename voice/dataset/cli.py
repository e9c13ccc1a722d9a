"""``./studio voice dataset``: a character's voice out of films."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ...common.errors import StudioError
from ...common.terminal import progress_bar, terminal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

dataset_app = typer.Typer(
    help="A character's voice out of films, as clips for training.", no_args_is_help=True
)
out = terminal()
_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_LEAST_VOICE: Final = 2.0
"""Seconds of a clip by which a voice can be known."""


@dataset_app.callback()
def datasets() -> None:
    """Shows the help where no command is named."""


@dataset_app.command()
def build(
    films: Annotated[list[Path], typer.Argument(help="Films or sounds in which the character speaks.")],
    character: Annotated[str, typer.Option(help="The speaker's name: letters, digits, - and _.")],
    voice: Annotated[
        list[str],
        typer.Option(
            help="A clean clip of the character: a file, or seconds of the first film (12.5-16). Twice or more."
        ),
    ],
    folder: Annotated[Path, typer.Option(help="Where the dataset is put.")],
    language: Annotated[str, typer.Option(help="What is spoken: en or zh.")] = "en",
    least_snr: Annotated[float, typer.Option(help="dB between the voice and noise or music with it.")] = 15.0,
    least_match: Annotated[
        float, typer.Option(help="From which cosine on a clip counts as the character's.")
    ] = 0.83,
) -> None:
    """Cuts one character's clips out of films, with their words, and lists them for GPT-SoVITS.

    `listen.html` in the folder plays each clip, also those left out, and saves a list of what you tick;
    `clips.csv` says what was measured and why a clip was left out. Films are only read. A run that was broken off
    goes on with the same command.
    """
    from ...common.folders import cache_folder
    from ..recognition import RATE, SpeakerEncoder, SpeechRecognizer
    from .build import build_dataset
    from .records import DatasetOptions
    from .settings import checked_options

    options: DatasetOptions = checked_options(
        character=character, language=language, least_snr=least_snr, least_match=least_match
    )
    if len(voice) < 2:
        raise StudioError(
            "option_invalid",
            "One clip doesn't tell a voice well enough.",
            "Give --voice twice, with clean clips.",
        )
    clips = [_voice(one, films[0], folder) for one in voice]
    with progress_bar() as report:
        summary = build_dataset(
            films,
            clips,
            RATE,
            folder,
            options,
            SpeakerEncoder(),
            lambda: SpeechRecognizer(cache_folder()),
            report,
        )
    out.print(f"{summary.kept} clips, {summary.seconds:.1f} s, in {folder}")
    for reason, count in sorted(summary.left_out.items()):
        out.print(f"  left out: {count} × {reason}")


def _voice(named: str, film: Path, folder: Path) -> NDArray[np.float32]:
    """A clip of the character at 16 kHz, from a file or from the first film."""
    from .build import WORK
    from .sound import content_mark, film_sounds

    span = _SPAN.fullmatch(named)
    source = film if span else Path(named)
    sound, _ = film_sounds(source, folder / WORK / content_mark(source))
    start, end = (float(span[1]), float(span[2])) if span else (0.0, sound.seconds)
    samples = sound.part(start, end)
    if len(samples) < _LEAST_VOICE * sound.rate:
        raise StudioError(
            "option_invalid",
            f"The voice {named} is {len(samples) / sound.rate:.1f} s long.",
            f"Give at least {_LEAST_VOICE:g} s in which only the character speaks.",
        )
    return samples
