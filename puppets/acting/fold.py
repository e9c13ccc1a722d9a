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
from ..props.beasts import BEASTS
from ..props.catalog import PROPS
from .animal_ways import shows
from .at_face import AT_FACE
from .being import ActMoment, Being
from .creatures import is_creature
from .creatures_of import body_of
from .feelings import FEELINGS
from .hands import HANDS
from .heights import HEIGHTS
from .moves import MOVES
from .postures import FACE_UP, LYING, POSTURES
from .pouring import VESSELS, WATERED
from .settling import mount, settle
from .together import TOGETHER

DOERS = {**MOVES, **HEIGHTS, **POSTURES, **HANDS, **AT_FACE, **TOGETHER, **FEELINGS}
"""How every action is done."""
ELBOW = 0.9
"""How much of their width bodies keep for themselves that do something together."""
FADE = 0.25
"""Seconds in which a body lets go of what it did."""
STEMS = {
    PropKind.TREE: 0.06,
    PropKind.LADDER: 0.1,
    PropKind.LIGHTHOUSE: 0.16,
    PropKind.LAMP_POST: 0.04,
    PropKind.UMBRELLA: 0.03,
}
"""Half of what a climber holds on to, in heights, where it is thinner than the thing."""
STANDS = {PropKind.TREE: 0.92, PropKind.LADDER: 0.95, PropKind.TABLE: 0.86, PropKind.SOFA: 0.75, PropKind.SWING: 0.42,
          PropKind.BRIDGE: 0.5, PropKind.SKATEBOARD: 0.7, PropKind.ROCK: 0.92, PropKind.ROOF: 0.77, PropKind.ICEBERG: 0.58,
          PropKind.HOUSE: 0.88, PropKind.FENCE: 0.75, PropKind.BED: 0.62, PropKind.TRAIN: 0.78, PropKind.CAKE: 0.69,
          PropKind.CHEESE: 0.64, PropKind.TELEVISION: 0.8, PropKind.BATHTUB: 0.82, PropKind.RADIO: 0.88,
          PropKind.CANNON: 0.85, PropKind.DIGGER: 0.73, PropKind.PLANE: 0.8, PropKind.SUBMARINE: 0.84,
          PropKind.LOG: 0.84, PropKind.POT: 0.84, PropKind.VACUUM_CLEANER: 0.5, PropKind.GATE: 0.82,
          PropKind.BOAT: 0.4, PropKind.DRUM: 0.82, PropKind.SNOWMAN: 0.97, PropKind.GUITAR: 0.9}  # fmt: skip
"""Where feet find hold on a thing, in heights, where that isn't its top: as high as it is drawn in its middle."""
SEATS = {PropKind.CHAIR, PropKind.BENCH, PropKind.SOFA, PropKind.BED, PropKind.SWING, PropKind.SLED,
         PropKind.BOAT, PropKind.WHEELCHAIR, PropKind.LOG, PropKind.STUMP, PropKind.STAIRS, PropKind.TOILET,
         PropKind.BATHTUB, PropKind.PRAM, PropKind.CART}  # fmt: skip
"""What is made to sit or lie on."""
WHEELED = {PropKind.CAR, PropKind.TRAIN, PropKind.BIKE, PropKind.BOAT, PropKind.SLED, PropKind.ROCKET, PropKind.BUS,
           PropKind.TRUCK, PropKind.PLANE, PropKind.SKATEBOARD, PropKind.TRACTOR, PropKind.DIGGER,
           PropKind.FIRE_ENGINE, PropKind.AMBULANCE, PropKind.MOTORCYCLE, PropKind.WHEELCHAIR, PropKind.CART,
           PropKind.PRAM, PropKind.WHEELBARROW, PropKind.HELICOPTER, PropKind.UFO, PropKind.SUBMARINE,
           PropKind.DRONE, PropKind.CLOUD, PropKind.VACUUM_CLEANER, PropKind.CANNON}  # fmt: skip
"""What goes without hopping."""
UPRIGHT = {PropKind.UMBRELLA, PropKind.BALLOON, PropKind.FLAG, PropKind.KITE, PropKind.SIGN, PropKind.NET}
"""What is held up over one's head, however long it is."""
TOOLS = {PropKind.BROOM, PropKind.SHOVEL, PropKind.HOE, PropKind.PICKAXE, PropKind.AXE, PropKind.SAW, PropKind.COMB,
         PropKind.HAMMER, PropKind.PAINTBRUSH, PropKind.SOAP, PropKind.TOOTHBRUSH, PropKind.SCISSORS, PropKind.SPOON,
         PropKind.HAIR_DRYER, PropKind.SCREWDRIVER, PropKind.WRENCH, PropKind.PENCIL, PropKind.STICK}  # fmt: skip
"""What one works with."""
ROOTED = {PropKind.DOOR, PropKind.GATE, PropKind.HOUSE, PropKind.TREE, PropKind.LAMP_POST, PropKind.LIGHTHOUSE,
          PropKind.WALL, PropKind.WINDOW, PropKind.FENCE, PropKind.TOWER, PropKind.BRIDGE, PropKind.ROOF,
          PropKind.STAIRS, PropKind.WINDMILL, PropKind.FRIDGE, PropKind.WARDROBE, PropKind.TENT}  # fmt: skip
"""What no blow moves."""
LIDDED = {PropKind.BOX, PropKind.FRIDGE, PropKind.WARDROBE, PropKind.TREASURE, PropKind.SUITCASE, PropKind.BAG,
          PropKind.BIN, PropKind.MAILBOX, PropKind.WASHING_MACHINE, PropKind.STOVE, PropKind.PARCEL, PropKind.GIFT,
          PropKind.HOUSE, PropKind.HOLE, PropKind.WELL, PropKind.LETTER}  # fmt: skip
"""What nobody looks into from the side."""
FIGURES = {PropKind.ROBOT, PropKind.SNOWMAN, PropKind.SCARECROW, PropKind.STATUE, PropKind.TEDDY_BEAR}
"""Things that act as people do."""
HEADGEAR = {PropKind.HAT, PropKind.CROWN, PropKind.BUCKET, PropKind.POT, PropKind.FLOWER, PropKind.GLASSES}
"""What is put on heads."""
CABINS = {PropKind.CAR, PropKind.BUS, PropKind.TRUCK, PropKind.TRAIN, PropKind.FIRE_ENGINE, PropKind.AMBULANCE,
          PropKind.PLANE, PropKind.HELICOPTER, PropKind.SUBMARINE, PropKind.ROCKET, PropKind.UFO}  # fmt: skip
"""What one sits in and not on."""
DISHES = {PropKind.BOWL, PropKind.PLATE, PropKind.POT, PropKind.PAN, PropKind.CUP, PropKind.BASKET, PropKind.JAR,
          PropKind.BUCKET, PropKind.BIN, PropKind.BOTTLE, PropKind.TABLE, PropKind.PUDDLE, PropKind.FRIDGE,
          PropKind.TREE, PropKind.BUSH}  # fmt: skip
"""What is eaten out of or off."""
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
_OFF = (Action.FALL, Action.DESCEND, Action.JUMP, Action.LIE, Action.SIT)
"""Acts with which riders leave their mount."""
_DEEDS = {*TOGETHER, *AT_FACE, Action.GIVE, Action.CATCH, Action.THROW, Action.KICK, Action.CLEAN, Action.SPEAK,
          Action.SHOUT, Action.WHISPER, Action.SING, Action.LAUGH, Action.CRY, Action.WAVE, Action.NOD, Action.REFUSE,
          Action.POINT, Action.CLAP, Action.CELEBRATE, Action.DANCE, Action.THINK, Action.SEARCH} - {Action.PUSH, Action.PULL, Action.LIFT}  # fmt: skip
"""What only somebody does who is alive in the story."""
_AFOOT = {Action.CLIMB, Action.JUMP, Action.GO, Action.FALL, Action.DANCE, Action.DESCEND, Action.LEAVE, Action.CHASE,
          Action.FLEE, Action.CELEBRATE, Action.RIDE, Action.PUSH, Action.PULL}  # fmt: skip
"""What one does standing on a seat, or getting off it."""
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
    named = {name for act in shot.acts for name in (*act.who, act.what, act.whom) if name is not None}
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
        one.posture = actor.posture
        if actor.posture is Posture.LIE:
            one.tilt, one.yaw = LYING, FACE_UP
        out[one.id] = _begin(one, actor)
    for k, thing in enumerate(shot.things):
        kind = PROPS[thing.prop]
        high = kind.stands * thing.size
        one = Being(thing_id(thing, k), False, high, kind.half * high, high * 0.3, kind.held / kind.stands)
        one.stem = STEMS.get(thing.prop, kind.half) * high
        one.muzzle, one.back = body_of(thing.prop)
        one.vessel, one.watered = thing.prop in VESSELS, thing.prop in WATERED
        one.tool, one.rooted = thing.prop in TOOLS, thing.prop in ROOTED
        one.lifted, one.headgear = thing.prop in UPRIGHT, thing.prop in HEADGEAR
        one.creature = is_creature(thing.prop)
        one.low_worn = thing.prop in (PropKind.SHOE, PropKind.SOCK)
        one.swings, one.figure = thing.prop is PropKind.SWING, thing.prop in FIGURES
        one.cabin = thing.prop in CABINS
        if thing.prop is PropKind.BOAT:  # in its hull, before its sails
            one.back = 0.28
        one.deep = thing.prop in (PropKind.HOLE, PropKind.WELL)
        one.lidded, one.dish = thing.prop in LIDDED, thing.prop in DISHES
        one.packs = thing.prop in BEASTS
        one.long = kind.half <= 0.25 and one.size > 0.45 and not one.beast and thing.prop not in UPRIGHT
        one.stand, one.hops = STANDS.get(thing.prop, 1.0), thing.prop not in WHEELED
        one.fiery, one.seat = thing.prop is PropKind.DRAGON, thing.prop in SEATS
        one.shelved, one.chest = thing.prop is PropKind.FRIDGE, thing.prop is PropKind.BOX
        one.hinged = thing.prop in (PropKind.DOOR, PropKind.GATE)
        one.steps = thing.prop is PropKind.STAIRS
        one.x, one.y, one.air = xs[len(puppets) + k], kind.air, kind.air
        one.z = 0.14 if high < 0.7 else -0.3 - 0.6 * max(one.half - 0.5, 0.0)
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
    for one, spot in placed:
        _spot(one, out[spot.entity], spot)
        if spot.relation in ("on", "in") and not (one.held_by or one.riding or one.worn_by):
            one.base = spot.entity
    _side_by_side(placed, out)
    busy = {name for act in shot.acts if act.action in _AFOOT for name in act.who}
    for one, spot in placed:  # nobody stands on a bench to read
        if one.actor and spot.relation == "on" and out[spot.entity].seat and one.id not in busy:
            _seated(one, out[spot.entity])
    for act in reversed(ordered(shot.acts)):  # what is opened is shut before, and the other way round
        door = out.get(act.what or act.whom or "")
        if door is not None and act.action in (Action.OPEN, Action.CLOSE):
            door.opened = float(act.action is Action.CLOSE)
    for act in shot.acts:  # a cactus that speaks or gives stands beside others as people do
        for name in act.who if act.action in _DEEDS else ():
            out[name].figure = out[name].figure or not out[name].cuddly
    for act in shot.acts:  # what is taken off is worn before
        worn = out.get(act.what or "")
        if worn is not None and act.action is Action.WEAR and act.path is Way.OFF:
            worn.worn_by, worn.held_by = act.who[0], None
    return out


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
    if one.asleep and one.actor:
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
    carried = other.height * other.scale > CARRIES and (other.packs or not other.hops)
    if spot.relation == "on" and one.actor and carried:  # on a horse, a bike
        mount(one, other)
    elif spot.relation == "on" and one.beast and other.cuddly and one.height < 0.75 * other.height:
        high = (other.back if other.beast else 0.93) * other.height * other.scale
        one.y, one.z = other.y + high, other.z + 0.06
    elif spot.relation == "on" and one.actor and other.cuddly:  # nobody sits on somebody: side by side
        one.x = other.x + math.copysign(other.half + one.half + 0.1, beside)
    elif spot.relation == "on" and other.cuddly and not one.cuddly:  # what is put on somebody goes with them
        one.worn_by = other.id
    elif spot.relation == "on" and other.creature and not other.beast and not one.actor and not one.headgear:
        one.held_by = other.id  # what an animal has
    elif spot.relation == "on" and one.actor and (other.vessel or other.half < NARROW * one.half):
        one.y, one.z = 0.12 * other.top, other.z - 0.05  # nobody balances on a banana skin or a bucket's rim
    elif spot.relation in ("on", "in") and other.seat and _rests(one):  # in a bed is on it
        one.y, one.z = 0.55 * other.top, other.z + 0.1
    elif spot.relation == "on":
        one.x += 0.35 * other.height * other.scale if other.steps else 0.0
        # before a peak, not in it
        one.y, one.z = other.top, other.z + (0.02 if other.stand > PEAKED else 0.3 * other.half * other.scale)
    elif spot.relation == "in":
        one.y, one.z = 0.3 * other.top, other.z - 0.1
        one.inside = other.id if other.shelved or other.chest else None
        if other.chest:  # what comes out of a box was small enough to be in it
            one.scale *= min(1.0, 0.8 * other.half * other.scale / max(one.half * one.scale, 0.01))
    elif spot.relation == "behind":
        one.x, one.z = other.x - 0.4 * other.half, other.z - 0.4
    elif spot.relation == "under":
        one.z = other.z + 0.1
    elif spot.relation == "held_by" and one.opened and one.size > 0.4:  # open, it stands at somebody's feet
        one.x, one.z = other.x + other.half + one.half + 0.05, other.z + 0.1
    elif spot.relation == "held_by":
        one.held_by, one.both = other.id, one.cuddly or one.half * one.held_scale > 0.22
        one.overhead = not one.actor and one.size > 1.3 * other.height
    elif other.rooted:  # nobody rides a door
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
    return set(act.who) if act.action is Action.ENTER else set()


def fold(start: dict[str, Being], acts: Sequence[StagedAct], at: float, edge: float) -> dict[str, Being]:
    """Everybody ``at`` seconds into the shot; ``acts`` as :func:`ordered` gives them, ``edge`` half the stage."""
    beings = {name: copy.copy(one) for name, one in start.items()}
    met: set[str | None] = set()
    for act in acts:
        since = at - act.start
        if since < 0.0:
            for name in _comers(act) - met:
                beings[name].visible = False
            met |= {*act.who, act.what, act.whom}
            continue
        met |= {*act.who, act.what, act.whom}
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
            moment = ActMoment(beings, one, act, u, min(since, act.seconds), edge)
            if one.held_by in beings and act.action in MOVES:  # what moves by itself leaves the hand
                one.y, one.held_by = one.y + 0.4 * beings[one.held_by].height, None
            DOERS[act.action](moment)
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
