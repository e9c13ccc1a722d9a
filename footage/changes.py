"""Finds where shots change: hard cuts, dissolves, fades, and flashes that are none of these.

Frames are compared by their signatures (:func:`.source.signature_of`), place by place, so that shots of the same colours
differ. A cut stands out from the motion around it and changes what is seen, not only how bright it is. A dissolve
is a straight line: each frame between is its ends' mixture, which no pan and no moving body is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..common.footage import ShotChange
from .fades import contrasts, find_fades

LEAST_CUT: Final = 2.5
"""Mean difference of two frames (0–255) from which there can be a cut."""
STANDS_OUT: Final = 3.0
"""How many times a cut differs more than the frames around it."""
NEIGHBOURS: Final = 8
"""Frames before and after to which a cut is compared."""
SAME_SCENE: Final = 0.97
"""Correlation of brightness from which two frames show the same thing, lit otherwise."""
FLASH_FRAMES: Final = 8
FLASH_STEP: Final = 20.0
"""Longest flash in frames, and the least change of its mean brightness."""
FLASH_RETURN: Final = 0.4
"""How near the frame after a flash is to the one before, as a share of the flash."""
SPANS: Final = (0.3, 0.6, 1.2, 2.4)
"""Seconds of the windows in which gradual changes are sought."""
LEAST_MIXED: Final = 5.0
"""Mean difference of a gradual change's ends."""
OFF_LINE: Final = 0.22
"""How far frames may lie off the line between both ends, as a share of their difference."""
CALMER: Final = 0.6
"""Most that changes beside a dissolve, as a share of what changes in it."""
ALIKE: Final = 0.8
"""Correlation of brightness from which a dissolve's ends are one picture that changed a little."""
BLOCK: Final = 2048

Signatures = NDArray[np.uint8]
Cells = NDArray[np.float32]


class GradualChange(NamedTuple):
    """First and last frame that mix two shots."""

    kind: Literal[ShotChange.DISSOLVE, ShotChange.FADE]
    first: int
    last: int


@dataclass(frozen=True)
class ShotChanges:
    """What was found, in frame numbers.

    Attributes:
        cuts: first frames of new shots.
        flashes: first and last frames.
    """

    cuts: tuple[int, ...]
    gradual: tuple[GradualChange, ...]
    flashes: tuple[tuple[int, int], ...]


def find_changes(signatures: Signatures, rate: float) -> ShotChanges:
    """All changes of a film.

    Args:
        signatures: ``(frames, 18, 32, 3)``; may lie in a file, it is read in blocks.
        rate: frames a second, about.
    """
    steps = differences(signatures)
    cuts, flashes = _sudden(signatures, steps)
    fades = [
        GradualChange(ShotChange.FADE, one.first, one.last)
        for one in find_fades(contrasts(signatures), rate)
        if not any(one.first <= last + 1 and first - 1 <= one.last for first, last in flashes)
    ]
    gradual = _apart([*fades, *_dissolves(signatures, cuts, flashes, rate)])
    inside = [(one.first, one.last + 1) for one in gradual]
    kept = tuple(cut for cut in cuts if not any(first < cut < last for first, last in inside))
    return ShotChanges(kept, tuple(gradual), tuple(flashes))


def differences(signatures: Signatures) -> NDArray[np.float32]:
    """Mean difference of each frame to the one before it ``(frames,)``; zero for the first."""
    found = np.zeros(len(signatures), np.float32)
    for start in range(1, len(signatures), BLOCK):
        block = np.asarray(signatures[start - 1 : start + BLOCK], np.int16)
        found[start : start + BLOCK] = np.abs(np.diff(block, axis=0)).mean((1, 2, 3))
    return found


def _sudden(signatures: Signatures, steps: NDArray[np.float32]) -> tuple[list[int], list[tuple[int, int]]]:
    cuts: list[int] = []
    flashes: list[tuple[int, int]] = []
    after = 0
    for place in map(int, np.flatnonzero(steps > LEAST_CUT)):
        if place < after or steps[place] < STANDS_OUT * (_around(steps, place) + 0.4):
            continue
        back = _flash_end(signatures, place)
        if back:
            flashes.append((place, back - 1))
            after = back + 1
        elif _correlation(signatures[place - 1], signatures[place]) < SAME_SCENE:
            cuts.append(place)
    return cuts, flashes


def _around(steps: NDArray[np.float32], place: int) -> float:
    """The usual difference on the livelier side of a place."""
    sides = steps[max(1, place - NEIGHBOURS) : place], steps[place + 1 : place + 1 + NEIGHBOURS]
    return max((float(np.median(side)) for side in sides if side.size), default=0.0)


def _flash_end(signatures: Signatures, place: int) -> int:
    """The frame with which the picture before comes back after a flash, or 0."""
    before = signatures[place - 1].astype(np.int16)
    lit = signatures[place].astype(np.int16)
    if abs(float(lit[..., 0].mean() - before[..., 0].mean())) < FLASH_STEP:
        return 0
    change = float(np.abs(lit - before).mean())
    for end in range(place + 1, min(place + 1 + FLASH_FRAMES, len(signatures))):
        if float(np.abs(signatures[end].astype(np.int16) - before).mean()) < FLASH_RETURN * change:
            return end
    return 0


def _correlation(one: Signatures, other: Signatures) -> float:
    """How alike two frames are in what is bright and what is dark; 0 where one is of one colour."""
    first, second = (np.asarray(part[..., 0], np.float32).ravel() for part in (one, other))
    first, second = first - first.mean(), second - second.mean()
    size = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float(first @ second) / size if size > first.size * 9 else 0.0


def _dissolves(
    signatures: Signatures, cuts: list[int], flashes: list[tuple[int, int]], rate: float
) -> list[GradualChange]:
    found: list[GradualChange] = []
    edges = sorted(
        {0, *cuts, *(edge for first, last in flashes for edge in (first, last + 1)), len(signatures)}
    )
    for start, end in pairwise(edges):
        for first in range(start, end, BLOCK):
            last = min(end, first + BLOCK + round(3 * rate))
            if last - first > 4:
                found += _in_stretch(_coarse(signatures[first:last]), first, rate)
    return found


def _coarse(signatures: Signatures) -> Cells:
    """Signatures at half their size each way, as rows of numbers."""
    count, high, wide, planes = signatures.shape
    cells = np.asarray(signatures, np.float32).reshape(count, high // 2, 2, wide // 2, 2, planes)
    return np.asarray(cells.mean((2, 4)).reshape(count, -1), np.float32)


def _in_stretch(cells: Cells, offset: int, rate: float) -> list[GradualChange]:
    """Dissolves of a stretch without cuts: each is seen in several windows, and the place that most of them tell counts."""
    told = []
    for seconds in SPANS:
        span = max(4, round(seconds * rate))
        far = np.abs(cells[span:] - cells[:-span]).mean(1) if len(cells) > span else np.zeros(0)
        for start in range(0, len(far), max(1, span // 8)):
            if far[start] > LEAST_MIXED and _is_line(cells[start : start + span + 1]):
                change = _fitted(cells, start, start + span)
                told += [] if change is None else [change]
    votes = [sum(abs(one[0] - two[0]) + abs(one[1] - two[1]) <= 4 for two in told) for one in told]
    best = [told[place] for place in sorted(range(len(told)), key=lambda place: -votes[place])]
    return _apart([GradualChange(ShotChange.DISSOLVE, first + offset, last + offset) for first, last in best])


def _mixing(cells: Cells) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of each row, its share of the last row, and how far it is off the line from first to last as a share of it."""
    line = cells[-1] - cells[0]
    length = max(float(line @ line), 1e-6)
    shares = (cells - cells[0]) @ line / length
    off = np.abs(cells - cells[0] - shares[:, None] * line).mean(1) / max(float(np.abs(line).mean()), 1e-6)
    return shares, off


def _is_line(cells: Cells) -> bool:
    """Whether a window shows one picture turning into another, bit by bit."""
    shares, off = _mixing(cells)
    steps = np.diff(shares)
    mixed = (shares > 0.08) & (shares < 0.92)
    if mixed.sum() < 3 or steps.max() > 0.5 or steps.min() < -0.06:
        return False
    return float(off[mixed].mean()) < OFF_LINE and _differs(cells)


def _differs(cells: Cells) -> bool:
    """Whether both ends show other things: one scene that gets darker is no dissolve."""
    first, last = (row[::3] - row[::3].mean() for row in (cells[0], cells[-1]))
    size = max(float(np.linalg.norm(first) * np.linalg.norm(last)), 1e-6)
    return float(first @ last) / size < ALIKE


def _fitted(cells: Cells, first: int, last: int) -> tuple[int, int] | None:
    """First and last mixed frame within a window: where a straight line through its middle meets both shots."""
    shares, _ = _mixing(cells[first : last + 1])
    middle = np.flatnonzero((shares > 0.12) & (shares < 0.88))
    if middle.size < 2:
        return None
    slope, base = np.polyfit(middle, shares[middle], 1)
    if slope <= 0:
        return None
    start = max(first + round(-base / slope + 0.5), 0)
    end = min(first + round((1 - base) / slope - 0.5), len(cells) - 1)
    return (start, end) if end - start >= 2 and _stands_out(cells, start, end) else None


def _stands_out(cells: Cells, start: int, end: int) -> bool:
    """Whether more changes within a change than in as many frames before or after it: bodies and pans go on."""
    span = end - start
    inside = float(np.abs(cells[end] - cells[start]).mean())
    sides = (cells[max(0, start - span) : start + 1], cells[end : end + span + 1])
    return all(float(np.abs(side[-1] - side[0]).mean()) < CALMER * inside for side in sides)


def _apart(changes: list[GradualChange]) -> list[GradualChange]:
    """In order of time, without those that overlap one that was given before them."""
    kept: list[GradualChange] = []
    for one in changes:
        if all(one.first > other.last or one.last < other.first for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda change: change.first)
