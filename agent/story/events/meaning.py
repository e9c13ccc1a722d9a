"""What an act means on a stage: what it leaves unsaid because the acts before have told it, and how one takes hold.

Who comes in after a door was opened comes through that door; a person who is carried off is pulled along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from ....common.acts import Act, Action, Outcome, Spot, Way
from ....common.things import PropKind
from .exclaimed import classes_of
from .ledger import Ledger
from .parts import Parts, is_alive, is_one_of

_COMES_OUT: Final = frozenset(
    {Action.JUMP, Action.GO, Action.FLY, Action.CLIMB, Action.APPEAR, Action.RISE, Action.FALL}
)
_CUPBOARDS: Final = frozenset({PropKind.FRIDGE, PropKind.WARDROBE})
BOXES: Final = _CUPBOARDS | {
    PropKind.BOX,
    PropKind.BASKET,
    PropKind.BUCKET,
    PropKind.BAG,
    PropKind.BIN,
    PropKind.POT,
    PropKind.STEAMER,
    PropKind.BARREL,
    PropKind.SACK,
}
DOORS: Final = frozenset(
    {PropKind.DOOR, PropKind.GATE, PropKind.WINDOW, PropKind.ELEVATOR, PropKind.CAVE_MOUTH}
)
_BURST: Final = frozenset({PropKind.BALLOON, PropKind.BUBBLE, PropKind.BOMB})
_STEPS: Final = frozenset({PropKind.STAIRS, PropKind.LADDER})
RIDDEN: Final = frozenset(
    {
        PropKind.CAR, PropKind.TRAIN, PropKind.BIKE, PropKind.BOAT, PropKind.SLED, PropKind.ROCKET, PropKind.BUS,
        PropKind.TRUCK, PropKind.PLANE, PropKind.SKATEBOARD, PropKind.TRACTOR, PropKind.DIGGER, PropKind.FIRE_ENGINE,
        PropKind.AMBULANCE, PropKind.MOTORCYCLE, PropKind.CART, PropKind.HELICOPTER, PropKind.UFO, PropKind.SUBMARINE,
        PropKind.HORSE, PropKind.DONKEY, PropKind.CAMEL, PropKind.BROOM, PropKind.RUG, PropKind.HOT_AIR_BALLOON,
        PropKind.SHOPPING_CART, PropKind.SEESAW, PropKind.SKIS, PropKind.OSTRICH,
    }
)  # fmt: skip


def complete(act: Act, before: Act | None, ledger: Ledger, parts: Parts, met: Collection[str]) -> Act:
    """An act with what it means and doesn't say.

    Args:
        act: as :func:`as_they_are_now` gives it.
        before: the act before it.
        ledger: what is true when it begins.
        parts: the bodies of entities.
        met: whom and what the acts before were about.
    """
    act = _by_its_way(_on_its_door(act, met, parts), parts)
    if act.action is Action.PUT and act.what is None and act.whom is not None:
        had = [key for who in act.who for key in ledger.attached(who) if key != act.whom]
        made = before.what if before is not None and set(before.who) & set(act.who) else None
        return act.model_copy(update={"what": next(iter(had), made)})
    if act.action is Action.RIDE and act.what is None and not is_one_of(parts, act.whom, RIDDEN):
        mount = _mount(act, before, ledger, parts)
        return act.model_copy(update={"what": mount}) if mount else act
    if act.action in (Action.EAT, Action.DRINK) and act.what is None and act.whom is None:
        food = _at_hand(act, ledger, parts, met)
        return act.model_copy(update={"what": food}) if food else act
    if (burst := _bursts(act, before, ledger, parts)) is not None:
        return act.model_copy(update={"action": Action.BREAK, "who": [burst]})
    if before is None or not before.who or act.what or act.whom or act.outcome is not Outcome.DONE:
        return act
    if act.action is Action.FLEE and before.whom in act.who and before.who[0] not in act.who:
        return act.model_copy(update={"whom": before.who[0]})
    thing = before.what or before.whom
    if before.action is Action.OPEN and thing is not None and thing not in act.who:
        if act.action is Action.ENTER and is_one_of(parts, thing, DOORS):
            return act.model_copy(update={"whom": thing})
        if act.action in _COMES_OUT and act.path is Way.OUT_OF:
            for who in act.who:
                ledger.of(who).at = Spot(relation="in", entity=thing)
            return act.model_copy(update={"whom": thing})
    if act.action is Action.LOOK and act.path in (None, Way.UP) and set(before.who).isdisjoint(act.who):
        seen = thing if before.action in (Action.POINT, Action.LOOK) else before.who[0]
        return act.model_copy(update={"whom": seen, "path": None})
    return act


def _at_hand(act: Act, ledger: Ledger, parts: Parts, met: Collection[str]) -> str | None:
    """What somebody eats who isn't said to eat anything: what they hold, else the last food that was told of."""
    held = [key for who in act.who for key in ledger.attached(who)]
    near = (key for key in (*held, *reversed(list(met))) if not ledger.of(key).gone and key not in act.who)
    wanted = "drink" if act.action is Action.DRINK else "food"
    return next(
        (key for key in near if any(wanted in classes_of(part.entity, part) for part in parts.get(key, ()))),
        None,
    )


def _mount(act: Act, before: Act | None, ledger: Ledger, parts: Parts) -> str | None:
    """What somebody rides off on: what they ride already, or what they were just busy with."""
    if any(is_one_of(parts, who, RIDDEN) for who in act.who):
        return None
    spots = [spot.entity for who in act.who if (spot := ledger.of(who).at) is not None]
    own = before.names if before is not None and set(before.who) & set(act.who) else []
    return next((key for key in (*spots, *own) if is_one_of(parts, key, RIDDEN)), None)


def _bursts(act: Act, before: Act | None, ledger: Ledger, parts: Parts) -> str | None:
    """The balloon that bursts in somebody's arms, and not whoever held it."""
    alone = act.what is None and act.whom is None and any(is_alive(parts, who) for who in act.who)
    if act.action not in (Action.EXPLODE, Action.BREAK) or not alone:
        return None
    near = [key for who in act.who for key in ledger.attached(who)]
    near += [key for key in (before.what, before.whom) if key] if before is not None else []
    return next((key for key in near if is_one_of(parts, key, _BURST)), None)


def _by_its_way(act: Act, parts: Parts) -> Act:
    """Whoever climbs into a box, out of one or up some stairs isn't led in or out at the side of the picture."""
    steps = is_one_of(parts, act.whom, _STEPS)
    up = act.path in (Way.UP, Way.ONTO) or act.verb.endswith(" up")
    if act.action is Action.GO and up and steps:
        return act.model_copy(update={"action": Action.CLIMB})
    if (
        act.action is Action.GO
        and act.path in (Way.THROUGH, Way.OUT_OF)
        and is_one_of(parts, act.whom, DOORS)
    ):
        return act.model_copy(update={"action": Action.LEAVE})
    if not is_one_of(parts, act.whom, BOXES):
        return act
    if act.action is Action.ENTER and act.path is Way.INTO:
        return act.model_copy(update={"action": Action.JUMP})
    if act.action is Action.LEAVE or (act.action is Action.JUMP and act.path is Way.FROM):
        return act.model_copy(update={"action": Action.JUMP, "path": Way.OUT_OF})
    return act


def same_as_met(acts: Iterable[Act], parts: Parts) -> set[str]:
    """What is told of like a thing of its own and isn't: the door of a fridge."""
    found: set[str] = set()
    met: set[str] = set()
    for act in acts:
        found |= {act.what} if act.what and _on_its_door(act, met, parts).what != act.what else set()
        met |= set(act.names)
    return found


def _on_its_door(act: Act, met: Collection[str], parts: Parts) -> Act:
    """Whoever shuts "the door" after a fridge was opened, and no door, shuts the fridge."""
    if act.action is not Action.CLOSE or act.what is None or act.what in met:
        return act
    if not is_one_of(parts, act.what, {PropKind.DOOR}):
        return act
    cupboard = next((key for key in met if is_one_of(parts, key, _CUPBOARDS)), None)
    return act.model_copy(update={"what": cupboard}) if cupboard else act


def transform(act: Act, parts: Parts) -> Act:
    """Who is turned into what, whichever way that was told: ``what`` becomes ``whom``, whoever does it."""
    pair = [name for name in (act.what, act.whom) if name and parts.get(name)]
    if act.action is not Action.CHANGE or not pair or not act.who:
        return act
    if len(pair) == 1:  # the frog turns into a prince
        first, second = act.who[0], pair[0]
    else:  # a boy into a frog; 把男孩变成青蛙 names the frog as what comes of it
        first, second = pair if act.path is Way.INTO else pair[::-1]
    if first == second:
        return act
    return act.model_copy(update={"what": first, "whom": second, "path": Way.INTO})


def as_they_are_now(act: Act, became: Mapping[str, str], parts: Parts) -> Act:
    """An act of whom and with what entities have become: a caterpillar that is a butterfly flies as one."""
    act = transform(act, parts)

    def now(key: str | None) -> str | None:
        seen: set[str] = set()
        while key in became and key not in seen:
            seen.add(str(key))
            key = became[str(key)]
        return key

    whom, what = act.whom, now(act.what)
    if act.action is not Action.CHANGE:
        whom = now(whom)
    elif whom is not None:  # back into what it was is into the same one
        noun = parts[whom][0].entity.noun if parts.get(whom) else ""
        olds = (old for old, new in became.items() if new == what and parts.get(old))
        whom = next((old for old in olds if parts[old][0].entity.noun == noun), whom)
    return act.model_copy(update={"who": [str(now(key)) for key in act.who], "what": what, "whom": whom})


def remember(act: Act, whole: Act, became: dict[str, str]) -> None:
    """Keeps what an act makes of somebody, and whose door was meant."""
    if whole.action is Action.CHANGE and whole.what and whole.whom and whole.outcome is Outcome.DONE:
        became.pop(whole.whom, None)
        became[whole.what] = whole.whom
    elif whole.action is Action.CLOSE and act.what and whole.what and act.what != whole.what:
        became[act.what] = whole.what


def consequence(act: Act, parts: Parts) -> Act | None:
    """Who is pushed into a pool or off a wall falls there; who carries something up the stairs goes up them."""
    if act.outcome is not Outcome.DONE or act.what is None:
        return None
    steps = is_one_of(parts, act.whom, _STEPS)
    if act.action is Action.CARRY and steps and act.path in (Way.UP, Way.ONTO, Way.TO):
        return act.model_copy(update={"action": Action.CLIMB, "what": None, "verb": "climb", "says": ""})
    if act.action is not Action.PUSH or not is_alive(parts, act.what):
        return None
    if act.path not in (Way.INTO, Way.OFF, Way.DOWN):
        return None
    fall = {"action": Action.FALL, "who": [act.what], "what": None, "verb": "fall", "says": ""}
    return act.model_copy(update=fall)
