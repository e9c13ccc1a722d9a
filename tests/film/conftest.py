"""Small clips that the film tests share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.story import Speech, SpokenWord, TimedLine
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.picture.encode import TAKE, open_video

SIZE = (320, 180)


def write_clip(path: Path, colour: tuple[int, int, int], seconds: float = 2.0, fps: int = 24) -> Path:
    """A video of one colour whose brightness counts its frames in a stripe at the top."""
    with open_video(path, SIZE, fps, quality=TAKE) as video:
        for index in range(round(seconds * fps)):
            frame = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
            frame[:] = colour
            frame[:20] = index * 4 % 256
            video.write(frame)
    return path


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[Clip]:
    """A red clip with a line (a tone from 0.25 s on) and a silent blue one, two seconds each."""
    folder = tmp_path_factory.mktemp("clips")
    speech = Speech(
        character="luca",
        text="Hello there",
        seconds=1.0,
        words=[
            SpokenWord(text="Hello", start=0, seconds=0.5),
            SpokenWord(text="there", start=0.5, seconds=0.5),
        ],
    )
    sound = np.zeros((60_000, 2), np.float32)
    sound[12_000:] = 0.2 * np.sin(np.arange(48_000) * 2 * np.pi * 440 / 48_000)[:, None]
    red = write_clip(folder / "red.mp4", (220, 30, 30))
    blue = write_clip(folder / "blue.mp4", (30, 30, 220))
    return [
        Clip(red, 2.0, (TimedLine(speech=speech, start=0.25),), sound, name="red"),
        Clip(blue, 2.0, name="blue"),
    ]
