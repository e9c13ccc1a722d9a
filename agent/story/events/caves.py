"""A cave to which somebody comes, or out of which: it is seen from before its mouth, and not from inside."""

from __future__ import annotations

from typing import Final

from ....common.acts import Act, Action, Event, StoryReading, Way
from ....common.story import Intent
from ....common.things import PropKind
from ....common.vocabulary import BEFORE_THE_DOOR, Place
from ....intent.text import simplified, word_set

_CAVES: Final = word_set("cave cavern den lair grotto 洞 山洞 洞穴 岩洞")
_COMES_TO: Final = frozenset(
    {Action.GO, Action.RIDE, Action.FLEE, Action.FOLLOW, Action.CHASE, Action.LOOK, Action.FLY}
)
_GOES_IN: Final = frozenset({Action.ENTER, Action.FLEE, Action.GO, Action.JUMP})


def before_caves(intent: Intent) -> Intent:
    """The intent with the mouth of a cave drawn, where its story leads to it or out of it; else as it is."""
    reading = intent.reading
    for one in reading.entities:
        if simplified(one.noun.lower()) in _CAVES and not one.prop and _from_without(one.id, reading.events):
            return _seen_from_before(intent, one.id)
    return intent


def _from_without(cave: str, events: list[Event]) -> bool:
    acts = [act for event in events for act in event.acts]
    about = [(n, act) for n, act in enumerate(acts) if act.whom == cave]
    if not about:
        return False
    within = {
        who for n, act in about if _goes_in(act) for who in act.who if _acts_later(who, cave, acts[n + 1 :])
    }
    return not within and all(_leads(act) or _goes_in(act) for _, act in about)


def _leads(act: Act) -> bool:
    out = (
        act.action in (Action.LEAVE, Action.JUMP, Action.FLY, Action.GO, Action.ENTER)
        and act.path is Way.OUT_OF
    )
    return out or (act.action in _COMES_TO and act.path in (Way.TO, Way.UP, Way.AT))


def _goes_in(act: Act) -> bool:
    return act.action in _GOES_IN and act.path is Way.INTO


def _acts_later(who: str, cave: str, acts: list[Act]) -> bool:
    """Whether somebody who went in does something in there before they come out."""
    own = next((act for act in acts if who in act.names), None)
    return own is not None and not (own.whom == cave and own.path is Way.OUT_OF)


def _seen_from_before(intent: Intent, cave: str) -> Intent:
    entities = [
        one if one.id != cave else one.model_copy(update={"prop": PropKind.CAVE_MOUTH.value})
        for one in intent.reading.entities
    ]
    events = [
        event.model_copy(
            update={
                "acts": [_by_its_mouth(act, cave) for act in event.acts],
                "place": "" if event.place == Place.CAVE else event.place,
            }
        )
        for event in intent.reading.events
    ]
    outside = BEFORE_THE_DOOR[Place.CAVE]
    settings = [one for one in intent.settings if one.place is not Place.CAVE]
    if not settings:
        settings = [one.model_copy(update={"place": outside}) for one in intent.settings[:1]]
    reading: StoryReading = intent.reading.model_copy(update={"entities": entities, "events": events})
    return intent.model_copy(update={"reading": reading, "settings": settings})


def _by_its_mouth(act: Act, cave: str) -> Act:
    """Who comes out comes into the picture by the mouth; who rides up to it ends before it."""
    if act.whom != cave:
        return act
    if act.action is Action.LEAVE and act.path is Way.OUT_OF:
        return act.model_copy(update={"action": Action.ENTER, "path": Way.THROUGH})
    return act.model_copy(update={"path": Way.TO}) if act.path in (Way.UP, Way.AT) else act
