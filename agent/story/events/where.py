"""Where an event can play: what its acts and things need of a place, and the place that has it.

A tree doesn't stand in a living room and nobody swims in one. Only what the request leaves open is decided
here; whoever came along from elsewhere (a stolen bed, a tree that was met before) needs nothing any more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from ....common.acts import TRAVELS, Act, Action, EntityKind, Event, Tone, Way
from ....common.story import Intent, Setting, Shot
from ....common.things import PropKind
from ....common.vocabulary import BEFORE_THE_DOOR, SHORES, Place, TimeOfDay, Weather
from ....intent.text import simplified
from ..film import FilmDecisions, decide
from .furniture import kept_in_bowls
from .homes import votes
from .needs import (
    BY_ACTION,
    OUTSIDE,
    STRONGEST,
    USUAL,
    PlaceNeed,
    insists_on,
    need_of_thing,
    place_for,
    place_for_all,
)
from .parts import RIDDEN, is_scenery, prop_kind

_LEAVING: Final = frozenset({Action.LEAVE, Action.FLEE, Action.JUMP})
_TONE_HOURS: Final[Mapping[Tone | None, TimeOfDay]] = {
    Tone.SAD: TimeOfDay.SUNSET,
    Tone.SCARY: TimeOfDay.NIGHT,
    Tone.CALM: TimeOfDay.SUNSET,
}
_IN_THE_SKY: Final = frozenset({PropKind.MOON, PropKind.SUN, PropKind.STAR, PropKind.CLOUD, PropKind.RAINBOW})
"""What is seen from the ground: no reason to play in space."""
_OPEN_PLACES: Final = (Place.PARK, Place.STREET, Place.TOWN, Place.FOREST)
_WATERS: Final = frozenset({"water", "waves", "水", "水里"})
_HOME: Final = re.compile(r"\bhome\b|回家|到家|家里", re.I)
_COMES_OUT: Final = re.compile(r"\b(?:come|came|coming|emerge|step)|出来|出門|出门", re.I)
"""Verbs of leaving as it is seen from without."""


_ITS_SHORE: Final = re.compile(r"\bthe (?:shore|bank|coast)\b|岸", re.I)
"""How a story names the shore of the water that it plays at."""
_SAID: Final = ("place", "time", "weather")
"""What events say of where and when they are."""


@dataclass
class Journey:
    """The settings of a film's events, one after another; few places, and none that its event can't be in."""

    intent: Intent
    film: FilmDecisions
    seed: int
    rng: random.Random
    told: Sequence[Event]
    been: list[Place] = field(default_factory=list)
    met: dict[str, Place] = field(default_factory=dict)
    """Where each entity was seen last."""
    homeward: bool = False
    """Whether the last event led home: what comes next happens there."""
    outward: bool = False
    """Whether the last event led out of a house: what comes next happens before its door."""

    def __post_init__(self) -> None:
        named = {event.place for event in self.told if event.place}
        told = max(len({getattr(event, what) for event in self.told} - {""}) for what in _SAID)
        settings = self.film.settings
        self.several = settings if len(settings) > max(told, 1) else []
        self.later = self._is_come_to()
        one = self.intent.place_named and len(self.intent.settings) == 1 and len(named) < 2 and not self.later
        # one place in all: the reader of the whole knows it best, with its own name
        self.fixed = one or bool(self.several)
        self.named_for_all = one or (self.intent.place_named and not named)
        self.entities = {entity.id: entity for entity in self.intent.reading.entities}
        self.kept = kept_in_bowls(self.intent.reading.entities)
        if self.intent.place_named:
            self.been = [setting.place for setting in settings[1:]]

    def first(self) -> Setting:
        """Where the film begins: where the request says, else where its first event with a need can be."""
        setting = self.film.settings[0]
        if self._weather_comes(setting):
            setting = setting.model_copy(update={"weather": Weather.CLEAR})
        begins = self.told[0].place if self.told else ""
        if not self.intent.place_named and begins in set(Place) and not self.several:
            setting = setting.model_copy(update=self._known(Place(begins)))
        elif not self.intent.place_named or self.later:
            setting = setting.model_copy(update=self._known(self._open_place(setting)))
        if self.told and (door := self._door(self.told[0], setting.place)):
            setting = setting.model_copy(update=self._known(door))
        return self._at_its_hour(setting)

    def _is_come_to(self) -> bool:
        """Whether the only place that is named is one to which somebody goes after other things have happened."""
        number = next((n for n, event in enumerate(self.told) if event.place), 0)
        alone = self.intent.place_named and len(self.intent.settings) == 1 and not self.several
        event = self.told[number] if alone and number else None
        return event is not None and any(
            act.action in TRAVELS | {Action.ENTER, Action.FLEE}
            and act.path in (Way.TO, Way.INTO)
            and act.whom
            for act in event.acts
        )

    def _at_its_hour(self, setting: Setting) -> Setting:
        """The setting by night or at dusk, where who acts or the film's tone asks for it and no hour is named."""
        acting = {
            self.entities[key].prop
            for event in self.told
            for act in event.acts
            for key in act.who
            if key in self.entities
        }
        if not self.intent.time_named and acting & {PropKind.MOON, PropKind.STAR}:
            return setting.model_copy(update={"time": TimeOfDay.NIGHT})
        if not self.intent.time_named and self.intent.reading.tone in _TONE_HOURS:
            return setting.model_copy(update={"time": _TONE_HOURS[self.intent.reading.tone]})
        if not self.intent.time_named and self.intent.form is None and setting.time is TimeOfDay.NIGHT:
            # a form that chance chose brings no night
            return setting.model_copy(update={"time": TimeOfDay.DAY})
        return setting

    def _open_place(self, setting: Setting) -> Place:
        """Where a film begins that says nothing of it: what is done until it names a place, who is at home where."""
        begun = list(takewhile(lambda event: event.place not in set(Place), self.told))
        wanted = [self._need(event, None) for event in begun]
        met = {key for event in begun for act in event.acts for key in act.names}
        whole = len(begun) == len(self.told)
        there = [
            one for one in self.entities.values() if (whole or one.id in met) and one.id not in self.kept
        ]
        seen = [insists_on(one) for one in there]
        needs = [need for need in (*wanted, *seen) if need is not None]
        skies = any(thing.prop in _IN_THE_SKY for thing in self.intent.things)
        hinted = not self.later and self._hinted(setting) and not (setting.place is Place.SPACE and skies)
        place = setting.place if hinted else self.rng.choice(_OPEN_PLACES)
        if setting.weather is not Weather.CLEAR and self.intent.weather_named:
            needs.append(PlaceNeed.OUTDOORS)
        sleepers = any(act.action is Action.SLEEP for event in begun for act in event.acts)
        told = votes(there, {who for event in begun for act in event.acts for who in act.who})
        for forbidden in set(self.intent.without) & set(Place):
            told.pop(Place(forbidden), None)
        if needs:
            return place_for_all(needs, place if hinted else USUAL[needs[0]], told)
        if told:
            return max(told, key=lambda one: told[one])
        return Place.ROOM if (sleepers or self.kept) and not hinted else place

    def _weather_comes(self, setting: Setting) -> bool:
        """Whether the film's weather is only what comes up in a later event: "then it starts to rain"."""
        first = next((event for event in self.told if event.weather), None)
        return (
            first is not None
            and first is not self.told[0]
            and first.weather == setting.weather.value
            and any(
                one.noun in first.weather
                for act in first.acts
                for key in act.who
                if (one := self.entities.get(key))
            )
        )

    def of(self, event: Event, number: int, before: Setting) -> Setting:
        """Where event ``number`` plays after what came ``before``."""
        base = before
        if self.several:  # the opening has the first
            base = self.several[(number + 1) * len(self.several) // (len(self.told) + 1)]
            base = base if self.intent.time_named else base.model_copy(update={"time": before.time})
        update: dict[str, object] = {}
        on_the_way = any(act.path is Way.TO and self._needed(act) is PlaceNeed.STREET for act in event.acts)
        if door := self._door(event, base.place):
            update |= self._known(door)
        elif event.place == Place.BEACH and base.place in SHORES and _ITS_SHORE.search(event.text):
            pass  # of the water that one is at
        elif event.place and not on_the_way:
            told = self.film.settings[0].place if self.fixed else event.place
            update |= self._known(Place(told)) if told in set(Place) and not self.several else {}
        else:
            need = self._need(event, base.place) or (PlaceNeed.INDOORS if self.homeward else None)
            place = base.place if need is None else place_for(need, base.place, self.been)
            update |= self._known(place) if place is not base.place else {}
        if update.get("place", base.place) is Place.SHIP and any(map(self._overboard, event.acts)):
            update |= self._known(Place.OCEAN)
        if event.time in set(TimeOfDay):
            update["time"] = TimeOfDay(event.time)
        if event.weather in set(Weather):
            update["weather"] = Weather(event.weather)
        after = base.model_copy(update=update)
        self.been.append(after.place)
        self.homeward = bool(_HOME.search(event.text)) and after.place in OUTSIDE
        self.outward = after.place in BEFORE_THE_DOOR and self._leads_out(event)
        self.met |= {name: after.place for act in event.acts for name in act.names}
        return after

    def _door(self, event: Event, now: Place) -> Place | None:
        """The place before the door, for what happens to those who came out of it or are seen coming out."""
        told = Place(event.place) if event.place in set(Place) else None
        here = told or now
        seen = here in BEFORE_THE_DOOR and self._leads_out(event) and self._seen_from_without(event)
        if self.several or not (seen or (self.outward and (told is None or told is now))):
            return None
        outdoors = (place for place in reversed(self.been) if place in OUTSIDE)
        return next(outdoors, BEFORE_THE_DOOR.get(here, Place.STREET))

    def _leads_out(self, event: Event) -> bool:
        """Whether whoever acts last leaves the place itself, not something in it."""
        last = event.acts[-1] if event.acts else None
        if last is None or last.action not in _LEAVING or last.path not in (Way.OUT_OF, Way.FROM, Way.OFF):
            return False
        left = self.entities.get(last.whom or last.what or "")
        return left is None or is_scenery(left) or prop_kind(left) in RIDDEN

    @staticmethod
    def _seen_from_without(event: Event) -> bool:
        verbs = [act.verb for act in event.acts if act.action in _LEAVING]
        return any(_COMES_OUT.search(verb) for verb in verbs) or "出来" in simplified(event.text)

    def _overboard(self, act: Act) -> bool:
        """Whether somebody gets from the deck into the water."""
        water = self.entities.get(act.whom or "")
        if water is None or water.prop or act.path is not Way.INTO:
            return False
        return water.noun in _WATERS or need_of_thing(water) in {PlaceNeed.WATER, PlaceNeed.FRESH_WATER}

    def _known(self, place: Place) -> dict[str, object]:
        """A place with the name that the request has for it."""
        named = next((one for one in self.film.settings if one.place is place), None)
        return {"place": place, "label": named.label if named else ""}

    def _need(self, event: Event, now: Place | None) -> PlaceNeed | None:
        """The strongest need of what is done and with what; who comes along, or is here, needs nothing new."""
        found: set[PlaceNeed | None] = {self._needed(act) for act in event.acts}
        found -= {PlaceNeed.STREET} if self.named_for_all else set()  # a bike is ridden where the film is
        if event.weather not in ("", Weather.CLEAR, Weather.WIND) and not self.named_for_all:
            found.add(PlaceNeed.OUTDOORS)
        comes = {who for act in event.acts if act.path in (Way.OUT_OF, Way.FROM) for who in act.who}
        named = {
            key for act in event.acts for key in act.names
        } - comes  # what comes out of a box was brought along
        things = (self.entities[key] for key in sorted(named - self.kept) if key in self.entities)
        for entity in () if self.named_for_all else things:
            here = self.met.get(entity.id)
            if here is None or (here is not now and entity.kind is not EntityKind.ANIMAL):
                found.add(insists_on(entity))
        return next((need for need in STRONGEST if need in found), None)

    def _needed(self, act: Act) -> PlaceNeed | None:
        """What an act can't do without: water to swim in, a street to drive on."""
        if act.who and self.kept.issuperset(act.who):
            return None
        if act.action is not Action.RIDE:
            return PlaceNeed.FRESH_WATER if self._into_water(act) else BY_ACTION.get(act.action)
        ridden = (self.entities[key] for key in (act.what, act.whom) if key in self.entities)
        return PlaceNeed.STREET if any(need_of_thing(one) is PlaceNeed.STREET for one in ridden) else None

    def _into_water(self, act: Act) -> bool:
        """Whether somebody gets into water of which nobody says what it is: "falls into the water"."""
        goal = self.entities.get(act.whom or act.what or "")
        return (
            act.path is Way.INTO and goal is not None and not goal.prop and simplified(goal.noun) in _WATERS
        )

    def _hinted(self, setting: Setting) -> bool:
        """Whether the words of the request, and not chance, chose the place."""
        others = {
            decide(self.intent, seed=self.seed + n, characters=self.film.characters).settings[0].place
            for n in (1, 2, 3)
        }
        return others == {setting.place}


def in_the_sea(shot: Shot) -> Shot:
    """A shot of nothing but swimming plays under the water, not on the shore."""
    swim = bool(shot.acts) and all(act.action is Action.SWIM for act in shot.acts)
    if not swim or shot.setting.place not in (Place.OCEAN, Place.BEACH):
        return shot
    return shot.model_copy(update={"setting": shot.setting.model_copy(update={"place": Place.UNDERWATER})})
