"""True pictures beside a still: depth, a mask for every actor, and OpenPose key points.

What ControlNet needs as input and training needs as truth comes from the same geometry as the picture, so
it agrees with it exactly. :func:`draw_pose` paints the key points in the colours ControlNet was taught.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ..common.story import Shot, TimedLine
from ..common.vocabulary import FilmStyle
from ..configs.look import Look
from .figure.body import Puppet
from .places.plate import HORIZON
from .render import tables
from .render.canvas import Canvas
from .render.rig import Array
from .scene import Frame, Moment, ShotScene

KEYPOINTS: Final = (
    "nose",
    "neck",
    "right_shoulder",
    "right_elbow",
    "right_wrist",
    "left_shoulder",
    "left_elbow",
    "left_wrist",
    "right_hip",
    "right_knee",
    "right_ankle",
    "left_hip",
    "left_knee",
    "left_ankle",
    "right_eye",
    "left_eye",
    "right_ear",
    "left_ear",
)
"""The 18 points of OpenPose's COCO model; right and left are the character's own."""

LIMBS: Final = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13),
    (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
"""Pairs of points that the standard pose picture joins."""


@dataclass(frozen=True)
class Passes:
    """A still and what is true about it.

    ``image`` (h, w, 3) uint8 · ``depth`` (h, w) float32, 0 far … 1 near · ``masks`` (actors, h, w) bool ·
    ``keypoints`` (actors, 18, 3) float32: x, y in pixels and 1 visible, 0.5 covered, 0 outside the frame.
    """

    image: Frame
    depth: NDArray[np.float32]
    masks: NDArray[np.bool_]
    keypoints: NDArray[np.float32]


def render_passes(
    shot: Shot,
    looks: Mapping[str, Look],
    *,
    at: float = 0.0,
    size: tuple[int, int] = (1280, 720),
    seed: int = 0,
    style: FilmStyle = FilmStyle.TOON,
    speech: Sequence[TimedLine] = (),
    seconds: float | None = None,
    font: str = "",
    variant: int = 0,
) -> Passes:
    """A still with depth, masks and key points; arguments and errors as ``scene.render_still``."""
    length = max(shot.seconds, at + 0.1) if seconds is None else seconds
    stage = ShotScene(
        shot, looks, speech, seconds=length, size=size, seed=seed, style=style, font=font, variant=variant
    )
    canvas = Canvas(*size)
    image = stage.frame(canvas, at)
    moment = stage.moment(stage.finish.time(at))
    actors = len(shot.actors)
    owner = np.full(canvas.shape.shape, -1)
    hit = canvas.shape >= 0
    if len(stage.tables.rows):
        owner[hit] = stage.tables.index[canvas.shape[hit], 3]
    masks = np.stack([owner == k for k in range(actors)]) if actors else np.zeros((0, *hit.shape), bool)
    points = [_points(stage, moment, k, canvas) for k in range(actors)]
    keypoints = np.stack(points) if points else np.zeros((0, 18, 3), np.float32)
    return Passes(image, _depth(canvas, hit), masks, keypoints)


def _depth(canvas: Canvas, hit: NDArray[np.bool_]) -> NDArray[np.float32]:
    """0 far … 1 near: the ground rises to 0.45 at the lower edge, figures lie between 0.5 and 1."""
    height, width = canvas.depth.shape
    rows = 1.0 - (np.arange(height, dtype=np.float32) + 0.5) / height
    ground = 0.08 + 0.37 * np.clip((HORIZON - rows) / HORIZON, 0.0, 1.0) ** 1.5
    out = np.repeat(ground[:, None], width, axis=1).astype(np.float32)
    out[hit] = 0.5 + 0.5 * np.clip((canvas.depth[hit] + 0.8) / 1.6, 0.0, 1.0)
    return out


def _points(stage: ShotScene, moment: Moment, k: int, canvas: Canvas) -> NDArray[np.float32]:
    """One actor's key points, (18, 3)."""
    start = sum(len(p.tables.bones) for p in stage.puppets[:k])
    puppet = stage.puppets[k]
    world = joints(puppet, moment.bones[start : start + len(puppet.tables.bones)])
    scale = canvas.height / moment.view.height
    out = np.zeros((18, 3), np.float32)
    for i, point in enumerate(world):
        x = (point[0] - moment.view.x) * scale + canvas.width / 2.0
        y = canvas.height / 2.0 - (point[1] - moment.view.y) * scale
        out[i, :2] = x, y
        if 0 <= x < canvas.width and 0 <= y < canvas.height:
            seen = canvas.depth[int(y), int(x)]
            own = canvas.shape[int(y), int(x)]
            mine = own >= 0 and stage.tables.index[own, 3] == k
            out[i, 2] = 1.0 if mine or seen <= tables.FAR / 2 or seen < point[2] + 0.05 else 0.5
    return out


def joints(puppet: Puppet, bones: Array) -> Array:
    """World places (18, 3) of a puppet's OpenPose points from its bones (n, 3, 4)."""
    names = puppet.tables.bones

    def at(bone: str, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Array:
        return np.asarray(bones[names.index(bone)] @ np.array([x, y, z, 1.0]))

    left, right = "r", "l"  # sides of the frame are mirrored for a character that faces it
    f = puppet.frame
    arm = [[at(f"arm_{s}"), at(f"fore_{s}"), at(f"hand_{s}")] for s in (right, left)]
    leg = [[at(f"thigh_{s}"), at(f"shin_{s}"), at(f"shin_{s}", 0, -f.leg * 0.5, 0)] for s in (right, left)]
    head = [at("head", 0, -0.17, 1.0)]
    eyes = [at("head", -0.335, 0.06, 0.94), at("head", 0.335, 0.06, 0.94)]
    ears = [at("head", -0.97, -0.1, -0.1), at("head", 0.97, -0.1, -0.1)]
    return np.stack([*head, at("neck"), *arm[0], *arm[1], *leg[0], *leg[1], *eyes, *ears])


def draw_pose(keypoints: NDArray[np.float32], size: tuple[int, int]) -> Frame:
    """The standard OpenPose picture (h, w, 3) of key points (actors, 18, 3): coloured limbs on black."""
    width, height = size
    out = np.zeros((height, width, 3), np.uint8)
    thick = max(1, round(min(width, height) / 128))
    for points in keypoints:
        limbs = np.zeros_like(out)
        for n, (a, b) in enumerate(LIMBS):
            if points[a, 2] > 0 and points[b, 2] > 0:
                _limb(limbs, points[a, :2], points[b, :2], thick, _hue(n))
        out = np.maximum(out, (limbs * 0.6).astype(np.uint8))
        for n in range(18):
            if points[n, 2] > 0:
                cv2.circle(
                    out,
                    (round(float(points[n, 0])), round(float(points[n, 1]))),
                    thick,
                    _hue(n),
                    -1,
                    cv2.LINE_AA,
                )
    return out


def _limb(
    picture: Frame, a: NDArray[np.float32], b: NDArray[np.float32], thick: int, colour: tuple[int, int, int]
) -> None:
    middle, way = (a + b) / 2.0, a - b
    length = float(np.hypot(*way))
    polygon = cv2.ellipse2Poly(
        (int(middle[0]), int(middle[1])),
        (max(int(length / 2), 1), thick),
        int(np.degrees(np.arctan2(way[1], way[0]))),
        0,
        360,
        1,
    )
    cv2.fillConvexPoly(picture, polygon, colour)


def _hue(n: int) -> tuple[int, int, int]:
    """The n-th of 18 evenly spaced pure hues (RGB), from red onwards."""
    step, rest = divmod(n * 6.0 / 18.0, 1.0)
    up, down = round(255 * rest), round(255 * (1.0 - rest))
    return ((255, up, 0), (down, 255, 0), (0, 255, up), (0, down, 255), (up, 0, 255), (255, 0, down))[
        int(step) % 6
    ]
