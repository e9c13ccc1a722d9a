"""Water that one can go into looks like water, and only water glints."""

from __future__ import annotations

import numpy as np
import pytest

from ...common.acts import Action, StagedAct, Way
from ...common.story import Prop, Setting, Shot
from ...common.things import PropKind
from ...common.vocabulary import SHORES, Place
from ...puppets.acting.stage import Stage
from ...puppets.places.catalog import paint_place
from ...puppets.places.plate import MARGIN
from ...puppets.places.weather import WATER_EDGES

HIGH = 180


@pytest.mark.parametrize("place", sorted(SHORES))
def test_who_jumps_in_is_in_water(place: Place) -> None:
    """A dog that fell into the river lay on the grass."""
    shot = Shot(
        id="s",
        setting=Setting(place=place),
        things=[Prop(prop=PropKind.DOG, id="dog")],
        acts=[StagedAct(action=Action.JUMP, who=["dog"], path=Way.INTO)],
        seconds=2.0,
    )
    assert "water" in {kind for kind, _ in Stage(shot, [], 2.0, 16 / 9).effects}


@pytest.mark.parametrize("place", sorted(WATER_EDGES))
def test_what_glints_is_blue(place: Place) -> None:
    """Glints on the lawn behind the pool, or on the deck of a ship."""
    plate = paint_place(Setting(place=place), 320, HIGH, 1).astype(float)
    top, low = (round(HIGH * (1.0 + MARGIN - edge)) for edge in WATER_EDGES[place])
    middle = plate[(top + low) // 2, 60:-60].mean(axis=0)
    assert middle[2] > middle[0] + 25.0, np.round(middle)
