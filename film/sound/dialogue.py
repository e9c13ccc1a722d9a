"""Puts spoken lines one after another: a shot's dialogue, its timing and its sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...common.story import Speech, TimedLine
from ...voice.samples import FILM_RATE, Stereo

MAX_LINES = 200
"""Lines of one dialogue: far more than a shot of a film has."""


@dataclass(frozen=True)
class Dialogue:
    """Lines with their places, and all of their sound from the shot's first frame on (48 kHz stereo)."""

    lines: tuple[TimedLine, ...]
    samples: Stereo

    @property
    def seconds(self) -> float:
        """Until the last line ends."""
        return max((line.start + line.speech.seconds for line in self.lines), default=0.0)


EMPTY = Dialogue((), np.zeros((0, 2), np.float32))


def add_line(dialogue: Dialogue, speech: Speech, samples: Stereo, pause: float) -> Dialogue:
    """The dialogue with one more line, ``pause`` seconds after the last one (or the shot's start).

    The sound is laid exactly where the line is placed; a sound longer than its speech rings on.
    """
    start = round((dialogue.seconds + pause) * FILM_RATE)
    mixed = np.zeros((max(start + len(samples), len(dialogue.samples)), 2), np.float32)
    mixed[: len(dialogue.samples)] = dialogue.samples
    mixed[start : start + len(samples)] += samples
    placed = TimedLine(speech=speech, start=start / FILM_RATE)
    return Dialogue((*dialogue.lines, placed), mixed)
