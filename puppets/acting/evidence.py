"""The evidence of every action: what bodies, hands and things must do to be seen doing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from ...common.acts import Action, Posture, Way
from .evidence_by_hand import (
    CLOSE,
    breaks,
    builds,
    gives,
    holds,
    let_go,
    opens,
    shoves,
    strikes,
    to_mouth,
    wears,
    works,
)
from .moments import Film, Seen
from .natures import Trait

LIPS_MEET = 0.55
"""Metres between the middles of two heads that kiss."""


def _parts(f: Film) -> Seen:
    """Goes away from whoever it is about, or out of the picture."""
    if f.goal is None:
        return f.travels()
    if f.states[0][f.goal].has(Trait.HINGED):
        return not f.states[-1][f.who].visible, f"{f.who} goes out by {f.goal}"
    gap = np.abs(f.values(lambda one: one.x) - f.values(lambda one: one.x, f.goal))
    return bool(gap[-1] > gap[0] + 0.2), f"{f.who} is {gap[-1] - gap[0]:.2f} m farther from {f.goal}"


def _both_travel(f: Film) -> Seen:
    seen, words = f.travels()
    if f.goal is None:
        return seen, words
    way = f.spread(lambda one: one.x, f.goal)
    return seen and way > 0.2, f"{words}, {f.goal} {way:.2f} m"


def _climbs(f: Film) -> Seen:
    ys, last = f.values(lambda one: one.y), f.states[-1]
    top = last[f.goal].top if f.goal else 0.8
    if f.goal and last[f.goal].beast:  # onto a back, not onto a head
        top = last[f.goal].y + last[f.goal].back * last[f.goal].height * last[f.goal].scale
    if f.goal and f.act.path is Way.OVER:
        xs = f.values(lambda one: one.x) - last[f.goal].x
        over = bool(ys.max() > 0.6 * top and xs[0] * xs[-1] < 0.0)
        return over, f"{f.who} was {ys.max():.2f} m high of {top:.2f} and ends {xs[-1]:.2f} m beyond"
    return bool(ys[-1] > 0.6 * top), f"{f.who} ends {ys[-1]:.2f} m high of {top:.2f}"


def _goes_down(f: Film) -> Seen:
    ys = f.values(lambda one: one.y)
    return bool(ys[0] - ys[-1] > 0.25), f"{f.who} comes down {ys[0] - ys[-1]:.2f} m"


def _rises(f: Film) -> Seen:
    name = f.act.what if f.act.action is Action.FLY and f.act.what else f.who  # a kite, or whoever flies
    rise = float(f.values(lambda one: one.y, name).max() - f.states[0][name].y)
    return rise > 0.12, f"{name} is {rise:.2f} m off where it stood"


def _lies(f: Film) -> Seen:
    one = f.states[-1][f.who]
    lying = one.posture is Posture.LIE and (one.beast or one.wide or abs(one.tilt) > 1.0)
    return lying, f"{f.who} is {one.posture.value}, tipped {one.tilt:.1f}"


def _sleeps(f: Film) -> Seen:
    lying, words = _lies(f)
    asleep = f.states[-1][f.who].asleep
    lying = lying or f.states[-1][f.who].posture is Posture.SIT
    return lying and asleep, f"{words}, eyes {'shut' if asleep else 'open'}"


def _wakes(f: Film) -> Seen:
    name = f.goal if f.goal is not None and f.states[0][f.goal].cuddly else f.who
    one = f.states[-1][name]
    slept, up = f.states[0][name].asleep, not one.asleep and abs(one.tilt) < 0.3
    words = f"{name} {'slept' if slept else 'was awake'} and is {'up' if up else 'still down'}"
    return slept and up, words


def _swims(f: Film) -> Seen:
    flat = float(f.values(lambda one: abs(one.pitch)).max())
    seen, words = f.travels()
    return seen and flat > 1.0, f"{words}, lying {flat:.1f} forwards"


def _rides(f: Film) -> Seen:
    on = [state[f.who].riding for state in f.states]
    mount = on[-1]
    if mount is None:
        return False, f"{f.who} rides nothing"
    way = f.spread(lambda one: one.x, mount)
    if f.act.path is Way.INTO:
        return True, f"{f.who} sits in {mount}"
    return way > 0.3, f"{f.who} sits on {mount}, which goes {way:.2f} m"


def _rolls(f: Film) -> Seen:
    name = f.act.what or f.who  # what is rolled along, or whoever rolls
    turned, way = f.spread(lambda one: one.tilt, name), f.spread(lambda one: one.x, name)
    return turned > 1.5 and way > 0.3, f"{name} turns over {turned:.1f} radians and goes {way:.2f} m"


def _dances(f: Film) -> Seen:
    sways = int((np.diff(np.sign(f.values(lambda one: one.over.roll))) != 0).sum())
    high = max(float((palm[:, 1] - f.spot("chest")[:, 1]).max()) for palm in f.palms())
    return sways >= 2 and high > 0.2, f"hips swing {sways} times, a hand is {high:.2f} m over the chest"


def _turns(f: Film) -> Seen:
    turned = f.spread(lambda one: one.yaw)
    return turned > 3.0, f"{f.who} turns {turned:.1f} radians"


def _takes_posture(f: Film) -> Seen:
    wanted = {Action.SIT: Posture.SIT, Action.KNEEL: Posture.KNEEL, Action.RISE: Posture.STAND}[f.act.action]
    one = f.states[-1][f.who]
    off = 0.0
    if f.goal and f.act.action is Action.SIT:
        seat = f.states[-1][f.goal]
        beside = seat.cuddly or one.y < 0.05
        off = abs(one.x - seat.x) - (one.half + seat.half + 0.2 if beside else 0.0)
    return one.posture is wanted and off < 0.25, f"{f.who} is {one.posture.value}, {off:.2f} m from its seat"


def _bows(f: Film) -> Seen:
    lean = float(f.values(lambda one: one.over.lean).max())
    return lean > 0.6, f"{f.who} leans {lean:.1f}"


def _hides(f: Film) -> Seen:
    one = f.states[-1][f.who]
    if f.act.path is Way.BEHIND and f.act.what is not None and f.act.whom is None and f.actor:
        way = np.array([np.sin(one.yaw), 0.0, np.cos(one.yaw)])
        back = min(float((palm[-1] - f.spot("chest")[-1]) @ way) for palm in f.palms())
        held = f.states[-1][f.act.what].held_by == f.who
        return (
            held and back < 0.0,
            f"a hand is {-back:.2f} m behind, {f.act.what} {'in' if held else 'out of'} it",
        )
    if f.goal is None:
        return one.over.crouch > 0.05, f"{f.who} ducks {one.over.crouch:.2f} m"
    other = f.states[-1][f.goal]
    behind = one.z < other.z and abs(one.x - other.x) < other.half + 0.1
    return behind, f"{f.who} is {'' if behind else 'not '}behind {f.goal}"


def _looks_about(f: Film) -> Seen:
    turned = f.spread(lambda one: one.over.head_yaw) + f.spread(lambda one: one.yaw)
    one = f.states[-1][f.who]
    if f.goal is None:
        return turned > 0.5, f"{f.who} looks about {turned:.1f}"
    way = f.states[-1][f.goal].x - one.x
    return one.yaw * way >= 0, f"{f.who} is turned {one.yaw:.1f} to {f.goal}"


def _searches(f: Film) -> Seen:
    brow = min(float(np.linalg.norm(palm - f.spot("head"), axis=1).min()) for palm in f.palms())
    turned = f.spread(lambda one: one.yaw)
    return brow < 0.4 and turned > 1.0, f"a hand {brow:.2f} m from the brow, turns {turned:.1f}"


def _reads(f: Film) -> Seen:
    if f.act.what is None:
        return f.stirs()
    held = f.states[-1][f.act.what].held_by == f.who
    nod = float(f.values(lambda one: one.over.head_pitch).max())
    return held and nod > 0.1, f"{f.act.what} is {'' if held else 'not '}held before the face"


def _embraces(f: Film) -> Seen:
    if f.goal is None:
        return f.stirs()
    near = f.to_body(f.goal)
    if f.states[0][f.goal].has(Trait.HINGED):
        return not f.states[-1][f.who].visible, f"{f.who} goes out by {f.goal}"
    gap = np.abs(f.values(lambda one: one.x) - f.values(lambda one: one.x, f.goal)).min()
    gap = float(gap) - f.states[0][f.who].half - f.states[0][f.goal].half
    close = {Action.HUG: 0.1, Action.KISS: 0.25}.get(f.act.action, 0.45)
    handy = f.act.action is Action.KISS or near < CLOSE
    if f.act.action is Action.KISS and f.goal in f.bodies[0] and f.actor:
        apart = float(np.linalg.norm((f.spot("head") - f.spot("head", f.goal))[:, :2], axis=1).min())
        return gap < close and apart < LIPS_MEET, f"{f.who} and {f.goal} put their heads {apart:.2f} m apart"
    return gap < close and handy, f"{f.who} and {f.goal} are {max(gap, 0.0):.2f} m apart, hands {near:.2f} m"


def _shakes_hands(f: Film) -> Seen:
    if f.goal is None or f.goal not in f.bodies[0]:
        return f.stirs()
    near = min(f.from_palms(f.spot(palm, f.goal)) for palm in ("palm_l", "palm_r"))
    return near < CLOSE, f"hands meet within {near:.2f} m"


def _sounds(f: Film) -> Seen:
    wide = float(f.values(lambda one: one.mouth).max())
    return wide > 0.3, f"the mouth opens {wide:.1f}"


def _laughs(f: Film) -> Seen:
    back = float(f.values(lambda one: -one.over.head_pitch).max())
    return back > 0.2 and _sounds(f)[0], f"head back {back:.1f}, {_sounds(f)[1]}"


def _hand_at_face(f: Film) -> Seen:
    near = f.from_palms(f.spot("head"))
    return near < 0.42, f"a hand is {near:.2f} m from the face"


def _points(f: Film) -> Seen:
    far = max(float(np.linalg.norm(palm - f.spot("chest"), axis=1).max()) for palm in f.palms())
    return far > 0.25, f"a hand is stretched {far:.2f} m"


def _hand_up(f: Film) -> Seen:
    high = max(float((palm[:, 1] - f.spot("chest")[:, 1]).max()) for palm in f.palms())
    return high > 0.25, f"a hand is {high:.2f} m over the chest"


def _celebrates(f: Film) -> Seen:
    rise = f.spread(lambda one: one.over.y)
    return rise > 0.1 and _hand_up(f)[0], f"jumps {rise:.2f} m, {_hand_up(f)[1]}"


def _claps(f: Film) -> Seen:
    gaps = np.linalg.norm(f.palms()[0] - f.palms()[1], axis=1)
    return bool(
        gaps.min() < 0.15 < np.ptp(gaps) + 0.1
    ), f"palms between {gaps.min():.2f} and {gaps.max():.2f} m"


def _head(f: Film) -> Seen:
    """Nodding and shaking the head, sneezing."""
    swing = max(f.spread(lambda one: one.over.head_pitch), f.spread(lambda one: one.over.head_yaw))
    return swing > 0.3, f"the head swings {swing:.1f}"


def _cowers(f: Film) -> Seen:
    shrug = float(f.values(lambda one: one.over.shrug).max())
    return shrug > 0.5, f"shoulders up {shrug:.1f}"


def _shows(f: Film) -> Seen:
    name = f.act.what or f.who
    before, after = f.states[0][name].visible, f.states[-1][name].visible
    coming = f.act.action is Action.APPEAR
    return before != coming and after == coming, f"{name} is {'seen' if after else 'gone'}"


def _changes(f: Film) -> Seen:
    name, new = f.act.what or f.who, f.act.whom
    if f.act.action is Action.CHANGE and f.act.what and new:
        there, gone = f.states[-1][new].visible, not f.states[-1][name].visible
        return (
            there and gone,
            f"{name} is {'gone' if gone else 'there'}, {new} {'there' if there else 'missing'}",
        )
    ratio = f.states[-1][name].scale / f.states[0][name].scale
    grown = ratio < 0.75 if f.act.action is Action.SHRINK else abs(ratio - 1.0) > 0.25
    return grown, f"{name} is {ratio:.1f} times as large"


def _quivers(f: Film) -> Seen:
    name = f.act.what or f.who
    swing = f.spread(lambda one: one.tilt, name) + f.spread(lambda one: one.squash, name)
    return swing > 0.08, f"{name} moves {swing:.2f}"


def _bursts(f: Film) -> Seen:
    name = f.act.what or f.who
    one = f.states[-1][name]
    return one.broken and not one.visible, f"{name} is {'' if one.broken else 'not '}in pieces"


def _off_picture(f: Film) -> Seen:
    way = f.spread(lambda one: one.x)
    hidden = f.act.action is Action.ENTER or not f.states[-1][f.who].visible
    return way > 0.3 and hidden, f"{f.who} goes {way:.2f} m and is {'gone' if hidden else 'still there'}"


def _goes(f: Film) -> Seen:
    seen, words = f.travels()
    if f.goal is None or f.act.path not in (None, Way.TO):
        return seen, words
    one, other = f.states[-1][f.who], f.states[-1][f.goal]
    gap = abs(one.x - other.x) - one.half - other.half
    return gap < 0.4, f"{f.who} ends {max(gap, 0.0):.2f} m from {f.goal}"


EVIDENCE: Mapping[Action, Callable[[Film], Seen]] = {
    Action.GO: _goes, Action.CHASE: _both_travel, Action.FLEE: _parts, Action.FOLLOW: _both_travel,
    Action.ENTER: _off_picture, Action.LEAVE: _off_picture, Action.CLIMB: _climbs, Action.DESCEND: _goes_down,
    Action.JUMP: _rises, Action.FALL: _lies, Action.FLY: _rises, Action.SWIM: _swims, Action.RIDE: _rides,
    Action.ROLL: _rolls, Action.SINK: _goes_down, Action.FLOAT: _rises, Action.DANCE: _dances, Action.TURN: _turns,
    Action.SLIDE: Film.travels, Action.SIT: _takes_posture, Action.LIE: _lies, Action.SLEEP: _sleeps,
    Action.WAKE: _wakes, Action.RISE: _takes_posture, Action.KNEEL: _takes_posture, Action.BOW: _bows,
    Action.HIDE: _hides, Action.WAIT: _looks_about, Action.TAKE: holds, Action.PUT: let_go, Action.GIVE: gives,
    Action.THROW: let_go, Action.CATCH: holds, Action.DROP: let_go, Action.CARRY: holds, Action.PUSH: shoves,
    Action.PULL: shoves, Action.HIT: strikes, Action.KICK: strikes, Action.BREAK: breaks, Action.OPEN: opens,
    Action.CLOSE: opens, Action.DIG: works, Action.BUILD: builds, Action.DRAW: works, Action.STIR: works,
    Action.EAT: to_mouth, Action.DRINK: to_mouth, Action.WEAR: wears, Action.CLEAN: works, Action.PLAY: works,
    Action.READ: _reads, Action.USE: works, Action.HUG: _embraces, Action.KISS: _embraces,
    Action.SHAKE_HANDS: _shakes_hands, Action.FIGHT: _embraces, Action.LIFT: holds, Action.SPEAK: _sounds,
    Action.SHOUT: _sounds, Action.WHISPER: _sounds, Action.SING: _sounds, Action.LAUGH: _laughs,
    Action.CRY: _hand_at_face, Action.LOOK: _looks_about, Action.SEARCH: _searches, Action.POINT: _points,
    Action.WAVE: _hand_up, Action.NOD: _head, Action.REFUSE: _head, Action.CELEBRATE: _celebrates,
    Action.CLAP: _claps, Action.TREMBLE: _cowers, Action.THINK: _hand_at_face, Action.SNEEZE: _head,
    Action.COUGH: _head, Action.YAWN: _head,
    Action.FEEL: _hand_at_face, Action.APPEAR: _shows, Action.VANISH: _shows, Action.GROW: _changes,
    Action.SHRINK: _changes, Action.CHANGE: _changes, Action.BURN: _quivers, Action.EXPLODE: _bursts,
    Action.SHAKE: _quivers, Action.ATTEMPT: Film.stirs,
}  # fmt: skip
