"""What is true of everybody and everything in a shot at one moment, as acts leave it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum

from ...common.acts import Manner, Outcome, Posture, StagedAct
from ..figure.body import Arm, Pose
from .natures import Trait

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Touch:
    """A place at one's own head that a palm is at: outwards, up and ahead of its middle, in its radii.

    The palm stays on the skin, 1.2 radii from the middle or farther; the rest as in :class:`Arm`.
    """

    x: float
    y: float
    z: float
    elbow: tuple[float, float, float] = (0.8, -0.6, -0.3)
    curl: float = 0.4
    point: float = 0.0
    turn: float = 0.0
    bend: float = 0.0
    tilt: float = 0.0


Hand = Arm | Touch | Point | None
"""A hand's arm, a place at one's own head, a point of the world (metres) it reaches for, or nothing asked."""


class Carriage(StrEnum):
    """How a thing is carried by whoever holds or rides it."""

    HAND = "hand"
    LEVEL = "level"
    """On a shoulder, across a mouth, under a rider: what is long."""
    BESIDE = "beside"
    """Led along on its wheels."""
    BACK = "back"


@dataclass
class Being:
    """One actor or thing: where (metres), how turned (radians), and what its body does right now."""

    id: str
    actor: bool
    height: float
    half: float
    """Its own size: how high it is, and half of how wide."""
    hip: float = 0.0
    held_scale: float = 1.0
    stem: float = 0.0
    """Half of what a climber holds on to."""
    muzzle: tuple[float, float] | None = None
    """Where a beast's mouth is, ahead and up in heights."""
    back: float = 0.62
    """Where it carries a rider or a load, in heights."""
    skull: tuple[float, float] = (0.0, 0.0)
    """How high the middle of a person's head is, and its radius, metres."""
    stand: float = 1.0
    """Where feet find hold on it, in heights."""
    traits: frozenset[Trait] = frozenset()
    """What it is by its kind."""
    long: bool = False
    """Whether it is a stick and carried level."""
    planted: bool = False
    """Whether a tool's foot is on the ground as one works with it."""
    hops: bool = True
    """Whether it hops as it goes; what has wheels doesn't."""
    air: float = 0.0
    """How high above the ground it lives."""
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    tilt: float = 0.0
    scale: float = 1.0
    """What its own size is multiplied by."""
    squash: float = 1.0
    visible: bool = True
    posture: Posture = Posture.STAND
    asleep: bool = False
    broken: bool = False
    eaten: float = 0.0
    poured: float = 0.0
    """How far it is tipped out, 0 … 1."""
    sway: float = 0.0
    """How far what hangs on it has swung, radians."""
    held_by: str | None = None
    both: bool = False
    overhead: bool = False
    """Whether it is above a head, in two hands or on a shoulder."""
    carriage: Carriage = Carriage.HAND
    worn_by: str | None = None
    riding: str | None = None
    base: str | None = None
    """What it is in or on and goes along with, as long as it stays there."""
    based: tuple[Point, Point] | None = None
    """Where base and it were last."""
    inside: str | None = None
    """The cupboard or chest it is in, out of sight while that is shut."""
    hidden: bool = False
    """Whether it is in something that is shut."""
    over: Pose = field(default_factory=Pose)
    """What is added to its resting pose."""
    left: Hand = None
    right: Hand = None
    shut: float = 0.0
    mouth: float = 0.0
    mood: str = ""
    flush: float = 0.0
    """How red the face is, 1 … 3, of its own blush."""
    wag: float = 0.0
    """How much more than at rest a tail wags."""
    cant: float = 0.0
    """How far what is in the hand leans to the body's middle, radians."""
    wink: float = 0.0
    """How far one eye is shut, 0 … 1."""
    tongue: float = 0.0
    """How far the tongue is out, 0 … 1."""
    weight: float = 1.0
    speed: float = 0.0
    way: float = 0.0
    """The metres that its feet have gone."""
    opened: float = 0.0
    """How far a door or a lid is open, 0 … 1."""
    aloft: bool = False
    """Whether it flew up and hasn't landed."""
    gait: str = ""
    """What a beast's legs do when they neither walk nor run."""
    acted: bool = False
    submerged: bool = False
    """Whether the shot plays under water."""
    look: float = 0.0
    """How far who doesn't act turns the head, radians."""
    breath: float = 0.0
    """By how much who doesn't act is taller, of its height."""
    shift: float = 0.0
    """Which leg has the weight of who doesn't act, −1 … 1."""
    queue: float = 0.0
    """The metres that are left to those who came to the same goal before, from the same side."""

    @property
    def seen(self) -> bool:
        """Whether anybody can see it: it is there, and in nothing that is shut."""
        return self.visible and not self.hidden

    def has(self, trait: Trait) -> bool:
        """Whether it is something by its kind."""
        return trait in self.traits

    @property
    def place(self) -> Point:
        """Where it is, metres."""
        return self.x, self.y, self.z

    @property
    def beast(self) -> bool:
        """Whether it walks on four legs."""
        return self.muzzle is not None

    @property
    def cuddly(self) -> bool:
        """Whether it lies in somebody's arms, not in a hand or overhead: whatever lives."""
        return self.beast or self.actor

    @property
    def stands_alone(self) -> bool:
        """Whether it lives and can be met: seen, and neither carried nor riding."""
        return (
            (self.cuddly or self.has(Trait.FIGURE) or self.has(Trait.CREATURE))
            and self.visible
            and not self.held_by
            and not self.riding
        )

    def spread(self, index: int, count: int) -> float:
        """Where the ``index``-th of ``count`` who share its top are, metres: side by side."""
        return self.x + 1.4 * self.half * self.scale * ((index + 0.5) / count - 0.5)

    @property
    def top(self) -> float:
        """Where others stand on it, its highest point in metres."""
        high = self.height if not (self.actor and self.posture is Posture.LIE) else self.half
        return self.y + high * self.stand * self.scale * self.squash

    @property
    def size(self) -> float:
        """Its longest side in metres."""
        return max(self.height, 2.0 * self.half) * self.scale

    @property
    def tipped(self) -> float:
        """How far down its middle comes when it lies on its side, metres (negative)."""
        return min((self.half - 0.5 * self.height) * self.scale, 0.0)

    @property
    def wide(self) -> bool:
        """Whether it is a thing that lies anyway, as cars do."""
        return not self.cuddly and self.half > 0.6 * self.height

    @property
    def give(self) -> float:
        """How far it tips when it leans or is hit, 0 … 1: things that are wide or tall hardly do."""
        if self.cuddly:
            return 1.0
        steady = 0.5 * self.height / max(self.half, 0.01)
        return min(1.0, steady**2, (0.9 / max(self.height * self.scale, 0.01)) ** 2)

    def rest(self) -> None:
        """Forgets what the last act made of the body; what it left true stays."""
        self.over, self.left, self.right, self.mouth, self.mood = Pose(), None, None, 0.0, ""
        self.flush, self.wink, self.tongue, self.cant, self.wag = 0.0, 0.0, 0.0, 0.0, 0.0
        self.weight, self.speed, self.gait, self.planted = 1.0, 0.0, "", False


@dataclass
class ActMoment:
    """An act at one moment: ``u`` is its progress 0 … 1, ``t`` the seconds since its start."""

    beings: dict[str, Being]
    a: Being
    act: StagedAct
    u: float
    t: float
    edge: float

    def _of(self, name: str | None) -> Being | None:
        return self.beings.get(name) if name is not None else None

    @property
    def what(self) -> Being | None:
        """The thing used or moved."""
        return self._of(self.act.what)

    @property
    def whom(self) -> Being | None:
        """The other one, the goal or the support."""
        return self._of(self.act.whom)

    @property
    def target(self) -> Being | None:
        """Whatever the act is about: ``whom``, else ``what``."""
        return self.whom or self.what

    @property
    def leader(self) -> Being:
        """Whoever is told of first among those who do it."""
        return self.beings[self.act.who[0]]

    @property
    def fails(self) -> bool:
        """Whether the act must be seen to miss."""
        return self.act.outcome is not Outcome.DONE

    @property
    def fast(self) -> bool:
        """Whether it is done in a hurry."""
        return Manner.FAST in self.act.manner or Manner.SCARED in self.act.manner

    def side(self, other: Being | None = None) -> float:
        """The way to ``other`` (or the target): −1 left, 1 right."""
        goal = other or self.target
        if goal is not None and abs(goal.x - self.a.x) > 0.02:
            return math.copysign(1.0, goal.x - self.a.x)
        if goal is None and self.leader is not self.a and abs(self.leader.yaw) > 0.2:
            return math.copysign(1.0, self.leader.yaw)  # who goes along goes the same way
        if abs(self.a.yaw) > 0.2:
            return math.copysign(1.0, self.a.yaw)
        return 1.0 if self.a.x <= 0 else -1.0

    def on_top(self, goal: Being) -> float:
        """Where on ``goal`` the body comes to be, metres: those who act together end side by side."""
        return goal.spread(self.act.who.index(self.a.id), len(self.act.who))

    def hands(self, hand: Hand, other: Hand = None) -> None:
        """The hand on the side of what the body faces, and the other one."""
        # the camera's side of a body in profile is the hand that can be seen
        if self.a.yaw >= 0:
            self.a.left, self.a.right = hand, other
        else:
            self.a.right, self.a.left = hand, other


def ease(k: float) -> float:
    """Slow in and out, 0 … 1."""
    k = min(max(k, 0.0), 1.0)
    return k * k * (3.0 - 2.0 * k)


def glide(k: float, soft: float = 0.18) -> float:
    """Even in the middle, slow in and out over ``soft`` of the way's time, 0 … 1."""
    k = min(max(k, 0.0), 1.0)
    if k > 0.5:
        return 1.0 - glide(1.0 - k, soft)
    return (k * k / (2.0 * soft) if k < soft else k - soft / 2.0) / (1.0 - soft)


def part(u: float, start: float, end: float) -> float:
    """How far ``u`` is from ``start`` to ``end``, 0 … 1."""
    return min(max((u - start) / max(end - start, 1e-6), 0.0), 1.0)


def mid(a: float, b: float, k: float) -> float:
    """Between two numbers."""
    return a + (b - a) * k
