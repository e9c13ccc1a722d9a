"""How animals and figures without a face show what people show with hands and heads: with all of their body."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...common.acts import Action
from ...common.mimes import Mime
from ..figure.body import Pose
from .being import ActMoment, ease, part
from .gait import PROFILE
from .natures import Trait


def shows(b: ActMoment) -> None:
    """Does what the act's own doer leaves unseen on a body that isn't a person's."""
    own = MIMED.get(b.act.mime) if b.act.mime is not None else None
    way = own or WAYS.get(b.act.action)
    if way is not None and not b.a.actor and b.u < 1.0 and (b.a.has(Trait.CREATURE) or b.a.has(Trait.FIGURE)):
        way(b)


def _rock(b: ActMoment, forward: float) -> Pose:
    """The whole body leans to where it looks, radians."""
    return Pose(
        roll=-math.copysign(forward, b.a.yaw if abs(b.a.yaw) > 0.05 else 1.0) * math.copysign(1.0, forward)
    )


def _nod(b: ActMoment) -> None:
    dip = max(math.sin(b.t * 7.0), -0.2)
    b.a.over = Pose(head_pitch=0.5 * dip) if b.a.has(Trait.PACKS) else _rock(b, 0.2 * dip)


def _refuse(b: ActMoment) -> None:
    swing = math.sin(b.t * 8.0)
    b.a.yaw += 0.0 if b.a.has(Trait.PACKS) else 0.5 * swing
    b.a.over = Pose(head_yaw=0.8 * swing)


def _bow(b: ActMoment) -> None:
    k = math.sin(math.pi * b.u)
    if b.a.has(Trait.PACKS):
        b.a.gait = "bow" if 0.15 < b.u < 0.85 else "stand"
    else:
        b.a.over = _rock(b, 0.55 * k)


def _paw(b: ActMoment) -> None:
    """A paw in the air, waving or pointing."""
    if b.a.has(Trait.PACKS):
        b.a.gait, b.a.yaw = "wave", math.copysign(0.9, b.a.yaw if abs(b.a.yaw) > 0.05 else 1.0)
    else:
        b.a.over = Pose(roll=0.1 * math.sin(b.t * 7.0), y=0.05 * b.a.height * abs(math.sin(b.t * 5.0)))


def _clap(b: ActMoment) -> None:
    _paw(b)
    b.a.over = Pose(y=0.08 * b.a.height * abs(math.sin(b.t * 7.0)))


def _tremble(b: ActMoment) -> None:
    shake = math.sin(b.t * 20.0)
    b.a.over = Pose(x=0.03 * b.a.height * shake, roll=0.03 * shake, squash=0.9, head_pitch=0.3)


def _think(b: ActMoment) -> None:
    b.a.gait = "sit" if b.a.beast else b.a.gait
    b.a.over = Pose(head_pitch=-0.25, head_yaw=0.6 * math.sin(b.t * 1.6), roll=0.08 * math.sin(b.t * 1.6))


def _cry(b: ActMoment) -> None:
    sob = 0.5 + 0.5 * math.sin(b.t * 9.0)
    b.a.over = Pose(head_pitch=0.6 + 0.12 * sob) if b.a.has(Trait.PACKS) else _rock(b, 0.15 + 0.08 * sob)


def _laugh(b: ActMoment) -> None:
    shake = math.sin(b.t * 14.0)
    b.a.mouth = 0.6 + 0.4 * shake
    b.a.over = Pose(head_pitch=-0.35, y=0.05 * b.a.height * abs(shake), roll=0.08 * shake)


def _dig(b: ActMoment) -> None:
    if b.a.has(Trait.PACKS):
        b.a.gait, b.a.yaw = "dig", math.copysign(PROFILE, b.a.yaw if abs(b.a.yaw) > 0.05 else 1.0)
    else:
        b.a.over = _rock(b, 0.3 + 0.15 * math.sin(b.t * 9.0))


def _sneeze(b: ActMoment) -> None:
    back, blow = ease(part(b.u, 0.1, 0.5)), part(b.u, 0.52, 0.6) * (1.0 - part(b.u, 0.75, 1.0))
    b.a.over = _rock(b, 0.3 * blow - 0.18 * back * (1.0 - blow))


WAYS: dict[Action, Callable[[ActMoment], None]] = {
    Action.NOD: _nod, Action.REFUSE: _refuse, Action.BOW: _bow, Action.WAVE: _paw, Action.POINT: _paw,
    Action.CLAP: _clap, Action.TREMBLE: _tremble, Action.THINK: _think, Action.CRY: _cry, Action.LAUGH: _laugh,
    Action.DIG: _dig, Action.SNEEZE: _sneeze,
}  # fmt: skip
"""What has a way of its own on four legs, two wings or wheels."""


def _wag(b: ActMoment) -> None:
    """The tail and the rump to and fro, three quarters to the camera, the mouth open."""
    b.a.tilt, b.a.wag = 0.0, 1.0
    b.a.yaw = math.copysign(0.75, b.a.yaw if abs(b.a.yaw) > 0.05 else 1.0) + 0.1 * math.sin(b.t * 16.0)
    b.a.over = Pose(y=0.03 * b.a.height * abs(math.sin(b.t * 8.0)), head_pitch=-0.15)
    b.a.mouth = 0.6


def _peck(b: ActMoment) -> None:
    """Down to the ground and up again."""
    dip = max(math.sin(b.t * 8.0), 0.0)
    b.a.over = _rock(b, 0.75 * dip)
    b.a.mouth = dip


def _howl(b: ActMoment) -> None:
    """The head far back, the mouth wide open."""
    k = math.sin(math.pi * part(b.u, 0.0, 1.0)) ** 0.4
    b.a.over = Pose(head_pitch=-0.75 * k) if b.a.has(Trait.PACKS) else _rock(b, -0.3 * k)
    b.a.mouth = k


def _purr(b: ActMoment) -> None:
    """Sits and rubs its cheek on the air."""
    b.a.gait = "sit" if b.a.beast else b.a.gait
    b.a.over = Pose(
        head_yaw=0.4 * math.sin(b.t * 2.2),
        head_pitch=-0.2 + 0.1 * math.sin(b.t * 4.4),
        squash=1.0 + 0.015 * math.sin(b.t * 18.0),
    )


def _lick_paw(b: ActMoment) -> None:
    """Sits with a paw at its mouth, the head going up and down over it."""
    lick = 0.5 + 0.5 * math.sin(b.t * 7.0)
    b.a.gait = "wave" if b.a.has(Trait.PACKS) else "sit"
    b.a.over = Pose(head_pitch=0.55 + 0.3 * lick, head_yaw=0.25)
    b.a.mouth = 0.6 * lick


def _scratch(b: ActMoment) -> None:
    """Sits and goes at its neck with a hind leg, fast."""
    b.a.gait = "scratch" if b.a.has(Trait.PACKS) else b.a.gait
    shake = math.sin(b.t * 22.0)
    b.a.over = Pose(head_pitch=0.35, head_yaw=0.5, roll=0.025 * shake)


def _arch(b: ActMoment) -> None:
    """Drawn up high and trembling, the head low."""
    k = ease(part(b.u, 0.05, 0.3))
    b.a.over = Pose(squash=1.0 + 0.28 * k, head_pitch=0.3 * k, x=0.008 * math.sin(b.t * 40.0))
    b.a.mouth = 0.7 * k


def _stretch(b: ActMoment) -> None:
    """The chest down and the rump up."""
    b.a.gait = ("bow" if 0.12 < b.u < 0.88 else "stand") if b.a.has(Trait.PACKS) else b.a.gait
    k = math.sin(math.pi * b.u)
    b.a.over = Pose(head_pitch=-0.2 * k, squash=1.0 + (0.0 if b.a.has(Trait.PACKS) else 0.12 * k))
    b.a.mouth = k if b.u > 0.4 else 0.0


def _spray(b: ActMoment) -> None:
    """The head up, and what it has in its mouth goes out in a bow."""
    b.a.over = Pose(head_pitch=-0.5 * ease(part(b.u, 0.05, 0.3)))


MIMED: dict[Mime, Callable[[ActMoment], None]] = {
    Mime.WAG: _wag, Mime.PECK: _peck, Mime.HOWL: _howl, Mime.PURR: _purr, Mime.LICK_PAW: _lick_paw, Mime.WASH_FACE: _lick_paw,
    Mime.SCRATCH_ITSELF: _scratch, Mime.SCRATCH_HEAD: _scratch, Mime.ARCH_BACK: _arch, Mime.STRETCH: _stretch, Mime.SPRAY: _spray,
}  # fmt: skip
"""Mimes that have a way of their own there."""
