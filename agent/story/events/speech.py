"""Who says what in a shot: quoted words verbatim, a fitting line for whoever is told to speak, a sound for animals."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ....common.acts import (
    Act,
    Action,
    ConstraintKind,
    Entity,
    EntityKind,
    Event,
    StagedAct,
    State,
    Tone,
    Way,
)
from ....common.story import Intent, Language, Line, Shot
from ....common.vocabulary import Emotion
from ....intent.people import Persona
from ..film import manner
from ..timing import least_seconds, speech_seconds
from .catchphrases import CatchPhrases, phrases_of
from .exclaimed import Moment, Occasion
from .known import KnownFeeling, KnownStory
from .lines import QUIET, LineTexts, makes_talk, spoken_kind
from .parts import Part

BRIEF: Final = 12.0
"""Seconds of a story below which little is said, and shortly."""
SHARE_OF_BRIEF: Final = 0.12
"""Of a brief story's seconds, what may be spent on words that nobody asked for."""
LEAST_TALK: Final = 5.0
"""Seconds of a story below which only what must be said is said."""
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
UNTIL_ACT: Final = 0.2
"""Seconds into an act after which its words begin."""
MOMENTS: Final[Mapping[Moment, float]] = {"before": 0.0, "during": 0.3, "after": 0.9}
"""The share of an act after which words of a moment begin."""
OVER: Final = 0.2
"""Seconds that words beside an act may last longer than it."""


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
    brief: bool = False
    """Whether words that nobody asked for must fit into that."""
    speaks: bool = True
    """Whether anything but quoted words may be said."""
    exclaims: bool = True
    """Whether somebody may say a word that wasn't asked for."""
    called: dict[str, str] = field(default_factory=dict)
    """How captions call those who speak with a lent voice."""
    tempers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The tempers of those who are presets, by their entity."""
    phrases: CatchPhrases = field(default_factory=lambda: CatchPhrases({}))
    known: KnownStory | None = None
    """What a person's own documents say of the story."""
    count: int = 0
    talking: set[str] = field(default_factory=set)
    """Animals that speak words in this film."""

    def say(self, shot: Shot, act: Act, event: Event, at: float) -> float:
        """Puts what an act can't be done without into its shot: quoted words, speaking, an animal's sound.

        Returns how long that takes from ``at``, seconds.
        """
        speakers = [part for key in act.who for part in self.parts.get(key, [])]
        if not speakers:
            return 0.0
        figures = [part for part in speakers if part.is_actor]
        speaker = (figures or speakers)[0]
        kind = spoken_kind(act, event.text)
        text = self._text(shot, act, kind, speaker)
        if not text:
            return 0.0
        spent = self._add(shot, speaker, text, at + UNTIL_ACT)
        if kind and not act.says and self.speaks and self.room > 0:
            others = [*figures[1:], *(part for part in speakers if part not in figures)]
            spent += self._answer(shot, act, kind, [part for part in others if part is not speaker])
        return spent

    def exclaim(self, shot: Shot, act: Act, staged: StagedAct) -> None:
        """Puts words beside an act that nobody asked for, where some fit and nothing else is said in its shot."""
        if not (self.speaks and self.exclaims and self.room > 0) or shot.lines:
            return
        occasion, quiet = self._occasion(shot, act), self.tone in QUIET
        known = None if quiet else self.phrases.fitting(occasion)
        if known is not None and self._slip(shot, staged, *known):
            self.phrases.spent()
            if self.known is not None:
                self.known.quoted(known[0].entity, known[2])
            return
        if not quiet and self._feel(shot, staged, occasion):
            return
        found = self.words.exclaimed(occasion, quiet=quiet)
        if found is not None:
            self._slip(shot, staged, *found)

    def _feel(self, shot: Shot, staged: StagedAct, occasion: Occasion) -> bool:
        """Lets somebody say what they think of a thing of the act, where a person's documents tell it; whether it was."""
        for one in self.known.feelings if self.known else ():
            speaker = next((part for part in occasion.talkers if part.entity.id == one.fact.about), None)
            if (
                speaker is not None
                and one.thing in occasion.act.names
                and self._felt(shot, staged, speaker, one)
            ):
                return True
        return False

    def _felt(self, shot: Shot, staged: StagedAct, speaker: Part, one: KnownFeeling) -> bool:
        texts = one.feeling.en if self.language == "en" else one.feeling.zh
        text = self.words.felt(texts, one.thing)
        actor = next((actor for actor in shot.actors if actor.character == speaker.id), None)
        if actor is not None and actor.emotion is Emotion.NEUTRAL:
            actor.emotion = one.feeling.emotion
        said = bool(text) and self._slip(shot, staged, speaker, "before", text)
        if said and self.known is not None:
            self.known.spoken(one, text)
        return said

    def _slip(self, shot: Shot, staged: StagedAct, speaker: Part, moment: Moment, text: str) -> bool:
        """Puts words beside an act as far as the film has time for them; whether it has."""
        takes = speech_seconds(text, self.language)
        if self.brief and takes > self.room:  # a short film has no time for it
            return False
        latest = staged.seconds + OVER - takes  # the picture isn't held for it, and nothing hurried
        wait = max(0.0, min(MOMENTS[moment] * staged.seconds, latest))
        self._add(shot, speaker, text, staged.start + UNTIL_ACT + wait)
        self.room -= takes
        return True

    def _occasion(self, shot: Shot, act: Act) -> Occasion:
        """An act as it is seen in its shot."""
        asleep = {body.id for body in shot.things if State.ASLEEP in body.states}
        asleep |= {actor.character for actor in shot.actors if State.ASLEEP in actor.states}
        shown = {*(actor.character for actor in shot.actors), *(body.id for body in shot.things)} - asleep
        bodies = [part for some in self.parts.values() for part in some if part.id in shown]
        awake = [part for part in bodies if part.is_actor or part.entity.kind is EntityKind.ANIMAL]
        talkers = [part for part in awake if self._talks(part)]
        held = next(iter(self.parts.get(act.what or "", ())), None)
        spot = next((body.at for body in shot.things if held is not None and body.id == held.id), None)
        holder = spot.entity if spot is not None and spot.relation == "held_by" else ""
        owner = next((part.entity.id for part in bodies if part.id == holder), None)
        robbed = act.whom if act.path is Way.FROM and self.parts.get(act.whom or "") else None
        return Occasion(
            act=act,
            parts=self.parts,
            entities=self.words.entities,
            doers=[part for key in act.who for part in self.parts.get(key, ())],
            awake=awake,
            talkers=talkers,
            owner=robbed or owner,
            tempers=self.tempers,
        )

    def _talks(self, part: Part) -> bool:
        return part.is_actor or part.entity.id in self.talking

    def _text(self, shot: Shot, act: Act, kind: str | None, speaker: Part) -> str:
        if act.says:
            return act.says
        if not self.speaks:
            return ""
        sounds = speaker.entity.kind is EntityKind.ANIMAL or speaker.entity.prop == "robot"
        mute = kind == "greet" and act.action is Action.WAVE and self.tone in QUIET
        if kind and not mute:
            if self._talks(speaker) or makes_talk(act):
                return self.words.said(kind, act, heard=len(self._occasion(shot, act).awake) > 1)
            return self.words.sound(speaker.entity) if sounds else ""
        extra = self.exclaims and self.room > 0 and not shot.lines and self.tone not in QUIET
        if extra and sounds and act.action in _LOUD and not self._talks(speaker):
            text = self.words.sound(speaker.entity)
            self.room -= speech_seconds(text, self.language) if text else 0.0
            return text
        return ""

    def _answer(self, shot: Shot, act: Act, kind: str, others: Sequence[Part]) -> float:
        """The one spoken to, or the second of two who speak, answers."""
        asked = [] if act.whom in act.who else self.parts.get(act.whom or "", [])
        alive = (part for part in (*asked, *others) if part.is_actor or part.entity.kind is EntityKind.ANIMAL)
        to = list(alive)
        if not to or len(shot.lines) >= MOST_LINES:
            return 0.0
        entity = to[0].entity
        if to[0].is_actor or entity.id in self.talking:
            text = self.words.answered(kind, act)
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
        pause = round(min(_LONGEST_PAUSE, max(0.3, at - least_seconds(shot))), 2)
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
    known: KnownStory,
) -> Talk:
    """Who may say what in a film of ``seconds``, by its constraints; the voices of those who aren't in it are free."""
    reading = known.reading
    kinds = {one.kind for one in reading.constraints}
    used = {part.extra.voice if part.extra else part.id for some in parts.values() for part in some}
    used |= {*intent.characters, *intent.without}
    speaks = ConstraintKind.ONLY_THESE_LINES not in kinds
    acts = reading.acts
    entities = {one.id: one for one in reading.entities}
    words = LineTexts(intent.language, rng, entities, parts, brief=seconds < BRIEF, addresses=known.addresses)
    words.keep(act.says for act in acts)
    return Talk(
        parts,
        words,
        intent.language,
        reading.tone,
        voices=[key for key, persona in characters.items() if not persona.narrator and key not in used],
        room=0.0 if seconds < LEAST_TALK else (0.4 if seconds >= BRIEF else SHARE_OF_BRIEF) * seconds,
        brief=seconds < BRIEF,
        speaks=speaks,
        exclaims=speaks and ConstraintKind.NO_JOKES not in kinds,
        tempers={
            one.id: manner(characters[one.character])[:2]
            for one in reading.entities
            if one.character and one.character in characters
        },
        known=known,
        phrases=phrases_of(entities, characters, intent.language, rng),
        talking={who for act in acts if makes_talk(act) for who in act.who},
    )
