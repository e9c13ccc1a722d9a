"""Acts folded in the order of their start: what is true of everybody at any moment, from the shot alone."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence

from ...common.acts import Action, Posture, Spot, StagedAct, State, Way
from ...common.errors import StudioError
from ...common.story import Actor, Prop, Shot
from ...common.things import PropKind
from ...common.vocabulary import Gesture, Place
from ..figure.body import Puppet
from ..props.bulk import front_of
from ..props.catalog import PROPS
from .animal_ways import shows
from .at_face import AT_FACE
from .being import ActMoment, Being, ease, part
from .creatures_of import body_of
from .feelings import FEELINGS
from .hands import HANDS
from .heights import HEIGHTS
from .mime_moves import MOVED
from .mime_work import WORKED
from .miming import MIMES
from .moves import MOVES
from .natures import STANDS, STEMS, Trait, traits_of
from .postures import FACE_UP, LYING, POSTURES
from .reaching import UNDER, fits_under
from .settling import mount, settle
from .together import TOGETHER

PEOPLE = {**MIMES, **MOVED, **WORKED}
DOERS = {**MOVES, **HEIGHTS, **POSTURES, **HANDS, **AT_FACE, **TOGETHER, **FEELINGS}
"""How every action is done."""
ELBOW = 0.9
"""How much of their width bodies keep for themselves that do something together."""
FADE = 0.25
"""Seconds in which a body lets go of what it did."""
NARROW = 0.6
"""Of how wide a body is: what is narrower doesn't carry it."""
CARRIES = 0.6
"""Metres: an animal or a vehicle that is taller is sat on."""
CHARRED = 0.6
"""What fire leaves of a thing's height."""
PEAKED = 0.65
"""Feet that find hold no higher than this stand before what rises behind them."""
WIDE_TOP = 0.4
"""Half the width in metres from which a top has room for several."""
LOW = 0.5
"""Metres: what is lower and narrower lies before the feet, everything else stands behind the walkers."""
LANE_BEHIND = 0.22
"""Metres that walkers keep from what is behind them."""
_OFF = (Action.FALL, Action.DESCEND, Action.JUMP, Action.LIE, Action.SIT)
"""Acts with which riders leave their mount."""
_DEEDS = {*TOGETHER, *AT_FACE, Action.GIVE, Action.PUT, Action.CATCH, Action.THROW, Action.KICK, Action.CLEAN, Action.SPEAK,
          Action.SHOUT, Action.WHISPER, Action.SING, Action.LAUGH, Action.CRY, Action.WAVE, Action.NOD, Action.REFUSE,
          Action.POINT, Action.CLAP, Action.CELEBRATE, Action.DANCE, Action.THINK, Action.SEARCH} - {Action.PUSH, Action.PULL, Action.LIFT}  # fmt: skip
"""What only somebody does who is alive in the story."""
_AFOOT = {Action.CLIMB, Action.JUMP, Action.GO, Action.FALL, Action.DANCE, Action.DESCEND, Action.LEAVE, Action.CHASE,
          Action.FLEE, Action.CELEBRATE, Action.RIDE, Action.PUSH, Action.PULL}  # fmt: skip
"""What one does standing on a seat, or getting off it."""
_UNSEEN = (Action.HIDE, Action.SLEEP, Action.WAIT, Action.CLOSE, Action.OPEN)
"""What is done in a shut chest."""
_AFTER = (Action.CHASE, Action.FOLLOW)
"""Acts that look where another one runs at the same time."""


def staged(shot: Shot) -> Shot:
    """The shot as acts need it: nobody gestures beside them, held things are things with a place."""
    actors, things = [], list(shot.things)
    for actor in shot.actors:
        if actor.holds is not None:
            spot = Spot(relation="held_by", entity=actor.character)
            things.append(actor.holds.model_copy(update={"at": spot}))
        actors.append(actor.model_copy(update={"holds": None, "gesture": Gesture.STAND, "enters": None}))
    return shot.model_copy(update={"actors": actors, "things": things})


def thing_id(thing: Prop, index: int) -> str:
    """The name by which acts know a thing; one without an id gets one that no act can use."""
    return thing.id or f":{index}"


def check(shot: Shot) -> None:
    """Refuses acts of somebody or with something that the shot doesn't show (``option_invalid``)."""
    known = {actor.character for actor in shot.actors}
    known |= {thing.id for thing in shot.things if thing.id}
    named = {name for act in shot.acts for name in act.names}
    if named - known:
        raise StudioError(
            "option_invalid",
            f"Shot {shot.id!r} has acts of or with {', '.join(sorted(named - known))}, which it doesn't show.",
            f"Name what is in the shot: {', '.join(sorted(known)) or 'nothing is'}.",
        )


def beings_of(shot: Shot, puppets: Sequence[Puppet], xs: Sequence[float]) -> dict[str, Being]:
    """Everybody and everything as the shot begins, at ``xs`` metres (actors, then things)."""
    out: dict[str, Being] = {}
    for i, (actor, puppet) in enumerate(zip(shot.actors, puppets, strict=True)):
        f = puppet.frame
        one = Being(actor.character, True, puppet.top, f.half_shoulder + 0.06, f.hip, x=xs[i], z=-0.03 * i)
        one.posture, one.skull = actor.posture, (f.height - f.head, f.head)
        if actor.posture is Posture.LIE:
            one.tilt, one.yaw = LYING, FACE_UP
        out[one.id] = _begin(one, actor)
    for k, thing in enumerate(shot.things):
        kind = PROPS[thing.prop]
        high = kind.stands * thing.size
        one = Being(thing_id(thing, k), False, high, kind.half * high, high * 0.3, kind.held / kind.stands)
        one.stem = STEMS.get(thing.prop, kind.half) * high
        one.muzzle, one.back = body_of(thing.prop)
        one.traits = traits_of(thing.prop)
        if thing.prop is PropKind.BOAT:  # in its hull, before its sails
            one.back = 0.28
        one.long = kind.half <= 0.25 and one.size > 0.45 and not one.beast and not one.has(Trait.LIFTED)
        one.stand, one.hops = STANDS.get(thing.prop, 1.0), not one.has(Trait.WHEELED)
        one.x, one.y, one.air = xs[len(puppets) + k], kind.air, kind.air
        one.z = _depth(thing, one)
        one.yaw = (-0.9 if one.x > 0.0 else 0.9) if one.beast else 0.0
        out[one.id] = _begin(one, thing)
    swims = bool(shot.acts) and all(act.action is Action.SWIM for act in shot.acts)
    for one in out.values():
        one.submerged = shot.setting.place is Place.UNDERWATER
        if one.submerged and swims and one.actor:  # who swims down there doesn't stand on the ground first
            one.y = 0.3
    names = [actor.character for actor in shot.actors]
    names += [thing_id(thing, k) for k, thing in enumerate(shot.things)]
    placed = [
        (out[name], source.at)
        for name, source in zip(names, shot.bodies, strict=True)
        if source.at is not None and source.at.entity in out
    ]
    waiting = {one.id for one, _ in placed}
    for one, spot in sorted(placed, key=lambda pair: pair[1].entity in waiting):  # a box before what is in it
        _spot(one, out[spot.entity], spot)
        if spot.relation in ("on", "in") and not (one.held_by or one.riding or one.worn_by):
            one.base = spot.entity
    _side_by_side(placed, out)
    busy = {name for act in shot.acts if act.action in _AFOOT for name in act.who}
    for one, spot in placed:  # nobody stands on a bench to read
        if one.actor and spot.relation == "on" and out[spot.entity].has(Trait.SEAT) and one.id not in busy:
            _seated(one, out[spot.entity])
    for act in reversed(ordered(shot.acts)):  # what is opened is shut before, and the other way round
        door = out.get(act.what or act.whom or "")
        if door is not None and act.action in (Action.OPEN, Action.CLOSE):
            door.opened = float(act.action is Action.CLOSE)
    for act in shot.acts:  # a cactus that speaks or gives stands beside others as people do
        for name in act.who if act.action in _DEEDS else ():
            out[name].traits |= set() if out[name].cuddly else {Trait.FIGURE}
    for act in shot.acts:  # what is taken off is worn before
        worn = out.get(act.what or "")
        if worn is not None and act.action is Action.WEAR and act.path is Way.OFF:
            worn.worn_by, worn.held_by = act.who[0], None
    return out


def _depth(thing: Prop, one: Being) -> float:
    """How far behind the walkers a thing stands, so that nobody walks through it, or before their feet."""
    if one.cuddly or one.has(Trait.CREATURE):
        return 0.14 if one.height < 0.7 else -0.3 - 0.6 * max(one.half - 0.5, 0.0)
    front = front_of(thing.prop, one.height)
    return (
        0.14 + max(front - 0.2, 0.0)
        if one.height < LOW and one.half < LOW
        else -max(0.3, front + LANE_BEHIND)
    )


def _begin(one: Being, source: Actor | Prop) -> Being:
    states = source.states
    one.asleep = State.ASLEEP in states
    one.opened = float(State.OPEN in states)
    if State.BROKEN in states:
        one.broken, one.squash, one.tilt = True, 0.4, 0.45
    if State.BURNING in states and not one.actor:
        one.squash = min(one.squash, CHARRED)
    if State.TIPPED in states and not one.actor:
        one.tilt, one.y = (0.0, one.y) if one.wide else (1.5, one.y + one.tipped)
    one.scale = 1.5 if State.BIG in states else 0.6 if State.SMALL in states else 1.0
    sits = isinstance(source, Actor) and source.posture is Posture.SIT  # in the chair they fell asleep in
    if one.asleep and one.actor and not sits:
        one.tilt, one.yaw, one.posture = LYING, FACE_UP, Posture.LIE
    return one


def _side_by_side(placed: Sequence[tuple[Being, Spot]], beings: dict[str, Being]) -> None:
    """Those who are on the same wide thing share its top instead of standing inside each other."""
    tops: dict[str, list[Being]] = {}
    for one, spot in placed:
        if spot.relation == "on":
            tops.setdefault(spot.entity, []).append(one)
    for name, those in tops.items():
        half = beings[name].half * beings[name].scale
        for k, one in enumerate(those if half >= WIDE_TOP and len(those) > 1 else ()):
            one.x = beings[name].spread(k, len(those))


def _seated(one: Being, seat: Being) -> None:
    if one.posture is Posture.STAND and not seat.cuddly:
        one.posture, one.y, one.z = Posture.SIT, 0.55 * seat.top, seat.z + 0.1


def _rests(one: Being) -> bool:
    return one.beast or one.posture in (Posture.SIT, Posture.LIE)


def _spot(one: Being, other: Being, spot: Spot) -> None:
    beside = one.x - other.x
    one.x = other.x
    carried = other.height * other.scale > CARRIES and (other.has(Trait.PACKS) or not other.hops)
    if spot.relation == "on" and one.actor and carried:  # on a horse, a bike
        mount(one, other)
    elif spot.relation == "on" and one.beast and other.cuddly and one.height < 0.75 * other.height:
        high = (other.back if other.beast else 0.93) * other.height * other.scale
        one.y, one.z = other.y + high, other.z + 0.06
    elif spot.relation == "on" and one.actor and other.cuddly:  # nobody sits on somebody: side by side
        one.x = other.x + math.copysign(other.half + one.half + 0.1, beside)
    elif spot.relation == "on" and other.cuddly and not one.cuddly:  # what is put on somebody goes with them
        one.worn_by = other.id
    elif (
        spot.relation == "on"
        and other.has(Trait.CREATURE)
        and not other.beast
        and not one.actor
        and not one.has(Trait.HEADGEAR)
    ):
        one.held_by = other.id  # what an animal has
    elif spot.relation == "on" and one.actor and (other.has(Trait.VESSEL) or other.half < NARROW * one.half):
        one.y, one.z = 0.12 * other.top, other.z - 0.05  # nobody balances on a banana skin or a bucket's rim
    elif spot.relation in ("on", "in") and other.has(Trait.SEAT) and _rests(one):  # in a bed is on it
        one.y, one.z = 0.55 * other.top, other.z + 0.1
    elif spot.relation == "on":
        one.x += 0.35 * other.height * other.scale if other.has(Trait.STEPS) else 0.0
        # before a peak, not in it
        one.y, one.z = other.top, other.z + (0.02 if other.stand > PEAKED else 0.3 * other.half * other.scale)
    elif spot.relation == "in" and other.has(Trait.HINGED):
        one.y, one.z = 0.0, other.z - 0.6 - one.half  # in the dark behind it
    elif spot.relation == "in":
        one.y, one.z = 0.3 * other.top, other.z - 0.1
        one.inside = other.id if other.has(Trait.SHELVED) or other.has(Trait.CHEST) else None
        if other.has(Trait.CHEST):  # what comes out of a box was small enough to be in it
            one.scale *= min(1.0, 0.8 * other.half * other.scale / max(one.half * one.scale, 0.01))
    elif spot.relation == "behind":
        peeks = 1.5 if other.actor else 0.4  # a body hides little of another one
        one.x, one.z = other.x - peeks * other.half, other.z - 0.4
    elif spot.relation == "under":
        one.z = other.z - UNDER if fits_under(one, other) else other.z + 0.1
    elif spot.relation == "held_by" and one.opened and one.size > 0.4:  # open, it stands at somebody's feet
        one.x, one.z = other.x + other.half + one.half + 0.05, other.z + 0.1
    elif spot.relation == "held_by":
        one.held_by, one.both = other.id, one.cuddly or one.half * one.held_scale > 0.22
        one.overhead = not one.actor and one.size > 1.3 * other.height
    elif other.has(Trait.ROOTED):  # nobody rides a door
        one.x, one.z = other.x - 0.5 * other.half, other.z + 0.4
    else:
        one.riding = other.id


def ordered(acts: Sequence[StagedAct]) -> list[StagedAct]:
    """Acts by their start; who looks after a runner comes after the runner, and nobody does anything to themselves."""
    return sorted(map(_to_others, acts), key=lambda act: (act.start, act.action in _AFTER))


def _to_others(act: StagedAct) -> StagedAct:
    """An act whose doers leave out whom it is done to: two who hug hug each other, and not themselves."""
    alone = act.action in TOGETHER and act.whom is None and act.what is None
    whom = act.who[1] if alone and len(act.who) > 1 else act.whom
    others = [name for name in act.who if name != whom]
    if whom not in act.who or not others:
        return act
    return act.model_copy(update={"who": others[:1] if alone else others, "whom": whom})


def _comers(act: StagedAct) -> set[str]:
    """Who isn't there before an act."""
    if act.action is Action.APPEAR:
        return {act.what or act.who[0]}
    if act.action is Action.CHANGE:
        return {act.whom} if act.what and act.whom else set()
    if act.action is Action.BUILD:
        return {act.what} if act.what else set()
    led_in = act.path is Way.INTO and act.whom is not None  # who goes into a house was before it
    return set(act.who) if act.action is Action.ENTER and not led_in else set()


def fold(start: dict[str, Being], acts: Sequence[StagedAct], at: float, edge: float) -> dict[str, Being]:
    """Everybody ``at`` seconds into the shot; ``acts`` as :func:`ordered` gives them, ``edge`` half the stage."""
    beings = {name: copy.copy(one) for name, one in start.items()}
    met: set[str] = set()
    for act in acts:
        since = at - act.start
        if since < 0.0:
            for name in _comers(act) - met:
                beings[name].visible = False
            met |= set(act.names)
            continue
        met |= set(act.names)
        u = min(since / act.seconds, 1.0)
        settle(beings)  # whoever reaches for what another one holds reaches for where it is
        _line_up(act, beings)
        for name in act.who:
            one = beings[name]
            one.rest()
            one.acted = True
            if act.action in _OFF and one.riding in beings:
                mount(one, beings[one.riding])
                one.riding, one.posture, one.z = None, Posture.STAND, one.z + 0.4  # on the camera's side
            for other in (one, beings.get(act.what or "")):
                lid = beings.get(other.inside or "") if other is not None else None
                if lid is not None and lid.has(Trait.CHEST) and act.action not in _UNSEEN:
                    lid.opened = max(lid.opened, ease(part(u, 0.0, 0.25)))  # whoever acts looks out
            moment = ActMoment(beings, one, act, u, min(since, act.seconds), edge)
            if one.held_by in beings and act.action in MOVES:  # what moves by itself leaves the hand
                one.y, one.held_by = one.y + 0.4 * beings[one.held_by].height, None
            perform(moment)
            shows(moment)
            one.weight = min(since / 0.15, 1.0)
        past = (since - act.seconds) / FADE
        ends = act.who if act.action is not Action.HIDE else ()  # who hides stays down
        for other in (*ends, act.what, act.whom):
            if other is not None and past >= 1.0:
                beings[other].rest()
            elif other is not None and past > 0.0:
                beings[other].weight = 1.0 - past
    settle(beings)
    return beings


def perform(b: ActMoment) -> None:
    """Does what an act's mime shows, where it has one that the body can do; else what its action does."""
    mime = PEOPLE.get(b.act.mime) if b.act.mime is not None and b.a.actor else None
    (mime or DOERS[b.act.action])(b)


def _line_up(act: StagedAct, beings: dict[str, Being]) -> None:
    """Leaves room for everybody who does an act, and for who stands there already: the nearer, the further ahead."""
    goal = beings.get(act.whom or act.what or "")
    doers = [beings[name] for name in act.who]
    for one in doers:
        one.queue = 0.0
    if goal is None:
        return
    there = [
        other
        for other in beings.values()
        if act.action is Action.GO and other.id not in act.who and _stands_at(other, goal)
    ]
    first = doers[0].x < goal.x if act.action in (Action.PUSH, Action.PULL) else None  # all on one side
    for is_left in (True, False):
        side = [
            one
            for one in doers
            if one.cuddly and one is not goal and (one.x < goal.x if first is None else first) == is_left
        ]
        room = sum(_room(one) for one in there if (one.x < goal.x) == is_left)
        for one in sorted(side, key=lambda one: ((one.x < goal.x) != is_left, abs(one.x - goal.x))):
            one.queue = room
            room += _room(one)


def _room(one: Being) -> float:
    return ELBOW * 2.0 * one.half * one.scale


def _stands_at(other: Being, goal: Being) -> bool:
    """Whether somebody stands right next to what others come to."""
    there = other.stands_alone and other is not goal
    room = goal.half * goal.scale + 2.0 * other.half * other.scale
    return there and abs(other.x - goal.x) < room and abs(other.y - goal.y) < 0.4
