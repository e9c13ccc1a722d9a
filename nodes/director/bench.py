"""Calibrates the checks of takes: real puppet shots and spoken lines are spoilt on purpose, and it is counted
which checks move and whether the more spoilt of two is graded lower.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...configs.judging import JudgingConfig
from ..film.encode import TAKE, open_video
from .measure import Measured, measure_picture, measure_voice

Pixels = NDArray[np.uint8]
Samples = NDArray[np.float32]
SIZE, FPS, SECONDS = (640, 360), 12, 1.0


def _blur(frame: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    import cv2

    return np.asarray(cv2.GaussianBlur(frame, (0, 0), width), np.float32)


def _grain(frame: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    rng = np.random.default_rng(7)
    return frame + rng.normal(0, sigma, (*frame.shape[:2], 1)).astype(np.float32)


PICTURE: dict[str, tuple[Callable[[NDArray[np.float32], float], NDArray[np.float32]], tuple[float, ...]]] = {
    "sharpness": (_blur, (2, 5, 12)),
    "dark": (lambda frame, share: frame * share, (0.6, 0.3, 0.06)),
    "bright": (lambda frame, share: 255 - (255 - frame) * share, (0.6, 0.3, 0.06)),
    "contrast": (lambda frame, share: 128 + (frame - 128) * share, (0.6, 0.3, 0.04)),
    "noise": (_grain, (8, 30, 90)),
}
"""What spoils a picture, named by the check that should see it, mild to unusable."""
VOICE: dict[str, tuple[Callable[[Samples, float], Samples], tuple[float, ...]]] = {
    "level": (lambda sound, gain: sound * np.float32(gain), (0.5, 0.2, 0.04)),
    "clipping": (lambda sound, gain: np.clip(sound * np.float32(gain), -1, 1), (4, 8, 16)),
    "speech": (lambda sound, share: _silenced(sound, share), (0.6, 0.3, 0.06)),
}


def _silenced(sound: Samples, share: float) -> Samples:
    """Only the first ``share`` of a line is left."""
    left = sound.copy()
    left[int(sound.size * share) :] = 0
    return left


@dataclass
class Count:
    """What was counted of single faults at their worst."""

    planted: int = 0
    seen: int = 0
    others: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, checks: Sequence[Measured]) -> None:
        """Counts one spoilt take."""
        failed = {check.name for check in checks if not check.passed}
        self.planted += 1
        self.seen += name in failed
        self.others.update(failed - {name})


def _shots() -> list[list[Pixels]]:
    from ...embedded.puppets.bench import sample_film
    from ...embedded.puppets.scene import render_shot

    shots, looks = sample_film()
    return [
        list(render_shot(shot, looks, speech, seconds=SECONDS, size=SIZE, fps=FPS))
        for shot, speech, _ in shots
    ]


def _looked_at(frames: Sequence[Pixels], faults: dict[str, int], bars: JudgingConfig) -> list[Measured]:
    """Measures a shot with ``faults`` (name: how bad, 0 … 2); grain comes last, as in a camera."""
    order = sorted(faults, key=list(PICTURE).index)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.mp4"
        with open_video(path, SIZE, FPS, quality=TAKE) as out:
            for frame in frames:
                spoilt = frame.astype(np.float32)
                for name in order:
                    spoil, grades = PICTURE[name]
                    spoilt = spoil(spoilt, grades[faults[name]])
                out.write(np.ascontiguousarray(np.clip(spoilt, 0, 255).astype(np.uint8)))
        return measure_picture(path, bars.picture)


def _heard(sound: tuple[Samples, int], faults: dict[str, int], bars: JudgingConfig) -> list[Measured]:
    samples, rate = sound
    for name, grade in faults.items():
        spoil, grades = VOICE[name]
        samples = spoil(samples, grades[grade])
    return measure_voice(samples, rate, None, bars.voice, bars.pace)


def _lines(cache: Path) -> list[tuple[Samples, int]]:
    from ...configs.schema import load_characters
    from ...embedded.voice.bench import LINES, say_all
    from ...embedded.voice.kokoro import KokoroVoice

    voices = {name: preset.voice for name, preset in load_characters([]).items()}
    said = say_all(KokoroVoice(cache), voices, LINES[:6])
    return [(one.spoken.samples, one.spoken.rate) for one in said]


def grade(checks: Sequence[Measured]) -> float:
    """One figure that orders takes: the sum of the weighted margins."""
    return sum(check.margin for check in checks)


def _singles(
    takes: Sequence[Any], faults: Sequence[str], look: Callable[..., list[Measured]]
) -> dict[str, Any]:
    alarms = sum(not check.passed for take in takes for check in look(take, {}))
    counts = {name: Count() for name in faults}
    for take in takes:
        for name, count in counts.items():
            count.add(name, look(take, {name: 2}))
    table = {
        name: {"planted": one.planted, "seen": one.seen, "others": dict(one.others)}
        for name, one in counts.items()
    }
    return {"good_takes": len(takes), "false_alarms": alarms, "single_faults": table}


def _pairs(
    takes: Sequence[Any], faults: Sequence[str], look: Callable[..., list[Measured]], count: int, seed: int
) -> float:
    """Share of pairs in the planted order: two faults at once, and in the worse take one of them is worse."""
    rng = np.random.default_rng(seed)
    right = 0
    for _ in range(count):
        take = takes[int(rng.integers(len(takes)))]
        first, second = (str(name) for name in rng.choice(faults, 2, replace=False))
        less = {first: int(rng.integers(2)), second: int(rng.integers(2))}
        more = {**less, first: less[first] + 1}
        right += grade(look(take, less)) > grade(look(take, more))
    return right / count


def measure(bars: JudgingConfig, cache: Path, pairs: int, seed: int) -> dict[str, Any]:
    """All figures, for pictures and for voices.

    Raises:
        StudioError: the voice isn't installed.
    """

    def seen(take: Sequence[Pixels], faults: dict[str, int]) -> list[Measured]:
        return _looked_at(take, faults, bars)

    def heard(take: tuple[Samples, int], faults: dict[str, int]) -> list[Measured]:
        return _heard(take, faults, bars)

    out = {}
    for name, takes, faults, look in (
        ("pictures", _shots(), list(PICTURE), seen),
        ("voices", _lines(cache), list(VOICE), heard),
    ):
        order = _pairs(takes, faults, look, pairs, seed)
        out[name] = {**_singles(takes, faults, look), "pairwise": round(order, 3)}
    return out
