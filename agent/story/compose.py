"""Which scenes make the film: one plot, gags about what was asked for, and acts as a film grows longer.

A film opens with a plot's set-up and expectation and closes with its twist and tag. What the plot leaves
unsaid (things, places, people) comes between, then further gags; films over a minute add whole plots as acts
and a running gag in three steps. Very short films are a scene of their own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from ...common.story import Prop, Setting
from ...common.vocabulary import BeatKind, Device, Form
from .film import FilmDecisions
from .script import JokeScene
from .writer import TAG, FilledLine, SceneBits, Script, Writer, level_of

GAG_SECONDS = 6.5
"""Usual length of a gag, for planning ahead."""
FRAMES = 7
"""Frames that are written before the one that speaks most of the request is taken."""
_OPENING = (BeatKind.SETUP, BeatKind.EXPECTATION)


def compose(film: FilmDecisions, lines_per_shot: float = 3.3) -> Script:
    """The whole script of a film; ``lines_per_shot`` (at most four fit) counts where shots are asked for."""
    return _Composer(film, lines_per_shot).script()


class _Composer:
    def __init__(self, film: FilmDecisions, lines_per_shot: float) -> None:
        self.film = film
        self.writer = Writer(film)
        self.device: Device | None = None
        self.middle: list[SceneBits] = []
        self.most_lines = max(4, int(lines_per_shot * film.intent.shots)) if film.intent.shots else 10_000
        self.room = 0.0
        self.topic_room = 0.0
        self.middle_seconds = 1.0

    def script(self) -> Script:
        target = self._speaking_seconds()
        reserve = self._reserve()
        frame = self._frame(target, reserve)
        _trim(frame, max(target - reserve, sum(p.required for p in frame)))
        self.room = self.middle_seconds = max(0.0, target * 1.01 - sum(p.seconds for p in frame))
        self._middle()
        trim_lines([*frame, *self.middle], self.most_lines)
        opening = [p for p in frame if p.kind in _OPENING]
        closing = [p for p in frame if p.kind not in _OPENING]
        self._tell_what_is_short()
        return Script([p for p in [*opening, *self.middle, *closing] if p.said], self.device)

    def _speaking_seconds(self) -> float:
        """What the story may take; asked-for shots beyond the usual number need half a second each."""
        film = self.film
        if not film.intent.shots:
            return film.story_seconds
        extra = max(0.0, film.intent.shots - film.story_seconds / 3.2)
        return max(4.0, film.story_seconds - 0.55 * extra)

    # ---- the frame: a plot, or a short film -----------------------------------------------------

    def _reserve(self) -> float:
        """Seconds kept for what a plot of two people and one thing can't say."""
        film = self.film
        extras = (
            max(0, len(film.cast) - 2) + max(0, len(film.intent.things) - 1) + max(0, len(film.settings) - 1)
        )
        speaks = bool(film.topic) and not film.topic_thing and not film.mime and film.seconds >= 20
        self.topic_room = 6.0 if speaks else 0.0
        return min(0.45 * film.seconds, self.topic_room + extras * (4.5 if film.seconds >= 25 else 2.5))

    def _part_setting(self, part: str) -> Setting:
        """Set-ups play in the first setting, twists in the last."""
        settings = self.film.settings
        return settings[-1] if part in ("twist", "tag") else settings[0]

    def _frame(self, target: float, reserve: float) -> list[SceneBits]:
        forms = [Form.SILENT_FILM] if self.film.mime else [self.film.form, Form.SKETCH]
        limits = (
            ("plot", target - reserve),
            ("short", target + 0.07 * self.film.seconds),
            ("plot", target * 1.03),
        )
        for strict in (True, False) if self.film.device else (False,):
            for form in forms:
                for kind, limit in limits:
                    passages = self._plot(kind, form, limit, strict)
                    if passages:
                        return passages
        return []

    def _plot(
        self, kind: str, form: Form, limit: float, strict: bool = False, here: Setting | None = None
    ) -> list[SceneBits] | None:
        """A plot that fits into ``limit`` seconds once its optional bits are gone.

        Its twist and tag may come from another plot of the same form whose ending stands on its own. An act
        in the middle plays ``here``; the frame begins in the first setting and ends in the last.
        """
        best: tuple[float, list[SceneBits], JokeScene] | None = None
        found = 0
        for scene in self.writer.candidates(kind, lambda s: self._weight(s, form)):
            for ending in self._endings(scene, kind, form):
                if strict and self.film.device and self.film.device.value not in ending.tags:
                    continue
                passages = self._joined(scene, ending, here)
                if passages is None or required_lines(passages) > self.most_lines:
                    continue
                room = self.topic_room if speaks_of_topic(passages) else 0.0
                allowed = max(limit, min(limit + room, 1.02 * self._speaking_seconds()))
                if sum(p.required for p in passages) > allowed:
                    continue
                fit = self._relevance(passages) + self.film.rng.random()
                if best is None or fit > best[0]:
                    best = fit, passages, ending
                found += 1
                break
            if found >= FRAMES:
                break
        if best is None:
            return None
        self.device = self.device or self._device(best[2])
        return self.writer.keep(best[1])

    def _endings(self, scene: JokeScene, kind: str, form: Form) -> list[JokeScene]:
        """The scene's own ending and others of its form, in the order to try."""
        endings = self.writer.candidates("ending", lambda s: self._weight(s, form)) if kind == "plot" else []
        if "twist" in scene.parts:
            endings.insert(self.film.rng.randrange(min(len(endings), 2) + 1), scene)
        return endings

    def _relevance(self, passages: Sequence[SceneBits]) -> float:
        """How much of what was asked for the lines that must stay speak of."""
        film = self.film
        said = [s for p in passages for s in p.said if not level_of(p, s)]
        asked = [(t.prop, t.label) for t in film.things]
        spoken = [(t.prop, t.label) for s in said for t in s.things]
        most, weight = (2, 1.0) if film.asked_things else (1, 0.8)
        things = weight * sum(min(most, spoken.count(thing)) for thing in asked[:most])
        topic = speaks_of_topic(passages)
        place = film.intent.place_named and any("{P." in text for s in said for text in s.bit.texts)
        return things + 2.5 * topic + 0.6 * place

    def _joined(self, scene: JokeScene, ending: JokeScene, here: Setting | None) -> list[SceneBits] | None:
        """A plot's set-up and expectation with its own or another ending.

        Another ending doesn't need the plot's own expectation, which then often gives way to gags about
        what was asked for.
        """
        setting_of = self._part_setting if here is None else lambda _: here
        if ending is scene:
            return self.writer.play(scene, setting_of)
        if ending.source.startswith(scene.source + "#"):
            return None
        gone = ("twist", "tag", "expectation") if self.film.rng.random() < 0.6 else ("twist", "tag")
        opening = self.writer.play(scene, setting_of, without=gone)
        closing = self.writer.play(ending, setting_of)
        if opening is None or closing is None or self.writer.repeats([*opening, *closing]):
            return None
        return [*opening, *closing]

    def _device(self, scene: JokeScene) -> Device | None:
        """The scene's comic device, the asked-for one first."""
        asked = self.film.device
        if asked and asked.value in scene.tags:
            return asked
        return next((d for d in Device if d.value in scene.tags), None)

    def _weight(self, scene: JokeScene, form: Form) -> float:
        film = self.film
        if form.value not in scene.tags or not self.writer.fits(scene, film.settings[0]):
            return 0.0
        weight = 2.5 if "place" in scene.where else 1.0
        return weight * (2.0 if "needs" in scene.where else 1.0)

    # ---- the middle -----------------------------------------------------------------------------

    def _middle(self) -> None:
        film = self.film
        acts = 0 if film.mime or film.seconds < 75 else math.floor((film.seconds - 45) / 38)
        steps = self._runner() if film.seconds >= 55 and not film.mime else []
        here = film.settings[0]
        for turn in range(80):
            if self.room < 2.2 or sum(len(p.said) for p in self.middle) >= self.most_lines:
                return
            done = 1.0 - self.room / self.middle_seconds
            setting = self._setting_at(done)
            if setting != here:
                here = setting
                self._add(self._move(setting))
                continue
            spare = self.room - 7.0 * len(self._unsaid())
            if steps and spare > 6.0 and done >= (0.1, 0.45, 0.8)[3 - len(steps)]:
                self._add(steps.pop(0)(setting))
                continue
            if acts and turn > 1 and done > 0.12 and self.room > 25 and not self._unsaid():
                acts -= 1
                limit = self.room - 6.0 - GAG_SECONDS * len(steps)
                forms = (film.form, Form.SKETCH)
                act = next(filter(None, (self._plot("plot", f, limit, here=setting) for f in forms)), None)
                if self._add(act, keep=GAG_SECONDS * len(steps)):
                    continue
            if not self._add(self._gag(setting)):
                return

    def _add(self, passages: Sequence[SceneBits] | None, keep: float = 0.0) -> bool:
        """Takes passages into the middle, without optional bits if they would leave less than ``keep`` seconds."""
        if not passages:
            return False
        _trim(passages, self.room - keep)
        self.middle += passages
        self.room -= sum(p.seconds for p in passages)
        return True

    def _setting_at(self, done: float) -> Setting:
        """The setting at a fraction of the middle; the first and last have the frame besides."""
        settings = self.film.settings
        if len(settings) < 3:
            return settings[-1] if done > 0.5 else settings[0]
        return settings[
            min(int((done * 0.98) * (len(settings) - 1)) + (1 if done > 0.02 else 0), len(settings) - 1)
        ]

    def _unsaid(self) -> list[Prop]:
        """Asked-for things that nobody has spoken of yet."""
        return [t for t in self.film.things if (t.prop.value, t.label) not in self.writer.mentioned]

    def _move(self, setting: Setting) -> list[SceneBits] | None:
        for scene in self.writer.candidates("move", lambda s: 1.0 if self.writer.fits(s, setting) else 0.0):
            passages = self.writer.play(scene, lambda _: setting)
            if passages and sum(p.seconds for p in passages) <= self.room:
                return self.writer.keep(passages)
        return None

    def _runner(self) -> list[Callable[[Setting], list[SceneBits] | None]]:
        """A running gag as three steps, each to be played where the film then is."""
        scenes = self.writer.candidates("runner", lambda s: 1.0)
        if not scenes or len(self.film.cast) < 2:
            return []
        scene = scenes[0]
        thing = self.film.things[:1]

        def step(part: str, setting: Setting) -> list[SceneBits] | None:
            passages = self.writer.play(
                scene, lambda _: setting, things=thing, focus=self.film.cast[0], only=part
            )
            return self.writer.keep(passages) if passages else None

        return [partial(step, part) for part in scene.parts]

    def _gag(self, setting: Setting) -> list[SceneBits] | None:
        film, writer = self.film, self.writer
        unsaid = self._unsaid()
        quiet = [key for key in film.cast if writer.spoken[key] == 0]

        def weight(scene: JokeScene) -> float:
            if not writer.fits(scene, setting):
                return 0.0
            thing = scene.where.get("thing")
            if thing and thing not in {t.prop.value for t in film.things}:
                return 0.0
            if "needs" in scene.where and not writer.topic_said:
                return 80.0
            speaks_of = any("{T" in text for bit in scene.bits for text in bit.texts)
            if unsaid:
                return 60.0 if thing in {t.prop.value for t in unsaid} else 10.0 if speaks_of else 0.2
            return (
                6.0
                if {"place", "thing", "weather", "needs"} & set(scene.where)
                else 3.0
                if scene.where
                else 1.2
            )

        kinds = (
            ("aside", "gag")
            if quiet and (self.room < 7 * len(quiet) or len(quiet) > 2)
            else ("gag", "aside")
            if quiet
            else ("gag",)
        )
        for kind in kinds:
            for scene in writer.candidates(kind, weight):
                things = self._things_for(scene, unsaid)
                focus = quiet[0] if quiet else None
                passages = writer.play(scene, lambda _: setting, things=things, focus=focus)
                if passages is None or sum(p.seconds for p in passages) > self.room:
                    continue
                return writer.keep(passages)
        return None

    def _things_for(self, scene: JokeScene, unsaid: Sequence[Prop]) -> list[Prop]:
        """The film's things with the one the gag is about in front."""
        named = scene.where.get("thing")
        pool = [*unsaid, *self.film.things]
        first = next((t for t in pool if t.prop.value == named), None) or (
            unsaid[0] if unsaid else self.film.rng.choice(self.film.things)
        )
        return [first, *[t for t in self.film.things if t != first]]

    def _tell_what_is_short(self) -> None:
        """Says what the film only shows because it is too short to speak of it."""
        film = self.film
        asked = [t for t in self._unsaid() if t in film.intent.things]
        if asked and not film.mime:
            names = ", ".join(t.label or t.prop.value.replace("_", " ") for t in asked)
            film.note(
                f"{film.seconds:g} seconds are short for this story: {names} can be seen but nobody speaks of it.",
                f"{film.seconds:g}秒讲不完:{names}只露了个面,没人提到。",
            )
        silent = [
            film.name(k) for k in film.cast if self.writer.spoken[k] == 0 and k in film.intent.characters
        ]
        if silent and not film.mime:
            who = ", ".join(silent)
            film.note(
                f"{film.seconds:g} seconds are short: {who} only has a silent part.",
                f"{film.seconds:g}秒太短:{who}没有台词,只出镜。",
            )


def required_lines(passages: Sequence[SceneBits]) -> int:
    """How many spoken lines must stay."""
    return sum(
        bool(s.text and s.who and not s.bit.action) for p in passages for s in p.said if not level_of(p, s)
    )


def trim_lines(passages: Sequence[SceneBits], most: int) -> None:
    """Leaves out bits, optional ones first, until at most ``most`` lines are spoken."""

    def count() -> int:
        return sum(bool(s.text and s.who and not s.bit.action) for p in passages for s in p.said)

    while count() > most:
        before = count()
        _trim(passages, sum(p.seconds for p in passages) - 0.1)
        if count() == before:
            gags = [p for p in passages if p.kind is BeatKind.EXPECTATION and p.said]
            if not gags:
                return
            gags[-1].said = []


def speaks_of_topic(passages: Sequence[SceneBits]) -> bool:
    """Whether a line that must stay names the topic."""
    return any(
        "{topic" in text for p in passages for s in p.said if not level_of(p, s) for text in s.bit.texts
    )


def _trim(passages: Sequence[SceneBits], target: float) -> None:
    """Leaves out bits until the passages fit: ``?``, then ``??``, then the tag.

    On each level the shortest group that is enough goes, or else the longest.
    """
    for level in (1, 2, TAG):
        groups = [group for passage in passages for group in _groups(passage, level)]
        while groups:
            excess = sum(p.seconds for p in passages) - target
            if excess <= 0:
                return
            lengths = [sum(said.seconds for said in group) for _, group in groups]
            enough = [n for n, length in enumerate(lengths) if length >= excess]
            number = (
                min(enough, key=lengths.__getitem__)
                if enough
                else max(range(len(groups)), key=lengths.__getitem__)
            )
            passage, group = groups.pop(number)
            passage.said = [said for said in passage.said if said not in group]


def _groups(passage: SceneBits, level: int) -> list[tuple[SceneBits, list[FilledLine]]]:
    """Runs of neighbouring bits of one optional level."""
    runs = groupby(passage.said, key=lambda said: level_of(passage, said))
    return [(passage, list(run)) for found, run in runs if found == level]
