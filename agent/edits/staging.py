"""What is added to a film that is planned already: bodies in its shots, and events that its stage plays on with.

A new event is staged where the film left off: all that was told before it is played through on the planner's own stage,
so that who holds what, sits where and is asleep is as the shots before have it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ...common.acts import Entity, Spot, StoryReading
from ...common.errors import StudioError
from ...common.story import Actor, Prop, Shot, Storyboard
from ...common.vocabulary import Transition
from ...configs.look import colour_of
from ...intent.events import read_story
from ...intent.people import Persona
from ...intent.text import mostly_chinese
from ..story.events.parts import Part, make_parts
from ..story.events.stage import MOST_ACTORS, EventStage
from .moments import story_told
from .names import names_of

WORN: Final = frozenset({"hat", "crown", "glasses", "helmet", "cap", "headphones", "mask", "wig"})
"""Things that are put on a head instead of into a hand."""
MOST_THINGS: Final = 8
_PLACES: Final = (0.75, -0.75, 0.45, -0.45, 0.15, -0.15, 0.95, -0.95)
"""Where somebody may stand who is new, the likeliest first."""


def entity_told(words: str, taken: set[str], keep: str = "") -> Entity:
    """Somebody or something as words name them ("a yellow hat", 一只橘猫), under an id that isn't taken.

    Args:
        keep: an id that it takes over.

    Raises:
        StudioError: ``request_unclear`` when nobody can tell what it is.
    """
    chinese = mostly_chinese(words)
    plain = re.sub(r"^(?:[顶把条件双副])", "一\\g<0>", words) if chinese else words
    reading = read_story(f"{plain}在等。" if chinese else f"{plain} waits.", "zh" if chinese else "en", {})
    drawn = [one for one in reading.entities if one.prop or one.kind.value != "thing"] or reading.entities
    if not drawn:
        raise StudioError(
            "request_unclear",
            f"Nobody knows what '{words}' looks like.",
            "Name a person, an animal or a thing.",
        )
    found = drawn[0]
    base = (
        keep
        or re.sub(r"[^a-z0-9]+", "-", (found.noun or found.name).lower()).strip("-")
        or f"new-{len(taken)}"
    )
    name, number = base[:44], 2
    while name in taken and name != keep:
        name, number = f"{base[:40]}-{number}", number + 1
    return found.model_copy(update={"id": name, "at": None, "words": words[:120]})


def parts_of(entity: Entity, characters: Mapping[str, Persona]) -> list[Part]:
    """The bodies that show somebody or something."""
    return list(make_parts(StoryReading(entities=[entity]), characters, []).get(entity.id, []))


def thing_of(part: Part, x: float = 0.0, at: Spot | None = None) -> Prop:
    """A thing or an animal for a shot."""
    named = (part.entity.noun, part.entity.name, part.entity.words)
    colour = colour_of(*part.entity.traits, *named) or part.coat
    colour = colour or colour_of(
        *(f"{sign}色" for sign in re.findall(r"[橘橙红黄蓝绿白黑灰粉紫棕花]", part.entity.noun))
    )
    assert part.prop is not None
    return Prop(prop=part.prop, id=part.id, x=x, size=part.size, colour=colour, label=part.label, at=at)


def add_body(
    board: Storyboard, words: str, shots: list[Shot], holder: set[str], characters: Mapping[str, Persona]
) -> None:
    """Puts somebody or something into shots, held or worn where ``holder`` names the ids of a body.

    Raises:
        StudioError: ``option_invalid`` where there is no room, or nothing to draw it; ``request_unclear``.
    """
    entity = entity_told(words, {one.id for one in board.entities})
    parts = parts_of(entity, characters)
    if not parts:
        raise StudioError("option_invalid", f"Nothing here draws '{words}'.", "Name something else.")
    taken = False
    for shot in shots:
        there = [actor.character for actor in shot.actors] + [thing.id for thing in shot.things if thing.id]
        owner = next((one for one in there if one in holder), None)
        if holder and owner is None:
            continue
        taken = True
        for part in parts:
            _into(shot, part, owner)
    if not taken:
        raise StudioError(
            "option_invalid", "Whoever is to have it is in none of these shots.", "Name shots they are in."
        )
    board.entities = [*board.entities, entity]
    board.cast = list(dict.fromkeys([*board.cast, *(part.id for part in parts if part.is_actor)]))


def _into(shot: Shot, part: Part, owner: str | None) -> None:
    if owner is not None and not part.is_actor:
        worn = str(part.prop) in WORN
        x = next(
            body.x
            for body in shot.bodies
            if owner in (getattr(body, "character", ""), getattr(body, "id", ""))
        )
        at = Spot(relation="on" if worn else "held_by", entity=owner)
        shot.things = _with(shot, thing_of(part, x, at))
    elif part.is_actor:
        if len(shot.actors) >= MOST_ACTORS:
            raise StudioError(
                "option_invalid", f"Shot {shot.id} is full: it has {MOST_ACTORS} people.", "Name other shots."
            )
        shot.actors = [*shot.actors, Actor(character=part.id, extra=part.extra, x=_free(shot))]
    else:
        shot.things = _with(shot, thing_of(part, _free(shot)))


def _with(shot: Shot, thing: Prop) -> list[Prop]:
    if len(shot.things) >= MOST_THINGS:
        raise StudioError(
            "option_invalid", f"Shot {shot.id} is full: it has {MOST_THINGS} things.", "Name other shots."
        )
    return [*shot.things, thing]


def _free(shot: Shot) -> float:
    """Where somebody new stands furthest from the others."""
    taken = [body.x for body in shot.bodies]
    return max(_PLACES, key=lambda x: min((abs(x - other) for other in taken), default=1.0))


def stage_event(
    board: Storyboard, words: str, before: str | None, characters: Mapping[str, Persona]
) -> tuple[list[Shot], StoryReading]:
    """The shots of something more that happens, and how it was read.

    Args:
        before: the event of the film that it follows; None means none.

    Raises:
        StudioError: ``request_unclear`` when nothing in it can be played.
    """
    told = story_told(words, names_of(board, characters))
    if not told.acts:
        raise StudioError(
            "request_unclear", f"Nothing that happens was read in '{words}'.", "Say who does what."
        )
    number = len(board.events) + 1
    while any(one.id == f"e{number}" for one in board.events):
        number += 1
    event = told.events[0].model_copy(
        update={
            "id": f"e{number}",
            "acts": [act for one in told.events for act in one.acts][:8],
            "text": words[:400],
        }
    )
    reading = StoryReading(
        entities=[*board.entities, *told.entities][:40], events=[*board.events, event], tone=board.tone
    )
    parts = make_parts(reading, characters, [])
    stage = EventStage(parts, board.tone, None)
    setting = board.shots[0].setting
    for earlier in board.events:
        setting = next((shot.setting for shot in board.shots if earlier.id in shot.depicts), setting)
        if earlier.acts:
            stage.event([earlier], setting)
        if earlier.id == before:
            break
    shots = stage.event([event], setting)
    for shot in shots:
        shot.transition = Transition.CUT
    if not any(shot.acts for shot in shots):
        raise StudioError(
            "request_unclear", f"Nobody here can play '{words}'.", "Say who of the film does what."
        )
    return shots, StoryReading(entities=told.entities, events=[event])
