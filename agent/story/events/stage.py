"""The shots of an event: who is in the picture and where, what each does and when, what is said and heard.

Only facts are decided here; how a body performs an act, and how the camera makes room for it, is the
matter of ``puppets/acting``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from ....common.acts import (
    Act,
    Action,
    EntityKind,
    Event,
    Manner,
    Outcome,
    Posture,
    Spot,
    StagedAct,
    State,
    Tone,
    Way,
    helps_up,
)
from ....common.story import Actor, Cue, Prop, Setting, Shot
from ....common.things import PropKind
from ....common.vocabulary import CameraMove, Framing, Gesture, Place, Sound, Transition
from ....configs.look import colour_of
from ..timing import least_seconds
from .added import MOST_THINGS, handed, height, water
from .foresight import brought
from .handling import by_itself, handle
from .ledger import SEATED, Ledger, Truth
from .lines import QUIET, SAYING
from .meaning import as_they_are_now, complete, consequence, remember
from .parts import Part, is_alive, is_played
from .speech import Talk
from .usual import SECONDS, SOUNDS, USUAL_SECONDS, feeling

MOST_ACTORS, MOST_STAGED, MOST_SEEN = 4, 4, 4
STAYS: Final = frozenset(
    {
        Action.DANCE, Action.SING, Action.PLAY, Action.READ, Action.FIGHT, Action.WAIT, Action.LAUGH, Action.CRY,
        Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.EAT, Action.DRINK, Action.CLAP, Action.CELEBRATE, Action.BOW,
        Action.KISS, Action.HUG, Action.THINK, Action.WAVE, Action.TREMBLE, Action.SNEEZE, Action.COUGH, Action.YAWN, Action.TURN,
    }
)  # fmt: skip
"""Acts that are done where one is."""
"""Bodies in a picture, and acts in one shot that can still be followed."""
BEFORE, AFTER = 0.45, 0.7
"""Seconds of picture before the first act and after the last: one sees where one is, and what came of it."""
LATER: Final = 0.2
"""Seconds after the first that others begin the same: nobody moves in step like one body."""
_LYING: Final = frozenset(
    {Action.SLEEP, Action.LIE, Action.WAKE, Action.RISE, Action.PULL, Action.SIT, Action.ROLL}
)
"""What is done lying, besides what is done without getting up, or begins so."""
_GOES: Final = frozenset({Action.FLEE, Action.RIDE, Action.LEAVE, Action.SWIM, Action.SINK})
"""Who does this isn't where it began any more."""
_ELSEWHERE: Final = frozenset({Action.SWIM, Action.FLEE, Action.RIDE, Action.ENTER, Action.CHASE})
"""What leads from where one was: those of before are left behind."""
ABSENT: Final = frozenset({Action.ENTER, Action.APPEAR, Action.GO})
"""Who fails at one of these and wasn't there before never comes."""
MISSED: Final = frozenset({Action.WAIT, Action.SEARCH, Action.THINK, Action.FEEL})
"""What these are about needn't be there."""
MEETS: Final = frozenset({"fall in love", "fall for", "爱上"})
"""Feelings for somebody who is there, so that one sees whom they are for."""


@dataclass
class EventStage:
    """Stages one event after another and keeps the ledger between them."""

    parts: Mapping[str, list[Part]]
    tone: Tone | None
    talk: Talk | None
    """Who says what, where anybody may speak."""
    ledger: Ledger = field(default_factory=Ledger)
    shots: int = 0
    nouns: Mapping[str, str] = field(default_factory=dict)
    """The nouns of entities that have no body."""
    met: dict[str, None] = field(default_factory=dict)
    """Whom and what acts were about so far, in their order."""
    became: dict[str, str] = field(default_factory=dict)
    """What entities were turned into, and the door of a fridge is."""
    latest: list[str] = field(default_factory=list)
    """Whom and what the last event was about."""
    done: list[Act] = field(default_factory=list)
    """The acts of the last event."""
    seen_in: Place | None = None
    """Where that was."""
    before: Act | None = None
    """The act before the one that is staged next."""

    def event(self, event: Event, setting: Setting, *, split: bool = True) -> list[Shot]:
        """The shots that show an event, each with at most :data:`MOST_STAGED` acts.

        With ``split`` nobody swims in the same shot in which others walk: they may be cut apart.
        """
        acts = []
        for told in event.acts:
            act = by_itself(told, self.parts)
            if any(self.parts.get(who) for who in act.who):
                act = as_they_are_now(act, self.became, self.parts)
                whole = complete(act, self.before, self.ledger, self.parts, self.met)
                remember(act, whole, self.became)
                thing = whole.what if whole.what not in self.met and brought(whole, self.parts) else None
                if thing is not None and self.ledger.of(thing).at is None:
                    self.ledger.of(thing).at = Spot(relation="held_by", entity=whole.who[0])
                then = consequence(whole, self.parts)
                whole = whole.model_copy(update={"whom": None, "path": None}) if then else whole
                acts += [self._where_one_is(handle(one, self.parts)) for one in (whole, then) if one]
                self.before = whole
                self.met |= dict.fromkeys(whole.names)
        around = self._around(acts, setting)
        self.latest = self._present(acts)
        self.done, self.seen_in = acts, setting.place
        runs = groupby(acts, key=lambda act: split and act.action is Action.SWIM)
        return [
            self._shot(event, run[start : start + MOST_STAGED], setting, around)
            for run in (list(some) for _, some in runs)
            for start in range(0, len(run), MOST_STAGED)
        ]

    def put_up(self, act: Act) -> bool:
        """Puts who dances, sings, fights or is stuck on a thing up there; whether it is such an act."""
        support = next(iter(self.parts.get(act.whom or "", [])), None)
        stuck = "stuck" in act.verb or "卡" in act.verb
        up = act.path is Way.ONTO or (stuck and act.path in (Way.AT, Way.INTO, None))
        if act.action not in STAYS or not up or support is None:
            return False
        if support.is_actor or support.entity.kind is EntityKind.ANIMAL:
            return False
        for who in act.who:
            self.ledger.of(who).at = Spot(relation="on", entity=support.entity.id)
        return True

    def _where_one_is(self, act: Act) -> Act:
        """What one stands on isn't what an act is done to that is done where one is."""
        return act.model_copy(update={"whom": None, "path": None}) if self.put_up(act) else act

    def sleepers(self, act: Act) -> set[str]:
        """Who slept before an act of waking: whom it wakes, else who wakes up."""
        if act.action is not Action.WAKE:
            return set()
        return {act.whom} if act.whom and is_alive(self.parts, act.whom) else set(act.who)

    # ---- one shot ------------------------------------------------------------------------------

    def _around(self, acts: Sequence[Act], setting: Setting) -> list[str]:
        """Whom and what the event before was about, where they still are: nobody is gone at a cut."""
        if setting.place is not self.seen_in or any(act.action in _ELSEWHERE for act in acts):
            return []
        away = {who for act in self.done for who in act.who if act.action in _GOES or act.path is Way.AWAY}
        away |= {key for who in away for key in self.ledger.attached(who)}
        there = [key for key in self.latest if key not in away and not self.ledger.of(key).gone]
        return sorted(there, key=lambda key: not is_alive(self.parts, key))

    def _shot(self, event: Event, acts: Sequence[Act], setting: Setting, around: Sequence[str]) -> Shot:
        for act in acts:
            if act.whom and helps_up(act) and is_played(self.parts, act.whom):
                self.ledger.of(act.whom).posture = Posture.LIE
        for who in self.sleepers(acts[0]) if acts else ():
            self.ledger.of(who).fall_asleep()
        shot = self._open(setting, self._with(self._present(acts), around), Framing.FULL, acts)
        shot.depicts = [event.id]
        at = BEFORE
        for act in acts:
            spoken = self.talk.say(shot, act, event, at) if self.talk else 0.0
            staged = None if self._never_comes(act) else self._staged(act, at, event, shot)
            if staged is not None:
                if act.action in SAYING:
                    staged.seconds = round(min(60.0, max(staged.seconds, spoken)), 2)
                elif shot.acts and _goes_along(staged, shot.acts[-1]):
                    staged.start = round(shot.acts[-1].start + LATER, 2)
                shot.acts = [*shot.acts, staged]
                self._sound(shot, staged)
                at = max(at, staged.start + staged.seconds)
            self.ledger.apply(act)
        shot.seconds = round(min(30.0, max(at + AFTER, least_seconds(shot) + 0.3, 1.6)), 2)
        shot.hold = AFTER
        return shot

    def still(self, setting: Setting, entities: Sequence[str], framing: Framing, seconds: float) -> Shot:
        """A shot in which nothing new happens: where one is, or how somebody takes it."""
        under = [spot.entity for one in entities if (spot := self.ledger.of(one).at) is not None]
        held = [key for one in entities for key in self.ledger.attached(one)]
        shot = self._open(setting, list(dict.fromkeys([*entities, *under, *held])), framing, ())
        shot.seconds = seconds
        return shot

    def _open(self, setting: Setting, present: Sequence[str], framing: Framing, acts: Sequence[Act]) -> Shot:
        self.shots += 1
        shot = Shot(id=f"s{self.shots}", setting=setting, framing=framing, seconds=2.0, hold=0.3)
        shot.camera = CameraMove.STATIC
        shot.transition = Transition.FADE if self.shots == 1 else Transition.CUT
        bodies = [part for key in present for part in self.parts.get(key, [])]
        actors = [part for part in bodies if part.is_actor][:MOST_ACTORS]
        things = [part for part in bodies if not part.is_actor][:MOST_THINGS]
        shown = {part.id for part in (*actors, *things)}
        places = self._places([part for part in bodies if part.id in shown])
        for part in actors:
            shot.actors = [*shot.actors, self._actor(part, places[part.id], shown, acts)]
        for part in things:
            shot.things = [*shot.things, self._thing(part, places[part.id], shown)]
        return shot

    def _present(self, acts: Sequence[Act]) -> list[str]:
        """Who takes part, and what they are on, in, behind or holding."""
        named: list[str] = []
        for act in acts:
            if self._never_comes(act):
                continue
            others = [one for one in (act.what, act.whom) if one]
            if act.action in MISSED and act.verb not in MEETS:
                others = [one for one in others if self.ledger.of(one).x is not None]
            named += [*act.who, *others]
        for entity in list(dict.fromkeys(named)):
            self.ledger.enter(entity)
            spot = self.ledger.of(entity).at
            named += [spot.entity] if spot else []
            named += self.ledger.attached(entity)
        return list(dict.fromkeys(named))

    def _with(self, present: list[str], around: Sequence[str]) -> list[str]:
        """Those of an act with those who are there anyway, while the picture has room."""
        for one in around:
            spot = self.ledger.of(one).at
            near = [one, *([spot.entity] if spot else []), *self.ledger.attached(one)]
            more = list(dict.fromkeys([*present, *near]))
            if sum(len(self.parts.get(key, [])) for key in more) <= MOST_SEEN:
                present = more
        return present

    def _never_comes(self, act: Act) -> bool:
        return (
            act.outcome is Outcome.FAILS
            and act.action in ABSENT
            and all(self.ledger.of(who).x is None for who in act.who)
        )

    def _places(self, bodies: Sequence[Part]) -> dict[str, float]:
        """Where bodies stand, −0.75 … 0.75: in their order of before, newcomers to the right."""
        free = [part for part in bodies if self.ledger.of(part.entity.id).at is None]
        order = sorted(
            free, key=lambda part: known if (known := self.ledger.of(part.entity.id).x) is not None else 0.9
        )
        count = len(order)
        found = {
            part.id: 0.0 if count == 1 else round(-0.72 + 1.44 * n / (count - 1), 3)
            for n, part in enumerate(order)
        }
        for part in order:
            self.ledger.of(part.entity.id).x = found[part.id]
        for part in bodies:
            spot = self.ledger.of(part.entity.id).at
            if part.id not in found:
                held = [p.id for p in self.parts.get(spot.entity, [])] if spot else []
                found[part.id] = next((found[key] for key in held if key in found), 0.0)
        return found

    def _actor(self, part: Part, x: float, shown: set[str], acts: Sequence[Act]) -> Actor:
        truth = self.ledger.of(part.entity.id)
        own = next((act for act in acts if part.entity.id in act.who), None)
        return Actor(
            character=part.id,
            extra=part.extra,
            x=x,
            emotion=feeling(part.entity.id, own, acts, self.parts, self.tone),
            gesture=Gesture.STAND,
            posture=_posture(truth, own),
            at=self._spot(truth.at, shown),
            states=sorted(truth.states - ({State.ASLEEP} if _gets_up(truth, own) else set())),
        )

    def _thing(self, part: Part, x: float, shown: set[str]) -> Prop:
        truth = self.ledger.of(part.entity.id)
        return Prop(
            prop=part.prop or PropKind.PARCEL,
            label=part.label,
            x=x,
            id=part.id,
            size=part.size,
            colour=colour_of(*part.entity.traits, part.entity.noun) or part.coat,
            at=self._spot(truth.at, shown),
            states=sorted(truth.states),
        )

    def _spot(self, spot: Spot | None, shown: set[str]) -> Spot | None:
        """Where something is, by the body that stands for the entity; nothing when that isn't in the picture."""
        if spot is None:
            return None
        carrier = self.ledger.of(spot.entity).at
        if spot.relation == "held_by" and carrier is not None and carrier.relation == "held_by":
            return None  # who lies in somebody's arms has let go of it
        there = [part for part in self.parts.get(spot.entity, []) if part.id in shown]
        key = next((part.id for part in there), None)
        return spot.model_copy(update={"entity": key}) if key else None

    def _staged(self, act: Act, at: float, event: Event, shot: Shot) -> StagedAct | None:
        shown = {*(one.character for one in shot.actors), *(one.id for one in shot.things)}
        who = [part.id for key in act.who for part in self.parts.get(key, []) if part.id in shown][:6]
        if not who:
            return None
        what, whom = self._one(act.what, shown), self._one(act.whom, shown)
        action, times = act.action, act.times
        if action is Action.CLIMB and what is None and whom is None:
            whom = height(shot, act.verb)
        elif action is Action.GIVE and what is None:
            what = handed(shot, act.verb, who[0])
        elif whom is None and (pool := self._pool(act)):
            whom = water(shot, pool)
        if action is Action.CHASE and whom is None:  # its own tail
            action, times = Action.TURN, max(times, 3)
        seconds = SECONDS.get(act.action, USUAL_SECONDS)
        if Manner.SLOW in act.manner or self.tone in QUIET:
            seconds *= 1.25
        if Manner.FAST in act.manner:
            seconds *= 0.85
        return StagedAct(
            action=action,
            who=who,
            what=what,
            whom=whom,
            path=act.path,
            manner=act.manner,
            outcome=act.outcome,
            times=times,
            start=round(at, 2),
            seconds=round(seconds * (1.0 + 0.25 * (min(times, 4) - 1)), 2),
            event=event.id,
        )

    def _pool(self, act: Act) -> str:
        """The noun of what somebody falls or jumps into that nobody draws: a pool in the middle of a market."""
        wet = act.action in (Action.FALL, Action.JUMP, Action.ENTER) and act.path is Way.INTO
        return self.nouns.get(act.whom or act.what or "", "") if wet else ""

    def _one(self, entity: str | None, shown: set[str | None]) -> str | None:
        found = self.parts.get(entity, []) if entity else []
        return next((part.id for part in found if part.id in shown), None)

    # ---- sounds --------------------------------------------------------------------------------

    def _sound(self, shot: Shot, act: StagedAct) -> None:
        heard = SOUNDS.get(act.action)
        if heard is None or len(shot.cues) >= 6:
            return
        sound, share = heard
        if self.tone in QUIET and sound in (Sound.BOING, Sound.POP, Sound.APPLAUSE):
            return
        shot.cues = [*shot.cues, Cue(sound=sound, at=round(min(act.start + share * act.seconds, 29.0), 2))]


def _posture(truth: Truth, own: Act | None) -> Posture:
    """How a body begins: nobody sits on nothing, and nobody does lying what can only be done standing."""
    sits_on_nothing = truth.posture is Posture.SIT and truth.at is None
    return Posture.STAND if sits_on_nothing or _gets_up(truth, own) else truth.posture


def _gets_up(truth: Truth, own: Act | None) -> bool:
    """Whether who lies must be up already to do what they do."""
    return truth.posture is Posture.LIE and own is not None and own.action not in SEATED | _LYING


def _goes_along(act: StagedAct, before: StagedAct) -> bool:
    """Whether others do what was just begun: two swim, dance or run side by side, not one after the other."""
    return (
        (act.action, act.path, act.outcome) == (before.action, before.path, before.outcome)
        and not any((act.what, act.whom, before.what, before.whom))
        and set(act.who).isdisjoint(before.who)
    )
