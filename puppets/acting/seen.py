"""What of a shot's acts can be seen, by geometry: after each act, whether what it should leave is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...common.acts import Action, Outcome, Posture, StagedAct
from ...common.story import Shot
from ...configs.look import Look
from ..figure.body import Pose, puppet_of
from .being import Being
from .stage import Stage

_TRAVELS = {
    Action.GO, Action.ENTER, Action.LEAVE, Action.CHASE, Action.FLEE, Action.FOLLOW, Action.SWIM, Action.RIDE,
    Action.ROLL, Action.SLIDE, Action.CARRY,
}  # fmt: skip
_LYING = {Action.FALL, Action.LIE, Action.SLEEP}
_HELD = {Action.TAKE, Action.CATCH, Action.CARRY, Action.READ, Action.LIFT}
_MOVED = {Action.PUSH, Action.PULL, Action.KICK, Action.THROW, Action.HIT, Action.DROP, Action.PUT}
_TOUCH = {Action.HUG, Action.KISS, Action.FIGHT, Action.SHAKE_HANDS}
MOMENTS = 24


@dataclass(frozen=True)
class ActSeen:
    """Whether act ``index`` of a shot is seen, and by what."""

    index: int
    seen: bool
    evidence: str


def measure(shot: Shot, looks: Mapping[str, Look], aspect: float = 16 / 9) -> list[ActSeen]:
    """Checks every act of ``shot`` against the folded states. Errors as ``render_shot`` gives them."""
    seconds = max([shot.seconds, *(act.start + act.seconds for act in shot.acts)])
    stage = Stage(shot, [puppet_of(looks[a.character]) for a in shot.actors], seconds, aspect)
    out = []
    for index, act in enumerate(shot.acts):
        times = [act.start + act.seconds * k / MOMENTS for k in range(MOMENTS + 1)]
        film = [stage.at(at) for at in times]
        seen, evidence = _judge(act, film)
        out.append(ActSeen(index, seen, evidence))
    return out


def _judge(act: StagedAct, film: list[dict[str, Being]]) -> tuple[bool, str]:
    name = act.who[0]
    first, last = film[0], film[-1]
    one = last[name]
    thing = last.get(act.what or act.whom or "")
    action = act.action
    failed = act.outcome is not Outcome.DONE
    if action in _HELD and thing is not None:
        held = any(state[thing.id].held_by == name for state in film)
        return held != failed, f"{thing.id} is {'' if held else 'not '}in the hands of {name}"
    if action is Action.GIVE and thing is not None:
        return (thing.held_by == act.whom) != failed, f"{thing.id} is held by {thing.held_by}"
    if action in _TRAVELS:
        way = max(abs(state[name].x - first[name].x) for state in film)
        return way > 0.3, f"{name} travelled {way:.2f} m"
    if action in _LYING:
        return one.posture is Posture.LIE, f"{name} is {one.posture.value}"
    if action in (Action.CLIMB, Action.JUMP, Action.FLY, Action.FLOAT):
        rise = max(state[name].y for state in film) - first[name].y
        return rise > 0.12, f"{name} rose {rise:.2f} m"
    if action in _MOVED and thing is not None and not failed:
        way = max(
            abs(s[thing.id].x - first[thing.id].x) + abs(s[thing.id].y - first[thing.id].y) for s in film
        )
        return way > 0.1, f"{thing.id} moved {way:.2f} m"
    if action in _TOUCH and thing is not None:
        gap = min(abs(s[name].x - s[thing.id].x) - s[name].half - s[thing.id].half for s in film)
        return gap < 0.35, f"{name} and {thing.id} are {max(gap, 0.0):.2f} m apart"
    stirs = _stirs(name, film)
    return _stirs(thing.id, film) if thing is not None and not stirs[0] else stirs


def _stirs(name: str, film: list[dict[str, Being]]) -> tuple[bool, str]:
    """Whether a body does anything at all that standing doesn't."""
    first = film[0][name]
    before = (first.yaw, first.scale, first.visible, first.y, first.tilt, first.squash)
    for state in film:
        one = state[name]
        if one.over != Pose() or one.left is not None or one.posture is not first.posture:
            return True, f"{name} moves its body"
        if (one.yaw, one.scale, one.visible, one.y, one.tilt, one.squash) != before:
            return True, f"{name} changes"
    return False, f"{name} doesn't move"
