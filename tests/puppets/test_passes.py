"""Depth, masks and key points agree with the picture; wrong ones would teach and steer models wrongly."""

from __future__ import annotations

import numpy as np
from animation_ai_studio.common.story import Actor, Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Framing, Gesture, Place
from animation_ai_studio.configs.look import Look
from animation_ai_studio.puppets import draw_pose, render_passes, render_still

from .conftest import difference


def two(framing: Framing = Framing.FULL) -> Shot:
    return Shot(
        id="s",
        framing=framing,
        setting=Setting(place=Place.BEACH),
        actors=[Actor(character="pip", x=-0.5, gesture=Gesture.ARMS_UP), Actor(character="mina", x=0.5)],
    )


def test_the_image_is_the_still(looks: dict[str, Look]) -> None:
    made = render_passes(two(), looks, at=1.0, size=(256, 144), seconds=3.0)
    assert np.array_equal(made.image, render_still(two(), looks, at=1.0, size=(256, 144), seconds=3.0))


def test_masks_and_depth_agree(looks: dict[str, Look]) -> None:
    made = render_passes(two(), looks, at=1.0, size=(256, 144), seconds=3.0)
    assert made.masks.shape == (2, 144, 256) and made.depth.shape == (144, 256)
    assert not (made.masks[0] & made.masks[1]).any()
    assert made.depth.min() >= 0.0 and made.depth.max() <= 1.0
    people = made.masks.any(0)
    assert made.depth[people].min() >= 0.5 > made.depth[~people].max()


def test_masks_cover_what_changed(looks: dict[str, Look]) -> None:
    shot = two()
    shot.actors = shot.actors[:1]
    made = render_passes(shot, looks, at=1.0, size=(256, 144), seconds=3.0)
    shot.actors = []
    empty = render_still(shot, looks, at=1.0, size=(256, 144), seconds=3.0)
    inside = np.abs(made.image.astype(int) - empty.astype(int)).mean(-1)[made.masks[0]]
    assert np.median(inside) > 15.0


def test_key_points_lie_on_their_actor(looks: dict[str, Look]) -> None:
    made = render_passes(two(), looks, at=1.5, size=(320, 180), seconds=3.0)
    assert made.keypoints.shape == (2, 18, 3)
    for k in range(2):
        for x, y, seen in made.keypoints[k]:
            if seen == 1.0:
                around = made.masks[k][max(int(y) - 2, 0) : int(y) + 3, max(int(x) - 2, 0) : int(x) + 3]
                assert around.any(), "a point hangs in the air"
    raised = made.keypoints[0, [4, 7], 1]
    assert (raised < made.keypoints[0, 1, 1]).all(), "hands are up, their points are not"
    right, left = made.keypoints[1, 2, 0], made.keypoints[1, 5, 0]
    assert right < left, "who faces us has the right shoulder on the left of the picture"


def test_key_points_outside_the_frame_are_marked(looks: dict[str, Look]) -> None:
    made = render_passes(two(Framing.CLOSE_UP), looks, at=1.0, size=(320, 180), seconds=3.0)
    assert made.keypoints[0, 10, 2] == 0.0


def test_the_pose_picture(looks: dict[str, Look]) -> None:
    made = render_passes(two(), looks, at=1.0, size=(256, 144), seconds=3.0)
    drawn = draw_pose(made.keypoints, (256, 144))
    assert drawn.shape == (144, 256, 3)
    coloured = drawn.max(-1) > 60
    assert coloured.any() and drawn[0, 0].sum() == 0
    assert (coloured & made.masks.any(0)).sum() > 0.7 * coloured.sum()
    assert draw_pose(np.zeros((0, 18, 3), np.float32), (64, 64)).sum() == 0


def test_two_characters_can_be_told_apart(looks: dict[str, Look]) -> None:
    made = render_passes(two(), looks, at=1.0, size=(256, 144), seconds=3.0)
    colours = [made.image[mask].mean(0) for mask in made.masks]
    assert np.abs(colours[0] - colours[1]).max() > 20.0


def test_held_things_are_not_the_actor(looks: dict[str, Look]) -> None:
    shot = two()
    shot.actors = [Actor(character="pip", holds=Prop(prop=PropKind.BALLOON))]
    made = render_passes(shot, looks, at=1.0, size=(256, 144), seconds=3.0)
    shot.actors = [Actor(character="pip")]
    assert ((made.depth >= 0.5) & ~made.masks[0]).sum() > 80
    assert difference(made.image, render_still(shot, looks, at=1.0, size=(256, 144), seconds=3.0)) > 0.5
