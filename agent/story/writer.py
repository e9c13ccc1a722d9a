"""Writes the lines: picks scenes from the joke files that fit the film and fills them with what was asked for.

``Writer`` knows how one scene is played in one film (roles, things, place, chance) and never plays a scene or
says a line twice. Which scenes follow each other is ``compose``'s matter, pictures are ``staging``'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ...common.story import Language, Prop, Setting
from ...common.vocabulary import BeatKind, Device
from .film import LED, NARRATED, FilmDecisions, manner, sureness
from .script import Bit, JokeScene, library
from .timing import card_seconds, speech_seconds
from .words import LineSubject, MissingSlotError, fill, name_entity, place_entity, slots, thing_entity

BREATH = 0.5
"""Seconds that a line costs besides its words: pause, share of lead and hold."""
TAG = 3
"""The last level at which bits are left out: everything behind the twist."""
ACTION = 1.6
"""Seconds of an action without words."""
_PARTS = {
    "setup": BeatKind.SETUP,
    "expectation": BeatKind.EXPECTATION,
    "twist": BeatKind.TWIST,
    "tag": BeatKind.TAG,
}
_WEATHER: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "clear": "in fine weather",
        "rain": "in the rain",
        "storm": "in a storm",
        "snow": "in the snow",
        "fog": "in the fog",
        "wind": "in the wind",
    },
    "zh": {
        "clear": "大晴天",
        "rain": "下雨天",
        "storm": "暴风雨里",
        "snow": "大雪天",
        "fog": "大雾天",
        "wind": "大风天",
    },
}
_TIME: Mapping[Language, Mapping[str, str]] = {
    "en": {"day": "at noon", "morning": "in the morning", "sunset": "at sunset", "night": "at night"},
    "zh": {"day": "大白天", "morning": "大清早", "sunset": "黄昏", "night": "大半夜"},
}


@dataclass(frozen=True)
class FilledLine:
    """A filled bit: what one character says or does."""

    bit: Bit
    who: str
    text: str
    things: tuple[Prop, ...] = ()
    seconds: float = 0.0


@dataclass
class SceneBits:
    """Bits that belong together, in one setting."""

    kind: BeatKind
    setting: Setting
    said: list[FilledLine]
    scene: str
    present: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """Estimated length."""
        return sum(said.seconds for said in self.said)

    @property
    def required(self) -> float:
        """Estimated length without optional bits."""
        return sum(said.seconds for said in self.said if not level_of(self, said))


def level_of(passage: SceneBits, said: FilledLine) -> int:
    """When a bit may be left out: 0 never, 1 first, 2 next, :data:`TAG` last."""
    return said.bit.optional or (TAG if passage.kind is BeatKind.TAG else 0)


@dataclass
class Script:
    """A written film before it has pictures."""

    passages: list[SceneBits] = field(default_factory=list)
    device: Device | None = None


class Writer:
    """Plays scenes in one film."""

    def __init__(self, film: FilmDecisions) -> None:
        self.film = film
        self.scenes = library(film.language)
        self.used: set[str] = set()
        self.texts: set[str] = set()
        self.spoken: dict[str, int] = dict.fromkeys(film.cast, 0)
        self.mentioned: set[tuple[str, str]] = set()
        self.topic_said = False

    # ---- choosing ------------------------------------------------------------------------------

    def candidates(self, kind: str, weight: Callable[[JokeScene], float]) -> list[JokeScene]:
        """Unused scenes of a kind in a weighted random order; weight 0 leaves a scene out."""
        weighted = [(weight(s), s) for s in self.scenes if s.kind == kind and s.source not in self.used]
        keyed = [(self.film.rng.random() ** (1.0 / w), s) for w, s in weighted if w > 0]
        return [scene for _, scene in sorted(keyed, key=lambda pair: -pair[0])]

    def fits(self, scene: JokeScene, setting: Setting) -> bool:
        """Whether a scene's conditions hold in this film and setting."""
        film, where = self.film, scene.where
        if ("mime" in scene.tags or "mime" in where) != film.mime:
            return False
        if "place" in where and (setting.place.value not in where["place"].split(",") or setting.label):
            return False
        for name, value in (("weather", setting.weather), ("time", setting.time), ("form", film.form)):
            if name in where and value.value not in where[name].split(","):
                return False
        needs = where.get("needs")
        return not (needs == "topic" and not film.topic) and not (needs == "thing" and not film.asked_things)

    # ---- playing -------------------------------------------------------------------------------

    def play(
        self,
        scene: JokeScene,
        setting_of: Callable[[str], Setting],
        *,
        things: Sequence[Prop] | None = None,
        focus: str | None = None,
        only: str | None = None,
        without: Sequence[str] = (),
    ) -> list[SceneBits] | None:
        """The scene in this film, one passage a part, or None when it can't be played or would repeat a line.

        Args:
            setting_of: the setting for a part's name.
            things: T, U, V of the scene; None takes the film's.
            focus: who should play A.
            only: the one part to play (its kind is then an expectation).
            without: parts to leave out.
        """
        roles = self._roles(scene, focus)
        if roles is None:
            return None
        things = list(self.film.things if things is None else things)
        passages: list[SceneBits] = []
        for part, bits in scene.parts.items():
            if (only is not None and part != only) or part in without:
                continue
            setting = setting_of(part)
            entities = self._entities(roles, setting, things)
            try:
                said = [
                    self._say(bit, roles, entities, things)
                    for bit in bits
                    if not self._unplayable(bit, roles)
                ]
            except MissingSlotError:
                return None
            present = tuple(who for who in roles.values() if who != "narrator")
            passages.append(
                SceneBits(_PARTS.get(part, BeatKind.EXPECTATION), setting, said, scene.source, present)
            )
        return None if self.repeats(passages) else passages

    def repeats(self, passages: Sequence[SceneBits]) -> bool:
        """Whether a line stands twice in the passages or was said before."""
        texts = [plain(said.text) for p in passages for said in p.said if said.text and not said.bit.action]
        return len(set(texts)) < len(texts) or bool(self.texts & set(texts))

    def keep(self, passages: Sequence[SceneBits]) -> list[SceneBits]:
        """Remembers what was said and shown, so that it isn't said again."""
        for passage in passages:
            self.used.add(passage.scene)
            for said in passage.said:
                if said.text and not said.bit.action:
                    self.texts.add(plain(said.text))
                if said.who in self.spoken:
                    self.spoken[said.who] += 1
                self.mentioned |= {(t.prop.value, t.label) for t in said.things}
                self.topic_said |= any("{topic" in text for text in said.bit.texts)
        return list(passages)

    def _unplayable(self, bit: Bit, roles: Mapping[str, str]) -> bool:
        """The narrator, who speaks for a missing partner, can't act."""
        return bit.action and roles.get(bit.who) == "narrator"

    def _roles(self, scene: JokeScene, focus: str | None) -> dict[str, str] | None:
        """Who plays the scene's roles; None when the cast doesn't fit."""
        film = self.film
        cast = list(film.cast)
        wanted = scene.where.get("trait")
        if wanted:
            fitting = [key for key in cast if wanted in manner(film.characters.get(key))[:2]]
            if not fitting or (focus and focus not in fitting):
                return None
            focus = focus or min(fitting, key=lambda key: self.spoken[key])
        if scene.kind == "aside":
            cast = [focus or cast[0]]
        elif scene.kind in ("gag", "move", "runner"):
            cast = self._pair(focus, leads=wanted is not None)
        needed = [role for role in "ABC" if role in scene.roles]
        if len(cast) == 1 and "B" in needed and not film.mime:
            if any("{B" in text for bit in scene.bits for text in bit.texts):
                return None
            cast = [*cast, "narrator"]
        if needed and "ABC".index(needed[-1]) >= len(cast):
            return None
        return {role: cast["ABC".index(role)] for role in needed}

    def _pair(self, focus: str | None, leads: bool) -> list[str]:
        """The focus and whoever said least, the surer of the two first (unless the focus must lead)."""
        film = self.film
        quiet = sorted(film.cast, key=lambda key: self.spoken[key])
        first = focus or quiet[0]
        rest = [key for key in quiet if key != first]
        pair = [first, *rest[:1]]
        if leads or len(pair) < 2:
            return pair
        if film.form in LED or film.form in NARRATED:
            return sorted(pair, key=film.cast.index)
        return sorted(pair, key=lambda key: -sureness(film.characters.get(key)))

    def _entities(
        self, roles: Mapping[str, str], setting: Setting, things: Sequence[Prop]
    ) -> dict[str, LineSubject]:
        film = self.film
        found = {role: name_entity(film.name(who)) for role, who in roles.items() if who != "narrator"}
        found |= scene_entities(film, setting, things)
        return found

    def _say(
        self, bit: Bit, roles: Mapping[str, str], entities: Mapping[str, LineSubject], things: Sequence[Prop]
    ) -> FilledLine:
        choices = list(bit.texts)
        self.film.rng.shuffle(choices)
        failure: MissingSlotError | None = None
        for raw in choices:
            try:
                text = fill(raw, entities, self.film.rng.choice)
            except MissingSlotError as missing:
                failure = missing
                continue
            who = "narrator" if bit.who == "N" else roles.get(bit.who, "")
            seen = tuple(
                thing
                for role, thing in zip("TUV", things, strict=False)
                if shows(role, raw, text, entities[role].name)
            )
            return FilledLine(bit, who, text, seen, self._cost(bit, text))
        raise failure or MissingSlotError(bit.who)

    def _cost(self, bit: Bit, text: str) -> float:
        if bit.who == "LOWER":
            return 0.0
        if bit.who == "CARD":
            return card_seconds(text, self.film.language)
        if bit.action:
            return ACTION
        return speech_seconds(text, self.film.language) + BREATH + (0.6 if bit.punch else 0.0)


def plain(text: str) -> str:
    """A line without case and punctuation: what a listener would take for the same line."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def shows(role: str, raw: str, text: str, name: str) -> bool:
    """Whether a line speaks of the thing in a role, by slot or by its plain name."""
    return role in slots(raw) or re.search(rf"(?<!\w){re.escape(name)}", text, re.I) is not None


def scene_entities(film: FilmDecisions, setting: Setting, things: Sequence[Prop]) -> dict[str, LineSubject]:
    """What lines may speak of besides people: place, hour, weather, things, topic."""
    found = {"P": place_entity(setting, film.language)}
    for role, thing in zip("TUV", things, strict=False):
        found[role] = thing_entity(thing, film.language)
    if film.topic:
        found["topic"] = name_entity(film.topic)
    found["W"] = name_entity(_WEATHER[film.language][setting.weather.value])
    found["when"] = name_entity(_TIME[film.language][setting.time.value])
    return found
