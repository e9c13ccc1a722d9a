"""A head's face: skull, eyes, brows, nose and ears as shapes, and the numbers that move them.

Head space has its origin in the middle of the skull, y up, z out of the face, and the skull's radius as
its unit. The mouth is painted on the skin by ``shading`` from the face row; which mouth and which
expression are shown when is the matter of ``mouth`` and ``motion``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...common.vocabulary import Emotion
from ...configs.look import BodyKind, Look
from ..render import painting
from ..render.rig import Array, Rig, joint, linear, turn

EYE_X, EYE_Y = 0.335, 0.06
MOUTH_Y = -0.47


@dataclass(frozen=True)
class Mouth:
    """A mouth in head units: half width, how far the lips part up and down, corner lift, roundness
    (2 is an ellipse), rows of teeth, tongue (fraction of the opening), sideways slant."""

    width: float = 0.22
    up: float = 0.0
    low: float = 0.0
    smile: float = 0.02
    power: float = 2.0
    teeth: float = 0.0
    lower_teeth: float = 0.0
    tongue: float = 0.0
    slant: float = 0.0
    lips: float = 0.028

    def mix(self, other: Mouth, k: float) -> Mouth:
        """Between this (0) and ``other`` (1)."""
        mine, theirs = self.__dict__, other.__dict__
        return Mouth(**{name: mine[name] + (theirs[name] - mine[name]) * k for name in mine})


@dataclass(frozen=True)
class Face:
    """Everything in a face that moves. Lids: 1 wide open, 0 half, −1 shut; angles in radians."""

    lids: float = 0.86
    left_lid: float = 0.0
    low_lids: float = -0.95
    slope: float = 0.0
    brow: float = 0.0
    left_brow: float = 0.0
    tilt: float = -0.10
    squeeze: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    pupil: float = 0.5
    blush: float = 0.0
    pale: float = 0.0
    mouth: Mouth = Mouth()

    def mix(self, other: Face, k: float) -> Face:
        """Between this (0) and ``other`` (1)."""
        values = {
            name: value + (getattr(other, name) - value) * k
            for name, value in self.__dict__.items()
            if name != "mouth"
        }
        return Face(mouth=self.mouth.mix(other.mouth, k), **values)


EMOTIONS: dict[Emotion, Face] = {
    Emotion.NEUTRAL: Face(mouth=Mouth(smile=0.03)),
    Emotion.HAPPY: Face(
        lids=0.84, low_lids=-0.66, brow=0.06, tilt=-0.16, blush=0.35,
        mouth=Mouth(0.34, 0.0, 0.17, 0.115, 2.0, 0.055, 0.0, 0.42),
    ),
    Emotion.SAD: Face(
        lids=0.52, slope=-0.34, brow=0.03, tilt=-0.42, squeeze=0.05, gaze_y=-0.14, pupil=0.56,
        mouth=Mouth(0.19, 0.0, 0.0, -0.085, 2.0, lips=0.034),
    ),
    Emotion.SURPRISED: Face(
        lids=1.1, low_lids=-1.0, brow=0.15, tilt=-0.06, pupil=0.36,
        mouth=Mouth(0.135, 0.10, 0.17, 0.0, 2.0, 0.0, 0.0, 0.28),
    ),
    Emotion.ANGRY: Face(
        lids=0.52, low_lids=-0.66, slope=0.42, brow=-0.12, tilt=0.46, squeeze=0.07, pupil=0.42, blush=0.25,
        mouth=Mouth(0.25, 0.035, 0.055, -0.075, 2.0, 0.075, 0.05),
    ),
    Emotion.SCARED: Face(
        lids=1.05, low_lids=-0.92, brow=0.11, tilt=-0.40, squeeze=0.06, pupil=0.28, pale=0.5,
        mouth=Mouth(0.26, 0.03, 0.075, -0.055, 2.2, 0.06, 0.06),
    ),
    Emotion.SMUG: Face(
        lids=0.30, low_lids=-0.68, brow=0.0, left_brow=0.14, tilt=0.12, gaze_x=0.12,
        mouth=Mouth(0.24, 0.0, 0.0, 0.075, 2.0, slant=0.085),
    ),
    Emotion.THOUGHTFUL: Face(
        lids=0.66, low_lids=-0.80, brow=0.02, left_brow=0.12, tilt=0.06, gaze_x=0.42, gaze_y=0.40,
        mouth=Mouth(0.13, 0.0, 0.0, -0.02, 2.0, slant=-0.05, lips=0.036),
    ),
}  # fmt: skip
"""The eight expressions at rest."""


def build_face(rig: Rig, look: Look) -> int:
    """Adds skull, ears, eyes, brows and nose to the bones ``head``, ``jaw`` and ``brow_*``.

    Returns the group of the skin, so that a neck may melt into it.
    """
    group = rig.group()
    skin = rig.material(look.skin, painting.FACE, gloss=0.10, shine=14.0, rim=0.75, wrap=0.4)
    plain = rig.material(look.skin, painting.SKIN, gloss=0.10, shine=14.0, rim=0.75, wrap=0.4)
    tip = np.array(linear(look.skin)) * (1.0, 0.80, 0.76)
    nose = rig.material(_srgb(tip), painting.FACE, gloss=0.22, shine=22.0, rim=0.5, wrap=0.45)
    long_face = 0.10 if look.kind in (BodyKind.ADULT, BodyKind.ELDER) else 0.0
    rig.ball("head", (0, 0.12, -0.03), (0.97, 0.91, 0.94), skin, group=group, blend=0.16)
    rig.ball("head", (0, -0.20, 0.05), (0.905, 0.67, 0.83), skin, group=group, blend=0.25)
    rig.ball("jaw", (0, -0.56 - long_face, 0.08), (0.58, 0.34, 0.55), skin, group=group, blend=0.30)
    for side in (-1, 1):
        rig.ball(
            "head",
            (0.97 * side, -0.10, -0.10),
            (0.13, 0.22, 0.16),
            plain,
            spin=(0, 0, -0.18 * side),
            group=group,
            blend=0.06,
        )
        rig.ball("head", (1.02 * side, -0.10, -0.03), (0.06, 0.13, 0.10), nose, spin=(0, 0, -0.18 * side))
        _build_eye(rig, look, side)
    size = look.nose_size
    rig.ball(
        "head", (0, -0.17, 0.90), (0.125 * size, 0.115 * size, 0.14 * size), nose, group=group, blend=0.05
    )
    return group


def _srgb(value: Array) -> tuple[float, float, float]:
    out = np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)
    return (float(out[0]), float(out[1]), float(out[2]))


def _build_eye(rig: Rig, look: Look, side: int) -> None:
    eye = rig.material("white", painting.EYE, side=float(side), rim=0.3)
    size = look.eye_size
    rig.ball(
        "head",
        (EYE_X * side, EYE_Y, 0.755),
        (0.298 * size, 0.358 * size, 0.21),
        eye,
        spin=(0.03, 0.26 * side, 0.0),
    )
    hair = look.hair_colour
    brow = rig.material(
        _srgb(linear(hair) * 0.62), painting.HAIR, gloss=0.12, shine=20.0, frequency=40.0, rim=0.2
    )
    w = 0.052 * look.brow_weight
    points = [
        (-0.20 * side, -0.02, 0.02),
        (-0.06 * side, 0.015, 0.05),
        (0.10 * side, 0.02, 0.02),
        (0.23 * side, -0.05, -0.10),
    ]
    bone = "brow_l" if side < 0 else "brow_r"
    rig.curve(bone, points, [w * 0.85, w * 1.1, w * 0.9, w * 0.3], brow, group=rig.group(), blend=0.03)


def pose_face(face: Face, head: Array) -> dict[str, Array]:
    """The maps of the bones ``jaw``, ``brow_l`` and ``brow_r`` under the head's map."""
    drop = face.mouth.low * 0.42
    out = {
        "jaw": _under(
            head, joint(None, (0.0, -drop, 0.0), np.array([1.0 - 0.2 * drop, 1.0 + 0.25 * drop, 1.0]))
        )
    }
    for side, name in ((-1, "brow_l"), (1, "brow_r")):
        up = face.brow + (face.left_brow if side < 0 else 0.0)
        place = ((EYE_X + 0.005 - face.squeeze) * side, 0.475 + up, 0.80 - 0.30 * max(up, 0.0))
        out[name] = _under(head, joint(turn(-0.10, 0.20 * side, face.tilt * side), place))
    return out


def _under(parent: Array, child: Array) -> Array:
    out = np.empty((3, 4))
    out[:, :3] = parent[:, :3] @ child[:, :3]
    out[:, 3] = parent[:, :3] @ child[:, 3] + parent[:, 3]
    return out


def face_row(look: Look, face: Face, head: float) -> Array:
    """The numbers that ``shading`` paints a face with (48).

    0 the head's bone, 1 head units a metre (``head`` is the radius in metres), 2–3 gaze, 4–5 upper lids (left, right), 6–7 lower lids, 8 lid slope, 9 pupil, 10–12 iris,
    13–15 lashes, 16–18 lid skin, 19 convergence, 20–21 mouth place, 22 width, 23 up, 24 low, 25 smile,
    26 teeth, 27 lower teeth, 28 tongue, 29 roundness, 30 lips, 31–33 lip colour, 34 slant, 35 blush,
    36 freckles, 37–39 blush colour, 40 stubble, 41 iris size, 42 lash width, 43–45 lip line.
    """
    skin, mouth = linear(look.skin), face.mouth
    row = np.zeros(painting.FACE_WIDTH)
    row[1], row[2], row[3] = 1.0 / head, face.gaze_x * 0.62, face.gaze_y * 0.55
    row[4:6] = face.lids + face.left_lid, face.lids
    row[6:8], row[8], row[9] = face.low_lids, face.slope, face.pupil
    row[10:13] = linear(look.eye_colour) * 1.35 + 0.01
    row[13:16] = (0.02, 0.013, 0.012)
    row[16:19] = skin * (0.90, 0.78, 0.74)
    row[19] = 0.07
    row[20:31] = (
        0.0,
        MOUTH_Y,
        mouth.width,
        mouth.up,
        mouth.low,
        mouth.smile,
        mouth.teeth,
        mouth.lower_teeth,
        mouth.tongue,
        mouth.power,
        mouth.lips,
    )
    row[31:34] = skin * (0.93, 0.56, 0.53)
    row[34], row[35] = mouth.slant, min(look.blush * (1.0 - face.pale) + face.blush * 0.35, 1.0)
    row[36] = 1.0 if look.freckles else 0.0
    row[37:40] = skin * (1.0, 0.58, 0.52)
    row[41], row[42] = 0.55, 0.055 if look.lashes else 0.022
    row[43:46] = skin * (0.34, 0.14, 0.12)
    return row


def blink(face: Face, k: float) -> Face:
    """The face with lids closed by ``k`` (0 … 1)."""
    return replace(
        face,
        lids=face.lids + (-0.72 - face.lids) * k,
        slope=face.slope * (1.0 - k),
        low_lids=face.low_lids + 0.12 * k,
        brow=face.brow - 0.015 * k,
    )
