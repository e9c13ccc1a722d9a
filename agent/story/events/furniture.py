"""Furniture that a place has and nobody names: whoever sleeps in a bedroom lies in a bed, not on the rug.

The painted place shows what furniture there is; what somebody sits or lies on must be a thing of the stage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ....common.acts import MOST_ENTITIES, Act, Action, Entity, EntityKind, Event, Spot, StoryReading, Way
from ....common.story import Intent
from ....common.things import PropKind
from ....common.vocabulary import Place
from ....intent.text import simplified, word_set
from .parts import RIDDEN, Parts, is_one_of, is_played, is_scenery

_LIES: Final = (Action.SLEEP, Action.LIE)
_USED: Final[Mapping[Place, Mapping[Action, PropKind]]] = {
    Place.BEDROOM: dict.fromkeys(_LIES, PropKind.BED),
    Place.HOSPITAL: {**dict.fromkeys(_LIES, PropKind.BED), Action.SIT: PropKind.CHAIR},
    Place.CAFE: {Action.SIT: PropKind.CHAIR},
    Place.LIBRARY: {Action.SIT: PropKind.CHAIR},
    Place.MUSEUM: {Action.SIT: PropKind.BENCH},
    Place.TRAIN: {Action.SIT: PropKind.SOFA},
}
"""What is used in a place for what, where nothing is named for it."""
_CHAIRS: Final = frozenset(
    {PropKind.CHAIR, PropKind.STOOL, PropKind.SWING, PropKind.STUMP, PropKind.TOILET, PropKind.WHEELCHAIR}
)
"""What has room for people to sit on, and none to lie."""
_TANKS: Final = word_set("aquarium fishbowl 鱼缸 玻璃缸 金鱼缸") | {"fish tank", "fish bowl"}
_BOWLS: Final = word_set("bowl tank jar 缸 碗")
_PET: Final = re.compile("goldfish|pet|金鱼|金魚", re.I)
"""What a fish that somebody keeps lives in; a fish that may be a fisherman's isn't in anybody's bowl of soup."""


def sitters(parts: Parts) -> tuple[frozenset[str], frozenset[str]]:
    """The people of a story, who sleep sitting on a chair, and its chairs."""
    people = frozenset(key for key in parts if is_played(parts, key))
    return people, frozenset(key for key in parts if is_one_of(parts, key, _CHAIRS))


def furnished(reading: StoryReading) -> StoryReading:
    """The reading with a bed for who sleeps in a bedroom, a seat for who sits in a café or a train."""
    entities = {one.id: one for one in reading.entities}
    place, events = "", []
    for event in reading.events:
        place = event.place or place
        used = _USED.get(Place(place), {}) if place in set(Place) else {}
        events.append(_with_furniture(event, used, entities))
    return reading.model_copy(update={"events": events, "entities": list(entities.values())})


def with_fishbowl(intent: Intent) -> Intent:
    """The intent with its fish in a bowl of glass, where it tells of one that somebody keeps: soup is in others."""
    entities = _with_fishbowl(intent.reading.entities)
    if entities == intent.reading.entities:
        return intent
    reading = intent.reading.model_copy(update={"entities": entities})
    things = [thing for thing in intent.things if thing.prop is not PropKind.BOWL]
    return intent.model_copy(update={"reading": reading, "things": things})


def kept_in_bowls(entities: Sequence[Entity]) -> frozenset[str]:
    """Who swims in a bowl, and needs no sea."""
    bowls = {one.id for one in entities if one.prop == PropKind.FISHBOWL}
    return frozenset(one.id for one in entities if one.at is not None and one.at.entity in bowls)


def _with_fishbowl(entities: Sequence[Entity]) -> list[Entity]:
    fish = next(
        (one for one in entities if one.prop == PropKind.FISH and one.kind is EntityKind.ANIMAL), None
    )
    bowl = next((one for one in entities if simplified(one.noun.casefold()) in _TANKS), None)
    if bowl is None and fish is not None and _PET.search(f"{fish.noun} {fish.words}"):
        bowl = next((one for one in entities if simplified(one.noun.casefold()) in _BOWLS), None)
    if fish is None or bowl is None:
        return list(entities)
    seen: dict[str, dict[str, object]] = {
        bowl.id: {"prop": PropKind.FISHBOWL.value},
        fish.id: {"traits": [*fish.traits, "tiny"][:8], "at": fish.at or Spot(relation="in", entity=bowl.id)},
    }
    return [one.model_copy(update=seen.get(one.id, {})) for one in entities]


def _with_furniture(event: Event, used: Mapping[Action, PropKind], entities: dict[str, Entity]) -> Event:
    acts = []
    for act in event.acts:
        kind = used.get(act.action)
        if kind is PropKind.CHAIR and len(act.who) > 1:
            kind = PropKind.SOFA
        piece = _piece(kind, entities) if kind is not None and _on_nothing(act, entities) else None
        if piece is not None:
            act = act.model_copy(update={"whom": piece.id, "path": Way.ONTO})
        acts.append(act)
    return event.model_copy(update={"acts": acts})


def _on_nothing(act: Act, entities: Mapping[str, Entity]) -> bool:
    """Whether people do it, on nothing that the story names but the place itself, or beside somebody."""
    doers = [entities[key] for key in act.who if key in entities]
    named = [entities[key] for key in (act.what, act.whom) if key and key in entities]
    there = act.path in (Way.ONTO, Way.INTO, Way.AT, None)
    return there and bool(doers) and all(map(_is_person, doers)) and all(map(_is_no_seat, named))


def _is_person(one: Entity) -> bool:
    return one.kind in (EntityKind.PERSON, EntityKind.CROWD)


def _is_no_seat(one: Entity) -> bool:
    return is_scenery(one) or one.prop in RIDDEN or _is_person(one)


def _piece(kind: PropKind, entities: dict[str, Entity]) -> Entity | None:
    """The piece that the story has already, else a new one; None in a story that is full."""
    known = next((one for one in entities.values() if one.prop == kind), None)
    if known is not None or len(entities) >= MOST_ENTITIES:
        return known
    word = kind.value
    traits = ["blue"] if kind is PropKind.SOFA else []
    name = f"the-{word}" if word in entities else word
    piece = Entity(id=name, kind=EntityKind.THING, name=f"the {word}", noun=word, prop=word, traits=traits)
    entities[piece.id] = piece
    return piece
