"""A shot as pictures: cast, place, camera and light put together, frames streamed in order.

``render_shot`` gives a shot's frames one by one from a small pool of threads, each with its own canvas, so
that memory does not grow with length; a frame depends only on the shot, the looks, the speech, the seed
and its own time, never on the number of workers.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from ...common.story import Placed, Shot
from ...common.vocabulary import FilmStyle, Framing
from ...configs.look import Look
from .body import Puppet
from .motion import Performance, Stand
from .render import Canvas, Light, View
from .rig import join

Frame = NDArray[np.uint8]


class Stage:
    """Everything of a shot that does not change from frame to frame."""

    def __init__(
        self,
        shot: Shot,
        looks: Mapping[str, Look],
        speech: Sequence[Placed] = (),
        *,
        seconds: float,
        size: tuple[int, int] = (1280, 720),
        fps: float = 24,
        seed: int = 0,
        style: FilmStyle = FilmStyle.TOON,
    ) -> None:
        _check(shot, looks, seconds, size, fps)
        self.shot, self.seconds, self.size, self.fps, self.style = shot, seconds, size, fps, style
        self.puppets = [Puppet(looks[actor.character]) for actor in shot.actors]
        self.tables = join([puppet.tables for puppet in self.puppets])
        self.view, places = _layout(shot, self.puppets, size[0] / size[1])
        self.parts = [
            Performance(actor, Stand(x), speech, seconds, seed * 7919 + 31 * i + 1)
            for i, (actor, x) in enumerate(zip(shot.actors, places, strict=True))
        ]
        self.light = Light()
        ramp = np.linspace(0.0, 1.0, size[1])[:, None, None]
        back = (1 - ramp) * np.array([120, 180, 230]) + ramp * np.array([225, 215, 190])
        self.back = np.ascontiguousarray(np.broadcast_to(back, (size[1], size[0], 3)).astype(np.uint8))

    def frame(self, canvas: Canvas, at: float) -> Frame:
        """The picture at ``at`` seconds."""
        frame = self.back.copy()
        if self.parts:
            poses = [part.pose(at) for part in self.parts]
            bones = np.concatenate(
                [puppet.bones(pose) for puppet, pose in zip(self.puppets, poses, strict=True)]
            )
            faces = np.stack([puppet.face(pose) for puppet, pose in zip(self.puppets, poses, strict=True)])
            canvas.draw(self.tables, bones, faces, self.light, self.view, frame)
        return frame


def render_shot(
    shot: Shot,
    looks: Mapping[str, Look],
    speech: Sequence[Placed] = (),
    *,
    seconds: float,
    size: tuple[int, int] = (1280, 720),
    fps: float = 24,
    seed: int = 0,
    style: FilmStyle = FilmStyle.TOON,
    workers: int = 2,
) -> Iterator[Frame]:
    """Streams the frames (h, w, 3 uint8 RGB) of ``shot``, ``round(seconds · fps)`` of them, at least one.

    Raises:
        StudioError: ``character_unknown``, ``option_invalid``.
    """
    stage = Stage(shot, looks, speech, seconds=seconds, size=size, fps=fps, seed=seed, style=style)
    return _stream(stage, max(1, round(seconds * fps)), max(1, workers))


def _stream(stage: Stage, count: int, workers: int) -> Iterator[Frame]:
    own = threading.local()

    def make(index: int) -> Frame:
        if not hasattr(own, "canvas"):
            own.canvas = Canvas(*stage.size)
        return stage.frame(own.canvas, index / stage.fps)

    if workers == 1:
        for index in range(count):
            yield make(index)
        return
    with ThreadPoolExecutor(workers, thread_name_prefix="puppets") as pool:
        waiting: deque[Future[Frame]] = deque()
        try:
            for index in range(count):
                waiting.append(pool.submit(make, index))
                if len(waiting) > workers + 1:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def render_still(
    shot: Shot,
    looks: Mapping[str, Look],
    *,
    at: float = 0.0,
    size: tuple[int, int] = (1280, 720),
    seed: int = 0,
    style: FilmStyle = FilmStyle.TOON,
    speech: Sequence[Placed] = (),
    seconds: float | None = None,
) -> Frame:
    """One picture of a shot (h, w, 3 uint8 RGB), ``at`` seconds after its start."""
    length = max(shot.seconds, at + 0.1) if seconds is None else seconds
    stage = Stage(shot, looks, speech, seconds=length, size=size, seed=seed, style=style)
    return stage.frame(Canvas(*size), at)


def _check(shot: Shot, looks: Mapping[str, Look], seconds: float, size: tuple[int, int], fps: float) -> None:
    for actor in shot.actors:
        if actor.character not in looks:
            raise StudioError(
                "character_unknown",
                f"Shot {shot.id!r} shows {actor.character!r}, but no look was given for that character.",
                f"Use one of: {', '.join(sorted(looks)) or 'no looks were given'}.",
            )
    if not (math.isfinite(seconds) and 0.0 < seconds <= 600.0):
        raise StudioError(
            "option_invalid",
            f"A shot can't last {seconds} seconds.",
            "Give a length from 0.1 to 600 seconds.",
        )
    if not (math.isfinite(fps) and 1 <= fps <= 120):
        raise StudioError("option_invalid", f"{fps} frames a second can't be made.", "Give 1 to 120.")
    width, height = size
    if not (64 <= width <= 4096 and 64 <= height <= 4096) or width % 2 or height % 2:
        raise StudioError(
            "option_invalid",
            f"A picture of {width}×{height} pixels can't be made.",
            "Give even numbers from 64 to 4096.",
        )


def _layout(shot: Shot, puppets: Sequence[Puppet], aspect: float) -> tuple[View, list[float]]:
    """The camera's resting view and where the actors stand."""
    if not puppets:
        return View(0.0, 0.75, 1.9), []
    top = max(p.top for p in puppets)
    head = max(p.frame.head for p in puppets)
    neck = min(p.frame.height - 2.0 * p.frame.head for p in puppets)
    bottom, room = {
        Framing.CLOSE_UP: (neck - 0.55 * head, 0.10),
        Framing.MEDIUM: (min(p.frame.hip for p in puppets) * 0.9, 0.12),
        Framing.FULL: (-0.16, 0.12),
        Framing.WIDE: (-0.32, 0.55),
    }[shot.framing]
    tall = (top - bottom) * (1.0 + room)
    gap = 2.9 * head
    need = gap * len(puppets)
    tall = max(tall, need / aspect)
    half = tall * aspect / 2.0
    order = sorted(range(len(puppets)), key=lambda i: shot.actors[i].x)
    xs = [shot.actors[i].x * (half - gap / 2.0) for i in order]
    for _ in range(20):
        for k in range(len(xs) - 1):
            lack = gap - (xs[k + 1] - xs[k])
            if lack > 0:
                xs[k] -= lack / 2
                xs[k + 1] += lack / 2
        xs = [min(max(x, -half + gap / 2), half - gap / 2) for x in xs]
    places = [0.0] * len(puppets)
    for k, i in enumerate(order):
        places[i] = xs[k]
    return View(0.0, top + room * 0.55 * (top - bottom) - tall / 2.0, tall), places
