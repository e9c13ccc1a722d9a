"""Cheap measurements of a moving picture: light, contrast, sharpness, grain, movement and damage.

Each is defined so that it moves for its own fault only: contrast counts against the light there is, sharpness
and movement against the contrast, grain in flat parts, blocks on the codec's grid and banding off it. What
can't be seen any more isn't judged: a black take is dark and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..common.checks import Check
from ..configs.judging import PictureThresholds
from ..film.picture.decode import probe, read_frames
from ..film.picture.encode import Pixels
from ..film.picture.fit import split
from .measurement import abstain, compare

Luma = NDArray[np.float32]
"""Luma ``(h, w)``, 0 black … 1 white."""
LOOK_PIXELS, THUMBNAIL_PIXELS = 480 * 270, 120 * 68
"""Pictures are measured at about this many pixels, and compared with each other as thumbnails; never enlarged."""
RATE, MOST_FPS, MOST_LOOKS = 4, 30, 24
"""Looks a second, frames a second at most, and looks at most."""
SEEN = 0.006
"""Standard deviation of luma (1.5 of 255 steps) under which nothing can be made out."""
FINE, COARSE = 1.5, 4.5
"""Widths in pixels at which outlines are compared."""
MOST_GAIN = 4.0
"""Light is compared up to so much more contrast."""
STILL = 0.0015
"""Neighbouring frames that differ by less, in standard deviations of luma, are the same frame."""
GRID = 8
"""Codecs work in squares of so many pixels."""
LEAST_BANDS = 16_000
"""Pixels of a picture from which bands can be told from details: at 128 × 72 the tiles of a floor are steps."""


@dataclass
class Watched:
    """What is kept of a video after one pass: a few pictures, thumbnails of all frames, damage by look."""

    seconds: float
    pixels: int = 0
    looks: list[Luma] = field(default_factory=list)
    thumbnails: list[Luma] = field(default_factory=list)
    blocks: list[float] = field(default_factory=list)
    banding: list[float] = field(default_factory=list)


def watch(path: Path) -> Watched:
    """Decodes a video once.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid``.
    """
    info = probe(path)
    size = (max(info.size[0] // 2 * 2, 2), max(info.size[1] // 2 * 2, 2))
    fps = min(max(round(info.fps), 1), MOST_FPS)
    every = max(fps // RATE, round(info.seconds * fps / MOST_LOOKS), 1)
    seen = Watched(info.seconds)
    for number, planes in enumerate(read_frames(path, size, fps)):
        luma = split(planes)[0]
        seen.pixels = luma.size
        seen.thumbnails.append(_smaller(luma, THUMBNAIL_PIXELS))
        if number % every == 0:
            seen.looks.append(_smaller(luma, LOOK_PIXELS))
            seen.blocks.append(_blocks(luma))
            seen.banding.append(_banding(luma))
    return seen


def _smaller(luma: Pixels, pixels: int) -> Luma:
    """Full-range luma at about ``pixels`` pixels."""
    height, width = luma.shape
    scale = min((pixels / (width * height)) ** 0.5, 1.0)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    small = np.asarray(Image.fromarray(luma).resize(size, Image.Resampling.BOX), np.float32)
    return (small - 16) / np.float32(219)


def measure_picture(path: Path, thresholds: PictureThresholds, *, still: bool = False) -> list[Check]:
    """Measures a video of any size.

    Args:
        still: it is meant to stand still, so movement isn't judged.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid`` when it can't be read.
    """
    seen = watch(path)
    if not seen.looks:
        return [
            Check(
                name="picture",
                score=0.0,
                threshold=1.0,
                passed=False,
                evidence="there is no picture",
                change="take",
            )
        ]
    spread = _median(lambda look: float(look.std()), seen.looks)
    light = _light(seen.looks, thresholds)
    if spread < SEEN:
        names = [name for name in PictureThresholds.model_fields if name not in {one.name for one in light}]
        return [*light, *(abstain(name, "there is nothing to be made out") for name in names)]
    blocks, banding = float(np.median(seen.blocks)), float(np.median(seen.banding))
    steps = (
        compare("banding", banding, thresholds.banding, "smooth parts have steps")
        if seen.pixels >= LEAST_BANDS
        else abstain("banding", "in so small a picture details are steps")
    )
    sharpness = _median(_sharpness, seen.looks)
    return [
        *light,
        compare("sharpness", sharpness, thresholds.sharpness, "the picture is soft"),
        compare("noise", _median(_noise, seen.looks), thresholds.noise, "the picture is full of grain"),
        compare("blocks", blocks, thresholds.blocks, "the picture falls into squares"),
        steps,
        *_movement(seen, spread, thresholds, still),
    ]


def fingerprint(path: Path) -> str:
    """What a viewer would know a video's middle by: 16 hexadecimal digits, a bit for each of the 63 lowest cosine
    waves that is stronger than their median (perceptual hash); empty when there is no picture.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid``.
    """
    from scipy.fft import dctn

    info = probe(path)
    size = (max(info.size[0] // 2 * 2, 2), max(info.size[1] // 2 * 2, 2))
    planes = next(read_frames(path, size, 1, info.seconds / 2), None)
    if planes is None:
        return ""
    small = Image.fromarray(split(planes)[0]).resize((32, 32), Image.Resampling.BOX)
    waves = dctn(np.asarray(small, np.float64), norm="ortho")[:8, :8].ravel()
    bits = np.append(waves[1:] > np.median(waves[1:]), False)
    return np.packbits(bits).tobytes().hex()


def _median(measure: Callable[[Luma], float], looks: Sequence[Luma]) -> float:
    return float(np.median([measure(look) for look in looks]))


def _light(looks: Sequence[Luma], thresholds: PictureThresholds) -> list[Check]:
    """Light of the lightest and darkness of the darkest parts; contrast as a share of the scarcer of both."""
    light = _median(lambda look: float(np.percentile(look, 98)), looks)
    dark = _median(lambda look: 1 - float(np.percentile(look, 2)), looks)
    checks = [
        compare("dark", max(light, 0.0), thresholds.dark, f"the lightest parts reach {light:.0%} of white"),
        compare("bright", max(dark, 0.0), thresholds.bright, f"the darkest parts are {1 - dark:.0%} white"),
    ]
    room = min(light, dark)
    spread = _median(lambda look: float(look.std()), looks)
    if spread < SEEN and room < min(thresholds.dark.least or 0, thresholds.bright.least or 0):
        return [*checks, abstain("contrast", "there is no light to judge it by")]
    return [
        *checks,
        compare("contrast", spread / max(room, SEEN), thresholds.contrast, "the picture is flat"),
    ]


def _sharpness(look: Luma) -> float:
    """How much steeper outlines are at a fine than at a coarse width: about 2 for clean edges, 0 for none.

    The ratio of the steepest gradients after smoothing by :data:`FINE` and :data:`COARSE` pixels, less 1. An edge of
    its own width s gives sqrt(s² + coarse²) / sqrt(s² + fine²), whatever its contrast.
    """
    from scipy.ndimage import gaussian_filter

    steep = []
    for width in (FINE, COARSE):
        rows, columns = np.gradient(gaussian_filter(look, width))
        steep.append(float(np.percentile(np.hypot(rows, columns), 99)))
    return max(steep[0] / max(steep[1], 1e-6) - 1, 0.0)


def _noise(look: Luma) -> float:
    """Standard deviation of grain in steps of 255: Immerkær's mask (1996), by the median so that outlines
    don't count."""
    rows = look[:-2] - 2 * look[1:-1] + look[2:]
    mask = rows[:, :-2] - 2 * rows[:, 1:-1] + rows[:, 2:]
    return 255 * float(np.median(np.abs(mask)) / (6 * 0.6745)) if mask.size else 0.0


def _steps(luma: Pixels, axis: int) -> NDArray[np.int16]:
    """Differences between neighbours along an axis, which comes last."""
    along = np.swapaxes(luma, axis, 1).astype(np.int16)
    return np.abs(np.diff(along, axis=1))


def _blocks(luma: Pixels) -> float:
    """How much more neighbours differ across the codec's grid than elsewhere; 1 where there is no grid.

    Outlines count little: a difference is taken as 12 steps at most.
    """
    ratios = []
    for axis in (0, 1):
        steps = np.minimum(_steps(luma, axis), 12).mean(0)
        if steps.size < 2 * GRID:
            return 1.0
        grid = np.arange(steps.size) % GRID == GRID - 1
        ratios.append((steps[grid].mean() + 0.25) / (steps[~grid].mean() + 0.25))
    return float(np.mean(ratios))


def _banding(luma: Pixels) -> float:
    """Small hard steps between flat runs, off the codec's grid, in a thousand pixels."""
    found = []
    for axis in (0, 1):
        steps = _steps(luma, axis)
        if steps.shape[1] < 7:
            return 0.0
        flat, step = steps <= 1, (steps >= 4) & (steps <= 40)
        width = steps.shape[1]
        hit = step[:, 3:-3].copy()
        for offset in (0, 1, 2, 4, 5, 6):
            hit &= flat[:, offset : width - 6 + offset]
        hit[:, (np.arange(hit.shape[1]) + 3) % GRID == GRID - 1] = False
        found.append(1000 * hit.mean())
    return float(np.mean(found))


def _movement(seen: Watched, spread: float, thresholds: PictureThresholds, still: bool) -> list[Check]:
    """Movement between looks, the longest standstill and the greatest jump, all against the contrast."""
    thumbs = seen.thumbnails
    if len(thumbs) < 4:
        why = f"{seen.seconds:.1f} s are too short to judge movement"
        return [abstain(name, why) for name in ("motion", "frozen", "glitch")]

    def difference(first: Luma, second: Luma) -> float:
        return float(np.abs(second - first).mean()) / spread

    near = np.array([difference(*pair) for pair in pairwise(thumbs)])
    stride = max(len(thumbs) // max(round(seen.seconds * RATE), 1), 1)
    looks = [difference(*pair) for pair in pairwise(thumbs[::stride])] or [float(near.max())]
    motion = compare("motion", float(np.percentile(looks, 90)), thresholds.motion, "the picture stands still")
    glitch = compare(
        "glitch", _glitch(thumbs) / spread, thresholds.glitch, "the picture jumps or tears in a single frame"
    )
    if still:
        return [*(abstain(name, "it is meant to stand still") for name in ("motion", "frozen")), glitch]
    if not motion.passed:
        return [motion, abstain("frozen", "it stands still altogether"), glitch]
    run = _longest(near < STILL) / len(near)
    return [motion, compare("frozen", run, thresholds.frozen, f"{run:.0%} of it is one frozen frame"), glitch]


def _glitch(thumbs: Sequence[Luma]) -> float:
    """The greatest change that is gone a frame later, or that stands alone between calm frames."""
    near = np.array([_reshaped(*pair) for pair in pairwise(thumbs)])
    over = np.array([_reshaped(*pair) for pair in zip(thumbs, thumbs[2:], strict=False)])
    gone = np.minimum(near[:-1], near[1:]) - over
    alone = near[1:-1] - np.maximum(near[:-2], near[2:])
    return max(float(gone.max(initial=0.0)), float(alone.max(initial=0.0)), 0.0)


def _reshaped(first: Luma, second: Luma) -> float:
    """How far two frames differ in shape: what is left when the second is the first in another light.

    Lightning and the flicker of old films change a single frame's light on purpose.
    """
    one, other = first - first.mean(), second - second.mean()
    gain = min(max(float((one * other).sum() / max(float((one * one).sum()), 1e-9)), 0.0), MOST_GAIN)
    return float(np.abs(other - gain * one).mean())


def _longest(flags: NDArray[np.bool_]) -> int:
    """Length of the longest run of true values."""
    best = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        best = max(best, run)
    return best
