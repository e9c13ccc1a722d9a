"""A judge that passes black pictures or mute voices lets a broken film through; one that refuses night stops all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.story import Speech
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.nodes.director.measure import measure_picture, measure_voice
from animation_ai_studio.nodes.film.encode import TAKE, open_video

RATE = 24_000
BARS = load_judging([])


def video(path: Path, kind: str) -> Path:
    """Two seconds of a textured picture that drifts, with one fault."""
    rng = np.random.default_rng(1)
    texture = np.kron(rng.integers(40, 220, (45, 80, 3)), np.ones((8, 8, 1))).astype(np.uint8)
    with open_video(path, (640, 360), 24, quality=TAKE) as out:
        for number in range(48):
            frame = np.roll(texture, number * 2, axis=1)
            if kind == "black":
                frame = np.zeros_like(frame)
            elif kind == "white":
                frame = np.full_like(frame, 255)
            elif kind == "frozen":
                frame = texture
            elif kind == "night":
                frame = (frame * 0.25).astype(np.uint8)
            elif kind == "grain":
                frame = np.clip(frame + rng.normal(0, 90, (360, 640, 1)), 0, 255).astype(np.uint8)
            out.write(np.ascontiguousarray(frame))
    return path


def voice(kind: str) -> np.ndarray:
    t = np.arange(RATE * 2) / RATE
    tone = (0.2 * np.sin(2 * np.pi * 180 * t) * (1 + np.sin(2 * np.pi * 4 * t)) / 2).astype(np.float32)
    return {"good": tone, "mute": tone * 0, "whisper": tone * 0.01, "clipped": np.clip(tone * 30, -1, 1)}[
        kind
    ]


@pytest.mark.parametrize(
    ("kind", "faults"),
    [
        ("good", set()),
        ("night", set()),
        ("black", {"contrast", "dark", "sharpness", "motion"}),
        ("white", {"contrast", "bright", "sharpness", "motion"}),
        ("frozen", {"motion"}),
        ("grain", {"noise"}),
    ],
)
def test_each_measurement_moves_for_its_own_fault(tmp_path: Path, kind: str, faults: set[str]) -> None:
    checks = measure_picture(video(tmp_path / "shot.mp4", kind), BARS.picture)
    assert {check.name for check in checks if not check.passed} == faults


@pytest.mark.parametrize(
    ("kind", "fault"), [("good", None), ("mute", "speech"), ("whisper", "level"), ("clipped", "clipping")]
)
def test_a_voice_that_can_not_be_used_is_told(kind: str, fault: str | None) -> None:
    failed = {
        check.name: check
        for check in measure_voice(voice(kind), RATE, None, BARS.voice, BARS.pace)
        if not check.passed
    }
    assert (fault in failed) if fault else not failed
    assert all(check.change for check in failed.values())


@pytest.mark.parametrize(("seconds", "passed"), [(1.6, True), (0.3, False), (15.0, False)])
def test_speech_at_no_human_pace_is_told(seconds: float, passed: bool) -> None:
    speech = Speech(character="luca", text="I counted every single wave.", seconds=seconds)
    pace = next(
        check
        for check in measure_voice(voice("good"), RATE, speech, BARS.voice, BARS.pace)
        if check.name == "pace"
    )
    assert pace.passed is passed
