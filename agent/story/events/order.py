"""What goes on already when something else happens: told after it, but begun before.

"Grandpa falls asleep while reading", "the guard finds them sleeping": the reading keeps the order of the words, and
the stage needs that of time, or one would fall asleep first and read then, and lie down once one has been found.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ....common.acts import MOST_EVENTS, Action, Event, Outcome, Relation, StoryReading

GOING_ON: Final = frozenset(
    {
        Action.READ, Action.SLEEP, Action.SIT, Action.LIE, Action.WAIT, Action.GO, Action.RIDE, Action.SWIM, Action.FLY,
        Action.EAT, Action.DRINK, Action.DRAW, Action.CLEAN, Action.STIR, Action.PLAY, Action.DANCE, Action.SING, Action.DIG,
        Action.BUILD, Action.CARRY, Action.FOLLOW, Action.CHASE, Action.HIDE, Action.THINK, Action.LOOK,
    }
)  # fmt: skip
"""What takes a while, so that something else can happen in it."""
_FINDS: Final = re.compile("find|discover|发现|發現|找到")
_RESTS: Final = frozenset(
    {Action.SLEEP, Action.SIT, Action.LIE, Action.WAIT, Action.HIDE, Action.CRY, Action.READ}
)
"""How somebody is found."""


def in_time(reading: StoryReading) -> StoryReading:
    """The reading with what went on already before what happened meanwhile, and before whoever came upon it."""
    events: list[Event] = []
    for told in reading.events:
        for event in _found(told):
            if events and _went_on(event, events[-1]):
                events.insert(len(events) - 1, event)
            else:
                events.append(event)
    return reading.model_copy(update={"events": events[:MOST_EVENTS]})


def _went_on(event: Event, before: Event) -> bool:
    """Whether an event told with "while" began before the one that it is told after."""
    if event.relation is not Relation.WHILE or (event.place, event.time) != (before.place, before.time):
        return False
    dozes = any(act.action is Action.SLEEP and set(act.who) & set(event.acts[0].who) for act in before.acts)
    return all(act.action in GOING_ON for act in event.acts) and (
        dozes or not any(act.action in GOING_ON for act in before.acts)
    )


def _found(event: Event) -> list[Event]:
    """An event, or two where somebody comes upon others: these rest before anybody is there to see it."""
    for n, (sees, seen) in enumerate(pairwise(event.acts)):
        if (
            (sees.action is Action.LOOK or (sees.action is Action.TAKE and _FINDS.search(sees.verb)))
            and sees.outcome is Outcome.DONE
            and (sees.whom or sees.what) in seen.who
            and seen.action in _RESTS
            and not set(sees.who) & set(seen.who)
        ):
            rests = event.model_copy(update={"id": f"{event.id}-before", "acts": [seen], "text": ""})
            others = [*event.acts[: n + 1], *event.acts[n + 2 :]]
            return [rests, event.model_copy(update={"acts": others, "relation": Relation.THEN})]
    return [event]
