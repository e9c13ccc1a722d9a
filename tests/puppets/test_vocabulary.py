"""Every word of the vocabulary has its own picture; otherwise a story would show the wrong thing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from animation_ai_studio.common.story import Actor, Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import (
    CameraMove,
    Emotion,
    FilmStyle,
    Framing,
    Gesture,
    Place,
    TimeOfDay,
    Viseme,
    Weather,
)
from animation_ai_studio.configs.look import (
    Accessory,
    BodyKind,
    Bottom,
    Build,
    FacialHair,
    Hair,
    Look,
    Pattern,
    Top,
)
from animation_ai_studio.puppets import portrait, render_still
from animation_ai_studio.puppets.figure.mouth import SHAPES

from .conftest import difference, one


def all_differ(pictures: dict[str, np.ndarray], least: float) -> None:
    for (a, first), (b, second) in combinations(pictures.items(), 2):
        assert difference(first, second) > least, f"{a} and {b} look the same"


def still(
    shot: Shot, looks: dict[str, Look], size: tuple[int, int] = (128, 128), **more: object
) -> np.ndarray:
    return render_still(shot, looks, at=1.4, size=size, **more)


def test_places_differ(looks: dict[str, Look]) -> None:
    all_differ({p: still(Shot(id="s", setting=Setting(place=p)), looks) for p in Place}, 8.0)


@pytest.mark.parametrize(
    "place", [Place.OCEAN, Place.ROOM, Place.UNDERWATER, Place.STAGE, Place.MARKET, Place.SHIP]
)
def test_times_of_day_differ(looks: dict[str, Look], place: Place) -> None:
    shots = {t: one() for t in TimeOfDay}
    for time, shot in shots.items():
        shot.setting = Setting(place=place, time=time)
    all_differ({t: still(s, looks) for t, s in shots.items()}, 2.0)


def test_weathers_differ(looks: dict[str, Look]) -> None:
    all_differ(
        {w: still(Shot(id="s", setting=Setting(place=Place.FOREST, weather=w)), looks) for w in Weather}, 0.7
    )


def test_props_differ(looks: dict[str, Look]) -> None:
    props = {
        p: Shot(id="s", framing=Framing.CLOSE_UP, setting=Setting(place=Place.ROOM), things=[Prop(prop=p)])
        for p in PropKind
    }
    all_differ({p: still(s, looks) for p, s in props.items()}, 1.5)


def test_every_prop_is_seen_in_a_hand(looks: dict[str, Look]) -> None:
    shot = one(gesture=Gesture.STAND)
    shot.framing = Framing.MEDIUM
    empty = still(shot, looks)
    for prop in PropKind:
        shot.actors = [Actor(character="pip", holds=Prop(prop=prop, label="kite"))]
        assert difference(empty, still(shot, looks)) > 0.5, f"nobody sees the {prop}"


def test_emotions_differ(looks: dict[str, Look]) -> None:
    all_differ({e: still(one(emotion=e), looks) for e in Emotion}, 1.2)


def test_gestures_differ(looks: dict[str, Look]) -> None:
    pictures = {}
    for gesture in Gesture:
        shot = one(gesture=gesture)
        shot.framing = Framing.FULL
        pictures[gesture] = still(shot, looks)
    all_differ(pictures, 0.8)


def test_framings_and_camera_moves_differ(looks: dict[str, Look]) -> None:
    framings = {}
    for framing in Framing:
        shot = one()
        shot.framing = framing
        framings[framing] = still(shot, looks)
    all_differ(framings, 8.0)
    moves = {}
    for move in CameraMove:
        shot = one()
        shot.camera = move
        clip = [render_still(shot, looks, at=t, size=(128, 128), seconds=3.0) for t in (0.3, 2.9)]
        moves[move] = np.concatenate(clip)
    all_differ(moves, 0.8)


def test_styles_differ(looks: dict[str, Look]) -> None:
    all_differ({s: still(one(), looks, style=s) for s in FilmStyle}, 3.0)


def test_visemes_have_shapes() -> None:
    assert set(SHAPES) == set(Viseme)
    assert len(set(SHAPES.values())) == len(Viseme)


@pytest.mark.parametrize(
    ("field", "words", "base"),
    [
        ("hair", Hair, {}),
        ("facial_hair", FacialHair, {}),
        ("top", Top, {"bottom_colour": "khaki"}),
        ("bottom", Bottom, {}),
        ("kind", BodyKind, {}),
        ("build", Build, {}),
        ("top_pattern", Pattern, {}),
    ],
)
def test_words_of_a_look_differ(field: str, words: type, base: dict[str, str]) -> None:
    framing = Framing.CLOSE_UP if field in ("hair", "facial_hair") else Framing.FULL
    pictures = {w: portrait(Look(**base, **{field: w}), (128, 128), framing=framing) for w in words}
    all_differ(pictures, 0.25)


def test_accessories_are_seen() -> None:
    plain = {f: portrait(Look(), (160, 160), framing=f) for f in (Framing.CLOSE_UP, Framing.FULL)}
    for accessory in Accessory:
        worn = Look(accessories=(accessory,))
        seen = max(difference(plain[f], portrait(worn, (160, 160), framing=f)) for f in plain)
        assert seen > 0.12, f"nobody sees the {accessory}"


def test_a_parcel_shows_its_label(looks: dict[str, Look]) -> None:
    def parcel(label: str) -> np.ndarray:
        thing = Prop(prop=PropKind.PARCEL, label=label)
        return still(Shot(id="s", framing=Framing.CLOSE_UP, things=[thing]), looks, (256, 256))

    assert difference(parcel("kite"), parcel("submarine")) > 0.5
