"""Mouths keep time with the voice: measured from the pictures, not from the plan."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.story import Shot, Speech, TimedLine, VisemeCue
from animation_ai_studio.common.vocabulary import Emotion, Viseme
from animation_ai_studio.configs.look import Look
from animation_ai_studio.puppets import render_passes, render_shot

from .conftest import one

FPS = 100
START = 0.25


def talk(visemes: list[tuple[Viseme, float]]) -> TimedLine:
    marks, at = [], 0.0
    for viseme, seconds in visemes:
        marks.append(VisemeCue(start=at, seconds=seconds, viseme=viseme))
        at += seconds
    return TimedLine(speech=Speech(character="pip", text="mama", seconds=at, marks=marks), start=START)


def opening(shot: Shot, looks: dict[str, Look], speech: list[TimedLine], seconds: float) -> np.ndarray:
    """How much dark mouth each frame shows, as a share of the face's lower half."""
    size = (160, 160)
    where = render_passes(shot, looks, size=size, speech=speech, seconds=seconds)
    x, y = where.keypoints[0, 0, :2].astype(int)
    span = int(abs(where.keypoints[0, 16, 0] - where.keypoints[0, 17, 0]) * 0.22)
    dark = []
    for frame in render_shot(shot, looks, speech, seconds=seconds, size=size, fps=FPS):
        mouth = frame[y + 4 : y + 2 * span + 4, x - span : x + span].astype(float)
        dark.append(float((mouth.sum(-1) < 190).mean()))
    return np.array(dark)


@pytest.mark.parametrize("emotion", [Emotion.NEUTRAL, Emotion.HAPPY, Emotion.ANGRY])
def test_mouth_opens_and_closes_within_40_ms_of_the_marks(looks: dict[str, Look], emotion: Emotion) -> None:
    pattern = [(Viseme.OPEN if k % 2 else Viseme.CLOSED, 0.16 + 0.03 * (k % 3)) for k in range(9)]
    speech = talk(pattern)
    shot = one(emotion=emotion)
    seconds = START + speech.speech.seconds + 0.3
    dark = opening(shot, looks, [speech], seconds)
    inside = dark[int((START + 0.1) * FPS) : int((START + speech.speech.seconds) * FPS)]
    middle = (inside.max() + inside.min()) / 2.0
    assert inside.max() > 3.0 * (inside.min() + 0.002), "the mouth hardly opens"
    for before, mark in zip(speech.speech.marks, speech.speech.marks[1:], strict=False):
        if mark is speech.speech.marks[-1] or before is speech.speech.marks[0]:
            continue
        change = START + mark.start
        window = np.arange(int((change - 0.09) * FPS), int((change + 0.09) * FPS))
        opened = dark[window] > middle
        wanted = mark.viseme is Viseme.OPEN
        turned = window[np.argmax(opened == wanted)] / FPS
        assert abs(turned - change) <= 0.040 + 0.5 / FPS, (
            f"{mark.viseme} at {change:.2f} s was seen at {turned:.2f} s"
        )


def test_visemes_look_different(looks: dict[str, Look]) -> None:
    pictures = {}
    for viseme in Viseme:
        speech = talk([(viseme, 0.5)])
        frames = list(render_shot(one(), looks, [speech], seconds=0.6, size=(256, 256), fps=10))
        pictures[viseme] = frames[5].astype(int)
    names = list(pictures)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            assert np.abs(pictures[a] - pictures[b]).mean() > 0.02 or {a, b} == {
                Viseme.REST,
                Viseme.CLOSED,
            }, f"{a} looks like {b}"


def test_who_is_silent_keeps_the_mouth_shut(looks: dict[str, Look]) -> None:
    shot = one(emotion=Emotion.NEUTRAL)
    other = talk([(Viseme.OPEN, 0.5)])
    other.speech.character = "narrator"
    assert opening(shot, looks, [other], 0.7).max() < 0.03
