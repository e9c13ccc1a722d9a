"""Whoever doesn't act lives: breathes, shifts their weight, and looks at the one who does.

Added to what the acts have made of everybody at one moment, so that a picture never stands still and its
people lead the eye to what happens.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence

from ...common.acts import StagedAct
from .being import Being, ease, part

FARTHEST = 0.85
"""How far a head turns on its shoulders, radians."""
_NEAR = 0.9
"""Metres sideways at which one looks half round to somebody."""
NOTICES = 0.3
"""Seconds before an act in which heads turn to whoever is about to begin."""


def watch(beings: Mapping[str, Being], acts: Sequence[StagedAct], at: float) -> None:
    """Lets everybody who doesn't act ``at`` seconds breathe and look on; ``acts`` in the order of their start."""
    busy = {name for act in acts if act.start <= at < act.start + act.seconds for name in act.who}
    begun = [act for act in acts if act.start - NOTICES <= at]
    for one in beings.values():
        if not one.cuddly or not one.visible:
            continue
        own = zlib.crc32(one.id.encode()) % 628 / 100.0
        if one.asleep:
            one.breath = 0.03 * math.sin(2.0 * at + own)
        if one.asleep or one.speed > 0.0:
            continue
        one.breath = 0.016 * math.sin(2.6 * at + own)
        one.shift = math.sin(1.7 * at + own)
        if one.submerged and one.y > 0.2 and one.actor:
            one.y += 0.04 * one.shift
        if one.id not in busy:
            one.look = _look(one, beings, begun, at, own)


def _look(
    one: Being, beings: Mapping[str, Being], begun: Sequence[StagedAct], at: float, own: float
) -> float:
    """Where its head turns: to the last one who began, from the one before; about, where there is nobody."""
    about = 0.3 * math.sin(1.1 * at + own)
    turned = [(act, goal) for act in begun if (goal := _goal(one, act, beings)) is not None]
    if not turned:
        return about
    (act, goal), before = turned[-1], turned[-2][1] if len(turned) > 1 else None
    k = ease(part(at, act.start - NOTICES, act.start + 0.1))
    was = about if before is None else _to(one, before)
    return was + (_to(one, goal) - was) * k + 0.25 * about


def _goal(one: Being, act: StagedAct, beings: Mapping[str, Being]) -> Being | None:
    """Whom one looks at because of an act: its doer, or what it is about for the doer itself."""
    names = (act.whom, act.what) if one.id in act.who else (act.who[0],)
    found = (beings.get(name or "") for name in names)
    return next((goal for goal in found if goal is not None and goal is not one and goal.visible), None)


def _to(one: Being, goal: Being) -> float:
    """How far a head turns from where its body looks, towards somebody."""
    away = goal.x - one.x
    wanted = math.atan2(away, _NEAR)
    return max(-FARTHEST, min(wanted - one.yaw, FARTHEST))
