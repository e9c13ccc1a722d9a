"""A puppet: a look built as a rig, and a pose turned into its bones' places.

World units are metres; the feet stand at y = 0, z points to the camera. Sides are the picture's: ``l`` is
left in the frame when the puppet faces the camera. What poses follow each other is decided in ``motion``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from ...configs.look import Look
from ..render import painting
from ..render.posing import pose_shapes
from ..render.rig import Array, Rig, Tables, aim, chain, joint, turn
from .clothing import build_clothes
from .face import Face, build_face, face_row, pose_face
from .hair import build_hair
from .headwear import build_headwear
from .proportions import proportions

SIDES = ((-1, "l"), (1, "r"))
PALM = 0.235
"""How long a palm is, in heads."""


@dataclass(frozen=True)
class Arm:
    """Where a hand is: outwards, up, forwards from the shoulder in arm lengths (1 is stretched).

    ``elbow`` is the way the elbow points, ``curl`` closes the fingers, ``point`` keeps the first one
    straight and ``thumb`` the thumb, ``turn`` rolls the hand about the forearm, ``bend`` and ``tilt`` bend the wrist (radians).
    """

    out: float = 0.22
    up: float = -0.92
    ahead: float = 0.14
    elbow: tuple[float, float, float] = (0.7, -0.3, -0.6)
    curl: float = 0.35
    point: float = 0.0
    turn: float = 0.0
    bend: float = 0.0
    tilt: float = 0.0
    thumb: float = 0.0

    def mix(self, other: Arm, k: float) -> Arm:
        """Between this (0) and ``other`` (1)."""
        a, b = self.__dict__, other.__dict__
        values = {name: a[name] + (b[name] - a[name]) * k for name in a if name != "elbow"}
        elbow = tuple(p + (q - p) * k for p, q in zip(self.elbow, other.elbow, strict=True))
        return Arm(elbow=(elbow[0], elbow[1], elbow[2]), **values)


@dataclass(frozen=True)
class Pose:
    """One moment of a body; metres and radians. ``left`` and ``right`` are sides of the picture.

    ``pitch`` tips the whole body forwards about its hips, ``tilt`` to the picture's left.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    yaw: float = 0.0
    lean: float = 0.0
    roll: float = 0.0
    squash: float = 1.0
    breath: float = 0.0
    crouch: float = 0.0
    sit: float = 0.0
    shrug: float = 0.0
    head_yaw: float = 0.0
    head_pitch: float = 0.0
    head_roll: float = 0.0
    sway: float = 0.0
    pitch: float = 0.0
    tilt: float = 0.0
    left: Arm = field(default_factory=Arm)
    right: Arm = field(default_factory=Arm)
    left_foot: tuple[float, float, float] = (0.0, 0.0, 0.0)
    right_foot: tuple[float, float, float] = (0.0, 0.0, 0.0)
    face: Face = field(default_factory=Face)

    def toward(self, other: Pose, k: float) -> Pose:
        """The pose with ``k`` of the way to ``other``'s numbers; arms and face stay."""
        mine, theirs = self.__dict__, other.__dict__
        numbers = {
            name: mine[name] + (theirs[name] - mine[name]) * k
            for name in mine
            if isinstance(mine[name], float)
        }
        return replace(self, **numbers)

    def mirrored(self) -> Pose:
        """The pose with arms swapped."""
        return replace(self, left=self.right, right=self.left)


class Puppet:
    """A look as tables plus the way its bones follow a pose."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.frame = proportions(look)
        rig = Rig()
        for name in ("hips", "chest", "neck", "head", "jaw", "brow_l", "brow_r", "sway", "cape"):
            rig.bone(name)
        for _, s in SIDES:
            for name in ("arm", "fore", "hand", "index", "finger", "thumb", "thigh", "shin", "foot"):
                rig.bone(f"{name}_{s}")
        skin = build_face(rig, look)
        self._build_skin(rig, skin)
        build_hair(rig, look)
        build_clothes(rig, look, self.frame)
        build_headwear(rig, look)
        self.tables: Tables = rig.freeze()
        self.top = self._highest()

    def _highest(self) -> float:
        """How high hair and hat reach when standing, in metres."""
        posed = np.zeros(self.tables.rows.shape, np.float32)
        pose_shapes(self.tables.rows, self.tables.index, self.bones(Pose()), np.zeros(16), posed)
        return float(posed[:, 31].max())

    def _build_skin(self, rig: Rig, group: int) -> None:
        f = self.frame
        skin = rig.material(self.look.skin, painting.SKIN, gloss=0.10, shine=14.0, rim=0.7, wrap=0.4)
        rig.cone(
            "neck",
            (0, -0.05, 0),
            (0, f.head * 0.5, 0),
            f.head * 0.34,
            f.head * 0.30,
            skin,
            group=group,
            blend=0.02,
        )
        upper, fore = f.arm * 0.5, f.arm * 0.5
        for side, s in SIDES:
            own = rig.group()
            rig.cone(
                f"arm_{s}", (0, 0, 0), (0, -upper, 0), f.limb, f.limb * 0.84, skin, group=own, blend=0.02
            )
            rig.cone(
                f"fore_{s}",
                (0, 0, 0),
                (0, -fore, 0),
                f.limb * 0.84,
                f.limb * 0.66,
                skin,
                group=own,
                blend=0.02,
            )
            self._build_hand(rig, skin, own, side, s)

    def _build_hand(self, rig: Rig, skin: int, group: int, side: int, s: str) -> None:
        h = self.frame.head * PALM
        rig.ball(
            f"hand_{s}", (0, -h * 0.75, 0), (h * 0.80, h * 0.95, h * 0.50), skin, group=group, blend=0.018
        )
        for bone, x in ((f"index_{s}", -0.50 * side), (f"finger_{s}", 0.0), (f"finger_{s}", 0.50 * side)):
            length = 0.98 if x == 0.0 else 0.86
            rig.cone(
                bone,
                (x * h, -h * 1.35, 0),
                (x * h * 1.3, -h * (1.35 + length), h * 0.05),
                h * 0.31,
                h * 0.25,
                skin,
                group=group,
                blend=0.010,
            )
        rig.cone(
            f"thumb_{s}",
            (-0.62 * side * h, -h * 0.55, h * 0.1),
            (-1.32 * side * h, -h * 1.25, h * 0.28),
            h * 0.30,
            h * 0.25,
            skin,
            group=group,
            blend=0.014,
        )

    def _trunk(self, pose: Pose) -> tuple[Array, Array, Array]:
        """Root, hips and chest of a pose."""
        f = self.frame
        size = np.diag([1.0 / math.sqrt(pose.squash), pose.squash, 1.0 / math.sqrt(pose.squash)])
        root = joint(turn(0, pose.yaw, 0) @ size, (pose.x, pose.y, pose.z))
        if pose.pitch or pose.tilt:
            spin = turn(0, 0, pose.tilt) @ turn(0, pose.yaw, 0) @ turn(pose.pitch, 0, 0) @ size
            middle = np.array([0.0, f.hip, 0.0])
            root = joint(spin, np.array([pose.x, pose.y, pose.z]) + middle - spin @ middle)
        sink = max(pose.crouch, pose.sit * (f.hip - 0.27 * f.height * 0.72)) if pose.sit else pose.crouch
        hips = chain(root, joint(turn(pose.lean * 0.35, 0, pose.roll * 0.5), (0, f.hip - sink, 0)))
        chest = chain(hips, joint(turn(pose.lean * 0.65, 0, pose.roll * 0.5), (0, 0, 0)))
        return root, hips, chest

    def palm(self, bones: Array, side: int) -> Array:
        """Where a palm (side −1 left, 1 right) is in the world, by :meth:`bones`; (3,) metres."""
        h = self.frame.head * PALM
        hand = bones[self.tables.bones.index("hand_l" if side < 0 else "hand_r")]
        return np.asarray(hand @ np.array([0.0, -h * 1.1, h * 0.35, 1.0]))

    def reach(self, pose: Pose, side: int, point: tuple[float, float, float], curl: float = 0.4) -> Arm:
        """The arm (side −1 left, 1 right) whose palm is at ``point`` of the world, or as near as it gets."""
        f = self.frame
        chest = self._trunk(pose)[2]
        rise = f.shoulder - f.hip - 0.035 + 0.05 * pose.shrug + 0.004 * pose.breath
        shoulder = chest[:, :3] @ np.array([f.half_shoulder * side, rise, 0.0]) + chest[:, 3]
        way = np.array(point) - shoulder
        far = float(np.linalg.norm(way)) + 1e-9
        # the wrist stays short of the point by the length of the palm
        local = np.linalg.solve(chest[:, :3], way * max(far - f.head * 0.24, 0.02) / far) / f.arm
        return Arm(float(local[0]) * side, float(local[1]), float(local[2]), (0.8, -0.6, -0.3), curl)

    def _neck(self, chest: Array, pose: Pose) -> Array:
        return chain(
            chest, joint(None, (0, self.frame.shoulder - self.frame.hip + 0.03 + 0.004 * pose.breath, 0.005))
        )

    def _head(self, neck: Array, pose: Pose) -> Array:
        f = self.frame
        high = f.height - f.head - f.shoulder - 0.03
        pivot = joint(turn(pose.head_pitch, pose.head_yaw, pose.head_roll), (0, high * 0.25, 0))
        return chain(chain(neck, pivot), joint(None, (0, high * 0.75, 0.015), f.head))

    def at_head(self, pose: Pose, side: int, spot: tuple[float, float, float]) -> Arm:
        """The arm (side −1 left, 1 right) whose palm is at ``spot`` of its own head: outwards, up, ahead in radii."""
        head = self._head(self._neck(self._trunk(pose)[2], pose), pose)
        out, up, ahead = spot
        x, y, z = head @ np.array([out * side, up, ahead, 1.0])
        return self.reach(pose, side, (float(x), float(y), float(z)))

    def bones(self, pose: Pose) -> Array:
        """Maps (bones, 3, 4) from bone space to the world."""
        f = self.frame
        root, hips, chest = self._trunk(pose)
        out: dict[str, Array] = {"root": root, "hips": hips}
        grow = 1.0 + 0.022 * pose.breath
        out["chest"] = chain(chest, joint(np.diag([grow, 1.0 + 0.008 * pose.breath, grow])))
        rise = f.shoulder - f.hip
        neck = self._neck(chest, pose)
        out["neck"] = neck
        out["head"] = head = self._head(neck, pose)
        out.update(pose_face(pose.face, head))
        out["sway"] = chain(head, joint(turn(pose.sway * 0.3, 0, pose.sway), (0, 0, 0)))
        out["cape"] = chain(
            chest, joint(turn(-0.06 - abs(pose.sway) * 0.5, 0, pose.sway * 0.4), (0, rise, 0))
        )
        for side, s in SIDES:
            self._pose_arm(out, chest, pose, side, s, rise)
            self._pose_leg(out, root, hips, pose, side, s)
        return np.stack([out[name] for name in self.tables.bones])

    def _pose_arm(
        self, out: dict[str, Array], chest: Array, pose: Pose, side: int, s: str, rise: float
    ) -> None:
        f = self.frame
        arm = pose.left if side < 0 else pose.right
        place = np.array(
            [f.half_shoulder * side, rise - 0.035 + 0.05 * pose.shrug + 0.004 * pose.breath, 0.0]
        )
        shoulder = chest[:, :3] @ place + chest[:, 3]
        reach = np.array([arm.out * side, arm.up, arm.ahead]) * f.arm
        target = shoulder + chest[:, :3] @ reach
        hint = chest[:, :3] @ np.array([arm.elbow[0] * side, arm.elbow[1], arm.elbow[2]])
        elbow, wrist = bend(shoulder, target, hint, f.arm * 0.5, f.arm * 0.5)
        across = chest[:, :3] @ np.array([1.0, 0.0, 0.0])
        out[f"arm_{s}"] = joint(aim(shoulder, elbow, across), shoulder)
        fore = aim(elbow, wrist, across)
        out[f"fore_{s}"] = joint(fore, elbow)
        hand = joint(fore @ turn(arm.bend, arm.turn * side, arm.tilt * side), wrist)
        out[f"hand_{s}"] = hand
        h = f.head * PALM
        knuckle = np.array([0.0, -h * 1.3, 0.0])
        for name, curl in (("finger", arm.curl), ("index", arm.curl * (1.0 - arm.point))):
            spin = turn(-1.9 * curl, 0, 0)
            out[f"{name}_{s}"] = chain(hand, joint(spin, knuckle - spin @ knuckle))
        root = np.array([-0.62 * side * h, -h * 0.55, h * 0.1])
        fold = arm.curl * (1.0 - arm.thumb)
        spin = turn(-0.5 * fold, -0.7 * fold * side, 0.45 * fold * side - 1.1 * arm.thumb * side)
        out[f"thumb_{s}"] = chain(hand, joint(spin, root - spin @ root))

    def _pose_leg(
        self, out: dict[str, Array], root: Array, hips: Array, pose: Pose, side: int, s: str
    ) -> None:
        f = self.frame
        foot = pose.left_foot if side < 0 else pose.right_foot
        gap = f.belly * 0.50
        hip = hips[:, :3] @ np.array([gap * side, -0.01, 0.0]) + hips[:, 3]
        ankle = np.array([(gap + 0.012) * side + foot[0], 0.055 + foot[1], foot[2] + pose.sit * f.leg * 0.52])
        target = root[:, :3] @ ankle + root[:, 3]
        knee, end = bend(
            hip, target, root[:, :3] @ np.array([0.10 * side, 0.15, 1.0]), f.leg * 0.5, f.leg * 0.5
        )
        across = root[:, :3] @ np.array([1.0, 0.0, 0.0])
        out[f"thigh_{s}"] = joint(aim(hip, knee, across), hip)
        out[f"shin_{s}"] = joint(aim(knee, end, across), knee)
        lift = min(max(foot[1] * 4.0, 0.0), 0.7)
        out[f"foot_{s}"] = chain(joint(root[:, :3], end), joint(turn(lift, 0.22 * side, 0)))

    def face(self, pose: Pose) -> Array:
        """The face row of a pose (see ``face.face_row``)."""
        row = face_row(self.look, pose.face, self.frame.head)
        row[0] = self.tables.bones.index("head")
        return row


@lru_cache(maxsize=24)
def puppet_of(look: Look) -> Puppet:
    """The puppet of a look; built once."""
    return Puppet(look)


def bend(start: Array, target: Array, hint: Array, upper: float, lower: float) -> tuple[Array, Array]:
    """Two-bone inverse kinematics: middle joint and reached end, the joint on the side of ``hint``."""
    way = target - start
    far = float(np.linalg.norm(way)) + 1e-9
    reach = min(max(far, abs(upper - lower) + 0.02), (upper + lower) * 0.998)
    axis = way / far
    along = (upper * upper - lower * lower + reach * reach) / (2.0 * reach)
    side = hint - axis * float(hint @ axis)
    side = side / (float(np.linalg.norm(side)) + 1e-9)
    high = math.sqrt(max(upper * upper - along * along, 0.0))
    return start + axis * along + side * high, start + axis * reach
