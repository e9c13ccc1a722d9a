"""Films whose every cut, dissolve, fade and flash is known, made of moving patterns: the truth of ``bench footage``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Change = Literal["cut", "dissolve", "fade", "black"]
Picture = NDArray[np.float32]
RATE = 48_000


@dataclass(frozen=True)
class TruthForm:
    """How a film is made.

    Attributes:
        steps: lengths of its frames in units of 1/``scale`` s, taken in turns; several make its rate vary.
        alike: whether all shots have the same colours.
    """

    name: str
    size: tuple[int, int] = (320, 180)
    steps: tuple[int, ...] = (1001,)
    scale: int = 30_000
    alike: bool = False
    seed: int = 0

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.scale * len(self.steps) / sum(self.steps)


@dataclass
class FootageTruth:
    """What a film holds, in frame numbers; ``gradual`` are (kind, first, last) of the mixed frames."""

    form: TruthForm
    cuts: list[int] = field(default_factory=list)
    gradual: list[tuple[str, int, int]] = field(default_factory=list)
    flashes: list[tuple[int, int]] = field(default_factory=list)
    frames: int = 0


class MovingPattern:
    """A picture that moves: soft blotches, two shapes on their ways, and perhaps a pan."""

    def __init__(self, rng: np.random.Generator, size: tuple[int, int], alike: bool) -> None:
        wide, high = size
        low = rng.normal(0, 1, (7, 11)).astype(np.float32)
        rows, columns = np.linspace(0, 5.99, high), np.linspace(0, 9.99, wide * 2)
        self.field = _spread(low, rows, columns)
        drawn = rng.uniform(20, 235, (2, 3)).astype(np.float32)
        self.colours = np.array([[40, 60, 90], [200, 170, 120]], np.float32) if alike else drawn
        self.pan = float(rng.choice([0.0, 0.0, 1.0, -0.7])) * wide / 320
        self.way = rng.uniform(-2.0, 2.0, (2, 2)) * wide / 320
        self.place = rng.uniform(0.2, 0.8, (2, 2)) * (high, wide)
        self.tints = rng.uniform(0, 255, (2, 3)).astype(np.float32) if not alike else self.colours[::-1]
        self.size = size
        self.grid = np.mgrid[0:high, 0:wide].astype(np.float32)

    def at(self, count: int) -> Picture:
        """The picture after so many frames, ``(high, wide, 3)``, 0–255."""
        wide, high = self.size
        left = wide - abs(int(wide / 2 + self.pan * count) % (2 * wide) - wide)
        part = self.field[:, left : left + wide, None]
        shown = self.colours[0] + (self.colours[1] - self.colours[0]) * (0.5 + 0.5 * np.tanh(part))
        for start, way, tint in zip(self.place, self.way, self.tints, strict=True):
            y, x = np.abs((start + way * count) % (2 * high, 2 * wide) - (high, wide))
            inside = np.hypot(self.grid[0] - y, self.grid[1] - x) < high / 9
            shown = np.where(inside[..., None], tint, shown)
        return np.asarray(shown, np.float32)


def _spread(low: Picture, rows: NDArray[Any], columns: NDArray[Any]) -> Picture:
    top, left = rows.astype(int), columns.astype(int)
    down, right = (rows - top)[:, None], (columns - left)[None]
    near = low[top][:, left] * (1 - right) + low[top][:, left + 1] * right
    far = low[top + 1][:, left] * (1 - right) + low[top + 1][:, left + 1] * right
    return np.asarray(near * (1 - down) + far * down, np.float32)


def pictures(form: TruthForm, shots: int, truth: FootageTruth) -> Iterator[Picture]:
    """The frames of a film, while ``truth`` is filled with what is in them."""
    rng = np.random.default_rng(form.seed)
    count, pattern, age = 0, MovingPattern(rng, form.size, form.alike), 0
    for shot in range(shots):
        length = round(form.rate * float(rng.uniform(1.2, 3.0)))
        flash = length // 2 if rng.random() < 0.25 else -1
        for place in range(length):
            lit = flash <= place < flash + 2 and flash >= 0
            yield pattern.at(age) * 0.15 + 215 if lit else pattern.at(age)
            age += 1
        if flash >= 0:
            truth.flashes.append((count + flash, count + flash + 1))
        count += length
        if shot == shots - 1:
            break
        following = MovingPattern(rng, form.size, form.alike)
        kind: Change = rng.choice(["cut", "cut", "cut", "dissolve", "fade"])
        mixed = [] if kind == "cut" else list(_mixed(kind, form, rng, pattern, following, age))
        _tell(truth, kind, count, len(mixed))
        yield from mixed
        count += len(mixed)
        pattern, age = following, len(mixed)
    truth.frames = count


def _mixed(
    kind: str, form: TruthForm, rng: np.random.Generator, one: MovingPattern, other: MovingPattern, age: int
) -> Iterator[Picture]:
    """Frames between two shots: a dissolve, or a fade to black and back of equal parts with black between."""
    span = round(form.rate * float(rng.uniform(0.4, 1.2)))
    for place in range(span):
        share = (place + 1) / (span + 1)
        yield one.at(age + place) * (1 - share) + (other.at(place) * share if kind == "dissolve" else 0)
    if kind == "fade":
        yield from [one.at(0) * 0] * 4
        for place in range(span):
            yield other.at(place + span + 4) * ((place + 1) / (span + 1))


def _tell(truth: FootageTruth, kind: str, start: int, length: int) -> None:
    if kind == "cut":
        truth.cuts.append(start)
    elif kind == "dissolve":
        truth.gradual.append(("dissolve", start, start + length - 1))
    else:
        span = (length - 4) // 2
        truth.gradual += [("fade", start, start + span - 1), ("fade", start + span + 4, start + length - 1)]


def write_truth(
    path: Path, form: TruthForm, shots: int, sound: NDArray[np.float32] | None = None
) -> FootageTruth:
    """Makes the film ``path``, with a sound ``(n,)`` at 48 kHz where one is given, and tells what is in it."""
    import av

    truth = FootageTruth(form)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(
            "libx264", rate=Fraction(form.scale, form.steps[0]), options={"preset": "veryfast"}
        )
        stream.width, stream.height, stream.pix_fmt = *form.size, "yuv420p"
        stream.codec_context.time_base = Fraction(1, form.scale)
        voice = container.add_stream("aac", rate=RATE, layout="mono") if sound is not None else None
        pts = 0
        for number, picture in enumerate(pictures(form, shots, truth)):
            frame = av.VideoFrame.from_ndarray(picture.clip(0, 255).astype(np.uint8), format="rgb24")
            frame.pts, frame.time_base = pts, Fraction(1, form.scale)
            pts += form.steps[number % len(form.steps)]
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if voice is not None and sound is not None:
            _write_sound(container, voice, sound)
    return truth


def _write_sound(container: Any, stream: Any, sound: NDArray[np.float32]) -> None:
    import av

    for start in range(0, len(sound), 1024):
        frame = av.AudioFrame.from_ndarray(sound[None, start : start + 1024], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())


FORMS = (
    TruthForm("29.97"),
    TruthForm("24", steps=(1,), scale=24, seed=1),
    TruthForm("59.94", scale=60_000, seed=2),
    TruthForm("variable", steps=(800, 1400, 1000, 1000), scale=30_000, seed=3),
    TruthForm("portrait", size=(180, 320), seed=4),
    TruthForm("same colours", alike=True, seed=5),
)
"""The forms that are measured."""
