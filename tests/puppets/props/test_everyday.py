"""Things of every day stand on the ground, fit the sizes that others reckon with, and have words in both languages."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.intent.thing_words import PROPS as WORDS
from animation_ai_studio.puppets.props.catalog import PROPS, bones, model
from animation_ai_studio.puppets.props.everyday import EVERYDAY
from animation_ai_studio.puppets.props.stuff import barrel
from animation_ai_studio.puppets.render import tables
from animation_ai_studio.puppets.render.rig import Array, Rig, joint

HANGS = {kind for kind, one in EVERYDAY.items() if one.life in ("float", "bob")}
ROOM = 0.18
"""How far a shape may reach over what its thing says it takes, in heights: rims and knobs."""


def extent(kind: PropKind) -> tuple[Array, Array]:
    """The lowest and the highest corner of a thing, in its heights."""
    rig = model(kind)
    places = bones(kind, joint(), 0.0, 0.0)[rig.index[:, 2]]
    corners = [_corners(row, at) for row, at in zip(rig.rows, places, strict=True)]
    return np.min([low for low, _ in corners], axis=0), np.max([high for _, high in corners], axis=0)


def _corners(row: Array, at: Array) -> tuple[Array, Array]:
    turned, moved = at[:, :3], at[:, 3]
    if row[0] == tables.CONE:
        ends = [(turned @ row[1:4] + moved, row[4]), (turned @ row[6:9] + moved, row[5])]
        low, high = np.min([p - r for p, r in ends], axis=0), np.max([p + r for p, r in ends], axis=0)
    else:
        reach = turned @ row[4:13].reshape(3, 3)
        far = np.abs(reach).sum(axis=1) if row[0] == tables.BOX else np.linalg.norm(reach, axis=1)
        low, high = turned @ row[1:4] + moved - far, turned @ row[1:4] + moved + far
    for axis in range(3):  # what a clip plane along an axis leaves
        side = row[23 + axis] if row[27] else 0.0
        if abs(side) == 1.0 and side > 0:
            low[axis] = max(low[axis], -row[26])
        elif abs(side) == 1.0:
            high[axis] = min(high[axis], row[26])
    return low, high


@pytest.mark.parametrize("kind", sorted(set(EVERYDAY) - HANGS))
def test_it_stands_on_the_ground(kind: PropKind) -> None:
    assert -ROOM < extent(kind)[0][1] < 0.09


@pytest.mark.parametrize("kind", list(EVERYDAY))
def test_it_is_as_big_as_it_says(kind: PropKind) -> None:
    """Else somebody would stand in it, or a hand hold the air beside it."""
    low, high = extent(kind)
    assert 0.7 < high[1] < 1.0 + ROOM
    assert abs(max(-low[0], high[0]) - PROPS[kind].half) < ROOM


@pytest.mark.parametrize("kind", list(EVERYDAY))
def test_it_has_words_in_both_languages(kind: PropKind) -> None:
    words = [word.strip() for word in WORDS[kind].replace("~", ",").split(",")]
    assert any(word.isascii() for word in words) and any(not word.isascii() for word in words)
    assert all(words)


def test_a_barrel_ends_where_it_is_told() -> None:
    rig = Rig()
    barrel(rig, 0.1, 0.9, 0.3, 0.4, rig.material("red"))
    parts = [_corners(row, joint()) for row in rig.freeze().rows]
    assert min(low[1] for low, _ in parts) == pytest.approx(0.1)
    assert max(high[1] for _, high in parts) == pytest.approx(0.9)
