"""Mimes of a person's hands, head and trunk: what one sees of somebody who scratches their head or salutes.

Most are data: where each hand is at one's own head or before the trunk, how it moves there, and the face.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from ...common.acts import Posture
from ...common.mimes import Mime
from ..figure.body import Arm, Pose
from .being import ActMoment, Touch, ease, part
from .gait import PROFILE

CAMERA: Final = 0.25
"""How much of its turn a body keeps that shows something to the camera."""
SMALL: Final = 0.7
"""Metres of what is taken in the hand for a gesture."""
Reach = Touch | Arm
Wave3 = tuple[float, float, float]


_STILL: Final = Pose()


@dataclass(frozen=True)
class HandGesture:
    """A gesture of hands: the near and the far one, how the near one (or ``both``) swings, the body and the face.

    ``swing`` is outwards, up and ahead, in head radii for a :class:`Touch` and arm lengths for an :class:`Arm`;
    ``hertz`` how often a second.
    """

    near: Reach
    far: Reach | None = None
    swing: Wave3 = (0.0, 0.0, 0.0)
    hertz: float = 2.0
    both: bool = False
    pose: Pose = _STILL
    mood: str = ""
    mouth: float = 0.0
    shut: float = 0.0
    flush: float = 0.0
    yaw: float = 0.0
    cant: float = 0.0


def _mirror(near: Reach, **more: object) -> HandGesture:
    return HandGesture(near, near, both=True, **more)  # type: ignore[arg-type]


_SIDE: Final = (1.0, -0.35, 0.1)
"""Elbows out to the side, where they can be seen."""
_DOWN: Final = (0.6, -1.0, 0.1)
_UNDER: Final = (1.0, -1.2, -0.6)
GESTURES: Final[Mapping[Mime, HandGesture]] = {
    Mime.SCRATCH_HEAD: HandGesture(
        Touch(0.85, 0.85, 0.45, _SIDE, curl=0.55), swing=(0.08, 0.16, 0.0), hertz=3.5, pose=Pose(head_roll=0.18),
        mood="thoughtful",
    ),
    Mime.STROKE_CHIN: HandGesture(
        Touch(0.1, -1.0, 0.85, _DOWN, curl=0.6, point=0.7), Arm(-0.35, -0.55, 0.45, curl=0.5), (0.0, 0.12, 0.0), 1.2,
        pose=Pose(head_roll=0.12, head_pitch=-0.08), mood="thoughtful",
    ),
    Mime.SALUTE: HandGesture(
        Touch(0.85, 0.55, 0.75, (1.0, -0.05, 0.0), curl=0.0, turn=1.3, tilt=-0.2), Arm(0.12, -0.97, 0.05, curl=0.6),
        pose=Pose(lean=-0.08, head_pitch=-0.08),
    ),
    Mime.LISTEN: HandGesture(
        Touch(1.3, -0.35, 0.2, _UNDER, curl=0.3), pose=Pose(lean=0.18, head_roll=0.25, roll=0.1), mood="surprised",
    ),
    Mime.COVER_EARS: _mirror(Touch(1.42, -0.3, 0.12, _UNDER, curl=0.1), pose=Pose(shrug=0.8, lean=0.12, head_pitch=0.12),
                             mood="scared", shut=1.0),
    Mime.HOLD_NOSE: HandGesture(
        Touch(0.1, -0.55, 1.12, _DOWN, curl=0.7), Arm(0.5, -0.3, 0.5, (0.8, -1.0, 0.0), 0.05, 0.0, math.pi, -1.0),
        pose=Pose(lean=-0.15, head_pitch=-0.1, head_roll=-0.1), mood="angry", shut=0.8, flush=0.6,
    ),
    Mime.PICK_NOSE: HandGesture(
        Touch(0.22, -0.62, 1.08, _DOWN, curl=0.95, point=1.0), None, (0.05, 0.06, 0.0), 2.0, pose=Pose(head_pitch=-0.18),
    ),
    Mime.RUB_EYES: _mirror(Touch(0.34, 0.0, 1.2, (1.0, -0.5, 0.2), curl=1.0), swing=(0.12, 0.1, 0.0), hertz=2.5,
                           pose=Pose(head_pitch=0.08), shut=1.0),
    Mime.WIPE_BROW: HandGesture(
        Touch(0.1, 0.62, 1.05, (1.0, 0.3, 0.3), curl=0.05), None, (0.5, 0.0, 0.0), 0.7, pose=Pose(lean=0.1, head_pitch=-0.08),
        mood="sad", flush=0.5,
    ),
    Mime.FACEPALM: HandGesture(
        Touch(0.05, 0.25, 1.15, (0.9, -0.5, 0.4), curl=0.0), pose=Pose(lean=0.1, head_pitch=0.3), mood="sad", shut=1.0,
    ),
    Mime.SHUSH: HandGesture(
        Touch(0.08, -0.78, 1.1, _DOWN, curl=0.95, point=1.0), pose=Pose(lean=0.18, head_roll=0.06),
    ),
    Mime.BITE_NAILS: _mirror(Touch(0.2, -0.75, 1.05, _DOWN, curl=0.9), swing=(0.04, 0.05, 0.0), hertz=4.0,
                             pose=Pose(shrug=0.8, lean=0.08, crouch=0.02), mood="scared"),
    Mime.SUCK_THUMB: HandGesture(
        Touch(0.1, -0.72, 1.1, _DOWN, curl=0.95), Arm(0.1, -0.6, 0.4), (0.0, 0.03, 0.0), 1.5, pose=Pose(head_roll=0.15), shut=0.3,
    ),
    Mime.GASP: _mirror(Touch(0.35, -0.75, 1.0, _DOWN, curl=0.15), pose=Pose(lean=-0.18, shrug=0.7, squash=1.04), mood="surprised"),
    Mime.BLUSH: _mirror(Arm(-0.3, -0.6, 0.45, (1.0, -0.5, -0.1), 0.6), pose=Pose(shrug=0.9, roll=0.03), mood="happy", flush=3.0,
                        swing=(0.03, 0.03, 0.0), hertz=0.8),
    Mime.BLOW_NOSE: _mirror(Touch(0.14, -0.6, 1.2, _DOWN, curl=0.8), pose=Pose(lean=0.3, head_pitch=0.25, shrug=0.4),
                            swing=(0.0, 0.05, 0.05), hertz=5.0, mood="sad", shut=1.0, flush=0.6),
    Mime.BRUSH_TEETH: HandGesture(
        Touch(0.85, -0.55, 1.0, _SIDE, curl=0.95), None, (0.18, 0.02, 0.0), 3.5, pose=Pose(head_pitch=-0.06), mouth=0.35, mood="happy",
        cant=1.45,
    ),
    Mime.COMB_HAIR: HandGesture(
        Touch(0.95, 0.75, 0.35, _SIDE, curl=0.9), None, (0.05, 0.55, 0.0), 1.4, pose=Pose(head_roll=-0.22, roll=-0.05), mood="happy",
    ),
    Mime.WASH_FACE: _mirror(Touch(0.5, -0.15, 1.12, _DOWN, curl=0.1), swing=(0.12, 0.3, 0.0), hertz=2.2, shut=1.0,
                            pose=Pose(lean=0.3, head_pitch=0.15)),
    Mime.SHAVE: HandGesture(
        Touch(0.85, -0.55, 0.85, _SIDE, curl=0.9), None, (0.02, 0.3, 0.0), 1.3, pose=Pose(head_roll=-0.2, head_pitch=-0.25),
    ),
    Mime.WHISTLE: HandGesture(
        Arm(-0.1, -0.75, -0.35), Arm(-0.1, -0.75, -0.35), pose=Pose(head_pitch=-0.15, lean=-0.08, head_roll=0.1), mouth=0.6,
        mood="surprised",
    ),
    Mime.PHONE: HandGesture(
        Touch(1.25, -0.45, 0.3, _UNDER, curl=0.95), pose=Pose(head_roll=0.15, roll=0.04),
    ),
    Mime.PHOTOGRAPH: _mirror(Touch(0.3, -0.15, 1.3, _SIDE, curl=0.6), pose=Pose(lean=0.12), yaw=0.5),
    # hands before and beside the trunk
    Mime.THUMBS_UP: HandGesture(
        Arm(0.3, 0.12, 0.8, (0.6, -1.0, 0.0), 1.0, 0.0, 1.6, 0.0, 0.0, 1.0), None, (0.0, 0.05, 0.0), 1.5, pose=Pose(lean=0.06), mood="happy",
    ),
    Mime.THUMBS_DOWN: HandGesture(
        Arm(0.3, 0.12, 0.8, (0.6, -1.0, 0.0), 1.0, 0.0, -1.5, 0.0, 0.0, 1.0), None, (0.0, 0.05, 0.0), 1.5, pose=Pose(head_roll=-0.1), mood="sad",
    ),
    Mime.SHRUG: _mirror(Arm(0.62, -0.2, 0.42, (0.3, -1.0, -0.4), 0.05, 0.0, -1.9, -0.3), swing=(0.0, 0.06, 0.0), hertz=0.9,
                        pose=Pose(shrug=1.5, head_roll=0.22), mood="thoughtful"),
    Mime.CROSS_ARMS: HandGesture(
        Arm(-0.72, -0.30, 0.52, (1.0, -0.7, 0.3), 0.55, 0.0, 0.5), Arm(-0.62, -0.40, 0.40, (1.0, -0.8, 0.2), 0.55),
        pose=Pose(lean=-0.08, head_pitch=-0.1, head_yaw=0.25), mood="angry",
    ),
    Mime.FLEX: _mirror(Arm(0.5, 0.38, 0.05, (1.0, -0.15, 0.0), 1.0), swing=(0.05, 0.06, 0.0), hertz=1.2,
                       pose=Pose(lean=-0.12, squash=1.04), mood="happy"),
    Mime.PAT_BELLY: HandGesture(
        Arm(-0.35, -0.62, 0.52, (1.0, -0.3, -0.1), 0.1), Arm(0.12, -0.9, 0.1), (0.1, 0.08, 0.0), 1.5, pose=Pose(lean=-0.18, head_pitch=0.1),
        mood="happy",
    ),
    Mime.RUB_HANDS: _mirror(Arm(-0.32, -0.28, 0.62, (1.0, -0.7, -0.2), 0.15, 0.0, -1.3), swing=(0.0, 0.1, 0.0), hertz=4.0,
                            pose=Pose(lean=0.08, shrug=0.3), mood="smug"),
    Mime.WRING_HANDS: _mirror(Arm(-0.32, -0.35, 0.58, (1.0, -0.7, -0.2), 0.8), swing=(0.03, 0.05, 0.06), hertz=1.6,
                              pose=Pose(lean=0.06, shrug=0.7, head_pitch=0.12), mood="scared"),
    Mime.WASH_HANDS: _mirror(Arm(-0.3, -0.38, 0.64, (1.0, -0.7, -0.2), 0.3, 0.0, -1.3), swing=(0.02, 0.07, 0.05), hertz=3.0,
                             pose=Pose(lean=0.22, head_pitch=0.2)),
    Mime.SNAP_FINGERS: HandGesture(
        Arm(0.45, 0.35, 0.5, (0.8, -1.0, 0.0), 0.75, 0.6, 0.4), None, (0.0, 0.08, 0.0), 2.0, pose=Pose(head_roll=-0.08), mood="happy",
    ),
    Mime.FAN_ONESELF: HandGesture(
        Touch(1.1, -0.45, 0.95, _DOWN, curl=0.0, turn=1.0), None, (0.3, 0.1, 0.0), 3.5, pose=Pose(lean=-0.12, head_pitch=-0.12), mouth=0.4,
        flush=1.2, shut=0.4,
    ),
    Mime.SWEAT: HandGesture(
        Arm(0.1, -0.85, 0.1), Arm(0.1, -0.85, 0.1), pose=Pose(lean=0.22, shrug=-0.4, head_pitch=0.12), mood="scared", flush=2.0, mouth=0.3,
    ),
    Mime.PRAY: _mirror(Arm(-0.34, -0.02, 0.55, (1.0, -0.8, -0.1), 0.0, 0.0, -1.4), pose=Pose(head_pitch=0.25, lean=0.05), shut=1.0),
    Mime.HAVE_IDEA: HandGesture(
        Arm(0.35, 0.72, 0.35, (1.0, -0.6, 0.0), 1.0, 1.0), None, (0.0, 0.05, 0.0), 2.0, pose=Pose(squash=1.04, head_pitch=-0.1), mood="happy",
        mouth=0.3,
    ),
}  # fmt: skip
"""What hands show, and where; the near hand is the one that holds, on the camera's side."""


def _reached(reach: Reach, swing: Wave3, k: float) -> Reach:
    """A hand at its place in the swing, −1 … 1."""
    dx, dy, dz = (part * k for part in swing)
    if isinstance(reach, Touch):
        return replace(reach, x=reach.x + dx, y=reach.y + dy, z=reach.z + dz)
    return replace(reach, out=reach.out + dx, up=reach.up + dy, ahead=reach.ahead + dz)


def _gesture(shown: HandGesture, b: ActMoment) -> None:
    k = math.sin(2.0 * math.pi * shown.hertz * b.t)
    near = _reached(shown.near, shown.swing, k)
    far = shown.far if shown.far is None or not shown.both else _reached(shown.far, shown.swing, -k)
    b.a.yaw *= CAMERA
    if b.target is not None and b.target is not b.a and b.target.held_by != b.a.id:
        b.a.yaw = PROFILE * (0.4 + shown.yaw) * b.side()
    b.hands(near, far)
    if b.what is not None and b.what is not b.a and b.what.size < SMALL:
        b.what.held_by, b.what.both, b.what.overhead = b.a.id, False, False
    b.a.cant = shown.cant
    come = ease(part(b.u, 0.0, 0.15))
    b.a.over = Pose().toward(shown.pose, come)
    b.a.mood = shown.mood or b.a.mood
    b.a.mouth, b.a.shut, b.a.flush = shown.mouth * come, shown.shut * come, shown.flush * come


def _blow_kiss(b: ActMoment) -> None:
    """A hand goes from the lips out to whoever is looked at."""
    out = ease(part(b.u, 0.45, 0.75))
    b.a.yaw = 0.5 * b.side() if b.target is not None else b.a.yaw * CAMERA
    if out <= 0.0:
        b.hands(Touch(0.12, -0.72, 1.08, _DOWN, curl=0.1))
    else:
        b.hands(Arm(0.3 + 0.35 * out, 0.15, 0.75, (0.6, -1.0, -0.2), 0.0, 0.0, -1.6))
    b.a.mood = "happy"
    b.a.mouth = 0.45 if b.u < 0.75 else 0.0
    b.a.over = Pose(lean=0.15 * out, head_roll=0.1)


def _shake_head(b: ActMoment) -> None:
    b.a.yaw *= CAMERA
    b.a.over = Pose(head_yaw=0.85 * math.sin(b.t * 8.0), lean=-0.08)
    b.a.left = b.a.right = Arm(0.15, -0.9, 0.05, curl=0.6)


def _stamp(b: ActMoment) -> None:
    """A foot goes up and down hard again and again, fists clenched."""
    up = max(0.0, math.sin(b.t * 9.0))
    hit = max(0.0, math.sin(b.t * 9.0 + math.pi)) ** 4
    b.a.yaw *= CAMERA
    b.a.over = Pose(
        lean=0.2, head_pitch=0.1, shrug=0.5, squash=1.0 - 0.05 * hit, roll=-0.07 * up,
        right_foot=(0.06 * up, 0.55 * b.a.hip * up, 0.14 * up),
    )  # fmt: skip
    b.a.left = b.a.right = Arm(0.3, -0.75, -0.1 - 0.2 * up, (0.6, -0.3, -0.8), 1.0)
    b.a.mood, b.a.flush = "angry", 1.5


def _stretch(b: ActMoment) -> None:
    """Arms far up and the back bent, on the toes, from one side to the other."""
    k = math.sin(math.pi * part(b.u, 0.0, 1.0)) ** 0.5
    sway = math.sin(2.0 * math.pi * b.u)
    up = Arm(0.16, 1.0, 0.05, (1.0, 0.0, -0.2), 0.9)
    b.a.yaw *= CAMERA
    b.a.over = Pose(
        squash=1.0 + 0.09 * k, roll=0.3 * sway, head_roll=0.15 * sway, head_pitch=-0.2 * k, y=0.03 * k
    )
    b.a.left = b.a.right = Arm().mix(up, k)
    b.a.shut = 1.0 if k > 0.4 else 0.0


def _sigh(b: ActMoment) -> None:
    """Shoulders rise with a breath and sink with a long one."""
    breath = math.sin(math.pi * part(b.u, 0.0, 0.4))
    out = ease(part(b.u, 0.35, 0.65))
    b.a.yaw *= CAMERA
    b.a.over = Pose(
        shrug=1.2 * breath - 1.2 * out,
        lean=-0.15 * breath + 0.12 * out,
        head_pitch=-0.15 * breath + 0.1 * out,
    )
    b.a.left = b.a.right = Arm(0.1, -0.95, 0.12)
    b.a.mouth, b.a.shut = 0.4 * out * (1.0 - part(b.u, 0.9, 1.0)), 0.6 * out
    b.a.mood = b.a.mood or "sad"


def _hiccup(b: ActMoment) -> None:
    """Jolts now and then, with a hand at the mouth."""
    jolt = max(0.0, math.sin(2.0 * math.pi * 1.1 * b.t)) ** 6
    b.a.yaw *= CAMERA
    b.a.over = Pose(
        y=0.1 * b.a.height * jolt, shrug=1.4 * jolt, squash=1.0 + 0.08 * jolt, head_pitch=-0.4 * jolt
    )
    b.hands(Touch(0.25, -0.85, 1.05, _DOWN, curl=0.5), Arm(0.3 + 0.4 * jolt, -0.8 + 0.4 * jolt, 0.2))
    b.a.mood, b.a.mouth = "surprised", jolt


def _burp(b: ActMoment) -> None:
    """A hand on the belly, the head forwards, and the mouth opens wide."""
    out = math.sin(math.pi * part(b.u, 0.35, 0.8))
    b.a.yaw = 0.6 * b.side()
    b.hands(Arm(-0.35, -0.6, 0.5, (1.0, -0.3, -0.1), 0.1), Arm(0.12, -0.9, 0.1))
    b.a.over = Pose(lean=-0.15 + 0.35 * out, head_pitch=-0.1 * out, squash=1.0 + 0.04 * out)
    b.a.mouth, b.a.shut = out, 0.7 * out


def _wink(b: ActMoment) -> None:
    """One eye shuts, the head tips to that side."""
    k = math.sin(math.pi * part(b.u, 0.15, 0.85)) ** 0.4
    b.a.yaw = 0.35 * b.side() if b.target is not None else b.a.yaw * CAMERA
    b.a.over = Pose(head_roll=0.25 * k, lean=0.12 * k, roll=0.04 * k)
    b.a.wink, b.a.mood = k, "happy"


def _tongue(b: ActMoment) -> None:
    """The head forwards, hands at the ears, and the tongue out."""
    b.a.yaw = 0.3 * b.side() if b.target is not None else b.a.yaw * CAMERA
    wag = math.sin(b.t * 9.0)
    b.a.left = b.a.right = Touch(1.3, 0.1 + 0.08 * wag, 0.25, _SIDE, curl=0.0)
    b.a.mood, b.a.mouth, b.a.tongue = "happy", 0.3, ease(part(b.u, 0.1, 0.25))


def _dizzy(b: ActMoment) -> None:
    """Sways in a circle with a hand at the head."""
    s, c = math.sin(b.t * 3.5), math.cos(b.t * 3.5)
    b.a.yaw *= CAMERA
    b.a.over = Pose(roll=0.22 * s, lean=0.16 * c, head_roll=0.3 * s, head_pitch=0.15 * c, x=0.05 * s)
    b.hands(Touch(0.8, 0.6, 0.75, _SIDE, curl=0.2), Arm(0.6, -0.3, 0.2))
    b.a.shut, b.a.mouth = 0.6, 0.3


def _meditate(b: ActMoment) -> None:
    """Sits on the ground with straight back, hands on the knees and eyes shut."""
    k = ease(part(b.u, 0.0, 0.25))
    b.a.yaw *= CAMERA
    b.a.posture = Posture.SIT if k > 0.4 else b.a.posture
    b.a.left = b.a.right = Arm(0.45, -0.62, 0.5, (1.0, -0.5, -0.1), 0.6, 0.0, -1.9)
    b.a.over = Pose(lean=0.2 * math.sin(math.pi * k), squash=1.0 + 0.012 * math.sin(b.t * 2.0))
    b.a.shut = k


def _kneel_and_pray(b: ActMoment) -> None:
    _gesture(GESTURES[Mime.PRAY], b)
    b.a.posture, b.a.yaw = Posture.KNEEL if b.u > 0.2 else Posture.STAND, 0.7 * b.side()


def _look_up(b: ActMoment) -> None:
    """The head far back."""
    k = ease(part(b.u, 0.05, 0.3))
    b.a.yaw = 0.9 * b.side()
    b.a.over = Pose(lean=-0.22 * k, head_pitch=-0.6 * k)


def _photograph(b: ActMoment) -> None:
    _gesture(GESTURES[Mime.PHOTOGRAPH], b)
    if b.what is not None:
        b.what.held_by, b.what.both = b.a.id, True


MIMES: Final[Mapping[Mime, Callable[[ActMoment], None]]] = {
    **{mime: partial(_gesture, shown) for mime, shown in GESTURES.items()},
    Mime.BLOW_KISS: _blow_kiss, Mime.SHAKE_HEAD: _shake_head, Mime.STAMP_FOOT: _stamp, Mime.STRETCH: _stretch,
    Mime.SIGH: _sigh, Mime.HICCUP: _hiccup, Mime.BURP: _burp, Mime.WINK: _wink, Mime.STICK_OUT_TONGUE: _tongue,
    Mime.GET_DIZZY: _dizzy, Mime.MEDITATE: _meditate, Mime.PRAY: _kneel_and_pray, Mime.LOOK_UP: _look_up,
    Mime.PHOTOGRAPH: _photograph,
}  # fmt: skip
"""How a person does each."""
