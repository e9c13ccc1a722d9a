"""Things and animals of the wide world stand on the ground and have words in both languages."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.intent.thing_words import PROPS as WORDS
from animation_ai_studio.puppets.acting.creatures import Gait, creature_bones
from animation_ai_studio.puppets.props.catalog import bones, model
from animation_ai_studio.puppets.props.outside import OUTSIDE
from animation_ai_studio.puppets.render import tables
from animation_ai_studio.puppets.render.rig import Array, joint

HANGS = {kind for kind, one in OUTSIDE.items() if one.air > 0.0 or one.life in ("float", "bob")}


def lowest(kind: PropKind) -> float:
    """The lowest point of a thing, in its heights."""
    rig = model(kind)
    return min(
        _bottom(row, at)
        for row, at in zip(rig.rows, bones(kind, joint(), 0.0, 0.0)[rig.index[:, 2]], strict=True)
    )


def _bottom(row: Array, at: Array) -> float:
    up, high = at[1, :3], float(at[1, 3])
    if row[0] == tables.CONE:
        scale = float(np.linalg.norm(up))
        return min(float(up @ row[1:4]) - scale * row[4], float(up @ row[6:9]) - scale * row[5]) + high
    reach = up @ row[4:13].reshape(3, 3)
    far = np.abs(reach).sum() if row[0] == tables.BOX else np.linalg.norm(reach)
    low = high + float(up @ row[1:4]) - float(far)
    return max(low, 0.0) if row[27] else low


@pytest.mark.parametrize("kind", [kind for kind in OUTSIDE if kind not in HANGS])
def test_it_stands_on_the_ground(kind: PropKind) -> None:
    assert lowest(kind) < 0.09


@pytest.mark.parametrize("kind", list(OUTSIDE))
def test_it_has_words_in_both_languages(kind: PropKind) -> None:
    words = [word.strip() for word in WORDS[kind].replace("~", ",").split(",")]
    assert any(word.isascii() for word in words) and any(not word.isascii() for word in words)
    assert all(words)


def test_a_kangaroo_hops_with_both_feet() -> None:
    rig = model(PropKind.KANGAROO)
    legs = [rig.bones.index(f"leg_{side}") for side in "lr"]
    heights = []
    for k in range(12):
        moved = creature_bones(PropKind.KANGAROO, joint(), 0.4, 0.0, gait=Gait.WALK, steps=0.5 * k)
        assert np.allclose(moved[legs[0], :, :3], moved[legs[1], :, :3])
        heights.append(moved[0, 1, 3])
    assert max(heights) - min(heights) > 0.2
