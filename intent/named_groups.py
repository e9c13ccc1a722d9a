"""Names that come after a group are its members: of "two chefs … Gino throws dough at Marta" Gino is a chef."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..common.acts import Act, Entity, EntityKind, StoryReading

_MOST: Final = 4
"""Members of a group whose names anybody keeps in mind."""


def with_named_groups(reading: StoryReading) -> StoryReading:
    """The reading in which a group is those who are named after it, where as many are named as it has members."""
    group, named = _group(reading), _named(reading)
    if not group or len(group) != len(named):
        return reading
    acts = list(enumerate(reading.acts))
    met = {key: min((n for n, act in acts if key in act.names), default=-1) for key in (*group, *named)}
    if max(met[key] for key in group) >= min(met[key] for key in named):
        return reading
    became = {old.id: new.id for old, new in zip(_of(reading, group), _of(reading, named), strict=True)}
    entities = [_member(one, reading, became) for one in reading.entities if one.id not in became]
    events = [
        event.model_copy(update={"acts": [_acted(act, became) for act in event.acts]})
        for event in reading.events
    ]
    return reading.model_copy(update={"entities": entities, "events": events})


def _of(reading: StoryReading, keys: list[str]) -> list[Entity]:
    return [one for one in reading.entities if one.id in keys]


def _group(reading: StoryReading) -> list[str]:
    """The members of the only group of people who are called the same and have no names."""
    acting = {key for act in reading.acts for key in act.who}
    alike: dict[str, list[str]] = {}
    for one in reading.entities:
        if one.kind is EntityKind.PERSON and one.noun and one.character is None and one.id in acting:
            alike.setdefault(one.noun, []).append(one.id)
    groups = [keys for keys in alike.values() if 1 < len(keys) <= _MOST]
    return groups[0] if len(groups) == 1 else []


def _named(reading: StoryReading) -> list[str]:
    """Those who have a name and nothing else by which anybody knows them."""
    return [
        one.id
        for one in reading.entities
        if one.kind is EntityKind.PERSON and not one.noun and one.character is None and not one.prop
    ]


def _member(one: Entity, reading: StoryReading, became: Mapping[str, str]) -> Entity:
    old = next((group for group in reading.entities if became.get(group.id) == one.id), None)
    if old is None:
        return one
    told = {"noun": old.noun, "words": old.words or old.noun, "traits": old.traits, "age": one.age or old.age}
    return one.model_copy(update={**told, "gender": one.gender or old.gender})


def _acted(act: Act, became: Mapping[str, str]) -> Act:
    return act.model_copy(
        update={
            "who": [became.get(key, key) for key in act.who],
            "what": became.get(act.what or "", act.what),
            "whom": became.get(act.whom or "", act.whom),
        }
    )
