"""What acts leave in the air and on the ground: earth, flames, pieces, dust, water, tears, sleep, notes, hearts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from ...common.acts import Action, Outcome, StagedAct
from ..render import painting
from ..render.rig import Array, Rig, Tables, joint, turn
from .being import Being, part
from .emanata import PLACES, SHAPES, marks_of
from .natures import Trait
from .pouring import pours, spout
from .reaching import by_hand

COUNT = 8
"""Pieces of an effect."""
Piece = tuple[float, float, float, float, float]
"""Where a piece is (x, y, z metres), its size in metres and its roll in radians."""


def _earth(rig: Rig, bone: str, k: int) -> None:
    rig.ball(bone, (0, 0, 0), (1.0, 0.8, 0.8), rig.material("#7a4f2c" if k % 2 else "#8c5d36", wrap=0.5))


def _flame(rig: Rig, bone: str, k: int) -> None:
    tone = ("#ff7a1e", "#ffc23a", "#ff5a1e", "#fff1a8")[k % 4]
    rig.cone(bone, (0, 0, 0), (0, 1.6, 0), 0.55, 0.05, rig.material(tone, painting.GLOW, glow=1.2))


def _piece(rig: Rig, bone: str, k: int) -> None:
    tone = ("#8a5a34", "#c9a06a", "#6a6f78", "#d8b84a")[k % 4]
    rig.box(bone, (0, 0, 0), (0.6, 0.35 + 0.1 * (k % 3), 0.3), rig.material(tone))


def _puff(rig: Rig, bone: str, _: int) -> None:
    rig.ball(bone, (0, 0, 0), 1.0, rig.material("#f4efe6", wrap=0.7))


def _knot(rig: Rig, bone: str, _: int) -> None:
    rig.cone(bone, (-1.0, 0, 0), (1.0, 0, 0), 0.24, 0.24, rig.material("#c9a060"))


def _drop(rig: Rig, bone: str, _: int) -> None:
    rig.ball(bone, (0, 0, 0), (0.7, 1.0, 0.6), rig.material("#58b6f0", gloss=0.6))


def _water(rig: Rig, bone: str, k: int) -> None:
    rig.ball(bone, (0, 0, 0), (2.4, 0.45, 0.8), rig.material("#57b4e6" if k % 2 else "#4aa8de", gloss=0.6))
    rig.box(bone, (0, -5.0, 0), (2.4, 5.0, 0.5), rig.material("#3b93cc", gloss=0.2))


def _zed(rig: Rig, bone: str, _: int) -> None:
    white = rig.material("#fdfdfb")
    for y in (-0.8, 0.8):
        rig.cone(bone, (-0.7, y, 0), (0.7, y, 0), 0.2, 0.2, white)
    rig.cone(bone, (-0.7, -0.8, 0), (0.7, 0.8, 0), 0.2, 0.2, white)


def _note(rig: Rig, bone: str, k: int) -> None:
    dark = rig.material(("#2b2a5c", "#b0336a")[k % 2])
    rig.ball(bone, (0, -0.8, 0), (0.5, 0.38, 0.3), dark)
    rig.cone(bone, (0.42, -0.8, 0), (0.42, 0.9, 0), 0.1, 0.1, dark)
    rig.cone(bone, (0.42, 0.9, 0), (0.95, 0.4, 0), 0.14, 0.08, dark)


def _heart(rig: Rig, bone: str, _: int) -> None:
    red, group = rig.material("#e8415f", gloss=0.4), rig.group()
    for s in (-1, 1):
        rig.ball(bone, (0.42 * s, 0.35, 0), 0.52, red, group=group, blend=0.05)
        rig.cone(bone, (0.4 * s, 0.2, 0), (0, -0.85, 0), 0.42, 0.06, red, group=group, blend=0.05)


_SHAPES: dict[str, Callable[[Rig, str, int], None]] = {
    "earth": _earth, "flames": _flame, "pieces": _piece, "puff": _puff, "drops": _drop, "water": _water,
    "rope": _knot, "stream": _drop, "sleep": _zed, "notes": _note, "hearts": _heart, **SHAPES,
}  # fmt: skip
OF: dict[Action, tuple[str, ...]] = {
    Action.DIG: ("earth",), Action.BURN: ("flames",), Action.EXPLODE: ("flames", "pieces", "puff"),
    Action.BREAK: ("pieces",), Action.VANISH: ("puff",), Action.APPEAR: ("puff",), Action.FALL: ("puff",),
    Action.SNEEZE: ("puff",), Action.CRY: ("drops",),
    Action.SLEEP: ("sleep",), Action.SING: ("notes",), Action.PLAY: ("notes",), Action.KISS: ("hearts",), Action.HUG: ("hearts",),
    Action.FIGHT: ("puff",), Action.PULL: ("rope",), Action.FLY: ("rope",), Action.CHANGE: ("puff",),
}  # fmt: skip
"""What each action raises."""


@lru_cache(maxsize=32)
def tables(kind: str) -> Tables:
    """The pieces of an effect, each on a bone of its own, about a metre in half size."""
    rig = Rig()
    for k in range(COUNT):
        rig.bone(f"piece_{k}")
        _SHAPES[kind](rig, f"piece_{k}", k)
    return rig.freeze()


def raised(
    acts: Sequence[StagedAct],
    beings: dict[str, Being] | None = None,
    *,
    under_water: bool = False,
    afloat: bool = False,
) -> list[tuple[str, StagedAct]]:
    """The effects of a shot's acts, in their order.

    Where somebody swims or something is ``afloat``, water lies before everybody from the first frame to the last;
    ``under_water`` has no edge of it.
    """
    found = [
        (kind, act)
        for act in acts
        for kind in _kinds(act, beings or {})
        if act.action is not Action.FLY or act.what is not None  # a kite's string
        if act.outcome is Outcome.DONE or kind in ("drops", "sleep", "notes", "rope")
    ]
    found += [("stream", act) for act in acts if act.action is Action.PUT and pours(act, beings or {})]
    wet = afloat or any(act.action in (Action.SWIM, Action.SINK) for act in acts)
    return [*found, ("water", acts[0])] if wet and acts and not under_water else found


def _kinds(act: StagedAct, beings: Mapping[str, Being]) -> tuple[str, ...]:
    marks = marks_of(act, beings)
    return OF.get(act.action, ()) if marks is None else marks


def water(at: float, middle: float, wide: float) -> Array:
    """Bones (9, 3, 4) of the water before everybody, ``wide`` metres around ``middle``, ``at`` seconds."""
    step = wide / (COUNT - 1)
    out = [joint(None, (middle, -wide, 0.0), 0.01)]
    for k in range(COUNT):
        x = middle + (k - (COUNT - 1) / 2) * step
        wave = 0.03 * math.sin(at * 2.2 + k * 1.7)
        out.append(joint(None, (x + 0.5 * wave, 0.1 + wave, 0.45 + 0.01 * (k % 2)), 0.29 * step))
    return np.stack(out)


def bones(kind: str, act: StagedAct, beings: Mapping[str, Being], at: float, away: float) -> Array:
    """Bones (9, 3, 4) of an effect ``at`` seconds; ``beings`` as they are then, ``away`` where nobody sees it."""
    one = beings[act.who[0]]
    if kind == "stream":
        return _streaming(one, beings.get(act.what or act.who[0]), beings.get(act.whom or ""), at, away)
    if kind == "rope":
        return _tied(one, beings.get(act.what or act.whom or ""), 0.25 * act.seconds < at - act.start, away)
    if (
        act.mime is None
        and kind in ("flames", "pieces", "puff")
        and act.action not in (Action.FALL, Action.SNEEZE, Action.FIGHT)
    ):
        one = beings[act.what or (act.whom if act.action is Action.BREAK else None) or act.who[0]]
    since = at - act.start
    breath = kind == "flames" and beings[act.who[0]].has(Trait.FIERY) and act.action is Action.BURN
    if breath:
        one = beings[act.what or act.whom or act.who[0]]
    out = [joint(None, (away, 0, 0))]
    for k in range(COUNT):
        piece = _PLACES[kind](k, one, act, since) if since >= 0.0 else None
        if breath and (k % 2 or one is beings[act.who[0]]):
            piece = _breathed(k, beings[act.who[0]], one, act, since)
        x, y, z, size, roll = piece or (away, 0.0, 0.0, 0.01, 0.0)
        out.append(joint(turn(0, 0, roll), (x, y, z), max(size, 0.002)))
    return np.stack(out)


def _tied(one: Being, thing: Being | None, taut: bool, away: float) -> Array:
    """A rope from the hands of who pulls to what is pulled."""
    out = [joint(None, (away, 0, 0))] * (COUNT + 1)
    if (
        thing is None
        or thing.actor
        or by_hand(one, thing)
        or not taut
        or (one.left is None and one.weight >= 1.0)
    ):
        return np.stack(out)
    side = 1.0 if thing.x > one.x else -1.0
    start = np.array([one.x + side * 0.28, one.y + 0.45 * _size(one), thing.z + 0.1])
    end = np.array(
        [thing.x - side * 0.8 * thing.half * thing.scale, thing.y + 0.4 * _size(thing), thing.z + 0.1]
    )
    way = (end - start) / COUNT
    length, roll = float(np.hypot(way[0], way[1])), math.atan2(way[1], way[0])
    for k in range(COUNT):
        out[k + 1] = joint(turn(0, 0, roll), start + way * (k + 0.5), max(0.55 * length, 0.01))
    return np.stack(out)


def _streaming(one: Being, vessel: Being | None, goal: Being | None, at: float, away: float) -> Array:
    """Water that falls from a tipped vessel on what is under it."""
    out = [joint(None, (away, 0, 0))] * (COUNT + 1)
    if vessel is None or goal is None or vessel.poured < 0.8:
        return np.stack(out)
    x, y, z = spout(one, goal)
    end = goal.y + 0.85 * _size(goal) if goal.cuddly else min(goal.y + 0.6 * _size(goal), y - 0.2)
    for k in range(COUNT):
        u = (at * 1.6 + k / COUNT) % 1.0
        side, spread = (1.0 if goal.x >= x else -1.0), 0.05 * math.sin(2.4 * k) * u
        start = x + side * 0.16
        high = y + (end - y) * u * u + 0.25 * u * (1.0 - u)
        out[k + 1] = joint(None, (start + (goal.x - start) * min(1.4 * u, 1.0) + spread, high, z + 0.2), 0.05)
    return np.stack(out)


def _side(one: Being) -> float:
    return -1.0 if one.yaw < -0.05 else 1.0


def _size(one: Being) -> float:
    return one.height * one.scale


def _heaped(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    x, u = one.x + _side(one) * (one.half + 0.5), min(since / act.seconds, 1.0)
    if k < 6:
        grown = part(u, 0.3 + 0.05 * k, 1.0)
        tall = 0.22 - 0.05 * abs(k - 2.5)
        return (
            None
            if grown <= 0.0
            else (x + 0.11 * (k - 2.5), 0.02, one.z + 0.1 - 0.02 * k, tall * grown + 0.02, 0.0)
        )
    if u >= 1.0 or u < 0.3:
        return None
    fly = (since * 1.4 + 0.5 * k) % 1.0
    return (x - 0.1 + 0.3 * fly, 0.25 + 1.6 * fly * (1 - fly), one.z + 0.1, 0.045, 6 * fly)


def _burning(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    if act.action is Action.EXPLODE:
        u = part(since / act.seconds, 0.45, 0.75)
        far = 0.7 * _size(one) * u + 0.05
        angle = 2 * math.pi * k / COUNT
        where = (one.x + far * math.sin(angle), one.y + 0.4 + far * math.cos(angle), one.z + 0.2)
        return None if u in (0.0, 1.0) else (*where, 0.25 * (1 - u) + 0.1, -angle)
    u = min(since / act.seconds, 1.0)
    lick = 0.8 + 0.3 * math.sin(since * 13 + 2.4 * k)
    spread = one.half * one.scale * (k / (COUNT - 1) - 0.5) * 1.3
    high = _size(one) * one.squash * (0.05 + 0.7 * (k * 3 % COUNT) / COUNT)
    grown = max(0.25, part(u, 0.0, 0.3)) * (0.09 + 0.13 * _size(one))
    return (
        one.x + spread,
        one.y + high,
        one.z + 0.15 + 0.5 * one.half,
        grown * lick,
        0.1 * math.sin(since * 9 + k),
    )


def _breathed(k: int, doer: Being, goal: Being, act: StagedAct, since: float) -> Piece | None:
    """Fire that goes from a mouth to what it burns, or as far as the breather is tall."""
    if not 0.0 < since < act.seconds or doer.muzzle is None:
        return None
    ahead, up = (part * _size(doer) for part in doer.muzzle)
    side = _side(doer)
    x, y = doer.x + side * (ahead + 0.05), doer.y + up
    far = (x + side * 0.6 * _size(doer), y - 0.3 * _size(doer))
    if goal is not doer:
        far = (goal.x, goal.y + 0.4 * _size(goal))
    u = (since * 1.5 + k / COUNT) % 1.0
    size = (0.06 + 0.18 * u) * _size(doer) * min(1.0, 4.0 * (1.0 - u))
    roll = math.atan2(far[1] - y, far[0] - x) - math.pi / 2.0
    return (x + (far[0] - x) * u, y + (far[1] - y) * u, doer.z + 0.12, size, roll)


def _flung(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    t = since - act.seconds * (0.5 if act.action is Action.EXPLODE else 0.64)
    if t <= 0.0:
        return None
    t = min(t, 1.0)
    wide = (k - (COUNT - 1) / 2) * (0.42 if act.action is Action.EXPLODE else 0.2)
    low = 0.03 + 0.2 * _size(one) * (act.action is Action.EXPLODE)
    y = max(one.y + low + (1.8 + 0.4 * (k * 5 % 3)) * t - 4.5 * t * t, 0.04)
    size = min(0.14 * _size(one) + 0.04, 0.12)
    return (one.x + wide * t, y, one.z + 0.15, size, 7.0 * t * (1 if k % 2 else -1))


def _puffed(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    start = {
        Action.FALL: 0.58,
        Action.EXPLODE: 0.5,
        Action.VANISH: 0.6,
        Action.SNEEZE: 0.52,
        Action.CHANGE: 0.45,
    }
    t = since - act.seconds * start.get(act.action, 0.1)
    long = act.seconds - 0.3 if act.action is Action.FIGHT else 0.6
    if not 0.0 < t < long:
        return None
    angle, u = 2 * math.pi * k / COUNT, t / 0.6
    if act.action is Action.SNEEZE:
        x = one.x + _side(one) * _size(one) * (0.3 + (0.25 + 0.12 * (k % 3)) * u)
        y = one.y + (0.62 + 0.18 * math.sin(angle) * u) * _size(one)
        return (x, y, one.z + 0.2, 0.075 * _size(one) * (1 - u * u), 0.0)
    if act.action is Action.FALL:
        return (
            one.x + (k - 3.5) * (0.1 + 0.12 * u),
            one.y + 0.04 + 0.06 * u * (k % 3),
            one.z + 0.15,
            (0.06 + 0.02 * (k % 3)) * (1 - u),
            0.0,
        )
    if act.action is Action.FIGHT:
        u = (since * 1.8 + k / COUNT) % 1.0
        x = one.x + _side(one) * (0.35 + 0.3 * math.sin(angle))
        return (x, one.y + 0.06 + 0.25 * u, one.z + 0.25, 0.14 * (1 - u), 0.0)
    far, middle = 0.5 * max(_size(one), 0.5), one.y + 0.45 * max(_size(one), 0.5)
    reach = far * (0.35 + 0.65 * u)
    return (
        one.x + reach * math.sin(angle),
        middle + reach * math.cos(angle),
        one.z + 0.3,
        0.22 * far * 2 * (1 - u),
        0.0,
    )


def _wept(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    if since > act.seconds:
        return None
    u = (since * 1.3 + k / COUNT) % 1.0
    side = 1 if k % 2 else -1
    x, high = one.x, one.y + 0.66 * _size(one)
    if one.muzzle is not None:  # out of its eyes, and not off its back
        ahead, up = (share * _size(one) for share in one.muzzle)
        x, high = one.x + 0.85 * math.sin(one.yaw) * ahead, one.y + up + 0.1 * _size(one)
    return (x + side * (0.12 + 0.3 * u), high + 0.6 * u - 1.3 * u * u, one.z + 0.35, 0.035, side * 0.6)


def _drifting(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    lasts = 1e9 if act.action is Action.SLEEP and one.asleep else act.seconds
    if act.action is Action.KISS:
        since -= 0.55 * act.seconds
    if not 0.0 <= since <= lasts or k > 3 or (act.action is Action.SLEEP and not one.asleep):
        return None
    u = (since * 0.45 + k / 4) % 1.0
    lying = abs(math.sin(one.tilt)) > 0.6
    head_x = one.x - math.copysign(0.45 * _size(one), one.tilt) if lying else one.x + 0.2 * _side(one)
    if one.muzzle is not None:
        head_x = one.x + math.sin(one.yaw) * 0.5 * _size(one)
    high = one.y + (0.45 if lying else (0.85 if act.action is Action.KISS else 0.6) * _size(one))
    if one.held_by is not None:  # beside who holds it, not over that one's head
        head_x, high = one.x + 0.35, one.y
    size = (0.03 + 0.05 * u) * min(part(u, 0.0, 0.15), 1.0 - part(u, 0.85, 1.0))
    return (
        head_x + 0.25 * u + 0.05 * math.sin(6 * u),
        high + 0.5 * u,
        one.z + 0.3,
        size,
        0.2 * math.sin(5 * u),
    )


_PLACES: dict[str, Callable[[int, Being, StagedAct, float], Piece | None]] = {
    "earth": _heaped, "flames": _burning, "pieces": _flung, "puff": _puffed, "drops": _wept,
    "sleep": _drifting, "notes": _drifting, "hearts": _drifting, **PLACES,
}  # fmt: skip
