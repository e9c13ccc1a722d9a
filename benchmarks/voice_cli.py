"""``./studio bench voices``, ``spoken``, ``dataset`` and ``voice``: speech, and what is made of recordings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..common.terminal import progress_bar
from .figures import SHARE, Figures, Json, Out, show


def voices(as_json: Json = False, target: Out = None) -> None:
    """Fifty lines by the cast: word errors of a recogniser, likeness of the voices, speed.

    Needs the test packages, which `./studio test` installs.
    """
    from ..common.folders import cache_folder
    from ..configs.schema import load_characters
    from ..voice.kokoro import KokoroVoice
    from ..voice.recognition import SpeakerEncoder, SpeechRecognizer
    from .voice import LINES, SAME_SPEAKER, likeness, real_time, say_all, understood

    cast = {name: preset.voice for name, preset in load_characters([]).items()}
    said = say_all(KokoroVoice(cache_folder()), cast, LINES)
    heard, alike = understood(SpeechRecognizer(cache_folder()), said), likeness(SpeakerEncoder(), said)
    figures = {
        "word_error_rate": round(heard.rate, 4),
        "by_voice": {name: round(errors / words, 4) for name, (errors, words) in heard.by_voice.items()},
        "closest_pair": round(alike.closest, 3),
        "same_speaker_from": SAME_SPEAKER,
        "same_voice_least": round(float(alike.within.min()), 3),
        "pitch_hz": dict(zip(alike.names, alike.pitch.round(1).tolist(), strict=True)),
        "cpu_seconds_per_second": round(real_time(said), 3),
    }
    units = {"word_error_rate": SHARE, "by_voice.*": SHARE, "cpu_seconds_per_second": "s/s"}
    show(figures, as_json, target, units)


def spoken(
    heard: Annotated[
        int, typer.Option(min=0, max=200, help="Also speak so many lines and listen to them.")
    ] = 0,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Lines with numbers, signs and short forms: how many are said as people say them; --heard listens to a sample."""
    from .spoken import bench_spoken, hear_spoken

    figures = {**bench_spoken(), **({"heard": hear_spoken(heard)} if heard else {})}
    show(figures, as_json, target, {"*.right": SHARE, "heard.*.word_error_rate": SHARE})


def dataset(
    minutes: Annotated[float, typer.Option(min=0.5, max=60, help="Length of the film.")] = 10.0,
    snr: Annotated[list[float] | None, typer.Option(help="dB of the voices over music and noise.")] = None,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """A film whose speakers are known: how many of one voice's clips are found, how many are another's, time, memory."""
    from tempfile import TemporaryDirectory

    from .dataset import bench_dataset

    with TemporaryDirectory() as folder, progress_bar() as report:
        figures = bench_dataset(minutes, tuple(snr or (15.0, 5.0)), Path(folder), report)
    show(figures, as_json, target, {"*.precision": SHARE, "*.recall": SHARE, "*.word_error_rate": SHARE})


def voice(
    count: Annotated[
        int, typer.Option(min=1, max=5000, help="Lines through the server that misbehaves.")
    ] = 500,
    share: Annotated[float, typer.Option(min=0.0, max=0.9, help="Share of its answers that are bad.")] = 0.2,
    kills: Annotated[int, typer.Option(min=0, max=500, help="Lines in which the server is killed.")] = 30,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Lines through a voice server that misbehaves or is killed: how many are whole, silent or wrong."""
    from tempfile import TemporaryDirectory

    from ..common.folders import cache_folder
    from ..voice.kokoro import KokoroVoice
    from ..voice.robot import RobotVoice
    from .voice import LINES
    from .voice_server import killed, misbehaving, timing_errors

    with TemporaryDirectory() as folder:
        figures: Figures = {
            "misbehaving": misbehaving(Path(folder), count, share),
            "killed": killed(Path(folder), kills),
            "word_starts_off": timing_errors(
                KokoroVoice(cache_folder()), RobotVoice(), LINES[: min(count, 20)]
            ),
        }
    show(figures, as_json, target, {"word_starts_off.*": "ms"})
