"""Acts that show, sound, feel or change: laughing, crying, looking, pointing, speaking, growing, vanishing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from ...common.acts import Action, Way
from ..figure.body import Arm, Pose
from .being import ActMoment, ease, mid, part
from .gait import PROFILE, approach
from .natures import Trait
from .postures import UP
from .reaching import down_to, middle

FIST = Arm(-0.5, 0.3, 0.5, (0.8, -0.9, 0.1), 0.3)
EYES = Arm(-0.42, 0.32, 0.55, (0.9, -0.9, 0.1), 0.1)
OPEN_PALM = Arm(0.45, -0.25, 0.6, (0.6, -1, -0.3), 0.05, 0.0, -1.6)


def _face(b: ActMoment, much: float = 0.6) -> None:
    if b.target is not None:
        b.a.yaw = PROFILE * much * b.side()


def _talk(b: ActMoment) -> None:
    if b.act.action is Action.WHISPER and b.target is not None and b.target.cuddly:
        v = approach(b, b.target, 0.02, 0.35)  # at the other one's ear
        if b.u > 0 and v <= 0:
            return
        near = ease(part(v, 0.0, 0.2)) * (1.0 - part(v, 0.9, 1.0))
        down_to(b, b.target, b.a, near)
        down_to(b, b.a, b.target, near)
    _face(b)
    beat, a = math.sin(b.t * 6), b.act.action
    b.a.mouth = max(0.0, 0.5 + 0.5 * math.sin(b.t * 17) * math.sin(b.t * 5))
    if a is Action.SHOUT:
        b.a.over = Pose(lean=0.3, head_pitch=-0.3)
        b.a.left = b.a.right = Arm(-0.05, 0.32, 0.6, (1, -0.3, 0), 0.1)
        b.a.mouth = 1.0
    elif a is Action.WHISPER:
        b.a.over = replace(b.a.over, lean=max(b.a.over.lean, 0.3), head_roll=0.1)
        b.hands(EYES)
    elif a is Action.SING:
        b.a.over = Pose(roll=0.12 * math.sin(b.t * 3), head_pitch=-0.25)
        b.a.left = b.a.right = Arm(0.75, 0.15 + 0.15 * math.sin(b.t * 3), 0.4, (0.5, -1, 0), 0.0, 0.0, -1.6)
    else:
        b.hands(replace(OPEN_PALM, up=-0.3 + 0.15 * beat))


def _laugh(b: ActMoment) -> None:
    _face(b, 0.4)
    shake = abs(math.sin(b.t * 13))
    b.a.over = Pose(
        lean=-0.25, head_pitch=-0.4, y=0.02 * shake, squash=1 + 0.04 * (shake - 0.5), roll=0.04 * shake
    )
    b.a.left = b.a.right = Arm(-0.35, -0.55, 0.4, (1, -0.3, -0.2), 0.4)
    b.a.mood, b.a.mouth, b.a.shut = "happy", 0.7 + 0.3 * shake, 0.7


def _cry(b: ActMoment) -> None:
    shake = math.sin(b.t * 15)
    b.a.over = Pose(
        lean=0.35, head_pitch=0.4, shrug=0.5 + 0.4 * shake, roll=0.02 * shake, crouch=0.08 * b.a.hip
    )
    b.a.left = b.a.right = EYES
    b.a.mood, b.a.shut = "sad", 1.0


def _look(b: ActMoment) -> None:
    _face(b)
    goal = b.target
    pitch = 0.0 if goal is None else max(-0.5, min(0.45, 0.5 * (0.8 * b.a.height + b.a.y - middle(goal)[1])))
    b.a.over = Pose(lean=0.2 * ease(part(b.u, 0.1, 0.4)), head_pitch=pitch)
    if goal is None:
        b.a.over = Pose(head_yaw=0.8 * math.sin(b.t * 2))


def _search(b: ActMoment) -> None:
    look = math.sin(2 * math.pi * b.u * 1.5)
    b.a.yaw = PROFILE * look
    b.a.over = Pose(lean=0.4, head_pitch=0.1, crouch=0.12 * b.a.hip, head_yaw=0.3 * look)
    b.hands(Arm(-0.15, 0.52, 0.5, (1, -0.2, 0), 0.0, 0.0, 1.3))


def _point(b: ActMoment) -> None:
    _face(b)
    goal = b.target
    b.hands(middle(goal) if goal is not None else Arm(0.7, 0.15, 0.6, (0.6, -1, 0), 1.0, 1.0))
    b.a.over = Pose(lean=0.12)


def _wave(b: ActMoment) -> None:
    _face(b, 0.3)
    swing = math.sin(b.t * 9)
    b.a.right = Arm(0.48 + 0.2 * swing, 0.72, 0.3, (1, -0.7, 0), 0.0, 0.0, math.pi, 0.0, 0.28 * swing)
    b.a.over = Pose(roll=0.05 * swing)


def _nod(b: ActMoment) -> None:
    b.a.over = Pose(head_pitch=0.35 * max(math.sin(b.t * 8), -0.3), lean=0.05)


def _refuse(b: ActMoment) -> None:
    _face(b, 0.4)
    b.a.over = Pose(head_yaw=0.65 * math.sin(b.t * 10), lean=-0.2)
    b.a.left = b.a.right = Arm(
        0.25 + 0.1 * math.sin(b.t * 10), 0.05, 0.75, (0.8, -0.8, 0), 0.0, 0.0, math.pi, -1.2
    )


def _celebrate(b: ActMoment) -> None:
    high = abs(math.sin(b.t * 6))
    b.a.over = Pose(y=0.22 * b.a.height * high, squash=1 + 0.05 * (high - 0.5), left_foot=(-0.05 * high, 0, 0),
                    right_foot=(0.05 * high, 0, 0))  # fmt: skip
    b.a.left = b.a.right = replace(UP, out=0.45, turn=math.pi)
    b.a.mood, b.a.mouth = "happy", 0.8
    b.a.yaw *= 0.3


def _clap(b: ActMoment) -> None:
    gap = 0.5 + 0.5 * math.cos(b.t * 15)
    b.a.left = b.a.right = Arm(-0.45 + 0.35 * gap, 0.0, 0.65, (1, -0.7, -0.2), 0.0, 0.0, -1.4)
    b.a.mood = "happy"


def _tremble(b: ActMoment) -> None:
    b.a.over = Pose(
        x=0.015 * math.sin(b.t * 60), shrug=0.9, crouch=0.2 * b.a.hip, roll=0.03 * math.sin(b.t * 53)
    )
    b.a.left = b.a.right = Arm(-0.3, 0.05, 0.5, (1, -0.9, 0), 0.9)
    b.a.mood = "scared"


def _think(b: ActMoment) -> None:
    b.a.over = Pose(head_roll=0.2, head_pitch=-0.2, roll=0.04 * math.sin(b.t * 2))
    b.a.right, b.a.left = Arm(-0.4, 0.05, 0.6, (0.5, -1, 0.1), 0.75, 0.6), Arm(-0.3, -0.6, 0.4)


def _sneeze(b: ActMoment) -> None:
    back, blow = ease(part(b.u, 0.1, 0.5)), part(b.u, 0.52, 0.6)
    b.a.over = Pose(
        lean=-0.35 * back + 1.1 * blow * (1 - part(b.u, 0.75, 1)), head_pitch=-0.4 * back + 0.7 * blow
    )
    b.a.mouth, b.a.shut = back, back
    b.a.yaw = PROFILE * 0.7 * b.side()  # seen from the side the bow and what flies can be told
    if blow > 0:
        b.a.left = b.a.right = EYES


def _cough(b: ActMoment) -> None:
    """Bows again and again behind a fist, seen from the side."""
    bark = max(0.0, math.sin(b.t * 9)) * math.sin(math.pi * b.u) ** 0.5
    b.a.over = Pose(lean=0.2 + 0.3 * bark, head_pitch=0.2 + 0.35 * bark, shrug=0.4 * bark)
    b.a.yaw = PROFILE * 0.6 * b.side()
    b.a.right = FIST
    b.a.mouth, b.a.shut = 0.5 * bark, bark


def _yawn(b: ActMoment) -> None:
    """Stretches both arms with the mouth wide open, then covers it with a hand."""
    wide, cover = math.sin(math.pi * part(b.u, 0.05, 0.75)), ease(part(b.u, 0.6, 0.75))
    b.a.over = Pose(lean=-0.2 * wide, head_pitch=-0.5 * wide)
    b.a.left = b.a.right = Arm().mix(UP, ease(1.5 * wide))
    if cover > 0:
        b.a.right = b.a.right.mix(FIST, cover)
    b.a.mouth = max(ease(2 * wide), 0.8 * cover * (1 - part(b.u, 0.85, 1.0)))
    b.a.shut = ease(2 * wide)


def _feel(b: ActMoment) -> None:
    b.a.right = Arm(-0.5, -0.2, 0.45, (1, -0.7, 0.2), 0.1)
    b.a.over = Pose(head_pitch=-0.1, lean=-0.05 * math.sin(b.t * 2))


def _subject(b: ActMoment) -> ActMoment:
    """The one that changes: ``what``, else the doer."""
    return b if b.what is None else ActMoment(b.beings, b.what, b.act, b.u, b.t, b.edge)


def _appear(b: ActMoment) -> None:
    a = _subject(b).a
    a.visible = b.u > 0.15
    a.scale *= max(ease(part(b.u, 0.15, 0.5)) * (1 + 0.2 * math.sin(math.pi * part(b.u, 0.4, 0.8))), 0.02)


def _vanish(b: ActMoment) -> None:
    a = _subject(b).a
    if b.act.path is Way.DOWN:  # it melts: lower and wider, until nothing is left
        a.squash *= max(1.0 - 0.97 * ease(part(b.u, 0.1, 0.85)), 0.02)
        a.scale *= 1.0 + 0.25 * ease(part(b.u, 0.1, 0.6))
        a.visible = b.u < 0.98
        return
    a.yaw += 9 * ease(b.u)
    a.scale *= max(1 - ease(part(b.u, 0.3, 0.85)), 0.02)
    a.visible = b.u < 0.85


def _change(b: ActMoment) -> None:
    """What is changed spins and shrinks in a puff, and what it becomes grows out of it."""
    old, new = b.what, b.whom
    if old is None or new is None:
        return _grow(b)
    k = part(b.u, 0.3, 0.75)
    if b.a is not old and old.id in b.act.who:  # all of several are changed
        b.a.scale *= max(1 - ease(part(k, 0.0, 0.5)), 0.02)
        b.a.visible = k < 0.5 or b.fails
        return None
    if b.a is not old:  # whoever does it points
        b.a.yaw = PROFILE * (1.0 if old.x > b.a.x else -1.0)
        b.a.left = b.a.right = Arm(-0.1, 0.1, 0.7, (0.6, -1, -0.3), 0.1)
    if b.a.id != b.act.who[0]:
        return None
    if b.fails:
        old.yaw += 0.3 * math.sin(b.t * 12) * (b.u < 1)
        new.visible = False
        return None
    old.yaw += 9 * ease(b.u)
    old.scale *= max(1 - ease(part(k, 0.0, 0.5)), 0.02)
    old.visible = k < 0.5
    new.visible = k >= 0.5
    new.x, new.y, new.z = old.x, old.y + new.air, old.z
    new.scale *= max(ease(part(k, 0.5, 1.0)), 0.02)
    return None


def _grow(b: ActMoment) -> None:
    a = _subject(b).a
    to = {Action.GROW: 1.7, Action.CHANGE: 1.35}.get(b.act.action, 0.5)
    k = ease(part(b.u, 0.15, 0.85))
    a.scale *= mid(1.0, to, k + 0.1 * math.sin(b.u * 40) * (0 < k < 1))


def _shake(b: ActMoment) -> None:
    a = _subject(b).a
    a.x += 0.04 * math.sin(b.t * 47) * (b.u < 1)
    a.tilt = 0.12 * math.sin(b.t * 39) * (b.u < 1)


def _explode(b: ActMoment) -> None:
    a = _subject(b).a
    a.scale *= mid(1.0, 2.2, part(b.u, 0.4, 0.55))
    a.tilt = 0.1 * math.sin(b.t * 50) * (b.u < 0.4)
    a.visible = b.u < 0.55
    a.broken = b.u > 0.5


def _burn(b: ActMoment) -> None:
    if b.a.has(Trait.FIERY):
        b.a.mouth, b.a.yaw = 1.0, PROFILE * b.side()
        if b.what is None:
            return
    a = _subject(b).a
    a.squash = 1 + 0.08 * math.sin(b.t * 23) - 0.4 * b.u
    a.tilt = 0.06 * math.sin(b.t * 17)


def _attempt(b: ActMoment) -> None:
    v = approach(b, b.target, 0.0, 0.35)
    k = math.sin(math.pi * part(v, 0.1, 0.6))
    b.a.over = Pose(lean=0.7 * k, crouch=0.15 * b.a.hip * k)
    b.a.left = b.a.right = middle(b.target, 0.6) if b.target is not None else Arm(0.2, 0.1, 0.9)
    if v > 0.65:
        b.a.left = b.a.right = Arm(0.6, -0.4, 0.3) if b.fails else UP
        b.a.mood = "sad" if b.fails else "happy"
        b.a.over = Pose(lean=0.3, head_pitch=0.4) if b.fails else Pose()


FEELINGS: dict[Action, Callable[[ActMoment], None]] = {
    Action.SPEAK: _talk, Action.SHOUT: _talk, Action.WHISPER: _talk, Action.SING: _talk, Action.LAUGH: _laugh,
    Action.CRY: _cry, Action.LOOK: _look, Action.SEARCH: _search, Action.POINT: _point, Action.WAVE: _wave,
    Action.NOD: _nod, Action.REFUSE: _refuse, Action.CELEBRATE: _celebrate, Action.CLAP: _clap,
    Action.TREMBLE: _tremble, Action.THINK: _think, Action.SNEEZE: _sneeze, Action.COUGH: _cough, Action.YAWN: _yawn, Action.FEEL: _feel,
    Action.APPEAR: _appear, Action.VANISH: _vanish, Action.GROW: _grow, Action.SHRINK: _grow,
    Action.CHANGE: _change, Action.BURN: _burn, Action.EXPLODE: _explode, Action.SHAKE: _shake,
    Action.ATTEMPT: _attempt,
}  # fmt: skip
