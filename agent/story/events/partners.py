"""What two who meet in an act are seen to do: who gets into a car rides it, a tower that is knocked down is in pieces.

A request says how an act is called; the stage performs what bodies do to each other. Reading stays as it was:
this is how it is staged, before anything else is known of the stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ....common.acts import (
    MOST_ACTS,
    MOST_ENTITIES,
    Act,
    Action,
    Entity,
    EntityKind,
    Event,
    Manner,
    Spot,
    SpotRelation,
    StoryReading,
    Way,
)
from ....common.things import PropKind
from .furniture import furnished
from .meaning import DOORS, RIDDEN
from .parts import prop_kind

_CLOTHS: Final = frozenset({PropKind.BLANKET, PropKind.TOWEL})
"""What somebody is covered with."""
_BUILT: Final = frozenset(
    {
        PropKind.TOY_BLOCKS, PropKind.TOWER, PropKind.SANDCASTLE, PropKind.SNOWMAN, PropKind.WALL, PropKind.VASE,
    }
)  # fmt: skip
"""What is in pieces once it is knocked down."""
_SEEDS: Final = frozenset({PropKind.SEED, PropKind.ACORN})
_MOUNTS: Final = frozenset(
    {PropKind.HORSE, PropKind.DONKEY, PropKind.CAMEL, PropKind.UNICORN, PropKind.ELEPHANT, PropKind.OSTRICH}
)
"""Animals that people ride."""
_WINGED: Final = frozenset({PropKind.BUTTERFLY, PropKind.BEE, PropKind.BIRD, PropKind.OWL, PropKind.PARROT})
"""Animals that come down from the air."""
_COVERS: Final = re.compile("cover|wrap|tuck|bundle|swaddle|drape|盖|裹|披")
_BEDDING: Final = re.compile("被|毯|tuck")
"""Verbs of covering that say with what."""
_DOWN: Final = re.compile(
    r"\b(?:knock|push|tip|kick|bump|pull|shove)\b.*\b(?:down|over)\b|推倒|撞倒|打翻|碰倒"
)
_OVERTURNS: Final = re.compile(r"turn over|capsize|overturn|flip over|tip over|打翻|掀翻|弄翻")
_MELTS: Final = re.compile("melt|融|化")
_BURIES: Final = re.compile("bury|埋")
_DIGS_UP: Final = re.compile("dig up|dig out|unearth|挖出")
_DRIVES: Final = re.compile(
    r"^(?:drive|ride|row|sail|pedal|cycle|speed|roar)\b|开走|骑走|开车|划走|騎走|開走"
)
_SHOULDERS: Final = re.compile("驮|背|馱|piggyback|shoulder")
_RIDERS: Final = frozenset(
    [
        "knight",
        "king",
        "queen",
        "prince",
        "princess",
        "cowboy",
        "cowgirl",
        "sheriff",
        "rider",
        "general",
        "bandit",
        "outlaw",
        "骑士",
        "国王",
        "王子",
        "公主",
        "牛仔",
        "将军",
        "騎士",
    ]
)
"""Those who ride come on a horse."""
_CALLS: Final = frozenset({Action.SHOUT, Action.SPEAK, Action.WAVE, Action.WHISPER})
_BODIES: Final = (EntityKind.PERSON, EntityKind.CROWD, EntityKind.ANIMAL)


@dataclass
class _Story:
    """The entities of a story, and who rides what, as its acts go on."""

    entities: dict[str, Entity]
    aboard: dict[str, str] = field(default_factory=dict)
    """What each has got into or onto."""
    seen: set[str] = field(default_factory=set)
    """Whom and what acts were about so far, if not only that they opened a door."""
    called: set[str] = field(default_factory=set)
    """Whom the act before called, who hadn't been there."""

    def kind(self, key: str | None) -> PropKind | None:
        """What draws an entity that isn't a person."""
        one = self.entities.get(key or "")
        return None if one is None or (self.is_person(key) and not one.prop) else prop_kind(one)

    def is_person(self, key: str | None) -> bool:
        """Whether somebody is played by a figure."""
        one = self.entities.get(key or "")
        return one is not None and one.kind in (EntityKind.PERSON, EntityKind.CROWD)

    def lives(self, key: str | None) -> bool:
        """Whether somebody is a person or an animal."""
        one = self.entities.get(key or "")
        return one is not None and one.kind in _BODIES

    def is_thing(self, key: str | None) -> bool:
        """Whether something without life is named."""
        return key in self.entities and not self.lives(key)

    def piece(self, kind: PropKind, living: bool = False) -> str | None:
        """A thing or an animal that nobody named: the story's own where it has one."""
        known = next((key for key, one in self.entities.items() if one.prop == kind), None)
        if known is not None or len(self.entities) >= MOST_ENTITIES:
            return known
        word = kind.value.replace("_", "-")
        sort = EntityKind.ANIMAL if living else EntityKind.THING
        name = f"the-{word}" if word in self.entities else word
        self.entities[name] = Entity(id=name, kind=sort, name=f"the {word}", noun=kind.value, prop=kind.value)
        return name


Rule = Callable[[Act, _Story], Sequence[Act] | None]
"""The acts that are seen of one, or nothing where it is seen as it is told."""
STAGED_AS: Final[Mapping[Action, frozenset[Action]]] = {
    Action.CLOSE: frozenset({Action.PUT}), Action.PUSH: frozenset({Action.BREAK, Action.DROP}),
    Action.HIT: frozenset({Action.BREAK, Action.DROP}), Action.ENTER: frozenset({Action.RIDE}),
    Action.GO: frozenset({Action.RIDE}), Action.FLEE: frozenset({Action.RIDE}), Action.JUMP: frozenset({Action.RIDE}),
    Action.CARRY: frozenset({Action.RIDE}), Action.DESCEND: frozenset({Action.FLY}), Action.CLIMB: frozenset({Action.RIDE}),
    Action.BREAK: frozenset({Action.VANISH}), Action.GROW: frozenset({Action.CHANGE}), Action.HIDE: frozenset({Action.DIG}),
    Action.LEAVE: frozenset({Action.ENTER, Action.RIDE}), Action.TURN: frozenset({Action.DROP}), Action.OPEN: frozenset({Action.ENTER}),
}  # fmt: skip
"""What else acts are staged as by what is said here."""


def partnered(reading: StoryReading) -> StoryReading:
    """The reading as bodies do it to each other, with the bed, horse, blanket or sprout that its words imply."""
    reading = furnished(reading)
    story = _Story({one.id: one for one in reading.entities})
    events: list[Event] = []
    for event in reading.events:
        acts: list[Act] = []
        for act in event.acts:
            seen = next((found for rule in _RULES if (found := rule(act, story)) is not None), [act])
            before = acts or (events[-1].acts if events else [])
            if before and (one := _as_one(before[-1], seen[0], story)) is not None:
                before[-1] = one
                seen = seen[1:]
            elif before:
                before[-1] = _called(before[-1], seen[0], story)
                _has_along(before[-1], seen[0], story)
            acts += seen
            story.called = {act.whom} - story.seen if act.whom and act.action in _CALLS else set()
            story.seen |= set(act.names) if act.action is not Action.OPEN else set()
        if acts:
            events.append(event.model_copy(update={"acts": acts[:MOST_ACTS]}))
        elif events:
            both = f"{events[-1].text} {event.text}".strip()[:400]
            events[-1] = events[-1].model_copy(update={"text": both})
    return reading.model_copy(update={"events": events, "entities": list(story.entities.values())})


def _as_one(before: Act, act: Act, story: _Story) -> Act | None:
    """Two acts that are seen as one: who opens a door only to come in by it comes from behind it.

    Who is taken along on a bicycle rides on it from the first.
    """
    same_ride = before.action is act.action is Action.RIDE and before.what == act.what
    if same_ride and set(before.who) < set(act.who) and before.whom is None:
        return act
    comes_twice = before.action is act.action is Action.ENTER or before.action is act.action is Action.LEAVE
    if comes_twice and before.who == act.who:  # called to come out, it comes out
        return before if before.whom else act
    door = before.what or before.whom
    by_it = before.action is Action.OPEN and story.kind(door) in DOORS - {PropKind.WINDOW}
    comes = act.action is Action.ENTER and act.whom in (None, door) and act.who == before.who
    if not by_it or not comes or not story.seen.isdisjoint(act.who):
        return None
    return act.model_copy(update={"whom": door, "path": Way.THROUGH})


def _called(before: Act, act: Act, story: _Story) -> Act:
    """Who is called and comes then isn't there yet: one calls to where they come from."""
    comes = act.action is Action.ENTER and before.whom in act.who and before.whom in story.called
    if before.action not in _CALLS or not comes:
        return before
    return before.model_copy(update={"whom": act.whom if story.is_thing(act.whom) else None, "path": None})


def _has_along(before: Act, act: Act, story: _Story) -> None:
    """Who comes in wearing or holding something has it on or in the hand as they come."""
    along = (
        before.action is Action.ENTER
        and act.who == before.who
        and act.verb in ("wear", "hold", "carry", "穿着", "拿着", "戴着")
    )
    one = story.entities.get(act.what or "")
    if along and one is not None and one.at is None and not story.lives(act.what):
        relation: SpotRelation = "on" if act.action is Action.WEAR else "held_by"
        story.entities[one.id] = one.model_copy(update={"at": Spot(relation=relation, entity=act.who[0])})


def _seen(act: Act, **update: object) -> list[Act]:
    return [act.model_copy(update=update)]


def _covers(act: Act, story: _Story) -> Sequence[Act] | None:
    """Somebody is covered with a blanket: it is laid on them."""
    if act.action not in (Action.CLOSE, Action.PUT, Action.WEAR) or not _COVERS.search(act.verb):
        return None
    patient = next((key for key in (act.whom, act.what) if story.lives(key) and key not in act.who), None)
    if patient is None:
        return None
    named = [key for key in (act.what, act.whom) if story.kind(key) in _CLOTHS]
    had = [
        key
        for key, one in story.entities.items()
        if one.at is not None and one.at.entity in (patient, *act.who) and story.kind(key) in _CLOTHS
    ]
    cloth = next(iter((*named, *had)), None)
    if cloth is None and _BEDDING.search(act.verb) and act.action is Action.CLOSE:
        cloth = story.piece(PropKind.BLANKET)
    if cloth is None:
        return None
    story.entities[cloth] = story.entities[cloth].model_copy(update={"at": None})
    return _seen(act, action=Action.PUT, what=cloth, whom=patient, path=Way.ONTO)


def _topples(act: Act, story: _Story) -> Sequence[Act] | None:
    """What is pushed down or knocked over falls: what was built is in pieces then."""
    thing = next((key for key in (act.what, act.whom) if story.is_thing(key)), None)
    down = act.path is Way.DOWN or bool(_DOWN.search(act.verb))
    over = act.action is Action.TURN and bool(_OVERTURNS.search(act.verb))
    if (
        thing is None
        or thing in act.who
        or act.action not in (Action.PUSH, Action.HIT, Action.KICK, Action.PULL, Action.TURN, Action.DROP)
    ):
        return None
    built = story.kind(thing) in _BUILT
    if not over and not (down and (act.action is not Action.DROP or built)):
        return None
    if built:
        return _seen(act, action=Action.BREAK, what=thing, whom=None, path=None)
    manner = list(dict.fromkeys([*act.manner, Manner.FAST]))[:4]
    return _seen(act, action=Action.DROP, what=thing, whom=None, path=None, manner=manner)


def _boards(act: Act, story: _Story) -> Sequence[Act] | None:
    """Who gets into a car sits in it, and drives away in it."""
    vehicle = act.whom if story.kind(act.whom) in RIDDEN and not story.lives(act.whom) else None
    gets_in = act.action in (Action.ENTER, Action.GO, Action.CLIMB, Action.JUMP) and act.path is Way.INTO
    if vehicle is not None and gets_in and all(map(story.is_person, act.who)):
        story.aboard |= dict.fromkeys(act.who, vehicle)
        return _seen(act, action=Action.RIDE, what=vehicle, whom=None)
    on = next((story.aboard[who] for who in act.who if who in story.aboard), None)
    if on is None:
        return None
    if (
        act.action in (Action.FLEE, Action.GO, Action.LEAVE)
        and _DRIVES.search(act.verb)
        and act.what in (None, on)
    ):
        return _seen(act, action=Action.RIDE, what=on, path=act.path or Way.AWAY)
    if act.action in (Action.LEAVE, Action.GO, Action.JUMP, Action.DESCEND, Action.CLIMB, Action.ENTER):
        story.aboard = {who: key for who, key in story.aboard.items() if who not in act.who}
    return None


def _takes_along(act: Act, story: _Story) -> Sequence[Act] | None:
    """Who rides a bicycle and takes somebody along has them on it."""
    if act.action is Action.RIDE:
        vehicle = next((key for key in (act.what, act.whom) if story.kind(key) in RIDDEN | _MOUNTS), None)
        story.aboard |= dict.fromkeys(act.who, vehicle) if vehicle else {}
        return None
    rider = next(iter(act.who), "")
    other = act.what or act.whom
    if (
        act.action is not Action.CARRY
        or rider not in story.aboard
        or not story.is_person(other)
        or act.path is Way.UP
    ):
        return None
    story.aboard[str(other)] = story.aboard[rider]
    return _seen(act, action=Action.RIDE, who=[*act.who, str(other)][:6], what=story.aboard[rider], whom=None)


def _rides_on(act: Act, story: _Story) -> Sequence[Act] | None:
    """Who goes where they go on what they ride; who rides an elephant sits on it; a knight comes on a horse."""
    if (
        act.action is Action.GO
        and act.who
        and all(who in story.aboard for who in act.who)
        and act.path is Way.TO
    ):
        return _seen(act, action=Action.RIDE, what=story.aboard[act.who[0]])
    if act.action is not Action.RIDE or act.what is not None:
        return None
    if story.kind(act.whom) in _MOUNTS or (story.lives(act.whom) and act.verb.endswith(" on")):
        story.aboard |= dict.fromkeys(act.who, str(act.whom))
        return _seen(act, what=act.whom, whom=None, path=None)
    nouns = [story.entities[who].noun.lower() for who in act.who if story.is_person(who)]
    if not nouns or nouns[0] not in _RIDERS or story.kind(act.whom) in RIDDEN or act.who[0] in story.aboard:
        return None
    own = next((key for key in story.seen if story.kind(key) in _MOUNTS | {PropKind.DRAGON}), None)
    horse = own or story.piece(PropKind.HORSE, living=True)
    if horse and act.who[0] not in story.seen:  # they come on it
        mounted = Spot(relation="riding", entity=horse)
        story.entities[act.who[0]] = story.entities[act.who[0]].model_copy(update={"at": mounted})
    story.aboard |= dict.fromkeys(act.who, horse) if horse else {}
    return _seen(act, what=horse, path=Way.TO if act.path is Way.UP else act.path) if horse else None


def _changes(act: Act, story: _Story) -> Sequence[Act] | None:
    """A bubble that bursts is gone, what melts runs down, and what grows out of a seed is no large seed."""
    body = act.what or next(iter(act.who), None)
    if act.action is Action.BREAK and story.kind(body) is PropKind.BUBBLE:
        return _seen(act, action=Action.VANISH)
    if act.action is Action.VANISH and _MELTS.search(act.verb):
        return _seen(act, path=Way.DOWN)
    if (
        act.action is Action.GROW
        and act.what is None
        and len(act.who) == 1
        and story.kind(act.who[0]) in _SEEDS
    ):
        sprout = story.piece(PropKind.SPROUT)
        return (
            _seen(act, action=Action.CHANGE, what=act.who[0], whom=sprout, path=Way.INTO) if sprout else None
        )
    return None


def _digs(act: Act, story: _Story) -> Sequence[Act] | None:
    """What is buried goes into the ground where somebody digs, and comes out of it there."""
    dig = act.model_copy(update={"action": Action.DIG, "what": None, "whom": None, "path": None})
    if act.action is Action.HIDE and _BURIES.search(act.verb) and story.is_thing(act.what) and act.who:
        return [dig, act.model_copy(update={"action": Action.VANISH, "whom": None, "path": Way.DOWN})]
    if act.action is Action.TAKE and _DIGS_UP.search(act.verb) and story.is_thing(act.what):
        return [dig, act]
    return None


def _alights(act: Act, story: _Story) -> Sequence[Act] | None:
    """What has wings comes down through the air onto what it lands on."""
    winged = bool(act.who) and all(story.kind(who) in _WINGED for who in act.who)
    if (
        act.action is Action.DESCEND
        and winged
        and act.whom is not None
        and act.path in (Way.ONTO, Way.AT, None)
    ):
        return _seen(act, action=Action.FLY, path=Way.ONTO)
    return None


def _shoulders(act: Act, story: _Story) -> Sequence[Act] | None:
    """Who is carried on a back or on shoulders sits up there."""
    other = act.what or act.whom
    if act.action is not Action.CARRY or not story.lives(other) or act.path not in (None, Way.ONTO, Way.AT):
        return None
    part = story.entities[act.whom].noun if act.what is not None and act.whom in story.entities else ""
    if not _SHOULDERS.search(act.verb) and part not in (
        "shoulder",
        "back",
        "背",
        "肩",
        "肩膀",
        "背上",
        "肩上",
    ):
        return None
    return _seen(act, what=other, whom=None, path=Way.ONTO)


_RULES: Final[Sequence[Rule]] = (
    _covers, _topples, _boards, _takes_along, _rides_on, _changes, _digs, _alights, _shoulders,
)  # fmt: skip
