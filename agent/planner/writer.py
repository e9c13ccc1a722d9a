"""Writes the lines: picks scenes from the joke files that fit the film, fills them, fits them to the length.

A film is one plot (set-up, expectation, twist, tag). Between expectation and twist come gags about what
the request names, longer films add acts and a running gag. Everything is chosen by the film's seed; no
scene and no line is used twice. Pictures are ``staging``'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...common.story import Setting, Thing
from ...common.vocabulary import BeatKind, Device, Form
from .film import Film, manner
from .script import Bit, Scene, library
from .timing import card_seconds, speech_seconds
from .words import Entity, MissingSlot, fill, name_entity, place_entity, slots, thing_entity

BREATH = 0.55
"""Seconds that a line costs besides its words: pause, share of lead and hold."""
PARTS = {
    "setup": BeatKind.SETUP,
    "expectation": BeatKind.EXPECTATION,
    "twist": BeatKind.TWIST,
    "tag": BeatKind.TAG,
}


@dataclass(frozen=True)
class Said:
    """A filled bit: what one character says or does."""

    bit: Bit
    who: str
    text: str
    things: tuple[Thing, ...] = ()
    seconds: float = 0.0


@dataclass
class Passage:
    """Bits that belong together, in one setting."""

    kind: BeatKind
    setting: Setting
    said: list[Said]
    scene: str
    present: tuple[str, ...] = ()
    rank: int = 0

    @property
    def seconds(self) -> float:
        """Estimated length."""
        return sum(said.seconds for said in self.said)


@dataclass
class Script:
    """A written film before it has pictures."""

    passages: list[Passage] = field(default_factory=list)
    device: Device | None = None
    title: str = ""
    end_card: str = ""
    logline: str = ""

    @property
    def seconds(self) -> float:
        """Estimated length."""
        return sum(passage.seconds for passage in self.passages)


class Writer:
    """Writes one film."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.scenes = library(film.language)
        self.used: set[str] = set()
        self.texts: set[str] = set()
        self.spoken: dict[str, int] = dict.fromkeys(film.cast, 0)

    # ---- filling -------------------------------------------------------------------------------

    def _roles(self, scene: Scene, focus: str | None = None) -> dict[str, str] | None:
        """Who plays the scene's roles; ``focus`` becomes A. None when the cast is too small."""
        cast = list(self.film.cast)
        wanted = scene.where.get("trait")
        if wanted:
            fitting = [key for key in cast if wanted in manner(self.film.characters.get(key))[:2]]
            if not fitting or (focus and focus not in fitting):
                return None
            focus = focus or min(fitting, key=lambda key: self.spoken[key])
        if focus:
            cast = [focus, *[key for key in cast if key != focus]]
            if len(cast) > 2:
                cast = [focus, *sorted(cast[1:], key=lambda key: self.spoken[key])]
        needed = [role for role in "ABCD" if role in scene.roles]
        if needed and "ABCD".index(needed[-1]) >= len(cast):
            return None
        return {role: cast["ABCD".index(role)] for role in needed}

    def _entities(
        self, scene: Scene, roles: dict[str, str], setting: Setting, things: Sequence[Thing]
    ) -> dict[str, Entity]:
        film = self.film
        found = {role: name_entity(film.name(who)) for role, who in roles.items()}
        found["P"] = place_entity(setting, film.language)
        for role, thing in zip("TUV", things, strict=False):
            found[role] = thing_entity(thing, film.language)
        if film.topic and len(film.topic) <= 60:
            found["topic"] = name_entity(film.topic)
        for key, value in phrases(setting, film.language).items():
            found[key] = name_entity(value)
        return found

    def play(
        self,
        scene: Scene,
        setting: Setting,
        *,
        things: Sequence[Thing] | None = None,
        focus: str | None = None,
        only: Iterable[str] | None = None,
        kind: BeatKind = BeatKind.EXPECTATION,
        keep: bool = True,
    ) -> list[Passage] | None:
        """The scene in this film, one passage a part, or None when it can't be played."""
        roles = self._roles(scene, focus)
        if roles is None:
            return None
        things = list(things if things is not None else self.film.things)
        entities = self._entities(scene, roles, setting, things)
        passages: list[Passage] = []
        texts: set[str] = set()
        try:
            for part, bits in scene.parts.items():
                if only is not None and part not in only:
                    continue
                said = [self._say(bit, roles, entities, things) for bit in bits]
                passages.append(
                    Passage(
                        PARTS.get(part.rstrip("0123456789"), kind),
                        setting,
                        said,
                        scene.source,
                        tuple(roles.values()),
                    )
                )
                texts |= {line.text.lower() for line in said if line.text and line.who}
        except MissingSlot:
            return None
        if texts & self.texts:
            return None
        if keep:
            self.keep(passages)
        return passages

    def keep(self, passages: Sequence[Passage]) -> None:
        """Remembers what was said, so that it isn't said again."""
        for passage in passages:
            self.used.add(passage.scene)
            for line in passage.said:
                if line.text:
                    self.texts.add(line.text.lower())
                if line.who in self.spoken:
                    self.spoken[line.who] += 1

    def _say(
        self, bit: Bit, roles: dict[str, str], entities: dict[str, Entity], things: Sequence[Thing]
    ) -> Said:
        film = self.film
        choices = list(bit.texts)
        film.rng.shuffle(choices)
        failure: MissingSlot | None = None
        for raw in choices:
            try:
                text = fill(raw, entities, film.rng.choice)
            except MissingSlot as missing:
                failure = missing
                continue
            seen = tuple(
                thing
                for role, thing in zip("TUV", things, strict=False)
                if role in slots(raw) or entities[role].name.lower() in text.lower()
            )
            who = (
                "narrator"
                if bit.who == "N"
                else ""
                if bit.who in ("CARD", "LOWER")
                else roles.get(bit.who, "")
            )
            return Said(bit, who, text, seen, self._cost(bit, text))
        raise failure or MissingSlot(bit.who)

    def _cost(self, bit: Bit, text: str) -> float:
        if bit.who == "LOWER":
            return 0.0
        if bit.who == "CARD":
            return card_seconds(text, self.film.language)
        if bit.action:
            return 1.6
        return speech_seconds(text, self.film.language) + BREATH + (0.6 if bit.punch else 0.0)

    # ---- choosing ------------------------------------------------------------------------------

    def candidates(self, kind: str, test: Callable[[Scene], float]) -> list[Scene]:
        """Unused scenes of a kind, best first; ``test`` gives a weight, 0 leaves a scene out."""
        weighted = [
            (test(scene), scene)
            for scene in self.scenes
            if scene.kind == kind and scene.source not in self.used
        ]
        keyed = [
            (self.film.rng.random() ** (1.0 / weight), scene) for weight, scene in weighted if weight > 0
        ]
        return [scene for _, scene in sorted(keyed, key=lambda pair: -pair[0])]

    def _plot_weight(self, scene: Scene, form: Form, setting: Setting) -> float:
        film = self.film
        if form.value not in scene.tags or not fits(scene, setting, film):
            return 0.0
        if film.device and film.device.value not in scene.tags:
            return 0.0
        weight = 1.0
        weight *= 4.0 if "place" in scene.where else 1.0
        weight *= 3.0 if film.topic and "needs" in scene.where else 1.0
        return weight * (0.2 if len(film.cast) > 2 and "C" not in scene.roles and film.seconds < 20 else 1.0)

    def plot(self, form: Form, setting: Setting, limit: float) -> list[Passage] | None:
        """A plot that fits into ``limit`` seconds once its optional bits are gone."""
        for scene in self.candidates("plot", lambda s: self._plot_weight(s, form, setting)):
            passages = self.play(scene, setting, keep=False)
            if passages is None or sum(required(p) for p in passages) > limit:
                continue
            self.keep(passages)
            self.device = device_of(scene, self.film)
            return passages
        return None

    device: Device | None = None


def required(passage: Passage) -> float:
    """Seconds of a passage without its optional bits."""
    return sum(said.seconds for said in passage.said if not said.bit.optional)


def device_of(scene: Scene, film: Film) -> Device | None:
    """The comic device that a scene is tagged with."""
    if film.device:
        return film.device
    return next((device for device in Device if device.value in scene.tags), None)


def fits(scene: Scene, setting: Setting, film: Film) -> bool:
    """Whether a scene's conditions hold in a setting."""
    where = scene.where
    if "place" in where and (setting.place.value not in where["place"].split(",") or setting.label):
        return False
    if "weather" in where and setting.weather.value not in where["weather"].split(","):
        return False
    if "time" in where and setting.time.value not in where["time"].split(","):
        return False
    if where.get("needs") == "topic" and not film.topic:
        return False
    if "form" in where and where["form"] != film.form.value:
        return False
    return not (where.get("cast") and len(film.cast) != int(where["cast"]))


def phrases(setting: Setting, language: str) -> dict[str, str]:
    """Words for the weather and the time of a setting."""
    weather = {
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
            "snow": "大雪里",
            "fog": "大雾里",
            "wind": "大风里",
        },
    }[language]
    time = {
        "en": {"day": "at noon", "morning": "in the morning", "sunset": "at sunset", "night": "at night"},
        "zh": {"day": "大白天", "morning": "大清早", "sunset": "黄昏时分", "night": "大半夜"},
    }[language]
    return {"W": weather[setting.weather.value], "when": time[setting.time.value]}


def write(film: Film) -> Script:
    """The whole script for a film."""
    writer = Writer(film)
    script = Script()
    first, final = film.settings[0], film.settings[-1]
    target = film.story_seconds
    plot = (
        writer.plot(film.form, first, target * 1.02) or writer.plot(Form.SKETCH, first, target * 1.02) or []
    )
    opening = [p for p in plot if p.kind in (BeatKind.SETUP, BeatKind.EXPECTATION)]
    closing = [replace(p, setting=final) for p in plot if p.kind in (BeatKind.TWIST, BeatKind.TAG)]
    _trim([*opening, *closing], target)
    room = target - sum(p.seconds for p in plot)
    middle = _fill(writer, room, spoken_of=plot)
    script.passages = [p for p in [*opening, *middle, *closing] if p.said]
    script.device = writer.device
    return script


def _trim(passages: Sequence[Passage], target: float) -> None:
    """Leaves out optional bits, the longest first, until the passages fit."""
    extra = [
        (said.seconds, passage, said) for passage in passages for said in passage.said if said.bit.optional
    ]
    for _, passage, said in sorted(extra, key=lambda item: -item[0]):
        if sum(p.seconds for p in passages) <= target:
            return
        passage.said.remove(said)


def _fill(writer: Writer, room: float, spoken_of: Sequence[Passage]) -> list[Passage]:
    """Gags for what isn't spoken of yet, then for the rest, until the room is full."""
    film = writer.film
    middle: list[Passage] = []
    spoken = {(t.prop, t.label) for p in spoken_of for said in p.said for t in said.things}
    turns = 0
    while room > 3.0 and turns < 60:
        turns += 1
        setting = film.settings[
            min(
                int(len(film.settings) * len(middle) / max(1, len(middle) + room / 9)), len(film.settings) - 1
            )
        ]
        missing = [t for t in film.things if (t.prop, t.label) not in spoken]
        found = _gag(writer, setting, missing, room)
        if not found:
            break
        spoken |= {(t.prop, t.label) for p in found for said in p.said for t in said.things}
        middle += found
        room -= sum(p.seconds for p in found)
    return middle


def _gag(writer: Writer, setting: Setting, missing: Sequence[Thing], room: float) -> list[Passage]:
    film = writer.film

    def weight(scene: Scene) -> float:
        thing = scene.where.get("thing")
        if not fits(scene, setting, film):
            return 0.0
        if thing and thing not in {t.prop.value for t in film.things}:
            return 0.0
        if missing and thing in {t.prop.value for t in missing}:
            return 50.0
        if missing and any(re.search(r"\{T", text) for bit in scene.bits for text in bit.texts):
            return 12.0
        return 3.0 if scene.where else 1.0

    quiet = [key for key in film.cast if writer.spoken[key] == 0]
    for scene in writer.candidates("gag", weight):
        things = _things_for(scene, film, missing)
        focus = quiet[0] if quiet else film.cast[film.rng.randrange(len(film.cast))]
        passages = writer.play(scene, setting, things=things, focus=focus, keep=False) or writer.play(
            scene, setting, things=things, keep=False
        )
        if passages is None or sum(p.seconds for p in passages) > room:
            continue
        writer.keep(passages)
        return passages
    return []


def _things_for(scene: Scene, film: Film, missing: Sequence[Thing]) -> list[Thing]:
    """The film's things with the one the gag is about in front."""
    named = scene.where.get("thing")
    if named:
        fitting = [t for t in [*missing, *film.things] if t.prop.value == named]
        first = fitting[0]
    elif missing:
        first = missing[0]
    else:
        first = film.rng.choice(film.things)
    return [first, *[t for t in film.things if t != first]]
