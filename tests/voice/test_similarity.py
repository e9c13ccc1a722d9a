"""Without these "85 % similar" could mean anything."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.__main__ import main
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.dataset.clips import write_wave
from animation_ai_studio.voice.robot import RobotVoice
from animation_ai_studio.voice.similarity import Vectors, compare_voices
from animation_ai_studio.voice.similarity_cli import told

LINES = ("There is a boat in the harbour.", "Nobody knows where he went.", "Look behind the old wall.")


def clips(count: int, spread: float, towards: int = 0, seed: int = 1) -> Vectors:
    """Unit vectors about one direction."""
    vectors = np.random.default_rng(seed).normal(0.0, spread, (count, 64))
    vectors[:, towards] += 1.0
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def test_the_person_s_own_recordings_reach_the_ceiling() -> None:
    found = compare_voices(clips(12, 0.08), clips(12, 0.08, seed=2))
    assert abs(found.ratio - 1.0) < 0.05 and found.reached
    assert found.low < found.ratio < found.high
    assert found.ceiling < 0.95, "one's own recordings differ too"


def test_another_voice_is_far_below_whatever_the_encoder_s_cosines_are() -> None:
    shifted = clips(8, 0.05) + np.float32(0.1)
    shifted /= np.linalg.norm(shifted, axis=1, keepdims=True)
    other = clips(8, 0.05, towards=1, seed=3) + np.float32(0.1)
    other /= np.linalg.norm(other, axis=1, keepdims=True)
    found = compare_voices(shifted, other)
    assert not found.reached and found.high < 0.85


def test_few_clips_give_a_wide_interval() -> None:
    few, many = (compare_voices(clips(n, 0.1), clips(n, 0.1, seed=2)) for n in (3, 30))
    assert few.high - few.low > many.high - many.low


def test_too_few_clips_are_refused() -> None:
    with pytest.raises(StudioError, match="2 recordings") as refused:
        compare_voices(clips(2, 0.1), clips(5, 0.1))
    assert refused.value.code == "option_invalid"


def test_the_report_names_encoder_ceiling_and_interval() -> None:
    rows = " ".join(told(compare_voices(clips(5, 0.1), clips(5, 0.1, seed=2)), "encoder X", 0.25))
    assert "encoder X" in rows and "of the ceiling" in rows and " to " in rows and "25.0%" in rows


@pytest.mark.slow
def test_files_and_folders_are_compared_by_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if importlib.util.find_spec("resemblyzer") is None:
        pytest.skip("the speaker encoder isn't installed")
    for folder, voice in (
        ("real", VoiceSpec(engine="espeak", blend={"jm_kumo": 1.0})),
        ("same", VoiceSpec(engine="espeak", blend={"jm_kumo": 1.0}, rate=1.1)),
        ("other", VoiceSpec(engine="espeak", pitch=8.0, timbre=4.0)),
    ):
        for place, line in enumerate(LINES):
            said = RobotVoice().say(line, voice)
            write_wave(tmp_path / folder / f"{place}.wav", said.samples, said.rate)
    ratios = {}
    for folder in ("same", "other"):
        arguments = [
            "voice",
            "similarity",
            "--real",
            str(tmp_path / "real"),
            "--spoken",
            str(tmp_path / folder),
            "--json",
        ]
        monkeypatch.setattr(sys, "argv", ["studio", *arguments])
        with pytest.raises(SystemExit):
            main()
        ratios[folder] = json.loads(capsys.readouterr().out)["ratio"]
    assert ratios["same"] > 0.85 > ratios["other"]


def test_a_clip_on_both_sides_is_refused(tmp_path: Path) -> None:
    """A voice that was compared with its own training clips reached 100 %."""
    from animation_ai_studio.voice.similarity_cli import similarity

    (tmp_path / "a.wav").write_bytes(b"RIFF")
    (tmp_path / "b.wav").symlink_to(tmp_path / "a.wav")
    with pytest.raises(StudioError, match=r"b\.wav is given as --real and as --spoken") as refused:
        similarity([tmp_path / "a.wav"], [tmp_path / "b.wav"])
    assert refused.value.code == "option_invalid"
