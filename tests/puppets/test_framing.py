"""Nobody is cut off or hidden: heads with hair and hats stay in the picture in every shape of frame."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from animation_ai_studio.common.story import Actor, Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import CameraMove, Framing, Gesture, Place
from animation_ai_studio.configs.look import HATS, Hair, Look
from animation_ai_studio.puppets import render_passes

SHAPES = {"wide": (256, 144), "tall": (144, 256), "square": (160, 160)}


def passes(
    actors: list[Actor], looks: dict[str, Look], framing: Framing, size: tuple[int, int], **more: object
):
    shot = Shot(id="s", framing=framing, setting=Setting(place=Place.SNOW), actors=actors, **more)
    return render_passes(shot, looks, at=1.5, size=size, seconds=3.0)


@pytest.mark.parametrize("framing", list(Framing))
@pytest.mark.parametrize("shape", list(SHAPES))
def test_hair_and_hats_stay_inside(framing: Framing, shape: str) -> None:
    every = [Look(hair=h, hair_volume=1.3) for h in Hair] + [
        Look(kind="adult", accessories=(hat,)) for hat in sorted(HATS)
    ]
    for look in every:
        made = passes([Actor(character="x")], {"x": look}, framing, SHAPES[shape])
        mask = made.masks[0]
        assert mask.any()
        assert not mask[0].any(), f"{look.hair} {look.accessories} is cut off at the top"
        assert made.keypoints[0, 0, 2] > 0, "the face is outside"


@pytest.mark.parametrize("shape", list(SHAPES))
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("framing", list(Framing))
def test_a_group_does_not_collide(framing: Framing, count: int, shape: str) -> None:
    kinds = ["child", "adult", "teen", "elder"]
    looks = {f"c{k}": Look(kind=kinds[k], hair=list(Hair)[k * 3 % 12]) for k in range(count)}
    actors = [Actor(character=f"c{k}", x=0.1 * (k - 1)) for k in range(count)]
    made = passes(actors, looks, framing, SHAPES[shape])
    width, height = SHAPES[shape]
    for k in range(count):
        nose = made.keypoints[k, 0]
        assert 0 < nose[0] < width and 0 < nose[1] < height, "a face is outside"
        assert nose[2] == 1.0, "a face is covered"
    noses = sorted(made.keypoints[:, 0, 0])
    heads = np.abs(made.keypoints[:, 16, 0] - made.keypoints[:, 17, 0])
    assert min(b - a for a, b in pairwise(noses)) > 0.85 * heads.min(), "heads overlap"
    areas = made.masks.reshape(count, -1).sum(1)
    assert areas.min() > 0.15 * areas.max(), "somebody is hidden"


@pytest.mark.parametrize("move", list(CameraMove))
def test_camera_moves_keep_the_head(looks: dict[str, Look], move: CameraMove) -> None:
    for at in (0.0, 1.5, 3.0):
        shot = Shot(id="s", framing=Framing.CLOSE_UP, camera=move, actors=[Actor(character="gus")])
        made = render_passes(shot, looks, at=at, size=(256, 144), seconds=3.0)
        assert made.keypoints[0, 0, 2] > 0
        assert not made.masks[0][0].any() or move is CameraMove.SHAKE


def test_order_from_left_to_right_is_kept(looks: dict[str, Look]) -> None:
    actors = [Actor(character="pip", x=0.6), Actor(character="mina", x=-0.6)]
    made = passes(actors, looks, Framing.MEDIUM, (256, 144))
    assert made.keypoints[1, 0, 0] < made.keypoints[0, 0, 0]


def test_they_look_at_each_other(looks: dict[str, Look]) -> None:
    actors = [Actor(character="pip", x=-0.5, looks_at="mina"), Actor(character="mina", x=0.5, looks_at="pip")]
    made = passes(actors, looks, Framing.MEDIUM, (256, 144))
    for k, side in ((0, 1), (1, -1)):
        nose, ears = made.keypoints[k, 0, 0], made.keypoints[k, 16:18, 0].mean()
        assert side * (nose - ears) > 1.0, "a head is turned away"


def test_who_enters_comes_from_outside(looks: dict[str, Look]) -> None:
    shot = Shot(id="s", framing=Framing.FULL, actors=[Actor(character="pip", enters="left")])
    early = render_passes(shot, looks, at=0.0, size=(256, 144), seconds=3.0)
    later = render_passes(shot, looks, at=2.0, size=(256, 144), seconds=3.0)
    assert early.keypoints[0, 1, 0] < 10.0
    assert abs(later.keypoints[0, 1, 0] - 128.0) < 20.0


def test_things_stand_beside_people(looks: dict[str, Look]) -> None:
    for framing in Framing:
        shot = Shot(
            id="s", framing=framing, actors=[Actor(character="pip")], things=[Prop(prop=PropKind.DOG, x=0.1)]
        )
        alone = Shot(id="s", framing=framing, actors=[Actor(character="pip")])
        with_dog = render_passes(shot, looks, at=1.0, size=(256, 144), seconds=3.0)
        without = render_passes(alone, looks, at=1.0, size=(256, 144), seconds=3.0)
        figure = with_dog.depth > 0.5
        assert figure.sum() > with_dog.masks[0].sum() * 1.03, f"no dog in a {framing} shot"
        assert with_dog.keypoints[0, 0, 2] == 1.0, "the dog hides the face"
        assert without.masks[0].any()


def test_jumping_leaves_the_ground(looks: dict[str, Look]) -> None:
    shot = Shot(id="s", framing=Framing.FULL, actors=[Actor(character="pip", gesture=Gesture.JUMP)])
    heights = [
        render_passes(shot, looks, at=t, size=(144, 144), seconds=3.0).keypoints[0, 10, 1]
        for t in np.arange(0.2, 1.4, 0.1)
    ]
    assert max(heights) - min(heights) > 8.0
