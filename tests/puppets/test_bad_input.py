"""What can't be drawn is said in a sentence with a way out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Actor, Prop, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.look import COLOURS, Accessory, Look, srgb
from animation_ai_studio.puppets import render_passes, render_shot, render_still
from pydantic import ValidationError

from .conftest import one


def test_an_unknown_character(looks: dict[str, Look]) -> None:
    with pytest.raises(StudioError, match="'nobody'") as raised:
        list(render_shot(one("nobody"), looks, seconds=1.0, size=(64, 64)))
    assert raised.value.code == "character_unknown" and "pip" in raised.value.fix


@pytest.mark.parametrize("seconds", [0.0, -1.0, math.nan, math.inf, 1e9])
def test_lengths(looks: dict[str, Look], seconds: float) -> None:
    with pytest.raises(StudioError) as raised:
        list(render_shot(one(), looks, seconds=seconds, size=(64, 64)))
    assert raised.value.code == "option_invalid"


@pytest.mark.parametrize("size", [(1, 1), (0, 0), (63, 64), (65, 64), (10_000, 64), (-64, 64)])
def test_sizes(looks: dict[str, Look], size: tuple[int, int]) -> None:
    with pytest.raises(StudioError, match="pixels") as raised:
        render_still(one(), looks, size=size)
    assert raised.value.code == "option_invalid"


@pytest.mark.parametrize("fps", [0, math.nan, 1000])
def test_frame_rates(looks: dict[str, Look], fps: float) -> None:
    with pytest.raises(StudioError):
        list(render_shot(one(), looks, seconds=1.0, size=(64, 64), fps=fps))


@pytest.mark.parametrize("at", [math.nan, math.inf])
def test_moments(looks: dict[str, Look], at: float) -> None:
    with pytest.raises(StudioError):
        render_still(one(), looks, at=at, size=(64, 64))


def test_errors_come_before_the_first_frame(looks: dict[str, Look]) -> None:
    with pytest.raises(StudioError):
        render_shot(one("nobody"), looks, seconds=1.0, size=(64, 64))


def test_an_empty_shot_is_a_place(looks: dict[str, Look]) -> None:
    made = render_passes(Shot(id="s"), {}, size=(64, 64))
    assert made.image.std() > 5 and made.masks.shape == (0, 64, 64)


def test_a_crowd_of_things_fits(looks: dict[str, Look]) -> None:
    shot = one()
    shot.things = [
        Prop(prop=p, x=x) for p, x in zip(list(PropKind)[:6], (-1, -0.6, -0.2, 0.2, 0.6, 1), strict=True)
    ]
    shot.actors = [Actor(character=c, x=0.0) for c in ("pip", "mina", "gus", "pip")]
    assert render_still(shot, looks, size=(128, 72)).std() > 10


def test_strange_labels(looks: dict[str, Look]) -> None:
    for label in ("", " ", "x" * 40, "a b c d e f g", "海边的自行车", "🎈🎈"):
        shot = Shot(id="s", things=[Prop(prop=PropKind.PARCEL, label=label)])
        assert np.isfinite(render_still(shot, looks, size=(64, 64)).mean())


def test_looks_refuse_what_they_do_not_know() -> None:
    with pytest.raises(ValidationError, match="no colour"):
        Look(skin="plaid")
    with pytest.raises(ValidationError):
        Look(hat="fez")
    with pytest.raises(ValidationError, match="one hat"):
        Look(accessories=(Accessory.CAP, Accessory.CROWN))
    with pytest.raises(ValidationError):
        Look(height=math.nan)
    assert srgb("#102030") == (16, 32, 48)
    assert all(Look(skin=name).skin == name for name in COLOURS)
