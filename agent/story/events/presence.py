"""Who and what is there: a place keeps its things from its first picture to its last, and people come and go.

A viewer takes a bench that is suddenly there, or a companion who is suddenly gone, for something that happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from ....common.acts import TRAVELS, Act, Action, Event, Outcome, Posture, Spot, State, Way
from ....common.story import Setting
from ....common.vocabulary import SHORES, Place
from .foresight import brought, lacks
from .handling import BUILDINGS
from .ledger import Ledger
from .meaning import same_as_met
from .parts import Parts, is_alive, is_one_of, is_played

MOST_BODIES: Final = 8
"""Bodies in one picture."""
CARRIED_FOR: Final = 3
"""Events before its own during which one already holds what one has brought."""
COMES: Final = frozenset({Action.ENTER, Action.APPEAR, Action.FLY, Action.DESCEND, Action.SWIM})
"""Whoever does one of these first wasn't there before."""
_MADE: Final = frozenset({Action.APPEAR, Action.BUILD, Action.DRAW, Action.CHANGE, Action.STIR})
"""What one of these is done to first wasn't there before: a snowman, a picture, a cake."""
_SELF_MOVING: Final = COMES | TRAVELS | {Action.RISE, Action.GROW}
"""Things that do one of these first weren't there before."""
_DEPARTS: Final = frozenset(
    {Action.GO, Action.FLEE, Action.RIDE, Action.FLY, Action.SLIDE, Action.FLOAT, Action.CARRY}
)
"""What can lead out of the picture."""
_GONE: Final = frozenset({Action.LEAVE, Action.SINK})
"""What does lead out of it."""


_OFF: Final = re.compile(r"\b(?:away|off)\b|走掉|跑掉|离开|離開|远去|遠去|跑走|飞走|飛走|骑走|騎走|开走|開走")
"""Verbs that lead out of it."""
_BACK: Final = re.compile(r"\b(?:come|comes|came|run|walk) back\b|\breturn|回来|回來|返回|归来|歸來")
"""Verbs of coming from where one has been."""


@dataclass
class Presence:
    """Whoever and whatever is in the place where the story is now, in the order in which they came."""

    parts: Parts
    ledger: Ledger
    place: Place | None = None
    there: list[str] = field(default_factory=list)
    begun: bool = False
    """Whether anything has happened here since the story came to this place."""
    sets: dict[Place, list[str]] = field(default_factory=dict)
    """What was left in each place."""

    def move_to(self, place: Place, run: Sequence[Event]) -> None:
        """Sets the story in a place in which ``run`` happens, unless it is there already."""
        if place is self.place:
            return
        if self.place is not None:
            self.ledger.elsewhere()
            self.sets[self.place] = [key for key in self.there if not is_alive(self.parts, key)]
        self.place, self.begun = place, False
        left = [key for key in self.sets.get(place, ()) if self._lies_there(key)]
        self.there = list(dict.fromkeys([*left, *self._from_the_start(run)]))
        self._bring(run)

    def cut_to(self, place: Place, run: Sequence[Event]) -> None:
        """Begins a scene of a script: whoever is in it is there, unless the first they do is to come."""
        if self.place is not None:
            self.sets[self.place] = [key for key in self.there if not is_alive(self.parts, key)]
        moved, self.place = place is not self.place, None
        for key in [key for key in self.parts if is_alive(self.parts, key)] if moved else ():
            truth = self.ledger.of(key)
            truth.x, truth.posture = None, Posture.STAND
            truth.at = truth.at if truth.at and is_alive(self.parts, truth.at.entity) else None
        self.move_to(place, run)
        met: set[str] = set()
        for _, act, name in _named(run):
            comes = name in act.who and act.action in COMES
            if name not in met and is_alive(self.parts, name) and not comes and name not in self.there:
                self.there.append(name)
            met.add(name)

    def beside(self, present: Sequence[str], acts: Sequence[Act]) -> list[str]:
        """Those of an act with everybody else who is there, the living and the latest first, while there is room."""
        seen = list(present)
        sea = self.place in SHORES
        if sea and any(act.action is Action.SWIM for act in acts):  # the others stay on the shore
            return seen
        latest = self.there[::-1]
        for one in sorted(latest, key=lambda key: not is_alive(self.parts, key)):
            if self.ledger.of(one).gone or self._is_on_somebody_else(one):
                continue
            more = list(dict.fromkeys([*seen, *self.with_attached(one)]))
            if sum(len(self.parts.get(key, ())) for key in more) <= MOST_BODIES:
                seen = more
        told = {key: n for n, key in enumerate(self.there)}  # who is told of first stands on the left
        return [*present, *sorted(seen[len(present) :], key=lambda key: told.get(key, len(told)))]

    def _is_on_somebody_else(self, thing: str) -> bool:
        """Whether something is held or worn by somebody who isn't here."""
        spot = self.ledger.of(thing).at
        return spot is not None and is_alive(self.parts, spot.entity) and spot.entity not in self.there

    def with_attached(self, entity: str) -> Iterator[str]:
        """An entity, what it is on or in, and what it holds."""
        yield entity
        if (spot := self.ledger.of(entity).at) is not None:
            yield spot.entity
        yield from self.ledger.attached(entity)

    def newcomers(self, acts: Sequence[Act]) -> list[str]:
        """Who takes part and must come in first, because nobody has seen them here before."""
        if not self.begun:
            return []
        known, found = {*self.there, *(name for act in acts if act.action in _MADE for name in act.names)}, []
        for act in acts:
            for name in act.names:
                comes = name in act.who and act.action in COMES
                if name not in known and not comes and self._comes(name):
                    found.append(name)
                known.add(name)
        return found

    def returns(self, act: Act) -> Act:
        """Who comes back was away, also where nobody saw them go: they come into the picture."""
        back = act.action is Action.GO and act.path in (Way.TO, None) and bool(_BACK.search(act.verb))
        if (
            not back
            or act.outcome is not Outcome.DONE
            or not (act.whom is None or is_alive(self.parts, act.whom))
        ):
            return act
        away = {key for who in act.who for key in self._along(who)}
        self.there = [key for key in self.there if key not in away]
        return act.model_copy(update={"action": Action.ENTER, "whom": None, "path": None})

    def departs(self, act: Act, after: Event | None) -> Act:
        """An act of getting away, out of the picture where its doers have nothing more to do in it."""
        away = act.path is Way.AWAY or bool(_OFF.search(act.verb))
        away = away or (act.action is Action.FLEE and act.path in (None, Way.FROM))
        if act.action not in _DEPARTS or not away:
            return act
        names = {name for one in after.acts for name in one.names} if after is not None else set()
        stays = not names.isdisjoint(
            {*act.who, *(key for who in act.who for key in self.ledger.attached(who))}
        )
        near = Way.FROM if act.whom else None
        return act.model_copy(update={"path": near if stays else Way.AWAY})

    def after(self, acts: Sequence[Act]) -> None:
        """What has come of an event: who has come is there, and who has gone isn't."""
        for act in acts:
            leads_out = act.action in _GONE or (act.action in _DEPARTS and act.path is Way.AWAY)
            inside = act.action is Action.ENTER and act.path is Way.INTO
            leads_out = leads_out or (inside and is_one_of(self.parts, act.whom, BUILDINGS))
            gone = leads_out and act.outcome is Outcome.DONE
            away = {key for who in act.who for key in self._along(who)} if gone else set()
            sought = act.whom if act.action is Action.SEARCH else None
            met = (name for name in act.names if self.parts.get(name) and name != sought)
            names = [name for name in met if name not in self.there]
            self.there = [key for key in (*self.there, *names) if key not in away]
        self.begun = self.begun or bool(acts)

    def _along(self, who: str) -> Iterator[str]:
        """Who goes, what they hold, and what they ride."""
        yield who
        yield from self.ledger.attached(who)
        spot = self.ledger.of(who).at
        if spot is not None and spot.relation == "riding":
            yield spot.entity

    # ---- what there is -------------------------------------------------------------------------

    def _from_the_start(self, run: Sequence[Event]) -> Iterator[str]:
        """Whoever begins, and whatever is acted with later and nobody brings, makes or sees coming."""
        met = same_as_met((act for event in run for act in event.acts), self.parts)
        acting = {who for event in run for act in event.acts for who in act.who}
        for number, act, name in _named(run):
            if name in met or not self.parts.get(name):
                continue
            met.add(name)
            made = act.action in _MADE and name in (act.what, act.whom)
            if made and (name == act.what or not is_alive(self.parts, name)):
                continue
            if is_alive(self.parts, name):
                comes = name in act.who and act.action in COMES
                idle = name not in acting and not is_played(self.parts, name)
                sought = act.action is Action.SEARCH and name == act.whom
                there = not (comes or sought) and (
                    number == 0 or idle or _runs_off(name, act) or not self._comes(name)
                )
            else:
                moves = name in act.who and act.action in _SELF_MOVING
                there = not moves and not (name == act.what and brought(act, self.parts))
            if there:
                yield name

    def _bring(self, run: Sequence[Event]) -> None:
        """Puts into hands what those who are there from the start give, throw or drop soon."""
        busy: set[str] = set()
        for number, event in enumerate(run[: CARRIED_FOR + 1]):
            for act in event.acts:
                doer, thing = next(iter(act.who), ""), act.what
                first = thing is not None and thing not in busy and doer not in busy and doer in self.there
                if (
                    first
                    and thing
                    and number
                    and brought(act, self.parts)
                    and self.ledger.of(thing).at is None
                ):
                    self.ledger.of(thing).at = Spot(relation="held_by", entity=doer)
                    self.there.append(thing)
                busy |= {name for name in (act.what, *act.who) if name and act.what}

    def _comes(self, name: str) -> bool:
        """Whether somebody lives, is nowhere yet, and can walk in."""
        truth = self.ledger.of(name)
        rests = truth.posture is Posture.LIE or State.ASLEEP in truth.states
        return is_alive(self.parts, name) and truth.at is None and not rests

    def _lies_there(self, key: str) -> bool:
        truth = self.ledger.of(key)
        return not truth.gone and (truth.at is None or not is_alive(self.parts, truth.at.entity))


def here_before(act: Act) -> list[str]:
    """Whom one sees before an act: its doers, unless they come with it, and whom it is about."""
    return [*(() if act.action in COMES else act.who), *filter(None, (act.whom,))]


def _runs_off(name: str, act: Act) -> bool:
    """Whether the first that somebody does is to get away from here."""
    return name in act.who and act.action is Action.FLEE


def _named(run: Iterable[Event]) -> Iterator[tuple[int, Act, str]]:
    """Every entity that an act names, with the act and the number of its event."""
    for number, event in enumerate(run):
        for act in event.acts:
            for name in act.names if not lacks(act, ()) else act.who:
                yield number, act, name


def in_one_place(told: Sequence[Event], settings: Sequence[Setting], number: int) -> list[Event]:
    """An event and those that follow it in the same place; ``settings`` begin with the opening's."""
    place = settings[number + 1].place
    stays = takewhile(lambda n: settings[n + 1].place is place, range(number, len(told)))
    return [told[n] for n in stays]
