"""Calibrates the checks of takes: real puppet shots and spoken lines are spoilt on purpose (:mod:`.planted`), and
it is counted which checks move for which fault, how often a good take is refused, and whether the more spoilt
of two takes with several faults and harmless changes is graded lower.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from ..common.checks import Check
from ..common.progress import Progress, part, silent
from ..configs.judging import JudgingConfig
from ..film.picture.encode import Pixels, open_video
from ..judging.picture import measure_picture
from ..judging.voice import measure_voice
from .planted import (
    ENCODINGS,
    GRADES,
    HARMLESS,
    HARMLESS_VOICE,
    MASKED,
    MASKED_VOICE,
    PICTURE,
    VOICE,
    Voiced,
    spoilt,
    spoilt_line,
)

SIZE, FPS, SECONDS = (480, 270), 12, 1.5
MIXED = 3
"""Faults in one take at most."""
Faults = dict[str, int]


@dataclass(frozen=True)
class TrialKind:
    """A kind of take under trial.

    Attributes:
        takes: good takes.
        faults: what can be planted in them.
        masked: pairs of faults that aren't mixed.
        harmless: how many harmless changes there are.
        look: measures a take with faults and a harmless change.
    """

    takes: Sequence[Any]
    faults: Sequence[str]
    masked: frozenset[frozenset[str]]
    harmless: int
    look: Callable[[Any, Faults, int], list[Check]]


def order(checks: Sequence[Check]) -> tuple[float, float]:
    """What orders takes, better ones higher: first what is missing to the bars, then the room above them."""
    return sum(min(check.margin, 0.0) for check in checks), sum(check.margin for check in checks)


def _shots() -> list[list[Pixels]]:
    from ..puppets.scene import render_shot
    from .puppets import sample_film

    shots, looks = sample_film()
    return [
        list(render_shot(shot, looks, speech, seconds=SECONDS, size=SIZE, fps=FPS, workers=1))
        for shot, speech, _ in shots
    ]


def _pictures(bars: JudgingConfig) -> TrialKind:
    def look(frames: Sequence[Pixels], faults: Faults, harmless: int) -> list[Check]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "take.mp4"
            quality = dict(ENCODINGS[harmless % len(ENCODINGS)])
            with open_video(path, SIZE, FPS, quality=quality) as out:
                for frame in spoilt(frames, faults, harmless):
                    out.write(frame)
            return measure_picture(path, bars.picture)

    return TrialKind(_shots(), list(PICTURE), MASKED, len(HARMLESS), look)


def _voices(bars: JudgingConfig, cache: Path) -> TrialKind:
    from ..configs.schema import load_characters
    from ..voice.kokoro import KokoroVoice
    from .voice import LINES, say_all

    def hear(line: Voiced, faults: Faults, harmless: int) -> list[Check]:
        changed = spoilt_line(line, faults, harmless)
        return measure_voice(changed.samples, changed.rate, changed.speech, bars.voice, bars.pace)

    voices = {name: preset.voice for name, preset in load_characters([]).items()}
    said = say_all(KokoroVoice(cache), voices, LINES[:8])
    lines = [Voiced(one.spoken.samples, one.spoken.rate, one.spoken.speech) for one in said]
    return TrialKind(lines, list(VOICE), MASKED_VOICE, len(HARMLESS_VOICE), hear)


def matrix(trial: TrialKind) -> dict[str, Any]:
    """Which checks fail for which fault at its worst, and which fail on good takes with harmless changes."""
    alarms: Counter[str] = Counter()
    good = [trial.look(take, {}, harmless) for take in trial.takes for harmless in range(trial.harmless)]
    for checks in good:
        alarms.update(check.name for check in checks if not check.passed)
    rows: dict[str, dict[str, int]] = {}
    for name in trial.faults:
        failed: Counter[str] = Counter()
        for take in trial.takes:
            checks = trial.look(take, {name: GRADES - 1}, 0)
            failed.update(check.name for check in checks if not check.passed)
        rows[name] = dict(failed)
    return {
        "takes": len(trial.takes),
        "good": len(good),
        "false_alarms": dict(alarms),
        "failed_by_fault": rows,
    }


def _mixture(trial: TrialKind, rng: np.random.Generator) -> tuple[Faults, Faults]:
    """Two or three faults that don't hide each other, and the same with one of them a grade worse."""
    while True:
        count = int(rng.integers(2, MIXED + 1))
        names = [str(name) for name in rng.choice(list(trial.faults), count, replace=False)]
        if not any(frozenset(pair) in trial.masked for pair in combinations(names, 2)):
            break
    less = {name: int(rng.integers(GRADES - 1)) for name in names}
    return less, {**less, names[0]: less[names[0]] + 1}


def pairwise(trial: TrialKind, count: int, seed: int, progress: Progress = silent) -> dict[str, Any]:
    """Share of pairs in the planted order, and the mixtures that weren't by the fault that grew."""
    rng = np.random.default_rng(seed)
    wrong: Counter[str] = Counter()
    for number in range(count):
        take = trial.takes[int(rng.integers(len(trial.takes)))]
        less, more = _mixture(trial, rng)
        first, second = (int(one) for one in rng.integers(trial.harmless, size=2))
        if order(trial.look(take, less, first)) <= order(trial.look(take, more, second)):
            wrong[next(name for name in more if more[name] != less[name])] += 1
        progress((number + 1) / count, f"{number + 1} pairs")
    return {"pairs": count, "in_order": round(1 - wrong.total() / count, 3), "wrong": dict(wrong)}


def measure(
    bars: JudgingConfig, cache: Path, pairs: int, seed: int, progress: Progress = silent
) -> Mapping[str, Any]:
    """All figures, for pictures and for voices.

    Raises:
        StudioError: the voice isn't installed.
    """
    out: dict[str, Any] = {}
    trials = {"pictures": _pictures(bars), "voices": _voices(bars, cache)}
    for number, (name, trial) in enumerate(trials.items()):
        span = part(progress, number / 2, (number + 1) / 2)
        out[name] = {**matrix(trial), **pairwise(trial, pairs, seed, span)}
    return out
