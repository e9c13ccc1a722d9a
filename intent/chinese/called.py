"""A name that a Chinese request gives to a thing or an animal: 牙刷小蓝 and 小蓝是一支牙刷 are one toothbrush."""

from __future__ import annotations

import re
from typing import Final

from ...common.acts import Act, Entity, EntityKind, StoryReading
from ..english.kinds import prop_of
from ..text import simplified

_IS: Final = (
    "(?:其实)?是(?:一|我家的?|那)?[只隻支枝个個条條匹头頭台辆輛朵颗顆把块塊位名]?[^，。！？,.!?]{0,4}?"
)


def named_things(reading: StoryReading, text: str) -> StoryReading:
    """The reading in which a name and what it names, told side by side, are one body with that picture."""
    same: dict[str, str] = {}
    entities = {one.id: one for one in reading.entities}
    for one in reading.entities:
        if one.kind is not EntityKind.PERSON or one.noun or one.character or one.gender:
            continue
        for other in reading.entities:
            if (
                other.kind in (EntityKind.THING, EntityKind.ANIMAL)
                and other.prop
                and _are_one(one, other, text)
            ):
                same[other.id] = one.id
                entities[one.id] = one.model_copy(
                    update={"kind": EntityKind.ANIMAL, "noun": other.noun, "prop": other.prop}
                )
                break
        else:
            if noun := _said_to_be(one, text):
                update = {"kind": EntityKind.ANIMAL, "noun": noun, "prop": prop_of(simplified(noun))}
                entities[one.id] = one.model_copy(update=update)
    left = [entity for key, entity in entities.items() if key not in same]
    events = [
        event.model_copy(update={"acts": [_renamed(act, same) for act in event.acts]})
        for event in reading.events
    ]
    return reading.model_copy(update={"entities": left, "events": events})


def _said_to_be(named: Entity, text: str) -> str:
    """The animal or thing that somebody is said to be: 小蓝是一只会飞的猫."""
    said = re.search(
        rf"{re.escape(named.name)}(?:其实)?是一[\u4e00-\u9fff]([\u4e00-\u9fff]{{1,10}})(?=[，。！？,.!?\s]|$)",
        text,
    )
    ends = (said.group(1)[-n:] for n in (3, 2, 1)) if said else ()
    return next((noun for noun in ends if prop_of(simplified(noun))), "")


def _are_one(named: Entity, thing: Entity, text: str) -> bool:
    if f"{thing.noun}{named.name}" in text:
        return True
    if not any(f"{named.name}{so}是" in text for so in ("", "其实")):
        return False
    name, noun = re.escape(named.name), re.escape(thing.noun)
    return re.search(f"{name}{_IS}{noun}", text) is not None


def _renamed(act: Act, same: dict[str, str]) -> Act:
    who = list(dict.fromkeys(same.get(key, key) for key in act.who))
    what = same.get(act.what, act.what) if act.what else None
    whom = same.get(act.whom, act.whom) if act.whom else None
    return act.model_copy(update={"who": who, "what": what, "whom": whom})
