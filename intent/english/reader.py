"""The reader of English requests: constraints first, then the story, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...common.acts import MOST_ENTITIES, MOST_EVENTS, Event, StoryReading
from ..people import Persona
from .before import prepared
from .clauses import Reader
from .heading import unheaded
from .limits import take_limits, take_orders

_FOREIGN = re.compile(r"[^\W\d_A-Za-zÀ-ÿ]+")


def read(text: str, characters: Mapping[str, Persona]) -> StoryReading:
    """Entities, events, constraints and tone of an English request, with the words it could not place."""
    text, orders = take_orders(prepared(text))
    story, constraints, tone, begins = take_limits(text)
    story = "".join(
        old if new == kept else new for old, new, kept in zip(story, unheaded(text), text, strict=True)
    )
    reader = Reader(story, characters, begins)
    reader.read()
    entities = reader.cast.entities[:MOST_ENTITIES]
    return StoryReading(
        entities=entities,
        events=_about({one.id for one in entities}, reader.events)[:MOST_EVENTS],
        constraints=constraints,
        tone=tone,
        not_understood=list(
            dict.fromkeys(word[:60] for word in [*reader.unread(), *orders, *_FOREIGN.findall(story)])
        )[:60],
    )


def _about(known: set[str], events: Sequence[Event]) -> list[Event]:
    """The events whose acts speak of nobody else."""
    return [event for event in events if all(known.issuperset(act.names) for act in event.acts)]
