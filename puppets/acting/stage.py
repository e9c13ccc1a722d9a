"""A shot with acts as a stage: where everybody is, their poses and bones, and the view that shows it all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from ...common.acts import Action, Posture, StagedAct, State, Way, puts_out
from ...common.story import Shot
from ...common.things import PropKind
from ...common.vocabulary import SHORES, CameraMove, Emotion, Framing, Place
from ...configs.look import Look
from ..figure.body import Arm, Pose, Puppet, puppet_of
from ..figure.face import EMOTIONS, blink
from ..layout import FEET, Layout, arrange, spread
from ..props.catalog import PROPS
from ..render.canvas import View
from ..render.rig import Array, joint, turn
from . import effects
from .being import Being, Carriage, Hand, Touch, ease, part
from .between import between_beings, between_poses, moments
from .clear import keep_clear
from .creatures import is_creature
from .creatures_of import thing_bones, turned
from .feelings import FEELINGS
from .fold import beings_of, check, fold, ordered, staged, thing_id
from .framing import LEAST, extent_of
from .grips import Grips, hand_side
from .natures import Trait
from .reaching import HOLDING, OVERHEAD, RAISED, SHOULDERED
from .watching import watch

SAMPLES = 24
WIDESCREEN = 16 / 9
"""Width over height of the frame of most films."""
_WHOLE = {Action.CELEBRATE, Action.ATTEMPT, Action.GROW, Action.EXPLODE, Action.SEARCH, Action.APPEAR,
          Action.VANISH, Action.SHRINK, Action.CHANGE, Action.BURN}  # fmt: skip
"""Acts that a close picture would cut."""
AFLOAT = {PropKind.BOAT, PropKind.SHARK, PropKind.WHALE, PropKind.DOLPHIN}
"""What lies in water wherever there is some."""
TALL, SMALLEST = 1.15, 0.5
"""Metres of the tallest body, from which on a stage has its full size, and the least share of it."""
MOST = 3.0
"""Half the widest stage, metres."""
LOAD = 0.7
"""How tall a load on an animal's back is at most, in the animal's heights."""
CLOSE = 0.5
"""How much of their width bodies keep for themselves as a shot begins."""
WAY = 0.9
"""Metres of the stage that are nobody's."""
OUTSIDE = 0.9
"""How far beyond the stage those begin who aren't in the picture yet, metres."""
AWAY = 1000.0
"""Where what can't be seen is, metres."""


def is_acted(shot: Shot) -> bool:
    """Whether a shot is played on a stage; any other is a row of figures (``puppets/layout.py``)."""
    return bool(shot.acts) or (not shot.actors and len(shot.things) > 1)


def stage_of(
    shot: Shot, looks: Mapping[str, Look], seconds: float | None = None, aspect: float = WIDESCREEN
) -> Stage:
    """The stage of a shot with its actors' looks; as long as the shot unless ``seconds`` are given."""
    puppets = [puppet_of(looks[actor.character]) for actor in shot.actors]
    return Stage(shot, puppets, shot.seconds if seconds is None else seconds, aspect)


class Stage:
    """The acting of one shot. ``shot`` becomes the shot as it is to be drawn."""

    def __init__(self, shot: Shot, puppets: Sequence[Puppet], seconds: float, aspect: float) -> None:
        check(staged(shot))
        near = shot.framing in (Framing.CLOSE_UP, Framing.MEDIUM) and not shot.things
        near = near and all(act.action in FEELINGS and act.action not in _WHOLE for act in shot.acts)
        wide = shot.framing if near else Framing.WIDE if shot.framing is Framing.WIDE else Framing.FULL
        self.shot = staged(shot).model_copy(update={"framing": wide})
        self.puppets, self.seconds, self.aspect = puppets, seconds, aspect
        self.acts = ordered(shot.acts)
        place, shore = shot.setting.place, shot.setting.place in SHORES
        afloat = shore and (any(t.prop in AFLOAT for t in shot.things) or any(map(_into_sea, shot.acts)))
        halves = [p.frame.half_shoulder + 0.12 for p in puppets]
        widths = [PROPS[t.prop].half * PROPS[t.prop].stands * t.size for t in self.shot.things]
        halves += [0.8 * min(width, 1.2) for width in widths]
        self.half = self._half(halves)
        wanted = [a.x for a in self.shot.actors] + [t.x for t in self.shot.things]
        plain = arrange(self.shot, puppets, aspect) if near and not self.shot.things else None
        # those who hug or stand under a crown aren't led apart again
        elbows = [CLOSE * half for half in halves]
        xs = self._spread(wanted, elbows) if plain is None else [x for x, _ in plain.actors]
        xs = [
            x if abs(w) <= 1.0 else math.copysign(self.half + OUTSIDE, w)
            for x, w in zip(xs, wanted, strict=True)
        ]
        self.halves, self._plain = elbows, plain
        self.start = beings_of(self.shot, puppets, xs)
        under_water = place is Place.UNDERWATER
        self.effects = effects.raised(self.acts, self.start, under_water=under_water, afloat=afloat)
        alight = [t.id for t in self.shot.things if State.BURNING in t.states and t.id]
        self.effects += [("flames", _burns(name, self._put_out(name))) for name in alight]
        self.grips = Grips(puppets, [actor.character for actor in self.shot.actors], self.start)

    def _spread(self, wanted: Sequence[float], elbows: Sequence[float]) -> list[float]:
        """Places in metres in which nobody stands in another one; who is on, in or held by somebody leads nobody apart."""
        xs = [x * max(self.half - elbow, 0.0) for x, elbow in zip(wanted, elbows, strict=True)]
        free = [k for k, body in enumerate(self.shot.bodies) if body.at is None]
        apart = spread([wanted[k] for k in free], [elbows[k] for k in free], self.half)
        for k, x in zip(free, apart, strict=True):
            xs[k] = x
        return xs

    def _half(self, halves: Sequence[float]) -> float:
        """Half of the stage: room for everybody and to go from one to another, less among small ones."""
        high = [(PROPS[t.prop].stands * t.size, is_creature(t.prop)) for t in self.shot.things]
        tallest = max(
            [*(puppet.top for puppet in self.puppets), *(h for h, alive in high if alive)], default=0.0
        )
        tallest = tallest or max((h for h, _ in high), default=TALL)
        scale = min(max(tallest / TALL, SMALLEST), 1.0)
        free = sum(half for half, body in zip(halves, self.shot.bodies, strict=True) if body.at is None)
        least = 1.9 if self.shot.framing is Framing.WIDE else 1.45
        return max(least * scale, min(free + WAY * scale, MOST))

    def at(self, at: float) -> dict[str, Being]:
        """Everybody and everything ``at`` seconds into the shot, by id."""
        beings = fold(self.start, self.acts, at, self.half + 0.2)
        watch(beings, self.acts, at)
        return beings

    def _put_out(self, name: str) -> float:
        """When what is alight is put out, seconds; the shot's length where nobody does."""
        ends = (a.start + 0.6 * a.seconds for a in self.acts if puts_out(a, name))
        return min(ends, default=self.seconds)

    @cached_property
    def layout(self) -> Layout:
        """The resting camera and everybody's place at the start."""
        if self._plain is not None:
            return self._plain
        moments = (self.at(self.seconds * k / SAMPLES) for k in range(SAMPLES + 1))
        near = bool(self.acts) and self.shot.framing is not Framing.WIDE
        low, high, top = 0.0, 0.0, 1.25
        if (seen := extent_of(moments, self.acts, self.half, self.aspect, near=near)) is not None:
            low, high, top = seen.low, seen.high, max(LEAST, seen.top)
        feet = FEET.get(self.shot.framing, FEET[Framing.FULL])
        air = 1.0 if self.shot.camera is CameraMove.STATIC else 1.1
        tall = max((high - low) / self.aspect, top / (0.95 - feet)) * air
        xs = list(self.start.values())
        count = len(self.puppets)
        return Layout(
            View((low + high) / 2.0, tall * (0.5 - feet), tall),
            [(one.x, one.z) for one in xs[:count]],
            [(one.x, one.y, one.z, one.height) for one in xs[count:]],
        )

    def grounds(self, beings: Mapping[str, Being]) -> list[tuple[float, float, float, float]]:
        """Where things cast their shadows: x, y, z and height in metres."""
        out = []
        for k, thing in enumerate(self.shot.things):
            one = beings[thing_id(thing, k)]
            lifted = 9.0 if one.held_by or one.worn_by or not one.seen else max(one.y, 0.0)
            out.append((one.x, lifted, one.z, one.height * one.scale))
        return out

    def folded(self, at: float) -> list[dict[str, Being]]:
        """Everybody at the moments that make up the picture at ``at`` seconds."""
        return [self.at(moment) for moment in moments(at)]

    def beings(self, folded: Sequence[dict[str, Being]]) -> dict[str, Being]:
        """Everybody as they are drawn, by id."""
        return {name: between_beings([beings[name] for beings in folded]) for name in self.start}

    def body(
        self, index: int, base: Pose, folded: Sequence[dict[str, Being]], beings: Mapping[str, Being]
    ) -> tuple[Pose, Array]:
        """The pose and the bones in which actor ``index`` is drawn.

        Args:
            base: how it would stand.
            folded: the moments that make up the picture, by :meth:`folded`.
            beings: everybody as they are drawn, by :meth:`beings`.
        """
        name = self.shot.actors[index].character
        poses = [self._pose(index, base, beings) for beings in folded]
        pose = between_poses(poses, [beings[name].seen for beings in folded])
        pose, bones = keep_clear(pose, self.puppets[index])
        return pose, _scaled(bones, beings[name])

    def home(self, index: int) -> Pose:
        """How actor ``index`` stands when nothing else moves it."""
        return Pose(x=self.layout.actors[index][0])

    def _pose(self, index: int, base: Pose, beings: dict[str, Being]) -> Pose:
        """What the acts make of how actor ``index`` would stand."""
        one, puppet = beings[self.shot.actors[index].character], self.puppets[index]
        f, o, k = puppet.frame, one.over, one.weight
        home = self.layout.actors[index][0]
        calm = 1.0 if one.speed == 0.0 and one.posture is not Posture.LIE else 0.0
        pose = replace(
            base,
            x=one.x + o.x * k + (base.x - home) * calm + (0.0 if one.seen else AWAY),
            y=one.y + o.y * k,
            z=one.z,
            yaw=one.yaw + 0.35 * one.look + base.yaw * (0.3 if abs(one.yaw) > 0.1 else 1.0) * calm,
            pitch=one.pitch,
            tilt=one.tilt,
            lean=base.lean * calm + o.lean * k,
            roll=base.roll * calm + o.roll * k + 0.03 * one.shift * calm,
            crouch=base.crouch + o.crouch * k,
            squash=base.squash * one.squash * (1.0 + (o.squash - 1.0) * k) * (1.0 + one.breath),
            shrug=base.shrug + o.shrug * k,
            head_yaw=base.head_yaw * calm + o.head_yaw * k + 0.65 * one.look,
            head_pitch=base.head_pitch + o.head_pitch * k,
            head_roll=base.head_roll + o.head_roll * k - 0.04 * one.shift * calm,
            left_foot=_mixed(base.left_foot, o.left_foot, k),
            right_foot=_mixed(base.right_foot, o.right_foot, k),
        )
        pose = _posture(pose, one, puppet)
        down = abs(math.sin(one.tilt)) + abs(math.sin(one.pitch))
        # on its side a body lies on its head, which is thicker than its back; face up it lies on that
        thick = f.head * (1.0 - 0.55 * abs(math.sin(one.yaw)) * (one.posture is Posture.LIE))
        pose = replace(pose, y=pose.y - min(down, 1.0) * (f.hip - thick))
        pose = self._hands(pose, puppet, one, beings)
        face = pose.face
        if one.mood:
            face = replace(face.mix(EMOTIONS[Emotion(one.mood)], k), gaze_x=face.gaze_x, gaze_y=face.gaze_y)
        shut = 1.0 if one.asleep else one.shut * k
        if one.mouth:
            face = replace(face, mouth=face.mouth.mix(EMOTIONS[Emotion.SURPRISED].mouth, one.mouth * k))
        face = replace(face, blush=face.blush + one.flush * k, left_lid=face.left_lid - 1.5 * one.wink * k)
        return replace(pose, face=blink(face, shut) if shut else face)

    def _hands(self, pose: Pose, puppet: Puppet, one: Being, beings: dict[str, Being]) -> Pose:
        rest: dict[int, Arm] = {-1: pose.left, 1: pose.right}
        for held in [x for x in beings.values() if x.held_by == one.id]:
            if held.carriage is Carriage.LEVEL:
                rest[hand_side(one)] = SHOULDERED
            elif held.both or held.actor:
                both = OVERHEAD if held.overhead else Arm(-0.25, -0.3, 0.7, (0.9, -0.8, -0.1), 0.6)
                rest = {-1: both, 1: both}
            else:
                rest[self.grips.grasp(held, one, beings)] = RAISED if held.has(Trait.LIFTED) else HOLDING
        arms = {}
        for side, hand in ((-1, one.left), (1, one.right)):
            arm = self._arm(pose, puppet, side, hand)
            arms[side] = rest[side] if arm is None else rest[side].mix(arm, one.weight)
        return replace(pose, left=arms[-1], right=arms[1])

    def _arm(self, pose: Pose, puppet: Puppet, side: int, hand: Hand) -> Arm | None:
        if hand is None or isinstance(hand, Arm):
            return hand
        if isinstance(hand, Touch):
            arm = puppet.at_head(pose, side, (hand.x, hand.y, hand.z))
            return replace(
                arm,
                elbow=hand.elbow,
                curl=hand.curl,
                point=hand.point,
                turn=hand.turn,
                bend=hand.bend,
                tilt=hand.tilt,
            )
        return puppet.reach(pose, side, hand)

    def thing(self, k: int, at: float, beings: dict[str, Being], actors: Sequence[Array]) -> Array:
        """The bones of thing ``k``, which follows the palms that hold it or the head that wears it."""
        thing = self.shot.things[k]
        one = beings[thing_id(thing, k)]
        size = one.height * one.scale
        side = 1.0 if one.yaw > 0.05 else -1.0 if one.yaw < -0.05 else 0.0
        lean = 0.0 if one.beast else one.over.lean
        tips = (one.over.roll - lean * side) * one.give
        spin = turn(0, 0, one.tilt + tips) @ turned(thing.prop, one)
        spin = spin @ np.diag([1.0, one.squash * one.over.squash * (1.0 + one.breath), 1.0])
        place = np.array([one.x + one.over.x, one.y + one.over.y, one.z])
        if one.wide:  # over its edge, not into the ground
            place[1] += one.half * one.scale * abs(math.sin(tips))
        # what leans or is felled does so about its foot, what tumbles about its middle
        tumbling = 0.0 if one.has(Trait.ROOTED) else ease(part(abs(one.tilt), 0.5, 1.2)) * 0.5 * size
        place += tumbling * np.array([math.sin(one.tilt), 1.0 - math.cos(one.tilt), 0.0])
        placed = self.grips.placed(thing.prop, one, beings, actors)
        if placed is not None:
            place, spin, size = placed
        names = [a.character for a in self.shot.actors]
        if not one.seen:
            place = place + np.array([AWAY, 0.0, 0.0])
        if one.carriage is Carriage.BACK and one.held_by in beings:
            size = min(size, LOAD * beings[one.held_by].height * beings[one.held_by].scale)
        elif one.carriage is Carriage.HAND and one.held_by in beings and one.held_by not in names:
            size *= 1.0 if one.has(Trait.LIFTED) else one.held_scale
        if (
            one.worn_by in beings
            and one.worn_by not in names
            and not {Trait.LIFTED, Trait.COVER} & one.traits
        ):
            size = min(size, 0.5 * beings[one.worn_by].height * beings[one.worn_by].scale)
        return thing_bones(thing.prop, joint(spin, tuple(place), size), at, 1.7 * k, one)

    def raised(self, at: float, beings: dict[str, Being]) -> list[Array]:
        """The bones of what the acts leave in the air and on the ground, in the order of ``effects``."""
        view = self.layout.view
        return [
            effects.water(at, view.x, 1.3 * self.aspect * view.height)
            if kind == "water"
            else effects.bones(kind, act, self._when(kind, act, beings), at, AWAY)
            for kind, act in self.effects
        ]

    def _when(self, kind: str, act: StagedAct, beings: dict[str, Being]) -> dict[str, Being]:
        # earth and pieces stay where they were made, whoever made them goes on
        return self.at(act.start + 0.9 * act.seconds) if kind in ("earth", "pieces") else beings


def _scaled(bones: Array, one: Being) -> Array:
    """An actor's bones at their size."""
    if one.scale == 1.0:
        return bones
    out = bones * one.scale
    out[:, :, 3] += np.array([one.x, one.y, one.z]) * (1.0 - one.scale)
    return out


def _burns(name: str, seconds: float) -> StagedAct:
    """The fire of what is alight from a shot's first frame to its last."""
    return StagedAct(action=Action.BURN, who=[name], seconds=min(max(seconds, 0.1), 60.0))


def _into_sea(act: StagedAct) -> bool:
    """Whether somebody goes, jumps or falls into what no body of the shot stands for: on a shore, into the sea."""
    return act.path is Way.INTO and act.whom is None and act.action in (Action.GO, Action.JUMP, Action.FALL)


def _mixed(
    a: tuple[float, float, float], b: tuple[float, float, float], k: float
) -> tuple[float, float, float]:
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)


def _posture(pose: Pose, one: Being, puppet: Puppet) -> Pose:
    f = puppet.frame
    if one.posture is Posture.SIT:
        feet = (0.0, 0.12 * f.height if one.y < 0.1 else 0.0, 0.04)
        return replace(pose, sit=1.0, y=pose.y - 0.13 * f.height, left_foot=feet, right_foot=feet)
    if one.posture is Posture.KNEEL:
        return replace(
            pose, crouch=pose.crouch + 0.45 * f.hip, left_foot=(0, 0.02, -0.16), right_foot=(0, 0, 0.12)
        )
    return pose
