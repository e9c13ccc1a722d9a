"""What the camera takes in: everybody who acts, and those beside them while the picture stays near."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from ...common.acts import Action, StagedAct, Way
from ..figure.body import Arm
from .being import Being

LEAST = 0.75
"""Metres of a picture's height: nearer the camera doesn't come."""
ROOMY = 1.3
"""How much wider a picture may be than what acts fill, for whoever only looks on."""
OUTSIDE = 0.5
"""Metres beyond the stage at which somebody begins who comes into the picture."""
DOORSTEP = 0.35
"""Metres beyond the stage up to which the view follows who comes or goes."""
FAR = 3.6
"""Metres from the middle beyond which nobody is followed."""
HIGHEST = 3.8
"""Metres above the ground beyond which the view doesn't follow anybody."""
_LEAVING = {Action.ENTER, Action.LEAVE, Action.FLEE}
"""Acts that the view needn't follow out of the picture."""


@dataclass(frozen=True)
class Extent:
    """What must be seen, metres: from ``low`` to ``high``, up to ``top``."""

    low: float
    high: float
    top: float

    def __or__(self, other: Extent) -> Extent:
        return Extent(min(self.low, other.low), max(self.high, other.high), max(self.top, other.top))


def extent_of(
    moments: Iterable[Mapping[str, Being]],
    acts: Sequence[StagedAct],
    half: float,
    aspect: float,
    *,
    near: bool,
) -> Extent | None:
    """What the acts of a shot take in; None when nobody can be seen.

    Args:
        moments: everybody, by id, from the shot's beginning to its end.
        acts: what is done.
        half: half of the stage, metres.
        aspect: the frame's width over its height.
        near: whether those may be left out whom no act is about.
    """
    away = (act for act in acts if act.action in _LEAVING or act.path is Way.AWAY)
    leaving = {name for act in away for name in act.names}
    about = {name for act in acts for name in act.names}
    found: dict[str, Extent] = {}
    alive: set[str] = set()
    for beings in moments:
        leaving |= {one.id for one in beings.values() if abs(one.x) > half + OUTSIDE} if not found else set()
        about |= {one.id for one in beings.values() if one.held_by in about or one.riding in about}
        for one in beings.values():
            if one.seen and abs(one.x) <= (half + DOORSTEP if one.id in leaving else FAR):
                now = _extent(one)
                found[one.id] = found[one.id] | now if one.id in found else now
                alive |= {one.id} if one.cuddly else set()
    acting = [extent for name, extent in found.items() if name in about or not near]
    if not acting:
        acting, found = list(found.values()), {}
    if not acting:
        return None
    whole = reduce(or_, acting)
    # a tree's crown may be cut, a head may not
    others = [extent if name in alive else replace(extent, top=0.0) for name, extent in found.items()]
    return _with_others(whole, others, ROOMY * max(whole.high - whole.low, aspect * max(whole.top, LEAST)))


def _with_others(whole: Extent, others: Iterable[Extent], widest: float) -> Extent:
    """Those beside it, the nearest first, while the picture stays near."""
    for extent in sorted(others, key=lambda one: max(whole.low - one.low, one.high - whole.high)):
        more = whole | extent
        if max(more.high - more.low, more.top) <= widest:
            whole = more
    return whole


def _extent(one: Being) -> Extent:
    room = one.half * one.scale
    if one.actor:
        slant = abs(math.sin(one.tilt)) + abs(math.sin(one.pitch)) + 0.6 * abs(one.over.lean)
        room = max(room, 0.3, 0.7 * min(slant, 1.0) * one.height)
    room += 0.12
    air = 0.1 if one.actor else 0.0
    if isinstance(one.left, Arm) and one.left.up > 0.6:
        air = 0.2 * one.height * one.scale
    top = min(one.top + max(one.over.y, 0.0) + air, HIGHEST)
    return Extent(one.x - room, one.x + room, top)
