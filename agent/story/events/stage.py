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
    TRAVELS,
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
from ....common.vocabulary import INDOORS, CameraMove, Framing, Gesture, Sound, Transition
from ....configs.look import colour_of
from ..timing import least_seconds
from .added import MOST_THINGS, handed, height, water
from .foresight import WITH, brought, lacks
from .furniture import sitters
from .handling import by_itself, comes_out, handle
from .ledger import SEATED, Ledger, Truth
from .lines import QUIET, SAYING
from .meaning import as_they_are_now, complete, consequence, remember
from .mimed import mimed
from .owners import Owners
from .parts import Part, how_many, is_alive, is_house, is_played
from .places import places
from .presence import Presence
from .speech import Talk
from .usual import SECONDS, SOUNDS, USUAL_SECONDS, feeling

MOST_ACTORS, MOST_STAGED = 4, 4
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
COMING_IN: Final = 1.1
"""Seconds in which somebody walks in before what they do."""
LATER: Final = 0.2
"""Seconds after the first that others begin the same: nobody moves in step like one body."""
_LYING: Final = frozenset(
    {Action.SLEEP, Action.LIE, Action.WAKE, Action.RISE, Action.PULL, Action.SIT, Action.ROLL}
)
"""What is done lying, besides what is done without getting up, or begins so."""
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
    ledger: Ledger = field(default_factory=Ledger)
    shots: int = 0
    nouns: Mapping[str, str] = field(default_factory=dict)
    """The nouns of entities that have no body."""
    met: dict[str, None] = field(default_factory=dict)
    """Whom and what acts were about so far, in their order."""
    became: dict[str, str] = field(default_factory=dict)
    """What entities were turned into, and the door of a fridge is."""
    before: Act | None = None
    """The act before the one that is staged next."""
    added: dict[str, Prop] = field(default_factory=dict)
    """What the place got that no request names, by the entity that it stands for: the water somebody fell into."""

    def __post_init__(self) -> None:
        self.ledger.people, self.ledger.chairs = sitters(self.parts)
        self.presence = Presence(self.parts, self.ledger)
        self.owners = Owners(self.parts, self.ledger)

    def event(self, run: Sequence[Event], setting: Setting, *, split: bool = True) -> list[Shot]:
        """The shots that show the first event of ``run``, each with at most :data:`MOST_STAGED` acts.

        Args:
            run: it and those that follow it in the same place.
            setting: where that is.
            split: nobody swims in the same shot in which others walk: they may be cut apart.
        """
        event = run[0]
        if setting.place is not self.presence.place:
            self.added.clear()
        self.presence.move_to(setting.place, run)
        acts = []
        for told in event.acts:
            act = by_itself(told, self.parts)
            if any(self.parts.get(who) for who in act.who) and not lacks(act, self.met):
                act = self.owners.received(
                    as_they_are_now(act, self.became, self.parts), self.before, self.met
                )
                act = self.presence.returns(self._seen_from_without(act, setting))
                whole = complete(act, self.before, self.ledger, self.parts, self.met)
                remember(act, whole, self.became)
                self.owners.remember(whole)
                unmet = whole.what not in self.met or whole.action in WITH
                thing = whole.what if unmet and brought(whole, self.parts) else None
                if thing is not None and self.ledger.of(thing).at is None:
                    self.ledger.of(thing).at = Spot(relation="held_by", entity=whole.who[0])
                then = consequence(whole, self.parts)
                whole = whole.model_copy(update={"whom": None, "path": None}) if then else whole
                acts += [self._where_one_is(handle(one, self.parts)) for one in (whole, then) if one]
                self.before = whole
                self.met |= dict.fromkeys(whole.names)
        after = run[1] if len(run) > 1 else None
        acts = [self.presence.departs(act, after) for act in acts]
        fresh = self.presence.newcomers(acts)
        acts = [comes_out(act, fresh, self.ledger, self.parts) for act in acts]
        runs = groupby(acts, key=lambda act: split and act.action is Action.SWIM)
        shots = []
        for some in (list(some) for _, some in runs):
            for start in range(0, len(some), MOST_STAGED):
                shots.append(self._shot(event, some[start : start + MOST_STAGED], setting, fresh))
                self.presence.after(some[start : start + MOST_STAGED])
        return shots

    def _seen_from_without(self, act: Act, setting: Setting) -> Act:
        """Who comes out of a house comes into the picture of the street, not out of it."""
        out = act.path is Way.OUT_OF and act.action is Action.LEAVE and setting.place not in INDOORS
        if not out or not is_house(self.nouns.get(act.whom or "", "")):
            return act
        return act.model_copy(update={"action": Action.ENTER, "whom": None, "path": None})

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

    def _shot(self, event: Event, acts: Sequence[Act], setting: Setting, fresh: Sequence[str]) -> Shot:
        for act in acts:
            if act.whom and helps_up(act) and is_played(self.parts, act.whom):
                self.ledger.of(act.whom).posture = Posture.LIE
        for who in self.sleepers(acts[0]) if acts else ():
            self.ledger.of(who).fall_asleep()
        taking_part = self._present(acts)
        comers = [key for key in taking_part if key in fresh and _must_come_in(key, acts)]
        shot = self._open(setting, self.presence.beside(taking_part, acts), Framing.FULL, acts)
        shot.depicts = [event.id]
        at = self._come_in(shot, comers, event)
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
                if self.talk:
                    self.talk.exclaim(shot, act, staged)
                at = max(at, staged.start + staged.seconds)
            self.ledger.apply(act)
        shot.seconds = round(min(30.0, max(at + AFTER, least_seconds(shot) + 0.3, 1.6)), 2)
        shot.hold = AFTER
        return shot

    def _come_in(self, shot: Shot, comers: Sequence[str], event: Event) -> float:
        """Lets those walk in who weren't here before; gives the moment from which others act."""
        shown = {*(one.character for one in shot.actors), *(one.id for one in shot.things)}
        who = [part.id for key in comers for part in self.parts[key] if part.id in shown][:6]
        if not who:
            return BEFORE
        comes = StagedAct(action=Action.ENTER, who=who, start=0.1, seconds=COMING_IN, event=event.id)
        shot.acts = [*shot.acts, comes]
        return round(comes.start + comes.seconds, 2)

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
        added = [one for one in self.added.values() if len(things) < MOST_THINGS]
        shown = {*(part.id for part in (*actors, *things)), *(one.id for one in added if one.id)}
        at = places([part for part in bodies if part.id in shown], self.ledger)
        for part in actors:
            shot.actors = [*shot.actors, self._actor(part, at[part.id], shown, acts)]
        for part in things:
            shot.things = [*shot.things, self._thing(part, at[part.id], shown)]
        shot.things = [*shot.things, *added]
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

    def _never_comes(self, act: Act) -> bool:
        return (
            act.outcome is Outcome.FAILS
            and act.action in ABSENT
            and all(self.ledger.of(who).x is None for who in act.who)
        )

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
            at=None if _steps_out(truth, own) else self._spot(truth.at, shown),
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
            count=how_many(part.entity),
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
        there = [part.id for part in self.parts.get(spot.entity, [])]
        there += [one.id for key, one in self.added.items() if key == spot.entity and one.id]
        key = next((one for one in there if one in shown), None)
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
            goal = act.whom or act.what or ""
            self.added.update((goal, one) for one in shot.things if whom and one.id == whom)
        mime, what, whom = mimed(
            act.model_copy(update={"action": action, "who": who}), shot, self.nouns, what, whom
        )
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
            mime=mime,
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
    """How a body begins: nobody does sitting on the ground or lying what can only be done standing."""
    grounded = truth.posture is Posture.SIT and truth.at is None
    rises = grounded and own is not None and own.action not in SEATED
    return Posture.STAND if rises or _gets_up(truth, own) else truth.posture


def _gets_up(truth: Truth, own: Act | None) -> bool:
    """Whether who lies must be up already to do what they do."""
    return truth.posture is Posture.LIE and own is not None and own.action not in SEATED | _LYING


def _steps_out(truth: Truth, own: Act | None) -> bool:
    """Whether who hides must be out already for what they do to be seen: nobody dances behind somebody."""
    hidden = truth.at is not None and truth.at.relation == "behind"
    stays = SEATED | _LYING | TRAVELS | {Action.HIDE, Action.SIT}
    return hidden and own is not None and own.action not in stays


def _must_come_in(key: str, acts: Sequence[Act]) -> bool:
    """Whether somebody walks in before they do anything: not who comes in doing it, and not for a later shot."""
    own = next((act for act in acts if key in act.names), None)
    return own is not None and not (key in own.who and own.action in TRAVELS | {Action.APPEAR})


def _goes_along(act: StagedAct, before: StagedAct) -> bool:
    """Whether others do what was just begun: two swim, dance or run side by side, not one after the other."""
    return (
        (act.action, act.path, act.outcome) == (before.action, before.path, before.outcome)
        and not any((act.what, act.whom, before.what, before.whom))
        and set(act.who).isdisjoint(before.who)
    )
