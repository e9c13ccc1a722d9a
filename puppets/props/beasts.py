"""Four-legged animals from one table of proportions, in units of their height with the feet at y = 0.

They look towards +z. The bones ``head``, ``tail``, ``jaw``, ``lids`` and two for each leg are moved by :func:`pose`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...common.things import PropKind
from ..render.rig import Array, Rig, chain, joint, turn
from .animals import eyes
from .gaits import Gait, carry
from .markings import MARKINGS, Marking

LEGS = (("fl", -1, 1), ("fr", 1, 1), ("bl", -1, -1), ("br", 1, -1))


@dataclass(frozen=True)
class Beast:
    """Proportions in heights: leg and half body length, body, head and leg radii, neck rise and reach, snout.

    ``shown`` is how far it is turned (radians) in a picture where nobody acts.
    """

    coat: str
    pale: str
    leg: float = 0.36
    long: float = 0.30
    body: float = 0.19
    head: float = 0.19
    limb: float = 0.065
    rise: float = 0.26
    reach: float = 0.16
    snout: float = 0.13
    ears: Literal["point", "flop", "round", "long", "fan"] = "point"
    tail: Literal["thin", "bush", "stub", "hair", "curl"] = "thin"
    nose: str = "#2a1d18"
    feet: str = ""
    spots: str = ""
    mane: str = ""
    horns: str = ""
    trunk: bool = False
    legs: str = ""
    shown: float = 0.0
    still: Gait = Gait.STAND

    @property
    def hips(self) -> float:
        """Height of the hips."""
        return self.leg + self.limb

    @property
    def skull(self) -> tuple[float, float, float]:
        """The middle of the head."""
        return (0.0, self.hips + self.body * 0.3 + self.rise, self.long + self.reach)


BEASTS: dict[PropKind, Beast] = {
    PropKind.DOG: Beast("#b9793f", "#fdf3e4", ears="flop", tail="curl", still=Gait.SIT),
    PropKind.CAT: Beast("#e8923c", "#fbeedb", leg=0.32, snout=0.06, body=0.16, limb=0.05, nose="#e58a8a",
                        spots="#c06a22", still=Gait.SIT),
    PropKind.HORSE: Beast("#a8622f", "#c98a52", leg=0.42, long=0.31, body=0.155, head=0.10, limb=0.04, rise=0.31,
                          reach=0.13, snout=0.15, tail="hair", feet="#3a2a20", mane="#4a2a18"),
    PropKind.COW: Beast("#faf6ee", "#f2b8a8", leg=0.34, long=0.36, body=0.22, head=0.14, rise=0.22, snout=0.12,
                        ears="flop", spots="#3a3234", feet="#3a3234", horns="#e8dcc0", nose="#d98a86"),
    PropKind.PIG: Beast("#f4a6ae", "#f6b4ba", leg=0.22, long=0.36, body=0.29, head=0.24, rise=0.16, snout=0.14,
                        ears="point", tail="curl", nose="#e88a9a"),
    PropKind.SHEEP: Beast("#f8f4ea", "#4a4046", leg=0.30, long=0.28, body=0.27, head=0.15, rise=0.20, limb=0.05,
                          ears="flop", tail="stub", feet="#4a4046", mane="#f8f4ea"),
    PropKind.BEAR: Beast("#8a5a34", "#c99a68", leg=0.28, long=0.32, body=0.27, head=0.22, limb=0.10, rise=0.22,
                         ears="round", tail="stub"),
    PropKind.LION: Beast("#e3ac52", "#f6dfae", leg=0.34, long=0.33, head=0.18, limb=0.075, rise=0.24,
                         ears="round", tail="hair", mane="#a65a22"),
    PropKind.TIGER: Beast("#ef8a2c", "#fdf3e4", leg=0.34, long=0.35, head=0.19, limb=0.075, ears="round",
                          spots="#2a1d18"),
    PropKind.ELEPHANT: Beast("#8f9bb0", "#b5bfd0", leg=0.32, long=0.32, body=0.29, head=0.20, limb=0.105,
                             rise=0.18, snout=0.08, ears="fan", trunk=True),
    PropKind.FOX: Beast("#e2662a", "#fdf3e4", leg=0.33, body=0.16, head=0.18, limb=0.05, snout=0.16, tail="bush",
                        feet="#3a2420", still=Gait.SIT),
    PropKind.WOLF: Beast("#7b8494", "#d8dde4", leg=0.38, body=0.17, head=0.16, limb=0.055, snout=0.17,
                         tail="bush"),
    PropKind.RABBIT: Beast("#d8c4b0", "#fbf4ea", leg=0.16, long=0.20, body=0.20, head=0.19, limb=0.06, rise=0.20,
                           reach=0.06, snout=0.06, ears="long", tail="stub", nose="#e58a8a", still=Gait.SIT),
    PropKind.MOUSE: Beast("#a9a4b4", "#f3c9cb", leg=0.13, long=0.26, body=0.24, head=0.25, limb=0.05, rise=0.16,
                          snout=0.16, ears="fan", nose="#e58a8a"),
    PropKind.UNICORN: Beast("#fdf8f6", "#fbe3ee", leg=0.40, long=0.30, body=0.155, head=0.115, limb=0.042, rise=0.30,
                            reach=0.13, snout=0.145, tail="hair", feet="#e8b84a", mane="#ec8fcf", nose="#e0a0b4", shown=0.6),
    PropKind.GIRAFFE: Beast("#f2bf62", "#fbe3b0", leg=0.36, long=0.19, body=0.125, head=0.08, limb=0.034, rise=0.42,
                            reach=0.10, snout=0.142, ears="flop", tail="hair", feet="#6b4428", spots="#b5702f",
                            mane="#a8622f", horns="#a8622f", shown=0.6),
    PropKind.ZEBRA: Beast("#faf8f4", "#fdfcfa", leg=0.40, long=0.31, body=0.165, head=0.115, limb=0.042, rise=0.29,
                          reach=0.13, snout=0.145, tail="hair", feet="#2a262a", spots="#2a262a", mane="#2a262a", shown=0.6),
    PropKind.DEER: Beast("#b5733c", "#f6e3c4", leg=0.42, long=0.26, body=0.15, head=0.115, limb=0.036, rise=0.27,
                         reach=0.13, snout=0.12, tail="stub", feet="#4a2f20", shown=0.6),
    PropKind.PANDA: Beast("#fbf8f2", "#ffffff", leg=0.26, long=0.31, body=0.27, head=0.24, limb=0.10, rise=0.22,
                          snout=0.09, ears="round", tail="stub", feet="#2b2a30", legs="#2b2a30", still=Gait.SIT),
    PropKind.HEDGEHOG: Beast("#d8b48a", "#f6e3c4", leg=0.12, long=0.24, body=0.24, head=0.2, limb=0.045, rise=0.08,
                             reach=0.16, snout=0.16, ears="round", tail="stub"),
    PropKind.GOAT: Beast("#f4efe6", "#fdfaf4", leg=0.36, long=0.27, body=0.18, head=0.125, limb=0.042, rise=0.25,
                         ears="flop", tail="stub", feet="#4a3f3a", nose="#b58a86", shown=0.6),
    PropKind.DONKEY: Beast("#938d98", "#ece6e2", leg=0.37, long=0.30, body=0.17, head=0.12, limb=0.045, rise=0.26,
                           reach=0.13, snout=0.145, ears="long", tail="hair", feet="#3f3a40", mane="#4a4450", shown=0.6),
    PropKind.CAMEL: Beast("#d9a75c", "#ecc98c", leg=0.41, long=0.28, body=0.145, head=0.09, limb=0.04, rise=0.33,
                          reach=0.17, snout=0.12, ears="round", tail="hair", feet="#b07c3c", shown=0.75),
    PropKind.HIPPO: Beast("#8c7c98", "#c6a6b4", leg=0.20, long=0.38, body=0.29, head=0.20, limb=0.105, rise=0.16,
                          reach=0.18, snout=0.16, ears="round", tail="stub", nose="#a890aa", shown=0.5),
    PropKind.RHINO: Beast("#8b929c", "#aab1ba", leg=0.26, long=0.36, body=0.265, head=0.17, limb=0.095, rise=0.14,
                          reach=0.18, snout=0.19, ears="point", feet="#6a7078", nose="#6a7078", shown=0.7),
    PropKind.HAMSTER: Beast("#e2a24e", "#fdf3e4", leg=0.05, long=0.17, body=0.31, head=0.29, limb=0.06, rise=0.30,
                            reach=0.10, snout=0.05, ears="round", tail="stub", nose="#e58a8a", shown=0.3),
    PropKind.RACCOON: Beast("#8a8890", "#f1eeec", leg=0.22, long=0.28, body=0.20, head=0.22, limb=0.06, rise=0.24,
                            snout=0.12, ears="round", tail="stub", feet="#3a383e", shown=0.6),
    PropKind.BEAVER: Beast("#7d4c2a", "#b98c5c", leg=0.10, long=0.27, body=0.29, head=0.24, limb=0.06, rise=0.26,
                           snout=0.08, ears="round", tail="stub", feet="#4a2f1e", shown=0.8),
}  # fmt: skip


def build(kind: PropKind, rig: Rig) -> None:
    """Adds the shapes of ``kind``, a key of :data:`BEASTS`."""
    shape(BEASTS[kind], rig, MARKINGS.get(kind))


def shape(b: Beast, rig: Rig, marking: Marking | None) -> None:
    """Adds the shapes of an animal of these proportions and this coat; its bones are those of its kind."""
    for name in ("jaw", "lids", *(f"{leg}_{part}" for leg, _, _ in LEGS for part in ("u", "l"))):
        rig.bone(name)
    coat, pale, feet = (rig.material(c, wrap=0.55, rim=0.75) for c in (b.coat, b.pale, b.feet or b.pale))
    limb = rig.material(b.legs, wrap=0.55, rim=0.75) if b.legs else coat
    _trunk(b, rig, coat, pale)
    for name, s, f in LEGS:
        x, z, y = s * b.body * 0.55, f * b.long * 0.8, b.hips
        g = rig.group()
        rig.cone(
            f"{name}_u", (x, y, z), (x, y - b.leg / 2, z), b.limb * 1.35, b.limb, limb, group=g, blend=0.03
        )
        rig.cone(
            f"{name}_l",
            (x, y - b.leg / 2, z),
            (x, b.limb, z),
            b.limb,
            b.limb * 0.9,
            limb,
            group=g,
            blend=0.03,
        )
        rig.ball(
            f"{name}_l", (x, b.limb * 0.8, z + b.limb * 0.3), (b.limb, b.limb * 0.8, b.limb * 1.25), feet
        )
    _face(b, rig, coat, pale)
    _ears(b, rig, coat, pale)
    _tail(b, rig, coat)
    if marking is not None:
        marking(rig, b.skull, b.head)


def _trunk(b: Beast, rig: Rig, coat: int, pale: int) -> None:
    y, g = b.hips + b.body * 0.3, rig.group()
    rig.cone(
        "root",
        (0, y, b.long * 0.75),
        (0, y, -b.long * 0.75),
        b.body * 1.05,
        b.body,
        coat,
        group=g,
        blend=0.06,
    )
    rig.ball(
        "root", (0, y - b.body * 0.35, 0), (b.body * 0.8, b.body * 0.72, b.long), pale, group=g, blend=0.03
    )
    x, hy, hz = b.skull
    rig.cone("root", (0, y, b.long * 0.75), (x, hy - b.head * 0.4, hz - b.head * 0.3), b.body * 0.8, b.head * 0.6,
             coat, group=g, blend=0.06)  # fmt: skip
    if b.spots:
        spot = rig.material(b.spots, wrap=0.5)
        for k, z in enumerate((-0.6, -0.15, 0.3, 0.7)):
            for s in (-1, 1):
                wide = 0.025 if kind_is_striped(b) else b.long * 0.24
                at = (
                    s * b.body * 0.86,
                    y + b.body * (0.3 - 0.5 * (k % 2) * (not kind_is_striped(b))),
                    z * b.long,
                )
                rig.ball("root", at, (b.body * 0.2, b.body * 0.55, wide), spot, spin=(0, 0, 0.35 * s))
    if b.mane and b.snout > 0.14:
        hair = rig.material(b.mane, wrap=0.5)
        rig.curve("root", [(0, y + b.body, b.long * 0.6), (0, (y + hy) / 2 + b.head, (b.long * 0.6 + hz) / 2 - 0.04),
                           (0, hy + b.head, hz - b.head * 0.6)], [0.04, 0.06, 0.05], hair)  # fmt: skip


def kind_is_striped(b: Beast) -> bool:
    """Whether the markings are stripes."""
    return b.ears in ("point", "round")


def _face(b: Beast, rig: Rig, coat: int, pale: int) -> None:
    (x, y, z), r = b.skull, b.head
    if b.mane and b.snout <= 0.14:
        hair = rig.material(b.mane, wrap=0.6)
        rig.ball("head", (x, y, z - r * 0.45), (r * 1.6, r * 1.6, r * 0.7), hair)
    skin = pale if b.coat == b.mane else coat
    g = rig.group()
    rig.ball("head", (x, y, z), (r, r * 0.95, r), skin, group=g, blend=0.04)
    end = z + r * 0.6 + b.snout
    rig.cone(
        "head",
        (0, y - r * 0.3, z + r * 0.5),
        (0, y - r * 0.4, end),
        r * 0.55,
        r * 0.42,
        pale,
        group=g,
        blend=0.05,
    )
    rig.cone(
        "jaw", (0, y - r * 0.68, z + r * 0.4), (0, y - r * 0.70, end - r * 0.1), r * 0.34, r * 0.24, pale
    )
    rig.cone("jaw", (0, y - r * 0.56, z + r * 0.4), (0, y - r * 0.56, end - r * 0.1), r * 0.26, r * 0.18,
             rig.material("#c23b4a", gloss=0.2))  # fmt: skip
    nose = rig.material(b.nose, gloss=0.5)
    if b.trunk:
        rig.curve("head", [(0, y - r * 0.3, end), (0, y - r * 1.3, end + 0.08), (0, y - r * 2.2, end + 0.05),
                           (0, y - r * 2.5, end + 0.13)], [r * 0.42, r * 0.34, r * 0.26, r * 0.2], coat)  # fmt: skip
    else:
        rig.ball("head", (0, y - r * 0.2, end + r * 0.32), (r * 0.24, r * 0.18, r * 0.14), nose)
    eyes(rig, r * 0.48, y + r * 0.2, z + r * 0.74, r * 0.27)
    for s in (-1, 1):
        rig.ball("lids", (s * r * 0.48, y + r * 0.2, z + r * 0.78), r * 0.33, skin)
        rig.cone("lids", (s * r * 0.25, y + r * 0.12, z + r * 1.1), (s * r * 0.7, y + r * 0.12, z + r * 1.02), 0.01, 0.01,
                 rig.material("#2a1d18"))  # fmt: skip


def _ears(b: Beast, rig: Rig, coat: int, pale: int) -> None:
    (_, y, z), r = b.skull, b.head
    for s in (-1, 1):
        if b.ears == "point":
            rig.cone(
                "head", (s * r * 0.55, y + r * 0.6, z), (s * r * 0.8, y + r * 1.45, z), r * 0.34, 0.012, coat
            )
        elif b.ears == "flop":
            rig.curve("head", [(s * r * 0.8, y + r * 0.6, z), (s * r * 1.25, y + r * 0.2, z), (s * r * 1.25, y - r * 0.5, z)],
                      [r * 0.2, r * 0.3, r * 0.24], rig.material(b.spots or _darker(b.coat)))  # fmt: skip
        elif b.ears == "round":
            rig.ball("head", (s * r * 0.75, y + r * 0.8, z), r * 0.34, coat)
            rig.ball("head", (s * r * 0.75, y + r * 0.8, z + r * 0.22), r * 0.2, pale)
        elif b.ears == "long":
            rig.cone(
                "head",
                (s * r * 0.4, y + r * 0.8, z),
                (s * r * 0.6, y + r * 2.6, z - 0.04),
                r * 0.26,
                r * 0.2,
                coat,
            )
            rig.cone(
                "head",
                (s * r * 0.4, y + r * 0.9, z + 0.03),
                (s * r * 0.6, y + r * 2.5, z),
                r * 0.16,
                r * 0.12,
                pale,
            )
        else:
            rig.ball(
                "head",
                (s * r * 1.35, y + r * 0.3, z - r * 0.2),
                (r * 0.8, r * 0.9, r * 0.16),
                coat,
                spin=(0, 0.3 * s, 0),
            )
            rig.ball(
                "head",
                (s * r * 1.35, y + r * 0.3, z - r * 0.08),
                (r * 0.6, r * 0.7, r * 0.14),
                pale,
                spin=(0, 0.3 * s, 0),
            )
        if b.horns:
            rig.cone(
                "head",
                (s * r * 0.5, y + r * 0.8, z),
                (s * r * 0.9, y + r * 1.5, z),
                r * 0.2,
                0.015,
                rig.material(b.horns),
            )


def _darker(tone: str) -> str:
    return "#" + "".join(f"{int(int(tone[k : k + 2], 16) * 0.7):02x}" for k in (1, 3, 5))


def _tail(b: Beast, rig: Rig, coat: int) -> None:
    y, z = b.hips + b.body * 0.7, -b.long * 0.75 - b.body * 0.7
    if b.tail == "stub":
        rig.ball("tail", (0, y, z - 0.03), 0.075, coat if b.ears != "long" else rig.material("#ffffff"))
    elif b.tail == "bush":
        rig.curve(
            "tail", [(0, y, z), (0, y - 0.02, z - 0.16), (0, y + 0.08, z - 0.32)], [0.05, 0.11, 0.06], coat
        )
        rig.ball("tail", (0, y + 0.11, z - 0.37), 0.065, rig.material(b.pale))
    elif b.tail == "hair":
        rig.curve("tail", [(0, y, z), (0, y - 0.05, z - 0.12), (0, y - 0.3, z - 0.16)], [0.03, 0.05, 0.07],
                  rig.material(b.mane or b.coat))  # fmt: skip
    else:
        top = 0.22 if b.tail == "curl" else 0.16
        rig.curve("tail", [(0, y, z), (0, y + 0.06, z - 0.12), (0, y + top, z - 0.2), (0, y + top + 0.1, z - 0.14)],
                  [0.045, 0.04, 0.035, 0.025], coat)  # fmt: skip


def pose(
    kind: PropKind,
    place: Array,
    at: float,
    phase: float,
    gait: Gait,
    speed: float,
    mouth: float,
    look: float,
    dip: float = 0.0,
    wag: float = 0.0,
) -> Array:
    """Bones (14, 3, 4) of a beast; see :func:`acting.creatures.creature_bones`."""
    b = BEASTS[kind]
    scale = float(np.linalg.norm(place[:, 1]))
    swing = 0.75 if gait is Gait.RUN else 0.42
    turns = 2 * math.pi * speed * at / (4 * b.hips * scale * math.sin(swing)) + phase
    turns = (
        at * (24.0 if gait is Gait.SCRATCH else 9.0) if gait in (Gait.WAVE, Gait.DIG, Gait.SCRATCH) else turns
    )
    pitch, rise, angles = carry(gait, turns, swing)
    root = turn(-pitch)
    feet = []
    for (_, s, f), (hip, knee) in zip(LEGS, angles, strict=True):
        joint_at = np.array([s * b.body * 0.55, b.hips, f * b.long * 0.8])
        upper = _about(joint_at, turn(-hip))
        feet += [upper, chain(upper, _about(joint_at - (0, b.leg / 2, 0), turn(knee)))]
    tips = [
        root @ (low @ np.array([s * b.body * 0.55, b.limb, f * b.long * 0.8, 1.0]))
        for (_, s, f), low in zip(LEGS, feet[1::2], strict=True)
    ]
    ground = min(float(tip[1]) for tip in tips) - b.limb
    belly = b.hips - b.body * 0.75 - abs(math.sin(pitch)) * b.long
    base = chain(place, joint(root, (0, rise - min(ground, belly), 0)))
    t, asleep = at + phase, gait is Gait.SLEEP
    nod = (
        0.5
        if asleep
        else 0.95 + 0.1 * math.sin(7.0 * t)
        if gait is Gait.GRAZE
        else -pitch * -0.8 + 0.05 * math.sin(t * 1.1) + (0.06 * math.sin(2 * turns) if speed else 0)
    )
    nod += dip
    neck = np.array(b.skull) - (0, b.head * 0.6, b.head * 0.3)
    head = _about(neck, turn(nod, look + (0 if asleep else 0.05 * math.sin(t * 0.7))))
    rump = np.array([0, b.hips + b.body * 0.7, -b.long * 0.75 - b.body * 0.5])
    tail = _about(
        rump,
        turn(
            0,
            (0 if asleep else 0.45 + 0.75 * wag) * math.sin(t * (6.0 + 10.0 * wag)),
            0.4 * wag * math.sin(t * 16.0),
        ),
    )
    r, (_, y, z) = b.head, b.skull
    jaw = chain(head, _about(np.array([0, y - r * 0.5, z + r * 0.3]), turn(0.55 * mouth)))
    shut = asleep or math.sin(t * 1.7) > 0.995
    lids = chain(head, joint(None, (0, 0, 0)) if shut else joint(None, (0, y, z), 0.01))
    still = joint()
    return np.stack([base, *(chain(base, own) for own in (head, tail, still, still, jaw, lids, *feet))])


def _about(pivot: Array, rotation: Array) -> Array:
    return joint(rotation, pivot - rotation @ pivot)
