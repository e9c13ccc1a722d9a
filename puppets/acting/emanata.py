"""Emanata: the marks that comics draw beside who does something, where bodies alone can't tell it.

Lines around what sounds, drops off who sweats, a light bulb over who has an idea, a puff of breath before who blows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from ...common.acts import Action, Posture, StagedAct
from ...common.mimes import Mime
from ..render import painting
from ..render.rig import Rig
from .being import Being, ease, part

Piece = tuple[float, float, float, float, float]
"""Where a piece is (x, y, z metres), its size in metres and its roll in radians."""
COUNT: Final = 8


def _arc(rig: Rig, bone: str, _: int) -> None:
    ink = rig.material("#fff7d6", painting.GLOW, glow=0.5)
    points = [(math.cos(a) - 1.0, math.sin(a), 0.0) for a in (-0.7, -0.35, 0.0, 0.35, 0.7)]
    rig.curve(bone, points, [0.07, 0.1, 0.11, 0.1, 0.07], ink)


def _drop(rig: Rig, bone: str, _: int) -> None:
    blue = rig.material("#7fd0ff", gloss=0.7)
    rig.ball(bone, (0, -0.2, 0), (0.7, 0.8, 0.6), blue)
    rig.cone(bone, (0, 0.1, 0), (0, 1.2, 0), 0.6, 0.05, blue)


def _bulb(rig: Rig, bone: str, k: int) -> None:
    light = rig.material("#ffe14d", painting.GLOW, glow=1.0)
    if k:
        rig.cone(bone, (0, 0.6, 0), (0, 1.5, 0), 0.16, 0.12, light)
        return
    rig.ball(bone, (0, 0.2, 0), 0.8, light)
    rig.cone(bone, (0, -0.5, 0), (0, -1.0, 0), 0.42, 0.36, rig.material("#8d949c", gloss=0.5))


def _star(rig: Rig, bone: str, _: int) -> None:
    gold = rig.material("#ffd23a", painting.GLOW, glow=0.6)
    for k in range(5):
        a = 2.0 * math.pi * k / 5.0
        rig.cone(bone, (0, 0, 0), (math.sin(a), math.cos(a), 0.0), 0.42, 0.04, gold)


def _cloud(rig: Rig, bone: str, _: int) -> None:
    rig.ball(bone, (0, 0, 0), 1.0, rig.material("#f7f7f5", wrap=0.8))


def _bubble(rig: Rig, bone: str, _: int) -> None:
    rig.ball(bone, (0, 0, 0), 1.0, rig.material("#bfe9ff", gloss=0.9, rim=1.0, wrap=0.8))
    rig.ball(bone, (-0.35, 0.4, 0.8), 0.18, rig.material("#ffffff", painting.GLOW, glow=0.4))


def _tongue(rig: Rig, bone: str, k: int) -> None:
    if k == 0:
        pink = rig.material("#e8607a", gloss=0.3)
        rig.cone(bone, (0, 0.6, -0.3), (0, -0.5, 0.4), 0.62, 0.72, pink)


def _hanky(rig: Rig, bone: str, k: int) -> None:
    if k == 0:
        white = rig.material("#fbfbf7", wrap=0.7)
        rig.ball(bone, (0, 0, 0), (0.9, 0.8, 0.4), white)
        rig.box(bone, (0, -0.9, 0), (0.75, 0.7, 0.12), white)


def _cheek(rig: Rig, bone: str, k: int) -> None:
    if k < 2:
        rig.ball(bone, (0, 0, 0), (1.0, 0.72, 0.3), rig.material("#ff5a6e", wrap=0.9))


def _line(rig: Rig, bone: str, _: int) -> None:
    rig.cone(bone, (0, -1.0, 0), (0, 1.0, 0), 0.14, 0.08, rig.material("#fff7d6", painting.GLOW, glow=0.5))


SHAPES: Final[Mapping[str, Callable[[Rig, str, int], None]]] = {
    "sound": _arc, "hearing": _arc, "sweat": _drop, "bulb": _bulb, "dizzy": _star, "breath": _cloud,
    "steam": _cloud, "lather": _bubble, "tongue": _tongue, "hanky": _hanky, "shine": _line, "swish": _arc,
    "blown": _bubble, "cheeks": _cheek, "jet": _drop,
}  # fmt: skip
MARKS: Final[Mapping[Mime, tuple[str, ...]]] = {
    Mime.BLUSH: ("cheeks",), Mime.LISTEN: ("hearing",), Mime.SWEAT: ("sweat",), Mime.WIPE_BROW: ("sweat",), Mime.FAN_ONESELF: ("sweat",),
    Mime.HAVE_IDEA: ("bulb",), Mime.GET_DIZZY: ("dizzy",), Mime.SIGH: ("breath",), Mime.BURP: ("breath",),
    Mime.BLOW: ("breath",), Mime.BLOW_BUBBLES: ("blown",), Mime.BRUSH_TEETH: ("lather",), Mime.WASH_HANDS: ("lather",),
    Mime.WASH_FACE: ("lather",), Mime.SHAVE: ("lather",), Mime.WHISTLE: ("notes",), Mime.BLOW_KISS: ("hearts",), Mime.STICK_OUT_TONGUE: ("tongue",),
    Mime.BLOW_NOSE: ("hanky", "sound"), Mime.PHOTOGRAPH: ("shine",), Mime.STAMP_FOOT: ("steam",), Mime.WAG: ("swish",),
    Mime.HOWL: ("sound",), Mime.PURR: ("hearts",), Mime.STEAM: ("steam",), Mime.RING: ("sound",), Mime.BLINK: ("shine",),
    Mime.SNAP_FINGERS: ("shine",), Mime.SPRAY: ("jet",), Mime.SCRATCH_ITSELF: ("swish",), Mime.PLAY_VIOLIN: ("notes",),
    Mime.PLAY_GUITAR: ("notes",), Mime.PLAY_WIND: ("notes",),
}  # fmt: skip
"""What each mime raises; those left out raise nothing."""
_AS_ACTION: Final = frozenset({Mime.CHOP, Mime.HAMMER, Mime.SWEEP, Mime.MOP, Mime.WRITE, Mime.PAINT})
"""Mimes that raise what their actions do."""
_VOICES: Final = frozenset({Action.SPEAK, Action.SHOUT})


def marks_of(act: StagedAct, beings: Mapping[str, Being]) -> tuple[str, ...] | None:
    """The marks of an act by its mime or, for an animal that gives tongue, of its voice; None where neither tells."""
    doer = beings.get(act.who[0])
    if act.mime in _AS_ACTION or (act.mime is Mime.BLINK and doer is not None and doer.actor):
        return None
    if act.mime is not None:
        return MARKS.get(act.mime, ())
    if act.action in _VOICES and doer is not None and not doer.actor:
        return ("sound",)
    return ("sound",) if act.action is Action.SHOUT else None


def _side(one: Being) -> float:
    return -1.0 if one.yaw < -0.05 else 1.0


def skull(one: Being) -> tuple[float, float, float]:
    """Where somebody's head is (x, y) and its radius, metres; of a thing, its upper part."""
    size = one.height * one.scale
    if one.muzzle is not None:
        ahead, up = (share * size for share in one.muzzle)
        return one.x + math.sin(one.yaw) * 0.75 * ahead, one.y + up + 0.06 * size, 0.14 * size
    if not one.actor:
        return one.x, one.y + 0.7 * size, 0.3 * one.half * 2.0 * one.scale
    up, radius = one.skull[0] * one.scale, one.skull[1] * one.scale
    low = {Posture.SIT: 0.26, Posture.KNEEL: 0.15}.get(one.posture, 0.0) * size
    lean = max(one.over.lean, -0.5) * (up - 0.33 * size)
    x = one.x + one.over.x + math.sin(one.yaw) * lean - math.sin(one.over.roll) * 0.6 * size
    return x, one.y + one.over.y + up * one.over.squash - low - one.over.crouch - 0.3 * abs(lean), radius


def _mouth(one: Being) -> tuple[float, float, float]:
    """Where a mouth is (x, y) and the head's radius, metres."""
    x, y, r = skull(one)
    if one.muzzle is not None:
        ahead, up = (share * one.height * one.scale for share in one.muzzle)
        return one.x + math.sin(one.yaw) * ahead, one.y + up, r
    return x + math.sin(one.yaw) * r, y - 0.47 * r, r


def _sounding(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Arcs that go out from a mouth, to the side it looks to; from a thing to both sides."""
    if not 0.0 <= since < act.seconds or k > 5:
        return None
    x, y, r = _mouth(one)
    both = not one.actor and one.muzzle is None
    side = (1.0 if k % 2 else -1.0) if both or abs(one.yaw) < 0.3 else _side(one)
    row = k // 2 if both or abs(one.yaw) < 0.3 else k
    u = (since * 1.2 + row / 3.0) % 1.0
    if not (both or abs(one.yaw) < 0.3) and k > 2:
        return None
    start = (1.25 * r if one.actor else one.half * one.scale if both else 0.05) + 0.04
    size = (0.06 + 0.12 * u) * max(1.0, 4.0 * r) * min(1.0, 5.0 * (1.0 - u))
    return x + side * (start + 0.34 * u), y + 0.1 * u, one.z + 0.2, size, 0.0 if side > 0 else math.pi


def _heard(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Arcs that come to the ear at which the hand is."""
    if not 0.0 <= since < act.seconds or k > 2:
        return None
    x, y, r = skull(one)
    side = -1.0 if one.yaw >= 0.0 else 1.0
    u = (since * 0.9 + k / 3.0) % 1.0
    far = 2.1 * r + 0.45 * (1.0 - u)
    size = (0.07 + 0.1 * (1.0 - u)) * min(1.0, 5.0 * u)
    return x + side * far, y, one.z + 0.2, size, 0.0 if side > 0 else math.pi


def _sweating(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Drops that fly off a brow to both sides."""
    if not 0.0 <= since < act.seconds:
        return None
    x, y, r = skull(one)
    side, u = (1.0 if k % 2 else -1.0), (since * 0.9 + k / COUNT) % 1.0
    out = r * (0.9 + 0.7 * u)
    return (
        x + side * out,
        y + r * (0.55 + 0.9 * u - 1.7 * u * u),
        one.z + 0.75 * r,
        0.13 * r + 0.01,
        -side * (0.9 - 1.4 * u),
    )


def _shining_bulb(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """A bulb over the head with rays around it."""
    if not 0.15 * act.seconds <= since < act.seconds:
        return None
    x, _, r = skull(one)
    size = 0.5 * r * ease(part(since / act.seconds, 0.15, 0.3))
    angle = math.pi * (k - 4) / 4.2
    high = one.y + one.height * one.scale + one.over.y + 0.42 * r
    turn_out = 0.0 if k == 0 else -angle
    return x, high + 0.1 * size, one.z + 0.1, size * (1.0 if k == 0 else 0.95), turn_out


def _circling(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Stars around a head."""
    if not 0.0 <= since < act.seconds or k > 4:
        return None
    x, _, r = skull(one)
    angle = since * 3.2 + 2.0 * math.pi * k / 5.0
    high = one.y + one.over.y + 0.98 * one.height * one.scale
    return (
        x + 1.35 * r * math.cos(angle),
        high + 0.25 * r * math.sin(angle),
        one.z - 1.1 * r * math.sin(angle),
        0.22 * r,
        angle,
    )


def _breathing(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Puffs that go out of a mouth."""
    u = since / act.seconds
    if not 0.3 <= u < 1.0 or k > 2:
        return None
    x, y, r = _mouth(one)
    v = (since * 0.9 + k / 3.0) % 1.0
    ahead = math.sin(one.yaw) if abs(one.yaw) > 0.3 else 0.35 * _side(one)
    far = 1.3 + 2.2 * v
    z = one.z + r * (1.1 if abs(one.yaw) < 0.3 else 0.3)
    return (
        x + ahead * r * far,
        y - (0.25 * r * v if act.mime is Mime.SIGH else 0.0),
        z,
        r * (0.15 + 0.3 * v) * (1.0 - v**4),
        0.0,
    )


def _steaming(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Puffs out of both ears, or out of a thing's top."""
    if not 0.0 <= since < act.seconds:
        return None
    x, y, r = skull(one)
    u = (since * 1.2 + k / COUNT) % 1.0
    if not one.actor:
        size = one.height * one.scale
        return (x + 0.5 * one.half * one.scale * math.sin(3.0 * u + k), one.y + size * (0.95 + 0.6 * u), one.z,
                size * (0.05 + 0.11 * u) * (1.0 - u**3), 0.0)  # fmt: skip
    side = 1.0 if k % 2 else -1.0
    return (
        x + side * r * (1.15 + 0.9 * u),
        y + r * (0.1 + 0.9 * u),
        one.z,
        r * (0.1 + 0.16 * u) * (1.0 - u**3),
        0.0,
    )


def _lathered(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Foam where hands wash, brush or shave."""
    if not 0.1 <= since < act.seconds or not one.actor:
        return None
    x, y, r = _mouth(one)
    angle = 2.4 * k + 3.0 * since
    spread, low = (0.34, 0.0) if act.mime is Mime.BRUSH_TEETH else (0.7, 0.1)
    z = one.z + r * (0.93 if abs(one.yaw) < 0.5 else 0.5)
    if act.mime is Mime.WASH_HANDS:
        x, y, spread, z = (
            one.x + 0.25 * math.sin(one.yaw),
            one.y + 0.5 * one.height * one.scale,
            0.7,
            one.z + 1.4 * r,
        )
    size = r * (0.12 + 0.07 * math.sin(angle * 1.7))
    return (
        x + spread * r * math.cos(2.4 * k),
        y - low * r + 0.5 * spread * r * math.sin(2.4 * k),
        z,
        size,
        0.0,
    )


def _out(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """The tongue before the lips."""
    if k or one.tongue <= 0.0:
        return None
    x, y, r = _mouth(one)
    return x, y - 0.12 * r, one.z + 0.88 * r, 0.26 * r * one.tongue, 0.06 * math.sin(since * 9.0)


def _reddening(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Red cheeks that grow out of the skin."""
    u = since / act.seconds
    if k > 1 or not 0.0 <= u < 1.0:
        return None
    x, y, r = skull(one)
    side, turned = (1.0 if k else -1.0), one.yaw
    across, ahead = 0.56 * side * r, 0.72 * r
    place = x + across * math.cos(turned) + ahead * math.sin(turned)
    return (
        place,
        y - 0.24 * r,
        one.z + ahead * math.cos(turned) - across * math.sin(turned),
        0.25 * r * ease(part(u, 0.05, 0.35)),
        0.0,
    )


def _at_nose(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """A handkerchief before the nose."""
    if k or not 0.0 <= since < act.seconds:
        return None
    x, y, r = _mouth(one)
    return x, y - 0.05 * r, one.z + 1.75 * r, 0.6 * r, 0.08 * math.sin(since * 14.0)


def _flashing(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Rays around a flash: a camera's, a lamp's, snapped fingers'."""
    u = (since * 1.3) % 1.0 if act.mime is not Mime.PHOTOGRAPH else part(since / act.seconds, 0.5, 0.75)
    if not 0.0 <= since < act.seconds or not 0.0 < u < 0.7:
        return None
    x, y, r = skull(one)
    if act.mime is Mime.SNAP_FINGERS:
        hand = -1.0 if one.yaw >= 0.0 else 1.0
        x, y, r = x + 1.7 * hand * r, y + 0.1 * r, 0.6 * r
    angle = 2.0 * math.pi * k / COUNT
    if not one.actor:
        y, r = one.y + 0.6 * one.height * one.scale, 0.5 * one.height * one.scale
    far = r * (1.25 + 0.5 * u)
    return x + far * math.sin(angle), y + far * math.cos(angle), one.z + 0.3, 0.2 * r, -angle


def _swishing(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Arcs on both sides of a tail that wags."""
    if not 0.0 <= since < act.seconds or k > 3:
        return None
    size, side = one.height * one.scale, -_side(one)
    x, y = one.x + side * 0.85 * one.half * one.scale, one.y + 0.82 * size
    out = 1.0 if k % 2 else -1.0
    far = (0.1 + 0.07 * (k // 2)) * size + 0.03 * math.sin(since * 20.0)
    return x + out * far, y, one.z + 0.2, (0.1 + 0.04 * (k // 2)) * size, 0.0 if out > 0 else math.pi


def _jet(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Water that goes out of a mouth or a trunk in a bow."""
    u = since / act.seconds
    if not 0.25 <= u < 1.0:
        return None
    x, y, r = _mouth(one)
    v = (since * 1.6 + k / COUNT) % 1.0
    far = 0.9 * one.height * one.scale
    return (
        x + _side(one) * far * v,
        y + far * (0.9 * v - 1.3 * v * v),
        one.z + 0.2,
        0.3 * r * (1.0 - 0.5 * v),
        -_side(one) * (0.8 - 2.0 * v),
    )


def _blown(k: int, one: Being, act: StagedAct, since: float) -> Piece | None:
    """Bubbles that come out of a mouth, grow and rise."""
    if not 0.15 * act.seconds <= since < act.seconds + 2.0:
        return None
    x, y, r = _mouth(one)
    u = (since * 0.45 + k / COUNT) % 1.0
    if since * 0.45 + k / COUNT < 1.0 and k:
        return None
    wide = max(r, 0.06)
    return (x + _side(one) * wide * (0.4 + 2.2 * u), y + wide * (2.2 * u * u + 0.2 * math.sin(5.0 * u + k)), one.z + wide,
            wide * (0.1 + 0.22 * min(3.0 * u, 1.0)) * (1.0 - u**6), 0.0)  # fmt: skip


PLACES: Final[Mapping[str, Callable[[int, Being, StagedAct, float], Piece | None]]] = {
    "sound": _sounding, "hearing": _heard, "sweat": _sweating, "bulb": _shining_bulb, "dizzy": _circling,
    "breath": _breathing, "steam": _steaming, "lather": _lathered, "tongue": _out, "hanky": _at_nose,
    "shine": _flashing, "swish": _swishing, "blown": _blown, "cheeks": _reddening, "jet": _jet,
}  # fmt: skip
"""Where the pieces of each mark are, by their number, who does the act, the act and the seconds since it began."""
