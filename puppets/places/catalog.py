"""The places as background plates; each is a painter's recipe in frame heights (see ``plate``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ...common.story import Setting
from ...common.vocabulary import Place, TimeOfDay, Weather
from . import (
    carriages,
    chambers,
    countryside,
    exhibits,
    greens,
    halls,
    homes,
    seaside,
    shelters,
    shops,
    streets,
    waterside,
)
from .daylight import light_of, sky_of
from .plate import Plate

Recipe = Callable[[Plate, Setting], None]


def paint_place(setting: Setting, width: int, height: int, seed: int = 0) -> NDArray[np.uint8]:
    """The background plate of a setting for frames of that size (h, w, 3), larger by the plate's margin.

    Plates are kept: the last six, of small pictures the last 256. ``seed`` arranges the place differently.
    """
    keep = _small if width * height <= 256 * 256 else _large
    label = setting.label if setting.place is Place.SHOP else ""
    return keep(setting.place, setting.time, setting.weather, label, width, height, seed)


def _paint(
    place: Place, time: TimeOfDay, weather: Weather, label: str, width: int, height: int, seed: int
) -> NDArray[np.uint8]:
    setting = Setting(place=place, time=time, weather=weather, label=label)
    plate = Plate(width, height, sky_of(setting), light_of(setting), seed)
    RECIPES[place](plate, setting)
    out = plate.finish()
    out.setflags(write=False)
    return out


_large = lru_cache(maxsize=6)(_paint)
_small = lru_cache(maxsize=256)(_paint)


RECIPES: dict[Place, Recipe] = {
    Place.OCEAN: seaside.ocean,
    Place.UNDERWATER: seaside.underwater,
    Place.BEACH: seaside.beach,
    Place.TOWN: countryside.town,
    Place.FOREST: countryside.forest,
    Place.SNOW: countryside.snow,
    Place.DESERT: countryside.desert,
    Place.MOUNTAIN: countryside.mountain,
    Place.SPACE: countryside.space,
    Place.ROOM: homes.room,
    Place.KITCHEN: homes.kitchen,
    Place.SCHOOL: homes.school,
    Place.OFFICE: homes.office,
    Place.STAGE: halls.stage,
    Place.STATION: halls.station,
    Place.CASTLE: halls.castle,
    Place.BEDROOM: chambers.bedroom,
    Place.BATHROOM: chambers.bathroom,
    Place.SHOP: shops.shop,
    Place.CAFE: shops.cafe,
    Place.LIBRARY: exhibits.library,
    Place.HOSPITAL: chambers.hospital,
    Place.TRAIN: carriages.train,
    Place.BARN: shelters.barn,
    Place.CAVE: shelters.cave,
    Place.MUSEUM: exhibits.museum,
    Place.STREET: streets.street,
    Place.PARK: greens.park,
    Place.GARDEN: greens.garden,
    Place.PLAYGROUND: streets.playground,
    Place.FARM: greens.farm,
    Place.RIVER: waterside.river,
    Place.MARKET: streets.market,
    Place.JUNGLE: greens.jungle,
    Place.POOL: waterside.pool,
    Place.SHIP: waterside.ship,
}
"""Every place's painter."""
