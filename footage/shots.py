"""Makes shots of what was found in a film: from change to change, each with its keyframe, colours and camera."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..common.footage import FlashOfLight, FootageShot, FootageSource, GradualTransition, ShotChange
from .changes import GradualChange, ShotChanges
from .samples import FrameSample, camera_of, hash_distance

SAME_PICTURE = 6
"""Bits of 64 up to which two keyframes show the same."""
NEAR_SHARPEST = 0.8
"""Sharpness, as a share of the sharpest sample's, from which a sample that shows something new may be the keyframe."""


class FrameTimes:
    """The time stamps of all frames, as the file has them."""

    def __init__(self, stamps: NDArray[np.int64], source: FootageSource) -> None:
        self.stamps, self.source = stamps, source

    def pts(self, frame: int) -> int:
        """The container's time stamp of a frame."""
        return int(self.stamps[frame])

    def seconds(self, frame: int) -> float:
        """When a frame is shown; the number after the last gives the film's end."""
        if frame >= len(self.stamps):
            return self.source.seconds
        return round(float(self.source.time_of(self.pts(frame))), 6)


def borders_of(changes: ShotChanges, frames: int) -> list[tuple[int, ShotChange]]:
    """First frame of each shot with how it opens; gradual changes are cut in their middle, fades while nothing is seen."""
    borders = {0: ShotChange.EDGE}
    for one in changes.gradual:
        if one.kind is ShotChange.DISSOLVE:
            borders[(one.first + one.last + 1) // 2] = ShotChange.DISSOLVE
    fades = [one for one in changes.gradual if one.kind is ShotChange.FADE]
    for one, other in pairwise(fades):
        if one.last < other.first and not any(one.last < cut <= other.first for cut in changes.cuts):
            gap = (one.last + other.first + 1) // 2
            if other.first - one.last <= max(one.last - one.first, 24) * 2:
                borders[gap] = ShotChange.FADE
    borders |= dict.fromkeys(changes.cuts, ShotChange.CUT)
    return sorted((frame, kind) for frame, kind in borders.items() if frame < frames)


def make_shots(
    changes: ShotChanges, times: FrameTimes, samples: list[FrameSample], motion: NDArray[np.float32]
) -> list[FootageShot]:
    """Every shot of a film with at least one frame.

    Args:
        changes: what was found.
        times: when each frame is shown.
        samples: what was measured, in order.
        motion: mean difference of each frame to the one before it.
    """
    frames = len(times.stamps)
    borders = [*borders_of(changes, frames), (frames, ShotChange.EDGE)] if frames else []
    places = [one.frame for one in samples]
    shots: list[FootageShot] = []
    for number, ((first, opens), (after, closes)) in enumerate(pairwise(borders), 1):
        inside = samples[bisect_right(places, first - 1) : bisect_right(places, after - 1)]
        inside = inside or samples[max(0, bisect_right(places, first) - 1) :][:1]
        if not inside:
            continue
        key = _keyframe(inside, shots)
        lively = motion[first + 1 : after]
        shots.append(
            FootageShot(
                id=f"shot{number:04}",
                first=first,
                last=after - 1,
                pts=times.pts(first),
                start=times.seconds(first),
                end=times.seconds(after),
                opens=opens,
                closes=closes,
                keyframe=key.frame,
                keyframe_time=times.seconds(key.frame),
                hash=key.hash,
                palette=key.palette,
                brightness=round(float(np.mean([one.brightness for one in inside])), 4),
                motion=round(min(float(lively.mean()) / 32, 1.0), 4) if lively.size else 0.0,
                camera=camera_of(inside),
            )
        )
    return shots


def _keyframe(samples: list[FrameSample], shots: list[FootageShot]) -> FrameSample:
    """The sharpest sample; where another shot's keyframe shows the same, a sharp one that shows something else."""
    best = max(samples, key=lambda one: one.sharpness)
    shown = [one.hash for one in shots[-12:]]
    new = [
        one
        for one in samples
        if one.sharpness >= NEAR_SHARPEST * best.sharpness
        and all(hash_distance(one.hash, other) > SAME_PICTURE for other in shown)
    ]
    return max(new, key=lambda one: one.sharpness, default=best)


def make_transitions(gradual: tuple[GradualChange, ...], times: FrameTimes) -> list[GradualTransition]:
    """Gradual changes with their times."""
    return [
        GradualTransition(
            kind=one.kind,
            first=one.first,
            last=one.last,
            start=times.seconds(one.first),
            end=times.seconds(one.last + 1),
        )
        for one in gradual
    ]


def make_flashes(flashes: tuple[tuple[int, int], ...], times: FrameTimes) -> list[FlashOfLight]:
    """Flashes with their times."""
    return [FlashOfLight(first=first, last=last, start=times.seconds(first)) for first, last in flashes]
