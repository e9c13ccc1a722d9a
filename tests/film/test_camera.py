"""Camera moves: a still picture becomes a shot that moves the way it was asked to."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import CameraMove
from animation_ai_studio.film.picture.camera import camera_move

FORM = {"seconds": 1.0, "size": (160, 90), "fps": 12, "strength": 1.0, "seed": 1}


def middle(frame: np.ndarray) -> tuple[float, float]:
    """Where the bright spot is, in parts of the frame."""
    ys, xs = np.nonzero(frame[..., 0] > 128)
    return float(xs.mean()) / frame.shape[1], float(ys.mean()) / frame.shape[0]


@pytest.fixture
def spot() -> np.ndarray:
    picture = np.zeros((400, 600, 3), np.uint8)
    picture[180:220, 280:320] = 255
    return picture


@pytest.mark.parametrize("move", list(CameraMove))
def test_every_move_fills_every_frame(move: CameraMove) -> None:
    picture = np.full((50, 300, 3), 200, np.uint8)
    frames = list(camera_move(picture, move, **FORM))
    assert len(frames) == 12
    assert all(frame.shape == (90, 160, 3) and frame.min() > 190 for frame in frames)


def test_pans_and_tilts_go_where_they_say(spot: np.ndarray) -> None:
    for move, axis, sign in (
        (CameraMove.PAN_RIGHT, 0, -1),
        (CameraMove.PAN_LEFT, 0, 1),
        (CameraMove.TILT_DOWN, 1, -1),
        (CameraMove.TILT_UP, 1, 1),
    ):
        frames = list(camera_move(spot, move, **FORM))
        moved = middle(frames[-1])[axis] - middle(frames[0])[axis]
        assert moved * sign > 0.15, move


def test_push_in_comes_closer_and_static_stays(spot: np.ndarray) -> None:
    pushed = list(camera_move(spot, CameraMove.PUSH_IN, **FORM))
    assert (pushed[-1] > 128).sum() > 1.2 * (pushed[0] > 128).sum()
    still = list(camera_move(spot, CameraMove.STATIC, **FORM))
    assert (still[0] == still[-1]).all()


def test_handheld_is_the_same_for_the_same_seed(spot: np.ndarray) -> None:
    once, again = (np.stack(list(camera_move(spot, CameraMove.HANDHELD, **FORM))) for _ in range(2))
    other = np.stack(list(camera_move(spot, CameraMove.HANDHELD, **{**FORM, "seed": 2})))
    assert (once == again).all()
    assert (once != other).any()


def test_an_empty_picture_is_told() -> None:
    with pytest.raises(StudioError) as caught:
        next(camera_move(np.zeros((0, 0, 3), np.uint8), CameraMove.STATIC, **FORM))
    assert caught.value.code == "media_failed"
