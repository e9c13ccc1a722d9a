"""The evidence of mimes: what hands and heads must do so that one sees which of an action's pictures it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from ...common.acts import Posture
from ...common.mimes import Mime
from .being import Touch
from .miming import GESTURES, HandGesture
from .moments import Film, Seen

NEAR: Final = 0.55
"""Metres between the middle of a head and a palm that is at it."""


def _at_head(f: Film) -> Seen:
    near = f.from_palms(f.spot("head"))
    return near < NEAR, f"a hand is {near:.2f} m from the head"


def _hands_move(f: Film) -> Seen:
    """A hand leaves where it hangs."""
    far = max(float(np.ptp(palm - f.spot("chest"), axis=0).max()) for palm in f.palms())
    return far > 0.05, f"a hand moves {far:.2f} m"


def _head_moves(f: Film) -> Seen:
    nod, roll = f.spread(lambda one: one.over.head_pitch), f.spread(lambda one: one.over.head_roll)
    far = max(nod, roll, f.spread(lambda one: one.over.head_yaw), f.spread(lambda one: one.over.lean))
    return far > 0.1, f"the head moves {far:.2f}"


def _jolts(f: Film) -> Seen:
    rise = f.spread(lambda one: one.over.y)
    return rise > 0.04, f"{f.who} jolts {rise:.2f} m"


def _one_eye(f: Film) -> Seen:
    shut = float(f.values(lambda one: one.wink).max())
    return shut > 0.8, f"one eye is {shut:.1f} shut"


def _tongue_out(f: Film) -> Seen:
    out = float(f.values(lambda one: one.tongue).max())
    return out > 0.8, f"the tongue is {out:.1f} out"


def _ends_as(posture: Posture) -> Callable[[Film], Seen]:
    def check(f: Film) -> Seen:
        last = f.states[-1][f.who].posture
        return last is posture, f"{f.who} is {last.value}"

    return check


def _face_down(f: Film) -> Seen:
    flat, rise = float(f.values(lambda one: one.pitch).max()), f.spread(lambda one: one.y)
    return flat > 1.2 and rise > 0.03, f"{f.who} lies {flat:.1f} forwards and rises {rise:.2f} m"


def _upside_down(f: Film) -> Seen:
    turned = float(f.values(lambda one: abs(one.tilt)).max())
    return turned > 2.9, f"{f.who} is turned {turned:.1f} radians"


def _blows(f: Film) -> Seen:
    wide = float(f.values(lambda one: one.mouth).max())
    return wide > 0.3, f"the lips part {wide:.1f}"


def _holds_and_plays(f: Film) -> Seen:
    held = f.act.what is None or f.states[-1][f.act.what].held_by == f.who
    moved, words = _hands_move(f)
    return held and moved, f"{f.act.what} is {'' if held else 'not '}held, {words}"


def _of(shown: HandGesture) -> Callable[[Film], Seen]:
    return _at_head if isinstance(shown.near, Touch) else _hands_move


MIMED: Final[Mapping[Mime, Callable[[Film], Seen]]] = {
    **{mime: _of(shown) for mime, shown in GESTURES.items()},
    Mime.BLOW_KISS: _at_head, Mime.SHAKE_HEAD: _head_moves, Mime.STAMP_FOOT: _hands_move, Mime.STRETCH: _hands_move,
    Mime.SIGH: _head_moves, Mime.HICCUP: _jolts, Mime.BURP: _head_moves, Mime.WINK: _one_eye,
    Mime.STICK_OUT_TONGUE: _tongue_out, Mime.GET_DIZZY: _at_head, Mime.PRAY: _ends_as(Posture.KNEEL),
    Mime.MEDITATE: _ends_as(Posture.SIT), Mime.LOOK_UP: _head_moves, Mime.PHOTOGRAPH: _at_head,
    Mime.BLOW: _blows, Mime.BLOW_BUBBLES: _blows, Mime.PLAY_VIOLIN: _holds_and_plays, Mime.PLAY_GUITAR: _holds_and_plays,
    Mime.PLAY_WIND: _holds_and_plays, Mime.KNIT: _holds_and_plays, Mime.PUSH_UPS: _face_down, Mime.HANDSTAND: _upside_down, Mime.CARTWHEEL: _upside_down,
}  # fmt: skip
"""How each mime of a person is seen; those of moving bodies are seen as their actions are."""
