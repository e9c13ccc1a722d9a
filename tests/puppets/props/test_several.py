"""Eight socks are seen to be several, at the place and size of what is told, and bodies that live are left alone."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.puppets.props.catalog import PROPS, bones, model
from animation_ai_studio.puppets.props.several import MOST, may_be_several
from animation_ai_studio.puppets.render.posing import pose_shapes
from animation_ai_studio.puppets.render.rig import joint


def extent(prop: PropKind, count: int) -> tuple[float, float, float]:
    """Left, right and upper end of a prop that would be 1 m tall alone."""
    tables = model(prop, count=count)
    posed = np.zeros(tables.rows.shape, np.float32)
    pose_shapes(tables.rows, tables.index, bones(prop, joint(), 0.0, 0.0), np.zeros(16), posed)
    at = tables.rows[:, 1:4]
    return float(at[:, 0].min()), float(at[:, 0].max()), float(at[:, 1].max())


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_several_lie_beside_each_other_and_are_not_higher(count: int) -> None:
    left, right, top = extent(PropKind.APPLE, 1)
    first, last, high = extent(PropKind.APPLE, count)
    assert first < left and last > right and high < top
    assert len(model(PropKind.APPLE, count=count).rows) == count * len(model(PropKind.APPLE).rows)


def test_shapes_of_two_neighbours_dont_melt_together() -> None:
    one, two = model(PropKind.APPLE), model(PropKind.APPLE, count=2)
    groups = two.index[:, 0]
    first, second = groups[: len(one.rows)], groups[len(one.rows) :]
    assert not set(first[first > 0]) & set(second[second > 0])
    assert groups.max() < two.groups


@pytest.mark.parametrize("prop", [PropKind.DOG, PropKind.TREE, PropKind.PARCEL, PropKind.ROBOT])
def test_what_lives_is_tall_or_has_a_name_is_one(prop: PropKind) -> None:
    assert not may_be_several(prop, PROPS[prop])
    assert len(model(prop, count=3).rows) == len(model(prop).rows)
