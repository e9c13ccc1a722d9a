"""How well and how fast a film is understood whose every change and word is known, beside what anybody would run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from ..common.environment import child_environment
from ..common.errors import StudioError
from ..common.progress import Progress
from ..common.terminal import progress_bar
from .figures import Figures, Json, Out, show

if TYPE_CHECKING:
    from ..common.footage import FootageAnalysis
    from .footage_truth import FootageTruth

NEAR = 3
"""Frames by which a gradual change's ends may be off."""
LINES = (
    "Where did you put the red umbrella?",
    "I left it on the train this morning.",
    "Then we will both get wet today.",
    "The rain is only water, my friend.",
)
RATE = 48_000


def footage(
    shots: Annotated[int, typer.Option(min=2, max=400, help="Shots of each film.")] = 24,
    speech: Annotated[bool, typer.Option(help="Also measure speech and its words.")] = True,
    reference: Annotated[bool, typer.Option(help="Also find the cuts with PySceneDetect.")] = False,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Cuts, dissolves, fades and speech of generated films that are found, and the time that it takes."""
    with progress_bar() as report:
        figures = bench_footage(shots, speech=speech, reference=reference, progress=report)
    show(figures, as_json, target, {"films.*.time_share": "s/s", "*.reference_share": "s/s"})


def bench_footage(shots: int, *, speech: bool, reference: bool, progress: Progress) -> Figures:
    """Figures of every form of film, and of all together."""
    from .footage_truth import FORMS, write_truth

    films: dict[str, Figures] = {}
    cuts, gradual = np.zeros(3), np.zeros(3)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, form in enumerate(FORMS):
            progress(number / (len(FORMS) + 1), form.name)
            path = folder / f"{form.name.replace(' ', '_')}.mp4"
            truth = write_truth(path, form, shots)
            analysis, took, memory = _analyzed(path, folder, words=False)
            counts = _cut_counts(analysis, truth), _gradual_counts(analysis, truth)
            cuts, gradual = cuts + counts[0], gradual + counts[1]
            figures = {"cuts_f1": f1(counts[0]), "gradual_f1": f1(counts[1]), "memory_mb": memory}
            figures["time_share"] = round(took / analysis.source.seconds, 3)
            films[form.name] = {**figures, **(_reference_figures(path, analysis, truth) if reference else {})}
        spoken = bench_speech(folder) if speech else {}
    return {"cuts_f1": f1(cuts), "gradual_f1": f1(gradual), "films": films, "speech": spoken}


def f1(counts: NDArray[np.float64]) -> float:
    """F1 of (found rightly, found wrongly, missed)."""
    right, wrong, missed = counts
    return round(float(2 * right / max(2 * right + wrong + missed, 1)), 4)


def _analyzed(path: Path, folder: Path, *, words: bool) -> tuple[FootageAnalysis, float, float]:
    """The analysis, seconds and largest memory in megabytes of the command line in a process of its own."""
    from ..common.footage import FootageAnalysis

    if not hasattr(os, "wait4"):
        raise StudioError(
            "option_invalid", "This system doesn't tell what a program took.", "Measure on Linux or macOS."
        )
    command = [sys.executable, "-P", "-m", "animation_ai_studio", "analyze", str(path), "--json"]
    command += ["--language", "en"] if words else ["--no-words"]
    out = folder / "analysis.json"
    with out.open("wb") as told:
        started = time.perf_counter()
        environment = child_environment("PYTHONPATH", ANIMATION_STUDIO_HOME=str(folder / "home"))
        child = subprocess.Popen(command, stdout=told, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - started
    return FootageAnalysis.model_validate_json(out.read_text("utf-8")), took, round(usage.ru_maxrss / 1024, 1)


def _counts(right: int, found: int, true: int) -> NDArray[np.float64]:
    return np.array([right, found - right, true - right], np.float64)


def _cut_counts(analysis: FootageAnalysis, truth: FootageTruth) -> NDArray[np.float64]:
    from ..common.footage import ShotChange

    found = {one.first for one in analysis.shots if one.opens is ShotChange.CUT}
    return _counts(len(found & set(truth.cuts)), len(found), len(truth.cuts))


def _gradual_counts(analysis: FootageAnalysis, truth: FootageTruth) -> NDArray[np.float64]:
    found = [(str(one.kind), one.first, one.last) for one in analysis.transitions]
    right = sum(
        any(kind == one[0] and abs(first - one[1]) <= NEAR and abs(last - one[2]) <= NEAR for one in found)
        for kind, first, last in truth.gradual
    )
    return _counts(right, len(found), len(truth.gradual))


def _reference_figures(path: Path, analysis: FootageAnalysis, truth: FootageTruth) -> Figures:
    """Cuts of the reference count within half a frame; what it tells of dissolves and fades isn't held against it."""
    from .footage_reference import reference_cuts

    started = time.perf_counter()
    found = reference_cuts(path)
    took = time.perf_counter() - started
    half = 0.5 / truth.form.rate
    steps = np.cumsum([0, *np.resize(truth.form.steps, truth.frames)]) / truth.form.scale
    true = [float(steps[cut]) for cut in truth.cuts]
    mixed = [(float(steps[first]), float(steps[last + 1])) for _, first, last in truth.gradual]
    counted = [one for one in found if not any(start - 0.2 <= one <= end + 0.2 for start, end in mixed)]
    right = sum(any(abs(one - cut) <= half for one in counted) for cut in true)
    share = round(took / analysis.source.seconds, 3)
    return {"reference_cuts_f1": f1(_counts(right, len(counted), len(true))), "reference_share": share}


def bench_speech(folder: Path) -> Figures:
    """Speech found by tenths of a second, and word errors, in lines with silence and noise between them."""
    from ..common.footage import SoundKind
    from ..voice.recognition import word_errors
    from .footage_truth import FORMS, write_truth

    sound, true = spoken_track()
    write_truth(folder / "speech.mp4", FORMS[1], 12, sound)
    analysis, took, _ = _analyzed(folder / "speech.mp4", folder, words=True)
    found = np.zeros(len(true), bool)
    for one in analysis.sounds:
        if one.kind is SoundKind.SPEECH:
            found[round(one.start * 10) : round(one.end * 10)] = True
    right = float((found & true).sum())
    errors, words = word_errors(" ".join(LINES), " ".join(one.text for one in analysis.words))
    return {
        "precision": round(right / max(float(found.sum()), 1), 4),
        "recall": round(right / max(float(true.sum()), 1), 4),
        "word_error_rate": round(errors / words, 4),
        "time_share": round(took / max(analysis.source.seconds, len(true) / 10), 3),
    }


def spoken_track() -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Lines with silence and noise between them, and for each tenth of a second whether somebody speaks."""
    from ..configs.schema import load_characters
    from ..voice import engines
    from ..voice.recognition import resampled

    preset = next(one for one in load_characters([]).values() if not one.narrator)
    rng = np.random.default_rng(0)
    parts: list[NDArray[np.float32]] = []
    spoken: list[NDArray[np.bool_]] = []
    for number, text in enumerate(LINES):
        said = engines.speak(text, preset)
        samples = resampled(
            np.asarray(said.samples, np.float32).reshape(len(said.samples), -1).mean(1), said.rate, RATE
        )
        between = rng.normal(0, 0.03 if number % 2 else 0.0, 2 * RATE).astype(np.float32)
        parts += [between, samples]
        spoken += [np.zeros(len(between), bool), np.abs(samples) > 0.004]
    sound, voiced = np.concatenate(parts), np.concatenate(spoken)
    count = len(sound) // (RATE // 10)
    return sound, voiced[: count * RATE // 10].reshape(count, -1).mean(1) > 0.2
