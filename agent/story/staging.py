"""Turns a script into shots: who stands where, how near the camera is, what can be seen and heard.

Framing follows the beats: a place is established wide, talk is medium, reactions and punchlines are near,
and the picture holds after a laugh. Lines stay as they were written; lengths are fitted by ``fitting``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from ...common.story import Actor, Cue, Line, Prop, Shot
from ...common.things import PropKind
from ...common.vocabulary import (
    BeatKind,
    CameraMove,
    Emotion,
    Form,
    Framing,
    Gesture,
    Place,
    Sound,
    Transition,
    Weather,
)
from .film import FilmDecisions
from .timing import card_seconds, least_seconds
from .writer import FilledLine, SceneBits, Script

_PUNCH_HOLD: Final = 0.9
_HOLD: Final = 0.3
_AMBIENCE: Final = {
    Place.OCEAN: Sound.WAVES,
    Place.BEACH: Sound.GULLS,
    Place.UNDERWATER: Sound.BUBBLES,
    Place.TOWN: Sound.BELL,
    Place.STATION: Sound.BELL,
    Place.SPACE: Sound.WHOOSH,
    Place.DESERT: Sound.WIND,
    Place.MOUNTAIN: Sound.WIND,
    Place.SNOW: Sound.WIND,
    Place.SCHOOL: Sound.BELL,
    Place.OFFICE: Sound.CLOCK,
    Place.FOREST: Sound.CRICKETS,
    Place.STAGE: Sound.APPLAUSE,
    Place.CASTLE: Sound.WIND,
    Place.ROOM: Sound.CLOCK,
    Place.KITCHEN: Sound.DING,
    Place.BEDROOM: Sound.CLOCK,
    Place.BATHROOM: Sound.BUBBLES,
    Place.SHOP: Sound.DING,
    Place.CAFE: Sound.DING,
    Place.LIBRARY: Sound.CLOCK,
    Place.HOSPITAL: Sound.FOOTSTEPS,
    Place.TRAIN: Sound.WHOOSH,
    Place.BARN: Sound.CRICKETS,
    Place.CAVE: Sound.WIND,
    Place.MUSEUM: Sound.FOOTSTEPS,
    Place.STREET: Sound.FOOTSTEPS,
    Place.PARK: Sound.WIND,
    Place.GARDEN: Sound.CRICKETS,
    Place.PLAYGROUND: Sound.BOING,
    Place.FARM: Sound.BELL,
    Place.RIVER: Sound.SPLASH,
    Place.MARKET: Sound.DING,
    Place.JUNGLE: Sound.CRICKETS,
    Place.POOL: Sound.SPLASH,
    Place.SHIP: Sound.WAVES,
}
_WEATHER: Final = {Weather.RAIN: Sound.RAIN, Weather.STORM: Sound.THUNDER, Weather.WIND: Sound.WIND}
_LARGE: Final = frozenset({
    PropKind.LIGHTHOUSE, PropKind.MOON, PropKind.ROCKET, PropKind.CAR, PropKind.TRAIN, PropKind.BOAT,
    PropKind.TABLE, PropKind.SHARK, PropKind.SNOWMAN, PropKind.CHAIR, PropKind.BIKE, PropKind.ROBOT,
    PropKind.CACTUS, PropKind.TREASURE, PropKind.DOG, PropKind.OCTOPUS, PropKind.DRAGON, PropKind.UNICORN,
    PropKind.GIRAFFE, PropKind.ZEBRA, PropKind.DEER, PropKind.PANDA, PropKind.DINOSAUR, PropKind.WHALE,
    PropKind.DOLPHIN, PropKind.SWAN, PropKind.SOFA, PropKind.PIANO, PropKind.FRIDGE, PropKind.SINK,
    PropKind.BATHTUB, PropKind.TOILET, PropKind.STOVE, PropKind.WHEELCHAIR, PropKind.WASHING_MACHINE,
    PropKind.VACUUM_CLEANER, PropKind.SHELF, PropKind.WARDROBE, PropKind.CURTAIN, PropKind.WINDOW,
    PropKind.MIRROR, PropKind.TELEVISION, PropKind.COMPUTER, PropKind.SWING, PropKind.BRIDGE,
    PropKind.WELL, PropKind.FOUNTAIN, PropKind.LAMP_POST, PropKind.BUS, PropKind.TRUCK, PropKind.PLANE,
    PropKind.GOAT, PropKind.DONKEY, PropKind.CAMEL, PropKind.HIPPO, PropKind.RHINO, PropKind.FLAMINGO,
    PropKind.PEACOCK, PropKind.KANGAROO, PropKind.SEAL, PropKind.CROCODILE, PropKind.BUSH, PropKind.LOG,
    PropKind.STUMP, PropKind.BEEHIVE, PropKind.WALL, PropKind.GATE, PropKind.ROOF, PropKind.STAIRS,
    PropKind.SIGN, PropKind.TRAFFIC_LIGHT, PropKind.MAILBOX, PropKind.BIN, PropKind.FIREWORK,
    PropKind.CANNON, PropKind.WHEELBARROW, PropKind.CART, PropKind.PRAM, PropKind.TRACTOR, PropKind.DIGGER,
    PropKind.FIRE_ENGINE, PropKind.AMBULANCE, PropKind.MOTORCYCLE, PropKind.HELICOPTER, PropKind.UFO,
    PropKind.SUBMARINE, PropKind.HARP, PropKind.SUN, PropKind.CLOUD, PropKind.RAINBOW, PropKind.PUDDLE,
    PropKind.HOLE, PropKind.ICEBERG, PropKind.PLANET, PropKind.BAMBOO, PropKind.SCARECROW, PropKind.GOAL,
    PropKind.WINDMILL, PropKind.TOWER, PropKind.SEESAW, PropKind.SLIDE, PropKind.TRAMPOLINE, PropKind.HOT_AIR_BALLOON,
    PropKind.CHRISTMAS_TREE, PropKind.STALL, PropKind.VENDING_MACHINE, PropKind.ELEVATOR, PropKind.SHOPPING_CART,
    PropKind.IGLOO, PropKind.CHIMNEY, PropKind.MATTRESS, PropKind.RUG, PropKind.BLACKBOARD, PropKind.PARACHUTE, PropKind.BUS_STOP,
    PropKind.GOOSE, PropKind.HERON, PropKind.OSTRICH, PropKind.TURKEY, PropKind.BARREL, PropKind.MUD, PropKind.PADDLING_POOL,
    PropKind.FOOTPRINTS, PropKind.KENNEL, PropKind.STOOL, PropKind.HAMMOCK, PropKind.HAYSTACK, PropKind.VOLCANO, PropKind.WAVE,
    PropKind.PLANK, PropKind.PIPE, PropKind.SKIS, PropKind.CAVE_MOUTH, PropKind.FINISH_LINE, PropKind.LILY_PAD,
})  # fmt: skip
"""Things that stand in the picture instead of lying in a hand."""
_REACTIONS: Final = {
    Emotion.SMUG: Emotion.THOUGHTFUL,
    Emotion.HAPPY: Emotion.SURPRISED,
    Emotion.ANGRY: Emotion.SCARED,
    Emotion.SCARED: Emotion.SURPRISED,
    Emotion.SAD: Emotion.THOUGHTFUL,
    Emotion.SURPRISED: Emotion.NEUTRAL,
}
_GESTURES: Final = {
    Emotion.HAPPY: (Gesture.ARMS_UP, Gesture.CLAP, Gesture.PRESENT),
    Emotion.SAD: (Gesture.SHRUG, Gesture.STAND),
    Emotion.SURPRISED: (Gesture.ARMS_UP, Gesture.STAND),
    Emotion.ANGRY: (Gesture.HANDS_ON_HIPS, Gesture.CROSS_ARMS),
    Emotion.SCARED: (Gesture.POINT, Gesture.ARMS_UP),
    Emotion.SMUG: (Gesture.HANDS_ON_HIPS, Gesture.PRESENT, Gesture.CROSS_ARMS),
    Emotion.THOUGHTFUL: (Gesture.THINK, Gesture.CROSS_ARMS, Gesture.SHRUG),
    Emotion.NEUTRAL: (Gesture.STAND, Gesture.SHRUG, Gesture.PRESENT),
}
POSITIONS: Final = {1: (0.0,), 2: (-0.38, 0.38), 3: (-0.58, 0.0, 0.58), 4: (-0.7, -0.25, 0.25, 0.7)}


@dataclass
class _Open:
    """A shot that still takes lines."""

    shot: Shot
    passage: SceneBits
    speakers: list[str] = field(default_factory=list)
    punch: bool = False


class ShotBuilder:
    """Builds the shots of one film."""

    def __init__(self, film: FilmDecisions) -> None:
        self.film = film
        self.shots: list[tuple[SceneBits, Shot]] = []
        self.lines = 0
        self.seen: set[str] = set()
        self.entered: set[str] = set()
        self.lower = ""
        self.scenery: set[str] = set()

    def stage(self, script: Script) -> list[tuple[SceneBits, Shot]]:
        """The script's shots in order, each with the passage it belongs to."""
        for passage in script.passages:
            self._passage(passage)
        return self.shots

    def _passage(self, passage: SceneBits) -> None:
        current: _Open | None = None
        for index, said in enumerate(passage.said):
            if said.bit.who == "LOWER":
                self.lower = said.text[:80].upper()
                continue
            if current is None or self._cut(current, said, passage.said[index - 1] if index else None):
                current = self._open(passage, said)
            self._add(current, said)
        self.lower = "" if self.film.form is not Form.NEWS else self.lower

    def _cut(self, current: _Open, said: FilledLine, before: FilledLine | None) -> bool:
        """Whether a bit needs a shot of its own."""
        shot = current.shot
        if said.bit.who == "CARD" or shot.card or said.bit.action or said.bit.punch or current.punch:
            return True
        if (
            said.bit.directions.framing or shot.framing
        ) is not shot.framing or said.bit.directions.transition:
            return True
        if shot.framing is Framing.WIDE and shot.lines:
            return True
        if before is not None and before.bit.action:
            return bool(before.who != said.who)
        if shot.framing is Framing.CLOSE_UP and said.who not in current.speakers:
            return True
        known = {actor.character for actor in shot.actors}
        off_screen = bool(said.who) and said.who != "narrator" and said.who not in known
        return len(shot.lines) >= 2 or off_screen

    def _open(self, passage: SceneBits, said: FilledLine) -> _Open:
        film = self.film
        key = passage.setting.model_dump_json()
        fresh = key not in self.scenery
        framing = said.bit.directions.framing
        if framing is None:
            framing = (
                Framing.WIDE
                if fresh
                else Framing.CLOSE_UP
                if said.bit.punch and said.who != "narrator"
                else film.rng.choice((Framing.MEDIUM, Framing.MEDIUM, Framing.FULL))
            )
        shot = Shot(
            id=f"s{len(self.shots) + 1}", setting=passage.setting, framing=framing, seconds=1.0, hold=_HOLD
        )
        shot.camera = said.bit.directions.camera or self._camera(shot, said, fresh)
        shot.transition = said.bit.directions.transition or self._transition(fresh)
        shot.lower_third = self.lower
        if said.bit.who == "CARD":
            shot.card = said.text[:120]
            shot.camera = CameraMove.STATIC
        else:
            self.scenery.add(key)
            self._people(shot, passage, said)
            if fresh:
                self._ambience(shot)
        self.shots.append((passage, shot))
        return _Open(shot, passage)

    def _transition(self, fresh: bool) -> Transition:
        if not self.shots:
            return Transition.FADE
        if not fresh:
            return Transition.CUT
        if self.film.form in (Form.SILENT_FILM,):
            return Transition.IRIS
        return (
            Transition.WIPE
            if self.film.form in (Form.NEWS, Form.HEIST, Form.COMMERCIAL)
            else Transition.DISSOLVE
        )

    def _camera(self, shot: Shot, said: FilledLine, fresh: bool) -> CameraMove:
        if said.bit.punch:
            return CameraMove.PUSH_IN if self.film.rng.random() < 0.4 else CameraMove.STATIC
        if fresh:
            return self.film.rng.choice(
                (CameraMove.PUSH_IN, CameraMove.PAN_RIGHT, CameraMove.TILT_DOWN, CameraMove.PAN_LEFT)
            )
        if said.bit.directions.emotion is Emotion.SCARED:
            return CameraMove.HANDHELD
        return CameraMove.PUSH_IN if self.film.rng.random() < 0.15 else CameraMove.STATIC

    def _ambience(self, shot: Shot) -> None:
        sound = _WEATHER.get(shot.setting.weather) or _AMBIENCE[shot.setting.place]
        shot.cues = [*shot.cues, Cue(sound=sound, at=0.1)]

    # ---- people and things ---------------------------------------------------------------------

    def _people(self, shot: Shot, passage: SceneBits, said: FilledLine) -> None:
        film = self.film
        present = [who for who in passage.present if who in film.cast]
        if said.who and said.who != "narrator" and said.who not in present:
            present.insert(0, said.who)
        if not present:
            present = [film.cast[0]] if film.cast else []
        if shot.framing is Framing.CLOSE_UP and said.who not in ("", "narrator"):
            present = [said.who]
        elif shot.framing is Framing.CLOSE_UP:
            present = present[:1]
        elif shot.framing in (Framing.WIDE, Framing.FULL):
            waiting = [who for who in film.cast if who not in present and who not in self.seen]
            present = [*present, *waiting][:4]
        order = sorted(present[:4], key=film.cast.index)
        places = POSITIONS[len(order)] if order else ()
        actors = []
        for who, x in zip(order, places, strict=True):
            other = next((o for o in order if o != who), None)
            enters: Literal["left", "right"] | None = None
            if who not in self.entered and self.shots and shot.framing is not Framing.CLOSE_UP:
                enters = "left" if x <= 0 else "right"
            self.entered.add(who)
            self.seen.add(who)
            actors.append(
                Actor(
                    character=who,
                    x=x,
                    facing=0.0 if other is None else (0.35 if x < 0 else -0.35),
                    looks_at=other,
                    enters=enters,
                )
            )
        shot.actors = actors

    def _add(self, current: _Open, said: FilledLine) -> None:
        shot, film = current.shot, self.film
        self._show(shot, said.things, said.who)
        emotion = said.bit.directions.emotion
        actor = next((a for a in shot.actors if a.character == said.who), None)
        if actor is not None:
            self._act(shot, actor, said, emotion)
        elif said.who == "narrator" or not said.who:
            for other in shot.actors:
                if emotion is not None:
                    other.emotion = emotion
                if said.bit.directions.gesture:
                    other.gesture = said.bit.directions.gesture
        if said.text and said.who and not said.bit.action and said.bit.who != "CARD":
            self.lines += 1
            spoken = Emotion.NEUTRAL if said.who == "narrator" or emotion is None else emotion
            shot.lines = [
                *shot.lines,
                Line(
                    id=f"l{self.lines}",
                    character=said.who,
                    text=said.text,
                    emotion=spoken,
                    language=film.language,
                    pause=0.4 if said.bit.punch else 0.15,
                ),
            ]
            current.speakers.append(said.who)
        if said.bit.directions.sound:
            shot.cues = [*shot.cues, Cue(sound=said.bit.directions.sound, at=-0.6 if shot.lines else 0.3)]
        elif said.bit.punch and (current.passage.kind is BeatKind.TWIST or film.rng.random() < 0.3):
            shot.cues = [*shot.cues, Cue(sound=Sound.DRUM_STING, at=-0.7)]
        if said.bit.punch:
            current.punch = True
            shot.hold = _PUNCH_HOLD
        shot.seconds = min(30.0, max(0.5, self._length(shot, said)))

    def _length(self, shot: Shot, said: FilledLine) -> float:
        if shot.card:
            return card_seconds(shot.card, self.film.language)
        return max(1.2 if said.bit.action else 1.0, least_seconds(shot) + shot.hold)

    def _act(self, shot: Shot, actor: Actor, said: FilledLine, emotion: Emotion | None) -> None:
        mood = (
            emotion if emotion else self.film.rng.choice((Emotion.NEUTRAL, Emotion.HAPPY, Emotion.THOUGHTFUL))
        )
        actor.emotion = mood
        wanted = said.bit.directions.gesture
        if wanted:
            actor.gesture = wanted
        elif actor.holds is None and actor.gesture is Gesture.STAND:
            actor.gesture = self.film.rng.choice(_GESTURES[mood])
        for other in shot.actors:
            if other is not actor and other.emotion is Emotion.NEUTRAL:
                other.emotion = _REACTIONS.get(mood, Emotion.NEUTRAL)

    def _show(self, shot: Shot, things: Sequence[Prop], who: str) -> None:
        """Puts what is spoken of into the picture: small things into a hand, large ones beside the actors."""
        if shot.card:
            return
        for thing in things:
            shown = [*(a.holds for a in shot.actors if a.holds), *shot.things]
            if (
                any(t is not None and (t.prop, t.label) == (thing.prop, thing.label) for t in shown)
                or len(shot.things) >= 6
            ):
                continue
            holder = next((a for a in shot.actors if a.character == who and a.holds is None), None)
            free_hand = holder is not None and holder.gesture in (
                Gesture.STAND,
                Gesture.PRESENT,
                Gesture.HOLD,
            )
            if (
                holder is not None
                and free_hand
                and thing.prop not in _LARGE
                and shot.framing is not Framing.WIDE
            ):
                holder.holds = thing
                holder.gesture = Gesture.HOLD
            else:
                x = self._free_place(shot)
                shot.things = [*shot.things, thing.model_copy(update={"x": x})]

    def _free_place(self, shot: Shot) -> float:
        taken = [actor.x for actor in shot.actors] + [thing.x for thing in shot.things]
        return max(
            (0.8, -0.8, 0.05, 0.6, -0.6, -0.15), key=lambda x: min((abs(x - t) for t in taken), default=1.0)
        )
