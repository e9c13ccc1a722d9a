"""A storyboard from events: what the request says happens, in its order, with nothing put in its place.

Tone decides music, light and silence; a form only frames. What few events leave of the film's length goes to
seeing where one is, how somebody takes it, and to slower acts; nothing is invented to fill it.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

from ....common.acts import (
    Action,
    ConstraintKind,
    Entity,
    EntityKind,
    Event,
    Tone,
)
from ....common.story import Actor, Beat, Intent, Line, Setting, Shot, Storyboard
from ....common.things import PropKind
from ....common.vocabulary import (
    BeatKind,
    CameraMove,
    Device,
    FilmStyle,
    Form,
    Framing,
    Mood,
    Transition,
)
from ....intent.people import Persona
from ..film import MOODS, STYLES, decide
from ..timing import least_seconds
from ..titles import title_of
from .around import with_reactions
from .caves import before_caves
from .foresight import foresee, not_had
from .furniture import with_fishbowl
from .kin import of_their_kind, told_by_a_child
from .known import known_story
from .length import (
    FASTEST,
    SLOWEST,
    begin_at_once,
    crowded,
    dramatised,
    filled,
    stretch,
    to_count,
)
from .meaning import transform
from .needs import suits
from .order import in_time
from .partners import partnered
from .parts import make_parts
from .presence import MOST_BODIES, here_before, in_one_place
from .speech import make_talk
from .stage import MOST_ACTORS, EventStage
from .substitutes import picture_notes, place_notes
from .where import Journey, in_the_sea

OPENING: Final = 2.4
"""Usual seconds of a first look at where one is."""
LEAST_STORY: Final = 9.0
"""Seconds of the shortest story whose length nobody chose: what its acts leave of them goes to faces and looks."""
NO_OPENING: Final = 6.5
"""Seconds of a story that is too short to look around first."""
MOST_MET: Final = 3
"""Events from which on nobody and nothing is met that no act is about: it would be a stranger."""
TONE_MOODS: Final[Mapping[Tone, Mood]] = {
    Tone.FUNNY: Mood.PLAYFUL,
    Tone.SAD: Mood.MELANCHOLY,
    Tone.TENDER: Mood.ROMANTIC,
    Tone.CALM: Mood.ROMANTIC,
    Tone.TENSE: Mood.TENSE,
    Tone.SCARY: Mood.MYSTERIOUS,
    Tone.EPIC: Mood.EPIC,
    Tone.PLAIN: Mood.PLAYFUL,
}
LEAST_SHOT: Final = 0.8
"""Seconds of the shortest shot that can still be read."""


def plan_events(intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> Storyboard:
    """The storyboard of a request that says what happens; the same seed gives the same one.

    Raises:
        StudioError: ``config_missing`` when there is no character at all.
    """
    return _Plan(before_caves(with_fishbowl(intent)), seed, characters).storyboard()


class _Plan:
    """One film in the making."""

    def __init__(self, intent: Intent, seed: int, characters: Mapping[str, Persona]) -> None:
        self.intent, self.seed, self.characters = intent, seed, characters
        self.known = known_story(intent, characters)
        self.reading = partnered(told_by_a_child(of_their_kind(in_time(self.known.reading))))
        self.rng = random.Random(f"{seed}|events|{intent.request}")
        self.film = decide(intent, seed=seed, characters=characters)
        self.parts = make_parts(self.reading, characters, intent.without)
        self.narrated = self._has(ConstraintKind.NARRATOR_ONLY)
        dialogue = intent.dialogue and not self._has(ConstraintKind.NO_DIALOGUE) and not self.narrated
        words = random.Random(f"{seed}|lines|{intent.request}")
        room = self.film.story_seconds
        talk = make_talk(intent, self.parts, characters, words, room, self.known) if dialogue else None
        bodiless = {one.id: one.noun for one in self.reading.entities if not self.parts[one.id]}
        self.stage = EventStage(self.parts, self.reading.tone, talk, nouns=bodiless)
        self.notes = list(intent.notes)
        self.told = [event for event in self.reading.events if event.acts]
        self.journey = Journey(intent, self.film, seed, self.rng, self.told)
        self.target = self.film.story_seconds

    def _has(self, kind: ConstraintKind) -> bool:
        return any(one.kind is kind for one in self.reading.constraints)

    def storyboard(self) -> Storyboard:
        """The whole plan."""
        shots = self._shots()
        self._everybody(shots)
        self._fit(shots)
        shots = [filled(shot) for shot in shots]
        for number, shot in enumerate(shots, 1):
            shot.id = f"s{number}"
        tone, form = self.reading.tone, self.intent.form or Form.SKETCH
        self._tell(shots)
        mood = self.intent.mood or (TONE_MOODS[tone] if tone else MOODS[form])
        return Storyboard(
            title=self._title(),
            logline=self.intent.request[:300],
            request=self.intent.request,
            language=self.intent.language,
            seed=self.seed,
            form=form,
            device=self.intent.device or Device.REVERSAL,
            style=self.intent.style or STYLES.get(form, FilmStyle.TOON),
            mood=mood,
            seconds=round(self.film.seconds - self.film.story_seconds + self.target, 2),
            cast=list(dict.fromkeys(actor.character for shot in shots for actor in shot.actors)),
            called=self._called(shots),
            entities=self.reading.entities,
            events=self.reading.events,
            constraints=self.reading.constraints,
            tone=tone,
            known=self.known.used(shots, self.intent.language),
            beats=_beats(shots),
            end_card="完" if self.intent.language == "zh" else "The End",
            planner="events",
            notes=self.notes,
        )

    # ---- shots ---------------------------------------------------------------------------------

    def _shots(self) -> list[Shot]:
        """Where one is, what happens, how it is taken; to a number of shots where one was asked for."""
        told = self.told
        setting = self.journey.first()
        settings = [setting]
        for number, event in enumerate(told):
            settings.append(self.journey.of(event, number, settings[-1]))
        foresee(told, self.parts, self.stage)
        groups: list[list[Shot]] = []
        wanted = self._wanted()
        roomy = self.film.story_seconds > NO_OPENING
        if (roomy and not wanted) or (wanted and wanted > len(told) + 1):
            groups.append(self._opening(told, settings))
        for number, event in enumerate(told):
            before, setting = settings[number : number + 2]
            shots = self.stage.event(in_one_place(told, settings, number), setting, split=not wanted)
            if not shots and setting.weather is not before.weather:
                shots = [self._weather(event, setting)]
            shots = shots if wanted else [in_the_sea(shot) for shot in shots]
            if setting != before and groups and shots:
                shots[0].transition = Transition.DISSOLVE
            self._narrate(event, shots)
            groups.append(shots)
        if wanted:
            return to_count(groups, wanted)
        if roomy:
            begin_at_once(groups, always=self.intent.open_ended)
        groups, lost = crowded(groups, told, self.film.story_seconds)
        if lost:
            names = [event.text.strip(" .。") or ", ".join(act.verb for act in event.acts) for event in lost]
            self._note(
                f"{self.film.seconds:g} seconds have no room for: {'; '.join(names)}.",
                f"{self.film.seconds:g}秒放不下：{'；'.join(names)}。",
            )
        target = self.target = self._room(groups)
        shots, free = dramatised(groups, target), self.intent.open_ended
        return with_reactions(shots, told, target, self.stage, self.reading.tone, open_ended=free)

    def _room(self, groups: Sequence[list[Shot]]) -> float:
        """Seconds of the story: those that were chosen, else what its acts take, and a short film's least."""
        if not self.intent.open_ended:
            return self.film.story_seconds
        acted = sum(shot.seconds for group in groups for shot in group)
        return min(self.film.story_seconds, max(acted, LEAST_STORY))

    def _wanted(self) -> int | None:
        """The number of shots that was asked for, or as many as the length has room for."""
        wanted, room = self.intent.shots, max(1, int(self.film.story_seconds / LEAST_SHOT))
        if wanted is None or wanted <= room:
            return wanted
        self._note(
            f"{wanted} shots don't fit into {self.film.seconds:g} seconds: there are {room}.",
            f"{self.film.seconds:g}秒放不下{wanted}个镜头，用了{room}个。",
        )
        return room

    def _opening(self, told: Sequence[Event], settings: Sequence[Setting]) -> list[Shot]:
        """Where one is, with whoever begins and what is there; then those whom nothing is told of, four at a time."""
        setting = settings[0]
        first = told[0].acts[:1] if told else []
        present = [key for act in first for key in here_before(act)]
        if told and settings[1].place is setting.place:
            self.stage.presence.move_to(setting.place, in_one_place(told, settings, 0))
            present = self.stage.presence.beside([], ()) or present
        acts = [transform(act, self.parts) for event in told for act in event.acts]
        changed = {act.whom for act in acts if act.action is Action.CHANGE}
        present = [key for key in present if key not in changed - {None}]
        acting = {key for event in told for act in event.acts for key in act.names}
        others = [
            one.id
            for one in self.reading.entities
            if one.id not in acting
            and self.parts[one.id]
            and suits(setting.place, one)
            and (one.kind is not EntityKind.PERSON or one.character or len(told) < MOST_MET)
        ]
        self.stage.presence.there += others
        bodies = [part for key in (*present, *others) for part in self.parts.get(key, ())]
        if len(bodies) <= MOST_BODIES and sum(part.is_actor for part in bodies) <= MOST_ACTORS:
            present, others = [*present, *others], []
        rows = [present, *(others[n : n + MOST_ACTORS] for n in range(0, len(others), MOST_ACTORS))]
        shots = [self.stage.still(setting, row, Framing.WIDE, OPENING) for row in rows]
        shots[0].camera = CameraMove.PUSH_IN
        return shots

    def _weather(self, event: Event, setting: Setting) -> Shot:
        """The sky under which those of before stand now: it starts to rain."""
        shot = self.stage.still(setting, self.stage.presence.beside([], ()), Framing.WIDE, OPENING)
        shot.depicts = [event.id]
        return shot

    def _narrate(self, event: Event, shots: Sequence[Shot]) -> None:
        """Where only a narrator may speak, what happens is told in the request's own words."""
        text = event.text.strip(" ,;:，；：")
        if not self.narrated or not shots or not text or not self.intent.dialogue:
            return
        ends = "" if text[-1:] in ".!?。！？" else "。" if self.intent.language == "zh" else "."
        text = text[:1].upper() + text[1:] + ends
        line = Line(
            id=f"told-{event.id}"[:48], character="narrator", text=text[:300], language=self.intent.language
        )
        shots[0].lines = [line]
        shots[0].seconds = max(shots[0].seconds, round(least_seconds(shots[0]) + 0.3, 2))

    def _everybody(self, shots: Sequence[Shot]) -> None:
        """Whoever the request names is seen, also where nothing was read about them."""
        seen = {actor.character for shot in shots for actor in shot.actors}
        for who in self.intent.characters:
            if who in seen or who in self.intent.without:
                continue
            room = next((shot for shot in shots if len(shot.actors) < MOST_ACTORS), None)
            if room is not None:
                room.actors = [*room.actors, Actor(character=who, x=0.9 if len(room.actors) % 2 else -0.9)]

        kinds = {thing.prop.value for shot in shots for thing in shot.things}
        # a treasure chest is the box that is there, and the door of a fridge is the fridge's
        meant = {
            word
            for one in self.reading.entities
            if any(part.prop is PropKind.BOX for part in self.parts.get(one.id, ()))
            for word in one.words.lower().split()[:-1]
        }
        meant |= {"door"} if kinds & {"fridge", "wardrobe"} else set()
        meant |= not_had(self.told, self.parts)
        # in a long story what is left is a likeness ("like bananas"), a verb ("sticks") or half a compound
        own = sum(bool(event.text) and event.text in self.intent.request for event in self.told)
        for thing in self.intent.things if own < MOST_MET else ():
            unseen = thing.prop.value not in kinds and thing.prop.value not in meant
            unseen = unseen and thing.prop is not PropKind.PARCEL
            if unseen and thing.prop.value not in self.intent.without and shots:
                lone = Entity(id="thing", kind=EntityKind.THING, name="", noun=thing.prop.value)
                fits = (shot for shot in shots if suits(shot.setting.place, lone) and len(shot.things) < 8)
                shot = next(fits, shots[0])
                x = 0.85 if len(shot.things) % 2 else -0.85
                shot.things = [*shot.things, thing.model_copy(update={"x": x, "label": ""})][:8]

    # ---- length --------------------------------------------------------------------------------

    def _fit(self, shots: Sequence[Shot]) -> None:
        """Plays acts slower or faster, and holds, until the story has its length; says where it can't."""
        target = self.target
        natural = sum(shot.seconds for shot in shots)
        if not shots or natural <= 0:
            return
        factor = min(max(target / natural, FASTEST), SLOWEST)
        for shot in shots:
            stretch(shot, factor)
        off = sum(shot.seconds for shot in shots) - target
        if off < -0.05:  # the rest is given to the shots in which one looks on
            peopled = [shot for shot in shots if shot.bodies] or shots
            longer = 1.0 - off / sum(shot.seconds for shot in peopled)
            for shot in peopled:
                shot.seconds = round(min(30.0, shot.seconds * longer), 2)
                shot.hold = round(min(4.0, shot.hold + 0.3), 2)
        elif off > 0.12 * target:
            self._note(
                f"{len(self.reading.events)} events need about {target + off:.0f} seconds: the film is longer "
                f"than the {self.film.seconds:g} seconds asked for, or its acts are hurried.",
                f"{len(self.reading.events)}件事大约需要{target + off:.0f}秒：片子会比要求的{self.film.seconds:g}秒长，或节奏偏快。",
            )

    # ---- words ---------------------------------------------------------------------------------

    def _title(self) -> str:
        drawn = {key for key, parts in self.parts.items() if parts}
        return title_of(self.reading, drawn, self.film.settings[0], self.intent.language, self.rng)

    def _called(self, shots: Sequence[Shot]) -> dict[str, str]:
        """What captions call those who speak with a borrowed voice."""
        extras = {
            actor.extra.voice: actor.extra.name for shot in shots for actor in shot.actors if actor.extra
        }
        lent = self.stage.talk.called if self.stage.talk else {}
        cast = {key: name for key, name in self.intent.called.items() if key in self.intent.characters}
        return {**cast, **lent, **{voice: name for voice, name in extras.items() if voice != "narrator"}}

    def _note(self, english: str, chinese: str) -> None:
        self.notes.append(chinese if self.intent.language == "zh" else english)

    def _tell(self, shots: Sequence[Shot]) -> None:
        """What couldn't be read, drawn or performed is said before anything is made."""
        lost = self.reading.not_understood
        if lost:
            self._note(f"Not understood: {', '.join(lost[:12])}.", f"没读懂：{'、'.join(lost[:12])}。")
        settings = [shot.setting for shot in shots]
        places = place_notes(self.intent.request, settings, self.reading, self.parts)
        for note in (*picture_notes(self.parts), *places):
            self._note(*note)
        tried = [act.verb for act in self.reading.acts if act.action is Action.ATTEMPT]
        if tried:
            names = list(dict.fromkeys(tried))
            self._note(
                f"Nobody here can perform '{', '.join(names)}': one sees an attempt and its effect.",
                f"还不会演“{'、'.join(names)}”：只能看到尝试和结果。",
            )


def _beats(shots: Sequence[Shot]) -> list[Beat]:
    """Beginning, middle and end, by where shots lie in the film."""
    third = max(1, round(len(shots) / 3))
    parts = [
        (BeatKind.SETUP, shots[:third]),
        (BeatKind.EXPECTATION, shots[third : len(shots) - third]),
        (BeatKind.TAG, shots[max(third, len(shots) - third) :]),
    ]
    return [Beat(kind=kind, shots=list(some)) for kind, some in parts if some]
