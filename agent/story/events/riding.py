"""Who rides what: who gets into a car drives away in it, whom a rider takes along sits behind, a knight has a horse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ....common.acts import Act, Action, Spot, Way
from ....common.things import PropKind
from ....intent.text import word_set
from .meaning import RIDDEN
from .told import Told

_DRIVES: Final = re.compile(
    r"^(?:drive|ride|row|sail|pedal|cycle|speed|roar)\b|开走|骑走|开车|划走|騎走|開走"
)
_RIDERS: Final = word_set(
    "knight king queen prince princess cowboy cowgirl sheriff rider general bandit outlaw 骑士 国王 王子 公主 牛仔 将军 騎士"
)
"""Those who ride come on a horse."""
_MOUNTS: Final = frozenset(
    {PropKind.HORSE, PropKind.DONKEY, PropKind.CAMEL, PropKind.UNICORN, PropKind.ELEPHANT, PropKind.OSTRICH}
)
"""Animals that people ride."""


def boards(act: Act, story: Told) -> Sequence[Act] | None:
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


def takes_along(act: Act, story: Told) -> Sequence[Act] | None:
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


def rides_on(act: Act, story: Told) -> Sequence[Act] | None:
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


def _seen(act: Act, **update: object) -> list[Act]:
    return [act.model_copy(update=update)]
