"""The evidence of what hands do with things and to others: holding, giving, striking, working, eating."""

from __future__ import annotations

import numpy as np

from ...common.acts import Action, Way, helps_up
from .blows import is_light
from .moments import Film, Seen
from .natures import Trait

CLOSE = 0.2
"""Metres between a palm and what it touches."""
REACH = 0.35
"""Metres between a palm and who or what it reaches for."""


def holds(f: Film) -> Seen:
    """Has the thing, after a hand came to it; carried, it goes along."""
    name = f.thing
    if name is not None and f.act.action is Action.CARRY and len(f.act.who) > 1 and f.actor:
        return _carried_between(f, name)
    held = name is not None and any(f.who in (state[name].held_by, state[name].riding) for state in f.states)
    words = f"{name} is {'' if held else 'not '}held by {f.who}"
    if held and f.actor and name is not None and f.act.action is Action.TAKE:
        near = f.to_body(name, until=lambda state: state[name].held_by == f.who)
        return near < REACH, f"{words}, a hand came {near:.2f} m near before"
    if held and f.act.action is Action.CARRY:
        seen, way = f.travels()
        return seen, f"{words}, {way}"
    if held and f.actor and f.act.action is Action.LIFT:
        high = min(float(palm[-1, 1]) for palm in f.palms()) - float(f.spot("chest")[-1, 1])
        return high > 0.1, f"{words}, {high:.2f} m over the chest"
    return held, words


def _carried_between(f: Film, name: str) -> Seen:
    """It rises and goes along with a hand of everybody on it, or in the hands of the first."""
    if any(state[name].held_by == f.who for state in f.states):
        return f.travels()
    way, rise = f.spread(lambda one: one.x, name), f.spread(lambda one: one.y, name)
    near = max(f.to_body(name, who=who) for who in f.act.who if who in f.bodies[0])
    seen = way > 0.3 and rise > 0.08 and near < CLOSE
    return seen, f"{name} rises {rise:.2f} m and goes {way:.2f}, hands {near:.2f} m from it"


def gives(f: Film) -> Seen:
    """The other one has the thing, after a hand came near them."""
    name = f.act.what
    if name is None:
        return f.stirs()
    last = f.states[-1][name]
    near = f.to_body(f.act.whom) if f.actor and f.act.whom else 0.0
    words = f"{name} is held by {last.held_by}, a hand came {near:.2f} m near"
    return last.held_by == f.act.whom and near < REACH, words


def let_go(f: Film) -> Seen:
    """What was in the hand is elsewhere."""
    name = f.thing
    if name is None:
        return f.stirs()
    if f.act.what is None and any(state[f.who].poured for state in f.states):
        return _pours(f, f.who)
    last = f.states[-1][name]
    if any(state[name].poured for state in f.states):
        return _pours(f, name)
    way = f.spread(lambda one: one.x, name) + f.spread(lambda one: one.y, name)
    if f.act.action is Action.PUT and f.goal not in (None, name):
        goal = f.states[-1][f.goal or name]
        off = max(abs(last.x - goal.x) - goal.half * goal.scale, 0.0)
        if off > CLOSE:
            return False, f"{name} ends {off:.2f} m from {f.goal}"
    return last.held_by != f.who and way > 0.1, f"{name} left the hand and went {way:.2f} m"


def _pours(f: Film, name: str) -> Seen:
    """A vessel is tipped, and held over what gets wet."""
    goal = f.states[-1][f.goal or name]
    tipped = float(f.values(lambda one: one.poured, name).max())
    near = f.to_body(goal.id) if f.actor else 0.0
    return tipped > 0.8 and near < 0.5, f"{name} is tipped {tipped:.1f}, {near:.2f} m from {goal.id}"


def shoves(f: Film) -> Seen:
    """Doer and thing go the same way, or who lay stands."""
    name = f.thing
    if name is None:
        return f.stirs()
    if helps_up(f.act) and name in f.bodies[0]:
        tilts = f.values(lambda one: abs(one.tilt), name)
        return bool(
            tilts[0] > 0.7 and tilts[-1] < 0.3
        ), f"{name} lies {tilts[0]:.1f}, then {tilts[-1]:.1f} rad over"
    way, own = f.spread(lambda one: one.x, name), f.spread(lambda one: one.x)
    return way > 0.25 and own > 0.25, f"{name} moves {way:.2f} m, {f.who} {own:.2f} m"


def strikes(f: Film) -> Seen:
    """A limb meets the mark and the mark moves; a tap only meets it."""
    name = f.goal if f.act.action is Action.HIT else f.thing
    if name is None:
        return f.stirs()
    limb = ("foot_l", "foot_r") if f.act.action is Action.KICK else ("palm_l", "palm_r")
    near = f.to_body(name, limb)
    moved = f.spread(lambda one: one.x + one.over.x, name) + f.spread(lambda one: one.tilt, name)
    fast = f.states[0][name].has(Trait.ROOTED) and f.act.action is Action.HIT
    if fast or (
        f.act.action is Action.HIT and is_light(f.act, f.states[0][name])
    ):  # a knock, a tickle: nobody reels
        busy = max(float(np.ptp(palm, axis=0).max()) for palm in f.palms())
        return near < CLOSE and busy > 0.1, f"a hand taps {name}, {near:.2f} m from it"
    return near < CLOSE and moved > 0.1, f"{limb[0][:4]} {near:.2f} m from {name}, which moves {moved:.2f}"


def breaks(f: Film) -> Seen:
    """It is in pieces."""
    name = f.thing or f.who
    return f.states[-1][name].broken, f"{name} is {'' if f.states[-1][name].broken else 'not '}broken"


def works(f: Film) -> Seen:
    """Busy hands at what is worked on."""
    busy = max(float(np.ptp(palm, axis=0).max()) for palm in f.palms())
    near = f.to_body(f.thing) if f.thing else 0.0
    return busy > 0.1 and near < 0.3, f"hands go {busy:.2f} m, {near:.2f} m from {f.thing}"


def opens(f: Film) -> Seen:
    """The leaf or the lid moves under busy hands."""
    seen, words = works(f)
    if f.thing is None:
        return seen, words
    turned = f.spread(lambda one: one.opened, f.thing)
    return seen and turned > 0.5, f"{f.thing} moves by {turned:.1f}, {words}"


def builds(f: Film) -> Seen:
    """It grows under busy hands."""
    if f.thing is None:
        return works(f)
    grown = f.states[-1][f.thing].scale / f.states[0][f.thing].scale
    return grown > 1.3 and works(f)[0], f"{f.thing} grows {grown:.1f} times"


def to_mouth(f: Film) -> Seen:
    """A hand comes to the mouth, and what is eaten gets less."""
    mouth = f.spot("head") - (0.0, 0.08, 0.0)
    near = f.from_palms(mouth)
    words = f"a hand comes {near:.2f} m from the mouth"
    if f.act.action is Action.EAT and f.thing is not None:
        last = f.states[-1][f.thing]
        left = 1.0 - last.eaten if last.has(Trait.DISH) else last.scale / f.states[0][f.thing].scale
        return near < 0.35 and left < 0.5, f"{words}, {left:.1f} of {f.thing} is left"
    return near < 0.35, words


def wears(f: Film) -> Seen:
    """The doer wears it."""
    name = f.act.what
    worn = f.states[-1][name].worn_by if name else None
    if f.act.path is Way.OFF and name:
        held = f.states[-1][name].held_by
        return worn is None and held == f.who, f"{name} is worn by {worn} and held by {held}"
    return worn == f.who, f"{name} is worn by {worn}"
