"""What is true between two shots: where somebody is, what is held, who sleeps, what is broken or gone."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from ....common.acts import Act, Action, Outcome, Posture, Spot, SpotRelation, State, Way, helps_up, puts_out

_ON = {Action.CLIMB, Action.SIT, Action.RIDE}
_RESTS = {Action.SIT, Action.LIE, Action.SLEEP, Action.WAIT, Action.HIDE}
_HELD = {Action.TAKE, Action.CATCH, Action.CARRY, Action.LIFT}
_GETS_UP = {Action.RISE, Action.WAKE}
_LET_GO = {Action.PUT, Action.DROP, Action.THROW, Action.KICK}
_ON_EITHER = {Action.BREAK, Action.OPEN, Action.CLOSE, Action.BURN}
"""Acts that leave their mark on what they are done to, whichever way that was read."""
_GONE = {Action.LEAVE, Action.VANISH, Action.SINK, Action.EXPLODE}
POURS = re.compile("pour|water|empt|tip|浇|倒|灌|淋|洒")
"""Verbs of putting something somewhere out of what stays in the hand."""
_LAID: dict[Way | None, SpotRelation] = {
    Way.INTO: "in",
    Way.UNDER: "under",
    Way.BEHIND: "behind",
}
"""Where a thing is that was put somewhere, which is on it otherwise."""
_FAINTS = re.compile("faint|pass out|die|drop dead|keel|晕|昏|暈")
"""Verbs of falling after which one stays on the ground."""
_SHOVES = {Action.PUSH, Action.PULL, Action.KICK, Action.HIT, Action.DROP}
OFF = frozenset({Way.DOWN, Way.OFF, Way.FROM, Way.OUT_OF})
"""Ways that lead from what one was on."""
_MOVES = {
    Action.GO,
    Action.FLEE,
    Action.CHASE,
    Action.DESCEND,
    Action.JUMP,
    Action.FALL,
    Action.FLY,
    Action.RISE,
    Action.SWIM,
    Action.FOLLOW,
    Action.SLIDE,
    Action.ROLL,
}
SEATED = {
    Action.READ,
    Action.CRY,
    Action.LOOK,
    Action.THINK,
    Action.WAIT,
    Action.EAT,
    Action.DRINK,
    Action.SPEAK,
    Action.SHOUT,
    Action.WHISPER,
    Action.SING,
    Action.LAUGH,
    Action.POINT,
    Action.WAVE,
    Action.NOD,
    Action.REFUSE,
    Action.CLAP,
    Action.TREMBLE,
    Action.SNEEZE,
    Action.COUGH,
    Action.YAWN,
    Action.FEEL,
    Action.PLAY,
}
"""What can be done without getting up."""


@dataclass
class Truth:
    """What the story has made of one entity."""

    x: float | None = None
    at: Spot | None = None
    posture: Posture = Posture.STAND
    states: set[State] = field(default_factory=set)
    gone: bool = False

    def fall_asleep(self) -> None:
        """Sleeps: lying, or in the chair where one sits already."""
        self.posture = Posture.SIT if self.posture is Posture.SIT and self.at is not None else Posture.LIE
        self.states.add(State.ASLEEP)


@dataclass
class Ledger:
    """Everybody's truth, changed by acts in the order in which they happen."""

    truths: dict[str, Truth] = field(default_factory=dict)
    people: Container[str] = ()
    chairs: Container[str] = ()
    """What has room for people to sit on, and none to lie."""

    def of(self, entity: str) -> Truth:
        """The truth about an entity."""
        return self.truths.setdefault(entity, Truth())

    def attached(self, entity: str) -> list[str]:
        """Who and what is on, in or held by an entity."""
        return [
            key
            for key, truth in self.truths.items()
            if truth.at and truth.at.entity == entity and not truth.gone
        ]

    def enter(self, entity: str) -> None:
        """Whoever acts again is there again."""
        self.of(entity).gone = False

    def apply(self, act: Act) -> None:
        """What is true once ``act`` is over; a failed act changes little."""
        for who in act.who:
            self._body(act, who)
        for name in filter(None, (act.what, act.whom)):
            poured = act.action is Action.PUT and name == act.whom and POURS.search(act.verb)
            if poured or puts_out(act, name):
                self.of(name).states -= {State.BURNING, State.LIT}
        thing = act.what or (act.whom if act.action in _ON_EITHER else None)
        if act.outcome is Outcome.DONE and thing is not None:
            self._thing(act, thing)
        if act.whom and act.outcome is Outcome.DONE:
            other = self.of(act.whom)
            if act.action in _SHOVES and act.path in (Way.OFF, Way.DOWN) and act.what is None:
                other.at = None
            if helps_up(act):
                other.posture = Posture.STAND
            elif act.action is Action.WAKE and State.ASLEEP in other.states:
                other.states.discard(State.ASLEEP)
                other.posture, other.at = Posture.STAND, None

    def _body(self, act: Act, who: str) -> None:
        truth, failed = self.of(who), act.outcome is not Outcome.DONE
        if act.action is Action.SLEEP and not failed:
            if self._dozes(act, who):
                truth.posture, truth.at = Posture.SIT, Spot(relation="on", entity=act.whom)
            truth.fall_asleep()
        elif act.action is not Action.SLEEP:
            truth.states.discard(State.ASLEEP)
            if act.action is Action.LIE or (act.action is Action.FALL and _FAINTS.search(act.verb)):
                truth.posture = Posture.LIE
            elif act.action not in SEATED:
                if truth.posture is Posture.LIE:  # who gets up isn't in bed any more
                    truth.at = None
                truth.posture = Posture.STAND
        goal = act.what if act.action is Action.RIDE and act.what else act.whom or act.what
        if act.action is Action.RIDE and goal and not failed:
            for key in self.attached(goal):  # nobody stays in the air where a bike was
                if key not in act.who and self.of(key).posture is Posture.SIT:
                    self.of(key).at, self.of(key).posture = None, Posture.STAND
        if goal and not failed and act.path is Way.UNDER and act.action in _RESTS:
            self._shelter(who, goal)
            truth.posture = Posture.LIE if act.action is not Action.SIT else Posture.STAND
        elif act.action in _ON and goal and not failed and act.path not in OFF:
            truth.at = Spot(relation="riding" if act.action is Action.RIDE else "on", entity=goal)
            truth.posture = Posture.STAND if act.action is Action.CLIMB else Posture.SIT
        elif act.action is Action.SIT and not failed:
            truth.posture = Posture.SIT  # on the ground
        elif self._dozes(act, who) or self._swims_in(act, truth):
            pass  # where one is
        elif act.action in (Action.LIE, Action.SLEEP) and act.whom and act.path is not Way.AT and not failed:
            truth.at = Spot(relation="in", entity=act.whom)
        elif act.action is Action.HIDE and act.whom:
            truth.at = Spot(relation="behind", entity=act.whom)
        elif (
            act.action in (Action.JUMP, Action.FALL, Action.GO, Action.SIT)
            and act.whom
            and not failed
            and act.path is Way.INTO
        ):
            truth.at = Spot(relation="in", entity=act.whom)
        elif act.action in (Action.JUMP, Action.GO) and act.whom and not failed and act.path is Way.ONTO:
            truth.at = Spot(relation="on", entity=act.whom)
        elif (
            not failed
            and (act.action in _MOVES | _ON or (act.action in _GETS_UP and act.path is not Way.ONTO))
        ) or (truth.at is not None and truth.at.relation == "behind" and act.action not in SEATED | _RESTS):
            truth.at = None
        if act.action in _MOVES and not failed:
            for key in self.attached(who):  # nobody hides behind where somebody was
                if (spot := self.of(key).at) is not None and spot.relation in ("behind", "under"):
                    self.of(key).at = None
        if act.action in _GONE and not failed:
            truth.gone, truth.at = True, None
            for key in self.attached(who):  # nobody stays on what is gone
                self.of(key).at, self.of(key).posture = None, Posture.STAND
        if act.what is None and not failed:
            self._become(act.action, truth)

    def _dozes(self, act: Act, who: str) -> bool:
        """Whether somebody sleeps sitting, for want of room to lie."""
        return (
            act.action is Action.SLEEP
            and act.outcome is Outcome.DONE
            and act.path is not Way.AT
            and who in self.people
            and act.whom in self.chairs
        )

    def _swims_in(self, act: Act, truth: Truth) -> bool:
        """Whether somebody only swims about in the bowl that they are in."""
        return act.action is Action.SWIM and truth.at is not None and truth.at.entity in (act.whom, act.what)

    def elsewhere(self) -> None:
        """The story is in another place: whoever sat has got up, but from what one rides."""
        for truth in self.truths.values():
            if truth.posture is Posture.SIT and (truth.at is None or truth.at.relation == "on"):
                truth.posture, truth.at = Posture.STAND, None

    def _get_off(self, who: str, what: str) -> None:
        """Nobody carries what they stand on, sit in or ride."""
        mine = self.of(who)
        if mine.at is not None and mine.at.entity == what:
            mine.at, mine.posture = None, Posture.STAND

    def _shelter(self, who: str, roof: str) -> None:
        """Under something; an umbrella that one holds oneself stays in the hand."""
        held = self.of(roof).at
        mine = held is not None and held.relation == "held_by" and held.entity == who
        self.of(who).at = None if mine else Spot(relation="under", entity=roof)

    def _become(self, action: Action, truth: Truth) -> None:
        """What somebody or something is made into, by itself or by others."""
        change = {Action.GROW: (State.BIG, State.SMALL), Action.SHRINK: (State.SMALL, State.BIG)}
        if action in change:
            became, was = change[action]
            truth.states = (truth.states | {became}) - {was}
        elif action in (Action.BREAK, Action.BURN):
            truth.states.add(State.BROKEN if action is Action.BREAK else State.BURNING)

    def _thing(self, act: Act, what: str) -> None:
        if act.what is not None and act.what == act.whom:  # nothing is put into itself
            return
        truth, who = self.of(what), act.who[0] if act.who else None
        if act.action is Action.CARRY and act.path is Way.ONTO and act.whom is None and who:
            truth.at, truth.posture = Spot(relation="riding", entity=who), Posture.SIT  # on the shoulders
        elif act.action in _HELD and who:
            truth.states.discard(State.TIPPED)
            truth.at = Spot(relation="held_by", entity=who)
            self._get_off(who, what)
        elif act.action is Action.GIVE and act.whom:
            truth.at = Spot(relation="held_by", entity=act.whom)
        elif who and act.action is Action.PUT and POURS.search(act.verb):
            truth.at = Spot(relation="held_by", entity=who)  # what was in it is there, and not the can
        elif act.action is Action.PUT and act.whom:
            truth.at = Spot(relation=_LAID.get(act.path, "on"), entity=act.whom)
        elif act.action is Action.WEAR and who:
            truth.at = Spot(relation="held_by" if act.path is Way.OFF else "on", entity=who)
        elif act.action in _LET_GO:
            if act.action is Action.DROP and truth.at is None:  # nobody had it: it was knocked over
                truth.states.add(State.TIPPED)
            truth.at = None
        elif act.action in (Action.PUSH, Action.PULL) and act.path is Way.OFF:
            truth.at = None
        elif act.action in (Action.EAT, Action.DRINK):
            truth.gone = True
        elif act.action is Action.CHANGE and act.whom:
            truth.gone = True  # and what it becomes is there, where it was
            new = self.of(act.whom)
            new.x, new.at, new.gone = truth.x, truth.at, False
            for key in self.attached(what):  # and what it held lies there
                if (spot := self.of(key).at) is not None and spot.relation == "held_by":
                    self.of(key).at = None
        elif act.action is Action.OPEN:
            truth.states.add(State.OPEN)
        elif act.action is Action.CLOSE:
            truth.states.discard(State.OPEN)
        elif act.action in (Action.BUILD, Action.DRAW):
            truth.gone = False
            truth.states -= {State.BROKEN, State.TIPPED}
        else:
            self._become(act.action, truth)
