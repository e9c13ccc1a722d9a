"""An act as its moments: every state from its start to its end and where the actors' heads, hands and feet are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ...common.acts import Action, StagedAct
from ..figure.body import Pose
from ..render.rig import Array
from .being import Being

Seen = tuple[bool, str]
"""Whether something is seen, and the words for it."""


@dataclass(frozen=True)
class Film:
    """An act from its start to its end: all states, and where heads, palms and feet of the actors are."""

    act: StagedAct
    states: list[dict[str, Being]]
    bodies: list[dict[str, dict[str, Array]]]

    OF_THINGS: ClassVar[frozenset[Action]] = frozenset(
        {Action.GO, Action.ENTER, Action.LEAVE, Action.CHASE, Action.FLEE, Action.FOLLOW, Action.JUMP, Action.FLY,
         Action.FLOAT, Action.ROLL, Action.SLIDE, Action.SINK, Action.TURN, Action.TAKE, Action.CARRY, Action.SLEEP,
         Action.LIE, Action.APPEAR, Action.VANISH, Action.GROW, Action.SHRINK, Action.EXPLODE, Action.BURN,
         Action.SHAKE, Action.CHANGE}
    )  # fmt: skip
    """What things and animals are judged by as actors are; anything else they do must stir them."""
    LEAVES: ClassVar[frozenset[Action]] = frozenset(
        {Action.CLIMB, Action.TAKE, Action.GIVE, Action.CATCH, Action.CARRY, Action.PUSH, Action.PULL, Action.BREAK,
         Action.OPEN, Action.EAT, Action.WEAR, Action.LIFT}
    )  # fmt: skip
    """What mustn't be so when the act fails."""

    @property
    def who(self) -> str:
        """Who acts."""
        return self.act.who[0]

    @property
    def actor(self) -> bool:
        """Whether who acts has a person's body."""
        return self.who in self.bodies[0]

    @property
    def goal(self) -> str | None:
        """Whom or what the act is about, if that isn't the doer."""
        name = self.act.whom or self.act.what
        return None if name == self.who else name

    @property
    def thing(self) -> str | None:
        """What is used or moved."""
        return self.act.what or self.act.whom

    def values(self, of: Callable[[Being], float], name: str | None = None) -> Array:
        """A number of a being (the doer) over the act."""
        return np.array([of(state[name or self.who]) for state in self.states])

    def spread(self, of: Callable[[Being], float], name: str | None = None) -> float:
        """How far that number ranges."""
        return float(np.ptp(self.values(of, name)))

    def spot(self, joint: str, name: str | None = None) -> Array:
        """A joint's way (moments, 3) in metres."""
        return np.array([body[name or self.who][joint] for body in self.bodies])

    def palms(self) -> tuple[Array, Array]:
        """Both palms' ways."""
        return self.spot("palm_l"), self.spot("palm_r")

    def from_palms(self, points: Array) -> float:
        """The least distance of a palm from a way."""
        return min(float(np.linalg.norm(palm - points, axis=1).min()) for palm in self.palms())

    def to_body(
        self,
        name: str,
        joints: tuple[str, ...] = ("palm_l", "palm_r"),
        *,
        who: str | None = None,
        until: Callable[[dict[str, Being]], bool] | None = None,
    ) -> float:
        """The least distance of a joint of the doer from the box around a being, seen from the camera.

        Args:
            who: whose joint it is, where that isn't the doer's.
            until: says of a state that it and what follows don't count.
        """
        least = 9.0
        for joint in joints:
            for point, state in zip(self.spot(joint, who), self.states, strict=True):
                if until is not None and until(state):
                    break
                one = state[name]
                wide = max(abs(point[0] - one.x - one.over.x) - one.half * one.scale, 0.0)
                high = max(point[1] - one.y - one.height * one.scale, one.y - point[1], 0.0)
                least = min(least, float(np.hypot(wide, high)))
        return least

    def travels(self) -> Seen:
        """Whether the doer goes anywhere."""
        way = self.spread(lambda one: one.x)
        return way > 0.3, f"{self.who} travels {way:.2f} m"

    def stirs(self) -> Seen:
        """Whether the doer (or what it is about) does anything at all that standing doesn't."""
        for name in (*self.act.who, self.act.what, self.act.whom):
            if name is None:
                continue
            marks = [
                (one.x, one.y, one.yaw, one.tilt, one.scale, one.visible, one.squash, one.opened, one.posture)
                for one in (state[name] for state in self.states)
            ]
            body = any(state[name].over != Pose() or state[name].left is not None for state in self.states)
            if len(set(marks)) > 1 or body:
                return True, f"{name} moves"
        return False, f"{self.who} doesn't move"
