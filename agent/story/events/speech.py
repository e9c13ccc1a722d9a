"""Who says what in a shot: quoted words verbatim, a fitting line for whoever is told to speak, a sound for animals."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ....common.acts import Act, Action, ConstraintKind, Entity, EntityKind, Event, Tone
from ....common.story import Intent, Language, Line, Shot
from ....common.vocabulary import Emotion
from ....intent.people import Persona
from ..timing import least_seconds, speech_seconds
from .lines import QUIET, LineTexts, makes_talk, spoken_kind
from .parts import Part

BRIEF: Final = 12.0
"""Seconds of a story below which only what must be said is said, and shortly."""
MOST_LINES: Final = 4
"""Lines of a shot."""
_LOUD: Final = frozenset(
    {
        Action.FALL,
        Action.JUMP,
        Action.CHASE,
        Action.FLEE,
        Action.CELEBRATE,
        Action.APPEAR,
        Action.FIGHT,
        Action.WAKE,
    }
)
"""What animals do with a sound."""
_LONGEST_PAUSE: Final = 3.0
_UNTIL_ACT: Final = 0.2
"""Seconds into an act after which its words begin."""


@dataclass
class Talk:
    """Draws the lines of one film."""

    parts: Mapping[str, list[Part]]
    words: LineTexts
    language: Language
    tone: Tone | None
    voices: Sequence[str] = ()
    """Presets that aren't in the film: their voices are lent to animals."""
    room: float = 15.0
    """Seconds of answers and exclamations that the film has time for."""
    speaks: bool = True
    """Whether anything but quoted words may be said."""
    exclaims: bool = True
    """Whether somebody may say a word that wasn't asked for."""
    called: dict[str, str] = field(default_factory=dict)
    """How captions call those who speak with a lent voice."""
    count: int = 0
    talking: set[str] = field(default_factory=set)
    """Animals that speak words in this film."""

    def say(self, shot: Shot, act: Act, event: Event, at: float) -> float:
        """Puts an act's lines into its shot, to begin ``at`` seconds; returns how long they take, seconds."""
        speakers = [part for key in act.who for part in self.parts.get(key, [])]
        if not speakers:
            return 0.0
        figures = [part for part in speakers if part.is_actor]
        speaker = (figures or speakers)[0]
        kind = spoken_kind(act, event.text)
        text = self._text(act, kind, speaker, alone=not shot.lines)
        if not text:
            return 0.0
        spent = self._add(shot, speaker, text, at)
        if kind and not act.says and self.speaks and self.room > 0:
            spent += self._answer(shot, act, kind, [*figures[1:], *(p for p in speakers if p not in figures)])
        return spent

    def _text(self, act: Act, kind: str | None, speaker: Part, *, alone: bool) -> str:
        if act.says:
            return act.says
        human = speaker.is_actor or speaker.entity.id in self.talking or makes_talk(act)
        sounds = speaker.entity.kind is EntityKind.ANIMAL or speaker.entity.prop == "robot"
        if kind and self.speaks and (kind != "greet" or act.action != "wave" or self.tone not in QUIET):
            if human:
                return self.words.said(kind, act)
            return self.words.sound(speaker.entity) if sounds else ""
        if self.speaks and self.exclaims and self.room > 0 and alone and self.tone not in QUIET:
            loud = sounds and act.action in _LOUD
            text = self.words.exclaimed(act) if human else self.words.sound(speaker.entity) if loud else ""
            self.room -= speech_seconds(text, self.language) if text else 0.0
            return text
        return ""

    def _answer(self, shot: Shot, act: Act, kind: str, others: Sequence[Part]) -> float:
        """The one spoken to, or the second of two who speak, answers."""
        to = [*self.parts.get(act.whom or "", []), *others]
        if not to or len(shot.lines) >= MOST_LINES:
            return 0.0
        entity = to[0].entity
        if to[0].is_actor or entity.id in self.talking:
            text = self.words.answered(kind)
        elif entity.kind is EntityKind.ANIMAL and kind in (
            "greet",
            "goodbye",
            "ask",
            "call",
            "argue",
            "thank",
        ):
            text = self.words.sound(entity)
        else:
            return 0.0
        if not text:
            return 0.0
        spent = self._add(shot, to[0], text, 0.0)
        self.room -= spent
        return spent

    def _add(self, shot: Shot, part: Part, text: str, at: float) -> float:
        if len(shot.lines) >= MOST_LINES:
            return 0.0
        who = part.id if part.is_actor else self.lent(part.entity)
        known = {actor.character: actor.emotion for actor in shot.actors}
        self.count += 1
        pause = round(min(_LONGEST_PAUSE, max(0.3, at + _UNTIL_ACT - least_seconds(shot))), 2)
        line = Line(
            id=f"l{self.count}",
            character=who,
            text=text,
            emotion=known.get(who, Emotion.NEUTRAL),
            language=self.language,
            pause=pause,
        )
        shot.lines = [*shot.lines, line]
        return speech_seconds(text, self.language) + 0.3

    def lent(self, entity: Entity) -> str:
        """The voice of somebody without a figure: a preset's that isn't in the film, else the narrator's."""
        lent = {name: voice for voice, name in self.called.items()}
        name = entity.name[:60]
        if name in lent:
            return lent[name]
        voice = next((key for key in self.voices if key not in self.called), "narrator")
        if voice != "narrator":
            self.called[voice] = name
        return voice


def make_talk(
    intent: Intent,
    parts: Mapping[str, list[Part]],
    characters: Mapping[str, Persona],
    rng: random.Random,
    seconds: float,
) -> Talk:
    """Who may say what in a film of ``seconds``, by its constraints; the voices of those who aren't in it are free."""
    reading = intent.reading
    kinds = {one.kind for one in reading.constraints}
    used = {part.extra.voice if part.extra else part.id for some in parts.values() for part in some}
    used |= {*intent.characters, *intent.without}
    speaks = ConstraintKind.ONLY_THESE_LINES not in kinds
    acts = reading.acts
    words = LineTexts(intent.language, rng, {one.id: one for one in reading.entities}, brief=seconds < BRIEF)
    words.keep(act.says for act in acts)
    return Talk(
        parts,
        words,
        intent.language,
        reading.tone,
        voices=[key for key, persona in characters.items() if not persona.narrator and key not in used],
        room=0.4 * seconds if seconds >= BRIEF else 0.0,
        speaks=speaks,
        exclaims=speaks and ConstraintKind.NO_JOKES not in kinds,
        talking={who for act in acts if makes_talk(act) for who in act.who},
    )
