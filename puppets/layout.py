"""Where everything in a shot stands and what the camera sees at rest.

Nobody collides, nobody is cut off at the head: actors and things get slots in a row, and the camera steps
back until all slots fit and the tallest hair or hat has air above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..common.story import Shot
from ..common.things import PropKind
from ..common.vocabulary import CameraMove, Framing, Gesture
from .figure.body import Puppet
from .props.catalog import PROPS
from .render.canvas import View

_REACH = {
    Gesture.POINT: 0.82,
    Gesture.PRESENT: 0.88,
    Gesture.ARMS_UP: 0.48,
    Gesture.SHRUG: 0.46,
    Gesture.WAVE: 0.44,
    Gesture.HANDS_ON_HIPS: 0.42,
    Gesture.BOW: 0.5,
}
"""Half the width (in arm lengths beyond the shoulder) that a gesture takes."""


_NEAREST = {
    CameraMove.PUSH_IN: 1.16,
    CameraMove.PULL_OUT: 1.16,
    CameraMove.PAN_LEFT: 1.06,
    CameraMove.PAN_RIGHT: 1.06,
}
"""How near a moving camera comes."""
FEET = {Framing.FULL: 0.105, Framing.WIDE: 0.13}
"""Where feet stand in the frame, from its lower edge: on the painted ground, before what is behind it."""


@dataclass(frozen=True)
class Layout:
    """The resting camera, actors' places (x, z), things' places and heights (x, y, z, height); metres."""

    view: View
    actors: list[tuple[float, float]]
    things: list[tuple[float, float, float, float]]


def arrange(shot: Shot, puppets: Sequence[Puppet], aspect: float) -> Layout:
    """Places a shot's actors and things for a frame of ``aspect`` (width over height)."""
    top, bottom, room = _window(shot, puppets)
    tall = (top - bottom) * (1.0 + room)
    if shot.camera in (CameraMove.PUSH_IN, CameraMove.PULL_OUT):
        tall *= 1.10  # the nearest moment must not cut a head off either
    elif shot.camera in (CameraMove.TILT_UP, CameraMove.TILT_DOWN, CameraMove.PAN_LEFT, CameraMove.PAN_RIGHT):
        tall *= 1.12
    halves = [_half_width(shot, puppets, i) for i in range(len(puppets))]
    # what would not fit into a close picture is drawn smaller, as if it stood farther away
    sizes = [min(PROPS[t.prop].stands * t.size, 0.8 * tall) for t in shot.things]
    halves += [min(PROPS[t.prop].half * size, 0.8) for t, size in zip(shot.things, sizes, strict=True)]
    wanted = [actor.x for actor in shot.actors] + [thing.x for thing in shot.things]
    need = 2.0 * sum(halves) * 1.02
    # what the camera's nearest moment and its way to the side leave of the width
    wide = aspect / _NEAREST.get(shot.camera, 1.0)
    wide -= 0.22 if shot.camera in (CameraMove.PAN_LEFT, CameraMove.PAN_RIGHT) else 0.0
    tall = max(tall, need / wide)
    half = tall * wide / 2.0
    places = spread(wanted, halves, half)
    head_room = (top - bottom) * room * 0.5
    extra = tall - (top - bottom) * (1.0 + room)
    centre = top + head_room + extra * 0.45 - tall / 2.0
    if shot.framing in FEET:
        tall = max(tall, top / (0.95 - FEET[shot.framing]))
        centre = tall * (0.5 - FEET[shot.framing])
    low = centre - tall / 2.0
    count = len(puppets)
    actors = [(places[i], -0.03 * i) for i in range(count)]
    things = []
    for k, thing in enumerate(shot.things):
        kind = PROPS[thing.prop]
        base = kind.air if kind.air and shot.framing in (Framing.FULL, Framing.WIDE) else 0.0
        if low > -0.02 and thing.prop is not PropKind.MOON:
            base = max(base, low + 0.03 * tall)  # beside the heads in a close picture
        elif thing.prop is PropKind.MOON and low > -0.02:
            base = centre + 0.12 * tall
        things.append((places[count + k], base, 0.22 if kind.stands < 0.7 else -0.45, sizes[k]))
    return Layout(View(0.0, centre, tall), actors, things)


def _window(shot: Shot, puppets: Sequence[Puppet]) -> tuple[float, float, float]:
    """Upper and lower edge of what must be seen, and the air around it as a fraction."""
    if not puppets:
        high = max([PROPS[t.prop].stands * t.size + PROPS[t.prop].air for t in shot.things] or [1.2])
        room = {Framing.CLOSE_UP: 0.16, Framing.MEDIUM: 0.35, Framing.FULL: 0.55, Framing.WIDE: 1.1}[
            shot.framing
        ]
        return high, -0.06 * high, room
    tops = []
    for puppet, actor in zip(puppets, shot.actors, strict=True):
        top = puppet.top
        if actor.gesture is Gesture.SIT:
            top -= puppet.frame.hip - 0.194 * puppet.frame.height
        if actor.gesture is Gesture.JUMP:
            top += 0.46 * puppet.frame.hip
        if actor.gesture is Gesture.ARMS_UP:
            top = max(top, puppet.frame.shoulder + puppet.frame.arm * 1.12)
        tops.append(top)
    f = [p.frame for p in puppets]
    seated = [
        0.6 * (x.hip - 0.194 * x.height) if a.gesture is Gesture.SIT else 0.0
        for x, a in zip(f, shot.actors, strict=True)
    ]
    bottom, room = {
        Framing.CLOSE_UP: (
            min(x.height - 2.45 * x.head - 1.6 * s for x, s in zip(f, seated, strict=True)),
            0.09,
        ),
        Framing.MEDIUM: (min(x.hip * 0.95 - s for x, s in zip(f, seated, strict=True)), 0.10),
        Framing.FULL: (-0.13, 0.11),
        Framing.WIDE: (-0.30, 0.62),
    }[shot.framing]
    high = max(tops)
    if shot.framing in (Framing.FULL, Framing.WIDE):
        high = max(
            [high, *(min(PROPS[t.prop].stands * t.size + PROPS[t.prop].air, 1.9) for t in shot.things)]
        )
    return high, bottom, room


def _half_width(shot: Shot, puppets: Sequence[Puppet], i: int) -> float:
    actor, f = shot.actors[i], puppets[i].frame
    body = f.half_shoulder + 0.36 * f.arm
    if shot.framing is Framing.CLOSE_UP:
        body = 1.42 * f.head
    else:
        body = max(body, f.half_shoulder + _REACH.get(actor.gesture, 0.0) * f.arm)
    if actor.holds is not None:
        body = max(
            body,
            f.half_shoulder
            + 0.40 * f.arm
            + PROPS[actor.holds.prop].half * PROPS[actor.holds.prop].held * 0.7,
        )
    return max(body, 1.42 * f.head)


def spread(wanted: Sequence[float], halves: Sequence[float], half: float) -> list[float]:
    """Places near the wanted ones (−1 … 1 of the frame) in which no slots overlap, within ±``half``."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    xs = [wanted[i] * max(half - halves[i], 0.0) for i in order]
    for _ in range(60):
        moved = False
        for k in range(len(xs) - 1):
            lack = halves[order[k]] + halves[order[k + 1]] - (xs[k + 1] - xs[k])
            if lack > 1e-6:
                xs[k] -= lack / 2.0
                xs[k + 1] += lack / 2.0
                moved = True
        for k, i in enumerate(order):
            limit = max(half - halves[i], 0.0)
            xs[k] = min(max(xs[k], -limit), limit)
        if not moved:
            break
    out = [0.0] * len(wanted)
    for k, i in enumerate(order):
        out[i] = xs[k]
    return out
