"""A long script is read in parts, as long as requests are, whose people and things are the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ...common.acts import MOST_ENTITIES, MOST_EVENTS, Act, Entity, Event, StoryReading
from ...common.story import Language
from ...intent.events import MOST_LETTERS, read_story
from ...intent.people import Persona
from .people import folded_name

MOST_LOST: Final = 60
"""Words of what wasn't understood."""


def read_in_parts(
    scenes: Sequence[Sequence[str]], language: Language, characters: Mapping[str, Persona]
) -> StoryReading:
    """What the paragraphs of scenes tell, as one story."""
    readings = (
        # a new line would forget who "it" is
        read_story(
            (" " if language == "en" else "\n").join(part), language, characters, most=10 * MOST_LETTERS
        )
        for part in _parts(scenes)
    )
    return _as_one(list(readings))


def _parts(scenes: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """Paragraphs that are read together: whole scenes while they fit, and never half a paragraph."""
    part: list[str] = []
    for scene in scenes:
        whole = sum(map(len, scene))
        if part and sum(map(len, part)) + whole > MOST_LETTERS:
            yield part
            part = []
        for paragraph in scene:
            if part and sum(map(len, part)) + len(paragraph) > MOST_LETTERS:
                yield part
                part = []
            part.append(paragraph)
    if part:
        yield part


def _as_one(readings: Sequence[StoryReading]) -> StoryReading:
    if len(readings) == 1:
        return readings[0]
    entities: list[Entity] = []
    events: list[Event] = []
    for reading in readings:
        ids = _known(reading.entities, entities)
        events += [made for event in reading.events if (made := _about(event, ids)) is not None]
    lost = [word for reading in readings for word in reading.not_understood]
    tone = next((reading.tone for reading in readings if reading.tone), None)
    return StoryReading(
        entities=entities,
        events=events[:MOST_EVENTS],
        tone=tone,
        not_understood=list(dict.fromkeys(lost))[:MOST_LOST],
    )


def _known(new: Sequence[Entity], entities: list[Entity]) -> dict[str, str]:
    """Who of a part is who of the story; whoever is new is added while there is room."""
    ids: dict[str, str] = {}
    for one in new:
        same = next((old for old in entities if _is_same(old, one)), None)
        if same is not None:
            ids[one.id] = same.id
        elif len(entities) < MOST_ENTITIES:
            taken = {old.id for old in entities}
            fresh = (f"{one.id[:40]}-{n}" for n in range(2, MOST_ENTITIES + 2))
            ids[one.id] = one.id if one.id not in taken else next(key for key in fresh if key not in taken)
            entities.append(one.model_copy(update={"id": ids[one.id]}))
    for number, old in enumerate(entities):
        if old.at is not None and old.id in ids.values():
            spot = old.at.model_copy(update={"entity": ids.get(old.at.entity, old.at.entity)})
            entities[number] = old.model_copy(update={"at": spot})
    return ids


def _is_same(old: Entity, new: Entity) -> bool:
    if old.character or new.character:
        return old.character == new.character
    return old.kind is new.kind and old.count == new.count and folded_name(old.name) == folded_name(new.name)


def _about(event: Event, ids: Mapping[str, str]) -> Event | None:
    """An event with the story's ids; none that nobody is left for."""
    acts: list[Act] = []
    for act in event.acts:
        who = [ids[key] for key in act.who if key in ids]
        if who or not act.who:
            told = {"who": who, "what": ids.get(act.what or ""), "whom": ids.get(act.whom or "")}
            acts.append(act.model_copy(update=told))
    return event.model_copy(update={"acts": acts}) if acts else None
