"""Two to four of a kind in a Chinese request are so many bodies, of which 一只 and 另一只 each mean one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ...common.acts import MOST_APART, MOST_ENTITIES, Act, Entity, EntityKind, Event, StoryReading

_WORDS: Final = "[只隻个個位名头頭匹条條人]"
_ONE: Final = re.compile(rf"^\W*(?:其中|有|先是)?一{_WORDS}(?!接一|个个)")
_EACH: Final = re.compile(rf"一{_WORDS}[^，。]{{1,6}}?[和跟与與同]一{_WORDS}")
"""Two who are named one by one, and both act."""
_OTHER: Final = re.compile(rf"另外?一{_WORDS}")


def told_apart(reading: StoryReading) -> StoryReading:
    """The reading with an entity for every member of a small group, and each act by those who do it."""
    room = MOST_ENTITIES - len(reading.entities)
    members: dict[str, list[str]] = {}
    entities: list[Entity] = []
    for one in reading.entities:
        living = one.kind in (EntityKind.PERSON, EntityKind.ANIMAL)
        if living and one.count > MOST_APART:
            one = one.model_copy(update={"kind": EntityKind.CROWD})
        if living and 2 <= one.count <= MOST_APART and room >= one.count - 1:
            room -= one.count - 1
            members[one.id] = [one.id, *(f"{one.id}-{n}" for n in range(2, one.count + 1))]
            entities += [one.model_copy(update={"id": key, "count": 1}) for key in members[one.id]]
        else:
            entities.append(one)
    picked: list[str] = []
    events = [_event(event, members, picked) for event in reading.events]
    return reading.model_copy(update={"entities": entities, "events": events})


def _event(event: Event, members: Mapping[str, Sequence[str]], picked: list[str]) -> Event:
    acts: list[Act] = []
    another = _OTHER.search(event.text) is not None
    single = another or (_ONE.search(event.text) is not None and not _EACH.search(event.text))
    for act in event.acts:
        who = [key for one in act.who for key in members.get(one, [one])]
        if len(who) > 1 and single:
            if not another and len(picked) >= len(who):
                picked.clear()
            left = [key for key in who if key not in picked]
            chosen = left[0] if left else who[-1]
            if chosen not in picked and act is event.acts[-1]:
                picked.append(chosen)
            who = [chosen]
        elif not single:
            picked.clear()
        acts.append(
            act.model_copy(
                update={
                    "who": who[:6],
                    "what": _partner(act.what, who, members),
                    "whom": _partner(act.whom, who, members),
                }
            )
        )
    return event.model_copy(update={"acts": acts})


def _partner(key: str | None, who: Sequence[str], members: Mapping[str, Sequence[str]]) -> str | None:
    """Whom of a group an act is done to: one who doesn't do it."""
    if key is None or key not in members:
        return key
    return next((one for one in members[key] if one not in who), members[key][-1])
