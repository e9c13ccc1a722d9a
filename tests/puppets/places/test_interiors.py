"""What somebody sees of a place with a roof who doesn't know its name."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.story import Setting, Shot
from animation_ai_studio.common.vocabulary import CameraMove, Framing, Place, TimeOfDay, Weather
from animation_ai_studio.puppets import render_still
from animation_ai_studio.puppets.places.catalog import paint_place
from animation_ai_studio.puppets.places.goods import WARES, ShopKind, kind_of_shop

SIZE = (160, 90)


def plate(place: Place, **setting: object) -> np.ndarray:
    return paint_place(Setting(place=place, **setting), *SIZE).astype(int)


def apart(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.abs(a - b).mean())


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("", ShopKind.GROCERY),
        ("supermarket", ShopKind.GROCERY),
        ("bakery", ShopKind.BAKERY),
        ("面包店", ShopKind.BAKERY),
        ("toy shop", ShopKind.TOYS),
        ("bookstore", ShopKind.BOOKS),
        ("理发店", ShopKind.BARBER),
        ("hairdresser's", ShopKind.BARBER),
        ("florist", ShopKind.FLOWERS),
        ("candy store", ShopKind.SWEETS),
        ("shoe shop", ShopKind.CLOTHES),
    ],
)
def test_the_name_of_a_shop_tells_what_it_sells(label: str, kind: ShopKind) -> None:
    assert kind_of_shop(label) is kind


def test_every_kind_of_shop_has_wares_and_looks_like_no_other() -> None:
    assert set(WARES) == set(ShopKind)
    names = ("", "bakery", "toy shop", "book shop", "shoe shop", "sweet shop", "florist", "barber")
    shops = [plate(Place.SHOP, label=name) for name in names]
    for number, one in enumerate(shops):
        assert all(apart(one, other) > 3.0 for other in shops[:number]), names[number]


def test_a_name_changes_only_a_shop() -> None:
    """Every plate under another name would be painted and kept again."""
    setting = Setting(place=Place.ROOM, label="attic")
    assert paint_place(setting, *SIZE) is paint_place(Setting(place=Place.ROOM), *SIZE)


@pytest.mark.parametrize("place", [Place.TRAIN, Place.BARN, Place.CAVE, Place.BEDROOM])
def test_weather_and_hour_show_through_windows_and_doors(place: Place) -> None:
    usual = plate(place)
    assert apart(usual, plate(place, weather=Weather.STORM)) > 0.5
    assert apart(usual, plate(place, time=TimeOfDay.NIGHT)) > 8.0


def test_the_walls_of_a_room_don_t_lean() -> None:
    """What stood on the floor was bent below the horizon of a landscape, whenever the camera looked aside."""
    shot = Shot(
        id="s",
        framing=Framing.FULL,
        camera=CameraMove.PAN_LEFT,
        setting=Setting(place=Place.LIBRARY),
    )
    still = render_still(shot, {}, at=0.0, size=SIZE, seconds=3.0).astype(int)
    later = render_still(shot, {}, at=3.0, size=SIZE, seconds=3.0).astype(int)
    moved = [_shift(still[row], later[row]) for row in (25, 62)]
    assert moved[0] != 0 and abs(moved[0] - moved[1]) <= 1


def _shift(a: np.ndarray, b: np.ndarray) -> int:
    """How many pixels a row has moved aside."""
    steps = range(-20, 21)
    inner = slice(24, -24)
    return min(steps, key=lambda step: float(np.abs(np.roll(a, step, axis=0)[inner] - b[inner]).mean()))
