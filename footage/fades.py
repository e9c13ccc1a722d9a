"""Finds fades to one colour and from one: the contrast of the picture falls along a straight line, whatever moves in it."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

UNIFORM: Final = 3.0
"""Contrast under which a frame is of one colour."""
LEAST_CONTRAST: Final = 7.0
"""Contrast of a picture that can be seen to fade."""
LEAST_FRAMES: Final = 4
"""A shorter fall is a cut."""
AFTER: Final = 12
"""Frames after the rise that tell its height."""
LONGEST: Final = 5.0
"""Seconds of a fade at most."""
BLOCK: Final = 2048


class FadeSpan(NamedTuple):
    """First and last frame of a fade; ``opens`` where the picture comes."""

    first: int
    last: int
    opens: bool


def contrasts(signatures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Deviation of each frame's brightness ``(frames,)``."""
    if not len(signatures):
        return np.zeros(0, np.float32)
    blocks = (signatures[start : start + BLOCK, ..., 0] for start in range(0, len(signatures), BLOCK))
    return np.concatenate([block.reshape(len(block), -1).std(1) for block in blocks]).astype(np.float32)


def find_fades(contrast: NDArray[np.float32], rate: float) -> list[FadeSpan]:
    """All fades of a film, in order."""
    uniform = contrast < UNIFORM
    edges = np.flatnonzero(np.diff(uniform.astype(np.int8)))
    found = []
    for edge in map(int, edges):
        opens = bool(uniform[edge])
        side = contrast[edge + 1 :] if opens else contrast[edge::-1]
        span = _rise(side[: round(LONGEST * rate)])
        if span is None:
            continue
        near, far = span
        found.append(
            FadeSpan(edge + 1 + near, edge + 1 + far, True)
            if opens
            else FadeSpan(edge - far, edge - near, False)
        )
    return found


def _rise(contrast: NDArray[np.float32]) -> tuple[int, int] | None:
    """Where a straight rise from one colour begins and ends, counted from its edge; None where there is none."""
    top = 0
    while (
        top + 2 < len(contrast) and max(contrast[top + 1], contrast[top + 2]) > contrast[top] * 1.004 + 0.05
    ):
        top += 1
    if top + 1 < LEAST_FRAMES or float(contrast[top]) < LEAST_CONTRAST:
        return None
    errors = {end: _bend_error(contrast[: top + AFTER], end) for end in range(LEAST_FRAMES, top + 1)}
    end = min(errors, key=lambda one: errors[one], default=0)
    if not end or errors[end] > (0.15 * float(contrast[end])) ** 2:
        return None
    slope, base = np.polyfit(np.arange(end), contrast[:end], 1)
    return max(round(-base / slope + 0.5), -end), end - 1


def _bend_error(contrast: NDArray[np.float32], end: int) -> float:
    """Mean squared error of a line up to a frame, and of its height from there."""
    times = np.arange(end)
    slope, base = np.polyfit(times, contrast[:end], 1)
    if slope <= 0:
        return float("inf")
    line, rest = contrast[:end] - (slope * times + base), contrast[end:] - (slope * end + base)
    return float((np.square(line).sum() + np.square(rest).sum()) / len(contrast))
